from datetime import date
from math import prod

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.danger_company import FUNNEL, START, UNEQUAL, WORKED, YEAR, company, of_owner, points
from tests.metrics.histories import AS_OF, deals_table, histories, rows_of, stages_table

from venturi.errors import TableError
from venturi.metrics.conversion import conversion, conversion_deals
from venturi.metrics.danger_points import danger_points, danger_points_deals
from venturi.metrics.danger_worth import wins_with_more
from venturi.metrics.periods import Period
from venturi.metrics.stays import stays


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


def test_the_return_is_counted_in_wins_also_without_amounts():
    found = points([deal | {"amount": None} for deal in UNEQUAL])["c"]
    # 125 deals a quarter; at the last step each deal more is a win.
    assert found["wins_per_quarter"] == pytest.approx(125 * (found["target"] - 0.48))
    assert found["money_per_quarter"] is None
    priced = points(UNEQUAL)["c"]
    assert priced["money_per_quarter"] == pytest.approx(priced["wins_per_quarter"] * 100)


def test_negative_amounts_are_in_no_sum_of_money():
    rows = [{"path": "abc", "outcome": "won", "amount": amount} for amount in (100, 100, 300, 300, -1000)]
    rows += [{"path": "abc", "outcome": "lost", "amount": amount} for amount in (100, 100, 100, 100, -400)]
    found = points(rows)["c"]
    # Won: (100 + 100 + 300 + 300) / 4. Lost in the year: 400, a quarter of it per quarter. Four of five are enough.
    assert (found["extra_money_per_deal"], found["money_lost_per_quarter"]) == (200, 100)
    assert (found["lost_without_amount"], found["money_note"]) == (1, None)


def test_of_an_outcome_of_which_too_few_amounts_are_known_no_money_is_told():
    kept = [{"path": "abc", "outcome": "won", "amount": 100}] * 30 + [{"path": "abc", "outcome": "lost"}] * 30
    blank = [{"path": "abc", "outcome": "lost", "amount": None}] * 8
    found = points(kept + blank)["c"]
    assert (found["money_lost_per_quarter"], found["extra_money_per_deal"]) == (None, 100)
    assert found["money_note"].startswith("8 of 38 lost deals carry no amount")
    blank = [{"path": "abc", "outcome": "won", "amount": None}] * 8
    found = points(kept + blank)["c"]
    assert (found["money_lost_per_quarter"], found["extra_money_per_deal"]) == (750, None)
    assert found["money_note"].startswith("8 of 38 won deals carry no amount")


def test_a_day_is_no_moment_when_cycles_are_counted():
    # Created at 15:00 and closed on a day known only as a day: the same day is 0 days, whatever the hour.
    found, stages, deals = company([{"path": "a", "outcome": "won", "closed_at": START, "created_at": START}])
    known = deals.mutate(created_at=deals.created_at + ibis.interval(hours=15), closed_day_only=True)
    [row] = rows_of(danger_points_deals(found, stages, known, entered_in=YEAR).filter(ibis._.stage == "a"))
    assert row["days"] == 0


@settings(max_examples=some(8), deadline=None)
@given(histories())
def test_it_multiplies_what_the_conversion_counts(history):
    tables = stays(*history.tables, as_of=AS_OF), stages_table(), deals_table(history.deals)
    found = danger_points(*tables, entered_in=YEAR, replicates=10)
    funnel = rows_of(conversion(*tables[:2], entered_in=YEAR))
    behind = rows_of(conversion_deals(*tables[:2], entered_in=YEAR))
    amounts = {deal["deal_id"]: deal["amount"] for deal in history.deals}
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
        here = [r for r in behind if (r["pipeline"], r["stage"]) == (point["pipeline"], point["stage"])]
        won = [amounts[r["deal_id"]] for r in here if r["outcome"] == "won"]
        # Four in five of the won need an amount.
        enough = 5 * won.count(None) <= len(won)
        known = [amount for amount in won if amount is not None]
        money = wins * sum(known) / len(known) if wins is not None and known and enough else None
        assert point["extra_money_per_deal"] == (None if money is None else pytest.approx(money))
