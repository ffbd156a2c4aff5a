"""The chain: what the digest of an entry is made of, and whether all entries still say what they said."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from venturi.web.trail.models import Entry, Event, Head, events

START = "0" * 64
READ_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Broken:
    """An entry that does not say what it said when it was sealed."""

    number: int
    reason: str


def written(value: Any) -> Any:
    """A value as the digest reads it: the same on every database."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
        case _:
            return value


class Told:
    """The events of one kind in one entry, as they are added."""

    def __init__(self) -> None:
        self.count, self._hash = 0, hashlib.sha256()

    def add(self, values: Iterable[Any]) -> None:
        self._hash.update(_line([written(value) for value in values]) + b"\n")
        self.count += 1

    def add_lines(self, lines: bytes, count: int) -> None:
        """Events that are lines already, see `lines`."""
        self._hash.update(lines)
        self.count += count

    @property
    def said(self) -> list[Any]:
        return [self.count, self._hash.hexdigest()]


def digest(entry: Entry, told: dict[str, Told], previous: str) -> str:
    """The digest of an entry: of who, when and what, of its events by kind, and of the entry before."""
    about = [entry.recorded_at, entry.author_id, entry.verb, entry.via]
    kinds = [[label, *told[label].said] for label in sorted(told) if told[label].count]
    said = [[written(value) for value in about], kinds, previous]
    return hashlib.sha256(_line(said)).hexdigest()


def _line(said: list[Any]) -> bytes:
    # PostgreSQL keeps the keys of an object in an order of its own.
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def verify() -> Iterator[Broken]:
    """Every entry that was changed, is missing, or whose events were; reads the whole trail once."""
    told = {model._meta.label: _by_entry(model) for model in events()}
    waiting = {label: next(found, None) for label, found in told.items()}
    number, previous = 0, START
    # Entries begin in the order of their ids and are sealed in the order of their numbers: what comes early is kept.
    kept: dict[int, dict[str, Told]] = {}
    for entry in Entry.objects.exclude(number=None).order_by("number").iterator(READ_AT_ONCE):
        number += 1
        if entry.number != number:
            yield Broken(number, f"it is missing: the next one is {entry.number}")
            number = entry.number or number
        for label, found in told.items():
            while (group := waiting[label]) is not None and group[0] <= entry.pk:
                kept.setdefault(group[0], {})[label] = group[1]
                waiting[label] = next(found, None)
        yield from _checked(entry, kept.pop(entry.pk, {}), previous)
        previous = entry.digest or ""
    left = {*kept, *(group[0] for group in waiting.values() if group is not None)}
    yield from _ended(number, previous, left)


def verify_last(count: int) -> Iterator[Broken]:
    """The last entries only: those that were changed, are missing, or whose events were."""
    last = Head.objects.get().number
    before = Entry.objects.filter(number=last - count).values_list("digest", flat=True).first()
    entries = Entry.objects.filter(number__gt=last - count).order_by("number")
    number, previous = max(last - count, 0), before or START
    for entry in entries:
        number += 1
        if entry.number != number:
            yield Broken(number, f"it is missing: the next one is {entry.number}")
            number = entry.number or number
        told = {model._meta.label: group for model in events() for _, group in _by_entry(model, entry_id=entry.pk)}
        yield from _checked(entry, told, previous)
        previous = entry.digest or ""
    yield from _ended(number, previous, set())


def _by_entry(model: type[Event], **only: int) -> Iterator[tuple[int, Told]]:
    rows = model._default_manager.filter(**only).order_by("entry_id", "pk").values_list("entry_id", *model.told())
    for entry, group in groupby(rows.iterator(READ_AT_ONCE), key=lambda row: row[0]):
        told = Told()
        for row in group:
            told.add(model.sealed(row[1:]))
        yield entry, told


def _checked(entry: Entry, told: dict[str, Told], previous: str) -> Iterator[Broken]:
    number = entry.number or 0
    if entry.previous != previous:
        yield Broken(number, "it does not follow the entry before it")
    if entry.digest != digest(entry, told, entry.previous or ""):
        yield Broken(number, "it or its events were changed, added or deleted")


def _ended(number: int, previous: str, left: set[int]) -> Iterator[Broken]:
    head = Head.objects.get()
    if (head.number, head.digest) != (number, previous):
        yield Broken(head.number, f"the trail ends at {number}, and {head.number} were sealed")
    if left:
        yield Broken(number, f"{len(left)} entries have events and were never sealed")
