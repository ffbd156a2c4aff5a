"""Keys: a request that is sent again with its key is not done again, it is answered again.

The answer tells what its asker may see by then: it may be less than at first, and it may be nothing.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from venturi.errors import Issue
from venturi.web.api.access import asking
from venturi.web.api.models import KEY_LENGTH, Answer
from venturi.web.api.problems import Problem

HEADER = "Idempotency-Key"
PATTERN = rf"[\x21-\x7e]{{1,{KEY_LENGTH}}}"
KEPT = timedelta(hours=24)
ETAG = "ETag"


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done once. ``do``: hands back the record; ``say``: what is answered about a record.

    ``found``: the record of an id, as far as its asker sees it by then; null for an act after which nobody sees it.
    """

    do: Callable[[], Any]
    say: Callable[[Any], HttpResponse]
    found: Callable[[int], Any] | None = None


def once(request: HttpRequest, act: Act) -> HttpResponse:
    """What is answered about the act, whether it is done now or was by the same request before.

    The key is written first and the answer last, in the transaction of the act: of two requests at the same time one
    waits for the other. An act that is refused leaves no key: nothing was done, and mended it may come again.
    """
    key = request.headers.get(HEADER)
    if key is None:
        with transaction.atomic():
            return act.say(act.do())
    _check(key)
    if found := _found(request, key):
        return _again(request, found, act)
    try:
        return _done(request, key, act)
    except IntegrityError:
        if found := _found(request, key):
            return _again(request, found, act)
        raise


def _done(request: HttpRequest, key: str, act: Act) -> HttpResponse:
    now = timezone.now()
    with transaction.atomic():
        Answer.objects.filter(at__lte=now - KEPT).delete()
        kept = Answer.objects.create(person=asking(request), key=key, digest=_digest(request), at=now)
        record = act.do()
        response = act.say(record)
        kept.status, kept.record = response.status_code, record.pk
        kept.headers = {} if act.found else {ETAG: response[ETAG]}
        kept.save(update_fields=["status", "record", "headers"])
    return response


def _found(request: HttpRequest, key: str) -> Answer | None:
    return Answer.objects.filter(person=asking(request), key=key, at__gt=timezone.now() - KEPT).first()


def _again(request: HttpRequest, found: Answer, act: Act) -> HttpResponse:
    if found.digest != _digest(request):
        message = f'The key "{found.key}" came with another request before.'
        remedy = "Choose a new key for each act, and keep it for sending the same one again."
        raise Problem(422, Issue(code="key-of-another-request", message=message, remedy=remedy, column=HEADER))
    if act.found is None or found.record is None:
        return HttpResponse(status=found.status, headers=found.headers)
    return act.say(act.found(found.record))


def _digest(request: HttpRequest) -> str:
    said = [request.method or "", request.get_full_path(), request.headers.get("If-Match", "")]
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogateescape") + b"\n" + request.body).hexdigest()


def _check(key: str) -> None:
    if not re.fullmatch(PATTERN, key):
        message = f"A key has 1 to {KEY_LENGTH} characters, without blanks."
        remedy = "Take a random one, such as a UUID."
        raise Problem(422, Issue(code="field-malformed", message=message, remedy=remedy, column=HEADER))
