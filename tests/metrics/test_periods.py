from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.some_deals import deals, rows_of

from venturi.metrics.periods import (
    Period,
    add_months,
    consecutive,
    days_between,
    in_periods,
    local_day,
    local_days,
    trailing,
)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026", (2026, 1, 1), (2027, 1, 1)),
        ("2026H2", (2026, 7, 1), (2027, 1, 1)),
        ("2026q1", (2026, 1, 1), (2026, 4, 1)),
        ("2026-Q4", (2026, 10, 1), (2027, 1, 1)),
        ("2026-12", (2026, 12, 1), (2027, 1, 1)),
        ("2026W01", (2025, 12, 29), (2026, 1, 5)),  # weeks begin on Monday, as ISO 8601 numbers them
        (" 2026-01-15 .. 2026-02-15 ", (2026, 1, 15), (2026, 2, 15)),
    ],
)
def test_periods_are_read_from_their_names(text, start, end):
    period = Period.parse(text)
    assert (period.start, period.end) == (date(*start), date(*end))


@pytest.mark.parametrize(
    "text", ["", "soon", "2026Q5", "2026Q0", "2026H3", "2026-13", "2026W60", "2026-01-01..", "0000", "20266"]
)
def test_what_is_not_a_period_is_said_with_what_would_be(text):
    with pytest.raises(ValueError, match=r"is not a period. Write 2026, 2026H1"):
        Period.parse(text)


def test_a_fiscal_year_carries_the_name_of_the_year_it_ends_in():
    assert Period.parse("2026", fiscal_start=4) == Period(date(2025, 4, 1), date(2026, 4, 1))
    assert Period.parse("2026Q4", fiscal_start=4) == Period(date(2026, 1, 1), date(2026, 4, 1))


def test_months_of_a_fiscal_year_are_of_the_calendar():
    assert Period.parse("2026-02", fiscal_start=4) == Period(date(2026, 2, 1), date(2026, 3, 1))


@pytest.mark.parametrize("month", [0, 13])
def test_a_fiscal_year_starts_in_a_month(month):
    with pytest.raises(ValueError, match=f"a month from 1 to 12; got {month}"):
        Period.parse("2026", fiscal_start=month)


def test_a_period_ends_after_it_starts():
    with pytest.raises(ValueError, match="got 2026-01-01 to 2026-01-01"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc"])
def test_an_unknown_time_zone_is_named(zone):
    with pytest.raises(ValueError, match=r"is not a time zone. Write one of the IANA list"):
        Period.parse("2026", zone=zone)


@pytest.mark.parametrize(
    ("day", "months", "fiscal_start", "label"),
    [
        (date(2026, 5, 17), 3, 1, "2026Q2"),
        (date(2026, 5, 17), 1, 1, "2026-05"),
        (date(2026, 5, 17), 6, 1, "2026H1"),
        (date(2026, 5, 17), 12, 1, "2026"),
        (date(2026, 1, 31), 3, 2, "2025-11-01..2026-02-01"),
        (date(2026, 3, 31), 12, 4, "2025-04-01..2026-04-01"),
    ],
)
def test_the_period_that_contains_a_day(day, months, fiscal_start, label):
    period = Period.containing(day, months=months, fiscal_start=fiscal_start)
    assert period.label == label
    assert period.holds(day)


def test_a_calendar_period_has_a_length_the_calendar_knows():
    with pytest.raises(ValueError, match="1, 3, 6 or 12 months; got 4"):
        Period.containing(date(2026, 1, 1), months=4)


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("2026Q1", "2025Q4"),
        ("2026-03", "2026-02"),  # 28 days before 31: calendar units, not "31 days back"
        ("2026", "2025"),
        ("2026H1", "2025H2"),
        ("2026-01-15..2026-01-25", "2026-01-05..2026-01-15"),
    ],
)
def test_the_previous_period_has_the_same_length_in_calendar_units(name, before):
    period = Period.parse(name)
    assert period.previous().label == before
    assert period.previous().next() == period


def test_days_and_whole_months_are_counted():
    assert (Period.parse("2026Q1").days, Period.parse("2026Q1").months) == (90, 3)
    assert Period.parse("2026W05").months is None


def test_both_edges_of_a_quarter_in_summer_time():
    # Berlin is at UTC+2 on 1 April and on 1 July 2026.
    period = Period.parse("2026Q2", zone="Europe/Berlin")
    assert (period.starts_at, period.ends_at) == (datetime(2026, 3, 31, 22), datetime(2026, 6, 30, 22))


def test_a_month_in_which_the_clock_changes_is_an_hour_short():
    # 1 March is at UTC+1, 1 April at UTC+2: 31 days less one hour.
    period = Period.parse("2026-03", zone="Europe/Berlin")
    assert period.ends_at - period.starts_at == timedelta(days=31) - timedelta(hours=1)


def test_where_midnight_is_skipped_the_day_begins_with_the_jump():
    # In Sao Paulo the clock went from 23:59:59 on 3 November 2018 (UTC-3) to 01:00 on the 4th.
    period = Period(date(2018, 11, 4), date(2018, 11, 5), "America/Sao_Paulo")
    assert period.starts_at == datetime(2018, 11, 4, 3)


@pytest.mark.parametrize("kind", ["timestamp", "timestamp('UTC')"])
def test_the_first_instant_is_covered_and_the_last_is_not(kind):
    period = Period.parse("2026Q1", zone="Europe/Berlin")
    edges = [period.starts_at, period.starts_at - timedelta(microseconds=1), period.ends_at]
    rows = [{"closed_at": moment} for moment in (*edges, period.ends_at - timedelta(microseconds=1), None)]
    table = deals(*rows, moment=kind)
    found = {row["deal_id"]: row["inside"] for row in rows_of(table.mutate(inside=period.covers(table.closed_at)))}
    assert found == {"d0": True, "d1": False, "d2": False, "d3": True, "d4": None}


def test_adding_months_keeps_the_day_where_there_is_one():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


def test_consecutive_periods_reach_up_to_the_one_that_holds_the_day():
    found = consecutive(Period.parse("2025Q3"), until=date(2026, 1, 1))
    assert [period.label for period in found] == ["2025Q3", "2025Q4", "2026Q1"]


def test_the_trailing_year_ends_with_the_day_itself():
    assert trailing(date(2017, 12, 31)) == Period.parse("2017")
    assert trailing(date(2026, 2, 14)) == Period(date(2025, 2, 15), date(2026, 2, 15))


def test_records_get_the_label_of_their_period_and_others_leave():
    periods = [Period.parse("2026Q2"), Period.parse("2026Q1")]
    table = deals(*[{"closed_at": moment} for moment in (datetime(2026, 1, 1), datetime(2026, 4, 1), None)])
    found = rows_of(in_periods(table, periods, of="closed_at"))
    assert {row["deal_id"]: row["period"] for row in found} == {"d0": "2026Q1", "d1": "2026Q2"}


def test_overlapping_periods_would_count_a_deal_twice():
    with pytest.raises(ValueError, match="must not overlap; 2026 and 2026Q2 do"):
        in_periods(deals(), [Period.parse("2026Q2"), Period.parse("2026")], of="closed_at")


def test_days_between_are_fractions_and_null_when_a_moment_is():
    table = deals(
        {"created_at": datetime(2026, 1, 1), "closed_at": datetime(2026, 1, 2, 12)},
        {"created_at": datetime(2026, 1, 1)},
    )
    assert [r["d"] for r in rows_of(table.select(d=days_between(table.created_at, table.closed_at)))] == [1.5, None]


def test_the_day_of_a_moment_depends_on_the_zone():
    assert local_day(datetime(2026, 6, 30, 22), "Europe/Berlin") == date(2026, 7, 1)
    assert local_day(datetime(2026, 6, 30, 22, tzinfo=UTC), "UTC") == date(2026, 6, 30)
    assert local_day(datetime(2026, 7, 1, 0, tzinfo=ZoneInfo("Europe/Berlin")), "UTC") == date(2026, 6, 30)


@settings(max_examples=some(15), deadline=None)
@given(
    st.lists(st.datetimes(datetime(1971, 1, 1), datetime(2095, 1, 1)), min_size=1, max_size=40),
    st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]),
)
def test_a_column_of_moments_has_the_days_of_its_zone(moments, zone):
    table = ibis.memtable({"n": range(len(moments)), "at": moments}, schema={"n": "int64", "at": "timestamp"})
    found = {row["n"]: row["day"] for row in rows_of(table.select("n", day=local_days(table.at, zone)))}
    assert found == {number: local_day(moment, zone) for number, moment in enumerate(moments)}
