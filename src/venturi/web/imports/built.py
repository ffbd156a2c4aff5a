"""Built: what rests on an import and is not of it. While there is any, the import is not taken back."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from venturi.web.deals.models import Deal, Opening, of_deals
from venturi.web.imports.models import Import, Likeness, SavedMapping, State
from venturi.web.trail.models import Event, RecordChange, Versioned
from venturi.web.trail.refusals import refuse

NAMED = 3


def record_models() -> list[type[Versioned]]:
    """Every kind of record that an import may make."""
    kept = (SavedMapping, Likeness)
    found = (one for one in apps.get_models() if issubclass(one, Versioned) and one not in kept)
    return sorted(found, key=lambda one: one._meta.label)


def taken_back_entries() -> list[int]:
    """The entries of imports that were taken back, and those by which they were: together they changed nothing."""
    pairs = Import.objects.filter(state=State.UNDONE, entry__isnull=False).values_list("entry", "undone")
    return [one for pair in pairs for one in pair if one is not None]


def built_on(entry: int) -> list[str]:
    """What was built on what an entry recorded, in words; nothing: it can be taken back."""
    return [*_deals(entry), *_records(entry), *_references(entry)]


def check_free(entry: int) -> None:
    """Refuse to take back what an entry recorded where something was built on it, and name that."""
    if built := built_on(entry):
        message = f"Something was built on this import: {'; '.join(built)}."
        raise refuse(message, "Take that back first, or correct single records.", code="import-built-on")


def _deals(entry: int) -> Iterator[str]:
    """Deals of the import that something happened to since."""
    ids: set[int] = set()
    for model in of_deals():
        for touching in of_deals():
            touched = touching.objects.filter(entry=entry).values("deal")
            later = model.objects.filter(entry__gt=entry, deal__in=touched).exclude(entry__in=taken_back_entries())
            ids |= set(later.values_list("deal_id", flat=True).distinct()[: NAMED + 1])
    if ids:
        yield f"deals changed since: {_listed(Deal.objects.filter(pk__in=ids))}"


def _records(entry: int) -> Iterator[str]:
    """Records of the import that were changed since."""
    for model in record_models():
        told = RecordChange.objects.filter(record_type=model._meta.label)
        mine = told.filter(entry=entry)
        if not mine.exists():
            continue
        later = told.filter(entry__gt=entry, record_id__in=mine.values("record_id")).values("record_id")
        later = later.exclude(entry__in=taken_back_entries())
        found = model._default_manager.filter(pk__in=later)
        if found.exists():
            yield f"{model._meta.verbose_name_plural} changed since: {_listed(found)}"


def _references(entry: int) -> Iterator[str]:
    """Records that others made since and that speak of records or deals of the import."""
    kinds: list[Any] = [Deal, *record_models()]
    for model in kinds:
        made = _made(model, entry)
        if not made.exists():
            continue
        for relation in model._meta.related_objects:
            other: Any = relation.related_model
            if issubclass(other, Event | Import) or not issubclass(other, Versioned | Deal):
                continue
            speaking = other._default_manager.filter(**{f"{relation.field.name}__in": made})
            # What the entry touched and others touched since is named already; the rest is taken back with it.
            for touched in _touched(other, entry):
                speaking = speaking.exclude(pk__in=touched)
            if issubclass(other, Deal):
                speaking = speaking.filter(deleted=False)
            elif any(field.name == "removed" for field in other._meta.concrete_fields):
                speaking = speaking.filter(removed=False)
            if speaking.exists():
                yield f"{other._meta.verbose_name_plural} of {model._meta.verbose_name_plural}: {_listed(speaking)}"


def _made(model: Any, entry: int) -> "QuerySet[Any, Any]":
    """The ids of what the entry made."""
    if model is Deal:
        return Opening.objects.filter(entry=entry).values("deal")
    made = RecordChange.objects.filter(entry=entry, record_type=model._meta.label, version=1)
    return made.values("record_id")


def _touched(model: Any, entry: int) -> "list[QuerySet[Any, Any]]":
    """The ids of what the entry made or changed."""
    if model is Deal:
        return [event.objects.filter(entry=entry).values("deal") for event in of_deals()]
    told = RecordChange.objects.filter(entry=entry, record_type=model._meta.label)
    return [told.values("record_id")]


def _listed(found: Any) -> str:
    names = [str(one) for one in found.order_by("pk")[: NAMED + 1]]
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
