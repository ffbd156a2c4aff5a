"""What pages show of activities, tasks and attachments: everything through `visible_to`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from venturi.web.accounts.models import Account, Contact
from venturi.web.activities.models import Activity, Attachment, Task
from venturi.web.deals.models import Deal
from venturi.web.pages.paging import Paged, paged
from venturi.web.people.models import Person

SHOWN, DONE = 50, 5


@dataclass(frozen=True, slots=True)
class Tasks:
    """What is to be done, what is late of it, and what was done last."""

    to_do: Paged
    late: set[int]
    done: Paged


def tasks(person: Person, *, now: datetime, deal: Deal | None = None, account: Account | None = None) -> Tasks:
    """The tasks about a deal, or about an account and its deals, as far as the person sees them; the next due first."""
    mine = Task.objects.visible_to(person, on=now.date())
    there = _about(mine, _deals(person, now, deal, account), account).select_related("person", "deal")
    open_ones = there.filter(done_at=None).order_by(F("due_on").asc(nulls_last=True), "pk")
    to_do = paged(open_ones, size=SHOWN)
    late = {task.pk for task in to_do.rows if task.due_on is not None and task.due_on < now.date()}
    return Tasks(to_do, late, paged(there.exclude(done_at=None).order_by("-done_at", "-pk"), size=DONE))


def activities(
    person: Person,
    *,
    now: datetime,
    deal: Deal | None = None,
    account: Account | None = None,
    contact: Contact | None = None,
) -> Paged:
    """The activities about a deal, or about an account and its deals, or with a contact, the latest first."""
    there: QuerySet[Any] = Activity.objects.visible_to(person, on=now.date())
    deals = _deals(person, now, deal, account)
    there = there.filter(contact=contact) if contact is not None else _about(there, deals, account)
    return paged(there.select_related("person", "contact", "deal").order_by("-at", "-pk"), size=SHOWN)


def attachments(
    person: Person, *, now: datetime, deal: Deal | None = None, account: Account | None = None
) -> "QuerySet[Any]":
    """The files at a deal, or at an account and its deals."""
    there = Attachment.objects.visible_to(person, on=now.date())
    return _about(there, _deals(person, now, deal, account), account).select_related("deal")


def _about(there: "QuerySet[Any]", deals: "list[int]", account: Account | None) -> "QuerySet[Any]":
    return there.filter(Q(deal__in=deals) | Q(account=account, deal=None) if account else Q(deal__in=deals))


def _deals(person: Person, now: datetime, deal: Deal | None, account: Account | None) -> list[int]:
    """The ids of the deals that it is about. A list and not a part of the query: with ids, indexes are used."""
    if account is None:
        return [deal.pk] if deal else []
    return list(Deal.objects.visible_to(person, on=now.date()).filter(account=account).values_list("pk", flat=True))
