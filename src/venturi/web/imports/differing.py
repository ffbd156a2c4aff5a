"""Differing: what is to happen to deals so that they are what was said of them: moves and changes of fields."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from venturi.web.deals.derived import amount_text
from venturi.web.deals.texts import FIELDS
from venturi.web.process.models import Kind
from venturi.web.trail.lines import as_text
from venturi.web.trail.rows import MOMENT

_MOVES: dict[str, Any] = {
    "id": pl.Int64,
    "at": MOMENT,
    "stage_id": pl.Int64,
    "author_id": pl.Int64,
    "reason": pl.String,
    "competitor": pl.String,
    "untold": pl.String,
}
_CHANGES: dict[str, Any] = {
    "id": pl.Int64,
    "at": MOMENT,
    "field": pl.String,
    "old": pl.String,
    "new": pl.String,
    "author_id": pl.Int64,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """``moves``: id, at, stage_id, reason, competitor, untold; ``changes``: id, at, field, old, new; both with
    author_id."""

    moves: pl.DataFrame
    changes: pl.DataFrame


def texts_of(deals: pl.DataFrame) -> pl.DataFrame:
    """The fields of deals as events keep them."""
    said = [
        (amount_text(pl.col(name)) if name == "amount" else as_text(pl.col(name), deals.schema[name])).alias(name)
        for name in FIELDS
    ]
    return deals.with_columns(said)


def differences(
    said: pl.DataFrame,
    current: pl.DataFrame,
    *,
    fields: Collection[str],
    kept: pl.Expr,
    stages: pl.DataFrame,
    now: datetime,
) -> Difference:
    """What makes the columns `current` of deals what is `said` of them.

    `said`: ``id``, the texts of the fields, ``stage_id``, ``untold`` (what of it is not told, if nothing else tells),
    ``moved_at`` (when, null: nobody knows), ``loss_reason`` and ``competitor``. Only `fields` change. `kept`: where
    what is not said stays as it is; a name always does. The currency of another amount does not: nobody knows what the
    amount is in.
    """
    stood = current.select("id", stood=pl.max_horizontal("stage_entered_at", "created_at"))
    both = said.join(texts_of(current), on="id", suffix="_now").join(stood, on="id").sort("id")
    moves = both.filter(pl.col("stage_id") != pl.col("stage_id_now")).join(
        stages.select("stage_id", end="kind"), on="stage_id", how="left"
    )
    moment, lost = pl.lit(now, MOMENT), pl.col("end") == Kind.LOST
    # It did not move before it came into the stage where it stands: a day of closing says no hour.
    moved_at = pl.when(pl.col("moved_at").is_not_null()).then(pl.max_horizontal("moved_at", "stood"))
    moves = moves.select(
        "id",
        pl.coalesce(moved_at, moment).alias("at"),
        "stage_id",
        pl.lit(None, pl.Int64).alias("author_id"),
        pl.when(lost).then("loss_reason").alias("reason"),
        pl.when(lost).then("competitor").alias("competitor"),
        "untold",
    )
    # A currency without an amount says nothing of the amount that is there.
    both = both.with_columns(unpriced=pl.lit("amount" in fields) & pl.col("amount").is_null())
    parts = [_change(both, field, kept, moment) for field in FIELDS if field in fields]
    changes = pl.concat([part.select(list(_CHANGES)) for part in parts]) if parts else pl.DataFrame(schema=_CHANGES)
    return Difference(moves.cast(pl.Schema(_MOVES)), changes.sort("id", maintain_order=True))


def _change(both: pl.DataFrame, field: str, kept: pl.Expr, moment: pl.Expr) -> pl.DataFrame:
    new, old = pl.col(field), pl.col(f"{field}_now")
    differs, stays = new.ne_missing(old), new.is_null() & kept
    if field == "name":
        stays = new.is_null()
    if field == "currency":
        stays = (pl.col("unpriced") & kept) | (stays & pl.col("amount").eq_missing(pl.col("amount_now")))
    differs &= ~stays
    return both.filter(differs).select(
        "id",
        moment.alias("at"),
        pl.lit(field).alias("field"),
        old.alias("old"),
        new.alias("new"),
        pl.lit(None, pl.Int64).alias("author_id"),
    )
