"""Accounts and contacts in the API."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.utils import timezone
from pydantic import Field

from venturi.web.accounts import services
from venturi.web.accounts.models import Account, Contact
from venturi.web.api import histories
from venturi.web.api.kinds import AskedId, Email, Id, called, unsaid, words
from venturi.web.api.nouns import Noun, Verb, referred
from venturi.web.api.people import known_person
from venturi.web.api.shapes import Asked, Change, Merge, Shape
from venturi.web.people.models import Person
from venturi.web.trail.models import Via

Key = Annotated[str, called(200, "A-17")]
CalledBy = Field(None, description="What files call it; nobody else's.")


class AccountShape(Shape):
    """A customer organisation."""

    key: str = Field(examples=["A-17"])
    name: str = Field(examples=["North Works"])
    region: str | None
    segment: str | None
    owner_id: Id | None


class AccountChanges(Change):
    """Fields that get another value; those that are not sent stay."""

    name: Annotated[str, called(200, "North Works")] = unsaid()
    region: Annotated[str, words(100, "North")] | None = None
    segment: Annotated[str, words(100, "Chemicals")] | None = None
    owner_id: Id | None = None


class NewAccount(AccountChanges):
    """An account that comes to be. Without an owner it is of whoever makes it."""

    name: Annotated[str, called(200, "North Works")]
    key: Key | None = CalledBy


class AskedAccounts(Asked):
    """Which accounts."""

    owner_id: AskedId | None = None
    key: Annotated[str, words(200)] | None = None


class ContactShape(Shape):
    """A person at a customer."""

    key: str = Field(examples=["C-4"])
    account_id: Id | None
    name: str = Field(examples=["Wilma Weaver"])
    position: str | None
    email: str | None
    phone: str | None


class ContactChanges(Change):
    """Fields that get another value; those that are not sent stay."""

    account_id: Id = unsaid()
    name: Annotated[str, called(200, "Wilma Weaver")] = unsaid()
    position: Annotated[str, words(200, "Plant manager")] | None = None
    email: Email | None = None
    phone: Annotated[str, words(50)] | None = None


class NewContact(ContactChanges):
    """A contact that comes to be, at an account that you may see."""

    account_id: Id
    name: Annotated[str, called(200, "Wilma Weaver")]
    key: Key | None = CalledBy


class AskedContacts(Asked):
    """Which contacts."""

    account_id: AskedId | None = None
    key: Annotated[str, words(200)] | None = None


def accounts(person: Person) -> "QuerySet[Account]":
    """The accounts that a person sees today."""
    return Account.objects.visible_to(person, on=timezone.now().date())


def contacts(person: Person) -> "QuerySet[Contact]":
    """The contacts that a person sees today."""
    return Contact.objects.visible_to(person, on=timezone.now().date())


def merged_account(account: Account, body: Merge, by: Person, version: int) -> Account:
    """It turned out to be another one."""
    into = referred(by, {"into_id": body.into_id}, "into", accounts)
    return services.merge_accounts(account, into, by=by, version=version, via=Via.API)


def merged_contact(contact: Contact, body: Merge, by: Person, version: int) -> Contact:
    """They turned out to be another one."""
    into = referred(by, {"into_id": body.into_id}, "into", contacts)
    return services.merge_contacts(contact, into, by=by, version=version, via=Via.API)


def _values(body: Change, model: Any) -> dict[str, Any]:
    values = body.given(model)
    known_person(values.get("owner_id"), "owner_id")
    return values


ACCOUNTS = Noun(
    one="account",
    many="accounts",
    about="Customer organisations: those that you look after, and those of deals that you may see.",
    shape=AccountShape,
    seen=accounts,
    asked=AskedAccounts,
    new=NewAccount,
    make=lambda by, body: services.make_account(by=by, via=Via.API, **_values(body, Account)),
    change=Verb(
        summary="Change fields of an account",
        body=AccountChanges,
        act=lambda account, body, by, version: services.change_account(
            account, _values(body, Account), by=by, version=version, via=Via.API
        ),
    ),
    verbs={
        "merges": Verb(summary="Merge an account into another one, which comes back", body=Merge, act=merged_account)
    },
    remove=lambda account, _, by, version: services.remove_account(account, by=by, version=version, via=Via.API),
    history=histories.of_record(AccountShape),
)
CONTACTS = Noun(
    one="contact",
    many="contacts",
    about="People at customers: those at accounts that you may see.",
    shape=ContactShape,
    seen=contacts,
    asked=AskedContacts,
    new=NewContact,
    make=lambda by, body: services.make_contact(by=by, via=Via.API, **_values(body, Contact)),
    change=Verb(
        summary="Change fields of a contact",
        body=ContactChanges,
        act=lambda contact, body, by, version: services.change_contact(
            contact, _values(body, Contact), by=by, version=version, via=Via.API
        ),
    ),
    verbs={"merges": Verb(summary="Merge a contact into another one, who comes back", body=Merge, act=merged_contact)},
    remove=lambda contact, _, by, version: services.remove_contact(contact, by=by, version=version, via=Via.API),
    history=histories.of_record(ContactShape),
)
