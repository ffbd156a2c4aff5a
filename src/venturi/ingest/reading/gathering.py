"""Records whose columns are only known when the last one was read: JSON objects, events of a log.

They are kept as typed Parquet parts, each with the columns it saw, and put together at the end. A column whose values
have one type keeps it; whole and broken numbers become broken ones; everything else that is mixed becomes text.
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from venturi.ingest.reading.limits import too_many_columns
from venturi.ingest.reading.staging import CELLS, Noticed, name_columns
from venturi.ingest.source import ROW, SourceColumn

Value = str | int | float | bool | datetime | None
TYPES: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    datetime: pa.timestamp("us", tz="UTC"),
}
WORDS = {
    pa.string(): "string",
    pa.int64(): "int64",
    pa.float64(): "float64",
    pa.bool_(): "boolean",
    TYPES[datetime]: "timestamp('UTC', 6)",
}


class Gathering:
    """Takes records one by one; `finish` writes them to `staged` and tells the columns, at most `columns` of them."""

    def __init__(self, staged: Path, noticed: Noticed, *, columns: int) -> None:
        self.staged, self.noticed, self.limit = staged, noticed, columns
        self.parts = staged.with_suffix(".parts")
        self.types: dict[str, pa.DataType] = {}
        self.cells: dict[str, list[Value]] = {}
        self.numbers: list[int] = []
        self.count = 0
        self.rows = 0

    def __enter__(self) -> Self:
        self.parts.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.parts, ignore_errors=True)
        if kind is not None:
            self.staged.unlink(missing_ok=True)

    def add(self, record: Mapping[str, Value], number: int) -> None:
        """One record; `number` is its row."""
        at = len(self.numbers)
        for key, value in record.items():
            cells = self.cells.get(key)
            if cells is None:
                cells = self.cells[key] = []
            if len(cells) < at:
                cells.extend([None] * (at - len(cells)))
            cells.append(value)
        self.numbers.append(number)
        self.count += len(record) + 1
        if self.count >= CELLS:
            self._part()

    def _part(self) -> None:
        size = len(self.numbers)
        if (columns := len(self.types.keys() | self.cells.keys())) > self.limit:
            raise too_many_columns(self.noticed.file, columns, self.limit)
        arrays: dict[str, pa.Array] = {}
        for key, cells in self.cells.items():
            array = column_of([*cells, *[None] * (size - len(cells))])
            arrays[key] = array
            self.types[key] = together(self.types.get(key, pa.null()), array.type)
        table = pa.table([*arrays.values(), pa.array(self.numbers, pa.int64())], names=[*arrays, ROW])
        pq.write_table(table, self.parts / f"{self.rows:015d}.parquet", compression="snappy")
        self.rows += size
        self.cells, self.numbers, self.count = {}, [], 0

    def finish(self) -> tuple[SourceColumn, ...]:
        """Put the parts together; nothing can be added afterwards."""
        if self.numbers:
            self._part()
        keys = list(self.types)
        types = [pa.string() if pa.types.is_null(self.types[key]) else self.types[key] for key in keys]
        named = name_columns(keys, self.noticed, row=None)
        columns = tuple(
            SourceColumn(name=column.name, spelled=column.spelled, dtype=WORDS[dtype])
            for column, dtype in zip(named, types, strict=True)
        )
        fields = [(column.name, dtype) for column, dtype in zip(columns, types, strict=True)]
        with pq.ParquetWriter(self.staged, pa.schema([*fields, (ROW, pa.int64())]), compression="snappy") as writer:
            for part in sorted(self.parts.iterdir()):
                writer.write_table(_fitted(pq.read_table(part), keys, writer.schema))
        return columns


def _fitted(table: pa.Table, keys: Sequence[str], schema: pa.Schema) -> pa.Table:
    """The table with all columns, missing ones null."""
    arrays = [
        table.column(key).cast(field.type) if key in table.column_names else pa.nulls(table.num_rows, field.type)
        for key, field in zip(keys, schema, strict=False)
    ]
    return pa.Table.from_arrays([*arrays, table.column(ROW)], schema=schema)


def column_of(cells: Sequence[Value]) -> pa.Array:
    """An array of the one type that holds every cell."""
    kinds = {type(cell) for cell in cells} - {type(None)}
    if kinds == {int, float}:
        kinds = {float}
    if len(kinds) > 1:
        return pa.array([_spelled(cell) for cell in cells], pa.string())
    try:
        return pa.array(cells, TYPES[kinds.pop()] if kinds else pa.null())
    except (OverflowError, pa.ArrowInvalid, UnicodeEncodeError):
        # Numbers beyond 64 bits, and halves of surrogate pairs, which JSON can spell.
        return pa.array([_spelled(cell) for cell in cells], pa.string())


def _spelled(cell: Value) -> str | None:
    if cell is None:
        return None
    if isinstance(cell, datetime):
        return cell.isoformat()
    text = cell if isinstance(cell, str) else json.dumps(cell)
    return text.encode("utf-8", "replace").decode()


def together(one: pa.DataType, other: pa.DataType) -> pa.DataType:
    """The type of a column that holds both."""
    if pa.types.is_null(one) or one == other:
        return other
    if pa.types.is_null(other):
        return one
    return pa.float64() if {one, other} == {pa.int64(), pa.float64()} else pa.string()
