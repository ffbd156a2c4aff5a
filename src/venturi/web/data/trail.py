"""The audit trail as pages read it: entries, the latest first, and what each of them did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery

from venturi.web.deals import telling as of_deals
from venturi.web.deals.models import of_deals as deal_events
from venturi.web.pages import histories
from venturi.web.people.models import Person
from venturi.web.trail.models import Entry, Event, RecordChange, events

ENTRIES = 25
# Of each kind of event, in a list and on the page of one entry. An import holds millions.
SHOWN, SHOWN_ALONE = 3, 200
KINDS: tuple[type[Event], ...] = (RecordChange, *deal_events())


class Line(NamedTuple):
    """One thing that an entry did: what it was done to, and what; and where that is, if it has a page."""

    subject: str | None
    deal: int | None
    told: of_deals.Told | histories.Line


@dataclass(frozen=True, slots=True)
class Act:
    """An entry and what it did. ``more``: it did more than is shown."""

    entry: Entry
    lines: list[Line]
    more: bool


class _Names(NamedTuple):
    """What is called how, for the tellers of deals and of records."""

    deals: dict[str, dict[int, str]]
    records: histories.Names


def entries(
    *,
    author: int | None = None,
    verb: str = "",
    via: str = "",
    since: date | None = None,
    until: date | None = None,
    record: str = "",
    before: int | None = None,
) -> "QuerySet[Entry]":
    """Sealed entries, the latest first; those below a number. ``record``: a kind and an id, such as `deals.Deal 12`."""
    found = Entry.objects.exclude(number=None).select_related("author").order_by("-number")
    asked = {
        "author": author,
        "verb__iexact": verb,
        "via": via,
        "recorded_at__date__gte": since,
        "recorded_at__date__lte": until,
        "number__lt": before,
    }
    found = found.filter(**{name: value for name, value in asked.items() if value not in {None, ""}})
    return found.filter(pk__in=_about(record)) if record else found


def acts(there: Sequence[Entry], reader: Person, *, on: date, shown: int = SHOWN) -> list[Act]:
    """What entries did, in the words of the histories of deals and records. As many queries as kinds of events."""
    # Records first: what deals belong to is made before them.
    kinds = sorted(events(), key=lambda model: KINDS.index(model) if model in KINDS else len(KINDS))
    found = {model: _first(model, there, shown) for model in kinds}
    names = _Names(
        of_deals.names_in(one for model in deal_events() for one in found[model]),
        histories.names_in(
            (one for one in found[RecordChange] if isinstance(one, RecordChange)), reader, on=on, subjects=True
        ),
    )
    lines: dict[int, list[Line]] = {one.pk: [] for one in there}
    more = set()
    for some in found.values():
        for key, of_entry in groupby(some, key=lambda event: event.entry_id):
            told = list(of_entry)
            lines[key] += [line for event in told[:shown] for line in _lines(event, names, reader)]
            more |= {key} if len(told) > shown else set()
    return [Act(one, lines[one.pk], one.pk in more) for one in there]


def _lines(event: Any, names: _Names, reader: Person) -> list[Line]:
    """One event in sentences; of a deal that was deleted, there is no page to go to."""
    if isinstance(event, RecordChange):
        told = histories.line(event, names.records, reader, among_others=True)
        return [Line(None, None, told)] if told else []
    if isinstance(event, deal_events()):
        page = None if event.deal.deleted else event.deal_id
        return [
            Line(str(event.deal), page, replace(one, field=one.field and one.field.lower()))
            for one in of_deals.told(event, names.deals, reader)
        ]
    return [Line(None, None, histories.told_plainly(event))]


def _first(model: type[Event], there: Iterable[Entry], shown: int) -> list[Event]:
    """The first events of a kind in each entry, and one more where there are more."""
    mine = model._default_manager.filter(entry=OuterRef("pk")).order_by("pk").values("pk")[:1]
    starts = Entry.objects.filter(pk__in=[one.pk for one in there]).annotate(first=Subquery(mine))
    ranges = [
        # Events of one entry are written one after the other.
        Q(entry=key, pk__gte=first, pk__lte=first + shown)
        for key, first in starts.values_list("pk", "first")
        if first is not None
    ]
    if not ranges:
        return []
    beside = ["author", "entry__author"]
    beside += [name for name in ("deal", "stage") if name in {field.name for field in model._meta.concrete_fields}]
    return list(model._default_manager.filter(reduce(or_, ranges)).select_related(*beside).order_by("entry", "pk"))


def _about(record: str) -> "QuerySet[Any, Any]":
    """The entries that did something to a record; none for what is no record."""
    kind, _, key = record.strip().rpartition(" ")
    if not key.isdecimal():
        return Entry.objects.none().values("pk")
    if kind == "deals.Deal":
        found = [model.objects.filter(deal=key).values_list("entry", flat=True) for model in deal_events()]
        return Entry.objects.filter(reduce(or_, (Q(pk__in=some) for some in found))).values("pk")
    return RecordChange.objects.filter(record_type=kind, record_id=key).values("entry")
