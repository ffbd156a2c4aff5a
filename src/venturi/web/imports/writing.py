"""Writing: all of an import in one transaction, or nothing of it; and the state says which."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, connection

from venturi.web.deals.models import Deal
from venturi.web.deals.stored import among
from venturi.web.imports.models import Import, State
from venturi.web.imports.preparing import Ready
from venturi.web.people.models import Person
from venturi.web.trail import rows
from venturi.web.trail.models import RecordChange, Via
from venturi.web.trail.recording import recording
from venturi.web.trail.refusals import refuse

TRIES = 3
# How many deals are locked by one statement.
LOCKED = 10_000
MATCHED = (
    *("accounts.Account", "accounts.Contact", "deals.Stakeholder", "people.Person", "people.Team", "process.Pipeline"),
    *("process.Stage", "finance.Product", "finance.Target", "finance.Cost", "finance.Rate"),
)


class Overtaken(Exception):
    """Somebody changed what it rests on."""


class Superseded(Exception):
    """Another worker is at it: this one has been taken for dead."""


def written(
    one: Import,
    ready: Ready,
    *,
    by: Person,
    verb: str,
    state: State,
    field: str,
    check: Callable[[], None] = lambda: None,
    **kept: Any,
) -> None:
    """Write what is ready, and that the import is in `state` by the entry in `field`. `check` refuses where it may not
    be done any more, once the deals are held. Raises `Overtaken`."""
    try:
        with recording(verb, by=by, via=Via.IMPORT) as act:
            locked = Import.objects.select_for_update().get(pk=one.pk)
            if (locked.attempt, locked.state) != (one.attempt, one.state):
                raise Superseded
            _check(ready)
            check()
            ready.prepared.write(act)
            for name, value in {
                "state": state,
                field: act.entry if ready.prepared.count else None,
                "step": "",
                **kept,
            }.items():
                setattr(locked, name, value)
            locked.save()
    except rows.Outdated as error:
        raise Overtaken from error
    except IntegrityError as error:
        # Somebody made the same records meanwhile. Anything else that does not fit is an error of ours.
        if _is_twice(error):
            raise Overtaken from error
        raise


def persistent(prepare: Callable[[], Ready], write: Callable[[Ready], None]) -> Ready:
    """Prepare and write; where others changed what it rests on meanwhile, again. Raises `Refused` after some tries."""
    for _ in range(TRIES):
        ready = prepare()
        try:
            write(ready)
        except Overtaken:
            continue
        return ready
    message = "Others changed the same records while the import was being prepared."
    raise refuse(message, "Import when less is going on.", code="import-overtaken")


def _is_twice(error: IntegrityError) -> bool:
    """Whether it is that something is there twice."""
    cause: Any = error.__cause__
    if connection.vendor == "sqlite":
        return getattr(cause, "sqlite_errorname", "") in {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}
    return getattr(cause, "sqlstate", "") == "23505"


def _check(ready: Ready) -> None:
    """Whether what was prepared still rests on what is there."""
    since = RecordChange.objects.filter(entry__number__gt=ready.head, record_type__in=MATCHED)
    if since.exists():
        raise Overtaken
    ids = ready.versions.get_column("id")
    if ids.is_empty():
        return
    # Locked in the order of their ids, as everybody does.
    if connection.features.has_select_for_update:
        ordered = ids.sort()
        for start in range(0, len(ordered), LOCKED):
            some = ordered.slice(start, LOCKED).to_list()
            list(Deal.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk"))
    there = rows.read(Deal, ["id", "version"], *among("id", ids))
    if ready.versions.join(there, on=["id", "version"], how="anti").height:
        raise Overtaken
