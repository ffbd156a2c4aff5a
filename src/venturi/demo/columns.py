"""Columns: from NumPy arrays to Arrow tables that keep the contracts."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from venturi.demo.arrays import Flags, Ints, Moments, Numbers
from venturi.demo.extra_tables import TABLES

# Where a record came from, and how well its dates are known, is for who reads it to say, not for who writes it.
_LEFT_OUT = ("source_file", "source_row", "kind_guessed", "created_day_only", "closed_day_only")


def schema(table: str) -> pa.Schema:
    """The columns of a table of the demo company, in the order of its contract."""
    columns = [column for column in TABLES[table].columns if column.name not in _LEFT_OUT]
    return pa.schema([pa.field(column.name, column.arrow) for column in columns])


def rows(table: str, columns: Mapping[str, Any]) -> pa.Table:
    """The table with these columns; what is not given is null."""
    wanted = schema(table)
    count = len(next(iter(columns.values())))
    arrays = [
        pa.array(columns[name], type=kind) if name in columns else pa.nulls(count, kind)
        for name, kind in zip(wanted.names, wanted.types, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=wanted)


def pick(names: Sequence[str | None], which: Numbers) -> pa.Array:
    """The names at these places; a place below 0 is null."""
    return pa.array(names, pa.string()).take(pa.array(which, mask=which < 0))


def ids(numbers: Ints) -> pa.Array:
    return pa.array(numbers).cast(pa.string())


def moments(when: Moments) -> pa.Array:
    return pa.array(when.astype("datetime64[us]")).cast(pa.timestamp("us", tz="UTC"))


def dates(when: Moments) -> pa.Array:
    return pa.array(when.astype("datetime64[D]"))


def pick_dates(when: Moments, empty: Flags) -> pa.Array:
    return pa.array(when.astype("datetime64[D]"), mask=empty)


def date_text(when: Moments) -> pa.Array:
    return pa.array(np.datetime_as_string(when.astype("datetime64[D]")).astype(object), pa.string())


def money(amount: Numbers) -> pa.Array:
    """Whole units; below 0 is null: never set."""
    return pa.array(amount.astype(np.int32), mask=amount < 0).cast(pa.decimal128(18, 4))


def flags(which: Flags) -> pa.Array:
    return pa.array(which)


def joined(*parts: Any, by: str = "") -> pa.Array:
    """Texts side by side."""
    return pc.binary_join_element_wise(*parts, by)
