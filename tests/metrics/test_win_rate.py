from datetime import date, datetime

import ibis
import pytest

from venturi.metrics.periods import Period
from venturi.metrics.tables import TableError
from venturi.metrics.win_rate import win_rate

Q1 = Period(date(2026, 1, 1), date(2026, 4, 1))
IN_Q1, FIRST_OF_Q2 = datetime(2026, 2, 14), datetime(2026, 4, 1)
SCHEMA = {"owner": "string", "outcome": "string", "amount": "float64", "closed_at": "timestamp"}


def deals(*rows):
    """One row per deal: owner, outcome, amount, closed_at."""
    return ibis.memtable([dict(zip(SCHEMA, row)) for row in rows], schema=SCHEMA)


def only(table):
    [row] = table.to_pyarrow().to_pylist()
    return row


def test_by_count_and_by_money_differ():
    # Two of four deals are won: 1/2. 20 + 10 of 100 thousand is won: 30/100.
    row = only(
        win_rate(
            deals(
                ("ana", "won", 20_000, IN_Q1),
                ("ana", "won", 10_000, IN_Q1),
                ("ana", "lost", 40_000, IN_Q1),
                ("ana", "lost", 30_000, IN_Q1),
            ),
            decided_in=Q1,
        )
    )
    assert (row["unit"], row["value"]) == (0.5, 0.3)


def test_open_deals_are_in_neither_term():
    row = only(
        win_rate(
            deals(
                ("ana", "won", 20_000, IN_Q1),
                ("ana", "won", 10_000, IN_Q1),
                ("ana", "open", 40_000, None),
                ("ana", "lost", 30_000, IN_Q1),
            ),
            decided_in=Q1,
        )
    )
    assert (row["unit"], row["value"]) == (2 / 3, 0.5)


def test_the_last_day_of_the_period_is_outside():
    row = only(win_rate(deals(("ana", "won", 1, IN_Q1), ("ana", "lost", 1, FIRST_OF_Q2)), decided_in=Q1))
    assert row["unit"] == 1


def test_nothing_decided_gives_null_not_zero():
    assert only(win_rate(deals(("ana", "open", 5, None)), decided_in=Q1))["unit"] is None


def test_interval_matches_the_worked_example():
    # 8 won of 10, z = 1.96: centre (0.8 + 0.19208) / 1.38416 = 0.71674, spread 0.31362 / 1.38416 = 0.22658.
    row = only(win_rate(deals(*[("ana", "won", 1, IN_Q1)] * 8, *[("ana", "lost", 1, IN_Q1)] * 2), decided_in=Q1))
    assert row["unit_low"] == pytest.approx(0.490, abs=5e-4)
    assert row["unit_high"] == pytest.approx(0.943, abs=5e-4)


def test_a_deal_without_an_amount_counts_once_and_is_named():
    row = only(win_rate(deals(("ana", "won", 10, IN_Q1), ("ana", "lost", None, IN_Q1)), decided_in=Q1))
    assert (row["unit"], row["value"], row["without_amount"]) == (0.5, 1.0, 1)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "region"'):
        win_rate(deals(), decided_in=Q1, by=["region"])
