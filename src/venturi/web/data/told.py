"""Changes of records in sentences: what was made, changed and removed, in the words of their fields."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from venturi.web.deals.selectors import Told
from venturi.web.money.fields import AmountField
from venturi.web.people.models import Person
from venturi.web.trail.models import Event, RecordChange, Versioned, Via
from venturi.web.trail.records import history

HISTORY = 200
Names = dict[type[models.Model], dict[int, str]]


def history_told(record: Versioned, reader: Person) -> list[Told]:
    """The latest changes of one record."""
    changes = list(history(record)[:HISTORY])
    names = names_in(changes, subjects=False)
    return [line for one in changes for line in told(one, names, reader)]


def told(change: RecordChange, names: Names, reader: Person, *, of_many: bool = False) -> list[Told]:
    """What a person may read of one change. ``of_many``: it stands among changes of others, and says of what."""
    model, about = _model(change), _about(change)
    what = f"{model._meta.verbose_name} {names.get(model, {}).get(change.record_id, '')}".strip() if of_many else ""
    if change.version == 1:
        return [Told(what=f"made {what or 'it'}", **about)]
    if "removed" in change.values:
        verb = "removed" if change.values["removed"][1] == "true" else "brought back"
        return [Told(what=f"{verb} {what or 'it'}", **about)]
    lines = []
    for name, (old, new) in change.values.items():
        field = model._meta.get_field(name)
        if isinstance(field, AmountField) and not reader.sees_amounts:
            continue
        label = str(getattr(field, "verbose_name", name)) + (f" of {what}" if of_many else "")
        shown = (_shown(field, text, names) for text in (old, new))
        lines.append(Told(what="changed", field=label, old=next(shown), new=next(shown), **about))
    return lines


def names_in(changes: Iterable[RecordChange], *, subjects: bool = True) -> Names:
    """What the records are called that changes speak of, by their models; one query for each model."""
    keys: dict[type[models.Model], set[int]] = {}
    for change in changes:
        model = _model(change)
        if subjects:
            keys.setdefault(model, set()).add(change.record_id)
        for name, texts in change.values.items():
            related = model._meta.get_field(name).related_model
            if isinstance(related, type):
                keys.setdefault(related, set()).update(int(text) for text in texts if text)
    return {model: _named(model, found) for model, found in keys.items()}


def told_plainly(event: Event) -> Told:
    """An event of a kind of which nobody said how it reads."""
    return Told(what=str(event), **_about(event))


def _about(event: Event) -> dict[str, Any]:
    return {
        "at": event.at,
        "recorded_at": event.entry.recorded_at,
        "author": str(event.author or event.entry.author or "Venturi"),
        "via": event.entry.get_via_display() if event.entry.via != Via.PAGE else None,
    }


def _named(model: type[models.Model], keys: set[int]) -> dict[int, str]:
    # What a record is called may be made of what it belongs to.
    beside = [field.name for field in model._meta.concrete_fields if field.is_relation]
    there = model._default_manager.filter(pk__in=keys).select_related(*beside)
    return {one.pk: str(one) for one in there}


def _model(change: RecordChange) -> type[Any]:
    return apps.get_model(change.record_type)


def _shown(field: Any, text: str | None, names: Names) -> Any:
    """The text of a field as a value that pages know how to write."""
    if text is None:
        return None
    if isinstance(field.related_model, type):
        return names.get(field.related_model, {}).get(int(text), text)
    if isinstance(field, models.BooleanField):
        return "yes" if text == "true" else "no"
    if isinstance(field, models.DateTimeField):
        return f"{timezone.localtime(field.to_python(text)):%Y-%m-%d %H:%M}"
    if field.flatchoices:
        return dict(field.flatchoices).get(text, text)
    if isinstance(field, models.DateField | AmountField):
        return field.to_python(text)
    return text
