"""Change: what a refresh takes from each table of the store, and what it adds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from venturi.ingest import sql
from venturi.ingest.run import Run
from venturi.metrics.tables import CONTRACTS
from venturi.store.differing import content, differing
from venturi.store.scope import OF_DEALS, Scope, of_units, unit


@dataclass(frozen=True, slots=True)
class Change:
    """Of one table: relations of the units (deals) whose rows no longer count, and of all rows that they have now."""

    table: str
    gone: str
    rows: str
    units: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a refresh was given: a relation for each table, and what is meant by them.

    ``complete``: tables of which the files tell all about the deals they name, although the scope is `Scope.NEW`.
    ``deleted``: deals that are to be forgotten. ``near``: tables of which the rows that the store has of these deals
    were read already, as relations.
    """

    tables: Mapping[str, str]
    scope: Scope = Scope.EVERYTHING
    complete: frozenset[str] = frozenset()
    deleted: Sequence[str] = ()
    near: Mapping[str, str] = field(default_factory=dict)

    def speaks_of(self, table: str) -> bool:
        """Whether anything in the table may be another afterwards."""
        return self.scope is Scope.EVERYTHING or table in self.tables or bool(self.deleted)


def near(run: Run, kept: Mapping[str, str], incoming: Incoming, tables: Iterable[str]) -> dict[str, str]:
    """Of `tables`, the rows that the store has of the deals that came in, read once, as a table each.

    Of a whole export that is all of them.
    """
    if incoming.scope is Scope.EVERYTHING:
        return {table: kept[table] for table in tables if table in kept}
    given = [f"SELECT deal_id FROM {of}" for table, of in incoming.tables.items() if table in OF_DEALS]
    deleted = [f"SELECT {sql.text(deal)}" for deal in incoming.deleted]
    queries = ["SELECT CAST(NULL AS VARCHAR) AS unit", *given, *deleted]
    run.execute(f"CREATE OR REPLACE TABLE units_given AS {' UNION '.join(queries)}")
    for table in tables:
        if table in kept and table not in incoming.near:
            rows = f"SELECT r.* FROM {kept[table]} r {of_units(table, 'SEMI', 'units_given')}"
            run.execute(f"CREATE OR REPLACE TABLE near_{table} AS {rows}")
    return {table: incoming.near.get(table, f"near_{table}") for table in tables if table in kept}


def changes(run: Run, kept: Mapping[str, str], incoming: Incoming) -> list[Change]:
    """What turns the `kept` tables into those that hold after the refresh; those that stay as they are are left out."""
    run.execute("CREATE OR REPLACE TABLE deleted_units (unit VARCHAR)")
    for deal in incoming.deleted:
        run.execute(f"INSERT INTO deleted_units VALUES ({sql.text(deal)})")
    found = []
    for table in OF_DEALS:
        if not (table in kept or table in incoming.tables) or not incoming.speaks_of(table):
            continue
        before, after = _versions(run, table, kept.get(table), incoming)
        gone = differing(run, f"gone_{table}", before=before, after=after, unit=unit(table))
        if units := run.number(f"SELECT count(*) FROM {gone}"):
            rows = run.view(f"rows_{table}", f"SELECT r.* FROM {after} r {of_units(table, 'SEMI', gone)}")
            found.append(Change(table, gone, rows, units))
    return found


def _versions(run: Run, table: str, kept: str | None, incoming: Incoming) -> tuple[str, str]:
    """The table before and after the refresh: whole, or of all units that the files speak of."""
    given = incoming.tables.get(table)
    kept = kept or run.view(f"no_kept_{table}", f"SELECT * FROM {given} WHERE false")
    if incoming.scope is Scope.EVERYTHING:
        return kept, given or run.view(f"no_{table}", f"SELECT * FROM {kept} WHERE false")
    given = given or run.view(f"no_{table}", f"SELECT * FROM {kept} WHERE false")
    given = run.view(f"wanted_{table}", f"SELECT r.* FROM {given} r {of_units(table, 'ANTI', 'deleted_units')}")
    _speak_of(run, table, kept, given, incoming)
    before, named = f"before_{table}", of_units(table, "SEMI", f"named_{table}")
    run.execute(f"CREATE OR REPLACE TABLE {before} AS SELECT r.* FROM {kept} r {named}")
    if table not in incoming.tables:
        return before, given
    rest = of_units(table, "ANTI", "deleted_units")
    if incoming.scope is Scope.DEALS or table in incoming.complete:
        rest = of_units(table, "ANTI", f"told_{table}")
    still = run.view(f"still_{table}", f"SELECT r.* FROM {before} r {rest}")
    return before, _updated(run, table, still, given)


def _speak_of(run: Run, table: str, kept: str, given: str, incoming: Incoming) -> None:
    """Make ``named_…``: the units of which rows may be gone or new, and ``told_…``: those of which files tell all."""
    queries = [f"SELECT {unit(table)} AS unit FROM {given}", "SELECT unit FROM deleted_units"]
    if table in incoming.complete:
        queries.append(f"SELECT deal_id FROM {incoming.tables['deals']}")
    if incoming.scope is Scope.DEALS and table in incoming.tables:
        # That none of the rows is of a deal that the files name is something they tell, too.
        of_deals = [relation for name, relation in incoming.tables.items() if name in OF_DEALS]
        queries += [f"SELECT deal_id FROM {relation}" for relation in of_deals]
    # What is of no deal and has no identifier is told by none.
    told = f"SELECT unit FROM ({' UNION '.join(queries)}) WHERE unit IS NOT NULL"
    run.execute(f"CREATE OR REPLACE TABLE told_{table} AS {told}")
    if (key := _key(table)) and "deal_id" not in key:
        # What is known of a call may stand at another deal by now.
        queries.append(f"SELECT {unit(table, 'r')} FROM {kept} r SEMI JOIN {given} g USING ({', '.join(key)})")
    run.execute(f"CREATE OR REPLACE TABLE named_{table} AS {' UNION '.join(queries)}")


def _updated(run: Run, table: str, before: str, given: str) -> str:
    """The rows `before` with those given: in place of the one with their key, or else if it is not there yet."""
    columns = run.columns(before) | run.columns(given)
    key = _key(table)
    has_key = " AND ".join(f"{column} IS NOT NULL" for column in key) or "false"
    kept = f"SELECT r.* FROM {before} r" + (f" ANTI JOIN {given} g USING ({', '.join(key)})" if key else "")

    def numbered(relation: str) -> str:
        # The same thing may have happened twice; said twice, it is the same row of two exports.
        row = f"hash({', '.join(content(run, relation, columns))})"
        return (
            f"SELECT *, {row} AS _said, row_number() OVER (PARTITION BY {unit(table)}, {row}) AS _nth FROM {relation}"
        )

    again = f"{unit(table, 'k')} IS NOT DISTINCT FROM {unit(table, 'g')} AND k._said = g._said AND k._nth = g._nth"
    after = f"after_{table}"
    run.execute(
        f"CREATE OR REPLACE TABLE {after} AS {kept} "
        f"UNION ALL BY NAME SELECT * FROM {given} WHERE {has_key} "
        f"UNION ALL BY NAME SELECT g.* EXCLUDE (_said, _nth) FROM ({numbered(given)}) g "
        f"ANTI JOIN ({numbered(before)}) k ON {again} WHERE NOT ({has_key})"
    )
    return after


def _key(table: str) -> tuple[str, ...]:
    return CONTRACTS[table].key
