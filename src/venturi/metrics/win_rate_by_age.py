"""Win rate by age: by which age is how much of what we start won?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics.incidence import aalen_johansen, incidence_by
from venturi.metrics.periods import Period
from venturi.metrics.risk_sets import log_log
from venturi.metrics.win_rate_survival import win_rate_survival_deals

WEEK = 7
WEEKS = 104


def win_rate_by_age(
    deals: ibis.Table,
    *,
    entered_in: Period | None,
    as_of: datetime,
    weeks: int = WEEKS,
    entries: ibis.Table | None = None,
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""Share of a cohort won by each age in weeks, open deals counted for as long as they were seen: Aalen–Johansen.

    .. math:: F(t) = \sum_{t_i \le t} S(t_{i-1}) \frac{w_i}{n_i}, \qquad t = 0, 7, 14, \ldots \text{ days}

    **Population:** deals that entered in ``entered_in``: by ``created_at``, or by ``entries`` when given, as in
    `win_rate_survival`, whose unit rate is the last point of this curve.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, and what `win_rate_survival` needs of it.
    entered_in : Period, or None
        Half-open. None: every deal.
    as_of : moment
        Up to when open deals were seen.
    weeks : whole number
        The last age; 104 by default.
    entries : one row per deal that entered, or None
        See `win_rate_pursued`.
    by : column names
        A curve for each combination, such as ``segment``; null is a group of its own.

    Returns
    -------
    one row per group and week
        Weeks 0, 1, 2 … up to the one in which the oldest deal of the group is.  ``week``.  ``won``, ``lost`` : deals
        decided by that age.  ``followed`` : deals that were open at that age and seen longer.  ``share`` : in [0, 1],
        with its 95 % band ``share_low``, ``share_high``, see `incidence_at`; null at 0 and 1.  ``n`` : deals of the
        group.  ``without_date`` : deals left out, their age is unknown.  A group without any deal of known age has no
        row.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If `weeks` is below 1.

    Notes
    -----
    Misleads when it is read where few deals are left: below about ten ``followed``, one win moves the curve a lot. The
    band is for each age by itself; that the whole curve lies in it is less sure. Forgotten open deals are taken to
    end like the others of their age.

    References
    ----------
    Aalen, O., Johansen, S. (1978). An empirical transition matrix for nonhomogeneous Markov chains based on censored
    observations. Scandinavian Journal of Statistics 5(3).
    """
    aged = _aged(deals, entered_in, as_of, weeks, entries, by)
    # Deals without an age are in no curve: asked for here, engines would compute the ages twice.
    curve = aalen_johansen(aged, by=by, outcome="part")
    groups = aged.aggregate(by=list(by), last=_.week.max(), without_date=_.count(where=_.part == "without_date"))
    weekly = _filled(_on_grid(groups.filter(_.last.notnull()), _weekly(curve, weeks, by), by), by)
    low, high = log_log(_.share, _.variance.sqrt() / (_.share * _.share.log()))
    return weekly.mutate(share_low=low, share_high=high).filter(_.week <= weeks).select(*by, *RESULT)


RESULT = ("week", "won", "lost", "followed", "share", "share_low", "share_high", "n", "without_date")


def win_rate_by_age_deals(
    deals: ibis.Table,
    *,
    entered_in: Period | None,
    as_of: datetime,
    weeks: int = WEEKS,
    entries: ibis.Table | None = None,
    by: Sequence[str] = (),
) -> ibis.Table:
    """The deals behind `win_rate_by_age`: ``deal_id``, ``by``, ``amount``, ``days``, ``week`` and ``part``.

    ``part`` is won, lost, open or without_date; ``week`` the first one by which the deal was decided, or up to which it
    was seen; one more than `weeks` for those beyond.
    """
    return _aged(deals, entered_in, as_of, weeks, entries, by).select("deal_id", *by, "week", "part", "amount", "days")


def _aged(
    deals: ibis.Table,
    entered_in: Period | None,
    as_of: datetime,
    weeks: int,
    entries: ibis.Table | None,
    by: Sequence[str],
) -> ibis.Table:
    if weeks < 1:
        raise ValueError(f"A curve has 1 week or more; got {weeks}.")
    aged = win_rate_survival_deals(deals, entered_in=entered_in, as_of=as_of, entries=entries, by=by)
    return aged.mutate(week=_week(_.days, weeks))


def _week(days: Any, weeks: int) -> Any:
    """The first week by whose end an age is reached; one more than `weeks` for all that lies beyond."""
    # Not the lesser of the two: where an age is unknown, engines would take the other.
    return ibis.ifelse(days > weeks * WEEK, weeks + 1.0, (days / WEEK).ceil()).cast("int64")


def _weekly(curve: ibis.Table, weeks: int, by: Sequence[str]) -> ibis.Table:
    """The last step of each week, and what was decided in it."""
    found = incidence_by(curve.mutate(week=_week(_.days, weeks)), step="week", by=by)
    counts = {"won": found.counted, "lost": found.ended - found.counted}
    return found.select(*by, "week", "at_risk", "incidence", "variance", **counts)


def _on_grid(groups: ibis.Table, weekly: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """Every week up to the last one of the group; null where nothing was decided or left."""
    grid = groups.mutate(week=ibis.range(0, groups["last"] + 1)).unnest("week")
    right = weekly.rename({f"{name}_there": name for name in (*by, "week")})
    same = [grid[name].identical_to(right[f"{name}_there"]) for name in by]
    return grid.left_join(right, [grid.week == right.week_there, *same])


def _filled(grid: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """Each week with what holds since the last step: shares only grow, the variance is that of this step."""
    until = ibis.window(group_by=list(by), order_by="week", rows=(None, 0))
    after = ibis.window(group_by=list(by), order_by="week", rows=(1, None))
    running = grid.mutate(
        won=_.won.sum().over(until).fill_null(0),
        lost=_.lost.sum().over(until).fill_null(0),
        followed=_.at_risk.max().over(after).fill_null(0),
        share=_.incidence.max().over(until).fill_null(0.0),
        n=_.at_risk.max().over(group_by=list(by)),
        step=_.variance.count().over(until),
    )
    return running.mutate(variance=_.variance.max().over(group_by=[*by, "step"]).fill_null(0.0))
