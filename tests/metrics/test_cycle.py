from datetime import UTC, datetime, timedelta
from math import copysign
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.some_deals import KINDS, only, rows_of

from venturi.metrics.cycle import REASONS, cycle_days, without_cycle

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]


def table(*rows, moment="timestamp('UTC')"):
    """Rows of created, closed, and whether only the day is known of each."""
    schema = {"created_at": moment, "closed_at": moment, "created_day_only": "boolean", "closed_day_only": "boolean"}
    named = [dict(zip(schema, row)) for row in rows]
    return ibis.memtable(pa.Table.from_pylist(named, schema=ibis.schema(schema).to_pyarrow()))


def cycles(*rows, **options):
    found = table(*rows, **options)
    return [row["days"] for row in rows_of(found.select(days=cycle_days(found)))]


def at(text, zone="UTC"):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).replace(tzinfo=None)


@pytest.mark.parametrize("moment", sorted({moment for _, moment in KINDS}))
def test_between_two_moments_it_is_a_fraction(moment):
    # 36 hours.
    assert cycles((at("2026-03-10T06:00"), at("2026-03-11T18:00"), False, False), moment=moment) == [1.5]


@pytest.mark.parametrize("zone", ZONES)
def test_created_in_the_afternoon_and_closed_on_the_same_day_took_no_days_in_any_zone(zone):
    [days] = cycles((at("2026-03-10T15:00", zone), at("2026-03-10", zone), False, True))
    assert days == 0
    # −0.0 would print as "-0 days".
    assert copysign(1, days) == 1


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_counts_as_the_difference_of_the_dates(zone):
    created = [at("2026-03-10T00:00", zone), at("2026-03-10T23:59:59", zone)]
    # The 13th minus the 10th, whenever on the 10th.
    assert cycles(*[(moment, at("2026-03-13", zone), False, True) for moment in created]) == [3, 3]


def test_when_only_the_day_of_creation_is_known_the_time_of_closing_does_not_count():
    day = at("2026-03-10")
    rows = [(day, at(f"2026-03-{text}"), True, False) for text in ("10T00:00", "10T23:59", "12T23:59")]
    assert cycles(*rows) == [0, 0, 2]


@pytest.mark.parametrize(("first", "last", "days"), [("2026-03-28", "2026-03-30", 2), ("2026-10-24", "2026-10-26", 2)])
def test_days_of_23_and_of_25_hours_are_days(first, last, days):
    # Clocks in Berlin are set on 29 March and on 25 October 2026: two dates apart are 47 or 49 hours.
    begins, ends = at(first, "Europe/Berlin"), at(last, "Europe/Berlin")
    assert (ends - begins) / timedelta(hours=1) in (47, 49)
    assert cycles((begins, ends, True, True)) == [days]
    noon = begins + timedelta(hours=12)
    assert cycles((noon, ends, False, True), (begins, ends + timedelta(hours=12), True, False)) == [days, days]


def test_closed_before_created_has_no_cycle():
    rows = [
        (at("2026-03-10T15:00"), at("2026-03-10T14:59"), False, False),
        (at("2026-03-10T15:00"), at("2026-03-09"), False, True),  # the day before: no rounding makes that right
        (at("2026-03-10"), at("2026-03-09T23:59"), True, False),
        (at("2026-03-10"), at("2026-03-09"), True, True),
    ]
    assert cycles(*rows) == [None] * 4


def test_an_unknown_moment_has_no_cycle():
    assert cycles((None, at("2026-03-10"), False, True), (at("2026-03-10"), None, True, False)) == [None, None]


def test_a_table_without_flags_and_a_flag_that_is_null_mean_moments():
    row = (at("2026-03-10T15:00"), at("2026-03-10"), None, None)
    bare = table(row).drop("created_day_only", "closed_day_only")
    assert cycles(row) == [None]
    assert only(bare.select(days=cycle_days(bare))) == {"days": None}


def test_another_beginning_than_creation_is_a_moment_whatever_is_known_of_the_creation():
    found = table((at("2026-03-10"), at("2026-03-12T12:00"), True, False)).mutate(entered_at=ibis._.created_at)
    assert only(found.select(days=cycle_days(found, start="entered_at"))) == {"days": 2.5}


def test_each_deal_without_a_cycle_is_counted_under_one_reason():
    rows = [
        (None, None),  # both unknown: the creation is asked for first
        (None, at("2026-03-10")),
        (at("2026-03-10"), None),
        (at("2026-03-10"), at("2026-03-09")),
        (at("2026-03-10"), at("2026-03-11")),
    ]
    found = table(*rows)
    found = found.mutate(days=cycle_days(found))
    named = {"start": ibis._.created_at, "end": ibis._.closed_at, "cycle": ibis._.days}
    counted = only(found.aggregate(**without_cycle(**named, where=ibis.literal(True))))
    assert counted == dict(zip(REASONS, (2, 1, 1), strict=True))


_moments = st.none() | st.integers(0, 24 * 60 * 6).map(
    lambda minutes: datetime(2026, 3, 27) + timedelta(minutes=minutes)
)


def beginning_of_day(moment):
    return moment and moment.replace(hour=0, minute=0)


@settings(max_examples=some(40), deadline=None)
@given(st.lists(st.tuples(_moments, _moments, st.booleans(), st.booleans()), max_size=8))
def test_it_agrees_with_subtracting_dates_by_hand(rows):
    known = [
        (beginning_of_day(a) if a_day else a, beginning_of_day(b) if b_day else b, a_day, b_day)
        for a, b, a_day, b_day in rows
    ]
    expected = []
    for a, b, a_day, b_day in known:
        if a is None or b is None:
            expected.append(None)
        elif a_day or b_day:
            days = (b.date() - a.date()).days
            expected.append(days if days >= 0 else None)
        else:
            expected.append(pytest.approx((b - a) / timedelta(days=1)) if b >= a else None)
    assert cycles(*known) == expected
