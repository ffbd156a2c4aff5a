"""Parquet: staged as itself when its columns are plain, since copying millions of rows helps nobody.

Structures become columns ``parent.child``; lists and maps become JSON text. Only then is the file written anew.
"""

import json
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.formats.pyarrow import PyArrowType

from venturi.ingest.progress import Progress
from venturi.ingest.reading import issues
from venturi.ingest.reading.limits import ReadOptions, stop, too_many_columns
from venturi.ingest.reading.staging import Noticed, fresh, name_columns
from venturi.ingest.source import ROW, Source, SourceColumn

BATCH = 65_536


def read(path: Path, *, workdir: Path, progress: Progress, options: ReadOptions, packed: bool) -> list[Source]:
    """The one source of a Parquet file."""
    file = _open(path)
    noticed = Noticed(path.name, workdir)
    if len(file.schema_arrow) > options.limits.columns:
        raise too_many_columns(path.name, len(file.schema_arrow), options.limits.columns)
    if not file.metadata.num_rows:
        noticed.add(issues.no_records())
    with file:
        flat = _empty(_flat(file.schema_arrow.empty_table(), noticed))
        columns = _columns(flat.schema, noticed)
        plain = flat.schema.names == file.schema_arrow.names == [column.name for column in columns]
        staged = path if plain else fresh(workdir, path.name)
        if not plain:
            _stage(path, file, staged, columns, progress)
    return [
        Source(
            path=path,
            name=path.name,
            format="parquet",
            staged=staged,
            columns=columns,
            rows_read=file.metadata.num_rows,
            issues=noticed.all(),
            has_row=not plain,
            details={"row groups": f"{file.metadata.num_row_groups:,}"},
        )
    ]


def _open(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise _damaged(path, error) from None


def _damaged(path: Path, error: Exception) -> Exception:
    reason = str(error).splitlines()[0].rstrip(".")
    return stop(path, "file-damaged", f"the Parquet file cannot be read ({reason}).", "Export or copy it again.")


def _columns(schema: pa.Schema, noticed: Noticed) -> tuple[SourceColumn, ...]:
    named = name_columns(schema.names, noticed, row=None)
    return tuple(
        SourceColumn(name=column.name, spelled=column.spelled, dtype=_spoken(field.type))
        for column, field in zip(named, schema, strict=True)
    )


def _spoken(dtype: pa.DataType) -> str:
    """The type in Ibis' words."""
    return str(PyArrowType.to_ibis(dtype)) if not pa.types.is_null(dtype) else str(ibis.dtype("string"))


def _flat(table: pa.Table, noticed: Noticed | None = None) -> pa.Table:
    """The table without structures, its lists and maps as JSON text."""
    while any(pa.types.is_struct(field.type) for field in table.schema):
        table = table.flatten()
    for index, field in enumerate(table.schema):
        if pa.types.is_nested(field.type):
            if noticed is not None:
                noticed.add(issues.nested_as_text(field.name))
            table = table.set_column(index, field.name, _as_json(table.column(index)))
    return table


def _as_json(column: pa.ChunkedArray) -> pa.ChunkedArray:
    texts = [
        None if value is None else json.dumps(value, ensure_ascii=False, default=str) for value in column.to_pylist()
    ]
    return pa.chunked_array([pa.array(texts, pa.string())])


def _empty(table: pa.Table) -> pa.Table:
    return table.slice(0, 0)


def _stage(
    path: Path, file: pq.ParquetFile, staged: Path, columns: tuple[SourceColumn, ...], progress: Progress
) -> None:
    names = [*(column.name for column in columns), ROW]
    writer, done = None, 0
    try:
        for batch in file.iter_batches(BATCH):
            table = _flat(pa.Table.from_batches([batch]))
            numbers = pa.array(range(done + 2, done + 2 + table.num_rows), pa.int64())
            table = pa.Table.from_arrays([*table.columns, numbers], names=names)
            writer = writer or pq.ParquetWriter(staged, table.schema, compression="snappy")
            writer.write_table(table)
            done += table.num_rows
            progress(f"Reading {path.name}", done, file.metadata.num_rows)
        if writer is None:
            _nothing(file, staged, names)
    except (pa.ArrowException, OSError) as error:
        raise _damaged(path, error) from None
    finally:
        if writer is not None:
            writer.close()


def _nothing(file: pq.ParquetFile, staged: Path, names: list[str]) -> None:
    table = _flat(file.schema_arrow.empty_table())
    pq.write_table(pa.Table.from_arrays([*table.columns, pa.array([], pa.int64())], names=names), staged)
