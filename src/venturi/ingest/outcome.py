"""Outcome: how each deal ended, told by flags, words, dates and, where these are silent, the kind of its stage."""

from collections.abc import Mapping

from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.run import Run
from venturi.ingest.targets import DAYS, DEALS_EXTRA
from venturi.ingest.verdicts import SHOWN
from venturi.ingest.wording import counted

TOLD = """CASE
    WHEN is_won THEN 'won'
    WHEN is_lost THEN 'lost'
    WHEN is_closed AND NOT is_won THEN 'lost'
    WHEN NOT is_closed THEN 'open'
    WHEN NOT is_won AND NOT is_lost THEN 'open'
    WHEN outcome IS NOT NULL THEN outcome
    WHEN status IS NOT NULL THEN status
    WHEN won_at IS NOT NULL AND (lost_at IS NULL OR won_at >= lost_at) THEN 'won'
    WHEN lost_at IS NOT NULL THEN 'lost' END"""


def told(run: Run, relation: str) -> str:
    """The deals with ``told``: the outcome by flags, words and dates, before any stage is asked."""
    return run.view("deals_told", f"SELECT *, {TOLD} AS told FROM {sql.name(relation)}")


def _closing(changes: str | None) -> str:
    """For each deal and kind of closed stage, when it was last entered from a stage of another kind."""
    if not changes:
        return (
            "SELECT CAST(NULL AS VARCHAR) AS deal_id, CAST(NULL AS VARCHAR) AS kind, CAST(NULL AS VARCHAR) AS stage, "
            "CAST(NULL AS TIMESTAMPTZ) AS reached WHERE false"
        )
    return (
        "SELECT deal_id, kind, arg_max(stage, (changed_at, ordinal)) AS stage, "
        "max(changed_at) FILTER (kind IS DISTINCT FROM before) AS reached FROM ("
        "SELECT c.deal_id, c.stage, c.changed_at, c.ordinal, k.kind, "
        "lag(k.kind) OVER (PARTITION BY c.deal_id ORDER BY c.changed_at, c.ordinal) AS before "
        f"FROM {sql.name(changes)} c JOIN stage_kinds k ON k.stage = c.stage "
        "AND k.pipeline = coalesce(c.pipeline, 'default')) WHERE kind <> 'open' GROUP BY deal_id, kind"
    )


def decided(run: Run, relation: str, *, changes: str | None, from_log: bool, dated: bool, in_days: bool = False) -> str:
    """The deals with outcome, closed_at and expected_close_on, as a query.

    `dated`: some column says when they closed; otherwise their history does. `in_days`: the history tells only days.
    """
    closing = _closing(changes)
    last = "SELECT deal_id, arg_max(stage, reached) AS last_stage, max(reached) AS last_at "
    last += f"FROM ({closing}) GROUP BY deal_id"
    staged = (
        f"SELECT d.* REPLACE (coalesce(l.last_stage, d.stage) AS stage), l.last_at FROM {sql.name(relation)} d "
        f"LEFT JOIN ({last}) l ON l.deal_id = d.deal_id"
        if from_log
        else f"SELECT *, CAST(NULL AS TIMESTAMPTZ) AS last_at FROM {sql.name(relation)}"
    )
    kinds = run.view(
        "deals_kinds",
        f"SELECT d.*, k.kind AS stage_kind, coalesce(told, k.kind, 'open') AS result FROM ({staged}) d "
        "LEFT JOIN stage_kinds k ON k.stage = d.stage AND k.pipeline = coalesce(d.pipeline, 'default')",
    )
    dropped = ", ".join(
        [*(sql.name(c) for c in DEALS_EXTRA), "told", "stage_kind", "result", "last_at", "_file", *_bits(run, kinds)]
    )
    from_history = "NULL" if dated or not changes else "h.reached"
    from_days = f"CASE WHEN {from_history} IS NOT NULL THEN {in_days} END"
    closed, closed_day = _closing_moment(from_history), _closing_moment(from_days, DAYS)
    joined = (
        f" LEFT JOIN ({closing}) h ON h.deal_id = d.deal_id AND h.kind = d.result"
        if from_history == "h.reached"
        else ""
    )
    return (
        f"SELECT d.* EXCLUDE ({dropped}) REPLACE (result AS outcome, {closed} AS closed_at, "
        "coalesce(expected_close_on, CASE WHEN result = 'open' THEN CAST(close_date AS DATE) END) "
        f"AS expected_close_on), CASE WHEN created_at IS NOT NULL THEN {DAYS['created_at']} END AS created_day_only, "
        f"{closed_day} AS closed_day_only FROM deals_kinds d{joined}"
    )


# Which moment is the closing one, the best word first; without any it is in the history.
_CLOSED = (
    ("closed_at", "closed_at IS NOT NULL"),
    ("NULL", "result = 'open'"),
    ("won_at", "result = 'won' AND won_at IS NOT NULL"),
    ("lost_at", "result = 'lost' AND lost_at IS NOT NULL"),
    ("close_date", "close_date IS NOT NULL"),
)


def _closing_moment(otherwise: str, instead: Mapping[str, str] | None = None) -> str:
    """The closing moment, or what `instead` has in the place of each of its sources."""
    cases = " ".join(f"WHEN {test} THEN {(instead or {}).get(moment, moment)}" for moment, test in _CLOSED)
    return f"CASE {cases} ELSE {otherwise} END"


def _bits(run: Run, relation: str) -> list[str]:
    return [
        column
        for column in ("_faults", *(c for c in run.columns(relation) if c.startswith("_entered_")))
        if column in run.columns(relation)
    ]


def issues(run: Run) -> list[Issue]:
    """Where columns disagree about an outcome, and where nothing speaks of it."""
    against, silent, known, deals = run.row(
        "SELECT count(*) FILTER (told IS NOT NULL AND stage_kind IS NOT NULL AND told <> stage_kind "
        "AND NOT (told <> 'open' AND stage_kind = 'open')), "
        "count(*) FILTER (told IS NULL AND stage_kind IS NULL), "
        "count(*) FILTER (told IS NOT NULL OR stage_kind <> 'open'), count(*) FROM deals_kinds"
    )
    found = [_nowhere(deals)] if silent < deals and not known else []
    found += [_contradicted(run, against)] if against else []
    return found + ([_assumed_open(run, silent)] if silent else [])


def _contradicted(run: Run, deals: int) -> Issue:
    rows = run.rows(
        "SELECT deal_id, told, stage FROM deals_kinds WHERE told <> stage_kind "
        f"AND NOT (told <> 'open' AND stage_kind = 'open') ORDER BY deal_id LIMIT {SHOWN}"
    )
    example = f'deal {rows[0][0]} is {rows[0][1]} and stands in "{rows[0][2]}"'
    return Issue(
        code="outcome-contradicted",
        severity=Severity.WARNING,
        table="deals",
        count=deals,
        message=f"{counted(deals, 'deal has a stage', 'deals have stages')} that "
        f"{'contradicts' if deals == 1 else 'contradict'} the outcome columns: {example}. The outcome columns count.",
        remedy="Correct the stage or the outcome in the source, or the kind of the stage.",
        records=tuple(row[0] for row in rows),
    )


def _assumed_open(run: Run, deals: int) -> Issue:
    rows = run.rows(
        f"SELECT deal_id FROM deals_kinds WHERE told IS NULL AND stage_kind IS NULL ORDER BY 1 LIMIT {SHOWN}"
    )
    return Issue(
        code="outcome-assumed-open",
        severity=Severity.WARNING,
        table="deals",
        count=deals,
        message=f"{counted(deals, 'deal has', 'deals have')} neither a stage nor anything else that tells the outcome; "
        "taken as open.",
        remedy="Fill in the stage, or map a column that tells the outcome: --column outcome=COLUMN.",
        records=tuple(row[0] for row in rows),
    )


def _nowhere(deals: int) -> Issue:
    return Issue(
        code="outcome-nowhere",
        severity=Severity.WARNING,
        table="deals",
        count=deals,
        message=f"Nothing tells which of {deals:,} deals were won or lost: no column, no date, and no stage whose name "
        "means an end. All are taken as open.",
        remedy="Say which stages decide a deal: --stage-kind STAGE=won and --stage-kind STAGE=lost.",
    )
