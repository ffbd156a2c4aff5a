"""Counting: what a comparison of deals comes to, with examples in which everything has its name."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from venturi.web.accounts.models import Account
from venturi.web.imports import byhand
from venturi.web.imports.comparing import Compared
from venturi.web.imports.tally import SHOWN, Tally
from venturi.web.people.models import Person
from venturi.web.process.models import Stage
from venturi.web.trail.models import Entry

REFERS: dict[str, Any] = {"owner_id": Person, "account_id": Account, "stage_id": Stage}


class Names:
    """What ids in the texts of fields stand for: records of the files, of which some are not in the database yet, and
    those that are."""

    def __init__(self, ids: Mapping[str, pl.DataFrame], stages: pl.DataFrame) -> None:
        """`ids`: field → frame with ``key`` and ``id``; `stages`: ``stage_id`` and ``stage``."""
        named = {**ids, "stage_id": stages.select(id="stage_id", key="stage")}
        id_, parts = pl.col("id").cast(pl.String), []
        for field, frame in named.items():
            parts.append(frame.select(pl.lit(field).alias("field"), id_, "key"))
        # Of two keys that mean one record, either names it.
        self._files = pl.concat(parts).unique(["field", "id"], keep="first", maintain_order=True)

    def keyed(self, frame: pl.DataFrame, columns: Iterable[str]) -> pl.DataFrame:
        """The frame, with ``field``, and in these columns the keys of what the files name: ids of new records are
        others each time."""
        for column in columns:
            known = self._files.rename({"id": column, "key": "_key"})
            frame = frame.join(known, on=["field", column], how="left", maintain_order="left")
            frame = frame.with_columns(pl.coalesce("_key", column).alias(column)).drop("_key")
        return frame

    def told(self, field: str, text: str | None) -> str | None:
        """What a value is called."""
        model = REFERS.get(field)
        if model is None or text is None:
            return text
        there = model._default_manager.filter(pk=int(text)).first()
        if there is not None:
            return str(there)
        mine = self._files.filter((pl.col("field") == field) & (pl.col("id") == text))
        return mine.get_column("key").first() or text  # type: ignore[return-value]


def count(tally: Tally, found: Compared) -> None:
    """Count what was compared, and take examples."""
    new, old = found.columns.filter("is_new"), found.columns.filter(~pl.col("is_new"))
    tally.count("deals", new=new.height, changed=old.height, unchanged=found.unchanged)
    tally.count("stage changes", new=found.moves.height)
    tally.count("field changes", new=found.changes.height)
    tally.reject("deals", found.rejected)
    tally.example("deals", "new", new.get_column("name").head(SHOWN).to_list())
    changes = found.changes.join(old.select("id", "key", "name"), on="id", maintain_order="left")
    moves = _moves(found, old)
    _mark(tally, found, changes, moves)
    for told in (changes, moves):
        some = told.head(tally.room("deals", "changed")).select("name", "field", "old", "new")
        for name, field, *values in some.iter_rows():
            tally.example("deals", "changed", [[name, field, *(tally.names.told(field, value) for value in values)]])
    _judged(tally, found)


def _moves(found: Compared, old: pl.DataFrame) -> pl.DataFrame:
    """Where deals that are here stand before and after."""
    moved = old.join(found.moves.select("id").unique(), on="id", how="semi").sort("id")
    before = found.before.select("id", old=pl.col("stage_id").cast(pl.String))
    both = moved.join(before, on="id", maintain_order="left").with_columns(new=pl.col("stage_id").cast(pl.String))
    return both.filter(pl.col("old") != pl.col("new")).with_columns(field=pl.lit("stage_id"))


def _mark(tally: Tally, found: Compared, changes: pl.DataFrame, moves: pl.DataFrame) -> None:
    """What would be written, by keys: another outcome has another digest."""
    names: Names = tally.names
    tally.mark(found.columns.select("key", "is_new", "deleted"))
    for told in (changes, moves):
        tally.mark(names.keyed(told.select("key", "field", "old", "new"), ["old", "new"]))
    judged = found.judged.found.select("id", "field", "fate", "then", "file", "here")
    tally.mark(names.keyed(judged, ["then", "file", "here"]))
    tally.mark(found.rejected.select("key", "code"))


def _judged(tally: Tally, found: Compared) -> None:
    """Where people wrote what the files have otherwise."""
    called = found.before.select("id", "name")
    for fate in (byhand.KEPT, byhand.CONFLICT, byhand.REPLACED):
        fated = found.judged.fated(fate)
        tally.meet(fate, deals=fated.get_column("id").n_unique(), fields=fated.height)
        some = fated.join(called, on="id", maintain_order="left").head(tally.room("deals", fate))
        authors = Entry.objects.in_bulk(some.get_column("entry_id").to_list())
        for row in some.iter_rows(named=True):
            told = [tally.names.told(row["field"], row[side]) for side in ("then", "file", "here")]
            by = authors[row["entry_id"]].author
            tally.example("deals", fate, [[row["name"], row["field"], *told, str(by) if by else "", row["id"]]])
