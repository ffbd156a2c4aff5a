"""What pages show of imports. Only administrators see any: files hold what nobody else may see."""

from typing import Any

from django.db.models import QuerySet

from venturi.web.deals.texts import FIELDS
from venturi.web.imports.folders import folder_of
from venturi.web.imports.models import Import, State
from venturi.web.people.models import Person

STEPS = (
    ("Files", {State.READING}),
    ("Mapping", {State.STOPPED, State.READ}),
    ("Dry run", {State.COMPARING, State.COMPARED}),
    ("Import", {State.IMPORTING, State.DONE}),
    ("Undo", {State.UNDOING, State.UNDONE}),
)
LISTED = 50


def visible(person: Person) -> "QuerySet[Import]":
    """The imports that a person may see."""
    return Import.objects.visible_to(person).select_related("by")


def steps(one: Import) -> list[tuple[str, bool, bool]]:
    """The steps of an import: the name, whether it is at it, whether it has passed it."""
    now = next(nth for nth, (_, states) in enumerate(STEPS) if one.state in states)
    return [(name, nth == now, nth < now) for nth, (name, _) in enumerate(STEPS)]


def examples(one: Import) -> list[dict[str, Any]]:
    """What would happen to some records."""
    found = one.comparison.get("examples", {})
    told: list[dict[str, Any]] = [
        {"what": kind.removesuffix(" new"), "names": names}
        for kind, names in found.items()
        if kind.endswith(" new") and names
    ]
    return told


def changes(one: Import, person: Person) -> list[tuple[str, str, Any, Any]]:
    """Fields of some deals that would change: the deal, the field, the old value, the new one. Amounts only for whoever
    sees them."""
    found = one.comparison.get("examples", {}).get("deals changed", [])
    return [
        (name, "Stage" if field == "stage_id" else FIELDS[field].label, old, new)
        for name, field, old, new in found
        if field != "amount" or person.sees_amounts
    ]


def rejected(one: Import, person: Person) -> list[str]:
    """The files that list what was not taken, those that there are. They hold rows as they came, with their amounts."""
    if not person.sees_amounts:
        return []
    return [name for name in ("rejected.csv", "refused.csv") if (folder_of(one) / name).exists()]
