"""Found: the records that files name are those that are there: by their key first, then by their exact name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from venturi.web.imports import fresh
from venturi.web.imports.models import Import
from venturi.web.imports.tally import Tally
from venturi.web.people.models import Person
from venturi.web.trail import rows
from venturi.web.trail.models import RecordChange
from venturi.web.trail.prepared import Prepared

KEY, ID = "key", "id"


@dataclass(frozen=True, slots=True)
class Matching:
    """One pass over an import: where it prepares what it will write, what it counts, and the moment it is."""

    prepared: Prepared
    tally: Tally
    at: Any
    # What somebody said of likely duplicates: record type → key → the record it is.
    same: dict[str, dict[str, int]] = field(default_factory=dict)
    # Of deals that are new or change: ``id`` and ``account_id``.
    placed: list[pl.DataFrame] = field(default_factory=list)

    def records(
        self, model: fresh.Model, kind: str, frame: pl.DataFrame, *, compared: Sequence[str] = (), named: bool = True
    ) -> pl.DataFrame:
        """The ids of the records with these keys; those that are not there are made. Counted as `kind`.

        `frame`: ``key``, and what else is known; `compared`: what of it changes records that are there. `named`: look
        for a record of that name where none has the key.
        """
        away, is_away = fresh.gone(model)
        more = [*fresh.merged(model), *compared, *(["name"] if named else [])]
        there = rows.read(model, list(dict.fromkeys([ID, KEY, "version", away, *more])))
        found = self._found(model, frame, there, named=named)
        known = frame.join(found, on=KEY, how="inner")
        # What the files do not tell leaves a record as it is, and is blank of a new one.
        texts = [name for name in compared if frame.schema[name] == pl.String]
        new = frame.join(found, on=KEY, how="anti").with_columns(pl.col(texts).fill_null(""))
        made = fresh.make(self.prepared, model, new, at=self.at).select(KEY, ID)
        # What was merged stays as it is: the record that it turned out to be is meant.
        live = there.filter(pl.lit(value=True), *(pl.col(name).is_null() for name in fresh.merged(model)))
        old = live.select(ID, "version", away, *compared)
        both = known.select(ID, *(pl.col(name).alias(f"{name}_new") for name in compared)).unique(ID, keep="first")
        both = old.join(both, on=ID).with_columns(
            pl.when((pl.col(away) == is_away) & self._comes_back(model)).then(pl.lit(not is_away)).alias(f"{away}_new")
        )
        changed = fresh.change(self.prepared, model, both, [away, *compared], at=self.at)
        told = (away, *compared)
        self.tally.mark(changed.select(ID, *told, *(f"{name}_new" for name in told)))
        self.tally.mark(new.select(KEY))
        self.tally.count(kind, new=new.height, changed=changed.height, unchanged=known.height - changed.height)
        self.tally.example(kind, "new", new.get_column("name" if "name" in new.columns else KEY).head(3).to_list())
        return pl.concat([found.select(KEY, ID), made])

    def _comes_back(self, model: fresh.Model) -> pl.Expr:
        """Whether a record that was taken away is brought back by being named: of people, only those whom the undoing
        of an import took away and nobody looked at since. Whoever left may own deals, and does not sign in again."""
        if model is not Person:
            return pl.lit(value=True)
        undone = Import.objects.filter(undone__isnull=False).values("undone")
        told = RecordChange.objects.filter(record_type=model._meta.label, entry__in=undone)
        gone = told.filter(values__has_key="is_active").values_list("record_id", "version")
        found = [{ID: key, "version": version} for key, version in gone]
        schema = pl.Struct({ID: pl.Int64, "version": pl.Int64})
        return pl.struct(ID, "version").is_in(pl.Series(found, dtype=schema).implode())

    def _found(self, model: fresh.Model, frame: pl.DataFrame, there: pl.DataFrame, *, named: bool) -> pl.DataFrame:
        keys = frame.select(KEY)
        found = keys.join(there.select(KEY, ID), on=KEY)
        if said := self.same.get(model._meta.label):
            alias = pl.DataFrame({KEY: list(said), ID: list(said.values())}, schema={KEY: pl.String, ID: pl.Int64})
            found = pl.concat([found, keys.join(found, on=KEY, how="anti").join(alias, on=KEY)])
        if not named:
            return found
        # A name that two have tells nothing; a record that another key of the files means is not meant twice.
        free = there.filter(~pl.col("name").is_duplicated()).join(found, on=ID, how="anti")
        rest = frame.join(found, on=KEY, how="anti")
        rest = rest.with_columns(pl.col("name") if "name" in rest.columns else pl.col(KEY).alias("name"))
        rest = rest.filter(~pl.col("name").is_duplicated())
        by_name = rest.select(KEY, "name").join(free.select("name", ID), on="name")
        return pl.concat([found, by_name.select(KEY, ID)])
