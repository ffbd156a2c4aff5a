from datetime import date, datetime, timedelta

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.some_deals import AS_OF, BERLIN_Q2, FIRST_OF_Q2, KINDS, deals, only, random_deals

from venturi.errors import TableError
from venturi.metrics.periods import Period
from venturi.metrics.ramp import ASSUMED, ramp

HUNDRED_DAYS = Period(date(2026, 1, 1), date(2026, 4, 11))
SECOND_QUARTER = Period(date(2026, 4, 1), date(2026, 7, 1))
LONG_AGO = datetime(2024, 1, 1)


def people(*rows):
    columns = {"person": "string", "started_on": "date", "left_on": "date"}
    return ibis.memtable([dict(zip(columns, row)) for row in rows], schema=columns)


STAFF = (("old", date(2020, 1, 1), None), ("new", date(2026, 1, 11), None))


def decided(owner, day, count, **more):
    """So many deals decided on that day of the hundred."""
    closed_at = datetime(2026, 1, 1, 12) + timedelta(days=day)
    return [{"owner": owner, "outcome": "lost", "created_at": LONG_AGO, "closed_at": closed_at} | more] * count


def measured(*rows, during=HUNDRED_DAYS, as_of=AS_OF, staff=STAFF):
    return only(ramp(deals(*rows), during=during, as_of=as_of, people=people(*staff)))


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_the_worked_example(amount, moment):
    # The old one decides one a day. The new one starts on day 10 and decides 6, 15 and 24 in 30 days each.
    rows = decided("old", 50, 100) + decided("new", 10, 6) + decided("new", 40, 15) + decided("new", 99, 24)
    table = deals(*rows, amount=amount, moment=moment)
    row = only(ramp(table, during=HUNDRED_DAYS, as_of=AS_OF, people=people(*STAFF)))
    assert [row[f"ramp_{step}"] for step in (1, 2, 3)] == pytest.approx([0.2, 0.5, 0.8])
    assert (row["ramp_is"], row["ramp_decided"], row["ramp_days"]) == ("measured", 45, 90)


def test_the_months_end_after_30_60_and_90_days():
    edges = [9, 10, 39, 40, 69, 70, 99]
    rows = decided("old", 50, 100) + [row for day in edges for row in decided("new", day, 3)]
    row = measured(*rows)
    # What is decided before the first day is nobody's ramp.
    assert [row[f"ramp_{step}"] for step in (1, 2, 3)] == pytest.approx([0.2, 0.2, 0.2])
    assert row["ramp_decided"] == 18


def test_day_90_is_past_the_ramp():
    # From day 90 on the new one is as the old one: 110 decisions in 100 + 10 days.
    started = (STAFF[0], ("new", date(2026, 1, 1), None))
    row = measured(*decided("old", 50, 100), *decided("new", 0, 6), *decided("new", 90, 10), staff=started)
    assert (row["ramp_1"], row["ramp_decided"], row["ramp_days"]) == (pytest.approx(0.2), 6, 90)


def test_a_month_above_the_usual_pace_counts_as_the_usual_pace():
    row = measured(*decided("old", 50, 100), *decided("new", 20, 60))
    assert (row["ramp_1"], row["ramp_2"], row["ramp_is"]) == (1, 0, "measured")


def test_with_too_few_to_expect_a_straight_line_is_assumed():
    # 90 days at 0.1 a day are 9 decisions to expect; at 0.12 they are 10.8.
    few = measured(*decided("old", 50, 10))
    assert ([few[f"ramp_{step}"] for step in (1, 2, 3)], few["ramp_is"]) == (list(ASSUMED), "assumed")
    assert pytest.approx([1 / 6, 1 / 2, 5 / 6]) == list(ASSUMED)
    assert measured(*decided("old", 50, 12), *decided("new", 50, 1))["ramp_is"] == "measured"


def test_a_month_nobody_was_seen_in_is_assumed():
    started = (STAFF[0], ("new", date(2026, 3, 12), None))
    row = measured(*decided("old", 50, 100), *decided("new", 80, 15), staff=started)
    assert [row[f"ramp_{step}"] for step in (1, 2, 3)] == pytest.approx([0.5, 0.5, 5 / 6])


def test_nobody_at_all_is_assumed():
    row = measured()
    assert (row["ramp_is"], row["ramp_decided"], row["ramp_days"]) == ("assumed", 0, 0)


def test_without_a_list_of_people_somebody_who_comes_late_is_new():
    # Deals begin in 2024; the first one of the new person is created on day 10.
    first = {"created_at": datetime(2026, 1, 11), "outcome": "open", "owner": "new"}
    rows = [*decided("old", 50, 100), *decided("new", 20, 6), first]
    rows = [row | ({"created_at": datetime(2026, 1, 12)} if row["owner"] == "new" else {}) for row in rows]
    row = only(ramp(deals(*rows), during=HUNDRED_DAYS, as_of=AS_OF))
    # Started on day 11, so that 89 days are seen.
    assert (row["ramp_1"], row["ramp_days"]) == (pytest.approx(0.2), 89)


def test_it_ends_with_the_day_of_the_computation():
    rows = decided("old", 20, 50) + decided("new", 20, 6) + decided("new", 60, 6)
    row = measured(*rows, as_of=datetime(2026, 2, 19, 23))
    assert (row["ramp_decided"], row["ramp_days"]) == (6, 40)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "owner"'):
        ramp(deals().drop("owner"), during=HUNDRED_DAYS, as_of=AS_OF)


def test_days_are_those_of_the_zone():
    # 22:00 UTC on 31 March is the first of April in Berlin, the first day of the new one. Past the ramp are 91 days of
    # the old one and 1 of the new one, with 92 decisions.
    staff = [("old", None, None), ("new", date(2026, 4, 1), None)]
    edges = [FIRST_OF_Q2 - timedelta(hours=2), FIRST_OF_Q2 - timedelta(hours=2, seconds=1), BERLIN_Q2.ends_at]
    rows = [row for moment in edges for row in decided("new", 0, 3, closed_at=moment)]
    row = measured(*decided("old", 100, 92), *rows, during=BERLIN_Q2, as_of=datetime(2026, 12, 31), staff=staff)
    assert (row["ramp_1"], row["ramp_decided"], row["ramp_days"]) == (pytest.approx(0.1), 3, 90)


@settings(max_examples=some(12), deadline=None)
@given(random_deals)
def test_it_agrees_with_walking_through_the_days(rows):
    # Enough decisions of the old one that a ramp is measured.
    rows = [row for row in rows if row["owner"] != "old"] + decided("old", 100, 60)
    staff = {"ana": (date(2026, 4, 20), None), "ben": (date(2026, 1, 10), date(2026, 6, 1)), "old": (None, None)}
    found = measured(*rows, during=SECOND_QUARTER, staff=[(person, *days) for person, days in staff.items()])
    days, counts = dict.fromkeys(range(4), 0), dict.fromkeys(range(4), 0)
    owners = {row["owner"] for row in rows} - {None}
    last = min(SECOND_QUARTER.end, AS_OF.date() + timedelta(days=1))
    for owner in owners:
        started, left = staff[owner]
        for number in range((last - SECOND_QUARTER.start).days):
            day = SECOND_QUARTER.start + timedelta(days=number)
            if (started and day < started) or (left and day >= left):
                continue
            since = (day - started).days if started else 999
            step = 0 if since >= 90 else since // 30 + 1
            days[step] += 1
            counts[step] += sum(
                row["owner"] == owner
                and row["outcome"] != "open"
                and row["closed_at"] is not None
                and row["closed_at"] <= AS_OF
                and row["closed_at"].date() == day
                for row in rows
            )
    assert (found["ramp_decided"], found["ramp_days"]) == (
        sum(counts.values()) - counts[0],
        sum(days.values()) - days[0],
    )
    usual = counts[0] / days[0]
    told = usual * found["ramp_days"] >= 10
    assert found["ramp_is"] == ("measured" if told else "assumed")
    for step in (1, 2, 3):
        share = min(counts[step] / days[step] / usual, 1) if told and days[step] else ASSUMED[step - 1]
        assert found[f"ramp_{step}"] == pytest.approx(share)
