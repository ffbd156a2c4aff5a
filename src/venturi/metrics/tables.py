"""The contracts of the input tables: which columns, of which type, which must be there, and what each means.

Metrics take Ibis tables and ask for the columns they read with `require_columns`. `conform` brings a table to its
contract (missing optional columns become null, columns of ours first); `violations` looks at the records.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from venturi.errors import Issue, Severity, TableError

MOMENT = "timestamp('UTC')"
MONEY = "decimal(18, 4)"
OUTCOMES = ("open", "won", "lost")
KINDS = ("open", "won", "lost")
# What preparing the deals of a moment and a currency adds to them: these are no columns of anybody's files.
ADDED = ("state_unknown", "close_ahead", "original_amount", "exchange_rate", "rate_missing")
SHOWN_ROWS = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a contract. ``required``: no record without it. ``one_of``: the values it may take."""

    name: str
    dtype: str
    meaning: str
    required: bool = False
    default: str | None = None
    one_of: tuple[str, ...] = ()

    @property
    def arrow(self) -> Any:
        """Its type in Arrow, whose types say nothing of themselves."""
        return ibis.dtype(self.dtype).to_pyarrow()


@dataclass(frozen=True, slots=True)
class Contract:
    """What a table promises: its name, its grain ("one row per …"), its key and its columns."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __getitem__(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return any(column.name == name for column in self.columns)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


_SOURCE = (
    Column("source_file", "string", "the file the record came from"),
    Column("source_row", "int64", "its row there, as a spreadsheet numbers it"),
)
_PIPELINE = Column("pipeline", "string", "the named sequence of stages", default="default")

DEALS = Contract(
    "deals",
    "one row per deal",
    ("deal_id",),
    (
        Column("deal_id", "string", "the identifier, as text, never a number", required=True),
        Column("name", "string", "what people call the deal"),
        _PIPELINE,
        Column("stage", "string", "the stage it stands in, or stood in when it was decided"),
        Column("outcome", "string", "open, won or lost", required=True, one_of=OUTCOMES),
        Column("created_at", MOMENT, "when the deal came to be"),
        Column("closed_at", MOMENT, "when it was decided; null while open"),
        Column("created_day_only", "boolean", "true: the source gives the day of created_at and no time"),
        Column("closed_day_only", "boolean", "true: the source gives the day of closed_at and no time"),
        Column("expected_close_on", "date", "the promised date while open"),
        Column("amount", MONEY, "money; null: never set, which is not 0"),
        Column("currency", "string", "ISO 4217 code of the amount"),
        Column("owner", "string", "the one salesperson responsible"),
        Column("team", "string", "the owner's team"),
        Column("account", "string", "the customer organisation"),
        Column("source", "string", "inbound or outbound"),
        Column("channel", "string", "the finer source below inbound and outbound"),
        Column("product", "string", "what is sold"),
        Column("region", "string", "where"),
        Column("segment", "string", "kind of customer"),
        Column("category", "string", "the forecast category of the source"),
        Column("probability", "float64", "the source's own chance to win, a share in [0, 1]"),
        Column("next_step", "string", "what is to happen next"),
        Column("next_step_on", "date", "when it is to happen"),
        Column("last_activity_at", MOMENT, "the last contact the source knows of"),
        Column("loss_reason", "string", "why it was lost"),
        Column("competitor", "string", "who else was there"),
        *_SOURCE,
    ),
)
STAGE_CHANGES = Contract(
    "stage_changes",
    "one row per move of a deal into a stage; the first row is the stage it was created in",
    (),
    (
        Column("deal_id", "string", "the deal", required=True),
        Column("changed_at", MOMENT, "when it moved", required=True),
        Column("stage", "string", "the stage it moved into", required=True),
        _PIPELINE,
        Column("ordinal", "int64", "order in the source: decides between equal moments"),
        Column("author", "string", "who moved it"),
        *_SOURCE,
    ),
)
FIELD_CHANGES = Contract(
    "field_changes",
    "one row per change of one field of a deal",
    (),
    (
        Column("deal_id", "string", "the deal", required=True),
        Column("changed_at", MOMENT, "when it changed", required=True),
        Column("field", "string", "our name of the field: amount, expected_close_on, owner …", required=True),
        Column("old_value", "string", "before, as text; dates as YYYY-MM-DD, decimals with a point"),
        Column("new_value", "string", "after, as text; null: emptied"),
        Column("ordinal", "int64", "order in the source: decides between equal moments"),
        Column("author", "string", "who changed it"),
        *_SOURCE,
    ),
)
ACTIVITIES = Contract(
    "activities",
    "one row per call, meeting, email or note",
    ("activity_id",),
    (
        Column("activity_id", "string", "the identifier"),
        Column("deal_id", "string", "the deal it belongs to"),
        Column("at", MOMENT, "when it happened or is due", required=True),
        Column("kind", "string", "call, meeting, email, note, task …"),
        Column("by_buyer", "boolean", "true when the buyer acted, false when we did"),
        Column("person", "string", "who on our side"),
        Column("note", "string", "what was said"),
        Column("done", "boolean", "false while it is only planned"),
        *_SOURCE,
    ),
)
STAGES = Contract(
    "stages",
    "one row per stage of a pipeline",
    ("pipeline", "stage"),
    (
        _PIPELINE,
        Column("stage", "string", "its name in the source", required=True),
        Column("position", "int64", "1, 2, 3 … in the order of the process", required=True),
        Column("kind", "string", "open, won or lost", required=True, one_of=KINDS),
        Column("kind_guessed", "boolean", "true when nobody confirmed the kind"),
    ),
)
PEOPLE = Contract(
    "people",
    "one row per person on our side",
    ("person",),
    (
        Column("person", "string", "the value deals carry as owner", required=True),
        Column("name", "string", "what the person is called"),
        Column("team", "string", "the team"),
        Column("manager", "string", "who leads the person"),
        Column("region", "string", "where the person works"),
        Column("active", "boolean", "false once the person left"),
        Column("started_on", "date", "first working day"),
        Column("left_on", "date", "first day no longer here"),
        *_SOURCE,
    ),
)
TARGETS = Contract(
    "targets",
    "one row per person or team and period",
    (),
    (
        Column("person", "string", "whose target; null for a team's"),
        Column("team", "string", "the team"),
        Column("starts_on", "date", "first day", required=True),
        Column("ends_on", "date", "first day after", required=True),
        Column("amount", MONEY, "what is to be won", required=True),
        Column("currency", "string", "ISO 4217 code"),
        *_SOURCE,
    ),
)
COSTS = Contract(
    "costs",
    "one row per cost",
    (),
    (
        Column("on", "date", "the day it counts for", required=True),
        Column("source", "string", "inbound or outbound"),
        Column("channel", "string", "the finer source"),
        Column("amount", MONEY, "money spent", required=True),
        Column("currency", "string", "ISO 4217 code"),
        *_SOURCE,
    ),
)
RATES = Contract(
    "rates",
    "one row per currency and day",
    ("currency", "into", "on"),
    (
        Column("currency", "string", "ISO 4217 code converted from", required=True),
        Column("into", "string", "ISO 4217 code converted to", required=True),
        Column("on", "date", "first day the rate holds, until the next one", required=True),
        Column("rate", "decimal(18, 9)", "units of `into` for one unit of `currency`", required=True),
        *_SOURCE,
    ),
)
CRITERIA_ANSWERS = Contract(
    "criteria_answers",
    "one row per answer to an exit criterion; the last one before a moment holds at that moment",
    (),
    (
        Column("deal_id", "string", "the deal", required=True),
        Column("stage", "string", "the stage the criterion guards", required=True),
        Column("pipeline", "string", "the pipeline of that stage; null: the one the deal was in at the time"),
        Column("criterion", "string", "the fact that must hold before a deal leaves the stage", required=True),
        Column("met", "boolean", "whether it holds", required=True),
        Column("by_buyer", "boolean", "true when the buyer's action shows it"),
        Column("answered_at", MOMENT, "when it was answered", required=True),
        Column("author", "string", "who answered"),
        *_SOURCE,
    ),
)
STAKEHOLDERS = Contract(
    "stakeholders",
    "one row per person at the customer and deal",
    ("deal_id", "stakeholder_id"),
    (
        Column("stakeholder_id", "string", "the identifier of the person, or of the person's part in the deal"),
        Column("deal_id", "string", "the deal", required=True),
        Column("role", "string", "economic buyer, champion, user …"),
        Column("attitude", "string", "supports, neutral or opposes"),
        Column("identified_at", MOMENT, "when we knew of the person; null: nobody knows"),
        *_SOURCE,
    ),
)
_ALL = (
    *(DEALS, STAGE_CHANGES, FIELD_CHANGES, ACTIVITIES, STAGES, PEOPLE, TARGETS, COSTS, RATES),
    *(CRITERIA_ANSWERS, STAKEHOLDERS),
)
CONTRACTS = {contract.name: contract for contract in _ALL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of one data set. What a source does not have is None."""

    deals: ibis.Table
    stage_changes: ibis.Table | None = None
    field_changes: ibis.Table | None = None
    activities: ibis.Table | None = None
    stages: ibis.Table | None = None
    people: ibis.Table | None = None
    targets: ibis.Table | None = None
    costs: ibis.Table | None = None
    rates: ibis.Table | None = None
    criteria_answers: ibis.Table | None = None
    stakeholders: ibis.Table | None = None


def besides(by: Iterable[str], own: Iterable[str]) -> list[str]:
    """The columns to group by that the rows do not have by themselves, each once: those are not added twice."""
    return [name for name in dict.fromkeys(by) if name not in set(own)]


def require_columns(table: ibis.Table, columns: Iterable[str], *, name: str) -> None:
    """Raise `TableError` naming the table and each of `columns` it lacks."""
    missing = [column for column in dict.fromkeys(columns) if column not in table.columns]
    if missing:
        raise TableError(
            Issue(
                code="column-missing",
                severity=Severity.STOP,
                table=name,
                column=column,
                message="is missing.",
                remedy=f"Map a column of your file to it. The table has: {', '.join(table.columns) or 'no columns'}.",
            )
            for column in missing
        )


def conform(table: ibis.Table, contract: Contract) -> ibis.Table:
    """The table with every column of its contract.

    Required columns must be there; optional ones that are not become null, or their default.
    Types are cast to the contract's. Columns beyond the contract stay, after ours.
    """
    require_columns(table, [column.name for column in contract.columns if column.required], name=contract.name)
    ours = {}
    for column in contract.columns:
        value = table[column.name] if column.name in table.columns else ibis.null()
        if value.type() != ibis.dtype(column.dtype):
            value = value.cast(column.dtype)
        ours[column.name] = value if column.default is None else value.fill_null(column.default)
    return table.select(**ours, **{name: table[name] for name in table.columns if name not in contract})


def violations(table: ibis.Table, contract: Contract) -> list[Issue]:
    """Every record that breaks its contract: a required value missing, a value outside the allowed ones, a key twice.

    Runs queries. One issue per column and kind of fault, with the count, the first row and up to 20 records.
    """
    table = conform(table, contract)
    issues: list[Issue] = []
    for column in contract.columns:
        if column.required:
            bad = table.filter(table[column.name].isnull())
            issues += _fault(
                bad, contract, column.name, "value-missing", "is empty.", "Fill it, or leave the record out."
            )
        if column.one_of:
            bad = table.filter(table[column.name].notnull() & table[column.name].notin(column.one_of))
            message = f"has a value that is not one of {', '.join(column.one_of)}."
            issues += _fault(bad, contract, column.name, "value-unknown", message, "Map the value to one of them.")
    if contract.key:
        keyed = table.filter(*[table[column].notnull() for column in contract.key])
        order = keyed.source_row if "source_row" in keyed.columns else None
        nth = ibis.row_number().over(group_by=list(contract.key), order_by=order)
        again = keyed.mutate(nth=nth).filter(ibis._.nth > 0)
        key = ", ".join(contract.key)
        issues += _fault(
            again, contract, key, "key-twice", "stands on more than one record.", "Keep one record for each."
        )
    return issues


def _fault(bad: ibis.Table, contract: Contract, column: str, code: str, message: str, remedy: str) -> Sequence[Issue]:
    count = int(bad.count().to_pyarrow().as_py())
    if not count:
        return ()
    naming = [name for name in dict.fromkeys((*contract.key, "deal_id")) if name in bad.columns]
    place = [name for name in ("source_file", "source_row") if name in bad.columns]
    rows = bad.select(*naming, *place).order_by([*place, *naming]).limit(SHOWN_ROWS).to_pyarrow().to_pylist()
    first = rows[0].get("source_row")
    records = tuple(" / ".join(str(row[name]) for name in naming if row[name] is not None) for row in rows)
    return (
        Issue(
            code=code,
            table=contract.name,
            column=column,
            row=first,
            file=rows[0].get("source_file"),
            message=message,
            remedy=remedy,
            count=count,
            records=records,
        ),
    )
