"""The pages of accounts: the list, an account with all that stands there, and the forms that change it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from venturi.web.accounts import selectors, services
from venturi.web.accounts.forms import AccountForm, AccountMergeForm, RemovalForm
from venturi.web.accounts.models import Account
from venturi.web.accounts.page import page_of
from venturi.web.pages import names as of_pages
from venturi.web.pages.form_pages import FormPage, answered, sent
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_change

EITHER = require_http_methods(["GET", "POST"])


@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """The accounts one sees: searched, sorted, one page of them."""
    asked = selectors.Asked(
        text=request.GET.get("q", "").strip(), sort=request.GET.get("sort", ""), page=request.GET.get("page", "1")
    )
    found = selectors.listed(who(request), asked, now=timezone.now())
    told = {"list": found, "asked": asked, "sorts": selectors.SORTS, "may_change": may_change(who(request))}
    return render(request, "accounts/accounts.html", told)


@require_GET
def names(request: HttpRequest) -> HttpResponse:
    """Proposals while somebody types the name of an account."""
    return of_pages.proposals(request, _visible(request), about="region")


@require_GET
def account(request: HttpRequest, account: int) -> HttpResponse:
    """One account; one that was merged leads to the other."""
    kept = selectors.merged_into(Account, account)
    if kept is not None and _visible(request).filter(pk=kept).exists():
        return redirect("account", kept)
    told = page_of(_found(request, account), who(request), now=timezone.now())
    return render(request, "accounts/account.html", told)


@EITHER
def new(request: HttpRequest) -> HttpResponse:
    """Make an account."""
    person, on = who(request), timezone.now().date()
    given = {"name": request.GET.get("name", ""), "owner": person.pk}
    form = AccountForm(sent(request), person=person, on=on, initial=given)

    def act(said: dict[str, Any]) -> str:
        made = services.make_account(by=person, **_values(said))
        return reverse("account", args=[made.pk])

    page = FormPage("New account", "Make it", reverse("accounts"), "Accounts", done="The account is made.")
    return answered(request, page, form, act)


@EITHER
def fields(request: HttpRequest, account: int) -> HttpResponse:
    """Change an account."""
    found = _found(request, account)
    given = {name: getattr(found, name) for name in ("name", "region", "segment", "owner", "version")}
    about: dict[str, Any] = {"person": who(request), "on": timezone.now().date(), "owner": found.owner_id}
    form = AccountForm(sent(request), initial=given, **about)

    def act(said: dict[str, Any]) -> None:
        version = said["version"]
        services.change_account(found, _values(said), by=who(request), version=version)

    page = _page(found, f"Change {found}", "Save", done="The account is changed.")
    return answered(request, page, form, act, current=lambda: _current(found))


@EITHER
def removal(request: HttpRequest, account: int) -> HttpResponse:
    """Take an account away at which nothing stands."""
    found = _found(request, account)
    form = RemovalForm(sent(request), initial={"version": found.version})

    def act(said: dict[str, Any]) -> str:
        services.remove_account(found, by=who(request), **said)
        return reverse("accounts")

    said = "Nobody sees it any more; its history stays. Nothing may stand there."
    page = _page(found, f"Remove {found}?", "Remove it", done=f"{found} is removed.", said=said)
    return answered(request, page, form, act, current=lambda: _current(found))


@EITHER
def merge(request: HttpRequest, account: int) -> HttpResponse:
    """Say which other account it turned out to be."""
    found = _found(request, account)
    form = AccountMergeForm(sent(request), person=who(request), on=timezone.now().date())

    def act(said: dict[str, Any]) -> str:
        kept = services.merge_accounts(found, said["into"], by=who(request))
        return reverse("account", args=[kept.pk])

    said = "Its deals, contacts, activities, tasks and files move over. Both histories stay and are told together."
    page = _page(found, "Merge with another account", "Merge", done=f"{found} is merged.", said=said)
    return answered(request, page, form, act)


def _visible(request: HttpRequest) -> Any:
    return Account.objects.visible_to(who(request), on=timezone.now().date()).select_related("owner")


def _found(request: HttpRequest, account: int) -> Account:
    return get_object_or_404(_visible(request), pk=account)


def _current(found: Account) -> int:
    return Account.objects.values_list("version", flat=True).get(pk=found.pk)


def _page(found: Account, title: str, verb: str, *, done: str, said: str = "") -> FormPage:
    return FormPage(title, verb, reverse("account", args=[found.pk]), found, done=done, said=said)


def _values(said: dict[str, Any]) -> dict[str, Any]:
    """Columns and their values, of what was said."""
    owner = said.get("owner")
    return {**{name: said[name] for name in ("name", "region", "segment")}, "owner_id": owner.pk if owner else None}
