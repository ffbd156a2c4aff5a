from datetime import date, datetime, timedelta

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
from venturi.metrics.integrity.completeness import Completeness
from venturi.metrics.integrity.floors import states
from venturi.metrics.win_rate import win_rate, win_rate_deals
from venturi.metrics.win_rate_gap import gap
from venturi.metrics.win_rates import value_refusal, value_refusals, win_rates, without_refused
from venturi.registry import METRICS

A = {"outcome": "won", "amount": 20_000, "created_at": IN_Q1, "closed_at": IN_Q1}
B = {"outcome": "won", "amount": 10_000, "created_at": IN_Q1, "closed_at": IN_Q1}
C = {"outcome": "lost", "amount": 40_000, "created_at": IN_Q1, "closed_at": IN_Q1}
D = {"outcome": "lost", "amount": 30_000, "created_at": IN_Q1, "closed_at": IN_Q1}
C_OPEN = {"outcome": "open", "amount": 40_000, "created_at": IN_Q1, "expected_close_on": date(2026, 2, 28)}


def all_of(table, **options):
    wanted = {"decided_in": Q1, "entered_in": Q1, "as_of": AS_OF} | options
    return win_rates(table, **wanted)


def rates(table, **options):
    return {(row["method"], row["measure"]): row["rate"] for row in rows_of(all_of(table, **options))}


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_with_every_deal_decided_all_methods_agree(amount, moment):
    # Two of four: 50 %. 20 + 10 of 100 thousand: 30 %.
    found = rates(deals(A, B, C, D, amount=amount, moment=moment))
    for method in ("closed_only", "all_pursued", "overdue_as_lost"):
        assert (found[method, "unit"], found[method, "value"]) == (0.5, 0.3)


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_one_open_deal_moves_them_apart(amount, moment):
    # C open: closed only 2 of 3 and 30 of 60 thousand; all pursued still 2 of 4 and 30 of 100 thousand.
    found = rates(deals(A, B, C_OPEN, D, amount=amount, moment=moment))
    assert (found["closed_only", "unit"], found["closed_only", "value"]) == (2 / 3, 0.5)
    assert (found["all_pursued", "unit"], found["all_pursued", "value"]) == (0.5, 0.3)


def test_an_overdue_deal_is_lost_again():
    # Promised for 28 February, 30 days of grace: overdue from 31 March on, which lies in the first quarter.
    found = rates(deals(A, B, C_OPEN, D))
    assert (found["overdue_as_lost", "unit"], found["overdue_as_lost", "value"]) == (0.5, 0.3)


def test_the_value_interval_holds_the_rate_and_is_wider_than_nothing():
    table = deals(*[A, B, C, D] * 30)
    [row] = [r for r in rows_of(all_of(table)) if (r["method"], r["measure"]) == ("closed_only", "value")]
    assert row["low"] < row["rate"] == 0.3 < row["high"]
    # 120 deals: the standard error of a ratio of about 0.04 gives about 0.3 ± 0.08.
    assert row["high"] - row["low"] == pytest.approx(0.16, abs=0.05)


def test_the_same_data_gives_the_same_interval():
    table = deals(*[A, B, C, D] * 5)
    assert rows_of(all_of(table)) == rows_of(all_of(table))


def test_the_order_of_rows_does_not_matter():
    rows = [row | {"deal_id": f"x{number}"} for number, row in enumerate([A, B, C_OPEN, D] * 3)]
    assert rows_of(all_of(deals(*rows))) == rows_of(all_of(deals(*reversed(rows))))


def test_one_sided_amounts_refuse_every_rate_by_value_with_counts():
    table = deals(A, B, {**A, "amount": None}, {**C, "amount": 0}, {**D, "amount": None})
    refusal = value_refusal(table)
    assert refusal.code == "amounts-one-sided"
    assert "2 of 2 lost deals carry no amount, or 0, while 2 of 3 won deals carry one" in refusal.reason
    for row in rows_of(all_of(table)):
        refused = row["measure"] == "value"
        assert (row["rate"] is None) == refused
        assert (row["refusal"] == "amounts-one-sided") == refused


def test_a_rate_by_value_without_a_single_amount_says_so():
    unpriced = [{**deal, "amount": amount} for deal, amount in ((A, None), (C, 0), (C_OPEN, -5))]
    found = {row["method"]: row for row in rows_of(all_of(deals(*unpriced))) if row["measure"] == "value"}
    assert {row["refusal"] for row in found.values()} == {"amounts-missing"}
    # Open deals count where all pursued do; the open one is overdue where that counts as lost.
    assert {method: row["reason"].split()[3] for method, row in found.items()} == {
        "closed_only": "2",
        "all_pursued": "3",
        "overdue_as_lost": "3",
        "survival": "3",
    }


def test_where_nothing_counts_a_rate_is_unknown_and_nothing_is_refused():
    assert {(row["rate"], row["refusal"]) for row in rows_of(all_of(deals()))} == {(None, None)}


def test_each_way_of_counting_says_why_deals_are_left_out():
    rows = [A, {**A, "closed_at": None}, {**C, "created_at": None}, {**C, "created_at": AS_OF}]
    found = {row["method"]: row for row in rows_of(all_of(deals(*rows))) if row["measure"] == "unit"}
    names = ("creation_unknown", "closing_unknown", "closed_before_created")
    left_out = {method: tuple(row[name] for name in names) for method, row in found.items()}
    # Created at the moment of the computation, the last deal is outside of the period of those pursued.
    assert left_out == {
        "closed_only": (0, 1, 0),
        "all_pursued": (1, 0, 0),
        "overdue_as_lost": (0, 1, 0),
        "survival": (1, 1, 0),
    }
    over_all = {row["method"]: row for row in rows_of(all_of(deals(*rows), entered_in=None))}
    assert tuple(over_all["survival"][name] for name in names) == (1, 1, 1)


def test_wins_without_amounts_refuse_as_well():
    refusal = value_refusal(deals({**A, "amount": 0}, C, D))
    assert "1 of 1 won deals carry no amount, or 0, while 2 of 2 lost deals carry one" in refusal.reason


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [A, B],  # nothing was lost: 100 % is what happened
        [C, D],
        [{**A, "amount": None}, {**C, "amount": 0}],  # nobody carries an amount: null, but not one-sided
        [A, *[C] * 4, {**D, "amount": None}],  # 4 of 5 is 80 %
    ],
)
def test_amounts_on_both_sides_or_on_none_are_not_one_sided(rows):
    assert value_refusal(deals(*rows)) is None


@pytest.mark.parametrize(("bare", "side"), [(C, "lost"), (A, "won")])
def test_a_few_amounts_among_the_deals_of_one_outcome_do_not_make_a_rate_by_value(bare, side):
    # 3 of 100 carry an amount: the rate would tell who enters amounts, not what is won.
    other = A if bare is C else C
    table = deals(*[bare] * 3, *[{**bare, "amount": None}] * 97, *[other] * 30)
    refusal = value_refusal(table)
    assert refusal.code == "below-floor"
    assert refusal.reason.startswith(f"Only 3 of 100 {side} deals carry an amount above 0; it takes 80 %")
    found = {(row["measure"], row["refusal"], row["rate"] is None) for row in rows_of(all_of(table))}
    assert found == {("unit", None, False), ("value", "below-floor", True)}
    assert metric_state("win_rates", won=(30, 30), lost=(3, 100)) == "doubtful"
    assert metric_state("win_rates", won=(30, 30), lost=(99, 100)) == "trusted"


def metric_state(name, **amounts):
    """What is said of a metric when so many amounts are there, of so many deals, by outcome."""
    counts = {("deals", "amount", outcome): pair for outcome, pair in amounts.items()}
    known = Completeness(counts=counts | {("deals", "outcome", "all"): (130, 130)}, fields=(), people=(), periods=())
    return states([METRICS[name]], known, sound={})[0].state


def test_only_the_group_with_one_sided_amounts_is_refused():
    ana = [{**row, "owner": "ana"} for row in (A, C)]
    nobody = [{**A, "owner": None}, {**C, "owner": None, "amount": None}]
    assert set(value_refusals(deals(*ana, *nobody), by=["owner"])) == {(None,)}
    found = {
        row["owner"]: row["rate"]
        for row in rows_of(all_of(deals(*ana, *nobody), by=["owner"]))
        if (row["method"], row["measure"]) == ("closed_only", "value")
    }
    assert found == {"ana": pytest.approx(1 / 3), None: None}


@pytest.mark.parametrize(("by", "refused"), [(["owner"], {None}), ([], {()})])
def test_the_plain_rate_by_value_is_null_where_it_is_refused(by, refused):
    ana = [{**row, "owner": "ana"} for row in (A, C)]
    table = deals(*ana, *[{**A, "owner": None}] * 2, *[{**C, "owner": None, "amount": None}] * 2)
    rated = without_refused(win_rate(table, decided_in=Q1, by=by), value_refusals(table, by=by, decided_in=Q1), by=by)
    found = {row["owner"] if by else (): row for row in rows_of(rated)}
    assert {group for group, row in found.items() if row["value"] is None} == refused
    assert all(row["unit"] is not None for row in found.values())


def test_the_gap_is_said_in_a_sentence():
    late = {**C_OPEN, "expected_close_on": date(2026, 1, 1)}
    found = gap(all_of(deals(A, B, late, D)), measure="unit")
    assert found.points == pytest.approx(16.7, abs=0.05)
    assert found.sentence == (
        "By count we win 66.7 % of the deals decided and 50.0 % of all deals pursued, 16.7 points apart, because "
        "1 deal is still open, 1 of them long past the promised date."
    )


def test_the_gap_of_a_period_speaks_of_its_own_deals_and_names_the_two_kinds():
    # Decided in the quarter: A, B and D. Created in it: these and C, still open; the five of later do not belong to it.
    later = {**C_OPEN, "created_at": datetime(2026, 5, 1), "expected_close_on": None}
    waiting = {**C_OPEN, "expected_close_on": None}
    rates_of_q1 = all_of(deals(A, B, waiting, D, *[later] * 5))
    assert gap(rates_of_q1, measure="unit", during=Q1).sentence == (
        "By count we win 66.7 % of the deals decided and 50.0 % of all deals pursued, 16.7 points apart: one is of the "
        "deals decided in 2026Q1, the other of those created in it, of which 1 is still open."
    )


def test_the_gap_among_deals_created_in_a_period_is_that_of_open_ones():
    # The open deal is seen for 92 days only, the others are decided after 140: 1 of 3 by now, 1 of 2 when followed.
    rows = [{**deal, "created_at": IN_Q1, "closed_at": IN_Q1 + timedelta(days=130)} for deal in (A, D)]
    found = all_of(deals(*rows, {**C_OPEN, "created_at": datetime(2026, 3, 30)}))
    found = found.filter(found.method.isin(["all_pursued", "survival"]))
    assert gap(found, measure="unit", during=Q1).sentence.endswith(
        "because 1 of the deals created in 2026Q1 is still open."
    )


def test_the_gap_among_decided_deals_of_a_period_is_that_of_overdue_ones():
    found = all_of(deals(A, B, C_OPEN, D))
    found = found.filter(found.method.isin(["closed_only", "overdue_as_lost"]))
    told = gap(found, measure="unit", during=Q1).sentence
    assert told.endswith("because 1 open deal is long past the promised date.")


def test_rates_that_agree_in_a_period_say_nothing_of_open_deals():
    assert gap(all_of(deals(A, B, C, D)), measure="unit", during=Q1).sentence == (
        "By count every win rate is 50.0 % in 2026Q1."
    )


def test_without_open_deals_there_is_no_gap():
    sentence = gap(all_of(deals(A, B, C, D)), measure="value").sentence
    assert sentence == "By value every win rate is 30.0 %: open deals make no difference."


def test_without_rates_there_is_no_gap_to_speak_of():
    assert gap(all_of(deals()), measure="unit") is None


def test_nothing_to_count_gives_null_and_counts_of_zero():
    for row in rows_of(all_of(deals())):
        assert (row["won"], row["lost"], row["open"], row["rate"], row["low"], row["high"]) == (
            0,
            0,
            0,
            None,
            None,
            None,
        )


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "expected_close_on"'):
        all_of(deals().drop("expected_close_on"))


@settings(max_examples=some(40), deadline=None)
@given(random_deals, periods, groups)
def test_closed_only_agrees_with_counting_row_by_row(rows, period, by):
    found = {tuple(row[name] for name in by): row for row in rows_of(win_rate(deals(*rows), decided_in=period, by=by))}
    for group, members in split(rows, by).items():
        decided = [row for row in members if row["outcome"] != "open"]
        undated = [row for row in decided if period and row["closed_at"] is None]
        counted = [row for row in decided if row not in undated and within(period, row["closed_at"])]
        won = [row for row in counted if row["outcome"] == "won"]
        if group not in found:
            assert len(members) == len(decided)
            assert not counted
            assert not undated
            continue
        row = found[group]
        assert (row["won"], row["lost"]) == (len(won), len(counted) - len(won))
        assert (row["open"], row["without_date"]) == (len(members) - len(decided), len(undated))
        assert row["without_amount"] == sum(deal["amount"] is None for deal in counted)
        assert row["unit"] == share(len(won), len(counted))
        assert row["value"] == share(money(won), money(counted))


@settings(max_examples=some(25), deadline=None)
@given(random_deals, periods)
def test_groups_add_up_to_the_whole_and_so_do_the_listed_deals(rows, period):
    table = deals(*rows)
    whole = only(win_rate(table, decided_in=period))
    listed = rows_of(win_rate_deals(table, decided_in=period, by=["owner"]))
    for part in ("won", "lost", "open", "without_date"):
        groups_of_it = rows_of(win_rate(table, decided_in=period, by=["owner", "source"]))
        assert sum(row[part] for row in groups_of_it) == whole[part]
        assert sum(row["part"] == part for row in listed) == whole[part]


@settings(max_examples=some(15), deadline=None)
@given(random_deals, st.integers(0, 15_000))
def test_a_share_of_money_stays_between_nothing_and_all_whatever_the_sign_of_amounts(rows, taken_off):
    # Amounts reach from 0 to 10,000: taking off makes some of them, or all, negative.
    signed = [row | {"amount": None if row["amount"] is None else row["amount"] - taken_off} for row in rows]
    for row in rows_of(all_of(deals(*signed), entered_in=None, decided_in=None)):
        assert all(0 <= row[name] <= 1 + 1e-12 for name in ("rate", "low", "high") if row[name] is not None)
        assert all((row[name] or 0) >= 0 for name in ("won_amount", "lost_amount", "open_amount"))


def test_a_negative_amount_is_left_out_and_counted_as_if_there_were_none():
    # Of 30 + 10 thousand 30 are won: 3/4. With the −5 thousand of a won deal it would be 25/35.
    refund = {**A, "amount": -5_000}
    row = only(win_rate(deals({**A, "amount": 30_000}, refund, {**C, "amount": 10_000}), decided_in=None))
    assert (row["unit"], row["value"], row["won_amount"], row["without_amount"]) == (2 / 3, 0.75, 30_000, 1)


def test_a_year_in_another_zone_holds_the_hours_of_its_days():
    # 23:30 UTC on 31 December is 00:30 on 1 January in Berlin.
    from venturi.metrics.periods import Period

    table = deals({**A, "closed_at": datetime(2025, 12, 31, 23, 30)})
    assert only(win_rate(table, decided_in=Period.parse("2026", zone="Europe/Berlin")))["won"] == 1
    assert only(win_rate(table, decided_in=Period.parse("2026")))["won"] == 0
