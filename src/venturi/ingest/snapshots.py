"""Snapshots: what happened between dated copies of the same export, told by what differs.

A change is dated on the day of the first copy that shows it, the latest day it can have happened, unless the copy says
better: a new deal carries its creation, a decided one its closing day, when that lies since the copy before. In the
first copy every deal is new.
"""

from collections.abc import Sequence

from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.outcome import TOLD
from venturi.ingest.parts import taken, union
from venturi.ingest.run import Run
from venturi.ingest.typed import TypedFile
from venturi.ingest.verdicts import SHOWN
from venturi.ingest.wording import counted

FIELDS = {
    "amount": "amount",
    "owner": "owner",
    "expected_close_on": "coalesce(expected_close_on, CASE WHEN told_here IS DISTINCT FROM 'won' "
    "AND told_here IS DISTINCT FROM 'lost' THEN CAST(close_date AS DATE) END)",
    "category": "category",
    "probability": "probability",
    "next_step": "next_step",
    "outcome": "told_here",
}


def rows(run: Run, files: Sequence[TypedFile], meaning: str) -> str:
    """Every row of every snapshot with its day, the day before, and the state before. `meaning`: words into ours."""
    union(run, "snapshot_parts", files, table="deals")
    days = ", ".join(f"({file.index}, DATE '{file.mapping.snapshot}')" for file in files)
    run.execute(f"CREATE TABLE snapshot_days AS SELECT * FROM (VALUES {days}) AS t (_file, day)")
    run.execute("ALTER TABLE snapshot_days ADD COLUMN before DATE")
    run.execute(
        "UPDATE snapshot_days SET before = (SELECT max(o.day) FROM snapshot_days o WHERE o.day < snapshot_days.day)"
    )
    run.view(
        "snapshot_states",
        f"SELECT s.*, {TOLD} AS told_here, CAST(d.day AS TIMESTAMPTZ) AS day, CAST(d.before AS TIMESTAMPTZ) AS before "
        f"FROM (SELECT {meaning} FROM {taken(run, 'snapshot_parts')}) s JOIN snapshot_days d ON d._file = s._file",
    )
    fields = ", ".join(f"CAST({value} AS VARCHAR) AS now_{name}" for name, value in FIELDS.items())
    lags = ", ".join(f"lag(now_{name}) OVER w AS was_{name}" for name in FIELDS)
    run.store(
        "snapshot_steps",
        f"SELECT *, lag(stage) OVER w AS was_stage, lag(day) OVER w AS was_on, {lags}, "
        f"row_number() OVER (PARTITION BY deal_id ORDER BY day DESC) AS from_last "
        f"FROM (SELECT *, {fields} FROM snapshot_states) WINDOW w AS (PARTITION BY deal_id ORDER BY day)",
    )
    return "snapshot_steps"


def latest(run: Run) -> str:
    """The last state of each deal, as the columns of deals."""
    dropped = ["day", "before", "was_stage", "was_on", "from_last", "told_here"]
    dropped += [f"{tense}_{name}" for name in FIELDS for tense in ("now", "was")]
    return f"SELECT * EXCLUDE ({', '.join(dropped)}) FROM snapshot_steps WHERE from_last = 1"


# The kinds of stages are decided after the snapshots are compared and before the moves are read from them.
_STEPS = (
    "(SELECT s.*, k.kind FROM snapshot_steps s LEFT JOIN stage_kinds k ON k.stage = s.stage "
    "AND k.pipeline = coalesce(s.pipeline, 'default'))"
)
_CLOSED = "coalesce(closed_at, won_at, lost_at, close_date)"
# The first copy has no copy before it: what it says about the past is all there is to know.
_SINCE = "coalesce(was_on, before)"
_DECIDED = "coalesce(coalesce(told_here, kind) IN ('won', 'lost'), false)"
_HAPPENED = (
    f"CASE WHEN {_DECIDED} AND ({_SINCE} IS NULL OR {_CLOSED} > {_SINCE}) AND {_CLOSED} < day + INTERVAL 1 DAY "
    f"THEN {_CLOSED} WHEN NOT {_DECIDED} AND was_on IS NULL AND created_at > before "
    "AND created_at < day + INTERVAL 1 DAY THEN created_at ELSE day END"
)


def stage_changes() -> str:
    """Moves between stages, as the log of stage changes has them."""
    return (
        f"SELECT deal_id, {_HAPPENED}, stage, pipeline, (CAST(_file AS BIGINT) << 40) + source_row, NULL, source_file, "
        f"source_row, CAST(NULL AS INTEGER), stage_position FROM {_STEPS} "
        "WHERE stage IS NOT NULL AND (was_on IS NULL OR stage IS DISTINCT FROM was_stage)"
    )


def field_changes() -> str:
    """Changes of fields, with values written as the contract asks."""
    return " UNION ALL ".join(
        f"SELECT deal_id, {_HAPPENED} AS changed_at, {sql.text(name)} AS field, was_{name} AS old_value, "
        f"now_{name} AS new_value, (CAST(_file AS BIGINT) << 40) + source_row AS ordinal, "
        f"CAST(NULL AS VARCHAR) AS author, source_file, source_row FROM {_STEPS} "
        f"WHERE was_on IS NOT NULL AND now_{name} IS DISTINCT FROM was_{name}"
        for name in FIELDS
    )


def vanished(run: Run) -> list[Issue]:
    """Deals that later snapshots no longer show."""
    found = run.rows(
        "SELECT deal_id FROM snapshot_steps WHERE from_last = 1 AND day < (SELECT max(day) FROM snapshot_steps) "
        "ORDER BY deal_id"
    )
    if not found:
        return []
    return [
        Issue(
            code="deal-vanished",
            severity=Severity.WARNING,
            table="deals",
            count=len(found),
            message=f"{counted(len(found), 'deal is', 'deals are')} in an earlier snapshot and not in "
            "the last one; what was last seen stays.",
            remedy="Find out whether they were deleted, merged, or left out by a filter.",
            records=tuple(row[0] for row in found[:SHOWN]),
        )
    ]
