"""Typed: the rows of one source as columns of ours, with the faults of the values and why a row is rejected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import ibis.expr.datatypes as dt

from venturi.errors import Issue, Severity
from venturi.ingest import dates, formats, ready, sql, values
from venturi.ingest.mapping import FileMapping
from venturi.ingest.meanings import meanings
from venturi.ingest.run import Run
from venturi.ingest.source import ROW, Source
from venturi.ingest.targets import DAY_ONLY, DAYS, REQUIRED, columns_of, engine_type
from venturi.metrics.tables import ADDED, CONTRACTS

MISSING = {
    "deal_id": "deal-id-missing",
    "changed_at": "moment-missing",
    "at": "moment-missing",
    "answered_at": "moment-missing",
    "stage": "stage-missing",
}
BITS = 62


@dataclass(frozen=True, slots=True)
class TypedFile:
    """One source, typed.

    ``relation`` has the columns of ours that the source gives, its dimensions, ``_entered_1`` … for `stage_dates`,
    ``source_file``, ``source_row``, ``_file`` (the place of the source among all), ``_faults`` (one bit for each of
    `faults`) and ``_reject`` (a code, or null). `days`: the moments among the columns that are days without a time.
    """

    index: int
    source: Source
    mapping: FileMapping
    raw: str
    relation: str
    columns: tuple[str, ...]
    faults: tuple[values.Fault, ...]
    days: frozenset[str] = frozenset()

    @property
    def table(self) -> str:
        return self.mapping.table


def raw_view(run: Run, source: Source, index: int) -> str:
    """A view of the staged rows with ``source_row``."""
    return run.view(f"source_{index}", ready.rows_of(source))


def type_source(run: Run, source: Source, index: int, raw: str, mapping: FileMapping, *, zone: str) -> TypedFile:
    """Read the values of a source into columns of ours, in one streaming query."""
    mapping = replace(mapping, values=mapping.values | meanings(run, source, raw, mapping))
    as_it_is = ready.is_ready(run, source, raw, mapping)
    if as_it_is:
        ready.keep(run, source, raw)
    typed = _columns(run, source, raw, mapping, zone, trimmed=as_it_is)
    faults = tuple(fault for column in typed for fault in column.faults)[:BITS]
    bits = [f"CASE WHEN {fault.test} THEN {1 << nth} ELSE 0 END" for nth, fault in enumerate(faults)]
    names = [column.name for column in typed]
    reasons = [f"WHEN {test} THEN {sql.text(code)}" for test, code in _row_tests(mapping, names)]
    listed = ", ".join(f"{column.given} AS {sql.name(values.reference(column.name))}" for column in typed)
    given = f"SELECT {listed}, {ROW}, {_unwanted(source, mapping)} AS _filter FROM {sql.name(raw)}"
    read = ", ".join(f"{column.read} AS {sql.name(column.name)}" for column in typed)
    # Some ten questions are asked of it: unless its values need no work, each would read and trim every text again.
    relation = (run.view if as_it_is else run.store)(
        f"typed_{index}",
        f"SELECT {', '.join(sql.name(name) for name in names)}, {sql.text(source.name)} AS source_file, {ROW}, "
        f"CAST({index} AS INTEGER) AS _file, CAST({' | '.join(bits) or '0'} AS BIGINT) AS _faults, "
        f"CASE WHEN _filter THEN 'filtered-out' {' '.join(reasons)} END AS _reject "
        f"FROM (SELECT *, {read} FROM ({given}))",
    )
    days = _days(run, relation, names, zone=mapping.zone or zone)
    return TypedFile(index, source, mapping, raw, relation, tuple(names), faults, days)


def _days(run: Run, relation: str, names: Sequence[str], *, zone: str) -> frozenset[str]:
    """The moments that are never later than the beginning of a day: their column tells days and no times."""
    moments = [name for name in names if name in DAYS or name == "changed_at" or name.startswith("_entered_")]
    return frozenset(
        name
        for name in moments
        if not run.row(
            f"SELECT EXISTS (SELECT 1 FROM {sql.name(relation)} WHERE {dates.within_day(sql.name(name), zone)})"
        )[0]
    )


def _columns(
    run: Run, source: Source, raw: str, mapping: FileMapping, zone: str, *, trimmed: bool
) -> list[values.Typed]:
    wanted = columns_of(mapping.table)
    types = {column.name: column.dtype for column in source.columns}
    needs = {theirs: wanted[ours] for ours, theirs in mapping.columns.items()}
    needs |= dict.fromkeys(mapping.stage_dates.values(), "timestamp")
    written = formats.find(run, source, raw, mapping, needs)
    zone = mapping.zone or zone
    typed = [
        _column(ours, theirs, wanted[ours], types[theirs], written, zone, trimmed=trimmed)
        for ours, theirs in mapping.columns.items()
    ]
    for nth, column in enumerate(mapping.stage_dates.values(), 1):
        typed.append(_column(f"_entered_{nth}", column, "timestamp", types[column], written, zone, trimmed=trimmed))
    for ours, value in mapping.constants.items():
        typed.append(_constant(ours, f"CAST({sql.text(value)} AS {engine_type(wanted[ours])})"))
    for column in mapping.dimensions:
        name = dimension_name(column, mapping.table)
        typed.append(values.as_text(name, column, types[column], trimmed=trimmed))
    if mapping.table == "deals" and "deal_id" not in mapping.columns:
        typed.append(_constant("deal_id", f"'row ' || {ROW}"))
        run.issues.append(_no_id(source))
    return typed


def _constant(name: str, expression: str) -> values.Typed:
    return values.Typed(name, expression, sql.name(values.reference(name)))


def dimension_name(column: str, table: str) -> str:
    """The name of an extra column: its own, unless a column of ours is called so, whatever its case."""
    ours = {*columns_of(table), *columns_of("deals"), *DAY_ONLY, *ADDED, "source_file", "source_row"}
    return f"{column} (source)" if column.lower() in ours or column.startswith("_") else column


def _column(
    ours: str, theirs: str, dtype: str, native: str, written: formats.Formats, zone: str, *, trimmed: bool
) -> values.Typed:
    kind = dt.dtype(dtype)
    if kind.is_temporal():
        return values.as_moment(ours, theirs, native, written=written.dates[theirs], zone=zone, day=kind.is_date())
    if kind.is_decimal():
        numbers = written.numbers[theirs]
        return values.as_number(ours, theirs, native, decimal=numbers.decimal or ".", plain=numbers.plain, dtype=dtype)
    if kind.is_floating():
        numbers = written.numbers[theirs]
        return values.as_share(
            ours, theirs, native, decimal=numbers.decimal or ".", percent=numbers.percent, plain=numbers.plain
        )
    if kind.is_boolean():
        return values.as_decision(ours, theirs, native)
    if kind.is_integer():
        return values.as_whole(ours, theirs, native)
    if ours in {"currency", "into"}:
        return values.as_currency(ours, theirs, native)
    return values.as_text(ours, theirs, native, trimmed=trimmed)


def _unwanted(source: Source, mapping: FileMapping) -> str:
    """The expression that is true for rows which the mapping does not want."""
    types = {column.name: column.dtype for column in source.columns}
    tests = [
        f"coalesce({values.text_of(column, types[column])} NOT IN {sql.texts(wanted)}, true)"
        for column, wanted in mapping.where.items()
    ]
    return f"({' OR '.join(tests)})" if tests else "false"


def _row_tests(mapping: FileMapping, names: Sequence[str]) -> list[tuple[str, str]]:
    tests = [
        (f"{sql.name(column)} IS NULL", MISSING.get(column, "value-missing"))
        for column in REQUIRED[mapping.table]
        if column in names and not _defaulted(mapping.table, column)
    ]
    return [*tests, ("is_deleted", "deleted")] if "is_deleted" in names else tests


def _defaulted(table: str, column: str) -> bool:
    contract = CONTRACTS.get(table)
    return contract is not None and column in contract and contract[column].default is not None


def _no_id(source: Source) -> Issue:
    return Issue(
        code="deal-id-made",
        severity=Severity.WARNING,
        file=source.name,
        message="There is no column that identifies a deal; the number of the row stands for it.",
        remedy="Export the deal's id, or name its column: --column deal_id=COLUMN. Rows cannot be joined.",
    )
