"""The events of many deals as columns, as they are stored; see `derived`."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

import polars as pl

from venturi.web.deals.derived import LATER, OPENED, Events
from venturi.web.deals.models import Deletion, FieldChange, Opening, Reversal, StageChange
from venturi.web.deals.texts import FIELDS
from venturi.web.trail import rows
from venturi.web.trail.models import Event

FEW = 500
_VALUES = pl.Struct(dict.fromkeys(FIELDS, pl.String))
MOVES: dict[str, Any] = {
    "deal_id": pl.Int64,
    "at": rows.MOMENT,
    "rank": pl.Int64,
    "entry_id": pl.Int64,
    "seq": pl.Int64,
    "stage_id": pl.Int64,
    "reason": pl.String,
    "competitor": pl.String,
    "untold": pl.String,
    "undated": pl.Boolean,
}
_PLACE = {name: MOVES[name] for name in ("deal_id", "at", "rank", "entry_id", "seq")}
VALUES: dict[str, Any] = _PLACE | {"field": pl.String, "new": pl.String}
DELETIONS: dict[str, Any] = _PLACE | {"deleted": pl.Boolean, "into_id": pl.Int64}


def nothing() -> Events:
    """No events at all."""
    return Events(*(pl.DataFrame(schema=schema) for schema in (MOVES, VALUES, DELETIONS)))


def stored(deals: pl.Series, *, but: Collection[int] = ()) -> Events:
    """Every event of these deals that was not taken back; ``but``: without those of these entries."""
    of = partial(_of, deals, gone=_gone(deals, but))
    openings = of(Opening, ["stage_id", "values", "untold", "undated"], OPENED)
    moved = of(StageChange, ["stage_id", "reason", "competitor", "untold"], LATER)
    changed = of(FieldChange, ["field", "new"], LATER)
    first = openings.drop("values")
    known = openings.select(*_PLACE, pl.col("values").str.json_decode(_VALUES)).unnest("values")
    fields = known.unpivot(list(FIELDS), index=list(_PLACE), variable_name="field", value_name="new")
    return Events(
        pl.concat([first, moved], how="diagonal").select(pl.col(name).cast(kind) for name, kind in MOVES.items()),
        pl.concat([fields.drop_nulls("new"), changed], how="diagonal").select(list(VALUES)),
        of(Deletion, ["deleted", "into_id"], LATER).select(list(DELETIONS)),
    )


def among(column: str, ids: pl.Series) -> tuple[str, list[int]]:
    """The condition under which rows are read: those with these ids, and of many others between them."""
    if ids.is_empty():
        return "false", []
    if len(ids) <= FEW:
        return f"{column} IN ({', '.join(['%s'] * len(ids))})", ids.to_list()
    return f"{column} BETWEEN %s AND %s", [ids.min(), ids.max()]  # type: ignore[list-item]


def _gone(deals: pl.Series, but: Collection[int]) -> pl.DataFrame:
    """What does not count of these deals: ``deal_id`` and ``entry_id``."""
    taken_back = rows.read(Reversal, ["deal_id", "of_id"], *among("deal_id", deals)).rename({"of_id": "entry_id"})
    said = pl.DataFrame({"entry_id": list(but)}, schema={"entry_id": pl.Int64})
    return pl.concat([taken_back, deals.alias("deal_id").to_frame().join(said, how="cross")])


def _of(deals: pl.Series, model: type[Event], columns: Sequence[str], rank: int, *, gone: pl.DataFrame) -> pl.DataFrame:
    where, given = among("deal_id", deals)
    found = rows.read(model, ["deal_id", "at", "entry_id", "id", *columns], where, given)
    found = found.rename({"id": "seq"}).with_columns(pl.lit(rank, pl.Int64).alias("rank"))
    if not gone.is_empty():
        found = found.join(gone, on=["deal_id", "entry_id"], how="anti", maintain_order="left")
    return found.join(deals.alias("deal_id").to_frame(), on="deal_id", how="semi")
