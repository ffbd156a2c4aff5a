"""What is done about the deals of the demo company: the activities of its files, and tasks from its next steps."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from venturi.web.activities.models import Activity, Task
from venturi.web.deals.models import Deal
from venturi.web.people.models import Person
from venturi.web.process.models import Kind
from venturi.web.trail.recording import Recording
from venturi.web.trail.records import made_all

# Of deals that are decided, what happened so lately.
LATELY = timedelta(days=90)


def activities(act: Recording, rows: Iterable[dict[str, Any]], people: Mapping[str, Person], *, until: date) -> int:
    """The activities of open deals, and all of the last 90 days; how many."""
    deals = {deal.key: deal for deal in Deal.objects.only("key", "outcome")}
    since = datetime.combine(until - LATELY, time(), UTC)
    found = [
        Activity(
            key=row["activity_id"],
            deal=deals[row["deal_id"]],
            kind=row["kind"],
            by_buyer=row["by_buyer"],
            at=row["at"],
            person=people.get(row["person"]),
            note=row["note"] or "",
        )
        for row in rows
        if row["deal_id"] in deals and (row["at"] >= since or deals[row["deal_id"]].outcome == Kind.OPEN)
    ]
    made_all(act, found)
    return len(found)


def tasks(act: Recording) -> int:
    """A task for the next step of every open deal that has one, its owner's; how many."""
    there = Deal.objects.filter(outcome=Kind.OPEN, owner__isnull=False, next_step__isnull=False).select_related("owner")
    found = [
        Task(deal=deal, person=deal.owner, text=deal.next_step or "", due_on=deal.next_step_on)
        for deal in there.order_by("pk")
    ]
    made_all(act, found)
    return len(found)
