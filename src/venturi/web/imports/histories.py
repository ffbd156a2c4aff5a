"""Histories: what the moves and changes in files say happened to deals, in the order in which it did."""

import polars as pl

# Of the moves and changes of a deal, in the order of the source.
_ORDER = ("id", "at", "ordinal")


def moved(moves: pl.DataFrame, created: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The stage each deal was opened in (``id``, ``opened_in``, ``author_id``, ``opening_told``), and its moves from
    there on.

    `created`: ``id``, ``opened_at``, ``created`` (null: nobody told) and ``is_new``. The last move before the creation,
    or at it, is into the stage it was created in. Where the first move of a new deal comes later, nobody told the stage
    that it was created in (``opening_told``); one that is here was opened before. A move into the stage where the deal
    stands already is none.
    """
    known = moves.join(created, on="id").sort(_ORDER)
    known = known.with_columns(
        pl.int_range(pl.len()).over("id").alias("nth"),
        (pl.col("at") < pl.col("created")).sum().over("id").alias("early"),
    )
    first = pl.max_horizontal(pl.col("early").cast(pl.Int64) - 1, pl.lit(0))
    told = pl.col("at") <= pl.col("opened_at")
    opening = known.filter(pl.col("nth") == first).select(
        "id", "author_id", pl.col("stage_id").alias("opened_in"), told.alias("opening_told")
    )
    is_opening = (pl.col("nth") == first) & pl.col("is_new") & told
    counted = known.filter(pl.col("nth") >= first)
    again = (pl.col("stage_id") == pl.col("stage_id").shift(1).over("id")).fill_null(value=False)
    since = (pl.col("at") >= pl.col("created")).fill_null(value=True)
    later = counted.filter(~again & ~is_opening & ((pl.col("nth") > first) | pl.col("is_new") | since))
    return opening, later.select("id", "at", "stage_id", "author_id", "ordinal")


def changed(changes: pl.DataFrame, created: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The first value of each field that changed (``id``, ``field``, ``new``), and its changes.

    What is dated before the creation says nothing of the deal; a change to the value that stands there already is none.
    """
    known = changes.join(created, on="id").filter((pl.col("at") >= pl.col("created")).fill_null(value=True))
    known = known.sort("id", "field", "at", "ordinal")
    first = known.group_by("id", "field", maintain_order=True).agg(pl.col("old").first().alias("new"))
    nth = pl.int_range(pl.len()).over("id", "field")
    before = pl.when(nth == 0).then(pl.col("old")).otherwise(pl.col("new").shift(1).over("id", "field"))
    told = known.with_columns(before.alias("old")).filter(pl.col("old").ne_missing(pl.col("new")))
    return first, told.select("id", "at", "field", "old", "new", "author_id", "ordinal")
