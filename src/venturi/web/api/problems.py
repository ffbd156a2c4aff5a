"""Whatever goes wrong is said in issues, in one shape, whichever status it comes with."""

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from ninja.errors import AuthenticationError, HttpError
from pydantic import ValidationError

from venturi.errors import Issue
from venturi.web.trail.refusals import Forbidden, Outdated, Refused

logger = logging.getLogger(__name__)
JSON = "application/json"
SHOWN = 80
DESCRIPTION = "Look it up in the description, /api/v1/openapi.json."
STATUSES: Mapping[type[Refused], int] = {Outdated: 412, Forbidden: 403}
BUSY = 5


class Problem(Exception):
    """A request that cannot be answered as asked; ``headers`` come with the answer."""

    def __init__(self, status: int, *issues: Issue, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.issues, self.headers = status, issues, headers or {}
        super().__init__(status, *issues)


def problem(status: int, code: str, message: str, remedy: str, **headers: str) -> Problem:
    """A problem with one reason; ``headers``: names with underscores."""
    issue = Issue(code=code, message=message, remedy=remedy)
    return Problem(status, issue, headers={name.replace("_", "-"): value for name, value in headers.items()})


def absent() -> Problem:
    """There is no such thing, or the person may not see it."""
    remedy = "Look at the list it should be in: what you may not see is not told apart from what is not there."
    return problem(404, "record-absent", "There is no such record.", remedy)


def unknown(column: str, value: Any) -> Problem:
    """A record that another one is to belong to is not there for this person."""
    issue = Issue(
        code="reference-unknown",
        message=f"There is no record {value}, or you may not see it.",
        remedy="Give the id of one that you may see.",
        column=column,
    )
    return Problem(422, issue)


def answer(status: int, issues: Sequence[Issue], headers: Mapping[str, str] | None = None) -> HttpResponse:
    """The answer that says what is wrong."""
    body = json.dumps({"issues": [issue.as_dict() for issue in issues]})
    return HttpResponse(body, status=status, content_type=JSON, headers=dict(headers or {}))


def answered(request: HttpRequest, found: Any) -> HttpResponse:
    """The answer to whatever was raised."""
    del request
    cause = _problem(found)
    return answer(cause.status, cause.issues, cause.headers)


def _problem(found: Exception) -> Problem:
    match found:
        case Problem():
            return found
        case Refused():
            return Problem(STATUSES.get(type(found), 422), *found.issues)
        case AuthenticationError():
            return unauthenticated()
        case Http404():
            return absent()
        case RequestDataTooBig():
            return problem(413, "body-too-large", "The body is larger than 2.5 MB.", "Send it in parts.")
        case HttpError() | UnreadablePostError():
            message = f"The body cannot be read: {found.__cause__ or found}."
            return problem(400, "body-unreadable", message, "Send one JSON document in UTF-8.")
        case IntegrityError():
            message = "Somebody else wrote the same at this moment."
            return problem(409, "written-meanwhile", message, "Look at what is there now, and send it again.")
        case OperationalError():
            logger.warning("the database did not answer", exc_info=found)
            message, remedy = "The database has too much to do.", "Send it again in a few seconds."
            return problem(503, "database-busy", message, remedy, Retry_After=str(BUSY))
        case _:
            logger.error("a request failed", exc_info=found)
            message = "This is a mistake of the program, and it is written down in its log."
            return problem(500, "mistake-of-the-program", message, "Tell whoever runs the workspace when it happened.")


def unauthenticated() -> Problem:
    """Nobody knows who asks."""
    remedy = "Make one on the page of tokens, and send it in the header Authorization: Bearer vnt_…"
    message = "There is no token, or it is not known, expired or revoked."
    return problem(401, "token-missing", message, remedy, WWW_Authenticate='Bearer realm="Venturi"')


def unfit(found: ValidationError, source: str) -> list[Issue]:
    """What of a request is not as it is described; ``source``: path, query or body."""
    return [_unfit(error, source) for error in found.errors(include_url=False)]


def _unfit(error: Any, source: str) -> Issue:
    # The body is the value of one parameter, whose name nobody outside knows.
    place = error["loc"][1:] if source == "body" else error["loc"][-1:]
    column = ".".join(str(part) for part in place) or None
    match error["type"]:
        case "missing":
            message = f'"{column}" is missing.' if column else "The request has no body."
            return Issue(code="field-missing", message=message, remedy="Give it.", column=column)
        case "extra_forbidden":
            message = f'There is no field "{_short(column)}".'
            return Issue(code="field-unknown", message=message, remedy=DESCRIPTION, column=_short(column))
        case _:
            value = _short(json.dumps(error["input"], default=str))
            said = error["msg"].removeprefix("Value error, ")
            message = f"{value}: {said[:1].lower()}{said[1:]}."
            return Issue(code="field-malformed", message=message, remedy=DESCRIPTION, column=column)


def _short(text: str | None) -> str:
    return text if text and len(text) <= SHOWN else f"{(text or '')[:SHOWN]}…"
