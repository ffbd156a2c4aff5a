"""Visits: the stays of the deals that changed, so that with the others they are those of all deals."""

from collections.abc import Sequence
from datetime import UTC, datetime

from ibis import _

from venturi.ingest import sql
from venturi.ingest.run import Run
from venturi.metrics.as_of import moment
from venturi.metrics.closing import with_closing_moments
from venturi.metrics.stays import places, stays

# What lies behind it nobody means: it is no event and becomes no `as_of`, see `venturi.ingest.reports.latest`.
END = datetime(2100, 1, 1, tzinfo=UTC)
DECISIONS = ("deal_id", "outcome", "closed_at", "closed_day_only")
Moves = tuple[tuple[str, str, int], ...]
Ladder = dict[tuple[str, ...], object]


def stays_of(run: Run, name: str, *, deals: str, moves: str, known: str) -> str:
    """The stays of the deals and moves of two relations, as a view. `known`: the table that `numbered` made."""
    told, changes, stages = run.backend.table(deals), run.backend.table(moves), run.backend.table("stages_now")
    existed = told.filter(_.created_at.isnull() | (_.created_at <= moment(END))).select(*DECISIONS)
    if run.row(f"SELECT EXISTS (SELECT 1 FROM {deals} WHERE closed_day_only)")[0]:
        existed = with_closing_moments(existed, changes.filter(_.changed_at <= moment(END)), stages)
    visits = stays(changes, stages, existed, as_of=END, places=run.backend.table(known))
    return run.view(name, run.backend.compile(visits))


def counted(run: Run, query: str) -> Moves:
    """How often deals moved into each stage of each pipeline, of the rows of a query."""
    return tuple(
        run.rows(
            f"SELECT coalesce(pipeline, 'default'), stage, count(*) FROM ({query}) "
            f"WHERE changed_at <= TIMESTAMPTZ {sql.text(END.isoformat())} AND stage IS NOT NULL "
            "GROUP BY ALL ORDER BY ALL"
        )
    )


def summed(moves: Moves, lost: Moves, added: Moves) -> Moves:
    """The counts without those lost and with those added; a stage into which nothing moves is none of them."""
    total: dict[tuple[str, str], int] = {}
    for counts, sign in ((moves, 1), (lost, -1), (added, 1)):
        for pipeline, stage, count in counts:
            total[pipeline, stage] = total.get((pipeline, stage), 0) + sign * count
    return tuple((*place, count) for place, count in sorted(total.items()) if count)


def numbered(run: Run, name: str, moves: Moves, *, stages: str) -> str:
    """What `stays` takes as ``places``, as the table `name`: every stage that occurs in `moves`, with its number."""
    listed = _values([(pipeline, stage) for pipeline, stage, _count in moves])
    occurring = run.view(f"{name}_occurring", f"SELECT *, TIMESTAMPTZ '1970-01-01' AS changed_at FROM ({listed})")
    found = places(run.backend.table(occurring), run.backend.table(stages), as_of=END)
    run.execute(f"CREATE OR REPLACE TABLE {name} AS {run.backend.compile(found)}")
    return name


def alike(run: Run, before: str, after: str) -> bool:
    """Whether the stays of a deal that did not change are the same by both tables of places."""
    old, new = _ladder(run, before), _ladder(run, after)
    return all(old[place] == new[place] for place in old.keys() & new.keys())


def _ladder(run: Run, known: str) -> Ladder:
    """Position and kind of each stage, and the name of each position among the open ones."""
    rows = run.rows(f"SELECT pipeline, stage, position, kind FROM {known}")
    found: Ladder = {(pipeline, stage, "stage"): (position, kind) for pipeline, stage, position, kind in rows}
    for pipeline, stage, position, kind in sorted(rows, key=lambda row: row[1], reverse=True):
        if kind == "open":
            found[pipeline, str(position)] = stage
    return found


def _values(rows: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return "SELECT CAST(NULL AS VARCHAR) AS pipeline, CAST(NULL AS VARCHAR) AS stage WHERE false"
    listed = ", ".join(f"({sql.text(pipeline)}, {sql.text(stage)})" for pipeline, stage in rows)
    return f"SELECT * FROM (VALUES {listed}) AS t(pipeline, stage)"
