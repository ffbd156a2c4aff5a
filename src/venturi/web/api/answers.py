"""What all doors do with a request and with an answer."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from pydantic import BaseModel

from venturi.errors import Issue
from venturi.web.api.nouns import Noun
from venturi.web.api.problems import DESCRIPTION, JSON, Problem, problem
from venturi.web.people.models import Person

BASE = "/api/v1"
# A proxy that compresses answers marks their ETags as weak.
_ETAG = re.compile(r'(?:W/)?"([1-9][0-9]{0,9})(?:-reduced)?"', re.ASCII)


def check_names(request: HttpRequest, known: type[BaseModel] | None = None) -> None:
    """Parameters that are not described are refused, and those that come twice."""
    names = set(known.model_fields) if known else set()
    found = [_unknown(name) for name in request.GET if name not in names]
    found += [_twice(name) for name in request.GET if name in names and len(request.GET.getlist(name)) > 1]
    if found:
        raise Problem(422, *found)


def version_of(request: HttpRequest) -> int:
    """The version that its author was looking at, which every change of a record has to say."""
    said = request.headers.get("If-Match")
    if said is None:
        message = "The request does not say which version of the record it is about."
        raise problem(428, "version-missing", message, "Send the ETag of the record in the header If-Match.")
    match = _ETAG.fullmatch(said)
    if match is None:
        remedy = 'Send the ETag of the record as it came, such as "3" with its quotation marks.'
        issue = Issue(code="field-malformed", message=f"{said[:80]} is no ETag.", remedy=remedy, column="If-Match")
        raise Problem(422, issue)
    return int(match[1])


def told(request: HttpRequest, noun: Noun, record: Any, person: Person) -> HttpResponse:
    """A record, or that it is still what the asker has."""
    etag = noun.shape.etag(record, person)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if etag in known or f"W/{etag}" in known or "*" in known:
        return HttpResponseNotModified(headers={"ETag": etag})
    return shown(noun, record, person)


def shown(noun: Noun, record: Any, person: Person, *, status: int = 200) -> HttpResponse:
    """A record with its version; a new one with its address."""
    response = as_json(noun.shape.of(record, person), status=status)
    response["ETag"] = noun.shape.etag(record, person)
    if status == 201:
        response["Location"] = f"{BASE}/{noun.many}/{record.pk}"
    return response


def as_json(said: BaseModel, *, status: int = 200) -> HttpResponse:
    """What was set of it; what was not is absent."""
    return HttpResponse(said.model_dump_json(exclude_unset=True), status=status, content_type=JSON)


def _unknown(name: str) -> Issue:
    message = f'There is no parameter "{name[:80]}".'
    return Issue(code="field-unknown", message=message, remedy=DESCRIPTION, column=name[:80])


def _twice(name: str) -> Issue:
    return Issue(code="parameter-twice", message=f'"{name}" is given twice.', remedy="Give it once.", column=name)
