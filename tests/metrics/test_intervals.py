import ibis
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis import _
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson
from tests.examples import some
from tests.metrics.some_deals import deals, only, rows_of

from venturi.metrics.intervals import block_sums, bootstrap, bootstrap_ratio, poisson, ratio, wilson, with_interval


def ends(successes, trials):
    table = ibis.memtable([{"x": successes, "n": trials}], schema={"x": "int64", "n": "int64"})
    low, high = wilson(table.x, table.n)
    row = only(table.select(low=low, high=high))
    return row["low"], row["high"]


def test_eight_of_ten():
    # z = 1.96: centre (0.8 + 0.19208) / 1.38416 = 0.71674, spread 0.31362 / 1.38416 = 0.22658.
    assert ends(8, 10) == pytest.approx((0.49016, 0.94332), abs=1e-4)


def test_no_trials_have_no_interval():
    assert ends(0, 0) == (None, None)


@settings(max_examples=some(60), deadline=None)
@given(st.integers(1, 5_000), st.floats(0, 1))
def test_wilson_agrees_with_statsmodels_and_stays_within_0_and_1(trials, portion):
    successes = round(trials * portion)
    low, high = ends(successes, trials)
    assert (low, high) == pytest.approx(proportion_confint(successes, trials, method="wilson"), abs=1e-12)
    assert 0 <= low <= successes / trials <= high <= 1


def test_the_bootstrap_of_a_mean_matches_its_standard_error():
    # Mean of 0 and 1, 500 each: standard error 0.5 / sqrt(1000) = 0.0158, times 1.96 = 0.031.
    low, high = bootstrap_ratio([0, 1] * 500, [1] * 1000)
    assert (low, high) == pytest.approx((0.469, 0.531), abs=0.004)


def test_the_same_seed_gives_the_same_interval():
    found = bootstrap_ratio([1, 2, 3, 4, 5], [4, 5, 6, 7, 9])
    assert found == bootstrap_ratio([1, 2, 3, 4, 5], [4, 5, 6, 7, 9])
    assert found is not None


@pytest.mark.parametrize(("top", "bottom"), [([], []), ([1], [2]), ([1, 2, 3, 4], [5, 7, 6, 9]), ([0] * 9, [0] * 9)])
def test_fewer_than_five_records_or_no_denominator_have_no_interval(top, bottom):
    assert bootstrap_ratio(top, bottom) is None


def test_five_records_have_an_interval():
    low, high = bootstrap_ratio([1, 2, 3, 4, 5], [5, 7, 6, 9, 6])
    # 15 of 33 is 0.4545.
    assert low < 15 / 33 < high


def test_what_a_handful_of_records_make_up_has_no_interval_however_many_others_there_are():
    # One won deal among a hundred: every draw that holds it says 700 / 30, and none says how sure that is.
    money, days = [700] + [0] * 99, [30] + [0] * 99
    assert bootstrap_ratio(money, days) is None
    four, five = ([500 + 100 * nth for nth in range(many)] + [0] * 95 for many in (4, 5))
    assert bootstrap_ratio(four, [1] * 99) is None
    assert bootstrap_ratio(five, [1] * 100) is not None


def test_a_ratio_that_cannot_vary_has_no_interval():
    # All won: every draw says 1. That is no certainty, and it must not look like one.
    assert bootstrap_ratio([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]) is None
    assert bootstrap_ratio([0] * 6, [1, 2, 3, 4, 5, 6]) is None


def test_any_statistic_of_sums_can_be_resampled():
    sums = {"a": np.arange(1.0, 101.0), "n": np.ones(100)}
    low, high = bootstrap(sums, lambda drawn: 2 * drawn["a"] / drawn["n"])
    assert low < 101 < high


def test_up_to_a_thousand_deals_are_a_block_each():
    table = deals(*[{"amount": number} for number in range(1_000)])
    sums = block_sums(table, {"money": _.amount.sum()}, by=())
    assert sorted(row["money"] for row in rows_of(sums)) == list(range(1_000))


def test_more_deals_are_dealt_out_evenly_and_nothing_is_lost():
    # 2,500 deals in 1,000 blocks: 500 of three and 500 of two.
    table = deals(*[{"amount": 1}] * 2_500)
    sizes = [row["n"] for row in rows_of(block_sums(table, {"n": _.count()}, by=()))]
    assert (sizes.count(3), sizes.count(2), len(sizes)) == (500, 500, 1_000)


def test_blocks_are_dealt_out_within_each_group_and_null_is_a_group():
    table = deals(*[{"amount": 1, "owner": owner} for owner in ("ana", None, None)])
    found = [(row["owner"], row["block"]) for row in rows_of(block_sums(table, {"n": _.count()}, by=["owner"]))]
    assert sorted(found, key=str) == [("ana", 0), (None, 0), (None, 1)]


def test_blocks_give_nearly_the_interval_of_the_records():
    draw = np.random.default_rng(7)
    amounts = draw.lognormal(8, 1, 5_000).round(2)
    won = draw.random(5_000) < 0.4
    rows = [{"amount": float(a), "outcome": "won" if w else "lost"} for a, w in zip(amounts, won)]
    sums = {"won": _.amount.sum(where=_.outcome == "won"), "all": _.amount.sum()}
    table = deals(*rows, amount="float64")
    result = table.aggregate(rate=_.amount.sum())
    row = only(with_interval(result, block_sums(table, sums, by=()), ratio("won", "all"), by=(), low="l", high="h"))
    exact = bootstrap_ratio(np.where(won, amounts, 0), amounts)
    assert (row["l"], row["h"]) == pytest.approx(exact, abs=0.004)


def test_each_group_gets_its_own_interval_and_a_group_of_one_gets_none():
    rows = [{"owner": "ana", "amount": amount} for amount in (1, 3, 5, 7, 9)] + [{"owner": None, "amount": 5}]
    table = deals(*rows)
    blocks = block_sums(table, {"money": _.amount.sum(), "n": _.count()}, by=["owner"])
    result = table.aggregate(by="owner", n=_.count())
    found = with_interval(result, blocks, ratio("money", "n"), by=["owner"], low="low", high="high")
    ends = {row["owner"]: (row["low"], row["high"]) for row in rows_of(found)}
    assert ends[None] == (None, None)
    # The mean is 5; the lowest draws have nearly all ones, the highest nearly all nines.
    assert 1 < ends["ana"][0] < 5 < ends["ana"][1] < 9


@pytest.mark.parametrize("count", [0, 1, 7, 300])
def test_the_interval_of_a_count_agrees_with_statsmodels(count):
    table = ibis.memtable({"n": [count]})
    low, high = poisson(table.n)
    row = only(table.select(low=low, high=high))
    expected = confint_poisson(count, 1, method="score")
    assert (row["low"], row["high"]) == pytest.approx(expected, abs=1e-9)
