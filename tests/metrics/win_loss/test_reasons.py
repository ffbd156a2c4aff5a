import random
from datetime import datetime

import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.some_deals import BERLIN_Q2, FIRST_OF_Q2, Q1, within
from tests.metrics.win_loss.closed_deals import answers, companies, deals, only, rows_of, stays

from venturi.metrics.intervals import bootstrap_ratio
from venturi.metrics.tables import TableError
from venturi.metrics.win_loss.at_decision import with_last_stage, with_unmet_criteria
from venturi.metrics.win_loss.reasons import reasons, reasons_deals, reasons_with_interval

LOST = [
    *[{"loss_reason": "price", "amount": 30_000}] * 3,
    {"loss_reason": "no need", "amount": 10_000},
    {"loss_reason": "no decision", "amount": 0},
]


def by_reason(table):
    return {row["reason"]: row for row in rows_of(table)}


def by_family(table):
    return {row["family"]: row for row in rows_of(table)}


def test_each_reason_has_its_share_by_count_and_by_money():
    # 3 of 5 deals are 60 %; 90k of 100k are 90 %.
    found = by_reason(reasons(deals(*LOST), decided_in=Q1))
    price = found["price"]
    assert (price["deals"], price["of"], price["share"]) == (3, 5, 0.6)
    assert (price["amount"], price["of_amount"], price["value"]) == (90_000, 100_000, 0.9)
    assert (found["no decision"]["share"], found["no decision"]["value"]) == (0.2, 0.0)


def test_the_interval_is_wilsons():
    # Wilson 1927 for 3 of 5: 23.1 % to 88.2 %.
    price = by_reason(reasons(deals(*LOST), decided_in=Q1))["price"]
    assert (round(price["share_low"], 3), round(price["share_high"], 3)) == (0.231, 0.882)


def test_families_add_up_their_reasons():
    found = by_family(reasons(deals(*LOST, {"loss_reason": "features", "amount": 5}), decided_in=Q1, per="family"))
    assert (found["outsold"]["deals"], found["outsold"]["amount"]) == (4, 90_005)
    assert "reason" not in found["outsold"]


def test_a_guess_is_counted_as_a_guess():
    said = {"Price": "no decision"}
    found = by_reason(reasons(deals(*LOST), decided_in=Q1, families=said))
    assert (found["price"]["family"], found["price"]["guessed"]) == ("no decision", 0)
    assert (found["no need"]["family"], found["no need"]["guessed"]) == ("should not have been there", 1)
    both = by_family(reasons(deals(*LOST), decided_in=Q1, families=said, per="family"))["no decision"]
    assert (both["deals"], both["guessed"]) == (4, 1)


def test_losses_without_a_reason_are_counted_as_not_said():
    found = reasons(deals({}, {"loss_reason": " "}, {"loss_reason": "the weather"}), decided_in=Q1)
    shown = {row["reason"]: (row["family"], row["deals"], row["of"]) for row in rows_of(found)}
    assert shown == {None: ("not said", 2, 3), "the weather": ("not assigned", 1, 3)}


def test_spaces_around_a_reason_do_not_make_another_one():
    found = rows_of(reasons(deals({"loss_reason": "price"}, {"loss_reason": " price "}), decided_in=Q1))
    assert [(row["reason"], row["deals"]) for row in found] == [("price", 2)]


def test_nothing_lost_gives_no_rows():
    assert rows_of(reasons(deals({"outcome": "won"}, {"outcome": "open", "closed_at": None}), decided_in=Q1)) == []


def test_the_first_day_counts_and_the_last_does_not():
    edges = [{"closed_at": moment, "loss_reason": "price"} for moment in (Q1.starts_at, FIRST_OF_Q2)]
    assert only(reasons(deals(*edges), decided_in=Q1))["deals"] == 1


def test_days_are_those_of_the_zone_of_the_period():
    # Summer time: 1 April begins at 22:00 UTC in Berlin.
    edges = [{"closed_at": datetime(2026, 3, 31, hour), "loss_reason": "price"} for hour in (21, 22)]
    assert only(reasons(deals(*edges), decided_in=BERLIN_Q2))["deals"] == 1


def test_losses_on_an_unknown_day_are_left_out_of_a_period_and_counted():
    undated = {"loss_reason": "price", "closed_at": None}
    row = only(reasons(deals(undated, {"loss_reason": "price"}), decided_in=Q1))
    assert (row["deals"], row["of"], row["without_date"]) == (1, 1, 1)
    row = only(reasons(deals(undated), decided_in=Q1))
    assert (row["deals"], row["share"], row["share_low"], row["value"], row["without_date"]) == (0, None, None, None, 1)
    row = only(reasons(deals(undated), decided_in=None))
    assert (row["deals"], row["without_date"]) == (1, 0)


def test_too_many_unknown_amounts_leave_the_share_of_money_unknown():
    # One of four deals has no usable amount: 25 % is more than a fifth. One of five is not.
    bare = [{"loss_reason": "price", "amount": -1}, *[{"loss_reason": "no need", "amount": 10}] * 3]
    found = by_reason(reasons(deals(*bare), decided_in=Q1))
    assert (found["price"]["value"], found["no need"]["value"]) == (None, None)
    assert (found["price"]["amount"], found["price"]["without_amount"]) == (None, 1)
    found = by_reason(reasons(deals(*bare, {"loss_reason": "no need", "amount": 10}), decided_in=Q1))
    assert (found["price"]["value"], found["no need"]["value"]) == (0.0, 1.0)


def test_sums_of_money_are_exact():
    cents = [{"loss_reason": "price", "amount": "0.1"}] * 3
    assert only(reasons(deals(*cents), decided_in=Q1))["amount"] == 0.3


def test_each_group_is_a_whole_of_its_own_and_null_is_a_group():
    rows = [
        {"competitor": "Rival", "loss_reason": "price"},
        {"competitor": "Rival", "loss_reason": "no need"},
        {"loss_reason": "price"},
    ]
    found = {
        (row["competitor"], row["reason"]): row
        for row in rows_of(reasons(deals(*rows), decided_in=Q1, by=["competitor"]))
    }
    assert {key: (row["deals"], row["of"]) for key, row in found.items()} == {
        ("Rival", "price"): (1, 2),
        ("Rival", "no need"): (1, 2),
        (None, "price"): (1, 1),
    }


def test_by_the_stage_a_deal_was_lost_from():
    rows = [{"deal_id": "d0", "loss_reason": "price"}, {"deal_id": "d1", "loss_reason": "price"}]
    lost = {"deal_id": "d0", "stage": "Lost", "kind": "lost", "sequence": 2}
    visits = stays({"deal_id": "d0", "next_kind": "lost"}, lost)
    found = reasons(with_last_stage(deals(*rows), visits), decided_in=Q1, by=["last_stage"])
    assert {row["last_stage"]: row["deals"] for row in rows_of(found)} == {"Talk": 1, None: 1}


def test_by_the_criterion_unmet_at_the_time_a_deal_counts_once_for_each():
    told = answers(
        {"deal_id": "d0", "met": False},
        {"deal_id": "d0", "met": False, "criterion": "savings agreed"},
        {"deal_id": "d1", "met": True},
    )
    rows = [{"loss_reason": "price", "amount": 7}, {"loss_reason": "price", "amount": 5}]
    found = reasons(with_unmet_criteria(deals(*rows), told), decided_in=Q1, by=["unmet_criterion"])
    shown = {row["unmet_criterion"]: (row["deals"], row["amount"]) for row in rows_of(found)}
    assert shown == {"buyer met": (1, 7), "savings agreed": (1, 7), None: (1, 5)}


def test_wins_have_reasons_of_their_own():
    won = [{"outcome": "won", "loss_reason": "fast"}, {"outcome": "won"}, {"loss_reason": "price"}]
    found = reasons(deals(*won), decided_in=Q1, outcome="won", families={"fast": "outsold others"})
    assert {row["family"]: row["deals"] for row in rows_of(found)} == {"outsold others": 1, "not said": 1}


def test_the_order_of_the_deals_does_not_matter():
    rows = [row | {"deal_id": f"d{nth}"} for nth, row in enumerate(LOST * 3)]
    shuffled = random.Random(3).sample(rows, len(rows))
    one, other = (
        sorted(rows_of(reasons_with_interval(deals(*each), decided_in=Q1)), key=str) for each in (rows, shuffled)
    )
    assert one == other


def test_the_interval_of_the_share_of_money_is_the_bootstrap_of_its_deals():
    rows = [{"loss_reason": ("price", "no need")[nth % 3 == 0], "amount": 100 + nth} for nth in range(30)]
    row = by_reason(reasons_with_interval(deals(*rows), decided_in=Q1))["price"]
    ordered = sorted(enumerate(rows), key=lambda one: f"d{one[0]}")
    tops = [row["amount"] if row["loss_reason"] == "price" else 0 for _, row in ordered]
    low, high = bootstrap_ratio(tops, [row["amount"] for _, row in ordered])
    assert (row["value_low"], row["value_high"]) == pytest.approx((low, high))
    assert low < row["value"] < high


def test_each_group_has_an_interval_of_its_own_and_where_the_share_is_unknown_none():
    priced = [{"owner": None, "loss_reason": ("price", "no need")[nth % 2], "amount": 100 + nth} for nth in range(20)]
    bare = [
        {"owner": "ana", "loss_reason": ("price", "no need")[nth % 2], "amount": nth % 2 or None} for nth in range(20)
    ]
    alone = by_reason(reasons_with_interval(deals(*priced), decided_in=Q1))["price"]
    both = rows_of(reasons_with_interval(deals(*priced, *bare), decided_in=Q1, by=["owner"]))
    found = {(row["owner"], row["reason"]): (row["value_low"], row["value_high"]) for row in both}
    assert found[None, "price"] == pytest.approx((alone["value_low"], alone["value_high"]))
    assert found["ana", "price"] == (None, None)


def test_the_deals_behind_a_cell_are_named():
    rows = [{"loss_reason": "price", "amount": 7, "owner": "ana"}, {"closed_at": None}, {"outcome": "won"}]
    found = sorted(rows_of(reasons_deals(deals(*rows), decided_in=Q1, by=["owner"])), key=lambda row: row["deal_id"])
    assert [(row["deal_id"], row["owner"], row["family"], row["part"]) for row in found] == [
        ("d0", "ana", "outsold", "lost"),
        ("d1", None, "not said", "without_date"),
    ]


def test_a_missing_column_is_named_with_its_table():
    with pytest.raises(TableError, match=r'deals table, column "why"'):
        reasons(deals({}), decided_in=Q1, reason="why")


@pytest.mark.parametrize(("option", "value"), [("per", "word"), ("outcome", "open")])
def test_an_option_that_there_is_not_is_named(option, value):
    with pytest.raises(ValueError, match=f'{option} is "{value}"; it is one of'):
        reasons(deals({}), decided_in=Q1, **{option: value})


@given(companies())
@settings(max_examples=some(20), deadline=None)
def test_a_naive_count_row_by_row_agrees(company):
    rows, _, _ = company
    lost = [row for row in rows if row["outcome"] == "lost"]
    expected = {}
    for row in lost:
        reason = (row["loss_reason"] or "").strip() or None
        cell = expected.setdefault((row["owner"], reason), {"deals": 0, "without_date": 0, "money": []})
        if row["closed_at"] is None:
            cell["without_date"] += 1
        elif within(Q1, row["closed_at"]):
            cell["deals"] += 1
            cell["money"].append(row["amount"])
    found = rows_of(reasons(deals(*rows), decided_in=Q1, by=["owner"]))
    assert len(found) == len(expected)
    for row in found:
        cell = expected[row["owner"], row["reason"]]
        group = [other for (owner, _), other in expected.items() if owner == row["owner"]]
        priced = [amount for amount in cell["money"] if amount is not None and amount >= 0]
        assert (row["deals"], row["without_date"]) == (cell["deals"], cell["without_date"])
        assert row["of"] == sum(other["deals"] for other in group)
        assert row["share"] == (row["deals"] / row["of"] if row["of"] else None)
        assert (row["amount"], row["without_amount"]) == (sum(priced) if priced else None, cell["deals"] - len(priced))


@given(companies())
@settings(max_examples=some(10), deadline=None)
def test_reasons_and_groups_add_up_to_all_losses(company):
    rows, _, _ = company
    lost = sum(row["outcome"] == "lost" and row["closed_at"] is not None for row in rows)
    for per in ("reason", "family"):
        found = rows_of(reasons(deals(*rows), decided_in=Q1, per=per, by=["owner", "source"]))
        assert sum(row["deals"] for row in found) == lost
        assert all(row["share"] is None or 0 <= row["share"] <= 1 for row in found)
