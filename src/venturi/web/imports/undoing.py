"""Undoing: everything that an import did is taken back by events, as long as nothing else was built on it."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from venturi.ingest.progress import Progress
from venturi.web.deals.derived import derived
from venturi.web.deals.models import Deal, Deletion, Opening, Reversal, of_deals
from venturi.web.deals.state import NAMES
from venturi.web.deals.stored import among, stored
from venturi.web.imports import fresh
from venturi.web.imports.built import record_models
from venturi.web.imports.folders import emptied
from venturi.web.imports.preparing import Ready
from venturi.web.imports.staged import DEALS_AT_ONCE
from venturi.web.money.columns import whole as whole_of
from venturi.web.money.fields import ExactField
from venturi.web.process.models import Stage
from venturi.web.trail import rows
from venturi.web.trail.models import Head, RecordChange
from venturi.web.trail.prepared import Prepared

REASON = "import undone"


def prepare_undo(entry: int, folder: Path, *, now: datetime, progress: Progress) -> Ready:
    """What takes back all that an entry recorded, ready to be written."""
    emptied(folder / "work")
    head = Head.objects.get().number
    prepared = Prepared(folder / "work" / "prepared")
    undoing = _Undoing(entry, prepared, now)
    versions = []
    touched = undoing.touched()
    for start in range(0, len(touched), DEALS_AT_ONCE):
        progress("taking deals back", start, len(touched))
        versions.append(undoing.deals(touched.slice(start, DEALS_AT_ONCE)))
    progress("taking records away", 0, 0)
    undoing.records()
    none = pl.DataFrame(schema={"id": pl.Int64, "version": pl.Int64})
    return Ready(prepared, {"deals": len(touched)}, head, pl.concat([none, *versions]))


class _Undoing:
    def __init__(self, entry: int, prepared: Prepared, now: datetime) -> None:
        self._entry, self._prepared, self._now = entry, prepared, now
        stages = rows.read(Stage, ["id", "pipeline_id", "kind"]).rename({"id": "stage_id"})
        self._stages = stages

    def touched(self) -> pl.Series:
        """The deals of which the entry recorded something."""
        found = [rows.read(model, ["deal_id"], "entry_id = %s", [self._entry]) for model in of_deals()]
        return pl.concat(found).get_column("deal_id").unique().sort()

    def deals(self, ids: pl.Series) -> pl.DataFrame:
        """Prepare that these deals are what they were before; the versions that are changed."""
        there = rows.read(Deal, ["id", "key", "version", *NAMES], *among("id", ids)).filter(
            pl.col("id").is_in(ids.implode())
        )
        openings = rows.read(Opening, ["deal_id", "entry_id"], *among("deal_id", ids))
        opened = openings.filter(pl.col("entry_id") == self._entry).get_column("deal_id")
        new = pl.col("id").is_in(opened.implode())
        self._take_away(there.filter(new))
        self._take_back(there.filter(~new))
        return there.select("id", "version")

    def records(self) -> None:
        """Prepare that records which it made are gone, and those it changed are what they were."""
        for model in record_models():
            label = model._meta.label
            told = rows.read(
                RecordChange,
                ["record_id", "version", "values"],
                "entry_id = %s AND record_type = %s",
                [self._entry, label],
            )
            made = told.filter(pl.col("version") == 1).select("version", id="record_id").sort("id")
            for some in made.iter_slices(DEALS_AT_ONCE):
                fresh.take_away(self._prepared, model, _current(model, some), at=self._now)
            for frame, names in self._changed(model, told.filter(pl.col("version") > 1)):
                fresh.change(self._prepared, model, frame, names, at=self._now, emptied=True)

    def _changed(self, model: Any, told: pl.DataFrame) -> Iterator[tuple[pl.DataFrame, list[str]]]:
        """Records with what they are and what they were, those with the same fields together."""
        by_fields: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for key, version, values in told.iter_rows():
            said = json.loads(values)
            row = {"id": key, "version": version, **{f"{name}_new": pair[0] for name, pair in said.items()}}
            by_fields.setdefault(tuple(sorted(said)), []).append(row)
        for names, found in by_fields.items():
            olds = pl.DataFrame(
                found, schema={"id": pl.Int64, "version": pl.Int64, **{f"{n}_new": pl.String for n in names}}
            )
            there = rows.read(model, ["id", *names], *among("id", olds.get_column("id")))
            typed = [_typed(model, name) for name in names]
            yield _current(model, olds.with_columns(typed)).join(there, on="id"), list(names)

    def _take_away(self, new: pl.DataFrame) -> None:
        self._prepared.add(Deletion, self._deletions(new))
        at = pl.lit(self._now, rows.MOMENT).alias("last_at")
        gone = new.select("id", pl.col("version") + 1, pl.lit(value=True).alias("deleted"), at)
        self._prepared.change(Deal, gone)

    def _take_back(self, there: pl.DataFrame) -> None:
        """What the entry did to these deals counts no more: they are what all else makes of them."""
        if there.is_empty():
            return
        ids = there.get_column("id").sort()
        columns = derived(stored(ids, but=[self._entry]), self._stages).join(
            there.select("id", "key", "version"), on="id"
        )
        self._prepared.add(Reversal, self._told(there).with_columns(pl.lit(self._entry).alias("of_id")))
        self._prepared.change(Deal, columns.select("id", "key", *NAMES, pl.col("version") + 1))

    def _deletions(self, deals: pl.DataFrame) -> pl.DataFrame:
        return self._told(deals).with_columns(
            pl.lit(value=True).alias("deleted"),
            pl.lit(REASON).alias("reason"),
            pl.lit(None, pl.Int64).alias("into_id"),
        )

    def _told(self, deals: pl.DataFrame) -> pl.DataFrame:
        """What every event of these deals tells."""
        at, nobody = pl.lit(self._now, rows.MOMENT), pl.lit(None, pl.Int64)
        return deals.select(pl.col("id").alias("deal_id"), at.alias("at"), nobody.alias("author_id"))


def _current(model: Any, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with the versions that their records are at: a later import may have been taken back since."""
    there = rows.read(model, ["id", "version"], *among("id", frame.get_column("id")))
    return frame.drop("version").join(there, on="id")


def _typed(model: Any, name: str) -> pl.Expr:
    """The old text of a field as the database keeps it."""
    column, kind = pl.col(f"{name}_new"), rows.kind_of(model, name)
    field = model._meta.get_field(name)
    if isinstance(field, ExactField):
        return whole_of(column, field.places)
    if kind == rows.MOMENT:
        return column.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%:z", time_unit="us", time_zone="UTC")
    if kind == pl.Boolean:
        return column == "true"
    if kind == pl.Date:
        return column.str.to_date("%Y-%m-%d")
    return column.fill_null("") if kind == pl.String else column.cast(kind)
