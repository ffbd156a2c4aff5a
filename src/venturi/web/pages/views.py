"""What every page is printed on, and what is said of a form that is too old."""

from django.contrib.auth.decorators import login_not_required
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


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the mark of this session: it is too old, or it is not ours."""
    del reason
    return render(request, "pages/form_too_old.html", status=403)
