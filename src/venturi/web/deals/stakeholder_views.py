"""Naming the stakeholders of a deal, changing what is known of them, taking them away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from venturi.web.deals import selectors, stakeholders
from venturi.web.deals.models import Deal, Stakeholder
from venturi.web.deals.record_forms import StakeholderForm
from venturi.web.pages.form_pages import FormPage, answered, sent
from venturi.web.people.requests import who

EITHER = require_http_methods(["GET", "POST"])


@EITHER
def named(request: HttpRequest, deal: int) -> HttpResponse:
    """Name a stakeholder of a deal."""
    there = _deal(request, deal)
    form = StakeholderForm(sent(request), deal=there, person=who(request), on=timezone.now().date())

    def act(said: dict[str, Any]) -> None:
        del said["version"]
        stakeholders.name_stakeholder(there, said.pop("contact"), by=who(request), **said)

    page = _page(there, "Name a stakeholder", "Name them", done="The stakeholder is named.")
    page.more["address"] = reverse("stakeholders", args=[there.pk])
    return answered(request, page, form, act)


@EITHER
def stakeholder(request: HttpRequest, stakeholder: int) -> HttpResponse:
    """Change what is known of a stakeholder, or take them away."""
    found = get_object_or_404(Stakeholder.objects.there().select_related("contact"), pk=stakeholder)
    there = _deal(request, found.deal_id)
    about: dict[str, Any] = {"deal": there, "person": who(request), "on": timezone.now().date(), "fixed": True}
    form = StakeholderForm(sent(request), initial=_given(found), **about)

    def act(said: dict[str, Any]) -> None:
        version = said.pop("version")
        if request.POST.get("remove"):
            stakeholders.remove_stakeholder(found, by=who(request), version=version)
            return
        said["attitude"] = said["attitude"] or None
        stakeholders.change_stakeholder(found, said, by=who(request), version=version)

    page = _page(there, str(found.contact), "Save", done="What is known of the stakeholder is changed.")
    page.more["remove"] = "Take them away"
    return answered(request, page, form, act, current=lambda: Stakeholder.objects.get(pk=found.pk).version)


def _deal(request: HttpRequest, deal: int) -> Deal:
    return get_object_or_404(selectors.visible(who(request), on=timezone.now().date()), pk=deal)


def _given(found: Stakeholder) -> dict[str, Any]:
    """What the form shows at first."""
    access = {True: "yes", False: "no", None: ""}[found.has_access]
    return {"role": found.role, "attitude": found.attitude, "has_access": access, "version": found.version}


def _page(there: Deal, title: str, verb: str, *, done: str) -> FormPage:
    return FormPage(title, verb, reverse("deal", args=[there.pk]), there, done=done)
