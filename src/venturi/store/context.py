"""Context: what the store knows of the deals a batch names, read beside it, so that it is understood as in the whole.

A move says how a deal was decided only beside the moves before it, and an event of a deal that no file has is rejected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from venturi.ingest import FileMapping, sql
from venturi.ingest.run import Run
from venturi.ingest.source import ROW, Source, SourceColumn
from venturi.store import live
from venturi.store.manifest import Manifest
from venturi.store.scope import Scope

NAME = "in the store: "
# What a move, and a deal, is to be understood beside.
NEAR = ("deals", "stage_changes")
# What a file of deals has is known of deals. More would make the others seem to come from files that have it too.
DEALS = ("pipeline", "stage", "outcome", "created_at", "closed_at", "team", "region")
MOVES = ("deal_id", "changed_at", "stage", "pipeline", "ordinal")
PEOPLE = ("person", "name", "team", "manager", "region", "active", "started_on", "left_on")


@dataclass(frozen=True, slots=True)
class Beside:
    """A table of the store as one more file, and how it is read."""

    source: Source
    mapping: FileMapping


def near(run: Run, store: Path, known: Manifest, named: str) -> dict[str, str]:
    """The rows that the store has of the deals in the table `named`, read once: table → relation."""
    found = {}
    for table in NEAR:
        if kept := live.view(run, store, known, table):
            rows = f"SELECT r.* FROM {kept} r SEMI JOIN {named} n ON n.deal_id = r.deal_id"
            run.execute(f"CREATE OR REPLACE TABLE near_{table} AS {rows}")
            found[table] = f"near_{table}"
    return found


def beside(
    run: Run, store: Path, known: Manifest, near: Mapping[str, str], own: Sequence[FileMapping], *, scope: Scope
) -> list[Beside]:
    """What to read beside files that are read by the mappings `own`. `near`: what the store has of the deals named."""
    tables = {one.table for one in own}
    found = []
    if "event_log" not in tables and "deals" in near:
        examples = live.view(run, store, known, "deals")
        found.append(_file(run, "deals", _deals(near["deals"], examples, own)))
    moves = near.get("stage_changes")
    if moves and (scope is Scope.NEW or not tables & {"stage_changes", "field_changes", "event_log"}):
        # Only of deals that are read again: of the others nothing is decided anew.
        rows = f"SELECT {', '.join(MOVES)} FROM {moves} SEMI JOIN deals_given USING (deal_id)"
        found.append(_file(run, "stage_changes", rows))
    people = live.whole(run, store, known, "people")
    if people and "people" not in tables:
        further = [column for column in run.columns(people) if column not in (*PEOPLE, "source_file", ROW)]
        listed = ", ".join(sql.name(column) for column in (*PEOPLE, *further))
        found.append(_file(run, "people", f"SELECT {listed} FROM {people}", dimensions=further))
    return found


def own(column: str) -> str:
    """Whether a row was in a file of the batch, by the column that names its file."""
    return f"NOT coalesce(starts_with({column}, {sql.text(NAME)}), false)"


def is_context(name: str | None) -> bool:
    """Whether that is the name of what was read beside the files."""
    return name is not None and name.startswith(NAME)


def _deals(near: str, every: str | None, own: Sequence[FileMapping]) -> str:
    """The deals that the batch names and does not bring … and one each with a team and a region.

    Where no deal has a team it is taken from the people; a few deals without one must not look as if none had.
    """
    given = {column for one in own if one.table == "deals" for column in one.columns}
    columns = [column for column in DEALS if column in given or column in ("stage", "outcome")]
    listed = ", ".join(["deal_id", *columns])
    examples = [
        f"(SELECT {listed} FROM {every} WHERE {column} IS NOT NULL LIMIT 1)"
        for column in ("team", "region")
        if column in given and every
    ]
    known = " UNION ".join([f"SELECT {listed} FROM {near}", *examples])
    return f"SELECT {listed} FROM ({known}) ANTI JOIN deals_given USING (deal_id)"


def _file(run: Run, table: str, query: str, *, dimensions: Sequence[str] = ()) -> Beside:
    name = f"{NAME}{table}"
    staged = run.folder / f"beside-{table}.parquet"
    run.execute(
        f"COPY (SELECT *, row_number() OVER () AS {ROW} FROM ({query})) TO {sql.text(str(staged))} (FORMAT parquet)"
    )
    schema = run.backend.read_parquet(staged).schema()
    columns = tuple(SourceColumn(column, column, str(kind)) for column, kind in schema.items() if column != ROW)
    source = Source(Path(name), name, "parquet", staged, columns, rows_read=0)
    given = {column.name: column.name for column in columns if column.name not in dimensions}
    return Beside(source, FileMapping(file=name, table=table, columns=given, dimensions=tuple(dimensions)))
