from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.some_deals import (
    AS_OF,
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
from venturi.metrics.periods import Period
from venturi.metrics.win_rate_overdue import win_rate_overdue, win_rate_overdue_deals
from venturi.metrics.win_rates import win_rates

WON = {"outcome": "won", "amount": 30, "closed_at": IN_Q1}
LOST = {"outcome": "lost", "amount": 30, "closed_at": IN_Q1}


def promised(day, **more):
    return {"outcome": "open", "amount": 40, "expected_close_on": day} | more


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_a_deal_past_its_grace_counts_as_lost(amount, moment):
    # Won 30, lost 30, overdue 40: 1 of 3 by count, 30 of 100 by value.
    table = deals(WON, LOST, promised(date(2026, 1, 31)), amount=amount, moment=moment)
    row = only(win_rate_overdue(table, decided_in=Q1, as_of=AS_OF))
    assert (row["won"], row["lost"], row["overdue"], row["open"]) == (1, 2, 1, 0)
    assert (row["unit"], row["value"], row["grace"]) == (1 / 3, 0.3, 30)


def test_exactly_the_grace_is_not_more_than_the_grace():
    # 30 June minus 30 days is 31 May: 30 days over, still in grace. One day earlier is overdue.
    table = deals(WON, promised(date(2026, 5, 31)), promised(date(2026, 5, 30)))
    row = only(win_rate_overdue(table, decided_in=None, as_of=AS_OF))
    assert (row["overdue"], row["open"], row["unit"]) == (1, 1, 0.5)


def test_an_overdue_deal_counts_in_the_one_period_its_grace_ran_out_in():
    # Promised for 1 March, overdue from 1 March + 31 days = 1 April on: the second quarter, not the first.
    table = deals(promised(date(2026, 3, 1)))
    first, second = Q1, Q1.next()
    assert only(win_rate_overdue(table, decided_in=second, as_of=AS_OF))["overdue"] == 1
    assert only(win_rate_overdue(table, decided_in=first, as_of=AS_OF))["overdue"] == 0
    assert only(win_rate_overdue(deals(promised(date(2026, 2, 28))), decided_in=first, as_of=AS_OF))["overdue"] == 1


def test_an_open_deal_without_a_promise_is_never_overdue_and_is_named():
    row = only(win_rate_overdue(deals(WON, promised(None)), decided_in=Q1, as_of=AS_OF))
    assert (row["unit"], row["open"], row["without_expected_date"]) == (1.0, 1, 1)


def test_a_deal_closed_late_is_what_it_became():
    late = {**WON, "expected_close_on": date(2025, 1, 1)}
    row = only(win_rate_overdue(deals(late), decided_in=Q1, as_of=AS_OF))
    assert (row["unit"], row["overdue"]) == (1.0, 0)


def test_today_is_the_day_in_the_zone_of_the_period():
    # 22:30 UTC on 30 June is 1 July in Berlin: the deal promised for 31 May is 31 days over there, 30 in UTC.
    now = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    table = deals(promised(date(2026, 5, 31)))
    berlin, utc = Period.parse("2026", zone="Europe/Berlin"), Period.parse("2026")
    assert only(win_rate_overdue(table, decided_in=berlin, as_of=now))["overdue"] == 1
    assert only(win_rate_overdue(table, decided_in=utc, as_of=now))["overdue"] == 0


def test_without_a_period_today_is_the_day_in_the_reporting_zone():
    # 04:00 UTC on 1 July is still 30 June in Los Angeles: the deal promised for 31 May is 30 days over, not 31.
    now = datetime(2026, 7, 1, 4, tzinfo=UTC)
    table = deals(WON, promised(date(2026, 5, 31)))
    assert only(win_rate_overdue(table, decided_in=None, as_of=now, zone="America/Los_Angeles"))["overdue"] == 0
    assert only(win_rate_overdue(table, decided_in=None, as_of=now))["overdue"] == 1
    listed = rows_of(win_rate_overdue_deals(table, decided_in=None, as_of=now, zone="America/Los_Angeles"))
    assert {row["part"] for row in listed} == {"won", "open"}
    all_rates = win_rates(table, decided_in=None, entered_in=None, as_of=now, zone="America/Los_Angeles")
    assert {row["lost"] for row in rows_of(all_rates)} == {0}


def test_nothing_to_count_gives_null_not_zero():
    assert only(win_rate_overdue(deals(), decided_in=Q1, as_of=AS_OF))["unit"] is None


def test_a_negative_grace_is_a_mistake():
    with pytest.raises(ValueError, match="grace counts days from 0 on; got -1"):
        win_rate_overdue(deals(), decided_in=Q1, as_of=AS_OF, grace=-1)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "expected_close_on"'):
        win_rate_overdue(deals().drop("expected_close_on"), decided_in=Q1, as_of=AS_OF)


@settings(max_examples=some(40), deadline=None)
@given(random_deals, periods, groups, st.sampled_from([0, 30]))
def test_it_agrees_with_counting_row_by_row(rows, period, by, grace):
    table = deals(*rows)
    found = grouped(win_rate_overdue(table, decided_in=period, as_of=AS_OF, grace=grace, by=by), by)
    today = AS_OF.date()
    for group, members in split(rows, by).items():
        won, lost, overdue, waiting, undated = [], [], [], [], 0
        for row in members:
            if row["outcome"] == "open":
                promise = row["expected_close_on"]
                if promise is None or (today - promise).days <= grace:
                    waiting.append(row)
                elif period is None or period.holds(promise + timedelta(days=grace + 1)):
                    overdue.append(row)
            elif period is not None and row["closed_at"] is None:
                undated += 1
            elif within(period, row["closed_at"]):
                (won if row["outcome"] == "won" else lost).append(row)
        if group not in found:
            assert not won + lost + overdue + waiting
            assert not undated
            continue
        row = found[group]
        assert (row["won"], row["lost"], row["overdue"]) == (len(won), len(lost) + len(overdue), len(overdue))
        assert (row["open"], row["without_date"]) == (len(waiting), undated)
        assert row["unit"] == share(len(won), len(won + lost + overdue))
        assert row["value"] == share(money(won), money(won + lost + overdue))


@settings(max_examples=some(20), deadline=None)
@given(random_deals, periods)
def test_groups_add_up_to_the_whole(rows, period):
    table = deals(*rows)
    whole = only(win_rate_overdue(table, decided_in=period, as_of=AS_OF))
    parts = rows_of(win_rate_overdue(table, decided_in=period, as_of=AS_OF, by=["owner"]))
    listed = rows_of(win_rate_overdue_deals(table, decided_in=period, as_of=AS_OF))
    for part in ("won", "overdue", "open", "without_date"):
        assert sum(row[part] for row in parts) == whole[part] == sum(row["part"] == part for row in listed)
