"""What every page is printed on, the signs of life, and what is said of a form that is too old."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from venturi.report.html import paper as of_the_report

DAY = 86_400


@login_not_required
@require_safe
@cache_control(public=True, max_age=DAY)
def paper(request: HttpRequest) -> HttpResponse:
    """The colours and the type of the report: pages and report are one house."""
    return HttpResponse(of_the_report(), content_type="text/css; charset=utf-8")


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """The server runs."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The server runs and its database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the mark of this session: it is too old, or it is not ours."""
    del reason
    return render(request, "pages/form_too_old.html", status=403)
