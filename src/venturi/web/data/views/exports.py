"""The whole workspace as files, in the form that every tool of this house reads."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from venturi.web.data import exports as files
from venturi.web.data.answers import administers, only
from venturi.web.data.models import Export, State
from venturi.web.data.tasks import export as make
from venturi.web.people.requests import who

SHOWN = 20


@require_http_methods(["GET", "POST"])
def exports(request: HttpRequest) -> HttpResponse:
    """The latest exports, and a new one."""
    only(administers(request))
    if request.method == "POST":
        person = who(request)
        asked = Export.objects.create(asked_by=person, asked_at=timezone.now(), amounts=person.sees_amounts)
        make.enqueue(asked.pk)
        messages.success(request, "The export is being made.")
        return redirect("exports")
    return render(request, "data/exports.html", {"exports": _there(request)[:SHOWN]})


@require_GET
def export(request: HttpRequest, key: int) -> HttpResponseBase:
    """The file of an export. With amounts, only for those who may see them."""
    only(administers(request))
    found = get_object_or_404(_there(request).filter(state=State.DONE), pk=key)
    path = files.folder() / found.file
    only(path.is_file())
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"venturi-{found.asked_at:%Y-%m-%d}.zip")


def _there(request: HttpRequest) -> "files.Exports":
    there = Export.objects.select_related("asked_by")
    return there if who(request).sees_amounts else there.filter(amounts=False)
