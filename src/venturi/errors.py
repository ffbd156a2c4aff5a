"""What can be wrong, and how it is said.

    VenturiError              everything this package raises on purpose
    ├── IssuesFound           data or wishes that cannot be worked with; carries every Issue, not only the first
    │   ├── TableError        a table does not keep its contract
    │   ├── ReadError         a file cannot be read
    │   ├── MappingError      a mapping does not fit its file
    │   └── RequestRefused    a workspace did not do what a program asked it for
    └── OutputExists          an output file is there already and nobody said to replace it

An `Issue` is one thing that is wrong: what happened, where, what to do, a stable code. Imports, rules, command line
and interfaces all speak in issues. A `Refusal` stands where a number would have been.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

SHOWN = 50


class Severity(StrEnum):
    """How much an issue takes away, worst first."""

    STOP = "stop"  # nothing can be computed before this is mended
    ERROR = "error"  # a record was rejected, or a value is certainly wrong
    WARNING = "warning"  # a value is doubtful or missing; what rests on it says so
    NOTE = "note"  # worth knowing, nothing to mend

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that is wrong: what, where, what to do, and a code that never changes.

    Parameters
    ----------
    code : kebab-case, documented in ``docs/reference/issues.md``.
    message : what happened, with the value.
    remedy : what to do about it.
    severity : see `Severity`.
    file, row, column : the place. ``row`` as a spreadsheet numbers it (the header is row 1), ``column`` as the source
        spells it. Each may be unknown.
    table : our table, when the place is a table and not a file.
    count : records that share the issue.
    records : ids of some of them (deal ids, or ``file:row``), for looking them up.
    """

    code: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    file: str | None = None
    row: int | None = None
    column: str | None = None
    table: str | None = None
    count: int = 1
    records: tuple[str, ...] = field(default=(), repr=False)

    @property
    def place(self) -> str:
        """``deals-q1.csv, row 214, column "Close Date"``, or what of it is known."""
        parts = [self.file, f"{self.table} table" if self.table else None]
        parts.append(f"row {self.row:,}" if self.row is not None else None)
        parts.append(f'column "{self.column}"' if self.column is not None else None)
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message} {self.remedy} [{self.code}]"

    def at(self, **place: Any) -> "Issue":
        """The same issue with its place filled in: ``issue.at(file="deals.csv", row=214)``."""
        return replace(self, **place)

    def as_dict(self) -> dict[str, Any]:
        """The shape of every interface: JSON, CSV of issues, API."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "remedy": self.remedy,
            "file": self.file,
            "table": self.table,
            "row": self.row,
            "column": self.column,
            "count": self.count,
            "records": list(self.records),
        }


@dataclass(frozen=True, slots=True)
class Refusal:
    """No number, and why. Stands where the number would have been."""

    code: str
    reason: str

    def as_dict(self) -> dict[str, Any]:
        return {"refused": {"code": self.code, "reason": self.reason}}


class VenturiError(Exception):
    """Everything this package raises on purpose."""


class IssuesFound(VenturiError):
    """Work cannot go on; ``issues`` holds every reason."""

    def __init__(self, issues: Issue | Iterable[Issue]) -> None:
        self.issues: Sequence[Issue] = (issues,) if isinstance(issues, Issue) else tuple(issues)
        super().__init__(listing(self.issues))


class TableError(IssuesFound):
    """A table does not keep its contract."""


class ReadError(IssuesFound):
    """A file cannot be read."""


class MappingError(IssuesFound):
    """A mapping does not fit its file."""


class RequestRefused(IssuesFound):
    """A workspace did not do what a program asked it for; ``status``: of HTTP, null when nobody answered."""

    def __init__(self, issues: Issue | Iterable[Issue], *, status: int | None) -> None:
        self.status = status
        super().__init__(issues)


class OutputExists(VenturiError):
    """An output file is there already and nobody said to replace it."""


def listing(issues: Sequence[Issue], *, shown: int = SHOWN) -> str:
    """The first `shown` issues, worst first, one a line, and how many more there are."""
    ordered = sorted(issues, key=lambda issue: issue.severity.rank)
    lines = [str(issue) for issue in ordered[:shown]]
    if len(ordered) > shown:
        lines.append(f"… and {len(ordered) - shown:,} more")
    return "\n".join(lines)
