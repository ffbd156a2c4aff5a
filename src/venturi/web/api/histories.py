"""What happened to records, as lines."""

from collections.abc import Iterator
from typing import Any

from venturi.web.api.shapes import Line, Shape
from venturi.web.deals import timeline
from venturi.web.deals.models import Deal
from venturi.web.deals.texts import FIELDS
from venturi.web.people.models import Person
from venturi.web.trail.models import RecordChange, Versioned, Via
from venturi.web.trail.records import history
from venturi.web.trail.texts import as_text

# Lines, and the place of the last of them; null: there are no more.
Told = tuple[list[Line], Any]
_COLUMNS = {field.label: name for name, field in FIELDS.items()}


def of_deal(deal: Deal, person: Person, after: Any, limit: int) -> Told:
    """As its page tells it, after a place; fields are called as in the API."""
    page = timeline.history(deal, person, before=after and timeline.Place.read(after), size=limit)
    lines = [
        Line(
            at=told.at,
            recorded_at=told.recorded_at,
            author=told.author,
            via=told.via,
            what=told.what,
            field=_COLUMNS[told.field] if told.field else None,
            old=as_text(told.old),
            new=as_text(told.new),
            reason=told.reason,
        )
        for told in page.lines
    ]
    return lines, page.older and str(page.older)


def of_record(shape: type[Shape]) -> Any:
    """How the history of a kind of record is told: the fields that its shape has, so many changes after a version."""

    def lines(record: Versioned, person: Person, after: Any, limit: int) -> Told:
        hidden = frozenset() if person.sees_amounts else shape.money
        names = shape.model_fields.keys() - hidden
        there = history(record) if after is None else history(record).filter(version__lt=after)
        changes = list(there[: limit + 1])
        told = [line for change in changes[:limit] for line in _lines(change, names)]
        return told, changes[limit - 1].version if len(changes) > limit else None

    return lines


def _lines(change: RecordChange, names: Any) -> Iterator[Line]:
    about: dict[str, Any] = {
        "at": change.at,
        "recorded_at": change.entry.recorded_at,
        "author": str(change.author or change.entry.author or "Venturi"),
        "via": change.entry.get_via_display() if change.entry.via != Via.PAGE else None,
    }
    if change.version == 1:
        yield Line(what="made", **about)
        return
    for name, (old, new) in change.values.items():
        if name in names:
            yield Line(what="changed", field=name, old=old, new=new, **about)
