"""The timeline of a deal: what it was, what was said about it, who came to it, told together, the latest first."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse

from venturi.web.activities.models import Activity, Task
from venturi.web.deals.merging import BESIDE
from venturi.web.deals.models import Deal, Stakeholder
from venturi.web.deals.selectors import Told, history, with_merged
from venturi.web.people.models import Person
from venturi.web.trail.models import RecordChange, Via

SHOWN = 200


def timeline(deal: Deal, person: Person, *, now: datetime) -> tuple[list[Told], int]:
    """The latest lines, and how many there are in all."""
    lines = [*history(deal, person), *_beside(deal, person, now)]
    lines.sort(key=lambda line: line.at, reverse=True)
    return lines[:SHOWN], len(lines)


def _beside(deal: Deal, person: Person, now: datetime) -> Iterator[Told]:
    """What happened to the records of a deal and of those that were merged into it."""
    deals = [one.pk for one in with_merged(deal)]
    for model in BESIDE:
        records = {one.pk: one for one in _records(model, deals)}
        told = RecordChange.objects.filter(record_type=model._meta.label, record_id__in=records)
        for change in told.select_related("entry__author", "author"):
            yield from _line(records[change.record_id], change)


def _records(model: type[Any], deals: list[int]) -> Any:
    beside = {Stakeholder: ["contact"], Activity: ["contact", "person"]}
    return model.objects.filter(deal__in=deals).select_related(*beside.get(model, [])).all()


def _line(record: Any, change: RecordChange) -> Iterator[Told]:
    if change.values.keys() == {"deal_id"}:
        # It came along when its deal was merged, which is told already.
        return
    author = str(change.author or change.entry.author or "Venturi")
    via = change.entry.get_via_display() if change.entry.via != Via.PAGE else None
    about: dict[str, Any] = {"at": change.at, "recorded_at": change.entry.recorded_at, "author": author, "via": via}
    if not isinstance(record, Activity):
        yield Told(what=_said(record, change), **about)
    elif change.version == 1 and not record.removed:
        # When people spoke, not when somebody wrote it down.
        about |= {"at": record.at, "author": str(record.person or author)}
        yield Told(
            what=_spoken(record), reason=record.note or None, address=reverse("activity", args=[record.pk]), **about
        )


def _spoken(activity: Activity) -> str:
    what = activity.get_kind_display().lower()
    who = f" with {activity.contact}" if activity.contact else ""
    return f"{what}{who}{', the buyer acted' if activity.by_buyer else ''}"


def _said(record: Any, change: RecordChange) -> str:
    made, gone = change.version == 1, change.values.get("removed", [None, None])[1] == "true"
    match record:
        case Stakeholder():
            role = f", {record.role}" if record.role and made else ""
            verb = "named" if made else "took away" if gone else "said more of"
            return f"{verb} the stakeholder {record.contact}{role}"
        case Task() if "done_at" in change.values and not made:
            return f"{'finished' if change.values['done_at'][1] else 'took up again'} the task “{record}”"
        case Task():
            return f"{'made' if made else 'removed' if gone else 'changed'} the task “{record}”"
        case _:
            return f"{'attached' if made else 'removed' if gone else 'moved'} the file {record}"
