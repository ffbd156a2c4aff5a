"""Differing: of which deals do two versions of a table not say the same?"""

from venturi.ingest import sql
from venturi.ingest.run import Run

# Where a row came from says nothing of the deal. The number that orders rows of one moment says it by its rank.
IGNORED = frozenset({"source_file", "source_row", "ordinal"})


def differing(run: Run, name: str, *, before: str, after: str, unit: str = "NULL") -> str:
    """The units of which the relations `before` and `after` do not have the same rows, as the table `name`.

    `unit` : the expression of what a row belongs to, the deal; null: all rows are one unit.

    A row may stand in a table several times. The order of the rows says nothing, but for rows of one moment, where a
    column ``ordinal`` tells it.
    """
    columns = run.columns(before) | run.columns(after)
    told = [_signature(run, relation, columns, unit) for relation in (before, after)]
    queries = [_compared(*(one[nth] for one in told)) for nth in range(len(told[0]))]
    run.execute(f"CREATE OR REPLACE TABLE {sql.name(name)} AS {' UNION '.join(queries)}")
    return name


def content(run: Run, relation: str, columns: dict[str, str]) -> list[str]:
    """Expressions of what a row of `relation` says: `columns` without those that say nothing, null where it lacks."""
    own = run.columns(relation)
    return [
        sql.name(column) if column in own else f"CAST(NULL AS {kind})"
        for column, kind in sorted(columns.items())
        if column not in IGNORED
    ]


def _signature(run: Run, relation: str, columns: dict[str, str], unit: str) -> list[str]:
    """Queries that give each unit numbers which are the same when its rows are: of all rows, and of those in order."""
    row = f"hash({', '.join(content(run, relation, columns))})"
    rows = f"SELECT CAST({unit} AS VARCHAR) AS unit, * FROM {sql.name(relation)}"
    queries = [f"SELECT unit, count(*) AS n, sum({row}) AS said FROM ({rows}) GROUP BY unit"]
    if not {"ordinal", "changed_at"} <= columns.keys():
        return queries
    ordinal = "ordinal" if "ordinal" in run.columns(relation) else "CAST(NULL AS BIGINT)"
    # Sorting is what costs, so only units are sorted to which two things happened at one moment.
    twice = f"SELECT unit FROM ({rows}) GROUP BY unit, changed_at HAVING count(*) > 1"
    rank = f"dense_rank() OVER (PARTITION BY unit, changed_at ORDER BY {ordinal})"
    ordered = f"SELECT unit, hash({row}, {rank}) AS said FROM ({rows}) SEMI JOIN ({twice}) USING (unit)"
    return [*queries, f"SELECT unit, count(*) AS n, sum(said) AS said FROM ({ordered}) GROUP BY unit"]


def _compared(before: str, after: str) -> str:
    return (
        f"SELECT CASE WHEN a.n IS NULL THEN b.unit ELSE a.unit END AS unit FROM ({before}) b "
        f"FULL JOIN ({after}) a ON a.unit IS NOT DISTINCT FROM b.unit "
        "WHERE (a.n, a.said) IS DISTINCT FROM (b.n, b.said)"
    )
