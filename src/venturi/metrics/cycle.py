"""Cycle: how many days lie between two moments of a deal when the source may know only the day of one?"""

from typing import Any

import ibis
from ibis import _

from venturi.metrics.periods import days_between

DAY_ONLY = {"created_at": "created_day_only", "closed_at": "closed_day_only"}
# Why a deal has no cycle, in the order of asking: each deal is counted under the first that holds.
REASONS = ("creation_unknown", "closing_unknown", "closed_before_created")


def cycle_days(table: ibis.Table, *, start: str = "created_at", end: str = "closed_at") -> Any:
    r"""Days from one moment of a deal to a later one, as a column.

    .. math:: L = \frac{\text{end} - \text{start}}{1\ \text{day}}, \quad
              \text{or the difference of the two dates when one of them has no time of day}

    **Population:** every row; the caller says which count.

    Parameters
    ----------
    table : one row per deal
        `start`, `end`, and where there are any ``created_day_only`` and ``closed_day_only``: true when only the day is
        known; the moment is then the beginning of that day.
    start, end : columns of moments

    Returns
    -------
    A float column of days: a fraction between two moments, whole when a day is all that is known of one (a deal created
    at 15:00 and closed the same day took 0 days, whatever the zone). Null when a moment is unknown, or when `end` lies
    before `start`: such a cycle is a fault of the data, and averaged in it would shorten those of the others.

    Notes
    -----
    Misleads when most ends are days: half a day more or less is then noise, which matters for cycles of a few days.

    The zone of the day is not needed: the beginning of a day is its own yardstick. The price: where clocks were set in
    between, a moment within an hour of midnight may count for the day beside it.
    """
    days = days_between(table[start], table[end])
    begins_with_day, ends_with_day = _day_only(table, start), _day_only(table, end)
    # The beginning of the last day lies up to a day before a moment of that day, and so does the first day's.
    # Where clocks are set in between, two beginnings of days are an hour more or less apart than whole days.
    # Rounding gives whole numbers first, so that a day that is shorter than a day is 0 and never −0.
    whole = ibis.cases(
        (begins_with_day & ends_with_day, days.round().cast("float64")),
        (ends_with_day, days.ceil().cast("float64")),
        (begins_with_day, days.floor().cast("float64")),
        else_=days,
    )
    return ibis.ifelse(whole >= 0, whole, ibis.null("float64"))


def without_cycle(*, start: Any, end: Any, cycle: Any, where: Any) -> dict[str, Any]:
    """How many rows of `where` have no cycle, by `REASONS`: aggregations that add up to the nulls of `cycle`.

    Parameters
    ----------
    start, end, cycle : columns: the two moments, and what `cycle_days` made of them.
    where : which rows count.
    """
    tests = (start.isnull(), start.notnull() & end.isnull(), start.notnull() & end.notnull() & cycle.isnull())
    return {reason: _.count(where=where & test) for reason, test in zip(REASONS, tests, strict=True)}


def _day_only(table: ibis.Table, column: str) -> Any:
    known = DAY_ONLY.get(column)
    return table[known].fill_null(False) if known in table.columns else ibis.literal(False)
