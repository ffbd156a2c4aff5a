from datetime import datetime, timedelta

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.some_deals import (
    FIRST_OF_Q2,
    IN_Q1,
    KINDS,
    Q1,
    deals,
    grouped,
    groups,
    money,
    only,
    periods,
    random_deals,
    rows_of,
    share,
    split,
    within,
)

from venturi.errors import TableError
from venturi.metrics.win_rate_pursued import win_rate_pursued, win_rate_pursued_deals

WON = {"outcome": "won", "amount": 30, "created_at": IN_Q1, "closed_at": FIRST_OF_Q2}
LOST = {"outcome": "lost", "amount": 30, "created_at": IN_Q1, "closed_at": FIRST_OF_Q2}
OPEN = {"outcome": "open", "amount": 40, "created_at": IN_Q1}


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_open_deals_stand_in_the_denominator(amount, moment):
    # 1 won of 3; 30 of 30 + 30 + 40.
    row = only(win_rate_pursued(deals(WON, LOST, OPEN, amount=amount, moment=moment), entered_in=Q1))
    assert (row["won"], row["lost"], row["open"]) == (1, 1, 1)
    assert (row["unit"], row["value"]) == (1 / 3, 0.3)


def test_the_day_of_creation_decides_not_the_day_of_the_decision():
    before = {**WON, "created_at": Q1.starts_at - timedelta(seconds=1), "closed_at": IN_Q1}
    first, after = {**WON, "created_at": Q1.starts_at}, {**WON, "created_at": Q1.ends_at}
    assert only(win_rate_pursued(deals(before, first, after), entered_in=Q1))["won"] == 1


def test_nothing_entered_gives_null_not_zero():
    row = only(win_rate_pursued(deals(), entered_in=Q1))
    assert (row["unit"], row["value"], row["unit_low"]) == (None, None, None)


def test_a_deal_nobody_knows_the_creation_of_is_named_not_counted():
    row = only(win_rate_pursued(deals(WON, {**OPEN, "created_at": None}), entered_in=Q1))
    assert (row["unit"], row["open"], row["without_date"]) == (1.0, 0, 1)


def test_without_a_period_every_deal_counts_dated_or_not():
    row = only(win_rate_pursued(deals(WON, {**OPEN, "created_at": None}), entered_in=None))
    assert (row["unit"], row["without_date"]) == (0.5, 0)


def test_another_entry_than_creation_counts_the_deals_that_entered_there_once():
    entries = ibis.memtable(
        [("d0", FIRST_OF_Q2), ("d0", IN_Q1), ("d1", FIRST_OF_Q2), ("ghost", IN_Q1)],
        schema={"deal_id": "string", "entered_at": "timestamp"},
    )
    table = deals(WON, LOST, OPEN)
    row = only(win_rate_pursued(table, entered_in=Q1, entries=entries))
    assert (row["won"], row["lost"], row["open"]) == (1, 0, 0)
    assert only(win_rate_pursued(table, entered_in=None, entries=entries))["unit"] == 0.5


def test_the_deals_behind_it_carry_their_part():
    listed = rows_of(win_rate_pursued_deals(deals(WON, LOST, OPEN), entered_in=Q1))
    assert {row["deal_id"]: row["part"] for row in listed} == {"d0": "won", "d1": "lost", "d2": "open"}


def test_missing_columns_are_named():
    with pytest.raises(TableError, match='deals table, column "created_at"'):
        win_rate_pursued(deals().drop("created_at"), entered_in=Q1)
    with pytest.raises(TableError, match='entries table, column "entered_at"'):
        win_rate_pursued(deals(), entered_in=Q1, entries=deals().select("deal_id"))


@settings(max_examples=some(40), deadline=None)
@given(random_deals, periods, groups)
def test_it_agrees_with_counting_row_by_row(rows, period, by):
    found = grouped(win_rate_pursued(deals(*rows), entered_in=period, by=by), by)
    for group, members in split(rows, by).items():
        undated = [row for row in members if period and row["created_at"] is None]
        counted = [row for row in members if row not in undated and within(period, row["created_at"])]
        won = [row for row in counted if row["outcome"] == "won"]
        if group not in found:
            assert not counted + undated
            continue
        row = found[group]
        assert row["won"] == len(won)
        assert row["won"] + row["lost"] + row["open"] == len(counted)
        assert row["without_date"] == len(undated)
        assert row["unit"] == share(len(won), len(counted))
        assert row["value"] == share(money(won), money(counted))


@settings(max_examples=some(20), deadline=None)
@given(random_deals, periods)
def test_groups_add_up_to_the_whole(rows, period):
    table = deals(*rows)
    whole = only(win_rate_pursued(table, entered_in=period))
    parts = rows_of(win_rate_pursued(table, entered_in=period, by=["source", "owner"]))
    listed = rows_of(win_rate_pursued_deals(table, entered_in=period))
    for part in ("won", "lost", "open", "without_date"):
        assert sum(row[part] for row in parts) == whole[part] == sum(row["part"] == part for row in listed)


def test_the_first_hour_of_a_quarter_in_summer_time_belongs_to_it():
    from venturi.metrics.periods import Period

    berlin = Period.parse("2026Q2", zone="Europe/Berlin")
    inside, outside = datetime(2026, 3, 31, 22), datetime(2026, 3, 31, 21, 59, 59)
    rows = [{**WON, "created_at": inside}, {**LOST, "created_at": outside}]
    assert only(win_rate_pursued(deals(*rows), entered_in=berlin))["unit"] == 1.0
