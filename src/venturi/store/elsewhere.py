"""Elsewhere: the tables of a store, computed by another engine than the one that wrote them."""

from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import IO

import ibis

from venturi.engines import Engine
from venturi.ingest import Ingested, parse
from venturi.ingest.canonical import no_verdicts
from venturi.metrics.tables import CONTRACTS, Tables, conform
from venturi.store.lock import reading
from venturi.store.manifest import Generation, Manifest, Part, load


class KeptElsewhere(Ingested):
    """The tables of a store on an engine. The engine reads the files of the store itself, so that the folder must be in
    the same place for all of its machines."""

    def __init__(self, *, engine: Engine, manifest: Manifest, tables: Tables, held: IO[str]) -> None:
        super().__init__(
            engine=engine,
            issues=manifest.issues,
            tables=tables,
            files=manifest.files,
            mapping=parse(manifest.mapping),
            history=manifest.history,
            latest=manifest.latest,
            verdicts=no_verdicts(),
        )
        self._held = held

    def close(self) -> None:
        """Close the engine, and let the next refresh delete what it replaces."""
        super().close()
        self._held.close()


def opened_on(engine: Engine, store: Path) -> KeptElsewhere:
    """The store as its last refresh left it. Raises `StoreError` when it is damaged or none."""
    load(store)
    held = reading(store)
    try:
        # Read again now that nothing is deleted any more.
        manifest = load(store)
        found = {name: _rows(engine, store, manifest.generations, name) for name in CONTRACTS}
        tables = Tables(**{name: table for name, table in found.items() if table is not None})
        return KeptElsewhere(engine=engine, manifest=manifest, tables=tables, held=held)
    except BaseException:
        held.close()
        raise


def _rows(engine: Engine, store: Path, generations: Sequence[Generation], name: str) -> ibis.Table | None:
    """The rows of a table that count: those that no later generation says are gone."""
    if "deal_id" not in CONTRACTS[name]:
        # The small tables are in every generation as a whole.
        generations = generations[-1:]
    parts = []
    for nth, generation in enumerate(generations):
        if name in generation.tables:
            rows = conform(_read(engine, store, generation, generation.tables[name]), CONTRACTS[name])
            for later in generations[nth + 1 :]:
                if name in later.gone:
                    rows = _without(rows, _read(engine, store, later, later.gone[name]), name)
            parts.append(rows)
    return _together(parts) if parts else None


def _without(rows: ibis.Table, gone: ibis.Table, name: str) -> ibis.Table:
    unit = ibis.coalesce(rows.deal_id, rows.activity_id) if name == "activities" else rows.deal_id
    return rows.anti_join(gone, [unit.identical_to(gone.unit)])


def _together(parts: Sequence[ibis.Table]) -> ibis.Table:
    """The rows of all parts; a column that one of them lacks is null there."""
    types = {name: dtype for part in parts for name, dtype in part.schema().items()}
    alike = [
        part.select(**{name: part[name] if name in part.columns else ibis.null(kind) for name, kind in types.items()})
        for part in parts
    ]
    return reduce(lambda above, below: above.union(below), alike)


def _read(engine: Engine, store: Path, generation: Generation, part: Part) -> ibis.Table:
    return engine.read_parquet(str(store / generation.folder / part.file))
