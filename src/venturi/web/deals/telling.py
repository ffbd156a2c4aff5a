"""How events of deals are told in words: what, who says so, and what of it nobody told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from venturi.web.accounts.models import Account
from venturi.web.deals.models import Deletion, FieldChange, Opening, Reversal, StageChange, Untold
from venturi.web.deals.texts import AMOUNTS, FIELDS, as_value
from venturi.web.imports.models import Import
from venturi.web.people.models import Person
from venturi.web.people.selectors import sees_everybody
from venturi.web.process.models import Kind
from venturi.web.trail.models import Event, Via

# What an account is called to whoever may not see it.
ANOTHER = "another account"
# What is recorded within so long of when it happened was recorded at the time.
AT_THE_TIME = timedelta(minutes=2)
# The files of one import that are named.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a deal's history."""

    at: datetime
    recorded_at: datetime
    author: str
    via: str | None
    what: str
    field: str | None = None
    old: Any = None
    new: Any = None
    reason: str | None = None
    # Which deal it happened to, where that was merged into the one that is told of.
    of: str | None = None
    # The page of the activity that it is, if it is one.
    address: str | None = None
    # It counts no more.
    taken_back: bool = False
    # Files say so; and who brought them in.
    imported: bool = False
    recorded_by: str | None = None

    @property
    def late(self) -> bool:
        """Whether it was recorded later than it happened."""
        return self.recorded_at - self.at > AT_THE_TIME


def names_in(events: Iterable[Any]) -> dict[str, dict[int, str]]:
    """What the people and accounts are called that events of deals speak of, by field; and the ``files`` that they came
    from, by entry."""
    there = list(events)
    found = {"files": files_of(there)}
    for field, model in (("owner_id", Person), ("account_id", Account)):
        changes = (one for one in there if isinstance(one, FieldChange) and one.field == field)
        ids = {int(text) for one in changes for text in (one.old, one.new) if text}
        found[field] = {one.pk: str(one) for one in model._default_manager.filter(pk__in=ids)}
    return found


def accounts_shown(names: dict[int, str], person: Person) -> dict[int, str]:
    """The same accounts, with the names of those that the person sees, or that were merged into one they see."""
    seen = Account.objects.visible_to(person, on=timezone.now().date()).values("pk")
    there = Account.objects.filter(pk__in=names)
    if not sees_everybody(person):
        there = there.filter(Q(pk__in=seen) | Q(merged_into__in=seen))
    shown = set(there.values_list("pk", flat=True))
    return {key: name if key in shown else ANOTHER for key, name in names.items()}


def told(event: Any, names: dict[str, dict[int, str]], person: Person) -> list[Told]:
    """What a person may read of one event; ``names``: see `names_in`."""
    said = about(event, names["files"])
    match event:
        case Opening():
            return [Told(what=_opened(event), **said)]
        case StageChange():
            return [Told(**{**said, "reason": event.reason, **_moved(event)})]
        case FieldChange() if event.field in AMOUNTS and not person.sees_amounts:
            return []
        case FieldChange():
            old, new = (_shown(event.field, text, names) for text in (event.old, event.new))
            return [Told(what="changed", field=FIELDS[event.field].label, old=old, new=new, **said)]
        case Deletion():
            gone = f"merged into {event.into}" if event.into else "deleted"
            return [Told(what=gone if event.deleted else "brought back", reason=event.reason, **said)]
        case Reversal():
            return [Told(what="took back what was imported", **said)]
        case _:
            raise ValueError(f"nobody said how {type(event).__name__} reads")


def _shown(field: str, text: str | None, names: dict[str, dict[int, str]]) -> Any:
    value = as_value(field, text)
    return names[field].get(value, value) if field in names and value is not None else value


def files_of(events: Iterable[Event]) -> dict[int, str]:
    """What the files are called that events came from, by entry: those of imports."""
    entries = {one.entry_id for one in events if one.entry.via == Via.IMPORT}
    found = Import.objects.filter(entry__in=entries).values_list("entry", "files") if entries else ()
    return {entry: _listed([file["name"] for file in files]) for entry, files in found}


def about(event: Event, files: dict[int, str]) -> dict[str, Any]:
    """When an event took effect, when and by whom it was recorded, and who did it.

    What came from files is theirs: whoever pressed the button did none of it, and is told as who recorded it.
    """
    entry, source = event.entry, files.get(event.entry_id)
    imported = f"imported from {source}" if source else None
    said = {"at": event.at, "recorded_at": entry.recorded_at, "imported": imported is not None}
    if imported:
        by, via = str(event.author or imported), imported if event.author else None
        return said | {"author": by, "via": via, "recorded_by": str(entry.author or "Venturi")}
    via = entry.get_via_display() if entry.via != Via.PAGE else None
    return said | {"author": str(event.author or entry.author or "Venturi"), "via": via}


def _opened(event: Opening) -> str:
    """How a deal came to be, as far as somebody told."""
    if not event.untold and not event.undated:
        return f"opened in {event.stage}"
    begun = "became known here" if event.undated else "came to be"
    if event.untold == Untold.STAGE:
        return begun
    return f"{begun}, {'in' if not event.untold else 'and when it was imported it stood in'} {event.stage}"


def _moved(event: StageChange) -> dict[str, Any]:
    """Where a deal went; of what files only show, when that was seen."""
    if not event.untold:
        return {"what": f"moved to {event.stage}"}
    if event.stage.kind == Kind.OPEN:
        return {"what": f"stood in {event.stage} when it was imported", "at": event.entry.recorded_at}
    return {"what": f"was {event.stage.kind}"}


def _listed(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= NAMED else f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
