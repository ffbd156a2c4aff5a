"""Refresh: read what is new, and bring the store up to date; a refresh that fails or is killed changes nothing."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from venturi.errors import Issue
from venturi.ingest import Corrections, FileReport, Ingested, load, parse, text_of
from venturi.ingest.ingested import History
from venturi.ingest.progress import Progress, silent
from venturi.ingest.read import ingest, open_all
from venturi.ingest.reports import NONE, latest
from venturi.ingest.run import Run
from venturi.metrics.tables import CONTRACTS, Tables
from venturi.store import manifest as manifests
from venturi.store.batch import Asked, Batch, read_batch, renewed
from venturi.store.change import Incoming
from venturi.store.generation import clean
from venturi.store.kept import is_store, tables_of
from venturi.store.lock import refreshing
from venturi.store.manifest import Manifest
from venturi.store.scope import Scope
from venturi.store.update import Updated, built, updated


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a refresh did.

    ``changed`` : table → deals of which it changed, or its rows when the store is new; empty: nothing changed.
    ``created`` : whether the store is new. ``rebuilt``: whether everything in it was written anew.
    ``files``, ``issues`` : what became of the files that were read.
    """

    created: bool
    rebuilt: bool
    changed: Map[str, int]
    files: tuple[FileReport, ...]
    issues: tuple[Issue, ...]


def refresh(
    store: Path,
    files: Sequence[Path],
    *,
    scope: Scope = Scope.EVERYTHING,
    deleted: Sequence[str] = (),
    mapping: Path | None = None,
    corrections: Corrections | None = None,
    progress: Progress = silent,
    seen: Callable[[Ingested], object] = lambda _: None,
) -> Refreshed:
    """Bring a store up to date with files, or make it.

    Parameters
    ----------
    store : its folder.
    files : the export, or what is new in it.
    scope : what the files say about the rows they do not have, see `Scope`.
    deleted : identifiers of deals to forget; not with `Scope.EVERYTHING`, where a deal is deleted by not being there.
    mapping : how the files are read; by default as at the last time.
    corrections : what to change of the mapping.
    progress : told how far it is.
    seen : called with what was read of the files, before it is taken in; it is closed afterwards.

    Raises
    ------
    StoreError
        When another refresh is running, or the store is damaged.
    IssuesFound
        When the files cannot be used.
    """
    with refreshing(store):
        known = manifests.load(store) if is_store(store) else None
        clean(store, known)
        run = Run(progress=progress)
        try:
            said = load(mapping) if mapping else None
            asked = Asked(files, scope, deleted, said, corrections, seen)
            if known is None or scope is Scope.EVERYTHING:
                return _whole(run, store, known, asked)
            return _partly(run, store, known, read_batch(run, store, known, asked))
        finally:
            run.close()


def _whole(run: Run, store: Path, known: Manifest | None, asked: Asked) -> Refreshed:
    """Read a whole export; what is not in it is gone."""
    said = asked.mapping or (renewed(parse(known.mapping)) if known else None)
    ingested = ingest(run, open_all(run, asked.files, None), mapping=said, corrections=asked.corrections)
    asked.seen(ingested)
    tables = {name: name for name in CONTRACTS if getattr(ingested.tables, name) is not None}
    run.progress("updating the store", 0, 0)
    made = updated(run, store, known, Incoming(tables)) if known else built(run, store, 1, tables)
    manifest = Manifest(
        generations=made.generations,
        moves=made.moves,
        mapping=text_of(ingested.mapping),
        history=ingested.history,
        latest=ingested.latest,
        files=ingested.files,
        issues=ingested.issues,
    )
    return _saved(store, known, manifest, made, files=ingested.files, issues=ingested.issues)


def _partly(run: Run, store: Path, known: Manifest, batch: Batch) -> Refreshed:
    """Take in what is new."""
    run.progress("updating the store", 0, 0)
    made = updated(run, store, known, batch.incoming)
    manifest = replace(known, generations=made.generations, moves=made.moves)
    if made.changed:
        manifest = replace(
            manifest,
            mapping=text_of(batch.mapping),
            history=_history(known.history, made),
            latest=_latest(run, store, manifest, batch.latest),
            files=(*known.files, *batch.files),
            issues=(*known.issues, *(issue for issue in batch.issues if issue not in known.issues)),
        )
    return _saved(store, known, manifest, made, files=batch.files, issues=batch.issues)


def _saved(
    store: Path,
    known: Manifest | None,
    manifest: Manifest,
    made: Updated,
    *,
    files: tuple[FileReport, ...],
    issues: tuple[Issue, ...],
) -> Refreshed:
    if manifest != known:
        manifests.save(store, manifest)
        clean(store, manifest)
    return Refreshed(
        created=known is None,
        rebuilt=bool(made.changed) and len(made.generations) == 1,
        changed=made.changed,
        files=files,
        issues=issues,
    )


def _history(known: History, made: Updated) -> History:
    moves = sum(count for _, _, count in made.moves)
    if not moves:
        return NONE
    known = known if known != NONE else History("change log", "")
    return replace(known, sentence=f"{moves:,} moves between stages, in the store since its last refresh.")


def _latest(run: Run, store: Path, manifest: Manifest, incoming: datetime | None) -> datetime | None:
    """The last moment at which anything happened. What is corrected may have been the last: then all is asked."""
    if incoming and manifest.latest and incoming >= manifest.latest:
        return incoming
    views = tables_of(run, store, manifest)
    tables = {name: run.backend.table(run.view(name, f"SELECT * FROM {view}")) for name, view in views.items()}
    return latest(run, Tables(**tables))
