"""Taking: tables that keep their contracts already go into a store as they are; nothing is guessed or judged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from venturi.ingest import FileReport, sql, text_of
from venturi.ingest import Mapping as HowRead
from venturi.ingest.ingested import ColumnReport, History
from venturi.ingest.reports import NONE, latest
from venturi.ingest.run import Run
from venturi.metrics.tables import CONTRACTS, Tables
from venturi.store import manifest as manifests
from venturi.store.change import Incoming
from venturi.store.generation import clean
from venturi.store.kept import is_store, tables_of
from venturi.store.lock import refreshing
from venturi.store.manifest import Manifest
from venturi.store.scope import Scope
from venturi.store.update import Updated, built, updated

WHY = "a table of ours"


def take(
    store: Path,
    files: Mapping[str, Path],
    *,
    noted: str,
    scope: Scope = Scope.EVERYTHING,
    deleted: Sequence[str] = (),
    zone: str = "UTC",
) -> Mapping[str, int]:
    """Bring a store up to date with tables, or make it; for each table how many deals changed in it.

    What costs a refresh most is to understand files. Here there is nothing to understand: one deal is taken in a part
    of a second, whatever the store holds.

    Parameters
    ----------
    store : its folder.
    files : table → Parquet file with every column of its contract. A table without rows that the store does not have
        is none.
    noted : what whoever writes the store wants to find with exactly this state, see `noted_in`.
    scope : `Scope.EVERYTHING` or `Scope.DEALS`.
    deleted : deals to forget, and activities of no deal; only with `Scope.DEALS`.
    zone : days are dates in this time zone.

    Raises
    ------
    StoreError
        When another refresh is running, or the store is damaged.
    """
    with refreshing(store):
        known = manifests.load(store) if is_store(store) else None
        clean(store, known)
        run = Run()
        try:
            tables = _given(run, files, known)
            whole = Incoming(tables) if known is None or scope is Scope.EVERYTHING else None
            incoming = whole or Incoming(tables, scope, frozenset(), deleted)
            made = updated(run, store, known, incoming) if known else built(run, store, 1, tables)
            last = _last(run, tables) if known is None or made.changed else known.latest
            manifest = _manifest(run, store, known, made, last=last, zone=zone, certain=bool(whole))
            manifests.save(store, replace(manifest, noted=noted))
            clean(store, manifest)
            return made.changed
        finally:
            run.close()


def noted_in(store: Path) -> str | None:
    """What was noted with the state of a store; null where there is none."""
    return manifests.load(store).noted if is_store(store) else None


def latest_in(store: Path) -> datetime | None:
    """The last moment at which anything happened that a store knows of; null where there is none."""
    return manifests.load(store).latest if is_store(store) else None


def _given(run: Run, files: Mapping[str, Path], known: Manifest | None) -> dict[str, str]:
    """Table → view of the files."""
    found = {
        name: run.view(f"given_{name}", f"SELECT * FROM read_parquet({sql.text(str(path))})")
        for name, path in files.items()
    }
    there = {name for one in known.generations for name in one.tables} if known else {"deals"}
    return {name: view for name, view in found.items() if name in there or _any(run, view)}


def _any(run: Run, relation: str) -> bool:
    return bool(run.row(f"SELECT EXISTS (SELECT 1 FROM {relation})")[0])


def _manifest(
    run: Run, store: Path, known: Manifest | None, made: Updated, *, last: datetime | None, zone: str, certain: bool
) -> Manifest:
    """The next state. ``last``: the last moment of what came in; ``certain``: that is all there is."""
    moves = sum(count for _, _, count in made.moves)
    history = History("change log", f"{moves:,} moves between stages, recorded as they happened.") if moves else NONE
    following = Manifest(
        generations=made.generations,
        moves=made.moves,
        mapping=text_of(HowRead(zone=zone)),
        history=history,
        latest=last,
        files=known.files if known else (),
        issues=(),
    )
    if known is not None and not made.changed:
        return following
    views = tables_of(run, store, following)
    if not certain and known is not None and not (last and known.latest and last >= known.latest):
        # What is corrected, or gone, may have been the last that happened.
        following = replace(following, latest=_last(run, views))
    return replace(following, files=tuple(_report(run, name, view) for name, view in views.items()))


def _last(run: Run, views: Mapping[str, str]) -> datetime | None:
    """The last moment at which anything happened in these tables."""
    named = {name: run.backend.table(run.view(name, f"SELECT * FROM {view}")) for name, view in views.items()}
    return latest(run, Tables(**named))


def _report(run: Run, name: str, view: str) -> FileReport:
    rows = run.number(f"SELECT count(*) FROM {view}")
    columns = tuple(ColumnReport(one, one, False, WHY) for one in CONTRACTS[name].names)
    return FileReport(
        name=name,
        table=name,
        format="workspace",
        rows_read=rows,
        rows_taken=rows,
        rows_with_issues=0,
        rows_rejected=0,
        columns=columns,
    )
