from datetime import UTC, datetime, timedelta
from statistics import fmean, median
from zoneinfo import ZoneInfo

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.some_deals import (
    FIRST_OF_Q2,
    IN_Q1,
    KINDS,
    Q1,
    deals,
    decided,
    grouped,
    groups,
    only,
    periods,
    random_deals,
    rows_of,
    split,
    within,
)

from venturi.errors import TableError
from venturi.metrics.cycle import REASONS
from venturi.metrics.entries import first_entries
from venturi.metrics.periods import Period, in_periods
from venturi.metrics.velocity import (
    velocity,
    velocity_by_source,
    velocity_deals,
    velocity_with_interval,
)

WORKED = [decided("won", 1_000, 12)] * 10 + [decided("lost", 500, 3)] * 40


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_the_worked_example(amount, moment):
    # 50 deals × 20 % × 1,000 / 12 days = 833.33 a day.
    row = only(velocity(deals(*WORKED, amount=amount, moment=moment), decided_in=Q1))
    assert (row["n"], row["won"], row["win_rate"]) == (50, 10, 0.2)
    assert (row["average_amount"], row["cycle_days"]) == (1_000, 12)
    assert round(row["per_day"], 2) == 833.33


def test_ten_percent_on_every_lever_is_47_9_percent():
    # 55 deals, 22 % won is no whole number of 55: ten times as many, 550 and 121. 1.1³ / 0.9 = 1.4789.
    before = [decided("won", 1_000, 12)] * 100 + [decided("lost", 0, 1)] * 400
    after = [decided("won", 1_100, 10.8)] * 121 + [decided("lost", 0, 1)] * 429
    base, better = (only(velocity(deals(*rows), decided_in=Q1))["per_day"] for rows in (before, after))
    assert better / base == pytest.approx(1.1**3 / 0.9)
    assert f"{better / base - 1:.1%}" == "47.9%"


def test_it_is_the_won_amount_over_the_cycle_when_every_won_deal_has_an_amount():
    # 600 + 200 over a mean of 5 and 15 days: 800 / 10.
    row = only(velocity(deals(decided("won", 600, 5), decided("won", 200, 15), decided("lost", 9, 1)), decided_in=Q1))
    assert row["per_day"] == pytest.approx(80.0)


def test_every_choice_changes_the_number_and_is_named():
    rows = [decided("won", 100, 10), decided("won", 100, 10), decided("won", 1_000, 40), decided("lost", 5, 100)]
    table = deals(*rows)
    plain = only(velocity(table, decided_in=Q1))
    # Mean of 100, 100, 1000 is 400, median 100; cycles 10, 10, 40: mean 20, median 10; with the lost one mean 40.
    assert (plain["average_amount"], plain["cycle_days"], plain["per_day"]) == (400, 20, 60)
    choices = ("basis", "amount_is", "cycle_is", "cycle_of", "cycle_from")
    assert [plain[name] for name in choices] == ["period", "mean", "mean", "won", "creation"]
    other = only(velocity(table, decided_in=Q1, amount="median", cycle="median"))
    assert (other["average_amount"], other["cycle_days"], other["per_day"]) == (100, 10, 30)
    assert (other["amount_is"], other["cycle_is"]) == ("median", "median")
    wide = only(velocity(table, decided_in=Q1, cycle_of="decided"))
    assert (wide["cycle_days"], wide["cycle_of"]) == (40, "decided")


def test_a_median_of_decimals_is_not_rounded():
    # Between 0.0001 and 0.0002 lies 0.00015, one place more than the amounts have.
    from decimal import Decimal

    rows = [decided("won", Decimal("0.0001"), 1), decided("won", Decimal("0.0002"), 1)]
    assert only(velocity(deals(*rows), decided_in=Q1, amount="median"))["average_amount"] == pytest.approx(0.00015)


def test_from_the_first_qualified_stage_on():
    stays = ibis.memtable(
        [
            ("d0", 1, "open", datetime(2026, 1, 1)),
            ("d0", 2, "open", datetime(2026, 2, 4)),
            ("d0", 2, "open", datetime(2026, 2, 10)),
            ("d1", 1, "open", datetime(2026, 1, 1)),
            ("d1", 9, "lost", datetime(2026, 2, 1)),
            ("d2", 8, "won", datetime(2026, 2, 14)),
        ],
        schema={"deal_id": "string", "position": "int64", "kind": "string", "entered_at": "timestamp"},
    )
    entries = first_entries(stays, position=2)
    assert {row["deal_id"]: row["entered_at"].day for row in rows_of(entries)} == {"d0": 4, "d2": 14}
    table = deals(decided("won", 100, 44), decided("lost", 100, 44), decided("won", 100, 44))
    row = only(velocity(table, decided_in=Q1, entries=entries))
    # The lost deal never got there. 10 days and 0 days: 5.
    assert (row["n"], row["cycle_days"], row["cycle_from"]) == (2, 5, "entry")


def test_both_edges_of_the_period():
    rows = [decided("won", 1, 1, closed_at=moment) for moment in (Q1.starts_at, FIRST_OF_Q2)]
    before = decided("won", 1, 400, closed_at=Q1.starts_at - timedelta(seconds=1))
    assert only(velocity(deals(*rows, before), decided_in=Q1))["n"] == 1


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [decided("lost", 5, 5)],  # nothing won
        [decided("won", None, 5)],  # no amount
        [decided("won", 5, 0)],  # no time: money per day of nothing
        [decided("won", 5, 5, created_at=None)],  # unknown cycle
    ],
)
def test_what_cannot_be_known_is_null_not_zero(rows):
    assert only(velocity(deals(*rows), decided_in=Q1))["per_day"] is None


def test_what_is_left_out_is_counted():
    rows = [
        decided("won", None, 5),
        decided("won", 10, -3),  # closed before it was created
        decided("won", 10, 5, created_at=None),
        decided("won", 20, 4),
        decided("won", 30, 4, closed_at=None),
    ]
    row = only(velocity(deals(*rows), decided_in=Q1))
    assert (row["without_amount"], row["without_cycle"], row["without_date"]) == (1, 2, 1)
    # Four deals, amounts 10, 10, 20 (mean 13.33), cycles 5 and 4 (4.5): 4 × 13.33 / 4.5.
    assert row["per_day"] == pytest.approx(4 * (40 / 3) / 4.5)


def test_a_negative_amount_is_no_value_of_a_sale():
    # A credit of 700 would make the mean 100 of 100, 900 and −700; 500 is the mean of the other two.
    row = only(velocity(deals(*[decided("won", amount, 5) for amount in (100, 900, -700)]), decided_in=Q1))
    assert (row["average_amount"], row["without_amount"], row["won"]) == (500, 1, 3)
    with_ends = [decided("won", amount, 5) for amount in (100, 900, -700)] * 100
    assert only(velocity_with_interval(deals(*with_ends), decided_in=Q1))["low"] > 0


def test_deals_without_a_cycle_are_counted_by_the_reason():
    rows = [
        decided("won", 10, -3),
        decided("won", 10, 5, created_at=None),
        decided("won", 10, 5, closed_at=None),
        decided("lost", 10, -3),
    ]
    names = ("without_cycle", "creation_unknown", "closing_unknown", "closed_before_created", "without_date")
    assert [only(velocity(deals(*rows), decided_in=Q1))[name] for name in names] == [2, 1, 0, 1, 1]
    # Over everything the deal decided on an unknown day counts, but has no cycle.
    assert [only(velocity(deals(*rows), decided_in=None))[name] for name in names] == [3, 1, 1, 1, 0]
    wide = only(velocity(deals(*rows), decided_in=None, cycle_of="decided"))
    assert (wide["without_cycle"], wide["closed_before_created"]) == (4, 2)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York"])
def test_a_deal_closed_on_its_day_of_creation_takes_no_days_when_the_time_of_closing_is_unknown(zone):
    day = datetime(2026, 2, 10, tzinfo=ZoneInfo(zone)).astimezone(UTC).replace(tzinfo=None)
    known = {"created_at": day + timedelta(hours=15), "closed_day_only": True}
    rows = [decided("won", 100, 0, closed_at=day + timedelta(days=days), **known) for days in (0, 1, 5)]
    row = only(velocity(deals(*rows), decided_in=Q1))
    # 0, 1 and 5 days by the calendar: 2 on average.
    assert (row["cycle_days"], row["without_cycle"]) == (2, 0)


def test_a_qualified_cycle_begins_with_a_moment_whatever_is_known_of_the_creation():
    entries = ibis.memtable(
        [("d0", IN_Q1 - timedelta(hours=36))], schema={"deal_id": "string", "entered_at": "timestamp"}
    )
    table = deals(decided("won", 1, 9, created_day_only=True))
    assert only(velocity(table, decided_in=Q1, entries=entries))["cycle_days"] == 1.5


def test_inbound_and_outbound_are_apart():
    rows = [decided("won", 10, 1, source="inbound"), decided("won", 100, 10, source="outbound")]
    found = {row["source"]: row["per_day"] for row in rows_of(velocity_by_source(deals(*rows), decided_in=Q1))}
    assert found == {"inbound": 10, "outbound": 10}


def test_a_trend_is_one_query_over_labelled_periods():
    table = in_periods(deals(*WORKED), [Q1, Q1.next()], of="closed_at")
    row = only(velocity(table, decided_in=None, by=["period"]))
    assert (row["period"], row["n"]) == ("2026Q1", 50)


def test_the_interval_holds_the_velocity():
    row = only(velocity_with_interval(deals(*WORKED * 4), decided_in=Q1))
    # Only the number of wins varies: 40 of 200, standard deviation sqrt(200 × .2 × .8) = 5.66, so ± 28 %.
    assert row["per_day"] == pytest.approx(40 * 1_000 / 12)
    assert row["low"] / row["per_day"] == pytest.approx(1 - 0.28, abs=0.06)
    assert row["high"] / row["per_day"] == pytest.approx(1 + 0.28, abs=0.06)


def test_a_median_has_no_interval():
    row = only(velocity_with_interval(deals(*WORKED), decided_in=Q1, amount="median"))
    assert (row["low"], row["high"]) == (None, None)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "closed_at"'):
        velocity(deals().drop("closed_at"), decided_in=Q1)


def naive(members, period, cycle_of):
    counted = [r for r in members if r["outcome"] != "open" and within(period, r["closed_at"])]
    won = [row for row in counted if row["outcome"] == "won"]
    amounts = [row["amount"] for row in won if row["amount"] is not None]
    timed = [
        (row["closed_at"] - row["created_at"]).total_seconds() / 86_400
        for row in (won if cycle_of == "won" else counted)
        if row["created_at"] and row["closed_at"] and row["closed_at"] >= row["created_at"]
    ]
    return len(counted), len(won), amounts, timed


@settings(max_examples=some(40), deadline=None)
@given(
    random_deals,
    periods,
    groups,
    st.sampled_from(["mean", "median"]),
    st.sampled_from(["won", "decided"]),
)
def test_it_agrees_with_counting_row_by_row(rows, period, by, middle, cycle_of):
    options = {"amount": middle, "cycle": middle, "cycle_of": cycle_of}
    found = grouped(velocity(deals(*rows), decided_in=period, by=by, **options), by)
    average = fmean if middle == "mean" else median
    for group, members in split(rows, by).items():
        n, won, amounts, timed = naive(members, period, cycle_of)
        if group not in found:
            assert n == 0
            continue
        row = found[group]
        assert (row["n"], row["won"]) == (n, won)
        amount, cycle = (average(values) if values else None for values in (amounts, timed))
        assert (row["average_amount"], row["cycle_days"]) == (pytest.approx(amount), pytest.approx(cycle))
        if n and amount is not None and cycle:
            assert row["per_day"] == pytest.approx(n * (won / n) * amount / cycle)
        else:
            assert row["per_day"] is None


@settings(max_examples=some(15), deadline=None)
@given(random_deals, periods)
def test_groups_add_up_to_the_whole_and_so_do_the_listed_deals(rows, period):
    table = deals(*rows)
    whole = only(velocity(table, decided_in=period))
    parts = rows_of(velocity_by_source(table, decided_in=period, by=["owner"]))
    for name in ("n", "won", "without_amount", "without_cycle", *REASONS, "without_date"):
        assert sum(row[name] for row in parts) == whole[name]
    assert sum(whole[name] for name in REASONS) == whole["without_cycle"]
    listed = rows_of(velocity_deals(table, decided_in=period))
    assert len(listed) == whole["n"]
    assert sum(row["part"] == "won" for row in listed) == whole["won"]


def test_a_quarter_in_summer_time_begins_at_its_own_midnight():
    berlin = Period.parse("2026Q2", zone="Europe/Berlin")
    first = decided("won", 1, 400, closed_at=datetime(2026, 3, 31, 22))
    assert only(velocity(deals(first), decided_in=berlin))["n"] == 1
    assert only(velocity(deals(first), decided_in=Q1.next()))["n"] == 0
