"""Ingested: the tables of a data set, what became of every row, and how the files were understood."""

import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import ibis

from venturi.cells import defused
from venturi.engines import Engine
from venturi.errors import Issue
from venturi.ingest.mapping import Mapping
from venturi.metrics.tables import Tables


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """One column of a file: which column of ours it became, whether that was guessed, and why."""

    source: str
    ours: str | None
    guessed: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file. ``rows_read`` = ``rows_taken`` + ``rows_rejected``; ``rows_with_issues`` are taken."""

    name: str
    table: str
    format: str
    rows_read: int
    rows_taken: int
    rows_with_issues: int
    rows_rejected: int
    columns: tuple[ColumnReport, ...]
    details: dict[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        rows = {
            "read": self.rows_read,
            "taken": self.rows_taken,
            "with_issues": self.rows_with_issues,
            "rejected": self.rows_rejected,
        }
        columns = [{"source": c.source, "ours": c.ours, "guessed": c.guessed, "why": c.why} for c in self.columns]
        return {
            "name": self.name,
            "table": self.table,
            "format": self.format,
            "rows": rows,
            "columns": columns,
            "details": self.details,
        }


@dataclass(frozen=True, slots=True)
class History:
    """Where the history of the deals comes from: change log, stage dates, snapshots or none."""

    kind: str
    sentence: str


class Ingested:
    """The tables, read through one engine from Parquet files; the engine and its folder go when this is closed.

    Attributes
    ----------
    tables : the tables of `venturi.metrics.tables`, conformed to their contracts.
    engine : what holds and computes them.
    files : one `FileReport` for each source.
    issues : everything noticed, worst first.
    mapping : how the files were read; save it with `venturi.ingest.save`.
    history : where stage changes come from.
    latest : the last moment at which anything happened; null when no moment is known.
    verdicts : one row per row read: ``file``, ``row``, ``table``, ``verdict`` (taken, taken with issues, rejected),
        ``codes``, those of the reader too. Notes alone do not make a row one with issues.
    stays : the stays of all deals after everything that happened; null where none are kept, see `venturi.store`.
    """

    stays: ibis.Table | None = None

    def __init__(
        self,
        *,
        engine: Engine,
        issues: Sequence[Issue],
        tables: Tables,
        files: tuple[FileReport, ...],
        mapping: Mapping,
        history: History,
        latest: datetime | None,
        verdicts: ibis.Table,
    ) -> None:
        self.tables = tables
        self.engine = engine
        self.files = files
        self.issues: tuple[Issue, ...] = tuple(sorted(issues, key=lambda issue: issue.severity.rank))
        self.mapping = mapping
        self.history = history
        self.latest = latest
        self.verdicts = verdicts
        self._finalizer = weakref.finalize(self, engine.close)

    @property
    def folder(self) -> Path:
        """A folder of this machine for what is written on the way; gone once closed."""
        return self.engine.folder

    @property
    def rows_read(self) -> int:
        return sum(file.rows_read for file in self.files)

    @property
    def rows_taken(self) -> int:
        return sum(file.rows_taken for file in self.files)

    @property
    def rows_with_issues(self) -> int:
        return sum(file.rows_with_issues for file in self.files)

    @property
    def rows_rejected(self) -> int:
        return sum(file.rows_rejected for file in self.files)

    def write_verdicts(self, path: Path) -> None:
        """Write the verdict of every row as CSV, safe to open in a spreadsheet.

        Never replaces a file: raises ``FileExistsError``.
        """
        if path.exists():
            raise FileExistsError(path)
        told = self.verdicts.select("file", "row", "table", "verdict", codes=self.verdicts.codes.join(" "))
        self.engine.backend.to_csv(defused(told), path)

    def close(self) -> None:
        """Close the engine and delete the folder. The tables cannot be read afterwards."""
        self._finalizer()

    def __enter__(self) -> "Ingested":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
