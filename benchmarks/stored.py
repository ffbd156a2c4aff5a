"""Stored: the prepared tables of a folder as a data set, with the visits, states and entries that are kept beside them.

Nothing is read from the CRM's files and nothing is judged: what is left is what the metrics themselves take.
"""

import shutil
from collections.abc import Collection
from datetime import UTC
from pathlib import Path
from typing import Any

import ibis

from benchmarks.basis import Basis
from venturi.dataset import Dataset
from venturi.engines.embedded import Embedded
from venturi.ingest import Ingested, Mapping
from venturi.ingest.canonical import no_verdicts
from venturi.ingest.ingested import History
from venturi.metrics.movement.states import FIELDS, states
from venturi.metrics.stays import places, stays
from venturi.metrics.tables import CONTRACTS, Tables

# Each is made of those before it, and of the tables.
KEPT = ("stays", "states", "entries")


class Stored(Dataset):
    """The data set of a folder of tables, see `benchmarks.tables`. Metrics answer without asking for the verdict."""

    def __init__(self, folder: Path, *, kept: Collection[str] = KEPT, activities: bool = False) -> None:
        basis, engine = Basis.of(folder), Embedded()
        engine.make_room()
        names = [name for name in CONTRACTS if activities or name != "activities"]
        found = {name: self._read(engine, folder, name) for name in names}
        self.folder = folder
        self.ingested = Ingested(
            engine=engine,
            issues=(),
            tables=Tables(**{name: table for name, table in found.items() if table is not None}),
            files=(),
            mapping=Mapping(),
            history=History("change log", "The moves of the benchmark's company."),
            latest=basis.as_of.replace(tzinfo=UTC),
            verdicts=no_verdicts(),
        )
        self.zone, self.currency, self.as_of, self.fiscal_start = basis.zone, basis.currency, basis.as_of, 1
        self.as_of_basis, self.currency_note, self._number = "as the tables say", None, 1
        beside = {name: table for name in kept if (table := self._read(engine, folder, name)) is not None}
        self._entries = {"implied": beside["entries"]} if "entries" in beside else {}
        self._once = {"states": beside["states"]} if "states" in beside else {}
        # What a data set would compute when it is first asked for.
        self.__dict__ |= {"tables": self.ingested.tables, "stays": beside.get("stays")}

    @staticmethod
    def _read(engine: Embedded, folder: Path, name: str) -> ibis.Table | None:
        path = folder / f"{name}.parquet"
        return engine.read_parquet(str(path)) if path.exists() else None

    def refusal(self, *_asked: Any) -> None:
        """None: the company is known to hold what the metrics need, but for what the page says."""

    def build(self, name: str) -> None:
        """Compute a table from those it is made of, and keep it in the folder."""
        made = {"stays": self._visits, "states": self.made_states, "entries": self.entries}[name]()
        if name == "entries":
            # Stored on the way, as a data set does.
            [written] = self.ingested.engine.folder.glob("entries-implied-*.parquet")
        else:
            written = self.folder / f"{name}.unfinished"
            self.ingested.engine.backend.to_parquet(made, written, preserve_order=False)
        shutil.move(written, self.folder / f"{name}.parquet")

    def _visits(self) -> ibis.Table:
        changes, stages = self.tables.stage_changes, self.stages
        known = self.stored("places", places(changes, stages, as_of=self.as_of))
        return stays(changes, stages, self.deals, as_of=self.as_of, places=known)

    def made_states(self) -> ibis.Table:
        """The states of all deals, as an expression."""
        known = self.tables
        return states(known.deals, self.stays, known.field_changes, stages=known.stages, fields=FIELDS)
