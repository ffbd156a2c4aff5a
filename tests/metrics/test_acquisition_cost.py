from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.rates import confint_poisson
from tests.examples import some
from tests.metrics.some_customers import costs, deals, naive_firsts, random_costs, random_deals
from tests.metrics.some_deals import BERLIN_Q2, IN_Q1, KINDS, Q1, grouped, only, periods, rows_of, within

from venturi.errors import TableError
from venturi.metrics.acquisition_cost import (
    acquisition_cost,
    acquisition_cost_deals,
    acquisition_cost_refusal,
)
from venturi.metrics.velocity import velocity

IN_FEBRUARY = date(2026, 2, 1)


def won(account, amount=8_000, **more):
    row = {"account": account, "amount": amount, "source": "inbound"}
    return row | {"created_at": IN_Q1 - timedelta(days=40), "closed_at": IN_Q1} | more


def spent(amount, on=IN_FEBRUARY, **more):
    return {"on": on, "amount": amount, "source": "inbound"} | more


def by_source(rows, money, **options):
    found = acquisition_cost(deals(*rows), costs(*money), **({"decided_in": Q1} | options))
    return {row["source"]: row for row in rows_of(found)}


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_the_worked_example(amount, moment):
    # 6,000 + 4,000 spent. Four accounts bought for the first time, acme twice: 10,000 / 4 = 2,500 each.
    # 8,000 a customer, earned over a year: 2,500 / (8,000 / 365) = 114.0625 days; of a margin of half twice as long.
    rows = [won("acme"), won("birch"), won("cedar"), won("dune"), won("acme", closed_at=IN_Q1 + timedelta(days=9))]
    table = deals(*rows, amount=amount, moment=moment)
    money = costs(spent(6_000), spent(4_000, on=date(2026, 3, 1)))
    row = only(acquisition_cost(table, money, decided_in=Q1, earned_over=365))
    assert (row["cost"], row["customers"], row["customer_is"], row["cac"]) == (10_000, 4, "account", 2_500)
    assert (row["again"], row["won"], row["amount_per_customer"]) == (1, 5, 8_000)
    assert (row["payback_days"], row["payback_of"]) == (pytest.approx(114.0625), "revenue")
    half = only(acquisition_cost(table, money, decided_in=Q1, earned_over=365, margin=0.5))
    assert (half["payback_days"], half["payback_of"]) == (pytest.approx(228.125), "margin")


def test_velocity_and_cycle_stand_beside_it():
    rows = [won("acme"), won("birch", source="outbound"), won("cedar", outcome="lost")]
    found = by_source(rows, [spent(100)])
    expected = grouped(velocity(deals(*rows), decided_in=Q1, by=["source"]), ["source"])
    for source, row in found.items():
        for name in ("won", "win_rate", "average_amount", "cycle_days", "per_day"):
            assert row[name] == expected[source,][name]


def test_without_a_term_nobody_knows_when_it_is_earned_back():
    assert by_source([won("acme")], [spent(100)])["inbound"]["payback_days"] is None


def test_customers_without_an_amount_have_no_payback():
    row = by_source([won("acme", None), won("birch", -5)], [spent(100)], earned_over=365)["inbound"]
    assert (row["cac"], row["amount_per_customer"], row["payback_days"]) == (50, None, None)
    assert row["without_amount"] == 2
    assert by_source([won("acme", 0)], [spent(100)], earned_over=365)["inbound"]["payback_days"] is None


def test_both_edges_of_the_period_for_costs():
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)]
    money = [spent(10**number, on=day) for number, day in enumerate(days)]
    assert by_source([won("acme")], money)["inbound"]["cost"] == 110


def test_both_edges_of_the_period_for_customers_in_summer_time():
    edges = [BERLIN_Q2.starts_at, BERLIN_Q2.starts_at - timedelta(seconds=1), BERLIN_Q2.ends_at]
    rows = [won(f"a{number}", closed_at=moment) for number, moment in enumerate(edges)]
    row = by_source(rows, [spent(100, on=BERLIN_Q2.start)], decided_in=BERLIN_Q2)["inbound"]
    assert (row["customers"], row["cac"]) == (1, 100)


def test_an_old_customer_is_not_won_again():
    rows = [won("acme", closed_at=datetime(2025, 6, 1)), won("acme"), won("birch")]
    row = by_source(rows, [spent(100)])["inbound"]
    assert (row["customers"], row["again"], row["cac"]) == (1, 1, 100)


def test_a_customer_belongs_to_the_source_that_won_it_first():
    rows = [won("acme", source="outbound"), won("acme", closed_at=IN_Q1 + timedelta(days=1))]
    found = by_source(rows, [spent(100), spent(40, source="outbound")])
    assert (found["outbound"]["cac"], found["inbound"]["cac"], found["inbound"]["customers"]) == (40, None, 0)


def test_a_cost_nobody_knows_is_null_and_a_cost_without_customers_stays():
    found = by_source([won("acme")], [spent(70, source="outbound")])
    assert (found["inbound"]["cost"], found["inbound"]["cac"], found["inbound"]["customers"]) == (None, None, 1)
    outbound = found["outbound"]
    assert (outbound["cost"], outbound["cac"], outbound["cac_low"], outbound["cac_high"]) == (70, None, None, None)
    assert (outbound["customers"], outbound["won"], outbound["win_rate"]) == (0, 0, None)


def test_costs_and_customers_of_an_unknown_source_need_not_belong_together():
    row = by_source([won("acme", source=None)], [spent(70, source=None)])[None]
    assert (row["cost"], row["customers"], row["cac"], row["cac_high"]) == (70, 1, None, None)


def test_costs_below_0_are_no_price():
    row = by_source([won("acme")], [spent(-70)])["inbound"]
    assert (row["cost"], row["cac"]) == (-70, None)
    assert by_source([won("acme")], [spent(0)])["inbound"]["cac"] == 0


def test_costs_that_could_not_be_converted_are_counted():
    row = by_source([won("acme")], [spent(70), spent(None)])["inbound"]
    assert (row["cost"], row["costs_left_out"], row["cac"]) == (70, 1, 70)


def test_when_too_few_deals_name_an_account_each_deal_is_a_customer():
    # 2 of 5 without an account is more than a fifth.
    rows = [won(None), won(None), won("acme"), won("acme"), won("birch")]
    row = by_source(rows, [spent(100)])["inbound"]
    assert (row["customer_is"], row["customers"], row["cac"], row["without_account"]) == ("deal", 5, 20, 0)


def test_a_few_deals_without_an_account_are_left_out_and_counted():
    # 1 of 5 is a fifth, and no more.
    rows = [won(None), won("acme"), won("acme"), won("birch"), won("cedar")]
    row = by_source(rows, [spent(90)])["inbound"]
    assert (row["customer_is"], row["customers"], row["again"], row["without_account"]) == ("account", 3, 1, 1)
    assert row["cac"] == 30


def test_wins_of_an_unknown_day_are_counted_not_used():
    row = by_source([won("acme"), won("birch", closed_at=None)], [spent(90)])["inbound"]
    assert (row["customers"], row["without_date"]) == (1, 1)


def test_nothing_at_all_is_one_row_of_nulls_and_counts():
    row = only(acquisition_cost(deals(), costs(), decided_in=Q1, by=()))
    assert (row["cost"], row["cac"], row["customers"], row["won"], row["payback_days"]) == (None, None, 0, 0, None)
    assert rows_of(acquisition_cost(deals(), costs(), decided_in=Q1)) == []


@pytest.mark.parametrize("count", [1, 4, 60])
def test_the_interval_is_the_score_interval_of_the_count(count):
    low, high = confint_poisson(count, 1, method="score")
    row = by_source([won(f"a{number}") for number in range(count)], [spent(1_000)])["inbound"]
    assert (row["cac_low"], row["cac_high"]) == (pytest.approx(1_000 / high), pytest.approx(1_000 / low))


def test_groups_costs_are_not_known_by_are_a_mistake():
    with pytest.raises(ValueError, match='known by source and channel; got "segment"'):
        acquisition_cost(deals(), costs(), decided_in=Q1, by=["segment"])


@pytest.mark.parametrize("margin", [0, -0.1, 1.1])
def test_a_margin_is_a_share(margin):
    with pytest.raises(ValueError, match="A margin lies above 0 and is at most 1; got"):
        acquisition_cost(deals(), costs(), decided_in=Q1, margin=margin)


def test_a_term_is_a_day_or_more():
    with pytest.raises(ValueError, match="earned over 1 day or more; got 0"):
        acquisition_cost(deals(), costs(), decided_in=Q1, earned_over=0)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='costs table, column "on"'):
        acquisition_cost(deals(), costs().drop("on"), decided_in=Q1)


def test_without_costs_it_says_what_to_import():
    rows = rows_of(acquisition_cost(deals(won("acme")), costs(), decided_in=Q1))
    refused = acquisition_cost_refusal(rows, decided_in=Q1)
    assert refused.code == "no-costs"
    assert "No cost is known for a day in 2026Q1. Import a table with one row per cost" in refused.reason
    assert acquisition_cost_refusal([{"cost": None}, {"cost": 0.0}], decided_in=Q1) is None


def naive(rows, money, period, by):
    """Group by group, deal by deal."""
    first = naive_firsts(rows)
    inside = [row for row in rows if row["outcome"] == "won" and row["closed_at"] and within(period, row["closed_at"])]
    known = sum(row["account"] is None for row in inside) <= 0.2 * len(inside)
    found = {}
    for number, row in enumerate(rows):
        if row["outcome"] != "won":
            continue
        group = found.setdefault(tuple(row[name] for name in by), {"customers": 0, "again": 0, "bare": 0, "undated": 0})
        if row["closed_at"] is None:
            group["undated"] += 1
        elif within(period, row["closed_at"]):
            if known and row["account"] is None:
                group["bare"] += 1
            else:
                group["customers" if not known or first[row["account"]] == number else "again"] += 1
    for cost in money:
        if period.start <= cost["on"] < period.end:
            group = found.setdefault(tuple(cost[name] for name in by), {})
            if cost["amount"] is not None:
                group["cost"] = group.get("cost", 0) + cost["amount"]
    return found


@settings(max_examples=some(12), deadline=None)
@given(
    random_deals,
    random_costs,
    periods.filter(bool),
    st.sampled_from([(), ("source",), ("source", "channel")]),
    st.randoms(use_true_random=False),
)
def test_it_agrees_with_looking_at_each_deal_in_any_order(rows, money, period, by, chance):
    named = [{"deal_id": f"d{number:02}"} | row for number, row in enumerate(rows)]
    shuffled = chance.sample(named, len(named))
    table = acquisition_cost(deals(*shuffled), costs(*money), decided_in=period, by=by)
    found = grouped(table, by)
    expected = naive(rows, money, period, by)
    for group, counts in expected.items():
        if not counts.get("cost") and not any(counts.values()):
            continue
        row = found[group]
        names = ("customers", "again", "without_account", "without_date")
        told = [counts.get(name, 0) for name in ("customers", "again", "bare", "undated")]
        assert [row[name] for name in names] == told
        assert row["cost"] == counts.get("cost")
        price = None
        if None not in group and counts.get("cost", -1) >= 0 and counts.get("customers"):
            price = counts["cost"] / counts["customers"]
            assert row["cac_low"] <= row["cac"] <= row["cac_high"]
        assert row["cac"] == (None if price is None else pytest.approx(price))
    listed = rows_of(acquisition_cost_deals(deals(*shuffled), decided_in=period, by=by))
    for name in ("customer", "again", "without_account", "without_date"):
        counted = "customers" if name == "customer" else name
        assert sum(row[counted] for row in found.values()) == sum(row["part"] == name for row in listed)


def test_groups_add_up_to_the_whole():
    rows = [won("acme"), won("acme", source=None), won("birch", source="outbound"), won(None), won("cedar"), won("e")]
    money = [spent(70), spent(30, source="outbound"), spent(5, source=None)]
    parts = by_source(rows, money).values()
    whole = only(acquisition_cost(deals(*rows), costs(*money), decided_in=Q1, by=()))
    for name in ("cost", "customers", "again", "without_account", "won"):
        assert sum(row[name] or 0 for row in parts) == whole[name]
