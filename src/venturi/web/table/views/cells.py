"""One cell of the table as a form, and what becomes of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from venturi.web.deals.models import Deal
from venturi.web.pages.answers import UNPROCESSABLE, status_of
from venturi.web.pages.refusals import placed
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_change
from venturi.web.table import selectors, services
from venturi.web.table.columns import Column, columns_for
from venturi.web.table.forms import ChangeForm, typed
from venturi.web.table.views.table import address, asked_of
from venturi.web.trail.refusals import Refused


@require_GET
def row(request: HttpRequest, deal: int) -> HttpResponse:
    """A row as it is; without JavaScript the page of its deal."""
    found = _found(request, deal)
    return _row(request, found) if request.htmx else redirect("deal", found.pk)  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def cell(request: HttpRequest, deal: int, key: str) -> HttpResponse:
    """A row with one cell to type into, for whoever may change it; what was typed goes through the gate."""
    found, column = _found(request, deal), _column(request, key)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("deal", found.pk)
    about: dict[str, Any] = {"names": column.edits, "person": who(request), "on": timezone.now().date(), "deal": found}
    if request.method == "GET" and not may_change(who(request)):
        return _row(request, found)
    if request.method == "GET":
        return _row(request, found, editing=column, form=ChangeForm(initial=typed(found, column.edits), **about))
    form = ChangeForm(request.POST, **about)
    if not form.is_valid():
        return _row(request, found, status=UNPROCESSABLE, editing=column, form=form)
    return _changed(request, found, column, form)


def _changed(request: HttpRequest, found: Deal, column: Column, form: ChangeForm) -> HttpResponse:
    said = {name: value for name, value in form.cleaned_data.items() if name in form.fields}
    version = int(request.POST["version"]) if request.POST.get("version", "").isdigit() else None
    try:
        services.change(found, said, by=who(request), version=version)
    except Refused as refusal:
        # What is there now is what the next attempt is made from.
        again = _found(request, found.pk)
        told = {"editing": column, "form": form, "issues": placed(form, refusal.issues)}
        return _row(request, again, status=status_of(refusal), **told)
    return _row(request, _found(request, found.pk), changed=column)


def _found(request: HttpRequest, deal: int) -> Deal:
    there = Deal.objects.visible_to(who(request), on=timezone.now().date())
    return get_object_or_404(selectors.with_names(there), pk=deal)


def _column(request: HttpRequest, key: str) -> Column:
    for column in columns_for(who(request)):
        if column.key == key and column.edits:
            return column
    raise Http404(key)


def _row(request: HttpRequest, found: Deal, *, status: int = 200, **told: object) -> HttpResponse:
    asked = asked_of(request)
    about = {
        "row": selectors.row(found, asked.columns, now=timezone.now()),
        "asked": asked,
        "may_change": may_change(who(request)),
        "back": address(asked.query),
    }
    return render(request, "table/_row.html", about | told, status=status)
