"""Around every request: a number for it, one line in the log, what is measured; and the signs of life."""

import logging
import re
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from venturi.web.operations.logs import request_id
from venturi.web.operations.measures import measured

log = logging.getLogger("venturi.requests")
HEADER, GIVEN = "X-Request-Id", re.compile(r"[A-Za-z0-9-]{8,64}")
SIGNS = {"health", "ready", "metrics"}
NONE = "none"
# What an answer has that the middleware of pages never saw: signs of life, and what failed on its way there.
STRICT = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "X-Content-Type-Options": "nosniff"}
Answer = Callable[[HttpRequest], HttpResponse]


class Queries:
    """Counts the queries of one request."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        return execute(sql, params, many, context)


def observed(answer: Answer) -> Answer:
    """The outermost middleware."""

    def observe(request: HttpRequest) -> HttpResponse:
        # A proxy in front may have given it a number already.
        given = request.headers.get(HEADER, "")
        number = given if GIVEN.fullmatch(given) else uuid4().hex
        token, start, queries = request_id.set(number), time.perf_counter(), Queries()
        try:
            with connection.execute_wrapper(queries):
                response = answer(request)
            response[HEADER] = number
            for name, value in STRICT.items():
                response.setdefault(name, value)
            _tell(request, response, time.perf_counter() - start, queries.count)
        finally:
            request_id.reset(token)
        return response

    return observe


def signs_of_life(answer: Answer) -> Answer:
    """Whoever watches over the process asks it by its own address, and without encryption: answered before all else."""

    def watch(request: HttpRequest) -> HttpResponse:
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return answer(request)
        if match.url_name not in SIGNS:
            return answer(request)
        request.resolver_match = match
        return match.func(request)

    return watch


def _tell(request: HttpRequest, response: HttpResponse, seconds: float, queries: int) -> None:
    match = request.resolver_match
    view = (match.view_name if match else None) or NONE
    measured(view, request.method or "", response.status_code, seconds, queries)
    if view in SIGNS:
        return
    # Who was asked for by somebody, and not loaded for the log alone.
    person = getattr(request, "_cached_user", None)
    log.info(
        "answered",
        extra={
            "method": request.method,
            "route": match.route if match else NONE,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "queries": queries,
            "person": getattr(person, "pk", None),
        },
    )
