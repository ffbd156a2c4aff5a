"""What every page is printed on, and what is said of a form that is too old, and of what failed."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from venturi.report.html import paper as of_the_report

DAY = 86_400
BUSY = 5
# A form that HTMX sent stays as it is, with what was typed; above it stands what happened.
ABOVE = {"HX-Retarget": "#main .messages", "HX-Reswap": "innerHTML", "HX-Reselect": ".failed"}


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


def failed(request: HttpRequest) -> HttpResponse:
    """A page that failed: the database had too much to do, or it is a mistake of the program.

    Nothing of it asks the database, which may be what failed.
    """
    del request
    if isinstance(sys.exc_info()[1], OperationalError):
        headers = {**ABOVE, "Retry-After": str(BUSY)}
        return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
    return HttpResponse(render_to_string("500.html"), status=500, headers=ABOVE)
