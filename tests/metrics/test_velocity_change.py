import math
from datetime import date, timedelta

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.some_deals import IN_Q1, KINDS, Q1, deals, grouped, only, random_deals

from venturi.errors import TableError
from venturi.metrics.periods import Period
from venturi.metrics.velocity import velocity
from venturi.metrics.velocity_change import change_refusal, logarithmic_mean, velocity_change, whole_or_so_far

Q2 = Q1.next()
IN_Q2 = IN_Q1 + timedelta(days=90)
LEVERS = ("number", "win_rate", "amount", "cycle")


def quarter(moment, won, lost, amount, days, **more):
    common = {"created_at": moment - timedelta(days=days), "closed_at": moment} | more
    return [common | {"outcome": "won", "amount": amount}] * won + [common | {"outcome": "lost", "amount": 1}] * lost


def change(*rows, **kinds):
    return velocity_change(deals(*rows, **kinds), before=Q1, after=Q2)


@pytest.mark.parametrize(
    ("asked", "today", "before", "after"),
    [
        # Nine months of a year with the same nine months, two months of a quarter with two.
        ("2026", date(2026, 9, 30), "2025-01-01..2025-10-01", "2026-01-01..2026-10-01"),
        ("2026Q1", date(2026, 2, 28), "2025-10-01..2025-12-01", "2026-01-01..2026-03-01"),
        # Up to the 15th of the third month with up to the 15th of the third month.
        ("2026Q2", date(2026, 6, 15), "2026-01-01..2026-03-16", "2026-04-01..2026-06-16"),
        # The 30 March has no counterpart in February: the quarter before is not left.
        ("2026-03", date(2026, 3, 30), "2026-02", "2026-03-01..2026-03-31"),
        ("2026-05-11..2026-05-21", date(2026, 5, 14), "2026-05-01..2026-05-05", "2026-05-11..2026-05-15"),
        # Over on its last day; and one that has not begun has no part.
        ("2026Q2", date(2026, 6, 30), "2026Q1", "2026Q2"),
        ("2027", date(2026, 6, 30), "2026", "2027"),
    ],
)
def test_of_a_period_that_is_not_over_the_same_part_of_both_is_compared(asked, today, before, after):
    period = Period.parse(asked)
    found = whole_or_so_far(period.previous(), period, today=today)
    assert [one.label for one in found] == [before, after]


def refusal(*rows):
    return change_refusal(change(*rows), before=Q1, after=Q2)


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_ten_percent_on_every_lever_is_shared_by_the_logarithms(amount, moment):
    # From 100 of 500 at 1,000 and 12 days (8,333.33) to 121 of 550 at 1,100 and 10.8 days: × 1.4789 (12,324.07).
    rows = quarter(IN_Q1, 100, 400, 1_000, 12) + quarter(IN_Q2, 121, 429, 1_100, 10.8)
    row = only(change(*rows, amount=amount, moment=moment))
    assert (round(row["before"], 2), round(row["after"], 2)) == (8333.33, 12324.07)
    # M = 3,990.74 / ln 1.4789 = 10,199.03; times ln 1.1 = 972.08 for N, W, A and times −ln 0.9 = 1,074.58 for L.
    mean = row["difference"] / math.log(1.1**3 / 0.9)
    for lever in ("number", "win_rate", "amount"):
        assert row[lever] == pytest.approx(mean * math.log(1.1))
    assert row["cycle"] == pytest.approx(-mean * math.log(0.9))
    assert sum(row[lever] for lever in LEVERS) == pytest.approx(row["difference"], abs=0.001)


def test_one_lever_alone_takes_the_whole_difference():
    row = only(change(*quarter(IN_Q1, 2, 2, 100, 10), *quarter(IN_Q2, 2, 2, 100, 5)))
    assert (row["difference"], row["cycle"]) == (20.0, pytest.approx(20.0))
    assert [row[lever] for lever in ("number", "win_rate", "amount")] == [0, 0, 0]


def test_nothing_changed_contributes_nothing():
    row = only(change(*quarter(IN_Q1, 1, 1, 100, 10), *quarter(IN_Q2, 1, 1, 100, 10)))
    assert [row[name] for name in ("difference", *LEVERS)] == [0, 0, 0, 0, 0]


def test_levers_that_cancel_out_are_still_seen():
    # Twice the amount in twice the time: velocity stays at 10, amount + 10 ln 2, cycle − 10 ln 2.
    row = only(change(*quarter(IN_Q1, 1, 1, 100, 10), *quarter(IN_Q2, 1, 1, 200, 20)))
    assert row["difference"] == 0
    assert (row["amount"], row["cycle"]) == (pytest.approx(10 * math.log(2)), pytest.approx(-10 * math.log(2)))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (quarter(IN_Q1, 1, 1, 9, 9), "2026Q2 has no velocity to compare: no deal was decided in it."),
        (
            quarter(IN_Q1, 0, 1_200, 9, 9) + quarter(IN_Q2, 1, 1, 9, 9),
            "2026Q1 has no velocity to compare: none of its 1,200 decided deals was won.",
        ),
        (
            quarter(IN_Q1, 1, 1, 9, 9) + quarter(IN_Q2, 1, 1, None, 9),
            "2026Q2 has no velocity to compare: none of its won deals carries an amount.",
        ),
        (
            quarter(IN_Q1, 1, 1, 0, 9) + quarter(IN_Q2, 1, 1, 9, 9),
            "2026Q1 has no velocity to compare: the amounts of its won deals do not add up to more than 0.",
        ),
        (
            quarter(IN_Q1, 1, 1, 9, 0) + quarter(IN_Q2, 1, 1, 9, 9),
            "2026Q1 has no velocity to compare: the cycle of its won deals is unknown or 0 days.",
        ),
        ([], "2026Q1 has no velocity to compare: no deal was decided in it."),
    ],
)
def test_without_a_velocity_the_levers_are_null_and_the_reason_is_said(rows, reason):
    row = only(change(*rows))
    assert [row[name] for name in ("difference", *LEVERS)] == [None] * 5
    assert (refusal(*rows).code, refusal(*rows).reason) == ("velocity-undefined", reason)


def test_a_change_that_is_known_is_not_refused():
    assert refusal(*quarter(IN_Q1, 1, 1, 9, 9), *quarter(IN_Q2, 1, 1, 9, 9)) is None


def test_a_group_of_one_period_only_keeps_its_row_and_null_is_a_group():
    rows = quarter(IN_Q1, 1, 1, 9, 9, owner=None) + quarter(IN_Q2, 1, 1, 9, 9, owner="ana")
    rows += quarter(IN_Q2, 1, 1, 18, 9, owner=None)
    found = grouped(velocity_change(deals(*rows), before=Q1, after=Q2, by=["owner"]), ["owner"])
    assert (found["ana",]["before"], found["ana",]["after"], found["ana",]["difference"]) == (None, 1.0, None)
    assert found[None,]["difference"] == pytest.approx(1.0)


def test_options_of_velocity_are_passed_on():
    rows = quarter(IN_Q1, 2, 0, 10, 10) + quarter(IN_Q1, 1, 0, 100, 10) + quarter(IN_Q2, 3, 0, 10, 10)
    row = only(velocity_change(deals(*rows), before=Q1, after=Q2, amount="median"))
    assert row["difference"] == 0


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "amount"'):
        velocity_change(deals().drop("amount"), before=Q1, after=Q2)


@settings(max_examples=some(60), deadline=None)
@given(st.floats(1e-3, 1e9), st.floats(-12, 3).map(lambda power: 10.0**power), st.sampled_from([-1, 1]))
def test_the_logarithmic_mean_lies_between_its_two_numbers_and_gives_the_difference_back(b, step, sign):
    a = b * math.exp(sign * min(step, 20))
    table = ibis.memtable([{"a": a, "b": b}], schema={"a": "float64", "b": "float64"})
    mean = only(table.select(mean=logarithmic_mean(table.a, table.b)))["mean"]
    low, high = sorted((a, b))
    assert low * (1 - 1e-12) <= mean <= high * (1 + 1e-12)
    assert mean * math.log(a / b) == pytest.approx(a - b, rel=1e-9, abs=1e-15 * b)


def test_the_logarithmic_mean_of_equal_numbers_is_the_number():
    table = ibis.memtable([{"a": 7.0}], schema={"a": "float64"})
    assert only(table.select(mean=logarithmic_mean(table.a, table.a)))["mean"] == 7.0


@settings(max_examples=some(15), deadline=None)
@given(random_deals)
def test_contributions_add_up_to_the_cent_and_agree_with_two_velocities(rows):
    table = deals(*rows)
    row = only(velocity_change(table, before=Q1, after=Q2))
    v0, v1 = (only(velocity(table, decided_in=period))["per_day"] for period in (Q1, Q2))
    assert (row["before"], row["after"]) == (v0, v1)
    if v0 and v1 and v0 > 0 and v1 > 0:
        assert row["difference"] == v1 - v0
        assert sum(row[lever] for lever in LEVERS) == pytest.approx(v1 - v0, abs=0.005, rel=1e-9)
        naive = (v1 - v0) / math.log(v1 / v0) if v1 != v0 else v0
        assert row["number"] == pytest.approx(naive * math.log(row["number_after"] / row["number_before"]), rel=1e-6)
    else:
        assert [row[name] for name in ("difference", *LEVERS)] == [None] * 5
