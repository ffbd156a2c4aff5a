"""Win rate by period: how did the share we win move, and which periods could not be seen whole?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.cycle import cycle_days
from venturi.metrics.periods import Period, as_table, in_periods
from venturi.metrics.tables import require_columns
from venturi.metrics.win_rate import win_rate


def win_rate_by_period(deals: ibis.Table, *, periods: Sequence[Period], by: Sequence[str] = ()) -> ibis.Table:
    r"""Closed-only win rate of each period, in the order of time.

    .. math:: \text{unit}_q = \frac{won_q}{won_q + lost_q} \qquad
        \text{value}_q = \frac{\sum won_q}{\sum won_q + \sum lost_q}

    **Population:** in each period the deals whose ``closed_at`` lies in it. Open deals are in neither term.

    Parameters
    ----------
    deals : one row per deal
        ``outcome``, ``created_at``, ``closed_at``, ``amount`` in the reporting currency (null: never set), and ``by``.
    periods : Periods that do not overlap
        Such as `periods.consecutive`. A period in which nothing was decided keeps its row when there is no `by`.
    by : column names
        One result row for each combination and period; null is a group of its own.

    Returns
    -------
    one row per period and group
        ``period`` : label.  ``starts_on`` : its first day.  ``won``, ``lost``, ``unit``, ``unit_low``, ``unit_high``,
        ``value``, ``without_amount`` as in `win_rate`.  ``left_truncated`` : see `left_truncated`.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when the last period is cut off, or the first ones are left-truncated: fast deals are missing there, and
    fast deals are mostly lost ones.
    """
    require_columns(deals, ["outcome", "created_at", "closed_at", "amount", *by], name="deals")
    decided = in_periods(deals.filter(_.outcome != "open"), periods, of="closed_at")
    rates = win_rate(decided, decided_in=None, by=["period", *by]).drop("open", "without_date")
    marked = left_truncated(deals, periods)
    joined = marked.join(rates, "period", how="inner" if by else "left")
    counts = {name: joined[name].fill_null(0) for name in ("won", "lost", "without_amount")}
    columns = ["period", "starts_on", *by, *[name for name in rates.columns if name not in {"period", *by}]]
    return joined.mutate(**counts).select(*columns, "left_truncated").order_by(["starts_on", *by])


def win_rate_by_period_deals(deals: ibis.Table, *, periods: Sequence[Period], by: Sequence[str] = ()) -> ibis.Table:
    """The deals behind `win_rate_by_period`: ``deal_id``, ``period``, ``by``, ``amount`` and ``part`` (won or lost)."""
    decided = in_periods(deals.filter(_.outcome != "open"), periods, of="closed_at")
    return decided.select("deal_id", "period", *by, "amount", part=decided.outcome)


def left_truncated(deals: ibis.Table, periods: Sequence[Period]) -> ibis.Table:
    r"""Whether deals decided in a period may be missing because they were created before the data begins.

    .. math:: \text{start} < \text{beginning of the data} + Q_{0.9}(\text{cycle})

    **Population:** all deals for the beginning, which is the first percentile of ``created_at`` (one wrongly dated
    deal does not move it); decided deals, closed no earlier than created, for the ninth decile of the cycle in days
    (`cycle_days`).

    Parameters
    ----------
    deals : one row per deal
        ``outcome``, ``created_at``, ``closed_at``.
    periods : Periods

    Returns
    -------
    one row per period
        ``period`` : label.  ``starts_on`` : its first day.  ``left_truncated`` : null when no deal tells how long a
        cycle takes.

    Notes
    -----
    Misleads when the company itself began with the data: nothing is missing then. Nine of ten cycles, not one of two:
    with half of the cycles the first quarter of a source that shows only slow deals would pass as whole.
    """
    cycle = cycle_days(deals).quantile(0.9, where=deals.outcome != "open")
    seen = deals.aggregate(begins=deals.created_at.epoch_seconds().quantile(0.01), cycle=cycle)
    whole_from = _.begins + _.cycle * 86_400.0
    begun = as_table(periods).rename(starts_on="start").cross_join(seen)
    marked = begun.mutate(left_truncated=_.starts_at.epoch_seconds() < whole_from)
    return marked.select("period", "starts_on", "left_truncated")
