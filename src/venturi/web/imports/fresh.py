"""Records of an import: those that are there are found again, the others are made, by columns."""

from collections.abc import Sequence
from typing import Any

import polars as pl
from django.db import models

from venturi.web.money.columns import text_of
from venturi.web.money.fields import ExactField
from venturi.web.trail import rows
from venturi.web.trail.lines import as_text, quoted
from venturi.web.trail.models import RecordChange, Versioned
from venturi.web.trail.prepared import Prepared
from venturi.web.trail.records import fields_of

Model = type[Versioned]


def gone(model: Model) -> tuple[str, bool]:
    """The column that says whether a record was taken away, and what it holds then; of people, that they left."""
    names = {field.attname for field in model._meta.concrete_fields}
    return ("removed", True) if "removed" in names else ("is_active", False)


def merged(model: Model) -> list[str]:
    """The column that says which record one turned out to be, where records of this kind are merged."""
    return [field.attname for field in model._meta.concrete_fields if field.attname == "merged_into_id"]


def make(prepared: Prepared, model: Model, frame: pl.DataFrame, *, at: Any) -> pl.DataFrame:
    """Prepare new records with these columns, and that they were made; the frame with their ids."""
    first = rows.reserved(model, frame.height)
    whole = frame.with_columns((pl.int_range(pl.len()) + first).alias("id"))
    whole = whole.with_columns(_default(model, name) for name in _columns(model) if name not in frame.columns)
    prepared.add(model, whole.select("id", *_columns(model)))
    told = [name for name in fields_of(model) if name in whole.columns]
    texts = whole.select("id", *(_text(model, name, whole.schema[name]).alias(name) for name in told))
    none = pl.lit(None, pl.String)
    pairs = [pl.when(pl.col(name).is_not_null()).then(_pair(name, none, pl.col(name))) for name in sorted(told)]
    _changes(prepared, model, texts.with_columns(version=pl.lit(1)), pairs, at=at)
    return whole


def change(
    prepared: Prepared, model: Model, frame: pl.DataFrame, names: Sequence[str], *, at: Any, emptied: bool = False
) -> pl.DataFrame:
    """Prepare other values for records: ``id``, ``version``, and of each of these fields ``name`` and ``name_new``.

    Where the new value is the old one, the field stays; where it is null too, unless they may be `emptied`. The rows
    that change.
    """
    if frame.is_empty():
        return frame
    differs = [_differs(name, emptied=emptied) for name in names]
    found = frame.filter(pl.any_horizontal(differs)).with_columns(pl.col("version") + 1)
    new = [pl.when(so).then(f"{name}_new").otherwise(name).alias(name) for name, so in zip(names, differs, strict=True)]
    prepared.change(model, found.select("id", "version", *new))
    texts = [
        pl.when(differs[nth]).then(_pair(name, *(_text(model, name, found.schema[name], of) for of in ("", "_new"))))
        for nth, name in sorted(enumerate(names), key=lambda pair: pair[1])
    ]
    _changes(prepared, model, found, texts, at=at)
    return found


def take_away(prepared: Prepared, model: Model, frame: pl.DataFrame, *, at: Any) -> None:
    """Prepare that records are taken away; the frame has ``id`` and ``version``."""
    column, said = gone(model)
    both = frame.select("id", "version", pl.lit(not said).alias(column), pl.lit(said).alias(f"{column}_new"))
    change(prepared, model, both, [column], at=at)


def _columns(model: Model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if not field.primary_key]


def _default(model: Model, column: str) -> pl.Expr:
    field: Any = model._meta.get_field(column)
    value = None if isinstance(field, models.ForeignKey) else field.get_default()
    return pl.lit(value, rows.kind_of(model, column)).alias(column)


def _differs(name: str, *, emptied: bool) -> pl.Expr:
    new, old = pl.col(f"{name}_new"), pl.col(name)
    return old.ne_missing(new) & (emptied | new.is_not_null())


def _text(model: Model, name: str, kind: pl.DataType, of: str = "") -> pl.Expr:
    """The column ``name + of`` as the history keeps that field."""
    column, field = pl.col(f"{name}{of}"), model._meta.get_field(name)
    return text_of(column, field.places) if isinstance(field, ExactField) else as_text(column, kind)


def _pair(name: str, old: pl.Expr, new: pl.Expr) -> pl.Expr:
    """One field of a change, as JSON: its old and its new text."""
    texts = [quoted(text).fill_null(pl.lit("null")) for text in (old, new)]
    return pl.concat_str(pl.lit(f'"{name}":['), texts[0], pl.lit(","), texts[1], pl.lit("]"))


def _changes(prepared: Prepared, model: Model, frame: pl.DataFrame, pairs: Sequence[pl.Expr], *, at: Any) -> None:
    values = pl.concat_str(pl.lit("{"), pl.concat_str(pairs, separator=",", ignore_nulls=True), pl.lit("}"))
    told = frame.select(
        pl.lit(at, rows.MOMENT).alias("at"),
        pl.lit(None, pl.Int64).alias("author_id"),
        pl.lit(model._meta.label).alias("record_type"),
        pl.col("id").alias("record_id"),
        pl.col("version"),
        values.alias("values"),
    )
    prepared.add(RecordChange, told)
