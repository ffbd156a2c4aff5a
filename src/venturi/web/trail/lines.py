"""Lines: what the digest of an entry reads of its events, made from columns; see `chain`, which reads it row by row."""

import json
from collections.abc import Sequence

import polars as pl
from django.db import models

from venturi.web.trail.models import Event

_ESCAPED = {letter: json.dumps(letter)[1:-1] for letter in ['"', "\\", *map(chr, range(32))]}
_MOMENT = "%Y-%m-%dT%H:%M:%S%.6f+00:00"
NULL = pl.lit("null")


def lines(model: type[Event], frame: pl.DataFrame) -> bytes:
    """The lines of events, one below the other, in the order of the frame."""
    if frame.is_empty():
        return b""
    said = {name: _said(model, name, frame.schema[name]) for name in model.told()}
    values = [value for name, value in said.items() if name not in model.later]
    line = pl.concat_str([pl.lit("["), *_between(values), _later(model, said), pl.lit("]\n")])
    return str(frame.select(line.str.join("")).item()).encode()


def quoted(text: pl.Expr) -> pl.Expr:
    """A text as JSON writes it; null stays null."""
    escaped = text.str.replace_many(list(_ESCAPED), list(_ESCAPED.values()))
    return pl.concat_str(pl.lit('"'), escaped, pl.lit('"'))


def as_object(texts: Sequence[str]) -> pl.Expr:
    """Columns of texts as one JSON object, those that are null left out; sorted as the digest reads them."""
    pairs = [pl.concat_str(pl.lit(json.dumps(name) + ":"), quoted(pl.col(name))) for name in sorted(texts)]
    return pl.concat_str(pl.lit("{"), pl.concat_str(pairs, separator=",", ignore_nulls=True), pl.lit("}"))


def as_text(column: pl.Expr, kind: pl.DataType) -> pl.Expr:
    """A column as events keep it, see `texts`: of a text that is empty, nothing."""
    if isinstance(kind, pl.Datetime):
        whole = column.dt.strftime("%Y-%m-%dT%H:%M:%S+00:00")
        return pl.when(column.dt.microsecond() == 0).then(whole).otherwise(column.dt.strftime(_MOMENT))
    if kind == pl.Date:
        return column.dt.to_string("%Y-%m-%d")
    if kind == pl.Boolean:
        return pl.when(column).then(pl.lit("true")).when(~column).then(pl.lit("false"))
    return pl.when(column != "").then(column) if kind == pl.String else column.cast(pl.String)


def _later(model: type[Event], said: dict[str, pl.Expr]) -> pl.Expr:
    """What follows of the columns that came later, up to the last one that holds something, see `Event.sealed`."""
    found, any_held = pl.lit(""), pl.lit(value=False)
    for name in reversed(model.later):
        any_held = any_held | pl.col(name).is_not_null()
        found = pl.when(any_held).then(pl.concat_str(pl.lit(","), said[name], found)).otherwise(pl.lit(""))
    return found


def _said(model: type[Event], name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if isinstance(model._meta.get_field(name), models.JSONField):
        return column
    if isinstance(kind, pl.Datetime):
        return quoted(column.dt.strftime(_MOMENT)).fill_null(NULL)
    if kind == pl.Date:
        return quoted(column.dt.to_string("%Y-%m-%d")).fill_null(NULL)
    if kind == pl.String:
        return quoted(column).fill_null(NULL)
    return column.cast(pl.String).fill_null(NULL)


def _between(values: Sequence[pl.Expr]) -> list[pl.Expr]:
    found: list[pl.Expr] = []
    for value in values:
        found += [pl.lit(","), value] if found else [value]
    return found
