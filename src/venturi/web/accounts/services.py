"""The gate of accounts and contacts: the only way to make, change, merge and remove them."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from venturi.web.accounts import merging, rules
from venturi.web.accounts.models import Account, Contact
from venturi.web.deals.bulk import move_to_account
from venturi.web.people.models import Person, Role
from venturi.web.trail.checks import check_named, check_there, check_values
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, locked, made, removed

KEY_BYTES = 6
R = TypeVar("R", Account, Contact)


def make_account(*, by: Person, via: Via = Via.PAGE, key: str | None = None, **values: Any) -> Account:
    """A new account: ``name``, ``region``, ``segment``, ``owner_id``; who makes it looks after it, if nobody is named.

    Raises `Refused` for what the rules do not let through, as all of these, and then nothing has changed.
    """
    with recording("make an account", by=by, via=via) as act:
        rules.check_changes(by)
        if by.role != Role.ADMINISTRATOR:
            values.setdefault("owner_id", by.pk)
            rules.check_owner(by, values["owner_id"], on=act.at.date())
        account = Account(key=key or secrets.token_hex(KEY_BYTES), **_known(values, "name region segment owner_id"))
        _check(account, "The account")
        rules.check_key(Account, account.key)
        return made(act, account)


def change_account(
    account: Account, values: Mapping[str, Any], *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Account:
    """Fields of an account get other values; ``version``: what the author was looking at, see `records.locked`."""
    known = _known(values, "name region segment owner_id")
    with recording("change an account", by=by, via=via) as act:
        found = _locked(account, by, on=act.at.date(), version=version)
        if known.get("owner_id", found.owner_id) != found.owner_id:
            rules.check_owner(by, known["owner_id"], on=act.at.date())
        _check(Account(**{"name": found.name, **known}), "The account", known)
        changed(act, found, known)
    return found


def remove_account(account: Account, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Account:
    """Nobody sees the account any more; its history stays. Nothing may stand there."""
    with recording("remove an account", by=by, via=via) as act:
        found = _locked(account, by, on=act.at.date(), version=version)
        rules.check_unused(by, found, on=act.at.date())
        removed(act, found)
    return found


def merge_accounts(
    account: Account, into: Account, *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Account:
    """An account turned out to be another one: all that stands there moves over, in one act."""
    with recording("merge accounts", by=by, via=via) as act:
        found, kept = _both(account, into, version)
        rules.check_merge(by, found, kept, on=act.at.date())
        move_to_account(act, found.pk, kept.pk, by=by)
        merging.move_records(act, found, kept)
        changed(act, found, {"merged_into_id": kept.pk, "removed": True})
    return kept


def make_contact(*, by: Person, via: Via = Via.PAGE, key: str | None = None, **values: Any) -> Contact:
    """A new contact: ``name``, ``account_id`` of an account that one sees, ``position``, ``email``, ``phone``."""
    with recording("make a contact", by=by, via=via) as act:
        rules.check_changes(by)
        known = _known(values, "name account_id position email phone")
        rules.check_place(by, known.get("account_id"), on=act.at.date())
        contact = Contact(key=key or secrets.token_hex(KEY_BYTES), **known)
        _check(contact, "The contact")
        rules.check_key(Contact, contact.key)
        return made(act, contact)


def change_contact(
    contact: Contact, values: Mapping[str, Any], *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Contact:
    """Fields of a contact get other values; raises as `change_account`."""
    known = _known(values, "name account_id position email phone")
    with recording("change a contact", by=by, via=via) as act:
        found = _locked(contact, by, on=act.at.date(), version=version)
        if known.get("account_id", found.account_id) != found.account_id:
            rules.check_place(by, known["account_id"], on=act.at.date())
            rules.check_no_role(by, found, on=act.at.date())
        _check(Contact(**{"name": found.name, **known}), "The contact", known)
        changed(act, found, known)
    return found


def remove_contact(contact: Contact, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Contact:
    """Nobody sees the contact any more; their history stays. They may have no role on a deal."""
    with recording("remove a contact", by=by, via=via) as act:
        found = _locked(contact, by, on=act.at.date(), version=version)
        rules.check_no_role(by, found, on=act.at.date())
        removed(act, found)
    return found


def merge_contacts(
    contact: Contact, into: Contact, *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Contact:
    """A contact turned out to be another one: their roles on deals and activities are the other's now."""
    with recording("merge contacts", by=by, via=via) as act:
        found, kept = _both(contact, into, version)
        rules.check_merge(by, found, kept, on=act.at.date())
        merging.check_one_account(found, kept)
        merging.move_roles(act, found, kept)
        changed(act, found, {"merged_into_id": kept.pk, "removed": True})
    return kept


def _locked(record: R, by: Person, *, on: date, version: int | None) -> R:
    """The record as it is now, when it is there and the person may change it."""
    found = locked(type(record).objects.all(), record.pk, version=version)
    check_there(found)
    rules.check_sees(by, found, on=on)
    return found


def _both(one: R, into: R, version: int | None) -> tuple[R, R]:
    """Both records, locked, the older one first: two people who merge them into each other wait in one order."""
    model = type(one)
    there = {
        key: locked(model.objects.all(), key, version=version if key == one.pk else None)
        for key in sorted({one.pk, into.pk})
    }
    for found in there.values():
        check_there(found)
    return there[one.pk], there[into.pk]


def _check(record: Account | Contact, what: str, names: Mapping[str, Any] | None = None) -> None:
    check_named(record.name, what)
    check_values(record, names)


def _known(values: Mapping[str, Any], names: str) -> dict[str, Any]:
    if unknown := values.keys() - set(names.split()):
        raise ValueError(f"nobody changes {sorted(unknown)} here; there are {names.split()}")
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
