"""Throughput: how many deals does each person bring to a decision, and who is far off the others?"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import ibis
from ibis import _

from venturi.metrics.as_of import moment
from venturi.metrics.periods import Period, local_day, local_days
from venturi.metrics.tables import require_columns

RAMP_DAYS = 90
DAYS_OF_A_MONTH = 365.25 / 12
NEEDED = ("deal_id", "owner", "outcome", "created_at", "closed_at")


def throughput(
    deals: ibis.Table,
    *,
    during: Period,
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
    during : Period
        Half-open; a period that is not over ends with the day of `as_of`.
    as_of : moment
        What happened later does not exist.
    activities : one row per activity, or None
        ``deal_id``, ``person`` (null: the deal's owner), ``at``, ``done`` (null: it happened).
    people : one row per person, or None
        ``person``, ``started_on``, ``left_on``. Who has no ``started_on`` is taken to start with the first deal, unless
        that lies within 90 days of the beginning of the data: then nobody knows.
    alike : column names
        What makes deals comparable: a group s for each combination.

    Returns
    -------
    one row per person
        ``person`` (null: deals without an owner), ``period``.  ``closed``, ``worked`` : deals decided, deals with an
        activity (null without activities).  ``in_hand`` : deals h.  ``days`` : d, days of the period the person was
        there; D those of the period.  ``per_day``, ``per_week``, ``per_month`` : closed.  ``mean``, ``band_low``,
        ``band_high`` : deals for the whole period.  ``deviation`` : share.  ``flagged`` : strictly more than 20 %
        off; null when not compared.  ``ramping`` : within the first 90 days; null: unknown start.  ``compared`` :
        in the mean.  ``expected`` : deals, had the person decided the deals in hand at everybody's pace (sums to
        ``closed``).  ``like_for_like`` : deals, had the person's hand been mixed as everybody's; for groups the
        person has no deals of, everybody's pace.

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
    until = min(during.end, local_day(as_of, during.zone) + timedelta(days=1))
    if until <= during.start:
        raise ValueError(f"{during.label} has not begun as of {as_of}.")
    hand = _in_hand(deals, during, as_of)
    counted = hand.group_by(person=_.owner).aggregate(closed=_.closed.sum(), in_hand=_.count())
    there = _presence(counted, deals, people, Period(during.start, until, during.zone))
    compared = _beside_the_mean(there, (until - during.start).days)
    standard = _with(compared, _standardised(hand, alike), ["expected", "like_for_like"])
    worked = _with(standard, _worked(activities, deals, during, as_of), ["worked"])
    if activities is not None:
        worked = worked.mutate(worked=_.worked.fill_null(0))
    return worked.mutate(period=ibis.literal(during.label)).select(*RESULT).order_by("person")


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
    deals: ibis.Table, *, during: Period, as_of: datetime, activities: ibis.Table | None = None
) -> ibis.Table:
    """The deals behind `throughput`: ``deal_id``, ``person``, ``part`` (won, lost, open; worked with activities)."""
    require_columns(deals, NEEDED, name="deals")
    hand = _in_hand(deals, during, as_of)
    part = ibis.ifelse(hand.closed == 1, hand.outcome, "open")
    listed = hand.select("deal_id", person=hand.owner, part=part)
    if activities is None:
        return listed
    return listed.union(_touched(activities, deals, during, as_of).mutate(part=ibis.literal("worked")))


def _in_hand(deals: ibis.Table, during: Period, as_of: datetime) -> ibis.Table:
    """The deals open or decided in the period, with ``closed`` 1 for those decided in it, 0 for the others."""
    now = moment(as_of)
    decided = _.outcome.isin(["won", "lost"]) & during.covers(_.closed_at) & (_.closed_at <= now)
    known = deals.mutate(closed=decided.fill_null(False).cast("int64"))
    begun = (_.created_at < ibis.timestamp(during.ends_at)) & (_.created_at <= now)
    not_over = (_.outcome == "open") | (_.closed_at >= ibis.timestamp(during.starts_at))
    return known.filter((_.closed == 1) | (begun & not_over))


def _presence(counted: ibis.Table, deals: ibis.Table, people: ibis.Table | None, during: Period) -> ibis.Table:
    """With ``days`` there in the period and ``ramping``."""
    first = deals.group_by(person=_.owner).aggregate(first_deal=_.created_at.min())
    begins = deals.aggregate(begins=_.created_at.epoch_seconds().quantile(0.01))
    late = first.cross_join(begins).filter(
        _.first_deal.epoch_seconds() >= _.begins.cast("float64") + RAMP_DAYS * 86_400.0
    )
    guessed = late.select("person", first_on=local_days(late.first_deal, during.zone))
    known = _with(counted, guessed, ["first_on"])
    if people is None:
        known = known.mutate(started_on=ibis.null("date"), left_on=ibis.null("date"))
    else:
        require_columns(people, ["person", "started_on", "left_on"], name="people")
        dates = people.group_by("person").aggregate(started_on=_.started_on.min(), left_on=_.left_on.max())
        known = _with(known, dates, ["started_on", "left_on"])
    started = ibis.coalesce(known.started_on, known.first_on)
    start, end = ibis.literal(during.start), ibis.literal(during.end)
    begins_on = ibis.ifelse(started > start, started, start)
    ends_on = ibis.ifelse(known.left_on < end, known.left_on, end)
    days = ends_on.delta(begins_on, unit="day").cast("int64")
    ramping = started > ibis.literal(during.start - timedelta(days=RAMP_DAYS))
    return known.mutate(days=ibis.ifelse(days > 0, days, 0), ramping=ramping)


def _beside_the_mean(there: ibis.Table, period_days: int) -> ibis.Table:
    per_day = there.closed / there.days.nullif(0)
    compared = there.person.notnull() & (there.days > 0) & ~there.ramping.fill_null(False)
    # Whole numbers as long as everybody was there all the time, so that exactly 20 % off is not "more than".
    pace = (there.closed * period_days) / there.days.nullif(0)
    marked = there.mutate(per_day=per_day, compared=compared, pace=pace)
    totals = marked.mutate(
        total=ibis.ifelse(_.compared, _.pace, 0.0).sum().over(), people=_.compared.cast("int64").sum().over()
    )
    mean = _.total / _.people.nullif(0)
    off = (_.people * _.pace - _.total).abs() * 5.0 > _.total
    return totals.mutate(
        mean=mean,
        band_low=mean * 0.8,
        band_high=mean * 1.2,
        deviation=_.pace / mean.nullif(0.0) - 1.0,
        flagged=ibis.ifelse(_.compared, off, ibis.null("boolean")),
        per_week=_.per_day * 7.0,
        per_month=_.per_day * DAYS_OF_A_MONTH,
    )


def _standardised(hand: ibis.Table, alike: Sequence[str]) -> ibis.Table:
    """Per person ``expected`` and ``like_for_like``, see `throughput`."""
    own = hand.filter(_.owner.notnull()).group_by(person=_.owner, **{name: hand[name] for name in alike})
    cells = own.aggregate(h=_.count(), c=_.closed.sum())
    group = list(alike)
    everybody = cells.mutate(
        group_h=_.h.sum().over(group_by=group),
        group_c=_.c.sum().over(group_by=group),
        all_h=_.h.sum().over(),
        all_c=_.c.sum().over(),
    )
    usual = everybody.group_c / everybody.group_h
    extra = (everybody.group_h / everybody.all_h) * (everybody.c / everybody.h - usual)
    terms = everybody.mutate(due=everybody.h * usual, extra=extra, rate=everybody.all_c / everybody.all_h)
    # Groups the person has no deals of keep everybody's pace: only differences are added to the rate of all.
    return terms.group_by("person").aggregate(
        expected=_.due.sum(), like_for_like=_.h.sum() * (_.rate.max() + _.extra.sum())
    )


def _worked(activities: ibis.Table | None, deals: ibis.Table, during: Period, as_of: datetime) -> ibis.Table | None:
    if activities is None:
        return None
    return _touched(activities, deals, during, as_of).group_by("person").aggregate(worked=_.count())


def _touched(activities: ibis.Table, deals: ibis.Table, during: Period, as_of: datetime) -> ibis.Table:
    """Distinct ``deal_id`` and ``person`` with an activity that happened in the period."""
    require_columns(activities, ["deal_id", "person", "at", "done"], name="activities")
    happened = activities.filter(
        during.covers(_.at), _.at <= moment(as_of), _.done.fill_null(True), _.deal_id.notnull()
    )
    owners = deals.select(owned="deal_id", owner="owner")
    known = happened.left_join(owners, happened.deal_id == owners.owned)
    return known.select("deal_id", person=ibis.coalesce(known.person, known.owner)).distinct()


def _with(rows: ibis.Table, more: ibis.Table | None, names: Sequence[str]) -> ibis.Table:
    """`rows` with the columns `names` of `more` by person, null where there is none."""
    if more is None:
        return rows.mutate(**{name: ibis.null("int64") for name in names})
    right = more.select(same_person="person", **{name: more[name] for name in names})
    return rows.left_join(right, rows.person.identical_to(right.same_person)).drop("same_person")
