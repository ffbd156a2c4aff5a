"""Saved views: make, rename, share, remove, and which opens first."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from venturi.web.pages.answers import UNPROCESSABLE, status_of
from venturi.web.people.requests import who
from venturi.web.table import selectors, services
from venturi.web.table.asked import kept
from venturi.web.table.forms import ViewForm
from venturi.web.table.models import SavedView
from venturi.web.table.views.table import address
from venturi.web.trail.refusals import Refused


@require_http_methods(["GET", "POST"])
def views(request: HttpRequest) -> HttpResponse:
    """All views that one may open; a new one for the state that is posted."""
    if request.method == "GET":
        return _page(request)
    form = ViewForm(request.POST)
    query = kept(request.POST.get("query", ""))
    if not form.is_valid():
        return _page(request, status=UNPROCESSABLE, new=form, query=query)
    try:
        made = services.make_view(query=query, by=who(request), **form.cleaned_data)
    except Refused as refusal:
        return _page(request, status=status_of(refusal), new=form, query=query, issues=refusal.issues)
    messages.success(request, f"{made} is saved.")
    return redirect(address(f"{made.query}&view={made.pk}"))


@require_POST
def view(request: HttpRequest, view: int) -> HttpResponse:
    """Rename a view, share it, or give it the state that is posted."""
    found, form = _found(request, view), ViewForm(request.POST)
    if not form.is_valid():
        return _page(request, status=UNPROCESSABLE, edited={found.pk: form})
    state = {"query": request.POST["query"]} if "query" in request.POST else {}
    try:
        services.change_view(found, form.cleaned_data | state, by=who(request), version=_version(request))
    except Refused as refusal:
        return _page(request, status=status_of(refusal), edited={found.pk: form}, issues=refusal.issues)
    messages.success(request, f"{form.cleaned_data['name']} is saved.")
    return redirect(address(f"{kept(request.POST['query'])}&view={found.pk}")) if state else redirect("views")


@require_POST
def removal(request: HttpRequest, view: int) -> HttpResponse:
    """Remove a view."""
    found = _found(request, view)
    try:
        services.remove_view(found, by=who(request), version=_version(request))
    except Refused as refusal:
        return _page(request, status=status_of(refusal), issues=refusal.issues)
    messages.success(request, f"{found} is removed.")
    return redirect("views")


@require_POST
def first(request: HttpRequest) -> HttpResponse:
    """Choose the view that opens first, or none."""
    said = request.POST.get("view", "")
    chosen = _found(request, int(said)) if said.isdigit() else None
    services.open_first(chosen, by=who(request))
    messages.success(request, f"{chosen or 'All open deals'} opens first from now on.")
    return redirect("views")


def _found(request: HttpRequest, view: int) -> SavedView:
    return get_object_or_404(selectors.views_of(who(request)), pk=view)


def _version(request: HttpRequest) -> int | None:
    said = request.POST.get("version", "")
    return int(said) if said.isdigit() else None


def _page(request: HttpRequest, *, status: int = 200, **told: Any) -> HttpResponse:
    person = who(request)
    edited = told.pop("edited", {})
    about = {
        "views": [
            (one, edited.get(one.pk) or ViewForm.of(one), selectors.may_change_view(one, person))
            for one in selectors.views_of(person)
        ],
        "first": selectors.first_of(person),
    }
    return render(request, "table/views.html", about | told, status=status)
