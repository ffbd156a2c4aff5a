"""The pages of contacts: those at an account, one with their roles, and the forms that change them."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from venturi.web.accounts import selectors, services
from venturi.web.accounts.forms import ContactForm, ContactMergeForm, RemovalForm
from venturi.web.accounts.models import Account, Contact
from venturi.web.accounts.page import page_of_contact
from venturi.web.pages import names as of_pages
from venturi.web.pages.form_pages import FormPage, answered, sent
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_change

EITHER = require_http_methods(["GET", "POST"])
TYPED = ("name", "position", "email", "phone")


@require_GET
def contacts(request: HttpRequest, account: int) -> HttpResponse:
    """The contacts at an account: searched, one page of them."""
    found = _account(request, account)
    text = request.GET.get("q", "").strip()
    listed = selectors.contacts_at(found, text, request.GET.get("page", "1"))
    told = {"account": found, "list": listed, "text": text, "may_change": may_change(who(request))}
    told["query"] = f"{urlencode({'q': text})}&" if text else ""
    return render(request, "accounts/contacts.html", told)


@require_GET
def names(request: HttpRequest) -> HttpResponse:
    """Proposals while somebody types the name of a contact; ``at``: at which account."""
    there = _visible(request)
    account = request.GET.get("at", "")
    return of_pages.proposals(request, there.filter(account=account) if account.isdecimal() else there, about="account")


@require_GET
def contact(request: HttpRequest, contact: int) -> HttpResponse:
    """One contact; one that was merged leads to the other."""
    kept = selectors.merged_into(Contact, contact)
    if kept is not None and _visible(request).filter(pk=kept).exists():
        return redirect("contact", kept)
    told = page_of_contact(_found(request, contact), who(request), now=timezone.now())
    return render(request, "accounts/contact.html", told)


@EITHER
def new(request: HttpRequest, account: int) -> HttpResponse:
    """Make a contact at an account."""
    there = _account(request, account)
    form = _form(request, {"account": there})

    def act(said: dict[str, Any]) -> str:
        made = services.make_contact(by=who(request), **_values(said))
        return reverse("contact", args=[made.pk])

    page = FormPage("New contact", "Make it", reverse("account", args=[there.pk]), there, done="The contact is made.")
    return answered(request, page, form, act)


@EITHER
def fields(request: HttpRequest, contact: int) -> HttpResponse:
    """Change a contact."""
    found = _found(request, contact)
    form = _form(request, {name: getattr(found, name) for name in (*TYPED, "account", "version")})

    def act(said: dict[str, Any]) -> None:
        services.change_contact(found, _values(said), by=who(request), version=said["version"])

    page = _page(found, f"Change {found}", "Save", done="The contact is changed.")
    return answered(request, page, form, act, current=lambda: _current(found))


@EITHER
def removal(request: HttpRequest, contact: int) -> HttpResponse:
    """Take a contact away who has no role on a deal."""
    found = _found(request, contact)
    form = RemovalForm(sent(request), initial={"version": found.version})

    def act(said: dict[str, Any]) -> str:
        services.remove_contact(found, by=who(request), **said)
        return reverse("account", args=[found.account_id]) if found.account_id else reverse("accounts")

    said = "Nobody sees them any more; their history stays. They may have no role on a deal."
    page = _page(found, f"Remove {found}?", "Remove them", done=f"{found} is removed.", said=said)
    return answered(request, page, form, act, current=lambda: _current(found))


@EITHER
def merge(request: HttpRequest, contact: int) -> HttpResponse:
    """Say which other contact they turned out to be."""
    found = _found(request, contact)
    on = timezone.now().date()
    form = ContactMergeForm(sent(request), contact=found, person=who(request), on=on)

    def act(said: dict[str, Any]) -> str:
        kept = services.merge_contacts(found, said["into"], by=who(request))
        return reverse("contact", args=[kept.pk])

    said = "Their roles and activities are the other's. Both histories stay and are told together."
    page = _page(found, "Merge with another contact", "Merge", done=f"{found} is merged.", said=said)
    return answered(request, page, form, act)


def _visible(request: HttpRequest) -> Any:
    return Contact.objects.visible_to(who(request), on=timezone.now().date()).select_related("account")


def _found(request: HttpRequest, contact: int) -> Contact:
    return get_object_or_404(_visible(request), pk=contact)


def _account(request: HttpRequest, account: int) -> Account:
    return get_object_or_404(Account.objects.visible_to(who(request), on=timezone.now().date()), pk=account)


def _form(request: HttpRequest, given: dict[str, Any]) -> ContactForm:
    return ContactForm(sent(request), person=who(request), on=timezone.now().date(), initial=given)


def _current(found: Contact) -> int:
    return Contact.objects.values_list("version", flat=True).get(pk=found.pk)


def _page(found: Contact, title: str, verb: str, *, done: str, said: str = "") -> FormPage:
    return FormPage(title, verb, reverse("contact", args=[found.pk]), found, done=done, said=said)


def _values(said: dict[str, Any]) -> dict[str, Any]:
    """Columns and their values, of what was said."""
    return {**{name: said[name] for name in TYPED}, "account_id": said["account"].pk}
