"""Products, targets, costs and rates: one list and one page for all of them, see `kinds`."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from venturi.web.data.answers import administers, answer, only
from venturi.web.data.forms.finance import PasteForm
from venturi.web.data.kinds import Kind
from venturi.web.data.selectors import history_of
from venturi.web.finance import pasted
from venturi.web.pages.answers import UNPROCESSABLE
from venturi.web.people.requests import who

ROWS = 100


@require_http_methods(["GET", "POST"])
def records(request: HttpRequest, kind: Kind) -> HttpResponse:
    """All records of a kind that one may see, and a form for a new one."""
    only(kind.may_read(who(request)))
    form = kind.form(request.POST or None)
    del form.fields["version"]
    page = partial(_list, request, kind, form)
    if request.method == "GET":
        return page()
    act = partial(kind.make, by=who(request))
    return answer(request, form, act, page=page, said=f"The {kind.one} is recorded: {{}}.")


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, kind: Kind, key: int) -> HttpResponse:
    """One record with its history, and a form that changes it."""
    found = _found(request, kind, key)
    form = kind.form(request.POST or None, initial=kind.initial(found))
    for name in kind.fixed:
        del form.fields[name]
    page = partial(_record, request, kind, found, form)
    if request.method == "GET":
        return page()
    act = partial(kind.change, found, by=who(request))
    return answer(request, form, act, page=page, said="{} is changed.")


@require_POST
def removal(request: HttpRequest, kind: Kind, key: int) -> HttpResponse:
    """Take a record away."""
    found = _found(request, kind, key)
    page = partial(_record, request, kind, found, kind.form(initial=kind.initial(found)))
    act = partial(kind.remove, found, by=who(request))
    return answer(request, None, act, page=page, said=f"{found} is removed.", to=reverse(kind.route))


@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Many rates at once, with a verdict on each line."""
    only(administers(request))
    form = PasteForm(request.POST or None)
    lines = pasted.read(form.cleaned_data["lines"]) if form.is_bound and form.is_valid() else []
    told = {"form": form, "lines": lines}
    if not lines:
        return render(request, "data/pasted.html", told, status=UNPROCESSABLE if form.is_bound else 200)

    def page(*, status: int = 200, issues: Any = ()) -> HttpResponse:
        return render(request, "data/pasted.html", told, status=status)

    act = lambda **_: pasted.record(lines, by=who(request))  # noqa: E731
    return answer(request, form, act, page=page, said="{} new rates are recorded.", to=reverse("rates"))


def _found(request: HttpRequest, kind: Kind, key: int) -> Any:
    only(kind.may_read(who(request)))
    return get_object_or_404(kind.there(who(request), timezone.now().date()), pk=key)


def _list(request: HttpRequest, kind: Kind, form: Any, *, status: int = 200, issues: Any = ()) -> HttpResponse:
    person = who(request)
    there = Paginator(kind.there(person, timezone.now().date()), ROWS).get_page(request.GET.get("page"))
    told = {
        "kind": kind,
        "page": there,
        "rows": [(one, kind.cells(one, person)) for one in there],
        "form": form,
        "issues": issues,
        "may_change": kind.may_change(person),
    }
    return render(request, "data/records.html", told, status=status)


def _record(
    request: HttpRequest, kind: Kind, found: Any, form: Any, *, status: int = 200, issues: Any = ()
) -> HttpResponse:
    person = who(request)
    found.refresh_from_db()
    told = {
        "kind": kind,
        "record": found,
        "cells": list(zip(kind.heads, kind.cells(found, person), strict=True)),
        "form": form,
        "issues": issues,
        "may_change": kind.may_change(person),
        "history": history_of(found, person, on=timezone.now().date()),
    }
    return render(request, "data/record.html", told, status=status)
