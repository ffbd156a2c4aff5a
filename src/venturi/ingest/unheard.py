"""Unheard: what somebody said about values that no file has, so that saying it changed nothing."""

from collections.abc import Mapping, Sequence

from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.meanings import mapped
from venturi.ingest.run import Run
from venturi.ingest.typed import TypedFile
from venturi.ingest.values import text_of


def values(run: Run, files: Sequence[TypedFile], said: Mapping[str, Mapping[str, str]]) -> list[Issue]:
    """One issue for each column of ours for which values were given a meaning that no row has."""
    found = []
    for ours, meanings in said.items():
        columns = [(file, column) for file in files if (column := mapped(file.mapping, ours))]
        missed = [value for value in meanings if not any(_has(run, file, column, value) for file, column in columns)]
        if missed:
            found.append(_unheard(ours, missed, [(file.source.name, column) for file, column in columns]))
    return found


def _has(run: Run, file: TypedFile, column: str, value: str) -> bool:
    dtype = next(one.dtype for one in file.source.columns if one.name == column)
    test = f"lower({text_of(column, dtype)}) = {sql.text(value.lower())}"
    return bool(run.row(f"SELECT EXISTS (SELECT 1 FROM {sql.name(file.raw)} WHERE {test})")[0])


def _unheard(ours: str, missed: list[str], columns: list[tuple[str, str]]) -> Issue:
    shown = ", ".join(f'"{value}"' for value in missed[:8])
    more = f" and {len(missed) - 8:,} more" if len(missed) > 8 else ""
    where = ", ".join(f'"{column}" of {file}' for file, column in columns)
    places = f"the column it is read from ({where}) has no such value" if where else f"no column is read as {ours}"
    return Issue(
        code="value-not-found",
        severity=Severity.WARNING,
        count=len(missed),
        message=f"What was said of {shown}{more} for {ours} changes nothing: {places}.",
        remedy=f"Check the spelling, or name the column: --column {ours}=COLUMN.",
    )
