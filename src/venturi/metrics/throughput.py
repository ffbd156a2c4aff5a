"""Throughput: how many deals does each person bring to a decision, and who is far off the others?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.errors import Refusal
from venturi.metrics.as_of import moment
from venturi.metrics.periods import Period, local_days
from venturi.metrics.tables import require_columns
from venturi.metrics.throughput_hand import in_hand, periods, spans, touched

RAMP_DAYS = 90
DAYS_OF_A_MONTH = 365.25 / 12
FEWEST_DECIDED = 1.0
NEEDED = ("deal_id", "owner", "outcome", "created_at", "closed_at")


def throughput(
    deals: ibis.Table,
    *,
    during: Period | Sequence[Period],
    as_of: datetime,
    activities: ibis.Table | None = None,
    people: ibis.Table | None = None,
    alike: Sequence[str] = ("source", "product"),
) -> ibis.Table:
    r"""Deals brought to a decision per person, beside the mean of all people and beside what was to be expected.

    .. math:: \text{deviation}_i = \frac{x_i}{\bar x} - 1, \quad x_i = closed_i \frac{D}{d_i}, \quad
        \text{flagged}_i: |\text{deviation}_i| > \tfrac15, \quad
        \text{expected}_i = \sum_s h_{is} \frac{c_s}{h_s}, \quad
        \text{like for like}_i = h_i \sum_s \frac{h_s}{h} \cdot \frac{c_{is}}{h_{is}}

    **Population:** owners with a deal in hand in the period: created before its end, and open or decided in it. The
    mean is over people who are named, were there, and are past their first 90 days when the period begins.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``owner``, ``outcome``, ``created_at``, ``closed_at``, and `alike`.
    during : Period, or several, of one time zone
        Half-open; a period that is not over ends with the day of `as_of`. Several are counted in one pass.
    as_of : moment
        What happened later does not exist.
    activities : one row per activity, or None
        ``deal_id``, ``person`` (null: the deal's owner), ``at``, ``done`` (null: it happened).
    people : one row per person, or None
        ``person``, ``started_on``, ``left_on``, ``active`` where it is known. Who is not active and has no ``left_on``
        is taken to have left after the last deal decided or activity done, if there was any. Who has no ``started_on``
        is taken to start with the first deal, unless that lies within 90 days of the beginning of the data: then nobody
        knows.
    alike : column names
        What makes deals comparable: a group s for each combination.

    Returns
    -------
    one row per person and period
        ``person`` (null: deals without an owner), ``period``.  ``closed``, ``worked`` : deals decided, deals with an
        activity (null without activities).  ``in_hand`` : deals h.  ``days`` : d, days of the period the person was
        there; D those of the period.  ``per_day``, ``per_week``, ``per_month`` : closed.  ``mean``, ``band_low``,
        ``band_high`` : deals for the whole period.  ``deviation`` : share; null when the mean is below one deal,
        of which 20 % mean nothing.  ``flagged`` : strictly more than 20 % off; null when not compared, or
        without a deviation.  ``ramping`` : within the first 90 days; null: unknown start.  ``compared`` : in the mean.
        ``expected`` : deals, had the person decided the deals in hand at everybody's pace (sums to ``closed``).
        ``like_for_like`` : deals, had the person's hand been mixed as everybody's; for groups the person has no deals
        of, everybody's pace.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when taken as a verdict: with equally good people the 20 % rule flags somebody almost every time. Read it
    beside `throughput_chance`.

    References
    ----------
    Fleiss, J. L., Levin, B., Paik, M. C. (2003). Statistical Methods for Rates and Proportions, chapter 19.
    """
    require_columns(deals, [*NEEDED, *alike], name="deals")
    asked = spans(during, as_of)
    hand = in_hand(deals.select(*dict.fromkeys([*NEEDED, *alike])), asked, as_of)
    counted = hand.group_by(period=_.period, person=_.owner).aggregate(closed=_.closed.sum(), in_hand=_.count())
    zone = periods(during)[0].zone
    gone = None if people is None else stayed(people, deals, activities, as_of=as_of, zone=zone)
    there = _presence(counted, asked, deals, gone, zone=zone)
    standard = _with(_beside_the_mean(there), _standardised(hand, alike), ["expected", "like_for_like"])
    worked = _with(standard, _worked(activities, deals, asked, as_of), ["worked"])
    if activities is not None:
        worked = worked.mutate(worked=_.worked.fill_null(0))
    return worked.select(*RESULT).order_by(["period", "person"])


RESULT = (
    "person",
    "period",
    "closed",
    "worked",
    "in_hand",
    "days",
    "per_day",
    "per_week",
    "per_month",
    "mean",
    "band_low",
    "band_high",
    "deviation",
    "flagged",
    "ramping",
    "compared",
    "expected",
    "like_for_like",
)


def throughput_deals(
    deals: ibis.Table,
    *,
    during: Period | Sequence[Period],
    as_of: datetime,
    activities: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `throughput`, one row per deal and period it was in hand in.

    ``deal_id``, ``period``, ``person``, ``part`` (won, lost, open; worked with activities).
    """
    require_columns(deals, NEEDED, name="deals")
    asked = spans(during, as_of)
    hand = in_hand(deals.select(*NEEDED), asked, as_of)
    part = ibis.ifelse(hand.closed == 1, hand.outcome, "open")
    listed = hand.select("deal_id", "period", person=hand.owner, part=part)
    if activities is None:
        return listed
    worked = touched(activities, deals, asked, as_of).mutate(part=ibis.literal("worked"))
    return listed.union(worked.select(*listed.columns))


def throughput_refusal(rows: Sequence[Mapping[str, Any]]) -> Refusal | None:
    """Why rows of `throughput` compare nobody: in none of their periods did people decide a deal each, on average."""
    means = {row["period"]: row["mean"] for row in rows if row["mean"] is not None}
    if not means or max(means.values()) >= FEWEST_DECIDED:
        return None
    if not max(means.values()):
        return Refusal(
            "too-few-decisions",
            f"Nobody who could be compared decided a deal in {', '.join(sorted(means))}.",
        )
    most = max(means, key=lambda period: means[period])
    return Refusal(
        "too-few-decisions",
        f"In {most} each person decided {means[most]:.1f} deals on average; 20 % more or less than that says nothing. "
        "Choose a longer period.",
    )


def _presence(
    counted: ibis.Table, spans: ibis.Table, deals: ibis.Table, people: ibis.Table | None, *, zone: str
) -> ibis.Table:
    """With ``start`` and ``until`` of the period, ``days`` there in it, and ``ramping``."""
    known = _with(counted, first_days(deals, zone=zone), ["first_on"], on=["person"])
    known = _with(known, spans, ["start", "until"], on=["period"])
    if people is None:
        known = known.mutate(started_on=ibis.null("date"), left_on=ibis.null("date"))
    else:
        known = _with(known, people, ["started_on", "left_on"], on=["person"])
    started = ibis.coalesce(known.started_on, known.first_on)
    begins_on = ibis.ifelse(started > known.start, started, known.start)
    ends_on = ibis.ifelse(known.left_on < known.until, known.left_on, known.until)
    days = ends_on.delta(begins_on, unit="day").cast("int64")
    ramping = started > known.start - ibis.interval(days=RAMP_DAYS)
    return known.mutate(days=ibis.ifelse(days > 0, days, 0), ramping=ramping)


def stayed(
    people: ibis.Table, deals: ibis.Table, activities: ibis.Table | None, *, as_of: datetime, zone: str
) -> ibis.Table:
    """Each person once, with ``started_on`` and ``left_on``; who is gone without a date left when last seen."""
    require_columns(people, ["person", "started_on", "left_on"], name="people")
    active = people.active if "active" in people.columns else ibis.literal(True)
    gone = active.fill_null(True) == ibis.literal(False)
    dates = (
        people.mutate(gone=gone)
        .group_by("person")
        .aggregate(started_on=_.started_on.min(), left_on=_.left_on.max(), gone=_.gone.all())
    )
    known = _with(dates, _last_days(deals, activities, as_of=as_of, zone=zone), ["last_on"], on=["person"])
    # Who was never seen was never there.
    left_on = ibis.coalesce(known.last_on + ibis.interval(days=1), ibis.date("0001-01-01")).cast("date")
    unsaid = known.gone & known.left_on.isnull()
    return known.select("person", "started_on", left_on=ibis.ifelse(unsaid, left_on, known.left_on))


def _last_days(deals: ibis.Table, activities: ibis.Table | None, *, as_of: datetime, zone: str) -> ibis.Table:
    """``last_on``, the day on which each person last decided a deal or did something."""
    decided = deals.filter(_.outcome.isin(["won", "lost"]), _.closed_at <= moment(as_of))
    seen = decided.select(person=decided.owner, last_on=local_days(decided.closed_at, zone))
    if activities is not None:
        done = activities.filter(_.at <= moment(as_of), _.done.fill_null(True))
        seen = seen.union(done.select("person", last_on=local_days(done.at, zone)))
    return seen.group_by("person").aggregate(last_on=_.last_on.max())


def first_days(deals: ibis.Table, *, zone: str) -> ibis.Table:
    """``first_on``, the day of each person's first deal, where that lies long after the data begin."""
    first = deals.group_by(person=_.owner).aggregate(first_deal=_.created_at.min())
    begins = deals.aggregate(begins=_.created_at.epoch_seconds().quantile(0.01))
    late = first.cross_join(begins).filter(
        _.first_deal.epoch_seconds() >= _.begins.cast("float64") + RAMP_DAYS * 86_400.0
    )
    return late.select("person", first_on=local_days(late.first_deal, zone))


def _beside_the_mean(there: ibis.Table) -> ibis.Table:
    per_day = there.closed / there.days.nullif(0)
    compared = there.person.notnull() & (there.days > 0) & ~there.ramping.fill_null(False)
    length = there.until.delta(there.start, unit="day").cast("int64")
    # Whole numbers as long as everybody was there all the time, so that exactly 20 % off is not "more than".
    pace = (there.closed * length) / there.days.nullif(0)
    marked = there.mutate(per_day=per_day, compared=compared, pace=pace)
    totals = marked.group_by("period").mutate(
        total=ibis.ifelse(_.compared, _.pace, 0.0).sum(), people=_.compared.cast("int64").sum()
    )
    mean = _.total / _.people.nullif(0)
    off = (_.people * _.pace - _.total).abs() * 5.0 > _.total
    enough = mean >= FEWEST_DECIDED
    return totals.mutate(
        mean=mean,
        band_low=mean * 0.8,
        band_high=mean * 1.2,
        deviation=ibis.ifelse(enough, _.pace / mean.nullif(0.0) - 1.0, ibis.null("float64")),
        flagged=ibis.ifelse(_.compared & enough, off, ibis.null("boolean")),
        per_week=_.per_day * 7.0,
        per_month=_.per_day * DAYS_OF_A_MONTH,
    )


def _standardised(hand: ibis.Table, alike: Sequence[str]) -> ibis.Table:
    """Per period and person ``expected`` and ``like_for_like``, see `throughput`."""
    named = hand.filter(_.owner.notnull())
    cells = named.group_by(["period", *alike], person=named.owner).aggregate(h=_.count(), c=_.closed.sum())
    group = ["period", *alike]
    everybody = cells.mutate(
        group_h=_.h.sum().over(group_by=group),
        group_c=_.c.sum().over(group_by=group),
        all_h=_.h.sum().over(group_by="period"),
        all_c=_.c.sum().over(group_by="period"),
    )
    usual = everybody.group_c / everybody.group_h
    extra = (everybody.group_h / everybody.all_h) * (everybody.c / everybody.h - usual)
    terms = everybody.mutate(due=everybody.h * usual, extra=extra, rate=everybody.all_c / everybody.all_h)
    # Groups the person has no deals of keep everybody's pace: only differences are added to the rate of all.
    return terms.group_by(["period", "person"]).aggregate(
        expected=_.due.sum(), like_for_like=_.h.sum() * (_.rate.max() + _.extra.sum())
    )


def _worked(activities: ibis.Table | None, deals: ibis.Table, spans: ibis.Table, as_of: datetime) -> ibis.Table | None:
    if activities is None:
        return None
    return touched(activities, deals, spans, as_of).group_by(["period", "person"]).aggregate(worked=_.count())


def _with(
    rows: ibis.Table, more: ibis.Table | None, names: Sequence[str], *, on: Sequence[str] = ("period", "person")
) -> ibis.Table:
    """`rows` with the columns `names` of `more`, null where there is none."""
    if more is None:
        return rows.mutate(**{name: ibis.null("int64") for name in names})
    right = more.select(**{f"same_{name}": more[name] for name in on}, **{name: more[name] for name in names})
    same = [rows[name].identical_to(right[f"same_{name}"]) for name in on]
    return rows.left_join(right, same).drop(*[f"same_{name}" for name in on])
