"""Headcount: how many people does the expected inflow of deals need, and when must new ones start?"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import reduce
from itertools import pairwise
from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import moment
from venturi.metrics.intervals import poisson
from venturi.metrics.periods import Period, local_day, trailing
from venturi.metrics.ramp import EVERY, STEP_DAYS, ramp, step_days, tenures
from venturi.metrics.risk_sets import ROUNDING
from venturi.metrics.tables import require_columns
from venturi.metrics.throughput import RAMP_DAYS, throughput, throughput_deals

# People start rarely: their ramp is measured over three years.
RAMP_MONTHS = 36


def headcount(
    deals: ibis.Table,
    *,
    during: Period,
    as_of: datetime,
    planned: Period | None = None,
    inflow: float | None = None,
    target: float | None = None,
    leaving: int = 0,
    hiring_days: int = 0,
    people: ibis.Table | None = None,
    activities: ibis.Table | None = None,
) -> ibis.Table:
    r"""People needed for an expected inflow, people there, and the gap between them.

    .. math:: \text{needed} = \frac{\text{inflow}}{\bar x}, \qquad
        \text{capacity} = \sum_i \frac{1}{D} ( d_i + \sum_k r_k d_{ik} ) - \text{leaving}, \qquad
        \text{gap} = \text{needed} - \text{capacity}

    **Population:** pace and inflow of ``during``: the people `throughput` compares, and the deals created in it; people
    there: owners with a deal in hand in ``during`` who have not left by ``as_of``.

    Parameters
    ----------
    deals, as_of, people, activities : as in `throughput`.
    during : Period
        Where pace and inflow are measured. Half-open; it ends with the day of `as_of`.
    planned : Period, or None
        The period to be staffed, of D days. None: the next one of the length of ``during`` that has not begun.
    inflow : deals, or None
        Expected to come in in the planned period. None: as many a day as in ``during``.
    target : deals, or None
        x̄, each person brings to a decision in the planned period. None: the mean of `throughput`, as many a day.
    leaving : people
        Who will be gone by then, beside those whose ``left_on`` is known. Each is taken to be past the ramp.
    hiring_days : days
        From the decision to hire to the first day of work.

    Returns
    -------
    one row
        ``planned`` : the period.  ``inflow`` : deals, ``inflow_is`` given or measured.  ``pace`` : deals per person and
        planned period, ``pace_is`` given or measured; null when nobody can be compared.  ``needed`` : people, with
        ``needed_low``, ``needed_high``, the 95 % interval of the deals decided [1]_; null for a given pace.
        ``present`` : people, ``ramping`` : those of them who begin the planned period within their first 90 days.
        ``capacity`` : people, new ones at the share d of the usual pace they will have, see `ramp`.  ``gap`` : people;
        below 0: more than needed.  ``hires`` : new people, were they past the ramp, whole;
        ``hires_on_first_day`` : were they to start with the period.  ``start_on`` : the day by which new people start
        work to be past the ramp when the period begins, ``hire_on`` : the day to begin to hire; both null without a
        gap.  ``too_late`` : that day is over at ``as_of``; then the second number counts.  ``ramp_1``, ``ramp_2``,
        ``ramp_3``, ``ramp_is`` : see `ramp`, over the last three years.
        ``without_owner`` : deals decided in ``during`` by nobody, not in the pace.  ``without_date`` : deals of an
        unknown day of creation, not in the inflow.  All that rests on an unknown pace is **null**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If ``during`` has not begun, the planned period begins before it ends, or a number is below 0.

    Notes
    -----
    Misleads when people decide few deals because few come in: the pace is then what there was to do, not what they can
    do, and as many people seem needed as there are. Set a target. And when a backlog is to be worked off: the inflow
    does not know of it.

    References
    ----------
    .. [1] Barker, L. (2002). A comparison of nine confidence intervals for a Poisson parameter when the expected number
       of events is ≤ 5. The American Statistician 56(2).
    """
    require_columns(deals, NEEDED, name="deals")
    ahead = planned or _next(during, as_of)
    _check({"inflow": inflow, "target": target, "leaving": leaving, "hiring_days": hiring_days})
    staff: dict[str, Any] = {"as_of": as_of, "people": people, "activities": activities}
    rows = throughput(deals, during=during, alike=(), **staff)
    there = tenures(deals, since=ahead, **staff).semi_join(rows.filter(_.in_hand > 0), "person")
    curve = ramp(deals, during=_ramped_in(during, as_of), **staff)
    days = (local_day(as_of, during.zone) - ahead.start).days
    parts = (
        _pace(rows, during, ahead, as_of, target),
        _expected(deals, during, ahead, as_of, inflow),
        _there(there, ahead, days),
    )
    known = reduce(ibis.Table.cross_join, parts, curve)
    weighed = sum((known[f"days_{step}"] * known[f"ramp_{step}"] for step in EVERY[1:]), known.days_0)
    filled = known.mutate(capacity=weighed / ahead.days - leaving, needed=_.inflow / _.pace)
    gap = filled.mutate(needed_low=_.inflow / _.pace_high, needed_high=_.inflow / _.pace_low, gap=_.needed - _.capacity)
    return _hiring(gap, ahead, as_of, hiring_days).select(*RESULT)


NEEDED = ("deal_id", "owner", "outcome", "created_at", "closed_at")
RESULT = (
    "planned",
    "inflow",
    "inflow_is",
    "pace",
    "pace_is",
    "needed",
    "needed_low",
    "needed_high",
    "present",
    "ramping",
    "capacity",
    "gap",
    "hires",
    "hires_on_first_day",
    "start_on",
    "hire_on",
    "too_late",
    *(f"ramp_{step}" for step in EVERY[1:]),
    "ramp_is",
    "without_owner",
    "without_date",
)


def headcount_deals(deals: ibis.Table, *, during: Period, as_of: datetime) -> ibis.Table:
    """The deals behind `headcount`: those of `throughput_deals`, and with ``part`` inflow those created in ``during``.

    ``deal_id``, ``period``, ``person``, ``part`` (won, lost, open, inflow): a deal has a row for each.
    """
    in_hand = throughput_deals(deals, during=during, as_of=as_of)
    came = deals.filter(during.covers(_.created_at), _.created_at <= moment(as_of))
    named = {"period": ibis.literal(during.label), "person": came.owner, "part": ibis.literal("inflow")}
    return in_hand.union(came.select("deal_id", **named))


def _check(numbers: Mapping[str, float | None]) -> None:
    for name, number in numbers.items():
        if number is not None and (number < 0 or (name == "target" and number == 0)):
            raise ValueError(f"{name} is {'above 0' if name == 'target' else '0 or more'}; got {number}.")


def _next(during: Period, as_of: datetime) -> Period:
    ahead = during.next()
    while ahead.start <= local_day(as_of, during.zone):
        ahead = ahead.next()
    return ahead


def _ramped_in(during: Period, as_of: datetime) -> Period:
    return trailing(local_day(as_of, during.zone), months=RAMP_MONTHS, zone=during.zone)


def _pace(rows: ibis.Table, during: Period, ahead: Period, as_of: datetime, target: float | None) -> ibis.Table:
    """``pace`` of a person in the planned period, given or as measured, with the interval of what was measured."""
    nobody = _.closed.sum(where=_.person.isnull()).fill_null(0)
    counted = rows.aggregate(mean=_.mean.max(), decided=_.closed.sum(where=_.compared), without_owner=nobody)
    if target is not None:
        unknown = {name: ibis.null("float64") for name in ("pace_low", "pace_high")}
        given = {"pace": ibis.literal(float(target)), "pace_is": ibis.literal("given")}
        return counted.select("without_owner", **given, **unknown)
    low, high = poisson(_.decided)
    of = _.decided.nullif(0)
    measured = counted.mutate(pace=(_.mean * ahead.days / _seen(during, as_of)).nullif(0.0))
    ends = {"pace_low": _.pace * low / of, "pace_high": _.pace * high / of}
    return measured.select("without_owner", "pace", pace_is=ibis.literal("measured"), **ends)


def _expected(deals: ibis.Table, during: Period, ahead: Period, as_of: datetime, inflow: float | None) -> ibis.Table:
    """``inflow`` of the planned period, given or as many deals a day as were created."""
    within = during.covers(_.created_at) & (_.created_at <= moment(as_of))
    created = deals.aggregate(created=_.count(where=within), without_date=_.count(where=_.created_at.isnull()))
    if inflow is not None:
        told = {"inflow": ibis.literal(float(inflow)), "inflow_is": ibis.literal("given")}
    else:
        measured = created.created * (ahead.days / _seen(during, as_of))
        told = {"inflow": measured, "inflow_is": ibis.literal("measured")}
    return created.select("without_date", **told)


def _seen(during: Period, as_of: datetime) -> int:
    """Days of the period that are over, with the one of `as_of`."""
    return (min(during.end, local_day(as_of, during.zone) + timedelta(days=1)) - during.start).days


def _there(tenures: ibis.Table, ahead: Period, today: int) -> ibis.Table:
    """Who is there, and their days in the planned period: past the ramp, and in each month of it."""
    here = tenures.filter(_.leaves > today)
    days = {f"days_{step}": step_days(step, until=ahead.days).sum().fill_null(0) for step in EVERY}
    return here.aggregate(present=_.count(), ramping=_.count(where=_.starts > -RAMP_DAYS), **days)


def _hiring(gap: ibis.Table, ahead: Period, as_of: datetime, hiring_days: int) -> ibis.Table:
    """How many people to hire for the gap, and until when."""
    start_on = ahead.start - timedelta(days=RAMP_DAYS)
    hire_on = start_on - timedelta(days=hiring_days)
    short = gap.gap > ROUNDING
    # What a person brings of a full share who starts with the period.
    first = [min(ahead.days, step * STEP_DAYS) for step in EVERY]
    months = [later - before for before, later in pairwise(first)]
    new = sum(
        (gap[f"ramp_{step}"] * days for step, days in zip(EVERY[1:], months, strict=True)), ahead.days - first[-1]
    )
    people = {"hires": gap.gap, "hires_on_first_day": gap.gap * ahead.days / new.nullif(0.0)}
    whole = {
        name: ibis.ifelse(short, (many - ROUNDING).ceil(), many * 0.0).cast("int64") for name, many in people.items()
    }
    late = hire_on < local_day(as_of, ahead.zone)
    when = {"start_on": ibis.date(start_on), "hire_on": ibis.date(hire_on), "too_late": ibis.literal(late)}
    told = {name: ibis.ifelse(short, value, ibis.null(value.type())) for name, value in when.items()}
    return gap.mutate(planned=ibis.literal(ahead.label), **whole, **told)
