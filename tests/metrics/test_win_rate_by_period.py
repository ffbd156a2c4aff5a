from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.some_deals import IN_Q1, KINDS, Q1, deals, only, random_deals, rows_of

from venturi.errors import TableError
from venturi.metrics.periods import Period, consecutive
from venturi.metrics.win_rate import win_rate
from venturi.metrics.win_rate_by_period import left_truncated, win_rate_by_period

YEAR = consecutive(Period.parse("2026Q1"), until=date(2026, 12, 31))


def deal(outcome, created_at, days, **more):
    closed_at = None if outcome == "open" else created_at + timedelta(days=days)
    return {"outcome": outcome, "created_at": created_at, "closed_at": closed_at, "amount": 10} | more


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_each_period_has_its_row_in_order_with_zeros_where_nothing_was_decided(amount, moment):
    rows = [deal("won", IN_Q1, 0), deal("lost", IN_Q1, 0), deal("won", IN_Q1, 200), deal("open", IN_Q1, 0)]
    table = win_rate_by_period(deals(*rows, amount=amount, moment=moment), periods=YEAR)
    found = [(row["period"], row["won"], row["lost"], row["unit"]) for row in rows_of(table)]
    assert found == [("2026Q1", 1, 1, 0.5), ("2026Q2", 0, 0, None), ("2026Q3", 1, 0, 1.0), ("2026Q4", 0, 0, None)]


def test_groups_have_rows_only_where_they_decided_something():
    rows = [deal("won", IN_Q1, 0, owner="ana"), deal("lost", IN_Q1, 100, owner=None)]
    found = rows_of(win_rate_by_period(deals(*rows), periods=YEAR, by=["owner"]))
    assert [(row["period"], row["owner"], row["unit"]) for row in found] == [("2026Q1", "ana", 1), ("2026Q2", None, 0)]


def marks(*rows, periods=YEAR):
    return [row["left_truncated"] for row in rows_of(left_truncated(deals(*rows), periods).order_by("starts_on"))]


def test_periods_that_begin_before_nine_of_ten_cycles_could_be_seen_are_marked():
    # The data begins on 10 December 2025; nine of ten deals take 50 days or less: whole from 29 January 2026 on.
    begin = datetime(2025, 12, 10)
    assert marks(*[deal("won", begin, 50)] * 9, deal("lost", begin, 300)) == [True, False, False, False]


def test_the_median_cycle_would_pass_the_first_quarter_of_a_source_as_whole():
    # Begun on 20 October 2016, first decisions in March 2017; half of the cycles take 45 days, nine of ten 104.
    # 20 October + 45 days is 4 December: 2017Q1 would pass. + 104 days is 1 February: it is marked.
    begin = datetime(2016, 10, 20)
    rows = [deal("won", begin, 45)] * 6 + [deal("lost", begin, 104)] * 4
    quarters = consecutive(Period.parse("2016Q4"), until=date(2017, 12, 31))
    assert marks(*rows, periods=quarters) == [True, True, False, False, False]


def test_one_wrongly_dated_deal_does_not_move_the_beginning_of_the_data():
    rows = [deal("won", datetime(2025, 12, 10), 50)] * 200
    assert marks(*rows, deal("won", datetime(1970, 1, 1), 10)) == [True, False, False, False]


def test_a_deal_closed_before_it_was_created_has_no_cycle():
    rows = [deal("won", datetime(2025, 12, 31), 10), *[deal("won", datetime(2025, 12, 31), -400)] * 20]
    assert marks(*rows) == [True, False, False, False]


def test_without_a_cycle_nobody_knows():
    assert marks(deal("open", IN_Q1, 0)) == [None] * 4
    assert marks() == [None] * 4


def test_a_period_that_begins_with_the_first_whole_day_is_whole():
    # 2 December + 30 days = 1 January, 00:00.
    assert marks(deal("won", datetime(2025, 12, 2), 30))[0] is False
    assert marks(deal("won", datetime(2025, 12, 2, 0, 0, 1), 30))[0] is True


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "created_at"'):
        win_rate_by_period(deals().drop("created_at"), periods=YEAR)


@settings(max_examples=some(15), deadline=None)
@given(random_deals)
def test_each_row_is_the_win_rate_of_its_period(rows):
    table = deals(*rows)
    periods = [Q1.previous(), Q1, Q1.next()]
    for row, period in zip(rows_of(win_rate_by_period(table, periods=periods)), periods, strict=True):
        alone = only(win_rate(table, decided_in=period))
        for name in ("won", "lost", "unit", "unit_low", "unit_high", "value", "without_amount"):
            assert row[name] == alone[name]
