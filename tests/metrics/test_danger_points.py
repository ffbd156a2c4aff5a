from datetime import date, datetime, timedelta
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from tests.metrics.histories import AS_OF, changes_table, deals_table, histories, rows_of, stages_table

from venturi.errors import TableError
from venturi.metrics.conversion import conversion, conversion_deals
from venturi.metrics.danger_benchmark import benchmark, cells_of, draws
from venturi.metrics.danger_evidence import days_before_loss, loss_reasons, losses_by
from venturi.metrics.danger_points import danger_points, danger_points_deals, wins_with_more
from venturi.metrics.periods import Period
from venturi.metrics.stays import stays

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
START = datetime(2026, 1, 10)
FUNNEL = [(100, 90), (90, 50), (50, 20)]
STAGES = [
    *({"pipeline": "default", "stage": stage, "position": n, "kind": "open"} for n, stage in enumerate("abc", 1)),
    {"pipeline": "default", "stage": "won", "position": 9, "kind": "won"},
]
WORKED = [
    *[{"path": "a", "outcome": "lost"}] * 10,
    *[{"path": "ab", "outcome": "lost"}] * 40,
    *[{"path": "abc", "outcome": "lost"}] * 30,
    *[{"path": "abc", "outcome": "won"}] * 20,
]


def company(deals, start=START):
    """Stays, stages and deals, for deals given by path (a letter a stage, a stage a day), outcome and what differs."""
    moves, rows = [], []
    for number, deal in enumerate(deals):
        begins = deal.get("start", start)
        moves += [
            {"deal_id": f"d{number}", "changed_at": begins + timedelta(days=nth), "stage": stage}
            for nth, stage in enumerate(deal["path"])
        ]
        closed_at = None if deal["outcome"] == "open" else begins + timedelta(days=len(deal["path"]))
        given_ = {"amount": 100, "owner": "ana", "source": "inbound", "product": "small"} | deal
        rows.append({"deal_id": f"d{number}", "created_at": begins, "closed_at": closed_at} | given_)
    table, stages = deals_table(rows), stages_table(STAGES)
    return stays(changes_table(moves), stages, table, as_of=datetime(2027, 1, 1)), stages, table


def points(deals, entered_in=YEAR, **choices):
    """The danger points by stage, in their order."""
    choices = {"replicates": 200} | choices
    return {point["stage"]: point for point in danger_points(*company(deals), entered_in=entered_in, **choices)}


def of_owner(owner, advanced, lost, **more):
    return [{"path": "abc", "outcome": "won", "owner": owner, **more}] * advanced + [
        {"path": "abc", "outcome": "lost", "owner": owner, **more}
    ] * lost


# Two owners win 30 of 100 at the last step, three win 60 of 100: 240 of 500, 48 %.
UNEQUAL = [deal for nth, won in enumerate([30, 30, 60, 60, 60]) for deal in of_owner(f"p{nth}", won, 100 - won)]


@pytest.mark.parametrize(
    ("more", "wins"), [((2, 0, 0), 20.44), ((0, 2, 0), 20.80), ((0, 0, 2), 22.00), ((2, 2, 2), 23.39)]
)
def test_the_worked_example(more, wins):
    # 92 · 50/90 · 20/50 = 20.44; 52 · 20/50 = 20.80; 20 + 2 = 22; 100 · 92/100 · 52/90 · 22/50 = 23.39.
    assert wins_with_more(100, FUNNEL, more) == pytest.approx(wins, abs=5e-3)


def test_one_more_deal_is_worth_the_conversions_after_it():
    # Two more at the first step: 20 + 2 · 50/90 · 20/50 = 20.44, as in the worked example.
    found = points(WORKED)
    extra = {stage: found[stage]["extra_wins_per_deal"] for stage in "abc"}
    assert [round(20 + 2 * extra[stage], 2) for stage in "abc"] == [20.44, 20.8, 22.0]
    assert [found[stage]["extra_money_per_deal"] for stage in "abc"] == [pytest.approx(100 * extra[s]) for s in "abc"]
    assert [found[stage]["step"] for stage in "abc"] == ["a → b", "b → c", "c → won"]


def test_the_leak_is_counted_per_quarter():
    # Of the year's 100 deals 10, 40 and 30 are lost at the steps, of 100 each: a quarter of it per quarter.
    found = points(WORKED)
    assert [found[stage]["deals_lost_per_quarter"] for stage in "abc"] == [2.5, 10, 7.5]
    assert [found[stage]["money_lost_per_quarter"] for stage in "abc"] == [250, 1000, 750]


def test_a_period_without_whole_months_counts_in_days():
    # 73.05 days are 0.8 of a quarter of 91.3125: 73 days, 10 · 91.3125 / 73 deals.
    days = Period(date(2026, 1, 2), date(2026, 3, 16))
    assert points(WORKED, entered_in=days)["a"]["deals_lost_per_quarter"] == pytest.approx(10 * 91.3125 / 73)


def test_a_loss_without_an_amount_is_named_and_no_money_is_unknown_not_zero():
    found = points([{"path": "a", "outcome": "lost", "amount": None}])["a"]
    assert (found["money_lost_per_quarter"], found["lost_without_amount"]) == (None, 1)


def test_a_realistic_improvement_is_half_the_gap_to_the_best_quartile():
    found = points(UNEQUAL)["c"]
    assert found["conversion"] == 0.48
    # The owners differ by far more than chance, so the best quartile stays near its own 60 %.
    assert 0.57 < found["benchmark"] <= 0.6
    assert found["target"] == pytest.approx((0.48 + found["benchmark"]) / 2)
    # 125 deals a quarter, each win worth 100.
    assert found["money_per_quarter"] == pytest.approx(125 * (found["target"] - 0.48) * 100)
    assert found["benchmark_kind"] == "best quartile of owners"
    assert found["money_per_quarter_low"] < found["money_per_quarter"] < found["money_per_quarter_high"]
    # Each won deal took three days from creation to close.
    assert found["extra_velocity"] == pytest.approx(found["money_per_quarter"] / 3)


def test_the_whole_gap_returns_twice_the_half():
    half, whole = (points(UNEQUAL, improvement=share)["c"]["money_per_quarter"] for share in (0.5, 1.0))
    assert whole == pytest.approx(2 * half)


def test_the_best_of_equal_owners_is_lucky_not_better():
    # 48, 50, 52, 50 of 100 are what chance makes of one rate.
    rows = [deal for nth, won in enumerate([48, 50, 52, 50]) for deal in of_owner(f"p{nth}", won, 100 - won)]
    found = points(rows)["c"]
    assert (found["benchmark"], found["money_per_quarter"]) == (0.5, 0)


def test_owners_are_compared_like_for_like():
    # Everybody wins 60 of 100 inbound and 20 of 100 outbound; two of four have only inbound deals.
    mixes = {"p0": (100, 0), "p1": (100, 0), "p2": (0, 100), "p3": (0, 100)}
    rows = []
    for owner, (inbound, outbound) in mixes.items():
        rows += of_owner(owner, inbound * 6 // 10, inbound * 4 // 10, source="inbound")
        rows += of_owner(owner, outbound * 2 // 10, outbound * 8 // 10, source="outbound")
    assert points(rows)["c"]["benchmark"] == pytest.approx(0.4)
    assert points(rows, like=())["c"]["benchmark"] > 0.5


def test_without_four_owners_quarters_are_compared():
    rows = [
        deal
        for month, won in zip((1, 4, 7, 10), (30, 30, 60, 60))
        for deal in of_owner("ana", won, 100 - won, start=datetime(2026, month, 5))
    ]
    assert points(rows)["c"]["benchmark_kind"] == "best quartile of quarters"


def test_without_four_groups_there_is_no_benchmark_and_the_step_comes_last():
    found = points([*UNEQUAL, {"path": "a", "outcome": "lost", "owner": "p0"}], compare=("owner",), minimum=90)
    assert list(found)[-1] != "c"
    alone = points(WORKED)["a"]
    for name in ("benchmark", "benchmark_kind", "target", "money_per_quarter", "money_per_quarter_low"):
        assert alone[name] is None


def test_steps_are_ranked_by_money():
    # At the first step nobody is lost: nothing to gain. At the last there is.
    assert next(iter(points(UNEQUAL))) == "c"


def test_a_later_step_that_was_never_resolved_leaves_the_worth_unknown():
    found = points([{"path": "a", "outcome": "lost"}])
    assert (found["a"]["extra_wins_per_deal"], found["c"]["extra_wins_per_deal"]) == (None, 1)
    assert (found["c"]["conversion"], found["c"]["extra_money_per_deal"]) == (None, None)


def test_one_win_has_a_mean_amount_but_no_interval():
    rows = [deal for nth in range(4) for deal in of_owner(f"p{nth}", 0, 30)] + of_owner("p0", 1, 0)
    found = points(rows)["c"]
    assert found["money_per_quarter"] is not None
    assert found["money_per_quarter_low"] is None


def test_the_same_seed_gives_the_same_interval():
    assert points(UNEQUAL) == points(UNEQUAL)


def test_only_deals_that_entered_in_the_period_count():
    assert points(WORKED, entered_in=Period(date(2026, 2, 1), date(2026, 5, 1)))["a"]["resolved"] == 0


def test_nothing_to_count_gives_every_step_without_numbers():
    found = points([])
    names = ("conversion", "deals_lost_per_quarter", "money_lost_per_quarter", "money_per_quarter")
    assert [[point[name] for name in names] for point in found.values()] == [[None, 0, 0, None]] * 3


def test_a_missing_column_is_named():
    found, stages, deals = company(WORKED[:1])
    with pytest.raises(TableError, match='deals table, column "region"'):
        danger_points(found, stages, deals, entered_in=YEAR, like=("region",))


def test_the_interval_covers_what_is_true():
    # Five owners whose true rates are known: in most of 60 draws the interval holds the true gain at the last step.
    rates, size, rng = np.array([0.3, 0.3, 0.6, 0.6, 0.6]), 200, np.random.default_rng(3)
    true = 0.5 * (0.6 - 0.48)
    held = 0
    for _ in range(60):
        won = rng.binomial(size, rates)
        cells = cells_of(
            [{"group": n, "stratum": (), "resolved": size, "advanced": int(k)} for n, k in enumerate(won)], minimum=20
        )
        whole, best = draws(cells, replicates=300, rng=rng)
        low, high = np.quantile(0.5 * (best - whole), [0.025, 0.975])
        held += low <= true <= high
    assert held >= 51


def test_groups_too_small_to_compare_still_count_in_the_whole():
    rows = [{"group": n, "stratum": (), "resolved": 50, "advanced": 25} for n in range(4)]
    small = {"group": "small", "stratum": (), "resolved": 5, "advanced": 5}
    assert benchmark(cells_of([*rows, small], minimum=20)) == pytest.approx(105 / 205)


def test_loss_reasons_are_counted_with_their_money():
    entries = danger_points_deals(
        *(tables := company([{"path": "a", "outcome": "lost", "loss_reason": r} for r in ("price", "price", None)])),
        entered_in=YEAR,
    )
    rows = {row["reason"]: (row["deals"], row["amount"]) for row in rows_of(loss_reasons(entries, tables[2]))}
    assert rows == {"price": (2, 200), None: (1, 100)}


def test_the_days_before_a_loss_are_all_visits_together():
    # One deal was two times a day in "b", the other once: half of 2 + 1. In "a" nobody was lost.
    tables = company([{"path": "bab", "outcome": "lost"}, {"path": "b", "outcome": "lost"}])
    entries = danger_points_deals(*tables, entered_in=YEAR)
    [row] = rows_of(days_before_loss(entries, tables[0]))
    assert (row["stage"], row["median_days"], row["deals"], row["unknown"]) == ("b", 1.5, 2, 0)


def test_who_loses_is_a_share_of_what_was_resolved():
    tables = company([*of_owner("ana", 1, 3), *of_owner("ben", 0, 1)])
    entries = danger_points_deals(*tables, entered_in=YEAR)
    rows = [row for row in rows_of(losses_by(entries, tables[2], column="owner")) if row["stage"] == "c"]
    assert {row["group"]: (row["lost"], row["resolved"], row["share"]) for row in rows} == {
        "ana": (3, 4, 0.75),
        "ben": (1, 1, 1),
    }


@settings(max_examples=8, deadline=None)
@given(histories())
def test_it_multiplies_what_the_conversion_counts(history):
    tables = stays(*history.tables, as_of=AS_OF), stages_table(), deals_table(history.deals)
    found = danger_points(*tables, entered_in=YEAR, replicates=10)
    funnel = rows_of(conversion(*tables[:2], entered_in=YEAR))
    behind = rows_of(conversion_deals(*tables[:2], entered_in=YEAR))
    amounts = {deal["deal_id"]: deal["amount"] for deal in history.deals if deal["outcome"] == "won"}
    assert len(found) == len(funnel)
    for point in found:
        [row] = [r for r in funnel if (r["pipeline"], r["stage"]) == (point["pipeline"], point["stage"])]
        after = [
            r["conversion"] for r in funnel if r["pipeline"] == row["pipeline"] and r["position"] > row["position"]
        ]
        wins = None if None in after else prod(after)
        assert point["conversion"] == (None if row["conversion"] is None else pytest.approx(row["conversion"]))
        assert point["extra_wins_per_deal"] == (None if wins is None else pytest.approx(wins))
        assert point["deals_lost_per_quarter"] == row["lost"] / 4
        won = [
            amounts[r["deal_id"]]
            for r in behind
            if (r["pipeline"], r["stage"]) == (point["pipeline"], point["stage"])
            and r["outcome"] == "won"
            and amounts[r["deal_id"]] is not None
        ]
        money = None if wins is None or not won else wins * sum(won) / len(won)
        assert point["extra_money_per_deal"] == (None if money is None else pytest.approx(money))


def test_a_loss_on_an_unknown_day_has_unknown_days():
    found, stages, deals = company([{"path": "a", "outcome": "lost", "closed_at": None}])
    entries = danger_points_deals(found, stages, deals, entered_in=YEAR)
    [row] = rows_of(days_before_loss(entries, found))
    assert (row["median_days"], row["deals"], row["unknown"]) == (None, 0, 1)
