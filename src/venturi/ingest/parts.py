"""Parts: the files of one table put together, with every column of ours present."""

from collections.abc import Iterable, Sequence

from venturi.ingest import sql
from venturi.ingest.run import Run
from venturi.ingest.targets import DAYS, columns_of, engine_type, working_columns
from venturi.ingest.typed import TypedFile

INTERNAL = ("_file", "_faults", "_reject")


def union(run: Run, name: str, files: Sequence[TypedFile], *, table: str) -> str:
    """The rows of `files` that nothing speaks against, as one view with every column of `table`; null where no file
    gives it. Rows that are rejected later are left out when the view is read."""
    days = {file.index: _days(file) if table == "deals" else {} for file in files}
    rows = " UNION ALL BY NAME ".join(
        f"SELECT * EXCLUDE (_reject){''.join(f', {known} AS {column}' for column, known in days[file.index].items())} "
        f"FROM {sql.name(file.relation)} WHERE _reject IS NULL"
        for file in files
    )
    present = {column for file in files for column in (*run.columns(file.relation), *days[file.index])}
    return run.view(name, with_columns(rows, present, working_columns(table)))


def _days(file: TypedFile) -> dict[str, bool]:
    """For each moment of deals that the file gives, whether it is only a day."""
    return {column: moment in file.days for moment, column in DAYS.items() if moment in file.columns}


def with_columns(rows: str, present: Iterable[str], wanted: dict[str, str]) -> str:
    """A query that adds the columns of `wanted` that are not `present`, as nulls."""
    have = set(present)
    missing = [
        f"CAST(NULL AS {engine_type(dtype)}) AS {sql.name(column)}"
        for column, dtype in wanted.items()
        if column not in have
    ]
    return f"SELECT {', '.join(['*', *missing])} FROM ({rows})"


def taken(run: Run, relation: str) -> str:
    """The rows of a union without those that were rejected up to now."""
    if not run.number("SELECT count(*) FROM rejections"):
        return f"(SELECT * FROM {sql.name(relation)})"
    return (
        f"(SELECT r.* FROM {sql.name(relation)} r ANTI JOIN rejections x "
        "ON r._file = x._file AND r.source_row = x.source_row)"
    )


def extra_columns(run: Run, relation: str, table: str) -> list[str]:
    """The dimensions of a view: columns that are neither ours nor internal."""
    ours = columns_of(table)
    return [
        column
        for column in run.columns(relation)
        if column not in ours and not column.startswith("_") and column not in {"source_file", "source_row"}
    ]
