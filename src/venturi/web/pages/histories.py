"""The history of records as pages tell it: who, when, and each field with what it was and what it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models

from venturi.web.money.fields import AmountField
from venturi.web.pages.templatetags.formats import moment
from venturi.web.people.models import Person
from venturi.web.people.selectors import sees_everybody
from venturi.web.trail.models import Event, RecordChange, Via

UNSEEN = "something you do not see"
Names = dict[type[models.Model], dict[int, str]]
Values = dict[str, list[str | None]]


@dataclass(frozen=True, slots=True)
class Line:
    """One change of a record; ``changes``: a label, the value before, the value since."""

    at: datetime
    recorded_at: datetime
    author: str
    via: str | None
    what: str
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)
    of: str | None = None


def told(changes: Iterable[RecordChange], person: Person, *, on: date, this: int | None = None) -> list[Line]:
    """The lines of changes in their order, as the person may read them; ``this``: the record whose page it is."""
    there = list(changes)
    names = names_in(there, person, on=on)
    found = ((one, line(one, names, person)) for one in there)
    return [_of(one, told, this) for one, told in found if told is not None]


def line(one: RecordChange, names: Names, person: Person, *, among_others: bool = False) -> Line | None:
    """What a person may read of one change; null: nothing. ``among_others``: it says of what."""
    model, values = apps.get_model(one.record_type), _told(one, person)
    if one.values and not values:
        return None
    about = _about(one)
    called = f"{model._meta.verbose_name} {names.get(model, {}).get(one.record_id, '')}".strip() if among_others else ""
    shown = {name: tuple(_shown(model, name, text, names) for text in pair) for name, pair in values.items()}
    if one.version == 1:
        return Line(what=f"made {called or f'the {model._meta.verbose_name}'}", **about)
    if "merged_into_id" in shown:
        return Line(what=f"merged {called or 'it'} into {shown['merged_into_id'][1]}", **about)
    if "removed" in shown:
        gone = shown["removed"][1] == "yes"
        return Line(what=f"{'removed' if gone else 'brought back'} {called or 'it'}", **about)
    labels = {name: str(_field(model, name).verbose_name) for name in shown}
    changes: list[Any] = [(labels[name], *pair) for name, pair in shown.items()]
    return Line(what=f"changed {called}:" if called else "changed", changes=changes, **about)


def told_plainly(event: Event) -> Line:
    """An event of a kind of which nobody said how it reads."""
    return Line(what=str(event), **_about(event))


def names_in(changes: Iterable[RecordChange], person: Person, *, on: date, subjects: bool = False) -> Names:
    """What the records are called that changes speak of, as far as the person sees them; a query for each model.

    ``subjects``: those that were changed, too.
    """
    ids: dict[Any, set[int]] = {}
    for one in changes:
        model = apps.get_model(one.record_type)
        if subjects:
            ids.setdefault(model, set()).add(one.record_id)
        for name, pair in one.values.items():
            column = _field(model, name)
            if isinstance(column, models.ForeignKey):
                ids.setdefault(column.related_model, set()).update(int(text) for text in pair if text is not None)
    return {model: _called(model, found, person, on) for model, found in ids.items()}


def _of(one: RecordChange, told: Line, this: int | None) -> Line:
    """The same line with the record that was merged into this one, by the name that it had, where that is said."""
    if this in {None, one.record_id}:
        return told
    return replace(told, of=str(one.values.get("name", [None, None])[1] or "the one that was merged"))


def _about(event: Event) -> dict[str, Any]:
    return {
        "at": event.at,
        "recorded_at": event.entry.recorded_at,
        "author": str(event.author or event.entry.author or "Venturi"),
        "via": event.entry.get_via_display() if event.entry.via != Via.PAGE else None,
    }


def _told(one: RecordChange, person: Person) -> Values:
    """The fields of a change that a person may read: amounts only where they see amounts."""
    model = apps.get_model(one.record_type)
    hidden = (
        set() if person.sees_amounts else {name for name in one.values if isinstance(_field(model, name), AmountField)}
    )
    return {name: pair for name, pair in one.values.items() if name not in hidden}


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)


def _shown(model: type[models.Model], name: str, text: str | None, names: Names) -> Any:
    """A value as it is read: people and records by name, choices by their label."""
    if text is None:
        return None
    column = _field(model, name)
    match column:
        case models.ForeignKey():
            return names.get(column.related_model, {}).get(int(text), UNSEEN)
        case models.BooleanField():
            return "yes" if text == "true" else "no"
        case models.DateTimeField():
            return moment(datetime.fromisoformat(text))
        case models.DateField() | AmountField():
            return column.to_python(text)
        case _:
            return dict(column.flatchoices).get(text, text)


def _called(model: Any, ids: set[int], person: Person, on: date) -> dict[int, str]:
    """By their ids. Who sees everything reads what records are called that are gone, too."""
    door = None if sees_everybody(person) else getattr(model._default_manager, "visible_to", None)
    there = model._default_manager.all() if door is None else door(person, on=on)
    # What a record is called may be made of what it belongs to.
    beside = [field.name for field in model._meta.concrete_fields if field.is_relation]
    return {one.pk: str(one) for one in there.filter(pk__in=ids).select_related(*beside)}
