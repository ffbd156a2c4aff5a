"""Refusals: when is a part of an export not enough to understand it?"""

from collections.abc import Sequence

from venturi.errors import Issue, Severity
from venturi.ingest import FileMapping, Mapping
from venturi.ingest.targets import LOOKUPS
from venturi.store.faults import StoreError
from venturi.store.scope import Scope

LOGS = frozenset({"stage_changes", "field_changes", "event_log"})


def refuse(known: Mapping, own: Sequence[FileMapping], *, scope: Scope) -> None:
    """Raise `StoreError` when files that are read by the mappings `own` need more of the export than they bring.

    `known`: how the files of the store were read.
    """
    if why := next(filter(None, (_from_snapshots(known), _nameless(known, own), _alone(known, own, scope))), None):
        message, remedy = why
        raise StoreError(Issue(code="refresh-needs-all", severity=Severity.STOP, message=message, remedy=remedy))
    if missing := _missing(known, own):
        raise StoreError(
            Issue(
                code="refresh-needs-file",
                severity=Severity.STOP,
                message=f"The deals of the store have columns from {missing.file}, and no file like it is here.",
                remedy="Name it beside the others, or refresh with the whole export.",
            )
        )


ALL = "Refresh with the whole export."


def _from_snapshots(known: Mapping) -> tuple[str, str] | None:
    if not any(one.snapshot for one in known.files):
        return None
    return "The history of the store comes from comparing snapshots, and that needs all of them.", ALL


def _nameless(known: Mapping, own: Sequence[FileMapping]) -> tuple[str, str] | None:
    files = [one for one in (*known.files, *own) if one.table == "deals" and "deal_id" not in one.columns]
    if not files:
        return None
    return f"The deals of {files[0].file} have no identifier, so nobody can tell which of them changed.", ALL


def _alone(known: Mapping, own: Sequence[FileMapping], scope: Scope) -> tuple[str, str] | None:
    if scope is not Scope.NEW:
        return None
    tables = {one.table for one in (*known.files, *own)}
    if "deals" not in tables:
        return (
            "The deals of the store are read from their history, and what is new does not tell all of it.",
            "Give the whole history of the deals that changed, with --whole-deals, or the whole export.",
        )
    if LOGS & tables and any(one.stage_dates for one in (*known.files, *own)):
        return "Moves come from a log and from columns of the deals; which of them are new cannot be told.", ALL
    return None


def _missing(known: Mapping, own: Sequence[FileMapping]) -> FileMapping | None:
    """A file that added columns to the deals, when deals come without one like it."""
    if not any(one.table == "deals" and not one.joins for one in own):
        return None
    brought = {(one.table, one.joins) for one in own}
    adding = [one for one in known.files if one.table in LOOKUPS or one.joins]
    return next((one for one in adding if (one.table, one.joins) not in brought), None)
