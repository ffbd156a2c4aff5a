"""Teams: who is in them, who leads them, and where they stand."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from venturi.web.data import selectors
from venturi.web.data.answers import administers, answer
from venturi.web.data.forms.people import PlaceForm, TeamForm
from venturi.web.people import services
from venturi.web.people.models import Team
from venturi.web.people.requests import who
from venturi.web.people.selectors import teams_seen_by


@require_http_methods(["GET", "POST"])
def teams(request: HttpRequest) -> HttpResponse:
    """The teams one may read about, and a form for a new one."""
    form = TeamForm(request.POST or None)
    del form.fields["version"]
    page = partial(_teams, request, form)
    if request.method == "GET":
        return page()
    act = partial(services.make_team, by=who(request))
    return answer(
        request, form, act, page=page, said="{} is here now.", to=lambda made: reverse("team", args=[made.pk])
    )


@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, key: int) -> HttpResponse:
    """A team: who is in it and leads it, where it stands, over time."""
    found = _found(request, key)
    form = TeamForm(request.POST or None, initial={"name": found.name, "version": found.version})
    page = partial(_team, request, found, edit=form)
    if request.method == "GET":
        return page()
    act = partial(services.change_team, found, by=who(request))
    return answer(request, form, act, page=page, said="{} is changed.")


@require_POST
def place(request: HttpRequest, key: int) -> HttpResponse:
    """The team is a part of another one from a day on."""
    found = _found(request, key)
    form = PlaceForm(request.POST)
    page = partial(_team, request, found, place=form)
    act = partial(services.place_team, found, by=who(request))
    return answer(
        request, form, act, page=page, said=f"The place of {found} is changed.", to=reverse("team", args=[key])
    )


@require_POST
def removal(request: HttpRequest, key: int) -> HttpResponse:
    """The team is no more."""
    found = _found(request, key)
    act = partial(services.remove_team, found, by=who(request))
    page = partial(_team, request, found)
    return answer(request, None, act, page=page, said=f"{found} is removed.", to=reverse("teams"))


def _found(request: HttpRequest, key: int) -> Team:
    return get_object_or_404(teams_seen_by(who(request), on=timezone.now().date()), pk=key)


def _teams(request: HttpRequest, form: TeamForm, *, status: int = 200, issues: Any = ()) -> HttpResponse:
    told = {
        "rows": selectors.teams(who(request), on=timezone.now().date()),
        "form": form,
        "issues": issues,
        "administers": administers(request),
    }
    return render(request, "data/teams.html", told, status=status)


def _team(request: HttpRequest, found: Team, *, status: int = 200, issues: Any = (), **typed: Any) -> HttpResponse:
    found.refresh_from_db()
    told = {
        "team": found,
        "issues": issues,
        "administers": administers(request),
        "memberships": found.memberships.filter(removed=False).select_related("person").order_by("-since", "pk"),
        "places": found.places.filter(removed=False).select_related("parent").order_by("-since"),
        "parts": found.parts.filter(removed=False).select_related("team").order_by("-since"),
        "edit": typed.get("edit") or TeamForm(initial={"name": found.name, "version": found.version}),
        "place": typed.get("place") or PlaceForm(),
        "history": selectors.history_of(found, who(request), on=timezone.now().date()),
    }
    return render(request, "data/team.html", told, status=status)
