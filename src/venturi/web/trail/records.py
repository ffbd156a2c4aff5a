"""Records and their history: what people make, change and remove, each time as an event of the trail."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import F, QuerySet

from venturi.web.names.fields import kept_folded
from venturi.web.trail.models import Record, RecordChange, Versioned
from venturi.web.trail.recording import Recording
from venturi.web.trail.refusals import outdated
from venturi.web.trail.texts import as_text

# Never in the trail: what counts the changes, what follows from other columns, and what nobody may read.
UNTOLD = {"id", "version", "folded", "password", "last_login"}
AT_ONCE = 2_000
V = TypeVar("V", bound=Versioned)
R = TypeVar("R", bound=Record)


def fields_of(model: type[Versioned]) -> list[str]:
    """The columns of a kind of record that its history tells."""
    return [field.attname for field in model._meta.concrete_fields if field.attname not in UNTOLD]


def made(act: Recording, record: V, *, by: Any = None) -> V:
    """Write a new record and that it was made; ``by``: by whom, where that is not who records it."""
    record.save(force_insert=True)
    act.add(_change(record, act, {name: [None, as_text(getattr(record, name))] for name in _set(record)}, by=by))
    return record


def made_all(act: Recording, records: Sequence[V]) -> None:
    """Write many new records of one kind."""
    if not records:
        return
    type(records[0])._default_manager.bulk_create(records, batch_size=AT_ONCE)
    told = [_change(one, act, {name: [None, as_text(getattr(one, name))] for name in _set(one)}) for one in records]
    act.add_all(told)


def changed(act: Recording, record: Versioned, values: Mapping[str, Any]) -> list[str]:
    """Give fields of a locked record other values; the names of those that had another one before.

    Names are columns: ``account_id``, not ``account``. Fields that have the value already are left alone.
    """
    new = _given(record, values)
    if not new:
        return []
    names = (record._meta.get_field(name).name for name in new)
    record.save(update_fields=[*names, *kept_folded(type(record)), "version"])
    act.add(_change(record, act, new))
    return list(new)


def changed_all(act: Recording, records: Sequence[V], values: Mapping[str, Any]) -> None:
    """Give fields of many locked records of one kind the same values, see `changed`; as many queries for any number."""
    new = [(record, pairs) for record in records if (pairs := _given(record, values))]
    if not new:
        return
    model = type(records[0])
    folded: Any = [model._meta.get_field(name) for name in kept_folded(model)]
    if found_by := values.keys() & {name for field in folded for name in field.of}:
        raise ValueError(f"{model.__name__} is found by {sorted(found_by)}: change one record after the other")
    for start in range(0, len(new), AT_ONCE):
        keys = [record.pk for record, _ in new[start : start + AT_ONCE]]
        model._default_manager.filter(pk__in=keys).update(**values, version=F("version") + 1)
    act.add_all([_change(record, act, pairs) for record, pairs in new])


def removed(act: Recording, record: Record) -> None:
    """Take a locked record away; it and its history stay to be looked at."""
    changed(act, record, {"removed": True})


def locked(there: "QuerySet[V]", key: int, *, version: int | None = None) -> V:
    """The record, as it is now, until the end of the transaction; ``there``: among which it is looked for.

    ``version``: what the author was looking at; raises `Outdated` when it is no longer that. Raises ``DoesNotExist``.
    """
    record = there.select_for_update().get(pk=key)
    if version is not None and version != record.version:
        since = history(record).filter(version__gt=version).order_by("version")
        told = (f"{one.entry.author} ({', '.join(one.values)}, {one.entry.recorded_at:%H:%M})" for one in since)
        raise outdated(str(record), "; ".join(told))
    return record


def history(record: Versioned) -> "QuerySet[RecordChange]":
    """Everything that ever happened to a record, the latest first."""
    found = RecordChange.objects.filter(record_type=record._meta.label, record_id=record.pk)
    return found.select_related("entry__author", "author").order_by("-version")


def differing(model: type[Versioned]) -> Iterator[tuple[int, list[str]]]:
    """Records whose columns are not what their history adds up to: their ids and those columns, and those gone."""
    texts: dict[int, dict[str, str | None]] = {}
    told = RecordChange.objects.filter(record_type=model._meta.label).order_by("version")
    for key, values in told.values_list("record_id", "values").iterator(AT_ONCE):
        texts.setdefault(key, {}).update({name: new for name, (_, new) in values.items()})
    for record in model._default_manager.iterator(AT_ONCE):
        said = texts.pop(record.pk, {})
        wrong = [name for name in fields_of(model) if said.get(name) != as_text(getattr(record, name))]
        if wrong:
            yield record.pk, wrong
    for key in texts:
        yield key, ["the row itself"]


def _given(record: Versioned, values: Mapping[str, Any]) -> dict[str, list[str | None]]:
    """Fields of a record, not written yet, and its version; the old and the new text of each that had another value."""
    told = fields_of(type(record))
    if unknown := values.keys() - set(told):
        raise ValueError(f"{type(record).__name__} has no field {sorted(unknown)}; it has {told}")
    texts = {name: [as_text(getattr(record, name)), as_text(value)] for name, value in values.items()}
    new = {name: pair for name, pair in texts.items() if pair[0] != pair[1]}
    for name in new:
        setattr(record, name, values[name])
    record.version += 1 if new else 0
    return new


def _set(record: Versioned) -> list[str]:
    return [name for name in fields_of(type(record)) if as_text(getattr(record, name)) is not None]


def _change(record: Versioned, act: Recording, values: dict[str, list[str | None]], *, by: Any = None) -> RecordChange:
    return RecordChange(
        at=act.at,
        author=by,
        record_type=record._meta.label,
        record_id=record.pk,
        version=record.version,
        values=values,
    )
