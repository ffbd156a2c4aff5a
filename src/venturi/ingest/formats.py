"""Formats: how the dates and numbers of one file are written, found from all values; what cannot be told is asked."""

from dataclasses import dataclass, field

import ibis.expr.datatypes as dt

from venturi.errors import Issue, Severity
from venturi.ingest import amounts, dates, sql
from venturi.ingest.mapping import FileMapping
from venturi.ingest.run import Run
from venturi.ingest.source import Source
from venturi.ingest.values import given


@dataclass(frozen=True, slots=True)
class Formats:
    """The date format and the way of writing numbers of each column of a source."""

    dates: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, amounts.NumberEvidence] = field(default_factory=dict)


def find(run: Run, source: Source, relation: str, mapping: FileMapping, wanted: dict[str, str]) -> Formats:
    """The formats of the columns that `wanted` names (column of the file → type of ours). Issues go to the run."""
    types = {column.name: column.dtype for column in source.columns}
    found = Formats()
    unclear: dict[str, dates.DateEvidence] = {}
    for column, dtype in wanted.items():
        kind = dt.dtype(dtype)
        native = dt.dtype(types[column])
        if kind.is_temporal():
            if column in mapping.dates:
                found.dates[column] = _said(run, source, column, mapping.dates[column])
            elif native.is_string() or native.is_numeric():
                value = given(column) if native.is_string() else f"CAST({sql.name(column)} AS VARCHAR)"
                evidence = dates.evidence(run, relation, value)
                if evidence.format is None and evidence.either:
                    unclear[column] = evidence
                else:
                    found.dates[column] = evidence.format or dates.ISO
            else:
                found.dates[column] = dates.ISO
        elif kind.is_decimal() or kind.is_floating():
            found.numbers[column] = _numbers(run, source, relation, column, native, mapping)
    # What is taken for one unclear column says nothing of the next.
    clear = dict(found.dates)
    for column, evidence in unclear.items():
        found.dates[column] = _asked(run, source, column, evidence, clear)
    return found


def _said(run: Run, source: Source, column: str, written: str) -> str:
    if not dates.understood(written):
        run.issues.append(
            Issue(
                code="date-format-unknown",
                severity=Severity.STOP,
                file=source.name,
                column=column,
                message=f'"{written}" is not a date format.',
                remedy="Write it like DD/MM/YYYY, MM/DD/YYYY HH:mm, ISO, excel, epoch or epoch-ms.",
            )
        )
        return dates.ISO
    return written


def _asked(run: Run, source: Source, column: str, evidence: dates.DateEvidence, clear: dict[str, str]) -> str:
    """The format of a column that can be read in two ways: that of its neighbours, shown as a guess, or a question."""
    assert evidence.either is not None
    either = day_first, month_first = evidence.either
    alike = {other: written for other, written in clear.items() if written.split(" | ")[0] in either}
    if evidence.mixed:
        issue = _mixed(column, evidence.mixed, either)
    elif len(set(alike.values())) == 1:
        other, written = next(iter(alike.items()))
        spelled = next((one.spelled for one in source.columns if one.name == other), other)
        run.issues.append(_assumed(column, spelled, written, either).at(file=source.name, column=column))
        return written
    else:
        issue = Issue(
            code="date-ambiguous",
            severity=Severity.STOP,
            count=evidence.values,
            message=f"The dates can be read as {day_first} and as {month_first}; no value tells which.",
            remedy=f'Say it: --date-format "{column}={day_first}", or in the mapping file under [files.dates].',
        )
    run.issues.append(issue.at(file=source.name, column=column))
    return day_first


def _mixed(column: str, count: int, either: tuple[str, str]) -> Issue:
    return Issue(
        code="date-formats-mixed",
        severity=Severity.STOP,
        count=count,
        message=f"Some dates can only be read as {either[0]}, others only as {either[1]}.",
        remedy=f'Write all dates alike, or say which to read: --date-format "{column}={either[0]}".',
    )


def _assumed(column: str, like: str, written: str, either: tuple[str, str]) -> Issue:
    refused = either[1] if written == either[0] else either[0]
    return Issue(
        code="date-format-assumed",
        severity=Severity.WARNING,
        message=(
            f"The dates can be {either[0]} and {either[1]}; they are read as {written}, "
            f'because the dates of column "{like}" can be nothing else.'
        ),
        remedy=f'If that is wrong: --date-format "{column}={refused}".',
    )


def _numbers(
    run: Run, source: Source, relation: str, column: str, native: dt.DataType, mapping: FileMapping
) -> amounts.NumberEvidence:
    if not native.is_string():
        above, within = run.row(
            f"SELECT count(*) FILTER ({amounts.ABOVE}), count(*) FILTER ({amounts.WITHIN}) "
            f"FROM (SELECT CAST({sql.name(column)} AS DOUBLE) AS number FROM {sql.name(relation)})"
        )
        return amounts.NumberEvidence(amounts.POINT, plain=True, percent=above > within)
    evidence = amounts.evidence(run, relation, given(column))
    if sign := mapping.decimals.get(column):
        return amounts.NumberEvidence(sign, percent=evidence.percent)
    if evidence.decimal is not None:
        return evidence
    if evidence.mixed or evidence.seen in {amounts.POINT, "both"}:
        run.issues.append(
            Issue(
                code="amount-ambiguous",
                severity=Severity.STOP,
                count=evidence.unclear or evidence.mixed,
                message="The column does not tell whether the point or the comma is the decimal sign.",
                remedy=f'Say it: --decimal "{column}=." or --decimal "{column}=,".',
            ).at(file=source.name, column=column)
        )
        sign = amounts.POINT
    else:
        run.issues.append(
            Issue(
                code="amount-format-assumed",
                severity=Severity.WARNING,
                count=evidence.unclear,
                message='The amounts have commas before three digits only; read as thousands ("1,234" is 1234).',
                remedy=f'If the comma is the decimal sign: --decimal "{column}=,".',
            ).at(file=source.name, column=column)
        )
        sign = amounts.POINT
    return amounts.NumberEvidence(sign, percent=evidence.percent)
