import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from tests.examples import some
from tests.metrics.histories import rows_of
from tests.metrics.pipeline_health.made import conversions_table, open_deals

from venturi.errors import TableError
from venturi.metrics.pipeline_health import concentration as module
from venturi.metrics.pipeline_health.concentration import Rest, chance_to_miss, concentration, concentration_deals

TENTH = conversions_table(lead=0.1, meet=0.5)


def asked(*rows, conversions=TENTH, **choices):
    return rows_of(concentration(open_deals(*rows), conversions, **choices))


def only(*rows, **choices):
    [row] = asked(*rows, **choices)
    return row


def lead(amount, **more):
    return {"stage": "lead", "amount": amount} | more


def test_shares_of_the_largest_deals():
    # 50 + 30 + 20 = 100: the largest holds half; 0.5² + 0.3² + 0.2² = 0.38, as concentrated as 2.63 equal deals.
    row = only(lead(30), lead(50), lead(20))
    assert (row["deals"], row["amount"], row["largest"], row["largest_id"]) == (3, 100, 50, "d1")
    assert [row[f"top_{k}"] for k in (1, 5, 10)] == [0.5, 1, 1]
    assert (row["herfindahl"], row["equal_deals"]) == (pytest.approx(0.38), pytest.approx(1 / 0.38))
    many = only(*[lead(10)] * 20)
    assert [many[f"top_{k}"] for k in (1, 5, 10)] == [0.05, 0.25, 0.5]


def test_of_ten_deals_at_ten_per_cent_none_closes_in_35_of_100_cases():
    # 0.9^10 = 0.349, as the distribution of how many are won has it.
    row = only(*[lead(10)] * 10)
    assert row["none_closes"] == pytest.approx(0.349, abs=5e-4)
    assert row["none_closes"] == pytest.approx(stats.poisson_binom.pmf(0, [0.1] * 10))
    assert (row["expected"], row["expected_deals"]) == (pytest.approx(10), pytest.approx(1))


def test_the_target_is_missed_more_often_without_the_largest_deal():
    # 60 and 40, each won every other time, and 50 to be won: 60 must be won, 1/2. Without it 40 never do.
    deals = [{"stage": "meet", "amount": 60}, {"stage": "meet", "amount": 40}]
    row = only(*deals, target=50)
    assert (row["missed"], row["missed_without_largest"]) == (0.5, 1)
    # Together they reach 100, to the cent, in one of four cases.
    assert only(*deals, target=100)["missed"] == 0.75
    # Of 140 there are 40 won already.
    row = only(*deals, target=140, won=40)
    assert (row["missed"], row["won"], row["target"]) == (0.75, 40, 140)
    assert only(*deals, target=140, won=150)["missed"] == 0


def test_without_a_target_nothing_is_missed():
    row = only(lead(10))
    assert (row["missed"], row["missed_without_largest"], row["target"]) == (None, None, None)


def test_what_is_not_known_is_left_out_and_named():
    row = only(lead(None), lead(-1), lead(10), {"stage": "unlisted", "amount": 40}, target=10)
    assert (row["deals"], row["amount"], row["without_amount"], row["without_chance"]) == (2, 50, 2, 1)
    assert (row["expected"], row["expected_deals"]) == (pytest.approx(1), pytest.approx(0.3))
    # The largest has no chance; the one of which the chance is known is missed in nine of ten cases.
    assert (row["missed"], row["missed_without_largest"]) == (pytest.approx(0.9), pytest.approx(0.9))
    behind = rows_of(concentration_deals(open_deals(lead(None), lead(9), {"stage": "x", "amount": 40}), TENTH))
    assert {row["deal_id"]: (row["part"], row["rank"]) for row in behind} == {
        "d0": ("without_amount", None),
        "d1": ("counted", 2),
        "d2": ("without_chance", 1),
    }


def test_of_nothing_everything_is_unknown():
    row = only(lead(5, outcome="won"), target=10)
    assert (row["deals"], row["amount"], row["top_1"], row["herfindahl"]) == (0, None, None, None)
    assert (row["none_closes"], row["missed"], row["largest_id"]) == (None, None, None)
    # Deals that are worth nothing have no shares.
    assert only(lead(0))["top_1"] is None


def test_the_sources_probability_only_when_asked_for():
    row = only(lead(10, probability=0.9), chance="probability", target=10)
    assert (row["expected_deals"], row["missed"]) == (0.9, pytest.approx(0.1))


def test_groups_have_their_own_and_null_is_one():
    rows = asked(lead(10, owner="ana"), lead(30, owner=None), lead(10, owner=None), by=["owner"], target=30)
    assert {row["owner"]: row["top_1"] for row in rows} == {"ana": 1, None: 0.75}
    assert {row["owner"]: row["missed"] for row in rows} == {"ana": pytest.approx(1), None: pytest.approx(0.9)}


def test_a_target_of_nothing_is_refused_and_a_missing_column_named():
    with pytest.raises(ValueError, match="target is 0"):
        asked(lead(1), target=0)
    with pytest.raises(TableError, match='deals table, column "owner"'):
        concentration(open_deals().drop("owner"), TENTH, by=["owner"])


_deals = st.lists(st.tuples(st.integers(0, 30), st.sampled_from([0.0, 0.2, 0.5, 1.0])), min_size=1, max_size=7)


@given(_deals, st.integers(1, 60))
def test_the_chance_to_miss_is_that_of_going_through_all_cases(deals, need):
    amounts, chances = np.array(deals).T
    missed = 0.0
    for case in itertools.product([0, 1], repeat=len(deals)):
        weight = np.prod([chance if won else 1 - chance for won, chance in zip(case, chances)])
        missed += weight * (np.dot(case, amounts) < need)
    assert chance_to_miss(amounts, chances, float(need)) == pytest.approx(missed, abs=1e-9)


def test_amounts_that_fit_no_step_lie_between_two():
    rng = np.random.default_rng(5)
    amounts, chances = rng.lognormal(8, 1, 200), rng.random(200) / 2
    need = float(amounts @ chances)
    drawn = (rng.random((20_000, 200)) < chances) @ amounts
    assert chance_to_miss(amounts, chances, need) == pytest.approx((drawn < need).mean(), abs=0.012)


def test_small_deals_beyond_the_largest_are_taken_as_normal(monkeypatch):
    rng = np.random.default_rng(6)
    rows = [{"stage": "meet" if n % 2 else "lead", "amount": int(a)} for n, a in enumerate(rng.integers(50, 150, 60))]
    rows.append({"stage": "meet", "amount": 2_000})
    exact = only(*rows, target=3_000)
    monkeypatch.setattr(module, "EXACT", 5)
    rough = only(*rows, target=3_000)
    for name in ("missed", "missed_without_largest"):
        assert rough[name] == pytest.approx(exact[name], abs=0.02)
    assert rough["expected"] == pytest.approx(exact["expected"])
    assert chance_to_miss(np.array([10.0]), np.array([0.5]), 20.0, Rest(10.0, 4.0)) == pytest.approx(0.75)


@settings(max_examples=some(10), deadline=None)
@given(st.lists(st.tuples(st.none() | st.integers(-1, 40), st.sampled_from(["lead", "meet", "x"])), max_size=12))
def test_it_finds_what_a_row_by_row_reader_finds(found):
    rows = [{"amount": amount, "stage": stage} for amount, stage in found]
    row = only(*rows, target=50)
    amounts = sorted((amount for amount, _ in found if amount is not None and amount >= 0), reverse=True)
    whole = sum(amounts)
    assert (row["deals"], row["without_amount"]) == (len(amounts), len(found) - len(amounts))
    assert row["top_5"] == (pytest.approx(sum(amounts[:5]) / whole) if whole else None)
    assert row["herfindahl"] == (pytest.approx(sum((a / whole) ** 2 for a in amounts)) if whole else None)
    chances = [{"lead": 0.1, "meet": 0.5}[stage] for _, stage in found if stage != "x"]
    assert row["none_closes"] == (pytest.approx(np.prod([1 - chance for chance in chances])) if chances else None)
