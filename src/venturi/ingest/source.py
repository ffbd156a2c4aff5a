"""A source: one table found in a file, staged so that everything after can read it in bounded memory."""

from dataclasses import dataclass, field
from pathlib import Path

from venturi.errors import Issue

ROW = "source_row"


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """One column of a source. ``name`` is unique in its source; ``spelled`` is how the file spells it.

    ``dtype`` is ``string`` for text formats; Parquet, JSON and XES keep the type that the file states, in Ibis' words.
    """

    name: str
    spelled: str
    dtype: str = "string"


@dataclass(frozen=True, slots=True)
class Source:
    """One table of one file: a CSV, a sheet of a workbook, a Parquet file, a list in a JSON file, the events of a log.

    Parameters
    ----------
    path : the file as the user named it.
    name : what people read: ``deals.csv``, ``book.xlsx, sheet "Q1"``.
    format : csv, xlsx, parquet, json or xes.
    staged : a Parquet file with the columns (by `SourceColumn.name`) and ``source_row`` (int64), the row as a
        spreadsheet numbers it: the header is row 1, the first record row 2. Text is unaltered, empty cells are null.
    has_row : whether ``staged`` holds ``source_row``. A plain Parquet file is staged as itself, and the row is then its
        number in the file (``file_row_number`` of DuckDB, which begins at 0) plus 2.
    rows_read : records in the file, also those that could not be staged.
    rows_rejected : records that could not be staged; each is in an issue with its row.
    issues : what was noticed while reading.
    notes : a Parquet file with every row an issue speaks of (see `row_notes`); null when there is none.
    details : encoding, delimiter, sheet … for showing.
    """

    path: Path
    name: str
    format: str
    staged: Path
    columns: tuple[SourceColumn, ...]
    rows_read: int
    rows_rejected: int = 0
    issues: tuple[Issue, ...] = ()
    notes: Path | None = None
    has_row: bool = True
    details: dict[str, str] = field(default_factory=dict)
