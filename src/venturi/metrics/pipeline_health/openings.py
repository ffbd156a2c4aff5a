"""Openings: what stood open in which stage when a period began, and what was won of it before the period ended?"""

import operator
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import Any

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.as_of import moment
from venturi.metrics.conversion_to_win import with_amount_on_entry
from venturi.metrics.periods import Period, in_periods
from venturi.metrics.stays import PLACE
from venturi.metrics.tables import require_columns

# A moment that lies on the edge belongs to the period that begins there: what it changed was not so before.
INSTANT = timedelta(microseconds=1)


def openings(
    stays: ibis.Table,
    deals: ibis.Table,
    *,
    periods: Sequence[Period],
    as_of: datetime,
    field_changes: ibis.Table | None = None,
) -> ibis.Table:
    """Every deal that stood in an open stage when one of `periods` began, as it was then.

    Parameters
    ----------
    stays : one row per visit, from `stays`
    deals : one row per deal
        ``deal_id``, ``outcome``, ``closed_at``, ``amount``; ``original_amount`` where there is one.
    periods : over at `as_of`, and without overlap.
    as_of : moment
        The one the stays were made with.
    field_changes : the log of changed fields, or None: amounts are then today's.

    Returns
    -------
    one row per deal and period
        ``deal_id``, ``period`` (its label), ``pipeline``, ``stage``, ``position``.  ``amount`` : at the beginning, in
        the reporting currency.  ``priced`` : whether it is there and not below 0.  ``won`` : whether it was won within
        the period.  ``won_amount`` : the amount it was won with; 0 if it was not; null when that is unknown.

    Raises
    ------
    ValueError
        If there are no periods, if two overlap, or if one is not over.
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    A deal decided on an unknown day stands nowhere: nobody knows until when.
    """
    require_columns(deals, ["deal_id", "outcome", "closed_at", "amount"], name="deals")
    _checked(periods, as_of)
    spells = stays.filter(_.kind == "open", _.left_at.notnull() | ~_.outcome.isin(["won", "lost"]).fill_null(False))
    priced = with_amount_on_entry(_standing(spells, periods), deals, field_changes)
    ends = in_periods(deals.filter(_.outcome == "won"), periods, of="closed_at")
    ends = ends.select(won_id=_.deal_id, won_in=_.period, final=_.amount)
    joined = priced.left_join(ends, [priced.deal_id == ends.won_id, priced.period == ends.won_in])
    won = joined.won_id.notnull()
    final = ibis.ifelse(won, joined.final.cast("float64"), 0.0)
    shown = ["deal_id", "period", *PLACE]
    return joined.select(
        *shown,
        amount=joined.amount_on_entry,
        priced=money.usable(joined.amount_on_entry),
        won=won,
        won_amount=ibis.ifelse(won & ~money.usable(joined.final), ibis.null("float64"), final),
    )


def bookings(deals: ibis.Table, *, periods: Sequence[Period]) -> ibis.Table:
    """What was won in each period: ``period``, ``bookings`` (of deals with an amount not below 0), ``won``: deals."""
    won = in_periods(deals.filter(_.outcome == "won"), periods, of="closed_at")
    booked = money.total(_.amount, where=money.usable(_.amount)).fill_null(0.0)
    return won.aggregate(by="period", bookings=booked, won=_.count())


def past_periods(period: Period, count: int) -> list[Period]:
    """The `count` periods before `period`, of its length, the earliest first."""
    if count < 1:
        raise ValueError(f"count is {count}; at least one past period is needed.")
    found = [period.previous()]
    while len(found) < count:
        found.append(found[-1].previous())
    return found[::-1]


def _checked(periods: Sequence[Period], as_of: datetime) -> None:
    if not periods:
        raise ValueError("periods is empty; name at least one period that is over.")
    latest = max(periods, key=lambda period: period.end)
    until = as_of.astimezone(UTC).replace(tzinfo=None) if as_of.tzinfo else as_of
    if latest.ends_at - INSTANT > until:
        raise ValueError(f"The period {latest.label} is not over at {as_of}; only past periods tell what came of them.")


def _standing(spells: ibis.Table, periods: Sequence[Period]) -> ibis.Table:
    """Each spell once for each period at whose beginning it lasted: one pass over the spells for all periods."""
    ordered = sorted(periods, key=lambda period: period.start)
    kind = spells.entered_at.type()
    eves = [moment(period.starts_at - INSTANT).cast(kind) for period in ordered]
    near = spells.filter(_.entered_at <= eves[-1], _.left_at.isnull() | (_.left_at > eves[0]))
    lasted = near.mutate(
        came=_passed(near.entered_at, eves),
        went=ibis.ifelse(near.left_at.isnull(), len(eves), _passed(near.left_at, eves)),
    ).filter(_.came < _.went)
    stood = lasted.mutate(nth=ibis.range(lasted.came, lasted.went)).unnest("nth")
    return stood.select(
        "deal_id",
        *PLACE,
        entered_at=ibis.cases(*[(stood.nth == nth, eve) for nth, eve in enumerate(eves)]),
        period=ibis.cases(*[(stood.nth == nth, period.label) for nth, period in enumerate(ordered)]),
    )


def _passed(at: Any, eves: Sequence[Any]) -> Any:
    """How many of the moments, which are in order, came before `at`."""
    return reduce(operator.add, [(at > eve).cast("int64") for eve in eves])
