"""Rework: which stages do deals come back to, how often, and how many days does it cost?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.intervals import wilson
from venturi.metrics.periods import Period, days_between
from venturi.metrics.tables import require_columns

PLACE = ("pipeline", "stage", "position")


def rework(stays: ibis.Table, *, entered_in: Period | None = None, by: Sequence[str] = ()) -> ibis.Table:
    r"""For each stage, the deals that came back to it, how often, and the days that went into it again.

    .. math:: \text{share} = \frac{\text{deals that came back}}{\text{deals that were there}} \qquad
              \text{extra days} = \sum_{\text{visit} > 1} (\text{left} - \text{entered})

    **Population:** visits to open stages; with ``entered_in`` those that began in it. The second visit of a deal to a
    stage, and every one after it, is a re-entry.

    Parameters
    ----------
    stays : one row per visit, from `stays`, with the columns of `by` beside it (`stays.carry`)
    entered_in : Period, or None
        Half-open: the first day counts, the last does not. None: every visit.
    by : column names
        One result row for each combination; null is a group of its own.

    Returns
    -------
    one row per open stage that was visited, and group
        ``deals`` : that were there.  ``reentered`` : those that came back.  ``share``, ``low``, ``high`` : the second
        of the first, in [0, 1], with the 95 % Wilson interval [1]_.  ``reentries`` : how often.  ``extra_days`` : days
        of the visits after the first, added up over stages no day counts twice; null: none is known to have ended.
        ``median_extra_days`` : of one such visit.  ``median_days_away`` : from leaving the stage to coming back, the
        length of the loop.  ``without_end`` : re-entries of which it is not known how long they take, left out of the
        days.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when a stage is corrected a minute after it was set wrong: that is a loop too, of no days. Read the days
    beside the count.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    rows = _visits(stays, entered_in, by)
    counted = rows.aggregate(by=[*PLACE, *by], deals=_.deal_id.nunique())
    again = rework_deals(stays, entered_in=entered_in, by=by).aggregate(
        by=[*PLACE, *by],
        reentered=_.deal_id.nunique(),
        reentries=_.count(),
        extra_days=_.days.sum(),
        median_extra_days=_.days.quantile(0.5),
        median_days_away=_.days_away.quantile(0.5),
        without_end=_.count(where=_.days.isnull()),
    )
    joined = _beside(counted, again, [*PLACE, *by])
    low, high = wilson(_.reentered, _.deals)
    return joined.mutate(share=_.reentered / _.deals, low=low, high=high)


def rework_deals(stays: ibis.Table, *, entered_in: Period | None = None, by: Sequence[str] = ()) -> ibis.Table:
    """The re-entries behind `rework`: one row per visit of a deal to an open stage it had been in before.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, the columns of `by`, ``visit`` (2, 3 …), ``entered_at``,
    ``days`` (null: not over, or ended on an unknown day), ``came_from`` (the stage before), ``days_away`` (since it
    left this stage) and ``part``: "reentry".
    """
    needed = ["deal_id", *PLACE, "kind", "sequence", "visit", "entered_at", "left_at", *by]
    require_columns(stays, needed, name="stays")
    # Few deals come back: only their visits are sorted.
    back = stays.filter(_.visit > 1, _.kind == "open").select("deal_id").distinct()
    winding = stays.semi_join(back, "deal_id")
    along = ibis.window(group_by="deal_id", order_by="sequence")
    to_stage = ibis.window(group_by=["deal_id", "pipeline", "stage"], order_by="visit")
    told = winding.mutate(came_from=_.stage.lag().over(along), left_before=_.left_at.lag().over(to_stage))
    again = told.filter(_.visit > 1, _.kind == "open")
    again = again if entered_in is None else again.filter(entered_in.covers(again.entered_at))
    return again.select(
        "deal_id",
        *PLACE,
        *by,
        "visit",
        "entered_at",
        "came_from",
        days=days_between(_.entered_at, _.left_at),
        days_away=days_between(_.left_before, _.entered_at),
        part=ibis.literal("reentry"),
    )


def _visits(stays: ibis.Table, entered_in: Period | None, by: Sequence[str]) -> ibis.Table:
    require_columns(stays, ["deal_id", *PLACE, "kind", "entered_at", *by], name="stays")
    rows = stays.filter(_.kind == "open")
    return rows if entered_in is None else rows.filter(entered_in.covers(rows.entered_at))


def _beside(counted: ibis.Table, again: ibis.Table, group: Sequence[str]) -> ibis.Table:
    """Both by the same group, where null is a group of its own; who never came back did so 0 times."""
    told = again.rename({f"again_{name}": name for name in group})
    joined = counted.left_join(told, [counted[name].identical_to(told[f"again_{name}"]) for name in group])
    zero = ("reentered", "reentries", "without_end")
    return joined.mutate(**{name: joined[name].fill_null(0) for name in zero}).drop(
        *[f"again_{name}" for name in group]
    )
