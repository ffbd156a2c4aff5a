"""What must hold before an activity, a task or an attachment changes. Each refusal says what to do."""

from datetime import date

from venturi.web.accounts import rules as of_accounts
from venturi.web.accounts.models import Account, Contact
from venturi.web.activities.models import Activity, ActivityKind, Attachment, Task
from venturi.web.deals import rules as of_deals
from venturi.web.deals.models import Deal
from venturi.web.people.models import Person, Role
from venturi.web.people.selectors import seen_by
from venturi.web.trail.checks import check_said, check_there
from venturi.web.trail.refusals import forbid, refuse


def check_about(by: Person, deal: Deal | None, account: Account | None, *, on: date) -> None:
    """It is about one deal or one account, which one may change."""
    of_accounts.check_changes(by)
    if (deal is None) == (account is None):
        message = "It is about nothing." if deal is None else "It is about a deal and an account at once."
        raise refuse(message, "Choose a deal, or an account.", code="about-nothing")
    if deal is not None:
        found = Deal.objects.get(pk=deal.pk)
        of_deals.check_right(by, found, on=on)
        of_deals.check_there(found)
    if account is not None:
        there = Account.objects.get(pk=account.pk)
        check_there(there)
        of_accounts.check_sees(by, there, on=on)


def check_change(by: Person, record: Activity | Task | Attachment, *, on: date) -> None:
    """What is there changes with the right on what it is about; tasks of one's own, always."""
    of_accounts.check_changes(by)
    check_there(record)
    if isinstance(record, Task) and (record.person_id == by.pk or not (record.deal_id or record.account_id)):
        check_person(by, record.person_id, None, on=on)
    else:
        check_about(by, record.deal, None if record.deal_id else record.account, on=on)


def check_person(by: Person, person: int | None, deal: Deal | None, *, on: date) -> None:
    """Work is given to oneself, to those one leads, and to the owner of the deal."""
    free = by.role == Role.ADMINISTRATOR or person is None or (deal is not None and person == deal.owner_id)
    if not free and person not in seen_by(by, on=on):
        raise forbid(f"{by} may not speak for somebody else.", "Choose yourself or somebody of a team you lead.")


def check_contact(by: Person, contact: Contact | None, deal: Deal | None, account: Account | None, *, on: date) -> None:
    """Whom one spoke to is a contact that one sees, at the account that it was about."""
    if contact is None:
        return
    seen = Contact.objects.visible_to(by, on=on).filter(pk=contact.pk).first()
    place = deal.account_id if deal is not None else account.pk if account is not None else None
    if seen is None or (place is not None and seen.account_id != place):
        message = f'"{contact}" is not at that account.' if seen else "There is no such contact."
        raise refuse(message, "Choose a contact of the account.", code="contact-elsewhere")


def check_note(kind: str, note: str) -> None:
    """A note says something; of a call it may be enough that there was one."""
    if kind == ActivityKind.NOTE:
        check_said(note, "The note says nothing.")
