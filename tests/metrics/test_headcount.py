from datetime import date, datetime, timedelta
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.rates import confint_poisson
from tests.examples import some
from tests.metrics.some_deals import IN_Q1, KINDS, Q1, deals, only, random_deals, rows_of
from tests.metrics.test_ramp import people

from venturi.errors import TableError
from venturi.metrics.headcount import headcount, headcount_deals
from venturi.metrics.periods import Period
from venturi.metrics.ramp import ASSUMED
from venturi.metrics.throughput import throughput, throughput_deals

LONG_AGO = datetime(2024, 1, 1)
END_OF_Q1 = datetime(2026, 3, 31, 12)
NINETY_DAYS = Period(date(2026, 4, 1), date(2026, 6, 30))


def closed(owner, count, **more):
    return [{"owner": owner, "created_at": LONG_AGO, "closed_at": IN_Q1} | more] * count


TEAM = [*closed("ana", 20), *closed("ben", 25), *closed("cid", 21)]


def planned(*rows, staff=None, **options):
    told = {"during": Q1, "as_of": END_OF_Q1, "planned": NINETY_DAYS, "people": staff and people(*staff)} | options
    return only(headcount(deals(*rows), **told))


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_the_worked_example(amount, moment):
    # Three people decided 20, 25 and 21 deals in 90 days: 22 each. 110 deals need 110 / 22 = 5 people: two more.
    # With nobody new to measure, the first 90 days bring half: were they to start with the period, it would take four.
    table = deals(*TEAM, amount=amount, moment=moment)
    row = only(headcount(table, during=Q1, as_of=END_OF_Q1, planned=NINETY_DAYS, inflow=110, hiring_days=30))
    assert (row["inflow"], row["inflow_is"], row["pace"], row["pace_is"]) == (110, "given", 22, "measured")
    assert (row["needed"], row["present"], row["capacity"], row["gap"]) == (5, 3, 3, 2)
    assert (row["hires"], row["hires_on_first_day"], row["ramp_is"]) == (2, 4, "assumed")
    # 90 days before 1 April, and 30 more.
    assert (row["start_on"], row["hire_on"], row["too_late"]) == (date(2026, 1, 1), date(2025, 12, 2), True)
    assert row["planned"] == "2026-04-01..2026-06-30"


def test_with_a_target_the_people_needed_are_those_who_reach_it():
    row = planned(*TEAM, inflow=110, target=27.5)
    assert (row["pace"], row["pace_is"], row["needed"], row["hires"]) == (27.5, "given", 4, 1)
    assert (row["needed_low"], row["needed_high"]) == (None, None)


def test_the_interval_is_that_of_the_deals_decided():
    low, high = confint_poisson(66, 1, method="score")
    row = planned(*TEAM, inflow=110)
    assert (row["needed_low"], row["needed_high"]) == pytest.approx((5 * 66 / high, 5 * 66 / low))


def test_without_an_inflow_as_many_deals_a_day_come_in_as_before():
    came = [{"owner": "ana", "outcome": "open", "created_at": IN_Q1}] * 45
    edges = [Q1.starts_at, Q1.starts_at - timedelta(seconds=1), Q1.ends_at]
    rows = [*came, *({"owner": None, "outcome": "open", "created_at": moment} for moment in edges)]
    row = planned(*TEAM, *rows, planned=Period.parse("2026H2"))
    # 46 in 90 days, in 184 days 94.04; 22 in 90 days are 44.98 in 184.
    assert (row["inflow"], row["inflow_is"]) == (pytest.approx(46 * 184 / 90), "measured")
    assert row["needed"] == pytest.approx(46 / 22)


def test_the_planned_period_is_the_next_one_that_has_not_begun():
    assert planned(*TEAM, planned=None)["planned"] == "2026Q2"
    assert planned(*TEAM, planned=None, as_of=datetime(2026, 4, 1))["planned"] == "2026Q3"
    assert planned(*TEAM, planned=None, as_of=datetime(2026, 2, 20))["planned"] == "2026Q2"


def test_a_period_that_is_not_over_is_measured_up_to_today():
    # 45 of the 90 days: 22 in 45 days are 44 in 90.
    row = planned(*TEAM, inflow=110, as_of=datetime(2026, 2, 14, 12))
    assert (row["pace"], row["needed"]) == (44, 2.5)


def test_more_people_than_needed_is_a_gap_below_0_and_nobody_to_hire():
    row = planned(*TEAM, inflow=22)
    assert (row["gap"], row["hires"], row["hires_on_first_day"]) == (-2, 0, 0)
    assert (row["start_on"], row["hire_on"], row["too_late"]) == (None, None, None)


def test_it_is_not_too_late_on_the_day_itself():
    year = Period(date(2026, 7, 30), date(2026, 12, 31))
    assert planned(*TEAM, target=1, inflow=9, planned=year, hiring_days=30)["too_late"] is False
    assert planned(*TEAM, target=1, inflow=9, planned=year, hiring_days=32)["too_late"] is True


def test_who_leaves_is_missing():
    assert planned(*TEAM, inflow=110, leaving=1)["gap"] == 3
    # Ben is known to leave after 45 of the 90 days; cid is gone.
    staff = [("ben", date(2020, 1, 1), date(2026, 5, 16)), ("cid", date(2020, 1, 1), date(2026, 3, 31))]
    row = planned(*TEAM, inflow=110, staff=staff)
    assert (row["present"], row["capacity"]) == (2, 1.5)


def test_who_started_lately_has_a_part_of_the_usual_pace():
    # Ben starts on 2 March: at the beginning of the period 30 days ago. 30 days at 1/2, 30 at 5/6, 30 at 1.
    row = planned(*TEAM, inflow=110, staff=[("ben", date(2026, 3, 2), None)])
    assert (row["present"], row["ramping"]) == (3, 1)
    assert row["capacity"] == pytest.approx(2 + (30 / 2 + 30 * 5 / 6 + 30) / 90)


def test_who_brings_nothing_in_a_short_period_cannot_fill_the_gap_on_its_first_day():
    # A new person decides nothing in the first 30 days, and no more is planned.
    month = Period(date(2026, 4, 1), date(2026, 5, 1))
    staff = [("old", date(2020, 1, 1), None), ("new", date(2026, 1, 1), None)]
    row = planned(*closed("old", 200), *closed("new", 10, closed_at=END_OF_Q1), inflow=300, planned=month, staff=staff)
    assert (row["ramp_1"], row["ramp_is"], row["hires_on_first_day"]) == (0, "measured", None)
    # 300 at 200 / 3 a month are 4.5 people; two are there.
    assert row["hires"] == 3


def test_what_is_left_out_is_counted():
    rows = [*TEAM, *closed(None, 4), {"outcome": "open", "created_at": None, "owner": "ana"}]
    row = planned(*rows, inflow=110)
    assert (row["pace"], row["without_owner"], row["without_date"]) == (22, 4, 1)


def test_nobody_to_compare_is_null_not_zero():
    row = planned(inflow=10)
    nothing = ("pace", "needed", "needed_low", "needed_high", "gap", "hires", "hires_on_first_day", "start_on")
    assert [row[name] for name in nothing] == [None] * len(nothing)
    assert (row["present"], row["capacity"], row["without_owner"]) == (0, 0, 0)
    # Somebody who decides nothing has no pace either.
    assert planned({"owner": "ana", "outcome": "open", "created_at": LONG_AGO}, inflow=10)["needed"] is None


@pytest.mark.parametrize(("name", "number"), [("inflow", -1), ("target", 0), ("leaving", -2), ("hiring_days", -1)])
def test_numbers_have_a_range(name, number):
    with pytest.raises(ValueError, match=f"{name} is .*; got {number}"):
        planned(*TEAM, **{name: number})


def test_a_period_that_has_not_begun_is_a_mistake():
    with pytest.raises(ValueError, match="2026Q1 has not begun"):
        planned(*TEAM, as_of=datetime(2025, 6, 1))


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "owner"'):
        headcount(deals().drop("owner"), during=Q1, as_of=END_OF_Q1)


def test_the_deals_behind_it_are_those_in_hand_and_those_that_came_in():
    came = {"owner": "ana", "outcome": "open", "created_at": IN_Q1}
    listed = rows_of(headcount_deals(deals(*TEAM, came), during=Q1, as_of=END_OF_Q1))
    parts = [row["part"] for row in listed]
    assert (parts.count("won"), parts.count("open"), parts.count("inflow")) == (66, 1, 1)
    assert len(rows_of(throughput_deals(deals(*TEAM, came), during=Q1, as_of=END_OF_Q1))) == len(listed) - 1


@settings(max_examples=some(3), deadline=None)
@given(random_deals, st.randoms(use_true_random=False))
def test_it_agrees_with_adding_up_people_day_by_day_in_any_order(rows, chance):
    as_of = datetime(2026, 7, 31)
    known = {"ana": (date(2026, 7, 20), None), "ben": (None, date(2026, 10, 10))}
    staff = people(*[(person, *days) for person, days in known.items()])
    ahead, during = Period.parse("2026Q4"), Period.parse("2026Q2")
    table = deals(*chance.sample(rows, len(rows)))
    found = only(headcount(table, during=during, as_of=as_of, planned=ahead, inflow=30, people=staff))
    hands = rows_of(throughput(table, during=during, as_of=as_of, people=staff))
    here = [row["person"] for row in hands if row["person"] is not None]
    capacity = 0.0
    for person in here:
        started, left = known[person]
        for number in range(ahead.days):
            day = ahead.start + timedelta(days=number)
            if left and day >= left:
                continue
            since = (day - started).days if started else 999
            capacity += 1 if since >= 90 else ASSUMED[since // 30]
    assert found["present"] == len(here)
    assert found["capacity"] == pytest.approx(capacity / ahead.days)
    mean = max((row["mean"] for row in hands if row["mean"]), default=None)
    if mean is None:
        assert found["needed"] is None
    else:
        needed = 30 / (mean * ahead.days / during.days)
        assert found["needed"] == pytest.approx(needed)
        assert found["hires"] == max(0, ceil(round(needed - capacity / ahead.days, 9)))
