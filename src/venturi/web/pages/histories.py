"""The history of records as pages tell it: who, when, and each field with what it was and what it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models

from venturi.web.money.fields import AmountField
from venturi.web.pages.templatetags.formats import moment
from venturi.web.people.models import Person
from venturi.web.trail.models import RecordChange, Via

UNSEEN = "something you do not see"
Names = dict[type[models.Model], dict[int, str]]
Values = dict[str, list[str | None]]


@dataclass(frozen=True, slots=True)
class Line:
    """One change of a record; ``changes``: a label, the value before, the value since."""

    at: datetime
    author: str
    via: str | None
    what: str
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)
    of: str | None = None


def told(changes: Iterable[RecordChange], person: Person, *, on: date, this: int | None = None) -> list[Line]:
    """The lines of changes in their order, as the person may read them; ``this``: the record whose page it is."""
    # With the fields that the person may read of each.
    found = [(one, _told(one, person)) for one in changes]
    names = _names(found, person, on)
    return [_line(one, values, names, this) for one, values in found if values or not one.values]


def _line(one: RecordChange, told: Values, names: Names, this: int | None) -> Line:
    model = apps.get_model(one.record_type)
    values = {
        name: (_shown(model, name, old, names), _shown(model, name, new, names)) for name, (old, new) in told.items()
    }
    about: dict[str, Any] = {
        "at": one.at,
        "author": str(one.author or one.entry.author or "Venturi"),
        "via": one.entry.get_via_display() if one.entry.via != Via.PAGE else None,
        "of": None if this in {None, one.record_id} else _called(one),
    }
    if one.version == 1:
        return Line(what=f"made the {model._meta.verbose_name}", **about)
    if "merged_into_id" in values:
        return Line(what=f"merged it into {values['merged_into_id'][1]}", **about)
    if "removed" in values:
        return Line(what="removed it" if values["removed"][1] == "yes" else "brought it back", **about)
    labels = {name: str(_field(model, name).verbose_name) for name in values}
    return Line(what="changed", changes=[(labels[name], *pair) for name, pair in values.items()], **about)


def _called(one: RecordChange) -> str:
    """The record that was merged into this one, by the name that it had then, if this is where that is said."""
    return str(one.values.get("name", [None, None])[1] or "the one that was merged")


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
    if isinstance(column, models.ForeignKey):
        return names.get(column.related_model, {}).get(int(text), UNSEEN)
    if isinstance(column, models.BooleanField):
        return "yes" if text == "true" else "no"
    if isinstance(column, models.DateTimeField):
        return moment(datetime.fromisoformat(text))
    if isinstance(column, models.DateField):
        return date.fromisoformat(text)
    return dict(column.flatchoices).get(text, text)


def _names(changes: list[tuple[RecordChange, Values]], person: Person, on: date) -> Names:
    """What the records are called that the changes speak of, as far as the person sees them."""
    ids: dict[Any, set[int]] = {}
    for one, values in changes:
        model = apps.get_model(one.record_type)
        for name, pair in values.items():
            column = _field(model, name)
            if isinstance(column, models.ForeignKey):
                ids.setdefault(column.related_model, set()).update(int(text) for text in pair if text is not None)
    return {model: _of(model, found, person, on) for model, found in ids.items()}


def _of(model: Any, ids: set[int], person: Person, on: date) -> dict[int, str]:
    door = getattr(model._default_manager, "visible_to", None)
    there = model._default_manager.all() if door is None else door(person, on=on)
    return {one.pk: str(one) for one in there.filter(pk__in=ids)}
