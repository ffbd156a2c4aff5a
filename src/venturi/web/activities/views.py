"""The pages of activities: record one about a deal or an account, change it, take it away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from venturi.web.activities import services
from venturi.web.activities.forms import ActivityForm
from venturi.web.activities.models import Activity
from venturi.web.activities.pages import of_record, removed_from
from venturi.web.activities.places import about, address_of, place_of, seen
from venturi.web.pages.form_pages import FormPage, answered, sent
from venturi.web.people.requests import who

EITHER = require_http_methods(["GET", "POST"])
TOLD = ("kind", "direction", "note")


@EITHER
def activities(request: HttpRequest, deal: int | None = None, account: int | None = None) -> HttpResponse:
    """Record an activity about a deal or an account."""
    [(kind, there)] = (found := seen(request, deal, account)).items()
    form = ActivityForm(sent(request), by=who(request), on=timezone.now().date(), place=place_of(there))

    def act(said: dict[str, Any]) -> None:
        known = {name: value for name, value in said.items() if name != "version"}
        services.record_activity(by=who(request), **found, **known)

    page = FormPage("Record an activity", "Record it", address_of(there), there, done="The activity is recorded.")
    page.more["address"] = reverse(f"{kind}-activities", args=[there.pk])
    return answered(request, page, form, act)


@EITHER
def activity(request: HttpRequest, activity: int) -> HttpResponse:
    """One activity with its history; change what is told of it."""
    found = _found(request, activity)
    there = about(found, request)
    about_it: dict[str, Any] = {"by": who(request), "on": timezone.now().date(), "place": place_of(there)}
    form = ActivityForm(sent(request), initial=_given(found), **about_it)

    def act(said: dict[str, Any]) -> None:
        contact, version = said.pop("contact"), said.pop("version")
        # A minute is all that the field holds: what was not changed stays to the second.
        same = said["at"] is None or said["at"] == found.at.replace(second=0, microsecond=0)
        values = {**said, "at": found.at if same else said["at"], "contact_id": contact.pk if contact else None}
        values["direction"] = values["direction"] or None
        services.change_activity(found, values, by=who(request), version=version)

    page = of_record(request, found, there, str(found), "activity-removal", done="The activity is changed.")
    return answered(request, page, form, act, current=lambda: Activity.objects.get(pk=found.pk).version)


@EITHER
def removal(request: HttpRequest, activity: int) -> HttpResponse:
    """Take an activity away."""
    found = _found(request, activity)
    return removed_from(request, found, about(found, request), services.remove_activity)


def _found(request: HttpRequest, activity: int) -> Activity:
    there = Activity.objects.visible_to(who(request), on=timezone.now().date())
    return get_object_or_404(there.select_related("contact", "person"), pk=activity)


def _given(found: Activity) -> dict[str, Any]:
    """What the form shows at first."""
    acted = {True: "buyer", False: "we", None: ""}[found.by_buyer]
    same = {name: getattr(found, name) for name in (*TOLD, "at", "contact", "version")}
    return {**same, "by_buyer": acted}
