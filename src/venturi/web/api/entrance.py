"""What holds for every address of the API before and after its door: no cookie, one format, one shape of errors."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern

from venturi.web.api.problems import JSON, Problem, absent, answered, problem

WITH_BODY = {"POST", "PUT", "PATCH"}


def entrance(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, which nobody needs to be signed in for: whether a token is there is asked behind it."""

    @wraps(view)
    def entered(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        try:
            _check(request)
            response = view(_without_body(request), *given, **named)
        except Problem as found:
            response = answered(request, found)
        if isinstance(response, HttpResponseNotAllowed):
            response = answered(request, _not_allowed(request, response["Allow"]))
        rate = getattr(request, "rate", None)
        for name, value in (rate.headers if rate else {}).items():
            response[name] = value
        response["Cache-Control"] = "private, no-cache"
        response["Vary"] = "Authorization"
        return response

    entered.csrf_exempt = True  # type: ignore[attr-defined]
    entered.login_required = False  # type: ignore[attr-defined]
    return entered


def with_entrance(patterns: list[Any]) -> list[URLPattern]:
    """The same addresses, each behind the entrance."""
    for pattern in patterns:
        pattern.callback = entrance(pattern.callback)
    return patterns


def nowhere(request: HttpRequest) -> HttpResponse:
    """An address at which there is nothing."""
    del request
    raise absent()


def _check(request: HttpRequest) -> None:
    if not request.accepts(JSON):
        message = f'Answers are in {JSON}, and the request accepts "{request.headers["Accept"][:80]}".'
        raise problem(406, "format-not-acceptable", message, f"Send Accept: {JSON}, or leave it out.")
    sent = request.content_type or ""
    if request.method in WITH_BODY and sent != JSON and (sent or request.META.get("CONTENT_LENGTH")):
        message = f'The body is sent as "{sent[:80]}".'
        raise problem(415, "format-unknown", message, f"Send JSON, with Content-Type: {JSON}.")


def _without_body(request: HttpRequest) -> HttpRequest:
    # Whoever asks for the head of an answer gets what GET gets; the server leaves the body out.
    if request.method == "HEAD":
        request.method = "GET"
    return request


def _not_allowed(request: HttpRequest, allowed: str) -> Problem:
    message = f"There is no {request.method} here."
    return problem(405, "method-not-allowed", message, f"Use {allowed}.", Allow=allowed)
