"""What moves over when an account or a contact turns out to be another one."""

from typing import Any

from venturi.web.accounts.models import Account, Contact
from venturi.web.activities.models import Activity, Attachment, Task
from venturi.web.deals.models import Stakeholder
from venturi.web.trail.recording import Recording
from venturi.web.trail.records import changed_all
from venturi.web.trail.refusals import refuse

STANDING: tuple[type[Any], ...] = (Contact, Activity, Task, Attachment)


def move_records(act: Recording, account: Account, into: Account) -> None:
    """Contacts, and what is about the account itself, are at the other one."""
    for model in STANDING:
        there = model.objects.select_for_update().filter(account=account, removed=False)
        changed_all(act, list(there.order_by("pk")), {"account_id": into.pk})


def check_one_account(contact: Contact, into: Contact) -> None:
    """A contact is merged with one of the same account; otherwise their roles would be at deals of another customer."""
    if contact.account_id != into.account_id:
        message = f'"{contact}" is at {contact.account or "no account"}, "{into}" at {into.account or "no account"}.'
        raise refuse(message, "Merge contacts of one account, or merge the accounts first.", code="contact-elsewhere")


def move_roles(act: Recording, contact: Contact, into: Contact) -> None:
    """Roles on deals and activities are the other one's; of two roles on one deal the one that stood there stays."""
    theirs = set(Stakeholder.objects.filter(contact=into, removed=False).values_list("deal_id", flat=True))
    roles = list(Stakeholder.objects.select_for_update().filter(contact=contact, removed=False).order_by("pk"))
    changed_all(act, [role for role in roles if role.deal_id in theirs], {"removed": True})
    changed_all(act, [role for role in roles if role.deal_id not in theirs], {"contact_id": into.pk})
    spoken = Activity.objects.select_for_update().filter(contact=contact, removed=False)
    changed_all(act, list(spoken.order_by("pk")), {"contact_id": into.pk})
