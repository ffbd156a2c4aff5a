"""Damage: a file whose beginning and end are sound, and whose middle cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from venturi.ingest.reading.limits import stop
from venturi.ingest.source import Source


@contextmanager
def noticed(source: Source) -> Iterator[None]:
    """Raise `ReadError` when the rows of `source` cannot be read. Only a Parquet file is read as it came."""
    try:
        yield
    except duckdb.Error as error:
        if source.staged != source.path or not (reason := _reason(source.path, error)):
            raise
        message = f"The Parquet file cannot be read to its end ({reason})."
        raise stop(source.path, "file-damaged", message, "Export or copy it again.") from error


def _reason(path: Path, error: duckdb.Error) -> str | None:
    """What is wrong with the bytes; null where they are sound, so that a full disk is not taken for a bad file."""
    if isinstance(error, duckdb.InvalidInputException):
        return str(error).splitlines()[0].rstrip(".")
    try:
        for _batch in pq.ParquetFile(path).iter_batches():
            pass
    except (pa.ArrowException, OSError) as found:
        return str(found).splitlines()[0].rstrip(".")
    return None
