from datetime import datetime, timedelta
from statistics import median

import ibis
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.some_customers import deals, naive_firsts, random_deals
from tests.metrics.some_deals import AS_OF, KINDS, grouped, only, rows_of

from venturi.errors import TableError
from venturi.metrics.lifetime_value import (
    lifetime_value,
    lifetime_value_deals,
    lifetime_value_with_interval,
    value_per_cost,
)

YEAR = timedelta(days=365.25)


def won(account, amount, ago=YEAR, **more):
    return {"account": account, "amount": amount, "closed_at": AS_OF - ago, "segment": "small"} | more


def value(*rows, **options):
    return only(lifetime_value(deals(*rows), as_of=AS_OF, **({"by": ()} | options)))


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_the_worked_example(amount, moment):
    # Acme: 10,000 two years ago and 6,000 one year ago; birch: 8,000 two years ago. 24,000 / 2 = 12,000 an account.
    # First wins 9,000 each; 6,000 more in 2 + 2 years: 1,500 a year. One in four leaves: 9,000 + 1,500 × 4 = 15,000.
    rows = [won("acme", 10_000, 2 * YEAR), won("acme", 6_000), won("birch", 8_000, 2 * YEAR)]
    table = deals(*rows, amount=amount, moment=moment)
    row = only(lifetime_value(table, as_of=AS_OF, by=(), yearly_churn=0.25))
    assert (row["accounts"], row["won"], row["won_amount"], row["ltv"]) == (2, 3, 24_000, 12_000)
    assert (row["tenure_days"], row["first_amount"]) == (730.5, 9_000)
    assert (row["repeat_per_year"], row["projected"]) == (pytest.approx(1_500), pytest.approx(15_000))
    assert row["value_of"] == "revenue"


def test_with_a_margin_both_values_are_of_it():
    rows = [won("acme", 10_000, 2 * YEAR), won("acme", 6_000), won("birch", 8_000, 2 * YEAR)]
    row = value(*rows, yearly_churn=0.25, margin=0.5)
    assert (row["ltv"], row["projected"], row["value_of"]) == (6_000, pytest.approx(7_500), "margin")


def test_without_a_churn_nothing_is_projected():
    assert value(won("acme", 10))["projected"] is None


def test_an_account_of_this_moment_has_a_value_and_no_pace():
    row = value(won("acme", 10, timedelta()), yearly_churn=0.1)
    assert (row["ltv"], row["tenure_days"], row["repeat_per_year"], row["projected"]) == (10, 0, None, None)


def test_no_account_at_all_is_null_not_zero():
    row = value({"outcome": "lost", "account": "acme", "closed_at": AS_OF, "amount": 5})
    assert (row["accounts"], row["ltv"], row["won_amount"], row["tenure_days"]) == (0, None, None, None)
    assert rows_of(lifetime_value(deals(), as_of=AS_OF)) == []


def test_an_account_is_of_the_segment_of_its_first_win():
    rows = [won("acme", 10, 2 * YEAR), won("acme", 20, segment="large"), won("birch", 5, segment=None)]
    found = grouped(lifetime_value(deals(*rows), as_of=AS_OF), ["segment"])
    assert {group[0]: row["won_amount"] for group, row in found.items()} == {"small": 30, None: 5}
    listed = rows_of(lifetime_value_deals(deals(*rows)))
    assert [(row["segment"], row["part"]) for row in sorted(listed, key=lambda row: row["deal_id"])] == [
        ("small", "first"),
        ("small", "again"),
        (None, "first"),
    ]


def test_what_has_no_usable_amount_is_left_out_and_counted():
    # Acme's second deal and birch's only one are without: acme stays with 10, birch is no account of known value.
    rows = [won("acme", 10), won("acme", None, timedelta(days=5)), won("birch", -4), won("cedar", 0)]
    row = value(*rows)
    assert (row["accounts"], row["won"], row["ltv"]) == (2, 2, 5)
    assert (row["without_amount"], row["accounts_without_amount"]) == (2, 1)


def test_a_first_win_without_an_amount_still_begins_the_tenure():
    row = value(won("acme", None, 2 * YEAR), won("acme", 300))
    assert (row["tenure_days"], row["ltv"], row["first_amount"]) == (730.5, 300, 0)
    assert row["repeat_per_year"] == pytest.approx(150)


def test_wins_of_nobody_or_of_no_day_are_counted_by_their_own_segment():
    rows = [won(None, 5), won("acme", 5, closed_at=None), won("acme", 7, segment="large")]
    found = grouped(lifetime_value(deals(*rows), as_of=AS_OF), ["segment"])
    small, large = found["small",], found["large",]
    assert (small["accounts"], small["ltv"], small["without_account"], small["without_date"]) == (0, None, 1, 1)
    assert (large["accounts"], large["ltv"], large["without_date"]) == (1, 7, 0)


@pytest.mark.parametrize("options", [{"margin": 0}, {"margin": 1.5}, {"yearly_churn": 0}, {"yearly_churn": 2}])
def test_margin_and_churn_are_shares(options):
    with pytest.raises(ValueError, match="lies above 0 and is at most 1; got"):
        lifetime_value(deals(), as_of=AS_OF, **options)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "segment"'):
        lifetime_value(deals().drop("segment"), as_of=AS_OF)


def test_the_interval_comes_from_drawing_accounts_with_all_their_deals():
    # 100 accounts, half bring 100 once, half 300 in three deals: mean 200, standard error 100 / 10 = 10.
    rows = [won(f"a{number}", 100) for number in range(50)]
    rows += [won(f"b{number}", 100, timedelta(days=400 - nth)) for number in range(50) for nth in range(3)]
    row = only(lifetime_value_with_interval(deals(*rows), as_of=AS_OF, by=(), yearly_churn=0.5))
    assert row["ltv"] == 200
    assert (row["ltv_low"], row["ltv_high"]) == pytest.approx((180.4, 219.6), abs=4)
    assert row["projected_low"] < row["projected"] < row["projected_high"]


def test_the_interval_of_a_projection_is_unknown_without_a_churn_and_for_few_accounts():
    rows = [won("acme", 100), won("birch", 300)]
    row = only(lifetime_value_with_interval(deals(*rows), as_of=AS_OF, by=()))
    assert [row[f"{name}_{end}"] for name in ("ltv", "projected") for end in ("low", "high")] == [None] * 4


def test_value_per_cost_is_how_many_times_a_customer_brings_back_what_it_cost():
    values = lifetime_value(deals(won("acme", 900, source="inbound")), as_of=AS_OF, by=["source"], yearly_churn=1)
    costs = ibis.memtable({"source": ["inbound", "outbound", None], "cac": [300.0, 0.0, None]})
    found = {row["source"]: row for row in rows_of(value_per_cost(values, costs))}
    assert (found["inbound"]["ltv"], found["inbound"]["cac"], found["inbound"]["ltv_to_cac"]) == (900, 300, 3)
    assert found["inbound"]["projected_to_cac"] == 3
    assert (found["outbound"]["ltv_to_cac"], found[None]["ltv_to_cac"]) == (None, None)


def naive(rows, by):
    """Account by account."""
    accounts = {}
    for account, number in naive_firsts(rows).items():
        since = rows[number]["closed_at"]
        own = [row for row in rows if row["account"] == account and row["outcome"] == "won"]
        priced = [row["amount"] for row in own if row["closed_at"] and row["amount"] is not None and row["amount"] >= 0]
        group = tuple(rows[number][name] for name in by)
        tenure = (AS_OF - since).total_seconds() / 86_400
        accounts.setdefault(group, []).append((priced, tenure))
    return accounts


@settings(max_examples=some(20), deadline=None)
@given(random_deals, st.sampled_from([(), ("segment",), ("segment", "source")]), st.randoms(use_true_random=False))
def test_it_agrees_with_looking_at_each_account_in_any_order(rows, by, chance):
    rows = [row | {"closed_at": row["closed_at"] and min(row["closed_at"], AS_OF)} for row in rows]
    named = [{"deal_id": f"d{number:02}"} | row for number, row in enumerate(rows)]
    table = deals(*chance.sample(named, len(named)))
    found = grouped(lifetime_value(table, as_of=AS_OF, by=by), by)
    expected = naive(rows, by)
    for group, row in found.items():
        known = [(sum(priced), tenure) for priced, tenure in expected.get(group, []) if priced]
        assert row["accounts"] == len(known)
        assert row["accounts_without_amount"] == len(expected.get(group, [])) - len(known)
        mean = sum(money for money, _ in known) / len(known) if known else None
        assert row["ltv"] == (None if mean is None else pytest.approx(mean))
        middle = median(tenure for _, tenure in known) if known else None
        assert row["tenure_days"] == (None if middle is None else pytest.approx(middle))
    listed = rows_of(lifetime_value_deals(table, by=by))
    assert len(listed) == sum(row["outcome"] == "won" for row in rows)
    for name in ("without_amount", "without_account", "without_date"):
        assert sum(row[name] for row in found.values()) == sum(row["part"] == name for row in listed)
    assert sum(row["won"] for row in found.values()) == sum(row["part"] in {"first", "again"} for row in listed)


def test_the_projection_finds_what_customers_bring_who_buy_again_at_random():
    # Everybody buys for 100 at once and then every half year on average for 50: 100 a year. With a churn of a fifth the
    # life is 5 years: 100 + 100 × 5 = 600.
    draw = np.random.default_rng(5)
    rows = []
    for number in range(300):
        since = datetime(2023, 1, 1) + timedelta(days=float(draw.uniform(0, 900)))
        rows.append({"account": f"a{number}", "amount": 100, "closed_at": since})
        moment = since + timedelta(days=float(draw.exponential(182.6)))
        while moment < AS_OF:
            rows.append({"account": f"a{number}", "amount": 50, "closed_at": moment})
            moment += timedelta(days=float(draw.exponential(182.6)))
    row = value(*rows, yearly_churn=0.2)
    assert row["repeat_per_year"] == pytest.approx(100, rel=0.1)
    assert row["projected"] == pytest.approx(600, rel=0.1)
