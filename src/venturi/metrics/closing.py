"""Closing: at what time of the day was a deal decided, when the deal itself carries the day only?"""

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED, closings
from venturi.metrics.tables import require_columns


def with_closing_moments(deals: ibis.Table, stage_changes: ibis.Table, stages: ibis.Table) -> ibis.Table:
    r"""The deals with the moment they were decided at, where only the day was known and the history knows the move.

    .. math:: \text{closed} = \max\{\text{changed} \in [\text{day}, \text{day} + 1) :
              \text{kind of the stage} = \text{outcome}\}

    **Population:** decided deals with ``closed_day_only``. Every other deal is left as it is.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``closed_at`` (the beginning of the day), ``closed_day_only``.
    stage_changes : one row per move of a deal into a stage
        ``deal_id``, ``changed_at``, ``stage``; ``pipeline`` where there is any. What happened after the moment the
        deals describe must not be in it.
    stages : one row per stage of a pipeline
        ``stage``, ``kind``; ``pipeline`` where there is any.

    Returns
    -------
    `deals`, the same rows and columns: ``closed_at`` is the last move into a stage of the deal's outcome within the 24
    hours from the beginning of the day, and ``closed_day_only`` is false; without such a move both stay as they were.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when the stage is set days after the fact: such a move is of another day and changes nothing, which is
    right for the day and leaves the time of day unknown. A day on which clocks are set has 23 or 25 hours: its
    last hour may be missed, or the first one of the next day taken.
    """
    require_columns(deals, ["deal_id", "outcome", "closed_at", "closed_day_only"], name="deals")
    require_columns(stage_changes, ["deal_id", "changed_at", "stage"], name="stage_changes")
    require_columns(stages, ["stage", "kind"], name="stages")
    # Names that no other table has, so that a join never has to rename.
    days = deals.filter(_.closed_day_only, _.outcome.isin(DECIDED)).select(
        moved_id=_.deal_id, moved_kind=_.outcome, day=_.closed_at
    )
    moves = days.join(closings(stage_changes, stages), ["moved_id", "moved_kind"])
    same_day = moves.filter(_.moved_at >= _.day, _.moved_at < _.day + ibis.interval(days=1))
    moments = same_day.group_by("moved_id").aggregate(moved_at=_.moved_at.max())
    joined = deals.left_join(moments, deals.deal_id == moments.moved_id)
    known = joined.moved_at.notnull() & joined.closed_day_only.fill_null(False)
    moment = joined.moved_at.cast(deals.closed_at.type())
    timed = {
        "closed_at": ibis.ifelse(known, moment, joined.closed_at),
        "closed_day_only": joined.closed_day_only & ~known,
    }
    return joined.mutate(**timed).select(deals.columns)
