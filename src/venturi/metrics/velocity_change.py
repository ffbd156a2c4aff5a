"""Velocity change: which of the four levers made the difference between two periods?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import ibis

from venturi.errors import Refusal
from venturi.metrics.periods import Period, add_months
from venturi.metrics.velocity import undefined, velocity, velocity_deals

LEVERS = {"number": "n", "win_rate": "win_rate", "amount": "average_amount", "cycle": "cycle_days"}
SIDES = ("before", "after")


def velocity_change(
    deals: ibis.Table, *, before: Period, after: Period, by: Sequence[str] = (), **options: Any
) -> ibis.Table:
    r"""The change of velocity from `before` to `after`, attributed to its levers without a rest.

    .. math:: c_x = M(V_1, V_0) \ln\frac{x_1}{x_0} \text{ for N, W, A}, \qquad c_L = -M(V_1, V_0) \ln\frac{L_1}{L_0},
        \qquad M(a, b) = \frac{a - b}{\ln a - \ln b}

    **Population:** that of `velocity` in each period: deals whose ``closed_at`` lies in it.

    Parameters
    ----------
    deals : one row per deal
        ``outcome``, ``created_at``, ``closed_at``, ``amount`` in the reporting currency (null: never set), and ``by``.
    before, after : Periods
        Of the same length and over, or the number of deals differs for that reason alone: see `whole_or_so_far`.
    by : column names
        One result row for each combination that occurs in either period; null is a group of its own.
    options : of `velocity`: ``amount``, ``cycle``, ``cycle_of``, ``entries``.

    Returns
    -------
    one row per group
        ``before``, ``after``, ``difference`` : money per day.  ``number``, ``win_rate``, ``amount``, ``cycle`` :
        contributions in money per day that add up to ``difference``.  All of them **null** where either velocity is
        null or not above 0; `change_refusal` says why.  ``…_before``, ``…_after`` : the levers themselves.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when the mix changed: more small fast deals move all four levers, and no lever was pulled. Read it by
    source first.

    References
    ----------
    Ang, B. W. (2005). The LMDI approach to decomposition analysis: a practical guide. Energy Policy 33(7).
    """
    joined = _side_by_side(deals, before, after, by, options)
    v0, v1 = joined.per_day_before, joined.per_day_after
    known = (v0 > 0) & (v1 > 0)
    mean = logarithmic_mean(_only(known, v1), _only(known, v0))
    growth = {lever: joined[f"{name}_after"] / joined[f"{name}_before"] for lever, name in LEVERS.items()}
    parts = {lever: mean * _only(known, times).ln() for lever, times in growth.items()}
    parts["cycle"] = -parts["cycle"]
    levers = {f"{lever}_{side}": joined[f"{name}_{side}"] for lever, name in LEVERS.items() for side in SIDES}
    levers |= {f"won_{side}": joined[f"won_{side}"] for side in SIDES}
    return joined.select(*by, before=v0, after=v1, difference=_only(known, v1 - v0), **parts, **levers)


def velocity_change_deals(
    deals: ibis.Table, *, before: Period, after: Period, by: Sequence[str] = (), **options: Any
) -> ibis.Table:
    """The deals behind `velocity_change`: those of `velocity_deals`, with ``period``: before or after."""
    entries = {name: options[name] for name in ("entries",) if name in options}
    sides = [
        velocity_deals(deals, decided_in=span, by=by, **entries).mutate(period=ibis.literal(side))
        for side, span in zip(SIDES, (before, after), strict=True)
    ]
    return sides[0].union(sides[1])


def logarithmic_mean(a: Any, b: Any) -> Any:
    r"""``(a − b) / (ln a − ln b)`` for columns above 0, and its limit where the two are nearly equal.

    With :math:`x = \ln(a/b)` it is :math:`b\,(e^x - 1)/x`; below :math:`|x| = 10^{-4}` the first terms of the series
    are exact to the last digit, where the difference of two equal logarithms would be noise, or 0 / 0.
    """
    x = (a / b).ln()
    series = b * (1.0 + x / 2.0 + x * x / 6.0 + x * x * x / 24.0)
    return ibis.ifelse(x.abs() < 1e-4, series, (a - b) / x.nullif(0.0))


def whole_or_so_far(before: Period, after: Period, *, today: date) -> tuple[Period, Period]:
    """The two periods to compare: when `after` is not over on the day `today`, what has passed of both.

    The same part of `before` is as many months, or goes to the same day of the month, as of `after`; periods that are
    no calendar months are cut after as many days. A period that has not begun is left as it is.
    """
    end = today + timedelta(days=1)
    if not after.start < end < after.end:
        return before, after
    part = replace(after, end=end)
    if part.months is not None:
        last = add_months(before.start, part.months)
    elif after.months is not None:
        last = add_months(today, -after.months) + timedelta(days=1)
    else:
        last = before.start + timedelta(days=part.days)
    return replace(before, end=min(last, before.end)), part


def change_refusal(change: ibis.Table, *, before: Period, after: Period) -> Refusal | None:
    """Why a `velocity_change` of one row has no contributions; null when it has. Runs the query."""
    rows = change.to_pyarrow().to_pylist()
    row = rows[0] if rows else {"number": None}
    if row["number"] is not None:
        return None
    for side, period in (("before", before), ("after", after)):
        levers = {name: row.get(f"{lever}_{side}") for lever, name in LEVERS.items()}
        if why := undefined({"per_day": row.get(side), "won": row.get(f"won_{side}"), **levers}):
            return Refusal("velocity-undefined", f"{period.label} has no velocity to compare: {why}.")
    return None


def _only(known: Any, value: Any) -> Any:
    # The engine raises on the logarithm of 0 and below: it must not get to see one.
    return ibis.ifelse(known, value, ibis.null())


def _side_by_side(
    deals: ibis.Table, before: Period, after: Period, by: Sequence[str], options: dict[str, Any]
) -> ibis.Table:
    names = ["won", "per_day", *LEVERS.values()]
    sides = []
    for side, period in (("before", before), ("after", after)):
        rows = velocity(deals, decided_in=period, by=by, **options)
        renamed = {f"{name}_{side}": rows[name] for name in names}
        sides.append(rows.select(**{f"{name}_{side}_group": rows[name] for name in by}, **renamed))
    left, right = sides
    if not by:
        return left.cross_join(right)
    same = [left[f"{name}_before_group"].identical_to(right[f"{name}_after_group"]) for name in by]
    joined = left.outer_join(right, same)
    return joined.mutate(
        **{name: ibis.coalesce(joined[f"{name}_before_group"], joined[f"{name}_after_group"]) for name in by}
    )
