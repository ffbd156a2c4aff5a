"""Rows of text on their way into a Parquet file, and what is noticed on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from venturi.errors import Issue
from venturi.ingest.reading import issues
from venturi.ingest.reading.row_notes import RowNotes
from venturi.ingest.source import ROW, SourceColumn

CELLS = 1_000_000
ROW_GROUP = 32_000_000
CHARACTERS = 32_000_000
LISTED = 1_000
NAMED = 50
# Numbers, phone numbers and bullets begin with + and - too; a formula also calls, refers or pipes.
FORMULA = r"^(=.|@[A-Za-z]+\(|[+-].*([A-Za-z]\(|\w!|\|))"


@dataclass
class _Counted:
    """The first of many issues of a kind, how many there are, and the rows of some."""

    issue: Issue
    count: int = 0
    rows: list[int | None] = field(default_factory=list)


class Noticed:
    """Issues of one file. Rejected rows are listed one by one up to a number; the rest, and doubts, are counted."""

    def __init__(self, file: str, workdir: Path) -> None:
        self.file = file
        self.notes = RowNotes(workdir)
        self.single: list[Issue] = []
        self.counted: dict[tuple[str, str | None], _Counted] = {}
        self.rejected: dict[str, int] = {}

    def add(self, issue: Issue) -> None:
        """One issue about the file or a column."""
        self.single.append(issue.at(file=self.file))

    def reject(self, issue: Issue) -> None:
        """One rejected row, or as many as its count."""
        if issue.row is not None:
            self.notes.add(issue, issue.row, rejected=issue.count)
        self.rejected[issue.code] = self.rejected.get(issue.code, 0) + 1
        if self.rejected[issue.code] <= LISTED:
            self.single.append(issue.at(file=self.file, records=(f"{self.file}:{issue.row}",)))
        else:
            self._tally(issue, [issue.row])

    def count(self, issue: Issue) -> None:
        """One more row with the same issue: the first one is described, the others are counted."""
        self.counts(issue, [issue.row])

    def counts(self, issue: Issue, rows: Sequence[int | None]) -> None:
        """Several more rows with the same issue."""
        for row in rows:
            if row is not None:
                self.notes.add(issue, row)
        self._tally(issue, rows)

    def _tally(self, issue: Issue, rows: Sequence[int | None]) -> None:
        counted = self.counted.setdefault((issue.code, issue.column), _Counted(issue))
        counted.count += len(rows)
        counted.rows.extend(rows[: NAMED - len(counted.rows)])

    def all(self) -> tuple[Issue, ...]:
        """Every issue, worst first."""
        counted = [
            one.issue.at(
                file=self.file,
                count=one.count,
                records=tuple(f"{self.file}:{row}" for row in one.rows if row is not None),
            )
            for one in self.counted.values()
        ]
        return tuple(sorted([*self.single, *counted], key=lambda issue: issue.severity.rank))


def name_columns(header: Sequence[str], noticed: Noticed, *, row: int | None) -> tuple[SourceColumn, ...]:
    """Unique names for the cells of a header. Upper and lower case do not tell columns apart, as in the engine."""
    taken = {ROW}
    columns = []
    for position, spelled in enumerate(header, 1):
        wanted = " ".join(spelled.replace("\ufeff", "").split()) or f"Column {position}"
        name = _free(wanted, taken)
        taken.add(name.casefold())
        columns.append(SourceColumn(name=name, spelled=spelled))
        if wanted == f"Column {position}" and not spelled.strip():
            noticed.count(issues.blank_header(name, row))
        elif name != wanted:
            noticed.add(issues.duplicate_header(spelled, name, row))
    return tuple(columns)


def _free(wanted: str, taken: set[str]) -> str:
    if wanted.casefold() not in taken:
        return wanted
    number = 2
    while f"{wanted} ({number})".casefold() in taken:
        number += 1
    return f"{wanted} ({number})"


class Staging:
    """A Parquet file of text columns and ``source_row``, written in row groups of a size that queries like."""

    def __init__(self, path: Path, columns: Sequence[SourceColumn], noticed: Noticed) -> None:
        self.path, self.columns, self.noticed = path, columns, noticed
        names = [column.name for column in columns]
        self.schema = pa.schema([*((name, pa.string()) for name in names), (ROW, pa.int64())])
        self.batch = max(CELLS // len(columns), 1)
        self.rows = 0
        self.waiting: list[pa.Table] = []
        self.writer = pq.ParquetWriter(path, self.schema, compression="snappy")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._flush()
        self.writer.close()
        if kind is not None:
            self.path.unlink(missing_ok=True)

    def write(self, rows: Sequence[Sequence[str | None]], numbers: Sequence[int]) -> None:
        """Stage `rows`, all as wide as the header. Empty cells become null."""
        if not rows:
            return
        arrays = [_text(cells) for cells in zip(*rows, strict=True)]
        self.write_table(pa.Table.from_arrays(arrays, names=self.schema.names[:-1]), numbers)

    def write_table(self, table: pa.Table, numbers: Sequence[int]) -> None:
        """Stage text columns as they are."""
        for column, array in zip(self.columns, table.columns, strict=True):
            self._formulas(column, array, numbers)
        table = table.append_column(ROW, pa.array(numbers, pa.int64()))
        self.rows += table.num_rows
        self.waiting.append(table.cast(self.schema))
        if sum(waiting.nbytes for waiting in self.waiting) > ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self.waiting:
            self.writer.write_table(pa.concat_tables(self.waiting))
            self.waiting = []

    def _formulas(self, column: SourceColumn, array: pa.ChunkedArray, numbers: Sequence[int]) -> None:
        found = pc.indices_nonzero(pc.match_substring_regex(array, FORMULA)).to_pylist()
        if found:
            rows = [numbers[index] for index in found]
            self.noticed.counts(issues.formula_in_cell(column, rows[0], array[found[0]].as_py()), rows)


def _text(cells: Sequence[str | None]) -> pa.Array:
    array = pa.array(cells, pa.string())
    return pc.if_else(pc.equal(array, ""), pa.scalar(None, pa.string()), array)


def fresh(workdir: Path, stem: str, suffix: str = ".parquet") -> Path:
    """A path in `workdir` that nothing has taken yet."""
    workdir.mkdir(parents=True, exist_ok=True)
    safe = "".join(letter if letter.isalnum() else "-" for letter in stem)[:80] or "source"
    number = 1
    while (path := workdir / f"{safe}-{number}{suffix}").exists():
        number += 1
    return path
