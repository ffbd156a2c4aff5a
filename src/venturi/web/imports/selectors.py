"""What pages show of imports. Only administrators see any: files hold what nobody else may see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from venturi.web.deals.texts import AMOUNTS, FIELDS
from venturi.web.imports.folders import folder_of
from venturi.web.imports.models import DRY, Import, State
from venturi.web.imports.remedies import on_page
from venturi.web.people.models import Person

STEPS = (
    ("Files", {State.READING}),
    ("Mapping", {State.STOPPED, State.READ}),
    ("Dry run", {State.COMPARING, *DRY}),
    ("Import", {State.IMPORTING, State.DONE}),
    ("Undo", {State.UNDOING, State.UNDONE}),
)
LISTED = 50


def visible(person: Person) -> "QuerySet[Import]":
    """The imports that a person may see."""
    return Import.objects.visible_to(person).select_related("by")


def steps(one: Import, *, mapping: bool = False) -> list[tuple[str, bool, bool]]:
    """The steps of an import: the name, whether it is at it, whether it has passed it; none of one that was discarded.
    `mapping`: its mapping is looked at once more."""
    if one.state == State.DISCARDED:
        return []
    state = State.READ if mapping else one.state
    now = next(nth for nth, (_, states) in enumerate(STEPS) if state in states)
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
        (name, _label(field), old, new)
        for name, field, old, new in found
        if field not in AMOUNTS or person.sees_amounts
    ]


@dataclass(frozen=True, slots=True)
class Met:
    """Where people wrote what the files have otherwise: how many deals and fields, and some of them."""

    fate: str
    deals: int
    fields: int
    examples: list[dict[str, Any]]


def met(one: Import, person: Person) -> list[Met]:
    """What people wrote and the files have otherwise, by what becomes of it. Amounts only for whoever sees them."""
    found = []
    for fate, counts in one.comparison.get("met", {}).items():
        told = one.comparison["examples"].get(f"deals {fate}", [])
        rows = [
            {"deal": deal, "name": name, "field": _label(field), "then": then, "file": file, "here": here, "by": by}
            for name, field, then, file, here, by, deal in told
            if field not in AMOUNTS or person.sees_amounts
        ]
        if counts["fields"]:
            found.append(Met(fate, counts["deals"], counts["fields"], rows))
    return found


def noticed(one: Import, person: Person) -> list[dict[str, Any]]:
    """What was noticed in the files, with what can be done about it on these pages. Amounts only for whoever sees
    them."""
    return [on_page(issue, amounts=person.sees_amounts) for issue in one.issues]


def _label(field: str) -> str:
    return "Stage" if field == "stage_id" else FIELDS[field].label


def rejected(one: Import, person: Person) -> list[str]:
    """The files that list what was not taken, those that there are. They hold rows as they came, with their amounts."""
    if not person.sees_amounts:
        return []
    return [name for name in ("rejected.csv", "refused.csv") if (folder_of(one) / name).exists()]
