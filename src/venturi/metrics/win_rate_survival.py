"""Win rate by survival: what share of a cohort will we have won, when part of it is still open?"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from ibis import _
from numpy.typing import NDArray

from venturi.metrics.as_of import moment
from venturi.metrics.cycle import REASONS, cycle_days, without_cycle
from venturi.metrics.entries import beginning, with_entry
from venturi.metrics.incidence import aalen_johansen, incidence_at
from venturi.metrics.intervals import Sums, bootstrap, dealt_out
from venturi.metrics.money import total, usable
from venturi.metrics.periods import Period, days_between
from venturi.metrics.tables import require_columns
from venturi.metrics.win_rate import AMOUNTS, amounts_by_part

HORIZON = 728
# The curve needs every age of every block: fewer blocks than for a sum, and still more than an interval can tell.
BLOCKS = 200


def win_rate_survival(
    deals: ibis.Table,
    *,
    entered_in: Period | None,
    as_of: datetime,
    horizon: int = HORIZON,
    entries: ibis.Table | None = None,
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""Share won by an age, with open deals counted for as long as they were seen: Aalen–Johansen.

    .. math:: F(t) = \sum_{t_i \le t} S(t_{i-1}) \frac{w_i}{n_i}, \qquad
        S(t) = \prod_{t_i \le t} \left(1 - \frac{w_i + l_i}{n_i}\right)

    **Population:** deals that entered in ``entered_in``: by ``created_at``, or by ``entries`` when given. By value
    each deal weighs its amount.

    Parameters
    ----------
    deals : one row per deal
        ``outcome``, ``created_at``, ``closed_at``, ``amount`` in the reporting currency (null: never set), and ``by``;
        ``deal_id`` with `entries`; ``created_day_only``, ``closed_day_only`` where there are any, see `cycle_days`.
    entered_in : Period, or None
        Half-open. None: every deal.
    as_of : moment
        Up to when open deals were seen.
    horizon : days
        The age t; 728 by default, 104 weeks. A cohort that is not as old yet is read at its largest age.
    entries : one row per deal that entered, or None
        See `win_rate_pursued`.
    by : column names
        One result row for each combination; null is a group of its own.

    Returns
    -------
    one row per group
        ``won``, ``lost``, ``open`` : deals.  ``unit``, ``unit_low``, ``unit_high`` : shares in [0, 1] with the 95 %
        interval of `incidence_at`.  ``value`` : share of money, over deals with an amount above 0.
        ``without_amount`` : deals whose amount is null or negative.  ``without_date`` : deals left out, because of
        ``creation_unknown`` (or entry), ``closing_unknown``, ``closed_before_created``.  ``won_amount``,
        ``lost_amount``, ``open_amount`` : money.  ``age`` : days, the largest seen up to ``horizon``.  A share of
        nothing is **null**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when deals are forgotten rather than open: they are taken to end like the others of their age, although
    nobody works on them.

    References
    ----------
    Aalen, O., Johansen, S. (1978). An empirical transition matrix for nonhomogeneous Markov chains based on censored
    observations. Scandinavian Journal of Statistics 5(3).
    """
    aged = _aged(deals, entered_in, as_of, entries, by)
    counted = aged.aggregate(
        by=list(by),
        won=_.count(where=_.part == "won"),
        lost=_.count(where=_.part == "lost"),
        open=_.count(where=_.part == "open"),
        without_amount=_.count(where=(_.part != "without_date") & ~usable(_.amount)),
        without_date=_.count(where=_.part == "without_date"),
        **without_cycle(start=_.entered_at, end=_.until, cycle=_.days, where=_.part == "without_date"),
        **amounts_by_part(),
    )
    seen = aged.filter(_.part != "without_date")
    unit = incidence_at(aalen_johansen(seen, by=by), age=horizon, by=by)
    value = incidence_at(aalen_johansen(seen, by=by, weight="amount"), age=horizon, by=by, interval=False)
    by_count = unit.select(*by, unit=_known(unit), unit_low=unit.low, unit_high=unit.high, age=unit.days)
    rates = _beside(_beside(counted, by_count, by), value.select(*by, value=_known(value)), by)
    measures = ["won", "lost", "open", "unit", "unit_low", "unit_high", "value", "without_amount", "without_date"]
    return rates.select(*by, *measures, *REASONS, *AMOUNTS, "age")


def win_rate_survival_with_interval(
    deals: ibis.Table,
    *,
    entered_in: Period | None,
    as_of: datetime,
    horizon: int = HORIZON,
    entries: ibis.Table | None = None,
    by: Sequence[str] = (),
) -> ibis.Table:
    """`win_rate_survival` with ``value_low`` and ``value_high``, the 95 % bootstrap interval. Runs the queries.

    Deals are dealt out to at most 200 blocks, ages are taken in whole days.
    """
    rows = win_rate_survival(deals, entered_in=entered_in, as_of=as_of, horizon=horizon, entries=entries, by=by)
    aged = _aged(deals, entered_in, as_of, entries, by).filter(_.part != "without_date", _.amount > 0)
    daily = _by_block_and_day(aged, horizon, by).to_pyarrow()
    ends = {key: bootstrap(sums, _drawn_incidence) for key, sums in _matrices(daily, horizon, by)}
    counted = rows.to_pyarrow()
    found = [ends.get(tuple(row[name] for name in by)) or (None, None) for row in counted.to_pylist()]
    for index, name in enumerate(("value_low", "value_high")):
        counted = counted.append_column(name, pa.array([pair[index] for pair in found], pa.float64()))
    schema = {**rows.schema(), "value_low": "float64", "value_high": "float64"}
    return ibis.memtable(counted, schema=ibis.schema(schema))


def win_rate_survival_deals(
    deals: ibis.Table,
    *,
    entered_in: Period | None,
    as_of: datetime,
    entries: ibis.Table | None = None,
    by: Sequence[str] = (),
) -> ibis.Table:
    """The deals behind `win_rate_survival`: ``deal_id``, ``by``, ``amount``, ``days`` (age) and ``part``.

    ``part`` is won, lost, open or without_date.
    """
    require_columns(deals, ["deal_id"], name="deals")
    return _aged(deals, entered_in, as_of, entries, by).select("deal_id", *by, "part", "amount", "days")


def _aged(
    deals: ibis.Table, entered_in: Period | None, as_of: datetime, entries: ibis.Table | None, by: Sequence[str]
) -> ibis.Table:
    entered = with_entry(deals, entries, columns=["outcome", "closed_at", "amount", *by])
    if entered_in is not None:
        entered = entered.filter(entered_in.covers(_.entered_at) | _.entered_at.isnull())
    is_open = entered.outcome == "open"
    until = ibis.ifelse(is_open, moment(as_of).cast(entered.entered_at.type()), entered.closed_at)
    so_far = days_between(entered.entered_at, until)
    cycle = cycle_days(entered, start=beginning(entries))
    # An open deal created later than `as_of` has no age: it does not exist yet.
    days = ibis.ifelse(is_open, ibis.ifelse(so_far >= 0, so_far, ibis.null("float64")), cycle)
    return entered.mutate(until=until, days=days).mutate(part=ibis.ifelse(_.days.notnull(), _.outcome, "without_date"))


def _known(at: ibis.Table) -> Any:
    """The incidence, or null for a group nobody of which was seen."""
    return ibis.ifelse(at.n > 0, at.incidence, ibis.null("float64"))


def _beside(left: ibis.Table, right: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """The columns of both for each group of `left`; null is a group of its own."""
    if not by:
        return left.cross_join(right)
    renamed = right.rename({f"{name}_there": name for name in by})
    joined = left.left_join(renamed, [left[name].identical_to(renamed[f"{name}_there"]) for name in by])
    return joined.drop(*[f"{name}_there" for name in by])


def _by_block_and_day(aged: ibis.Table, horizon: int, by: Sequence[str]) -> ibis.Table:
    # What lasted longer than the horizon only has to be at risk: one day beyond it stands for all of it.
    day = ibis.ifelse(_.days <= horizon, _.days, horizon + 1.0).floor().cast("int64")
    daily = dealt_out(aged, by=by, blocks=BLOCKS).mutate(day=day)
    sums = daily.aggregate(
        by=[*by, "block", "day"],
        left=total(_.amount),
        won=total(_.amount, where=_.part == "won").fill_null(0.0),
        ended=total(_.amount, where=_.part != "open").fill_null(0.0),
    )
    group = ibis.dense_rank().over(order_by=list(by)) if by else ibis.literal(0)
    return sums.mutate(group=group).order_by("group")


def _matrices(daily: pa.Table, horizon: int, by: Sequence[str]) -> Iterator[tuple[tuple[Any, ...], Sums]]:
    """For each group the sums as matrices of blocks × days."""
    group, block, day = (daily[name].to_numpy() for name in ("group", "block", "day"))
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    for start, stop in pairwise([*starts, len(group)]):
        key = tuple(daily[name][int(start)].as_py() for name in by)
        sums = {}
        for name in ("left", "won", "ended"):
            sums[name] = np.zeros((block[start:stop].max() + 1, horizon + 2))
            sums[name][block[start:stop], day[start:stop]] = daily[name].to_numpy()[start:stop]
        yield key, sums


def _drawn_incidence(sums: Sums) -> NDArray[np.float64]:
    """Incidence at the horizon for each draw: rows are draws, columns days, the last one beyond the horizon."""
    at_risk = np.cumsum(sums["left"][:, ::-1], axis=1)[:, ::-1]
    left = np.maximum(at_risk, np.finfo(float).tiny)
    remain = np.cumprod(np.clip(1.0 - sums["ended"] / left, 0.0, 1.0), axis=1)
    before = np.hstack([np.ones((len(remain), 1)), remain[:, :-1]])
    return (before * sums["won"] / left)[:, :-1].sum(axis=1)
