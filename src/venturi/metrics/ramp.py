"""Ramp: how much of the usual pace do new people have in each month of their first three?"""

from datetime import datetime, timedelta
from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED, moment
from venturi.metrics.periods import Period, local_day, local_days
from venturi.metrics.tables import require_columns
from venturi.metrics.throughput import RAMP_DAYS, first_days, stayed

STEPS = 3
STEP_DAYS = RAMP_DAYS // STEPS
# 0: past the ramp; 1, 2, 3: its months.
EVERY = range(STEPS + 1)
# A straight line from nothing to the usual pace, for who has too few new people to tell.
ASSUMED = tuple((2 * step + 1) / (2 * STEPS) for step in range(STEPS))
# Decisions that were to be expected of new people at the usual pace: with fewer, a ramp is not told from chance.
FEWEST_EXPECTED = 10.0
LONG_AGO, NEVER = -(10**6), 10**6


def ramp(
    deals: ibis.Table,
    *,
    during: Period,
    as_of: datetime,
    people: ibis.Table | None = None,
    activities: ibis.Table | None = None,
) -> ibis.Table:
    r"""The pace of new people in each month of 30 days, as a share of the pace of the others.

    .. math:: r_k = \frac{c_k / d_k}{c / d}

    **Population:** deals decided in ``during`` by named owners, and the days on which these were there: c and d past
    the first 90 days of a person, c_k and d_k on the days 30 (k − 1) to 30 k after the start.

    Parameters
    ----------
    deals, as_of, people, activities : as in `throughput`; so are the days on which a person starts and leaves.
    during : Period
        Half-open; it ends with the day of `as_of`. A year says more than a quarter: people start rarely.

    Returns
    -------
    one row
        ``ramp_1``, ``ramp_2``, ``ramp_3`` : shares of the usual pace, in [0, 1].  ``ramp_is`` : measured; or assumed,
        a straight line (1/6, 3/6, 5/6), when fewer than 10 decisions were to be expected of new people at the usual
        pace; a month nobody was seen in is assumed.  ``ramp_decided``, ``ramp_days`` : decisions
        and days behind it, of new people.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when new people take over open deals of others: they then decide much at once. A month above the usual pace
    counts as the usual pace.
    """
    require_columns(deals, ["owner", "outcome", "created_at", "closed_at"], name="deals")
    there = tenures(deals, people=people, activities=activities, as_of=as_of, since=during)
    length = (min(during.end, local_day(as_of, during.zone) + timedelta(days=1)) - during.start).days
    seen = there.aggregate(**{f"days_{step}": step_days(step, until=length).sum().fill_null(0) for step in EVERY})
    steps = _decided(deals, there, as_of, during, length)
    counted = steps.aggregate(**{f"decided_{step}": _.count(where=_.step == step) for step in EVERY})
    rows = seen.cross_join(counted)
    usual = rows.decided_0 / rows.days_0.nullif(0)
    known = rows.mutate(usual=usual, ramp_decided=_sum(rows, "decided"), ramp_days=_sum(rows, "days"))
    known = known.mutate(told=(_.usual * _.ramp_days >= FEWEST_EXPECTED).fill_null(False))
    shares = {f"ramp_{step}": _share(known, step, assumed) for step, assumed in zip(EVERY[1:], ASSUMED, strict=True)}
    named = known.mutate(**shares, ramp_is=ibis.ifelse(_.told, "measured", "assumed"))
    return named.select(*shares, "ramp_is", "ramp_decided", "ramp_days")


def tenures(
    deals: ibis.Table,
    *,
    people: ibis.Table | None,
    activities: ibis.Table | None,
    as_of: datetime,
    since: Period,
) -> ibis.Table:
    """Each owner of a deal, with the first day and the first day no longer here, as days after the start of `since`.

    ``person``, ``starts`` (a million days ago: nobody knows) and ``leaves`` (in a million days: not known to leave).
    """
    owners = deals.filter(_.owner.notnull()).select(person=_.owner).distinct()
    first = first_days(deals, zone=since.zone).rename(seen="person")
    known = owners.left_join(first, owners.person == first.seen).drop("seen")
    if people is None:
        known = known.mutate(started_on=ibis.null("date"), left_on=ibis.null("date"))
    else:
        told = stayed(people, deals, activities, as_of=as_of, zone=since.zone).rename(told="person")
        known = known.left_join(told, known.person == told.told).drop("told")
    origin = ibis.date(since.start)
    starts = ibis.coalesce(known.started_on, known.first_on).delta(origin, unit="day").cast("int64")
    leaves = known.left_on.delta(origin, unit="day").cast("int64")
    return known.select("person", starts=starts.fill_null(LONG_AGO), leaves=leaves.fill_null(NEVER))


def step_days(step: int, *, until: int) -> Any:
    """Days of a step from day 0 to `until`: of the first, second, third month after the start, or, 0, of all beyond."""
    begins = _.starts + (RAMP_DAYS if step == 0 else (step - 1) * STEP_DAYS)
    ends = _.leaves if step == 0 else ibis.least(_.leaves, _.starts + step * STEP_DAYS)
    return ibis.greatest(ibis.least(ends, until) - ibis.greatest(begins, 0), 0)


def _decided(deals: ibis.Table, there: ibis.Table, as_of: datetime, during: Period, length: int) -> ibis.Table:
    """What was decided in the period by people who were there, with the step the person was in."""
    decided = deals.filter(_.outcome.isin(DECIDED), _.closed_at <= moment(as_of), _.owner.notnull())
    day = local_days(decided.closed_at, during.zone).delta(ibis.date(during.start), unit="day").cast("int64")
    dated = decided.select(owner=_.owner, day=day).filter(_.day >= 0, _.day < length)
    joined = dated.join(there, dated.owner == there.person).filter(_.day >= _.starts, _.day < _.leaves)
    since = joined.day - joined.starts
    step = ibis.ifelse(since >= RAMP_DAYS, 0, (since / STEP_DAYS).floor().cast("int64") + 1)
    return joined.select("person", step=step)


def _sum(rows: ibis.Table, name: str) -> Any:
    return sum((rows[f"{name}_{step}"] for step in EVERY[2:]), rows[f"{name}_{EVERY[1]}"])


def _share(rows: ibis.Table, step: int, assumed: float) -> Any:
    pace = rows[f"decided_{step}"] / rows[f"days_{step}"].nullif(0) / rows.usual
    return ibis.ifelse(rows.told & pace.notnull(), ibis.ifelse(pace < 1.0, pace, 1.0), assumed)
