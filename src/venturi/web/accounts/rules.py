"""What must hold before an account or a contact changes, or anything about them. Each refusal says what to do."""

from datetime import date
from typing import Any

from django.db.models import Q

from venturi.web.accounts.models import Account, Contact
from venturi.web.activities.models import Activity
from venturi.web.deals.models import Deal, Stakeholder
from venturi.web.people.models import Person, Role
from venturi.web.people.selectors import may_change, seen_by
from venturi.web.trail.refusals import Refused, forbid, refuse

ASK = "Ask whoever leads you all, or an administrator."


def check_changes(by: Person) -> None:
    """Whoever only reads changes nothing."""
    if not may_change(by):
        raise forbid(f"{by} may read and not change anything.", "Ask an administrator for another role.")


def check_sees(by: Person, record: Account | Contact, *, on: date) -> None:
    """One changes the accounts and contacts that one sees, and only those."""
    check_changes(by)
    if not type(record).objects.visible_to(by, on=on).filter(pk=record.pk).exists():
        raise forbid(f'{by} may not change "{record}".', "Whoever works with it may, and administrators.")


def check_owner(by: Person, owner: int | None, *, on: date) -> None:
    """Accounts are given to oneself or to somebody of a team one leads, or else nobody would find them again."""
    if by.role != Role.ADMINISTRATOR and owner not in seen_by(by, on=on):
        message = f"{by} may not give accounts to somebody else."
        raise forbid(message, "Choose yourself or somebody of a team you lead.")


def check_place(by: Person, account_id: int | None, *, on: date) -> None:
    """A contact works at an account that is there, and that one sees."""
    if account_id is None:
        raise refuse("The contact is at no account.", "Choose the account they work at.", code="account-missing")
    if not Account.objects.visible_to(by, on=on).filter(pk=account_id).exists():
        raise refuse("There is no such account.", "Choose one that you work with.", code="account-missing")


def check_key(model: type[Account] | type[Contact] | type[Activity], key: str) -> None:
    """A key is nobody else's."""
    if model.objects.filter(key=key).exists():
        raise refuse(f'The key "{key}" is taken.', "Choose another one, or leave it out.", code="key-taken")


def check_unused(by: Person, account: Account, *, on: date) -> None:
    """An account goes when nothing stands there any more."""
    _check_all_seen(by, Deal.objects.filter(account=account, deleted=False), on=on)
    deals, contacts = account.deals.filter(deleted=False).count(), account.contacts.filter(removed=False).count()
    if deals or contacts:
        raise in_use(account, f"{deals} deals and {contacts} contacts stand there", "Move or merge them first.")


def check_no_role(by: Person, contact: Contact, *, on: date) -> None:
    """A contact goes when they are no stakeholder of a deal any more."""
    roles = Stakeholder.objects.filter(contact=contact, removed=False, deal__deleted=False)
    _check_all_seen(by, Deal.objects.filter(stakeholders__in=roles), on=on)
    if count := roles.count():
        raise in_use(contact, f"they are a stakeholder of {count} deals", "Take them off these deals first.")


def in_use(record: Any, why: str, remedy: str) -> Refused:
    """A refusal because something still needs the record."""
    return refuse(f'"{record}" is needed: {why}.', remedy, code="record-in-use")


def check_merge(by: Person, one: Account | Contact, into: Account | Contact, *, on: date) -> None:
    """A record is merged into another one, when every deal that this changes is one's to change."""
    if one.pk == into.pk:
        raise refuse(f'"{one}" is that one itself.', "Choose another one.", code="merge-with-itself")
    for each in (one, into):
        check_sees(by, each, on=on)
    roles = Q(account=one) if isinstance(one, Account) else Q(stakeholders__contact=one, stakeholders__removed=False)
    _check_all_seen(by, Deal.objects.filter(roles, deleted=False), on=on)


def _check_all_seen(by: Person, deals: Any, *, on: date) -> None:
    """Of deals that one does not see, nothing is said: neither how many there are nor what they are called."""
    seen = Deal.objects.visible_to(by, on=on).values("pk")
    if deals.exclude(pk__in=seen).exists():
        raise forbid("Others work with it, too, and it changes what is theirs.", ASK)
