"""Keyed: records that have no identifier of their own, but columns that together stand for one."""

from collections.abc import Sequence

import polars as pl

from venturi.web.imports import fresh
from venturi.web.imports.found import Matching
from venturi.web.trail import rows


def keyed(
    matching: Matching, model: fresh.Model, kind: str, frame: pl.DataFrame, *, key: Sequence[str], values: Sequence[str]
) -> None:
    """Make the records of a frame that are not here, and change those that are and differ. Counted as `kind`.

    `frame`: `key`, each combination once, `values`, and ``called``, what an example shows. What is null there changes
    nothing.
    """
    there = rows.read(model, ["id", "version", *key, *values], "removed = false")
    said = frame.select(*key, *(pl.col(name).alias(f"{name}_new") for name in values))
    known = there.join(said, on=list(key), nulls_equal=True)
    changed = fresh.change(matching.prepared, model, known, list(values), at=matching.at)
    matching.tally.mark(changed.select("id", *values, *(f"{name}_new" for name in values)))
    new = frame.join(there, on=list(key), how="anti", nulls_equal=True, maintain_order="left")
    made(matching, model, kind, new, [*key, *values])
    matching.tally.count(kind, changed=changed.height, unchanged=known.height - changed.height)


def made(matching: Matching, model: fresh.Model, kind: str, new: pl.DataFrame, columns: Sequence[str]) -> None:
    """Make records of these columns; a text of which nothing is said is empty where the database has no null."""
    empty = [
        pl.col(name).fill_null("")
        for name in columns
        if rows.kind_of(model, name) == pl.String and not model._meta.get_field(name).null
    ]
    fresh.make(matching.prepared, model, new.select(columns).with_columns(empty), at=matching.at)
    matching.tally.count(kind, new=new.height)
    matching.tally.mark(new.select("called"))
    matching.tally.example(kind, "new", new.get_column("called").head(3).to_list())


def once(
    matching: Matching, kind: str, frame: pl.DataFrame, key: Sequence[str], code: str = "key-twice"
) -> pl.DataFrame:
    """The first row of each combination of `key`; rows that say something else of it are rejected, equal ones are one.

    `frame` has ``called``, ``source_file`` and ``source_row``, too.
    """
    frame = frame.unique(
        [name for name in frame.columns if not name.startswith("source_")], keep="first", maintain_order=True
    )
    first = frame.unique(list(key), keep="first", maintain_order=True)
    twice = frame.join(first, on=["source_file", "source_row"], how="anti", nulls_equal=True, maintain_order="left")
    reject(matching, kind, twice.with_columns(code=pl.lit(code)))
    return first


def reject(matching: Matching, kind: str, frame: pl.DataFrame) -> None:
    """Reject rows of a frame with ``called`` and ``code``."""
    matching.tally.reject(kind, frame.select(pl.col("called").alias("key"), "source_file", "source_row", "code"))
