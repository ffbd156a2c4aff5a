"""Histories: what the moves and changes in files say happened to deals, in the order in which it did."""

import polars as pl

# Of the moves and changes of a deal, in the order of the source.
_ORDER = ("id", "at", "ordinal")


def moved(moves: pl.DataFrame, created: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The stage each deal was opened in (``id``, ``opened_in``, ``author_id``), and its moves from there on.

    `created`: ``id``, ``created`` and ``is_new``. The last move before the creation is into the stage it was created
    in, or of a new deal the first move at all: one that is here was opened before, so that its first move is a move.
    A move into the stage where the deal stands already is none.
    """
    known = moves.join(created, on="id").sort(_ORDER)
    known = known.with_columns(
        pl.int_range(pl.len()).over("id").alias("nth"),
        (pl.col("at") < pl.col("created")).sum().over("id").alias("early"),
    )
    first = pl.max_horizontal(pl.col("early").cast(pl.Int64) - 1, pl.lit(0))
    opening = known.filter(pl.col("nth") == first).select("id", pl.col("stage_id").alias("opened_in"), "author_id")
    told = known.filter(pl.col("nth") >= first)
    again = (pl.col("stage_id") == pl.col("stage_id").shift(1).over("id")).fill_null(value=False)
    moved_in = (pl.col("nth") > first) | (~pl.col("is_new") & (pl.col("at") >= pl.col("created")))
    later = told.filter(~again & moved_in)
    return opening, later.select("id", "at", "stage_id", "author_id", "ordinal")


def changed(changes: pl.DataFrame, created: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The first value of each field that changed (``id``, ``field``, ``new``), and its changes.

    What is dated before the creation says nothing of the deal; a change to the value that stands there already is none.
    """
    known = changes.join(created, on="id").filter(pl.col("at") >= pl.col("created"))
    known = known.sort("id", "field", "at", "ordinal")
    first = known.group_by("id", "field", maintain_order=True).agg(pl.col("old").first().alias("new"))
    nth = pl.int_range(pl.len()).over("id", "field")
    before = pl.when(nth == 0).then(pl.col("old")).otherwise(pl.col("new").shift(1).over("id", "field"))
    told = known.with_columns(before.alias("old")).filter(pl.col("old").ne_missing(pl.col("new")))
    return first, told.select("id", "at", "field", "old", "new", "author_id", "ordinal")
