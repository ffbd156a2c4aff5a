"""What happened to a deal, page by page, the latest first: what it was, what was said about it, who came to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple, Self

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse

from venturi.web.activities.models import Activity, Task
from venturi.web.deals import selectors
from venturi.web.deals.merging import BESIDE
from venturi.web.deals.models import Deal, FieldChange, Reversal, StageChange, Stakeholder, of_deals
from venturi.web.deals.telling import Told, about, accounts_shown, names_in, told
from venturi.web.deals.texts import AMOUNTS
from venturi.web.people.models import Person
from venturi.web.process.models import Kind
from venturi.web.trail.models import RecordChange

SHOWN = 50
_WRITTEN = re.compile(r"([0-9]{20})-([0-9]{1,18})-([0-9]{1,2})-([0-9]{1,18})", re.ASCII)
_MOMENT = "%Y%m%d%H%M%S%f"
# Where files only show that a deal stands in a stage, that is told when it was seen.
_SEEN = Case(When(~Q(untold=None) & Q(stage__kind=Kind.OPEN), then=F("entry__recorded_at")), default=F("at"))


class Place(NamedTuple):
    """Where a line stands: lines follow each other as they took effect, those of one moment as they were recorded."""

    at: datetime
    entry: int
    kind: int
    key: int

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC):{_MOMENT}}-{self.entry}-{self.kind}-{self.key}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The place that was written so; null for what is none."""
        if (found := _WRITTEN.fullmatch(text)) is None:
            return None
        try:
            at = datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
        except ValueError:
            return None
        return cls(at, *map(int, found.groups()[1:]))


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, and the place of the last of them where there are older ones; null: these were the first."""

    lines: list[Told]
    older: Place | None


def timeline(deal: Deal, person: Person, *, before: Place | None = None, size: int = SHOWN) -> Page:
    """The latest lines of a deal and of everything beside it, or those before a place."""
    deals = selectors.with_merged(deal)
    return _page([*_of_deals(deals, person), *_beside(deals)], deals, person, before, size)


def history(deal: Deal, person: Person, *, before: Place | None = None, size: int = SHOWN) -> Page:
    """The same of the deal itself, and of those that were merged into it."""
    deals = selectors.with_merged(deal)
    return _page(list(_of_deals(deals, person)), deals, person, before, size)


def _page(sources: Sequence["QuerySet[Any]"], deals: list[Deal], person: Person, before: Any, size: int) -> Page:
    latest = [one for nth, there in enumerate(sources) for one in _latest(there, nth, before, size)]
    latest.sort(key=lambda one: one[0], reverse=True)
    shown = latest[:size]
    lines = list(_lines([event for _, event in shown], deals, person))
    return Page(lines, shown[-1][0] if len(latest) > size else None)


def _latest(there: "QuerySet[Any]", nth: int, before: Place | None, size: int) -> list[tuple[Place, Any]]:
    """The latest events of one kind, and one more than are shown."""
    if before is not None:
        at_once = Q(told_at=before.at, entry=before.entry)
        first = Q(told_at__lt=before.at) | Q(told_at=before.at, entry__lt=before.entry)
        there = there.filter(first | (at_once & _first_of(nth, before)))
    latest = there.order_by("-told_at", "-entry_id", "-pk")[: size + 1]
    return [(Place(event.told_at, event.entry_id, nth, event.pk), event) for event in latest]


def _first_of(nth: int, before: Place) -> Q:
    """Those of one act that come before a place."""
    if nth == before.kind:
        return Q(pk__lt=before.key)
    return Q() if nth < before.kind else Q(pk__in=[])


def _of_deals(deals: list[Deal], person: Person) -> Iterator["QuerySet[Any]"]:
    """The events of deals by kind, those that the person may read."""
    for model in of_deals():
        there = selectors.events_in(model, deals).annotate(told_at=_SEEN if model is StageChange else F("at"))
        yield there.exclude(field__in=AMOUNTS) if model is FieldChange and not person.sees_amounts else there


def _beside(deals: list[Deal]) -> Iterator["QuerySet[Any]"]:
    """What happened to the records of deals, by kind."""
    for model in BESIDE:
        records = model.objects.filter(deal__in=deals)
        told = RecordChange.objects.filter(record_type=model._meta.label).select_related("entry__author", "author")
        if model is Activity:
            # When people spoke, not when somebody wrote it down.
            spoken = Activity.objects.filter(pk=OuterRef("record_id")).values("at")
            told = told.filter(version=1, record_id__in=records.filter(removed=False).values("pk"))
            yield told.annotate(told_at=Subquery(spoken))
        else:
            # What came along when its deal was merged is told already.
            moved = Q(version__gt=1, values__has_key="deal_id")
            yield told.filter(record_id__in=records.values("pk")).exclude(moved).annotate(told_at=F("at"))


def _lines(events: list[Any], deals: list[Deal], person: Person) -> Iterator[Told]:
    names = names_in(events)
    names["account_id"] = accounts_shown(names["account_id"], person)
    gone = set(Reversal.objects.filter(deal__in=deals).values_list("deal_id", "of_id"))
    of = {one.pk: str(one) for one in deals[1:]}
    records = _records(events)
    for event in events:
        if isinstance(event, RecordChange):
            yield _line(records[event.record_type, event.record_id], event, names["files"])
        else:
            where, counts_not = of.get(event.deal_id), (event.deal_id, event.entry_id) in gone
            yield from (replace(one, of=where, taken_back=counts_not) for one in told(event, names, person))


def _records(events: list[Any]) -> dict[tuple[str, int], Any]:
    """The records that changes are of."""
    related = {Stakeholder: ["contact"], Activity: ["contact", "person"]}
    found: dict[tuple[str, int], Any] = {}
    for model in BESIDE:
        label = model._meta.label
        ids = [one.record_id for one in events if isinstance(one, RecordChange) and one.record_type == label]
        there = model.objects.filter(pk__in=ids)
        if model in related:
            there = there.select_related(*related[model])
        found |= {(label, one.pk): one for one in there}
    return found


def _line(record: Any, change: RecordChange, files: dict[int, str]) -> Told:
    said = about(change, files)
    if not isinstance(record, Activity):
        return Told(what=_said(record, change), **said)
    said |= {"at": record.at, "author": str(record.person or said["author"])}
    return Told(what=_spoken(record), reason=record.note or None, address=reverse("activity", args=[record.pk]), **said)


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
