"""Steps: what did each deal go through, one thing after the other: its stages, or everything recorded of it?"""

from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED, pipeline_of
from venturi.metrics.tables import besides, require_columns

UNNAMED = "default"  # the pipeline of a source that knows none
COLUMNS = ("deal_id", "pipeline", "step", "nth", "at", "until", "next_pipeline", "next_step", "outcome", "closed_at")
_FOLLOWING = ("next_pipeline", "next_stage", "next_kind")


def stage_steps(stays: ibis.Table, *, by: tuple[str, ...] | list[str] = ()) -> ibis.Table:
    """The path of each deal through the stages: one row per visit, without the closed stage it ended in.

    That a deal ended in a won stage is its outcome, ``outcome``, and no step on the way: else every path would be won
    or lost by definition. A closed stage that the deal came back from, or never was outside of, is a step.

    Parameters
    ----------
    stays : one row per visit, from `stays`, with the columns of `by` beside it (`stays.carry`).
    by : column names
        Carried along.

    Returns
    -------
    one row per step
        ``deal_id``, ``pipeline``, ``step`` (the stage), ``nth`` (1, 2 … in the deal), ``at``, ``until`` (when it was
        left; null: still there, or decided on an unknown day), ``next_pipeline`` and ``next_step`` (null: the last
        step), ``outcome``, ``closed_at``, ``visit`` (1, 2 … of the deal to this stage), and `by`.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    """
    needed = ["deal_id", "pipeline", "stage", "kind", "sequence", "entered_at", "left_at", "outcome", "closed_at"]
    require_columns(stays, [*needed, "visit", *_FOLLOWING, *by], name="stays")
    closed = stays.kind.isin(DECIDED).fill_null(False)
    # Few deals come back from a closed stage: the step before it is followed by it, and not by the end.
    returned = stays.filter(closed, _.next_stage.notnull()).select(
        back_id=_.deal_id, back_from=_.sequence - 1, returned=ibis.literal(True)
    )
    rows = stays.filter(~(closed & stays.next_stage.isnull() & (stays.sequence > 1)))
    told = rows.left_join(returned, [rows.deal_id == returned.back_id, rows.sequence == returned.back_from])
    ends = told.next_kind.isin(DECIDED).fill_null(False) & told.returned.isnull()
    return told.select(
        "deal_id",
        "pipeline",
        step=told.stage,
        nth=told.sequence,
        at=told.entered_at,
        until=told.left_at,
        next_pipeline=ibis.ifelse(ends, ibis.null("string"), told.next_pipeline),
        next_step=ibis.ifelse(ends, ibis.null("string"), told.next_stage),
        outcome=told.outcome,
        closed_at=told.closed_at,
        visit=told.visit,
        **{name: told[name] for name in besides(by, COLUMNS)},
    )


def event_steps(
    stage_changes: ibis.Table | None, activities: ibis.Table | None, deals: ibis.Table, *, by: Any = ()
) -> ibis.Table:
    """The path of each deal through everything recorded of it: moves into stages and activities, each of them a step.

    Nothing is left out or taken together: a stage that is entered twice in a row is two steps, and the closed stage at
    the end is the last one. Activities that are only planned did not happen. Events of one moment follow the
    order of the source (the ``ordinal`` of a move, the row of an activity), then their names.

    Parameters
    ----------
    stage_changes : one row per move, or None
        ``deal_id``, ``changed_at``, ``stage``; ``pipeline`` and ``ordinal`` where there are any.
    activities : one row per activity, or None
        ``deal_id``, ``at``, ``kind``; ``done`` and ``source_row`` where there are any.
    deals : one row per deal
        ``deal_id``, ``outcome``, ``closed_at`` and `by`.
    by : column names of deals
        Carried along.

    Returns
    -------
    as `stage_steps`, where ``step`` is the stage moved into or the kind of the activity; the pipeline of an activity
    is "default". Events without a deal, a moment or a name are left out.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If there are neither moves nor activities, or by is "pipeline": an activity is in none.
    """
    if "pipeline" in by:
        raise ValueError('by is "pipeline", and an activity is in none; say of="stages" to group by it.')
    if stage_changes is None and activities is None:
        raise ValueError("stage_changes and activities are both None; a path is made of at least one of them.")
    require_columns(deals, ["deal_id", "outcome", "closed_at", *by], name="deals")
    parts = [_moved(stage_changes)] if stage_changes is not None else []
    parts += [_done(activities)] if activities is not None else []
    events = ibis.union(*parts) if len(parts) > 1 else parts[0]
    known = events.filter(_.deal_id.notnull(), _.at.notnull(), _.step.notnull())
    along = ibis.window(group_by="deal_id", order_by=["at", "place", "step", "pipeline"])
    followed = known.mutate(
        nth=ibis.row_number().over(along) + 1,
        next_at=_.at.lead().over(along),
        next_pipeline=_.pipeline.lead().over(along),
        next_step=_.step.lead().over(along),
    )
    ends = deals.select(
        end_id=_.deal_id, outcome=_.outcome, closed_at=_.closed_at.cast(known.at.type()), **_named(deals, by)
    )
    joined = followed.left_join(ends, followed.deal_id == ends.end_id)
    decided = joined.next_at.isnull() & joined.outcome.isin(DECIDED) & joined.closed_at.notnull()
    until = ibis.ifelse(decided, ibis.greatest(joined.at, joined.closed_at), joined.next_at)
    return joined.mutate(until=until).select(*COLUMNS, *by)


def shown_name(steps: ibis.Table, prefix: str = "") -> Any:
    """The step to show as a column: with its pipeline, unless that has no name of its own; see `step_name`."""
    pipeline, step = steps[f"{prefix}pipeline"], steps[f"{prefix}step"]
    return ibis.ifelse(pipeline == UNNAMED, step, pipeline + ": " + step)


def step_name(pipeline: str, step: str) -> str:
    """One step as `shown_name` shows it."""
    return step if pipeline == UNNAMED else f"{pipeline}: {step}"


def numbered(steps: ibis.Table) -> ibis.Table:
    """Every step that occurs, a handful of rows, with its ``number`` (1, 2 …) and how many there are, ``total``."""
    occurring = steps.select("pipeline", "step").distinct()
    return occurring.mutate(
        number=ibis.row_number().over(order_by=[_.pipeline, _.step]) + 1, total=_.count().over(ibis.window())
    )


def _moved(stage_changes: ibis.Table) -> ibis.Table:
    require_columns(stage_changes, ["deal_id", "changed_at", "stage"], name="stage_changes")
    return stage_changes.select(
        deal_id=_.deal_id,
        pipeline=pipeline_of(stage_changes),
        step=_.stage,
        at=_.changed_at,
        place=_placed(stage_changes, "ordinal"),
    )


def _done(activities: ibis.Table) -> ibis.Table:
    require_columns(activities, ["deal_id", "at", "kind"], name="activities")
    done = activities.filter(_.done.fill_null(True)) if "done" in activities.columns else activities
    return done.select(
        deal_id=_.deal_id,
        pipeline=ibis.literal("default"),
        step=_.kind,
        at=_.at,
        place=_placed(done, "source_row"),
    )


def _placed(events: ibis.Table, column: str) -> Any:
    return events[column].cast("int64") if column in events.columns else ibis.null("int64")


def _named(deals: ibis.Table, by: Any) -> dict[str, Any]:
    return {name: deals[name] for name in by}
