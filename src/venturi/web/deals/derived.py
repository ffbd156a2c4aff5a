"""The columns of many deals at once: what their events add up to, as `state.rebuilt` says it of one.

A test holds the two against each other on random histories: the meaning is there, this is its quick form.
"""

from dataclasses import dataclass

import polars as pl

from venturi.web.deals.models import Deal
from venturi.web.deals.texts import FIELDS
from venturi.web.money import columns
from venturi.web.money.fields import AmountField
from venturi.web.process.models import Kind
from venturi.web.trail.rows import kind_of

# The order of events: the opening first, then as they took effect, those of one moment as they were recorded.
ORDER = ("deal_id", "rank", "at", "entry_id", "seq")
OPENED, LATER = 0, 1
# New events are recorded after all that there are.
NEW_ENTRY = 2**62


@dataclass(frozen=True, slots=True)
class Events:
    """The events of some deals. Each frame has `ORDER`; beside it

    ``moves``: stage_id, reason, competitor, untold, undated; ``values``: field, new; ``deletions``: deleted, into_id.
    The stage and the fields that a deal was opened with are the first of its moves and values, of rank `OPENED`.
    """

    moves: pl.DataFrame
    values: pl.DataFrame
    deletions: pl.DataFrame

    def and_these(self, other: "Events") -> "Events":
        """Both."""
        return Events(
            pl.concat([self.moves, other.moves], how="diagonal"),
            pl.concat([self.values, other.values], how="diagonal"),
            pl.concat([self.deletions, other.deletions], how="diagonal"),
        )


def derived(events: Events, stages: pl.DataFrame) -> pl.DataFrame:
    """One row for each deal: ``id`` and every column that is derived. `stages`: stage_id, pipeline_id, kind."""
    found = _stayed(events.moves, stages)
    lasts = [
        frame.group_by("deal_id").agg(pl.col("at").max().alias("last_at"))
        for frame in (events.moves, events.values, events.deletions)
    ]
    last = pl.concat(lasts).group_by("deal_id").agg(pl.col("last_at").max())
    for more in (_valued(events.values), _pushed(events.values), _deleted(events.deletions), last):
        found = found.join(more, on="deal_id", how="left")
    return found.rename({"deal_id": "id"}).with_columns(
        pl.col("name").fill_null(""), pl.col("pushes").fill_null(0), pl.col("deleted").fill_null(value=False)
    )


def as_columns(values: pl.DataFrame) -> pl.DataFrame:
    """The texts of fields, one column for each, as what they say."""
    said = []
    for field in FIELDS:
        column = pl.col(field)
        if field == "amount":
            said.append(whole(column))
        else:
            kind = kind_of(Deal, field)
            said.append(column.str.to_date("%Y-%m-%d") if kind == pl.Date else column.cast(kind))
    return values.with_columns(said)


def whole(text: pl.Expr) -> pl.Expr:
    """The text of an amount as the database keeps it, in ten-thousandths."""
    return columns.whole(text, AmountField.places)


def amount_text(column: pl.Expr) -> pl.Expr:
    """The reverse of `whole`: without zeros at the end, without an exponent."""
    return columns.text_of(column, AmountField.places)


def _stayed(moves: pl.DataFrame, stages: pl.DataFrame) -> pl.DataFrame:
    """Where each deal stands and since when it is known to; moves into one stage in a row are one stay."""
    there = pl.col("stage_id") == pl.col("stage_id").shift(1).over("deal_id")
    known = moves.sort(ORDER).with_columns(comes=~there.fill_null(value=False), since=_told_at())
    if known.get_column("untold").null_count() < known.height:
        # Of a stay of which nobody told since when, the first move into it that is told.
        stay = pl.col("comes").cum_sum()
        known = known.with_columns(pl.col("since").backward_fill().over(stay))
    last = (
        known.filter("comes")
        .group_by("deal_id", maintain_order=True)
        .agg(
            pl.when(pl.col("undated").first().is_null()).then(pl.col("at").first()).alias("created_at"),
            pl.col("at").last(),
            pl.col("since", "stage_id", "reason", "competitor").last(),
        )
    )
    open_, lost = pl.col("kind") == Kind.OPEN, pl.col("kind") == Kind.LOST
    return last.join(stages, on="stage_id", how="left").select(
        "deal_id",
        "pipeline_id",
        "stage_id",
        pl.when(open_).then("since").otherwise("at").alias("stage_entered_at"),
        "created_at",
        pl.col("kind").alias("outcome"),
        pl.when(~open_).then("at").alias("closed_at"),
        pl.when(lost).then("reason").alias("loss_reason"),
        pl.when(lost).then("competitor").alias("competitor"),
    )


def _told_at() -> pl.Expr:
    return pl.when(pl.col("untold").is_null()).then("at")


def _valued(values: pl.DataFrame) -> pl.DataFrame:
    """The last value of each field."""
    last = values.sort(ORDER).group_by("deal_id", "field").agg(pl.col("new").last())
    wide = last.pivot(on="field", on_columns=list(FIELDS), index="deal_id", values="new")
    return as_columns(wide)


def _pushed(values: pl.DataFrame) -> pl.DataFrame:
    days = values.filter(pl.col("field") == "expected_close_on").sort(ORDER)
    # Days as YYYY-MM-DD follow each other as their texts do.
    later = pl.col("new") > pl.col("new").shift(1).over("deal_id")
    counted = days.with_columns(later.fill_null(value=False).alias("pushes"))
    return counted.group_by("deal_id").agg(pl.col("pushes").sum().cast(pl.Int64))


def _deleted(deletions: pl.DataFrame) -> pl.DataFrame:
    last = deletions.sort(ORDER).group_by("deal_id").agg(pl.col("deleted", "into_id").last())
    return last.rename({"into_id": "merged_into_id"})
