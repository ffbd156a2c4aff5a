"""Lookups: people, products and accounts give deals further columns to group by, never further rows."""

from collections.abc import Sequence

from venturi.ingest import sql
from venturi.ingest.deals import reject_repeated
from venturi.ingest.history import of
from venturi.ingest.parts import extra_columns, taken, union
from venturi.ingest.run import Run
from venturi.ingest.targets import LOOKUPS
from venturi.ingest.typed import TypedFile


def people(run: Run, files: Sequence[TypedFile]) -> str | None:
    """The people as a query, one row for each; null when no file tells of them."""
    found = of(files, "people")
    if not found:
        return None
    union(run, "people_rows", found, table="people")
    reject_repeated(run, "people_rows", key="person", code="key-twice")
    full = "nullif(trim(concat_ws(' ', first_name, last_name)), '')"
    run.view(
        "people_kept", f"SELECT * REPLACE (coalesce(name, {full}, person) AS name) FROM {taken(run, 'people_rows')}"
    )
    return "SELECT * EXCLUDE (first_name, last_name, _file, _faults) FROM people_kept"


def joined(run: Run, relation: str, files: Sequence[TypedFile]) -> str:
    """The deals with the columns of people, products and accounts, joined by key to at most one row each."""
    if of(files, "people"):
        filled = {row for row in ("team", "region") if _empty(run, relation, row)}
        replaced = ", ".join(f"p.{column} AS {column}" for column in sorted(filled))
        known = [column for column in ("manager",) if not _empty(run, "people_kept", column)]
        present = run.columns(relation)
        extra = [c for c in (*known, *extra_columns(run, "people_kept", "people")) if c not in present]
        listed = "".join(f", p.{sql.name(column)}" for column in extra)
        relation = run.view(
            "deals_with_people",
            f"SELECT d.*{f' REPLACE ({replaced})' if replaced else ''}{listed} FROM {sql.name(relation)} d "
            "LEFT JOIN people_kept p ON p.person = d.owner",
        )
    for table, key in LOOKUPS.items():
        found = of(files, table)
        if found:
            relation = _with_lookup(run, relation, found, table, key)
    return relation


def _with_lookup(run: Run, relation: str, found: Sequence[TypedFile], table: str, key: str) -> str:
    rows = f"{table}_rows"
    union(run, rows, found, table=table)
    reject_repeated(run, rows, key=key, code="key-twice")
    run.view(f"{table}_kept", f"SELECT * FROM {taken(run, rows)}")
    present = run.columns(relation)
    extra = [column for column in extra_columns(run, rows, table) if column not in present]
    listed = "".join(f", l.{sql.name(column)}" for column in extra)
    return run.view(
        f"deals_with_{table}",
        f"SELECT d.*{listed} FROM {sql.name(relation)} d "
        f"LEFT JOIN {table}_kept l ON l.{sql.name(key)} = d.{sql.name(key)}",
    )


def _empty(run: Run, relation: str, column: str) -> bool:
    there = f"SELECT 1 FROM {sql.name(relation)} WHERE {sql.name(column)} IS NOT NULL"
    return not run.row(f"SELECT EXISTS ({there})")[0]
