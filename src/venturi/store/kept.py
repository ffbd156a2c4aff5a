"""Kept: a store opened for reading, as what reading its files gave."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

import ibis

from venturi.errors import Issue, Severity
from venturi.ingest import Corrections, Ingested, parse, verdicts
from venturi.ingest.run import Run
from venturi.metrics.tables import Tables
from venturi.store import live
from venturi.store.faults import StoreError
from venturi.store.lock import reading
from venturi.store.manifest import NAME, Manifest, load
from venturi.store.scope import OF_DEALS, WHOLE


class Kept(Ingested):
    """The tables of a store. A refresh that runs meanwhile does not change them: they are those of the moment of
    opening. ``noted``: what whoever wrote the store noted with this state, see `venturi.store.take`."""

    def __init__(
        self, *, run: Run, manifest: Manifest, tables: Tables, stays: ibis.Table | None, held: IO[str]
    ) -> None:
        super().__init__(
            engine=run.engine,
            issues=run.issues,
            tables=tables,
            files=manifest.files,
            mapping=parse(manifest.mapping),
            history=manifest.history,
            latest=manifest.latest,
            verdicts=run.backend.table(verdicts.view(run, [], [])),
        )
        self.stays = stays
        self.noted = manifest.noted
        self._held = held

    def close(self) -> None:
        """Close the engine, and let the next refresh delete what it replaces."""
        super().close()
        self._held.close()


def is_store(path: Path) -> bool:
    """Whether a folder is a store."""
    return (path / NAME).is_file()


def alone(paths: Sequence[Path], *, mapping: Path | None = None, corrections: Corrections | None = None) -> Kept:
    """The store, when it is all there is to read, and nothing more is said of how. Raises `StoreError`."""
    said = replace(corrections or Corrections(), zone=None, currency=None)
    if len(paths) == 1 and mapping is None and said == Corrections():
        return opened(paths[0])
    [folder, *_others] = [path for path in paths if is_store(path)]
    raise StoreError(
        Issue(
            code="store-read-already",
            severity=Severity.STOP,
            file=str(folder),
            message="What is in a store was read already: no files go with it, and nothing is said of columns.",
            remedy="Say it when the store is refreshed: venturi refresh STORE FILE... --column OURS=THEIRS.",
        )
    )


def opened(store: Path, *, workdir: Path | None = None) -> Kept:
    """The store as its last refresh left it. Raises `StoreError` when it is damaged or none."""
    load(store)
    held = reading(store)
    run = Run(workdir)
    try:
        # Read again now that nothing is deleted any more.
        manifest = load(store)
        run.issues += manifest.issues
        names = tables_of(run, store, manifest)
        stays = live.view(run, store, manifest, live.STAYS)
        run.make_room()
        tables = Tables(**{name: run.backend.table(view) for name, view in names.items()})
        return Kept(run=run, manifest=manifest, tables=tables, stays=stays and run.backend.table(stays), held=held)
    except BaseException:
        run.close()
        held.close()
        raise


def tables_of(run: Run, store: Path, manifest: Manifest) -> dict[str, str]:
    """Table → view, of all the tables there are."""
    found = {name: live.view(run, store, manifest, name) for name in OF_DEALS}
    found |= {name: live.whole(run, store, manifest, name) for name in WHOLE}
    return {name: view for name, view in found.items() if view}
