"""Prepared: what an act is going to write, made ready outside its transaction, which is short then.

The rows wait in files of a folder; of events, their lines for the digest are taken as they come.
"""

from collections.abc import Callable
from pathlib import Path

import polars as pl
from django.db import models

from venturi.web.names.fields import FoldedField, folded_of
from venturi.web.trail import rows
from venturi.web.trail.chain import Told
from venturi.web.trail.lines import lines
from venturi.web.trail.models import Event
from venturi.web.trail.recording import Recording

Model = type[models.Model]


class Prepared:
    """New rows, and changed ones, in the order in which they will be written."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._parts: list[tuple[Callable[[Model, pl.DataFrame], None], Model, Path, int]] = []
        self._told: dict[type[Event], Told] = {}

    @property
    def count(self) -> int:
        """How many rows will be written."""
        return sum(height for *_, height in self._parts)

    def add(self, model: Model, frame: pl.DataFrame) -> None:
        """New rows; of events, all of their columns but the entry."""
        if issubclass(model, Event):
            frame = frame.select(model.told())
            self._told.setdefault(model, Told()).add_lines(lines(model, frame), frame.height)
        self._keep(rows.write, model, frame)

    def change(self, model: Model, frame: pl.DataFrame) -> None:
        """Other values for rows that are there: their ``id``, and the columns that change."""
        self._keep(rows.update, model, frame)

    def write(self, act: Recording) -> None:
        """Write all of it as part of an act."""
        for verb, model, path, _ in self._parts:
            frame = pl.read_ipc(path)
            if issubclass(model, Event):
                frame = frame.with_columns(pl.lit(act.entry.pk).alias("entry_id"))
            verb(model, frame)
        for model, told in self._told.items():
            act.take(model, told)

    def _keep(self, verb: Callable[[Model, pl.DataFrame], None], model: Model, frame: pl.DataFrame) -> None:
        if frame.is_empty():
            return
        frame = _with_folded(model, frame)
        path = self._folder / f"{len(self._parts)}.arrow"
        frame.write_ipc(path, compression="lz4")
        self._parts.append((verb, model, path, frame.height))


def _with_folded(model: Model, frame: pl.DataFrame) -> pl.DataFrame:
    """With what a record is found by, where a column that it is made of is written."""
    for field in model._meta.concrete_fields:
        if isinstance(field, FoldedField) and set(field.of) <= set(frame.columns):
            texts = [folded_of(row) for row in frame.select(field.of).iter_rows()]
            frame = frame.with_columns(pl.Series(field.attname, texts, dtype=pl.String))
    return frame
