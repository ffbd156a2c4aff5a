from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.histories import rows_of
from tests.metrics.pipeline_health.made import Q1, factors_table, open_deals, targets_table

from venturi.errors import TableError
from venturi.metrics.pipeline_health.shortfall import shortfall, shortfall_by_count, shortfall_deals

AS_OF = datetime(2026, 2, 1)
TWO = [("lead", 1, 0.5), ("meet", 2, 0.25)]
BY_COUNT = ("factor_by_count", "factor_by_count_low", "factor_by_count_high")
TARGET = {"person": "ana", "team": "north", "amount": 1000}


def asked(deals, factors=None, targets=(TARGET,), **choices):
    given_factors = factors_table(*TWO) if factors is None else factors
    return shortfall(deals, targets_table(*targets), given_factors, during=Q1, as_of=AS_OF, **choices)


def by_stage(table):
    return {row["stage"]: row for row in rows_of(table)}


def test_what_stands_there_less_what_should():
    # Of a target of 1,000 half should stand in lead, a quarter in meet: 400 − 500 = −100 and 300 − 250 = 50.
    deals = open_deals({"stage": "lead", "amount": 400}, {"stage": "meet", "amount": 300})
    rows = by_stage(asked(deals))
    assert [rows["lead"][name] for name in ("needed", "amount", "gap", "covered", "verdict")] == [
        500,
        400,
        -100,
        0.8,
        "short",
    ]
    assert (rows["meet"]["gap"], rows["meet"]["verdict"]) == (50, "over")
    assert [rows[None][name] for name in ("part", "target", "needed", "amount", "gap", "deals")] == [
        "all",
        1000,
        750,
        700,
        -50,
        2,
    ]


def test_within_the_interval_of_the_factor_nobody_can_tell():
    sure = {"factor_low": 0.3, "factor_high": 0.6}
    whole = {"part": "all", "factor": 0.5, **sure}
    factors = factors_table({"stage": "lead", "position": 1, "factor": 0.5, **sure}, whole)
    for amount, verdict in ((299, "short"), (300, "within"), (600, "within"), (601, "over")):
        rows = by_stage(asked(open_deals({"stage": "lead", "amount": amount}), factors))
        assert (rows["lead"]["verdict"], rows[None]["verdict"]) == (verdict, verdict)
        assert (rows[None]["needed_low"], rows[None]["needed_high"]) == (300, 600)


def test_only_open_deals_with_an_amount_in_a_known_stage_count_and_the_others_are_named():
    deals = open_deals(
        {"stage": "lead", "amount": 100},
        {"stage": "lead", "amount": None},
        {"stage": "lead", "amount": -7},
        {"stage": "lead", "amount": 100, "outcome": "won"},
        {"stage": "elsewhere", "amount": 100},
        {"stage": None, "amount": 100},
    )
    rows = by_stage(asked(deals))
    assert [rows["lead"][name] for name in ("deals", "amount", "without_amount")] == [3, 100, 2]
    assert (rows[None]["elsewhere"], rows["lead"]["elsewhere"]) == (2, None)
    behind = [row["part"] for row in rows_of(shortfall_deals(deals, factors_table(*TWO)).order_by("deal_id"))]
    assert behind == ["counted", "without_amount", "without_amount", "elsewhere", "elsewhere"]


def test_an_empty_stage_is_short_not_unknown():
    row = by_stage(asked(open_deals()))["lead"]
    assert (row["amount"], row["deals"], row["gap"], row["verdict"]) == (0, 0, -500, "short")


def test_without_a_target_or_a_factor_it_is_unknown():
    deals = open_deals({"stage": "lead", "amount": 5})
    row = by_stage(asked(deals, targets=()))["lead"]
    assert (row["needed"], row["gap"], row["verdict"], row["amount"]) == (None, None, None, 5)
    rows = by_stage(asked(deals, factors_table(("lead", 1, None), ("meet", 2, 0.25))))
    assert (rows["lead"]["gap"], rows["meet"]["gap"], rows[None]["needed"]) == (None, -250, 250)


def test_a_pipeline_is_to_bring_its_share_of_the_target():
    factors = factors_table({"stage": "lead", "position": 1, "factor": 0.5, "target_share": 0.25})
    assert by_stage(asked(open_deals(), factors))["lead"]["needed"] == 125


def test_factors_without_interval_share_or_count_will_do():
    bare = factors_table(*TWO, without=("factor_low", "factor_high", *BY_COUNT, "target_share"))
    assert by_stage(asked(open_deals(), bare))["lead"]["needed"] == 500


COUNTED = [
    {"stage": "lead", "position": 1, "factor_by_count": 0.5, "factor_by_count_low": 0.4, "factor_by_count_high": 0.6},
    {"stage": "meet", "position": 2, "factor_by_count": 0.25},
    {"part": "all", "factor_by_count": 0.75, "factor_by_count_low": 0.5, "factor_by_count_high": 1},
]


def test_in_numbers_of_deals_each_deal_is_one_with_an_amount_or_without():
    # For 20 wins 10 deals should stand in lead, at least 8 and at most 12, and 5 in meet.
    leads = [{"stage": "lead", "amount": amount} for amount in [None, -7, 1e6, *[0] * 4]]
    deals = open_deals(*leads, *[{"stage": "meet"}] * 7, {"stage": "nowhere"}, {"stage": "lead", "outcome": "won"})
    rows = by_stage(shortfall_by_count(deals, factors_table(*COUNTED), wins=20))
    told = ("needed", "needed_low", "needed_high", "amount", "deals", "without_amount", "gap", "verdict")
    assert [rows["lead"][name] for name in told] == [10, 8, 12, 7, 7, 0, -3, "short"]
    assert [rows["meet"][name] for name in told] == [5, None, None, 7, 7, 0, 2, "over"]
    # Of 15 that should stand there 14 do; the ends of the whole are those of its own factor.
    assert [rows[None][name] for name in told] == [15, 10, 20, 14, 14, 0, -1, "within"]
    assert (rows[None]["target"], rows[None]["elsewhere"]) == (20, 1)


def test_less_than_half_a_deal_neither_lacks_nor_is_too_much():
    # Needed in meet: 5 × 0.25 = 1.25 with one there, 6 × 0.25 = 1.5, then 0.5 and 0.75 with the same one.
    deals = open_deals({"stage": "meet"})
    for wins, verdict in ((5, "within"), (6, "short"), (3, "within"), (2, "over")):
        row = by_stage(shortfall_by_count(deals, factors_table(*COUNTED), wins=wins))["meet"]
        assert (row["gap"], row["verdict"]) == (1 - wins / 4, verdict)


def test_each_pipeline_is_to_bring_its_share_of_the_wins():
    for shares, needed in (({"default": 0.25, "renewal": 0.75}, 2.5), ({"renewal": 1.0}, 0), ({}, 10), (None, 10)):
        found = shortfall_by_count(open_deals(), factors_table(*COUNTED), wins=20, shares=shares)
        assert by_stage(found)["lead"]["needed"] == needed


def test_where_nobody_knows_how_much_is_to_be_won_nothing_is_needed_or_lacking():
    row = by_stage(shortfall_by_count(open_deals({"stage": "lead"}), factors_table(*COUNTED), wins=None))["lead"]
    assert (row["deals"], row["needed"], row["gap"], row["verdict"]) == (1, None, None, None)


def test_each_person_is_held_against_a_target_of_their_own():
    deals = open_deals(
        {"stage": "lead", "amount": 400, "owner": "ana"},
        {"stage": "lead", "amount": 90, "owner": "no target"},
        {"stage": "nowhere", "amount": 90, "owner": None},
    )
    targets = [TARGET, {"person": "no deals", "team": "north", "amount": 100}]
    rows = {(row["owner"], row["stage"]): row for row in rows_of(asked(deals, targets=targets, by=["owner"]))}
    assert rows["ana", "lead"]["gap"] == -100
    assert (rows["no deals", "lead"]["gap"], rows["no deals", None]["gap"]) == (-50, -75)
    assert (rows["no target", "lead"]["amount"], rows["no target", "lead"]["gap"]) == (90, None)
    assert (rows[None, None]["elsewhere"], rows["ana", None]["elsewhere"]) == (1, 0)


def test_teams_too():
    deals = open_deals({"stage": "lead", "amount": 400, "team": "north"})
    rows = {(row["team"], row["stage"]): row for row in rows_of(asked(deals, by=["team"]))}
    assert rows["north", "lead"]["gap"] == -100


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='factors table, column "factor"'):
        asked(open_deals(), factors_table(*TWO, without=("factor",)))
    with pytest.raises(TableError, match='deals table, column "stage"'):
        asked(open_deals().drop("stage"))


_deal = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(["lead", "meet", "won", None]),
        "amount": st.none() | st.integers(-1, 9),
        "outcome": st.sampled_from(["open", "open", "won"]),
        "owner": st.sampled_from(["ana", "ben", None]),
    }
)


@settings(max_examples=some(6), deadline=None)
@given(st.lists(_deal, max_size=9))
def test_it_finds_what_a_row_by_row_reader_finds_and_groups_add_up(found):
    targets = [TARGET, {"person": "ben", "team": "north", "amount": 500}]
    whole = by_stage(asked(open_deals(*found), targets=targets))
    for stage, factor in (("lead", 0.5), ("meet", 0.25)):
        here = [row["amount"] for row in found if row["outcome"] == "open" and row["stage"] == stage]
        money = sum(amount for amount in here if amount is not None and amount >= 0)
        assert (whole[stage]["deals"], whole[stage]["amount"]) == (len(here), money)
        assert whole[stage]["gap"] == money - 1500 * factor
    each = rows_of(asked(open_deals(*reversed(found)), targets=targets, by=["owner"]))
    for name in ("deals", "amount", "without_amount"):
        assert sum(row[name] for row in each if row["part"] == "stage") == whole[None][name]
