"""What a rule is, what it looks at, and what it finds.

A rule is one expression over the facts of a deal (`facts.deal_facts`): true, or a number above 0, where the record
breaks it; null where a value is missing that would be needed to tell. All rules are counted in one pass.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

import ibis

from venturi.errors import Issue, Severity
from venturi.metrics.tables import Tables

Population = Literal["all", "open", "won", "lost", "decided", "moves", "meetings"]
Slot = Literal["owner", "amount", "source", "created", "close", "stage", "history"]
SHOWN = 50

_NOUN = {
    "all": ("deal", "deals"),
    "open": ("open deal", "open deals"),
    "won": ("won deal", "won deals"),
    "lost": ("lost deal", "lost deals"),
    "decided": ("decided deal", "decided deals"),
    "moves": ("move", "moves"),
    "meetings": ("meeting", "meetings"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where a rule draws its line.

    Parameters
    ----------
    bulk_deals : so many deals moved by one author within one minute are a bulk move.
    twin_days : two deals of the same account, product and amount this close are one deal entered twice.
    stale_share : the share of stays of won deals that must be exceeded.
    stale_least : a stage with fewer stays of won deals has no usual length.
    first_year : no date lies before it.
    years_ahead : no date lies further ahead.
    """

    bulk_deals: int = 10
    twin_days: int = 7
    stale_share: float = 0.9
    stale_least: int = 10
    first_year: int = 1990
    years_ahead: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every rule may ask: the tables as they were at ``as_of``, what is in them, and the lines drawn.

    ``filled`` : records with a value, by ``"table.column"``; ``rows`` : records by table (0: no such table).
    ``numbers`` : figures of the whole data set that a single record is held against.
    """

    tables: Tables
    stays: ibis.Table | None
    as_of: datetime
    today: date
    limits: Limits
    rows: dict[str, int]
    filled: dict[str, int]
    numbers: dict[str, Any] = field(default_factory=dict)

    def lacks(self, need: str) -> str | None:
        """Why a rule that needs a table (``people``) or column (``deals.source``) cannot be checked, or null."""
        table, _, column = need.partition(".")
        if not self.rows.get(table):
            return f"there are no {table.replace('_', ' ')}"
        if column and not self.filled[need]:
            return f'the {table.replace("_", " ")} have no "{column}" (no such column, or empty throughout)'
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that can be wrong with a record.

    Parameters
    ----------
    code : kebab-case, documented in ``docs/reference/issues.md``.
    message : a sentence; ``{share}`` is "12 of 340 open deals", and ``{has}``, ``{is_}``, ``{stands}``, ``{was}`` agree
        with it. Figures of `Context.numbers` may stand in it by name.
    of : the records the rule is about.
    faults : (facts, context) -> true or a number where the record breaks the rule, null where that cannot be told.
    needs : tables and columns without which the rule is not checked.
    unless : (context) -> why the rule cannot be checked on this data set, or null.
    fields : the columns whose worth suffers, as ``table.column``: they say which metrics the rule touches.
    slot, takes : which of the needed values of a deal is taken away, and how much of it. See `score`.
    records : (context) -> table with deal_id and the event, when there is more to show than the deal.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    faults: Callable[[Any, Context], Any]
    of: Population = "all"
    needs: tuple[str, ...] = ()
    unless: Callable[[Context], str | None] | None = None
    fields: tuple[str, ...] = ()
    slot: Slot | None = None
    takes: float = 0.0
    records: Callable[[Context], ibis.Table] | None = None

    @property
    def column(self) -> str | None:
        """The column it is mainly about, without its table."""
        return self.fields[0].partition(".")[2] if self.fields else None

    @property
    def table(self) -> str:
        return self.fields[0].partition(".")[0] if self.fields else "deals"

    def unchecked(self, context: Context) -> str | None:
        """Why it cannot be checked on these tables; null when it can."""
        reasons = [reason for need in self.needs if (reason := context.lacks(need))]
        if not reasons and self.unless and (reason := self.unless(context)):
            reasons = [reason]
        return "; ".join(dict.fromkeys(reasons)) or None

    def sentence(self, count: int, population: int, numbers: dict[str, Any]) -> str:
        """The message with its figures."""
        one = count == 1
        return self.message.format(
            share=f"{count:,} of {population:,} {_NOUN[self.of][population != 1]}",
            has="has" if one else "have",
            is_="is" if one else "are",
            stands="stands" if one else "stand",
            was="was" if one else "were",
            **numbers,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotChecked:
    """A rule that could not be checked, and why. Silence would look like a pass."""

    code: str
    reason: str

    def as_dict(self) -> dict[str, str]:
        return {"code": self.code, "reason": self.reason}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found, or what was found while reading.

    ``count`` of ``population`` records break it (moves for rules about moves); ``records`` are up to 50 deal ids,
    ``records_total`` how many deals there are, and `all_records` is the table of all of them.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    count: int
    population: int | None = None
    fields: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    records_total: int = 0
    table: str | None = None
    file: str | None = None
    row: int | None = None
    column: str | None = None
    look_up: Callable[[], ibis.Table] | None = field(default=None, repr=False, compare=False)

    @classmethod
    def from_issue(cls, issue: Issue) -> "Finding":
        """What a reader noticed, among the findings of the rules."""
        return cls(
            code=issue.code,
            severity=issue.severity,
            message=issue.message,
            remedy=issue.remedy,
            count=issue.count,
            records=issue.records[:SHOWN],
            records_total=len(issue.records),
            table=issue.table,
            file=issue.file,
            row=issue.row,
            column=issue.column,
        )

    @property
    def all_records(self) -> ibis.Table | None:
        """Every record, as a table with deal_id and the event where the rule is about events; null if unknown."""
        return self.look_up() if self.look_up else None

    @property
    def share(self) -> float | None:
        """Of its population; null where that is not known."""
        return self.count / self.population if self.population else None

    def as_dict(self) -> dict[str, Any]:
        names = [
            "code",
            "message",
            "remedy",
            "count",
            "population",
            "share",
            "records_total",
            "table",
            "file",
            "row",
            "column",
        ]
        return {"severity": str(self.severity), "records": list(self.records)} | {n: getattr(self, n) for n in names}
