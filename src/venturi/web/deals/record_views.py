"""Opening a deal, deleting it and bringing it back, merging it into another one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from venturi.web.accounts.models import Account
from venturi.web.deals import selectors, services
from venturi.web.deals.models import Deal
from venturi.web.deals.opening import open_deal_at
from venturi.web.deals.record_forms import DeletionForm, MergeForm, OpeningForm
from venturi.web.pages import names as of_pages
from venturi.web.pages.form_pages import FormPage, answered, sent
from venturi.web.pages.paging import paged
from venturi.web.people.requests import who

EITHER = require_http_methods(["GET", "POST"])


@EITHER
def new(request: HttpRequest) -> HttpResponse:
    """Open a deal."""
    person, on = who(request), timezone.now().date()
    account = Account.objects.visible_to(person, on=on).filter(key=request.GET.get("account", "")).first()
    given = {"owner": person.pk, "stage": request.GET.get("stage"), "account": account}
    form = OpeningForm(sent(request), person=person, on=on, initial=given)

    def act(said: dict[str, Any]) -> str:
        stage, there, owner = said.pop("stage"), said.pop("account"), said.pop("owner")
        said |= {"account_id": there.pk if there else None, "owner_id": owner.pk}
        return reverse("deal", args=[open_deal_at(stage, by=person, **said).pk])

    page = FormPage("New deal", "Open it", reverse("board"), "Pipeline", done="The deal is open.")
    return answered(request, page, form, act)


@require_GET
def names(request: HttpRequest) -> HttpResponse:
    """Proposals while somebody types the name of a deal."""
    return of_pages.proposals(request, _visible(request), about="account")


@EITHER
def deletion(request: HttpRequest, deal: int) -> HttpResponse:
    """Delete a deal, with a reason."""
    found = _found(request, deal)
    form = DeletionForm(sent(request), initial={"version": found.version})

    def act(said: dict[str, Any]) -> str:
        services.delete_deal(found, by=who(request), **said)
        return reverse("board")

    said = "Nobody sees it any more; its history stays. Whoever leads its owner can bring it back."
    page = _page(found, f"Delete {found}?", "Delete it", done=f"{found} is deleted. Its history stays.", said=said)
    return answered(request, page, form, act, current=lambda: _current(found))


@EITHER
def merge(request: HttpRequest, deal: int) -> HttpResponse:
    """Say which other deal it turned out to be."""
    found = _found(request, deal)
    form = MergeForm(sent(request), deal=found, person=who(request), on=timezone.now().date())

    def act(said: dict[str, Any]) -> str:
        kept = services.merge_deals(found, said["into"], by=who(request), reason=said["reason"])
        return reverse("deal", args=[kept.pk])

    done = f"{found} is merged. Both histories are told."
    said = "The other deal stays as it is, and tells both histories. The address of this one leads there."
    page = _page(found, "Merge with another deal", "Merge", done=done, said=said)
    return answered(request, page, form, act)


@require_GET
def deleted(request: HttpRequest) -> HttpResponse:
    """The deals that were deleted, for those who lead and for administrators."""
    told = {"list": paged(_deleted(request), request.GET.get("page", "1"))}
    return render(request, "deals/deleted.html", told)


@EITHER
def restoration(request: HttpRequest, deal: int) -> HttpResponse:
    """Bring a deleted deal back, with a reason."""
    found = get_object_or_404(_deleted(request), pk=deal)
    form = DeletionForm(sent(request), initial={"version": found.version})

    def act(said: dict[str, Any]) -> str:
        services.restore_deal(found, by=who(request), **said)
        return reverse("deal", args=[found.pk])

    page = FormPage(
        f"Bring “{found}” back", "Bring it back", reverse("deleted-deals"), "Deleted deals", done="It is back."
    )
    return answered(request, page, form, act, current=lambda: _current(found))


def _deleted(request: HttpRequest) -> Any:
    """Nobody else is told that there is such a list."""
    person, on = who(request), timezone.now().date()
    if not selectors.may_bring_back(person, on=on):
        raise Http404("there is no such page")
    return selectors.deleted(person, on=on)


def _visible(request: HttpRequest) -> Any:
    return selectors.visible(who(request), on=timezone.now().date())


def _found(request: HttpRequest, deal: int) -> Deal:
    return get_object_or_404(_visible(request), pk=deal)


def _current(found: Deal) -> int:
    return Deal.objects.values_list("version", flat=True).get(pk=found.pk)


def _page(found: Deal, title: str, verb: str, *, done: str, said: str) -> FormPage:
    return FormPage(title, verb, reverse("deal", args=[found.pk]), found, done=done, said=said)
