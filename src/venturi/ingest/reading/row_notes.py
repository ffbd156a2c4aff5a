"""Row notes: which rows the issues of a reader speak of, every one of them, beside the staged file.

An issue names some rows; the verdict of a row needs them all. They are written as they come, so that a file in which
every row is short needs no more memory than any other.
"""

from array import array
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from venturi.errors import Issue, Severity

WAITING = 500_000
SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        ("code", pa.string()),
        ("doubtful", pa.bool_()),  # the row is taken, and something about it is wrong
        ("rejected", pa.int64()),  # how many rows were rejected with it: a quotation mark swallows several
    ]
)


class RowNotes:
    """Takes one note for each row an issue speaks of; `finish` tells the file they are in."""

    def __init__(self, workdir: Path) -> None:
        self.workdir = workdir
        self.path: Path | None = None
        self.writer: pq.ParquetWriter | None = None
        self.codes: list[str] = []
        self.rows, self.doubtful, self.rejected = array("q"), array("b"), array("q")

    def add(self, issue: Issue, row: int, *, rejected: int = 0) -> None:
        """One row of `issue`."""
        self.codes.append(issue.code)
        self.rows.append(row)
        self.doubtful.append(not rejected and issue.severity is not Severity.NOTE)
        self.rejected.append(rejected)
        if len(self.codes) >= WAITING:
            self._write()

    def finish(self) -> Path | None:
        """The file of the notes; null when there are none. Nothing can be added afterwards."""
        if self.codes:
            self._write()
        if self.writer is not None:
            self.writer.close()
        return self.path

    def _write(self) -> None:
        if self.writer is None:
            self.path = _unused(self.workdir)
            self.writer = pq.ParquetWriter(self.path, SCHEMA, compression="snappy")
        columns = [self.rows, self.codes, pa.array(self.doubtful, pa.int8()).cast(pa.bool_()), self.rejected]
        arrays = [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)]
        self.writer.write_table(pa.Table.from_arrays(arrays, schema=SCHEMA))
        self.codes = []
        self.rows, self.doubtful, self.rejected = array("q"), array("b"), array("q")


def _unused(workdir: Path) -> Path:
    workdir.mkdir(parents=True, exist_ok=True)
    number = 1
    while (path := workdir / f"row-notes-{number}.parquet").exists():
        number += 1
    return path
