"""Keys: a request that is sent again with its key is not done again, it is answered again."""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from venturi.errors import Issue
from venturi.web.api.access import asking
from venturi.web.api.models import KEY_LENGTH, Answer
from venturi.web.api.problems import JSON, Problem

HEADER = "Idempotency-Key"
PATTERN = rf"[\x21-\x7e]{{1,{KEY_LENGTH}}}"
KEPT = timedelta(hours=24)
ANSWERED = ("ETag", "Location")


def once(request: HttpRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    """What the act answers, or what it answered to the same request before.

    The key is written first and the answer last, in the transaction of the act: of two requests at the same time one
    waits for the other. An act that is refused leaves no key: nothing was done, and mended it may come again.
    """
    key = request.headers.get(HEADER)
    if key is None:
        with transaction.atomic():
            return act()
    _check(key)
    if found := _found(request, key):
        return _again(request, found)
    try:
        return _done(request, key, act)
    except IntegrityError:
        if found := _found(request, key):
            return _again(request, found)
        raise


def _done(request: HttpRequest, key: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    now = timezone.now()
    with transaction.atomic():
        Answer.objects.filter(at__lte=now - KEPT).delete()
        kept = Answer.objects.create(person=asking(request), key=key, digest=_digest(request), at=now)
        response = act()
        kept.status, kept.body = response.status_code, response.content.decode()
        kept.headers = {name: response[name] for name in ANSWERED if name in response}
        kept.save(update_fields=["status", "body", "headers"])
    return response


def _found(request: HttpRequest, key: str) -> Answer | None:
    return Answer.objects.filter(person=asking(request), key=key, at__gt=timezone.now() - KEPT).first()


def _again(request: HttpRequest, found: Answer) -> HttpResponse:
    if found.digest != _digest(request):
        message = f'The key "{found.key}" came with another request before.'
        remedy = "Choose a new key for each act, and keep it for sending the same one again."
        raise Problem(422, Issue(code="key-of-another-request", message=message, remedy=remedy, column=HEADER))
    return HttpResponse(found.body, status=found.status, content_type=JSON, headers=found.headers)


def _digest(request: HttpRequest) -> str:
    said = [request.method or "", request.get_full_path(), request.headers.get("If-Match", "")]
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogateescape") + b"\n" + request.body).hexdigest()


def _check(key: str) -> None:
    if not re.fullmatch(PATTERN, key):
        message = f"A key has 1 to {KEY_LENGTH} characters, without blanks."
        remedy = "Take a random one, such as a UUID."
        raise Problem(422, Issue(code="field-malformed", message=message, remedy=remedy, column=HEADER))
