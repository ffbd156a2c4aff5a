"""Rows of the workspace as Parquet files that keep the contracts of the library."""

from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from venturi.metrics.tables import CONTRACTS
from venturi.web.insight.tables import Made

AT_ONCE = 20_000


def written(path: Path, table: str, made: list[Made]) -> Path:
    """A table as a file with every column of its contract; memory holds some thousand rows of it."""
    columns = CONTRACTS[table].columns
    schema = pa.schema([(column.name, column.arrow) for column in columns])
    with pq.ParquetWriter(path, schema) as writer:
        for one in made:
            rows = iter(one.rows())
            while some := list(islice(rows, AT_ONCE)):
                writer.write_table(_batch(some, one.columns, schema))
    return path


def _batch(rows: list[tuple[Any, ...]], names: tuple[str, ...], schema: Any) -> Any:
    given = dict(zip(names, zip(*rows, strict=True), strict=True))
    arrays = [
        pa.array(given[field.name], field.type) if field.name in given else pa.nulls(len(rows), field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
