from datetime import date, datetime, timedelta

import pytest
from tests.metrics.danger_company import START, UNEQUAL, WORKED, YEAR, company, of_owner, points
from tests.metrics.histories import fields_table, rows_of

from venturi.metrics.danger_points import danger_points_deals
from venturi.metrics.periods import Period


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
