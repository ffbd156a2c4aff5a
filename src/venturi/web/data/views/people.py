"""People: who is here, what they may do, in which team they are and were."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from venturi.web.data import selectors
from venturi.web.data.answers import administers, answer
from venturi.web.data.forms import people as forms
from venturi.web.data.services import hand_over
from venturi.web.mails.models import Kind
from venturi.web.mails.services import post
from venturi.web.pages.answers import status_of
from venturi.web.people import invitations, second_factors, services
from venturi.web.people.models import Membership, Person
from venturi.web.people.requests import who
from venturi.web.people.selectors import people_seen_by
from venturi.web.trail.refusals import Refused
from venturi.web.trail.texts import as_text

ROWS, MAILS = 100, 5


@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Everybody one may read about, and a form for somebody new."""
    initial = {"role": "seller", "sees_amounts": True}
    form = forms.NewPersonForm(request.POST or None, initial=initial)
    del form.fields["version"]
    page = partial(_people, request, form)
    if request.method == "GET":
        return page()
    act = partial(services.make_person, by=who(request))
    said = "{} is here now. Invite them, if they are to sign in."
    return answer(request, form, act, page=page, said=said, to=lambda made: reverse("person", args=[made.pk]))


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, key: int) -> HttpResponse:
    """Somebody: what they may do, their teams over time, their open deals."""
    found = _found(request, key)
    form = _form(found, request.POST or None)
    page = partial(_person, request, found, edit=form)
    if request.method == "GET":
        return page()

    def act(version: int | None, **values: Any) -> Person:
        return services.change_person(found, values, by=who(request), version=version)

    return answer(request, form, act, page=page, said="{} is changed.")


@require_POST
def invitation(request: HttpRequest, key: int) -> HttpResponse:
    """Make a link with which somebody chooses a password: it is shown once, to be handed over, or sent by mail."""
    found = _found(request, key)
    by_mail = settings.MAILS and "mail" in request.POST
    try:
        token = invitations.invite(found, by=who(request))
    except Refused as refusal:
        return _person(request, found, status=status_of(refusal), issues=refusal.issues)
    if by_mail:
        post(Kind.INVITATION, found)
        messages.success(request, f"An invitation for {found} is on its way.")
        return redirect("person", key)
    address = request.build_absolute_uri(reverse("welcome", args=[found.pk, token]))
    told = {"person": found, "address": address, "until": timezone.now() + invitations.lasts()}
    response = render(request, "data/invitation.html", told)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def second_factor(request: HttpRequest, key: int) -> HttpResponse:
    """Take away the second factor that somebody lost."""
    found = _found(request, key)
    act, page = partial(second_factors.remove, found, by=who(request)), partial(_person, request, found)
    said = "{} signs in with the password alone now."
    return answer(request, None, act, page=page, said=said, to=reverse("person", args=[key]))


@require_POST
def memberships(request: HttpRequest, key: int) -> HttpResponse:
    """Somebody joins a team."""
    found = _found(request, key)
    form = forms.JoinForm(request.POST)
    page = partial(_person, request, found, join=form)
    act = partial(services.join_team, found, by=who(request))
    return answer(request, form, act, page=page, said="{}.", to=reverse("person", args=[key]))


@require_POST
def membership(request: HttpRequest, key: int, membership: int) -> HttpResponse:
    """A membership ends, or goes on; without a day and on wish, it never was."""
    found = _found(request, key)
    there = get_object_or_404(Membership.objects.there().select_related("team", "person"), pk=membership, person=found)
    to, page = reverse("person", args=[key]), partial(_person, request, found)
    if "remove" in request.POST:
        never = partial(services.remove_membership, there, by=who(request))
        return answer(request, None, never, page=page, said=f"{there}: removed.", to=to)
    leave = partial(services.leave_team, there, by=who(request))
    return answer(request, forms.LeaveForm(request.POST), leave, page=page, said="{}: changed.", to=to)


@require_POST
def handover(request: HttpRequest, key: int) -> HttpResponse:
    """Somebody else takes the open deals."""
    found = _found(request, key)
    form = forms.HandOverForm(request.POST)
    page = partial(_person, request, found, hand=form)
    act = partial(hand_over, found, by=who(request))
    return answer(request, form, act, page=page, said="{} deals were handed over.", to=reverse("person", args=[key]))


def _found(request: HttpRequest, key: int) -> Person:
    return get_object_or_404(people_seen_by(who(request), on=timezone.now().date()), pk=key)


def _form(found: Person, typed: Any = None) -> forms.ChangedPersonForm:
    initial = {name: as_text(getattr(found, name)) for name in forms.ChangedPersonForm.base_fields}
    return forms.ChangedPersonForm(
        typed, initial={**initial, "sees_amounts": found.sees_amounts, "is_active": found.is_active}
    )


def _people(request: HttpRequest, form: Any, *, status: int = 200, issues: Any = ()) -> HttpResponse:
    on, gone = timezone.now().date(), "gone" in request.GET
    there = people_seen_by(who(request), on=on).filter(is_active=not gone)
    page = Paginator(there, ROWS).get_page(request.GET.get("page"))
    told = {
        "page": page,
        "rows": selectors.with_teams(page, on=on),
        "gone": gone,
        "form": form,
        "issues": issues,
        "administers": administers(request),
    }
    return render(request, "data/people.html", told, status=status)


def _person(request: HttpRequest, found: Person, *, status: int = 200, issues: Any = (), **typed: Any) -> HttpResponse:
    found.refresh_from_db()
    reader, on = who(request), timezone.now().date()
    told = {
        "person": found,
        "issues": issues,
        "administers": administers(request),
        "memberships": selectors.memberships_of(found, reader, on=on),
        "deals": selectors.open_deals_of(found, reader, on=on),
        "edit": typed.get("edit") or _form(found),
        "join": typed.get("join") or forms.JoinForm(),
        "hand": typed.get("hand") or forms.HandOverForm(),
        "history": selectors.history_of(found, reader, on=on),
        "mails": found.mails.all()[:MAILS] if administers(request) else [],
        "by_mail": settings.MAILS,
        "second_factor": administers(request) and second_factors.has_one(found),
    }
    return render(request, "data/person.html", told, status=status)
