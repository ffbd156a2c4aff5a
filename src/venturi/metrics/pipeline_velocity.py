"""Pipeline velocity: how much money a day is the open pipeline worth at the pace of the last four quarters?"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.entries import with_entry
from venturi.metrics.periods import Period
from venturi.metrics.velocity import money_per_day, velocity


def pipeline_velocity(
    deals: ibis.Table, *, decided_in: Period, by: Sequence[str] = (), entries: ibis.Table | None = None, **options: Any
) -> ibis.Table:
    r"""Velocity of the open pipeline: the open deals, at the win rate, amount and cycle of deals decided before.

    .. math:: V = \frac{N_{open} \cdot W \cdot A}{L}

    **Population:** N counts the deals open now (only those in ``entries`` when given: the qualified ones). W, A and L
    are those of the deals decided in ``decided_in``, see `velocity`.

    Parameters
    ----------
    deals : one row per deal
        What `velocity` needs of it.
    decided_in : Period
        Half-open; normally `periods.trailing` of the day the deals describe: four quarters.
    by : column names
        One result row for each combination; null is a group of its own.
    entries : one row per deal that entered, or None
        See `velocity`.
    options : of `velocity`: ``amount``, ``cycle``, ``cycle_of``.

    Returns
    -------
    one row per group
        The columns of `velocity`, with ``n`` : open deals, ``basis`` "pipeline" and ``decided`` : the deals behind W.
        ``per_day`` : money per day; **null** where `velocity` has none: a group with open deals and no decided ones has
        a count and no velocity.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when deals are left open that nobody works on: each of them counts like any other. It is a pace at which
    deals as good as those of the last year would bring money, not a forecast of these.
    """
    past = velocity(deals, decided_in=decided_in, by=by, entries=entries, **options)
    entered = with_entry(deals, entries, columns=["outcome", *by])
    now = entered.filter(_.outcome == "open").aggregate(by=[*by], open_deals=_.count())
    joined = _beside(past, now, by)
    counted = joined.mutate(decided=_.n.fill_null(0), n=_.open_deals.fill_null(0), basis=ibis.literal("pipeline"))
    return counted.mutate(per_day=money_per_day()).select(*past.columns, "decided")


def _beside(past: ibis.Table, now: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """Every group that has decided or open deals; null is a group of its own."""
    if not by:
        return past.cross_join(now)
    right = now.rename({f"{name}_open": name for name in by})
    joined = past.outer_join(right, [past[name].identical_to(right[f"{name}_open"]) for name in by])
    return joined.mutate(**{name: ibis.coalesce(joined[name], joined[f"{name}_open"]) for name in by})
