from datetime import date, datetime, timedelta
from math import prod

import ibis
import pytest
from hypothesis import given, settings
from tests.metrics.histories import AS_OF, changes_table, deals_table, fields_table, histories, rows_of, stages_table

from venturi.errors import TableError
from venturi.metrics.conversion import conversion, conversion_deals
from venturi.metrics.danger_evidence import days_before_loss, loss_reasons, losses_by
from venturi.metrics.danger_points import danger_points, danger_points_deals
from venturi.metrics.danger_worth import wins_with_more
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


# Some deal changed its owner: the source keeps such changes, so the owner of the others was always the same.
KEPT = fields_table([{"deal_id": "x", "changed_at": START, "field": "owner", "old_value": "p8", "new_value": "p9"}])


def points(deals, entered_in=YEAR, **choices):
    """The danger points by stage, in their order."""
    choices = {"replicates": 200, "field_changes": KEPT} | choices
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


def handed_over(*names):
    """A log in which each deal `names` goes from ana to ben on its second day, when it comes into "b"."""
    moment = START + timedelta(days=1)
    change = {"changed_at": moment, "field": "owner", "old_value": "ana", "new_value": "ben"}
    return fields_table([{"deal_id": name} | change for name in names])


def test_a_step_belongs_to_the_owner_the_deal_had_when_it_came_into_the_stage():
    tables = company([{"path": "abc", "outcome": "won", "owner": "ben"}] * 2)
    rows = rows_of(danger_points_deals(*tables, entered_in=YEAR, field_changes=handed_over("d0")))
    owners = {(row["deal_id"], row["stage"]): row["owner_on_entry"] for row in rows}
    assert [owners["d0", stage] for stage in "abc"] == ["ana", "ben", "ben"]
    assert [owners["d1", stage] for stage in "abc"] == ["ben"] * 3


def test_who_inherits_deals_gets_no_credit_for_the_steps_before():
    # Four owners lose 50 of 100 at the first step. Two others inherit 50 each that have passed it: they lost none.
    rows = [{"path": "a", "outcome": "lost", "owner": f"p{nth}"} for nth in range(4) for _ in range(50)]
    rows += [{"path": "abc", "outcome": "won", "owner": owner} for owner in ("p0", "p1", "q2", "q3") for _ in range(50)]
    change = {"changed_at": START + timedelta(days=1), "field": "owner"}
    log = [
        {"deal_id": f"d{number}", "old_value": f"p{nth}", "new_value": f"q{nth}"} | change
        for nth, first in ((2, 300), (3, 350))
        for number in range(first, first + 50)
    ]
    assert points(rows)["a"]["benchmark"] > 0.6
    assert points(rows, field_changes=fields_table(log))["a"]["benchmark"] == 0.5


@pytest.mark.parametrize("log", [None, fields_table([{"deal_id": "d0", "changed_at": START, "field": "amount"}])])
def test_without_a_change_of_an_owner_quarters_are_compared_and_it_says_why(log):
    # "bin" gets what is lost afterwards: as the owner of today the others would lose nothing, an example of 100 %.
    rows = []
    for month, won in zip((1, 4, 7, 10), (30, 30, 60, 60), strict=True):
        begins = {"start": datetime(2026, month, 5)}
        rows += [deal for nth in range(4) for deal in of_owner(f"p{nth}", won, 0, **begins)]
        rows += of_owner("bin", 0, 400 - 4 * won, **begins)
    assert points(rows)["c"]["benchmark_kind"] == "best quartile of owners"
    found = points(rows, field_changes=log)["c"]
    assert (found["benchmark_kind"], found["conversion"]) == ("best quartile of quarters", 0.45)
    assert found["benchmark"] <= 0.6
    assert "no change of an owner is known" in found["benchmark_note"]


def test_too_few_owners_are_said_to_be_too_few():
    assert points(UNEQUAL)["c"]["benchmark_note"] is None
    assert points(UNEQUAL, compare=("quarter",))["c"]["benchmark_note"] is None
    assert "fewer than 4 had 20" in points(WORKED)["c"]["benchmark_note"]


def test_quarters_are_those_of_the_fiscal_year():
    # Fiscal quarters from February on: those of January and November to January are cut off by the calendar year.
    rows = [{"path": "a", "outcome": "lost", "start": datetime(2026, month, 5)} for month in range(1, 13)]
    tables = company(rows)
    found = rows_of(danger_points_deals(*tables, entered_in=YEAR, fiscal_start=2))
    named = {row["entered_at"].month: row["quarter"] for row in found}
    assert [month for month in named if named[month] is None] == [1, 11, 12]
    assert named[2] == named[4] != named[5]


def test_without_any_owner_quarters_are_compared():
    rows = [
        deal
        for month, won in zip((1, 4, 7, 10), (30, 30, 60, 60))
        for deal in of_owner(None, won, 100 - won, start=datetime(2026, month, 5))
    ]
    assert points(rows)["c"]["benchmark_kind"] == "best quartile of quarters"


def quarters(*wins, left=0):
    """Deals of one owner: of 100 a quarter so many are won and `left` of each lie open."""
    rows = []
    for month, won in zip((1, 4, 7, 10), wins, strict=True):
        begins = {"start": datetime(2026, month, 5)}
        rows += [*of_owner("ana", won, 100 - won - left, **begins)]
        rows += [{"path": "abc", "outcome": "open", "owner": "ana", **begins}] * left
    return rows


def test_a_quarter_that_is_not_settled_is_compared_with_nothing():
    # 20 of 100 open: four fifths are resolved, which is enough. 21 are one too many, and no quarter is left.
    assert points(quarters(30, 30, 60, 60, left=20))["c"]["benchmark"] is not None
    assert points(quarters(30, 30, 60, 60, left=21))["c"]["benchmark"] is None


def test_a_quarter_that_the_period_cuts_off_is_compared_with_nothing():
    rows = quarters(30, 30, 60, 60)
    cut = Period(date(2026, 1, 2), date(2027, 1, 1))
    assert points(rows, entered_in=cut)["c"]["benchmark"] is None
    assert points(rows, entered_in=cut)["c"]["resolved"] == 400


def test_like_for_like_says_which_columns_were_there():
    assert points(UNEQUAL)["c"]["like_for_like"] == ["source", "product"]
    nameless = [deal | {"source": None, "product": None} for deal in UNEQUAL]
    assert points(nameless)["c"]["like_for_like"] == []
    assert points([deal | {"product": None} for deal in UNEQUAL])["c"]["like_for_like"] == ["source"]


def test_the_gap_names_the_best_segment_like_for_like():
    # Inbound 240 of 400, outbound 80 of 400; the products win alike within each source, but "large" is mostly inbound.
    rows = of_owner("ana", 180, 120, product="large") + of_owner("ana", 60, 40, product="small")
    rows += of_owner("ana", 20, 80, source="outbound", product="large")
    rows += of_owner("ana", 60, 240, source="outbound", product="small")
    found = points(rows)["c"]
    assert found["conversion"] == 0.4
    assert (found["gap"]["kind"], found["gap"]["group"]) == ("source", "inbound")
    # By their products 300 · 200/400 + 100 · 120/400 = 180 inbound deals were to be won; 240 were: 240/180 · 0.4.
    assert 0.52 < found["gap"]["conversion"] <= 0.4 * 240 / 180
    assert found["gap"]["gap"] == pytest.approx(found["gap"]["conversion"] - 0.4)
    # As they are, large wins 200 of 400 and small 120 of 400: compared like for like nobody is ahead.
    assert points(rows, segments=("product",))["c"]["gap"] is None
    assert points(rows, segments=("product",), like=())["c"]["gap"]["group"] == "large"


def test_the_gap_may_name_a_period():
    found = points(quarters(30, 30, 30, 80), segments=())["c"]
    assert (found["gap"]["kind"], found["gap"]["group"]) == ("quarter", "2026Q4")


def test_without_a_second_group_or_beyond_chance_there_is_no_gap():
    assert points(of_owner("ana", 40, 60))["c"]["gap"] is None
    # 50 and 48 of 100.
    alike = of_owner("ana", 50, 50) + of_owner("ana", 48, 52, source="outbound")
    assert points(alike)["c"]["gap"] is None


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


def test_a_loss_on_an_unknown_day_has_unknown_days():
    found, stages, deals = company([{"path": "a", "outcome": "lost", "closed_at": None}])
    entries = danger_points_deals(found, stages, deals, entered_in=YEAR)
    [row] = rows_of(days_before_loss(entries, found))
    assert (row["median_days"], row["deals"], row["unknown"]) == (None, 0, 1)
