"""Signs of life and what is measured, for whoever watches over the workspace."""

from hmac import compare_digest

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from venturi.web.operations.doctor.database import migrated
from venturi.web.operations.measures import exposition
from venturi.web.operations.presence import alive

UNAVAILABLE = 503
HERE = {"127.0.0.1", "::1"}
# What a proxy adds: behind one, every request comes from its address.
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-Ip")


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """The server runs."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The server runs, its database answers and is of this version; and, as information, how many workers live."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        tables, workers = _is_migrated(), len(alive())
    except DatabaseError:
        return JsonResponse({"ready": False, "database": "does not answer"}, status=UNAVAILABLE)
    told = {"ready": tables, "database": "answers", "tables": "of this version" if tables else "of another version"}
    return JsonResponse(told | {"workers": workers}, status=200 if tables else UNAVAILABLE)


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """What is measured: for this machine, and for whoever knows the token."""
    if not (_is_from_here(request) or _knows_token(request)):
        raise Http404
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)


def _is_from_here(request: HttpRequest) -> bool:
    forwarded = any(name in request.headers for name in FORWARDED)
    return request.META.get("REMOTE_ADDR") in HERE and not forwarded


def _knows_token(request: HttpRequest) -> bool:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    known = settings.METRICS_TOKEN
    return bool(known) and scheme == "Bearer" and compare_digest(given.encode(), known.encode())


def _is_migrated() -> bool:
    """Asked until it is so: while a server runs, its tables do not go back."""
    if not _known:
        _known.update({True} if not migrated().issues else ())
    return bool(_known)


_known: set[bool] = set()
