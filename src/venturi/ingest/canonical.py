"""Canonical: Parquet files that are the tables already, read as they are by any engine."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

import ibis
from ibis import _

from venturi.engines import Engine
from venturi.errors import Issue, MappingError, Severity, TableError
from venturi.ingest.ingested import ColumnReport, FileReport, History, Ingested
from venturi.ingest.mapping import Mapping
from venturi.ingest.reports import NONE
from venturi.metrics.tables import CONTRACTS, Contract, Tables, conform, violations

# Dates nobody means are no events.
FIRST, LAST = datetime(1950, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001  without a zone means UTC here


def read_tables(engine: Engine, places: Sequence[str]) -> Ingested:
    """Tables that keep their contracts, from places the engine can read: files or folders named after the tables.

    Nothing is guessed, mended or rejected here, so whatever breaks a contract stops the reading.

    Raises
    ------
    MappingError : a place is named after no table, or none after the deals.
    TableError : a table does not keep its contract; with every fault.
    """
    named = _named(places)
    tables = {name: conform(engine.read_parquet(place), CONTRACTS[name]) for name, place in named.items()}
    if faults := [fault for name, table in tables.items() for fault in violations(table, CONTRACTS[name])]:
        raise TableError(faults)
    return Ingested(
        engine=engine,
        issues=(),
        tables=Tables(**tables),
        files=tuple(_report(named[name], table, CONTRACTS[name]) for name, table in tables.items()),
        mapping=Mapping(),
        history=_history(tables.get("stage_changes")),
        latest=_latest(tables),
        verdicts=no_verdicts(),
    )


def no_verdicts() -> ibis.Table:
    """The verdicts where no row was judged."""
    columns = {"file": "string", "row": "int64", "table": "string", "verdict": "string", "codes": "array<string>"}
    return ibis.memtable([], schema=ibis.schema(columns))


def _named(places: Sequence[str]) -> dict[str, str]:
    found = {PurePosixPath(place).name.removesuffix(".parquet"): place for place in places}
    issues = [_unnamed(place) for name, place in found.items() if name not in CONTRACTS]
    if "deals" not in found:
        issues.append(_no_deals())
    if issues:
        raise MappingError(issues)
    return found


def _report(place: str, table: ibis.Table, contract: Contract) -> FileReport:
    rows = table.count().to_pyarrow().as_py()
    return FileReport(
        name=PurePosixPath(place).name,
        table=contract.name,
        format="parquet",
        rows_read=rows,
        rows_taken=rows,
        rows_with_issues=0,
        rows_rejected=0,
        columns=tuple(
            ColumnReport(name, name if name in contract else None, False, "a table of ours") for name in table.columns
        ),
    )


def _history(stage_changes: ibis.Table | None) -> History:
    if stage_changes is None:
        return NONE
    asked = stage_changes.aggregate(moves=_.count(), deals=_.deal_id.nunique())
    [row] = asked.to_pyarrow().to_pylist()
    if not row["moves"]:
        return NONE
    return History(
        "change log", f"{row['moves']:,} moves of {row['deals']:,} deals between stages, from stage_changes."
    )


def _latest(tables: dict[str, ibis.Table]) -> datetime | None:
    """The last moment at which anything happened."""
    moments = [("deals", "created_at"), ("deals", "closed_at"), ("stage_changes", "changed_at")]
    moments += [("field_changes", "changed_at"), ("activities", "at")]
    found = [_last(tables[name], column) for name, column in moments if name in tables]
    return max((moment for moment in found if moment is not None), default=None)


def _last(table: ibis.Table, column: str) -> datetime | None:
    happened: Any = table.filter(_.done.fill_null(True)) if "done" in table.columns else table
    meant = (happened[column] >= ibis.timestamp(FIRST)) & (happened[column] <= ibis.timestamp(LAST))
    last: datetime | None = happened[column].max(where=meant).to_pyarrow().as_py()
    return last if last is None or last.tzinfo else last.replace(tzinfo=UTC)


def _unnamed(place: str) -> Issue:
    return Issue(
        code="table-unnamed",
        severity=Severity.STOP,
        file=place,
        message="No table has this name.",
        remedy=f"Name each file or folder after the table it holds: {', '.join(CONTRACTS)}.",
    )


def _no_deals() -> Issue:
    return Issue(
        code="deals-missing",
        severity=Severity.STOP,
        message="None of the files is the table of the deals.",
        remedy="Name the one that holds them, such as deals.parquet.",
    )
