"""What is here, and how the workspace is called."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from venturi.web.data import selectors, services
from venturi.web.data import workspace as of_data
from venturi.web.data.answers import administers, answer, only
from venturi.web.data.forms.people import WorkspaceForm
from venturi.web.people.requests import who


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What is here: the pages one may open, and how much there is."""
    on, person = timezone.now().date(), who(request)
    told = {
        "workspace": of_data.workspace(),
        "rooms": selectors.rooms(person, on=on),
        "counts": selectors.counts(person, on=on),
        "administers": administers(request),
    }
    return render(request, "data/home.html", told)


@require_http_methods(["GET", "POST"])
def workspace(request: HttpRequest) -> HttpResponse:
    """What the workspace is called, and in which currency it reports."""
    only(administers(request))
    found = of_data.workspace()
    initial = {"name": found.name, "currency": found.currency, "version": found.version or None}
    form = WorkspaceForm(request.POST or None, initial=initial)
    page = partial(_workspace, request, form)
    if request.method == "GET":
        return page()
    act = partial(services.change_workspace, by=who(request))
    return answer(request, form, act, page=page, said="The workspace is changed.")


def _workspace(request: HttpRequest, form: WorkspaceForm, *, status: int = 200, issues: Any = ()) -> HttpResponse:
    return render(request, "data/workspace.html", {"form": form, "issues": issues}, status=status)
