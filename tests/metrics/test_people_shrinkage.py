import numpy as np
import pytest
from scipy import integrate, stats
from statsmodels.stats.meta_analysis import combine_effects

from venturi.metrics.people_shrinkage import LEAST, MOST, beta_binomial, normal


def arrays(*columns):
    return [np.array(column, float) for column in columns]


def test_people_who_differ_are_drawn_towards_what_is_expected_by_how_few_their_deals_are():
    observed, of = arrays([10, 40, 2, 80], [100, 100, 4, 100])
    shrunk = beta_binomial(observed, of, of * 0.4)
    own = observed / of
    assert (np.abs(shrunk.estimate - 0.4) < np.abs(own - 0.4))[[0, 2, 3]].all()
    # 2 of 4 tell little: of their distance from .4 half is left, of that of 80 of 100 nine tenths.
    assert abs(shrunk.estimate[2] - 0.4) < 0.6 * abs(own[2] - 0.4)
    assert abs(shrunk.estimate[3] - own[3]) < 0.1 * abs(own[3] - 0.4)
    assert (shrunk.low < shrunk.estimate).all()
    assert (shrunk.estimate < shrunk.high).all()


def test_people_who_differ_no_more_than_chance_are_all_as_expected():
    observed, of = arrays([30, 31, 29, 30], [100] * 4)
    shrunk = beta_binomial(observed, of, of * 0.3)
    assert shrunk.estimate == pytest.approx([0.3] * 4, abs=1e-3)
    assert (shrunk.high - shrunk.low < 0.01).all()


def test_how_alike_people_are_is_where_the_likelihood_is_largest():
    # Beside a search over a grid, and the posterior mean beside its integral.
    rng = np.random.default_rng(2)
    of = rng.integers(20, 120, size=30).astype(float)
    usual = np.where(np.arange(30) % 2, 0.3, 0.5)
    skill = rng.beta(usual * 25, (1 - usual) * 25)
    observed = rng.binomial(of.astype(int), skill).astype(float)
    shrunk = beta_binomial(observed, of, of * usual)
    grid = np.exp(np.linspace(np.log(LEAST), np.log(MOST), 4_000))
    fits = [stats.betabinom.logpmf(observed, of, usual * m, (1 - usual) * m).sum() for m in grid]
    best = grid[int(np.argmax(fits))]
    assert 10 < best < 70
    assert shrunk.estimate == pytest.approx((observed + usual * best) / (of + best), abs=1e-3)

    def weighed(p):
        return stats.beta.pdf(p, usual[0] * best, (1 - usual[0]) * best) * stats.binom.pmf(observed[0], of[0], p)

    whole = integrate.quad(weighed, 0, 1)[0]
    assert shrunk.estimate[0] == pytest.approx(integrate.quad(lambda p: p * weighed(p), 0, 1)[0] / whole, abs=1e-3)
    below = integrate.quad(weighed, 0, float(shrunk.low[0]))[0] / whole
    assert below == pytest.approx(0.025, abs=2e-3)


def test_the_interval_holds_what_is_true():
    rng = np.random.default_rng(5)
    held = []
    for _ in range(60):
        of = np.full(20, 80.0)
        skill = rng.beta(0.4 * 30, 0.6 * 30, size=20)
        shrunk = beta_binomial(rng.binomial(80, skill).astype(float), of, of * 0.4)
        held.append((shrunk.low <= skill) & (skill <= shrunk.high))
    # A little below 95 %: how alike people are is taken as known.
    assert 0.90 <= np.mean(held) <= 0.97


def test_who_has_no_deals_is_unknown_and_changes_nobody():
    observed, of = arrays([10, 40, 60], [100, 100, 100])
    alone = beta_binomial(observed, of, of * 0.4)
    more = beta_binomial(*arrays([10, 40, 60, 0], [100, 100, 100, 0], [40, 40, 40, 0]))
    assert more.estimate[:3] == pytest.approx(alone.estimate)
    assert np.isnan(more.estimate[3])


def test_where_everybody_or_nobody_comes_through_there_is_nothing_to_differ_in():
    observed, of = arrays([5, 7], [5, 7])
    assert beta_binomial(observed, of, of).estimate.tolist() == [1.0, 1.0]
    assert beta_binomial(observed * 0, of, of * 0).low.tolist() == [0.0, 0.0]


def test_one_deal_each_tells_nothing_of_differences():
    observed, of = arrays([1, 0, 1, 0], [1, 1, 1, 1])
    assert beta_binomial(observed, of, of * 0.5).estimate == pytest.approx([0.5] * 4, abs=0.2)


def test_ratios_are_drawn_towards_1_as_another_library_has_the_spread():
    ratio, variance = arrays([0.5, 0.9, 1.4, 1.1], [0.02, 0.01, 0.03, 0.01])
    between = combine_effects(ratio, variance, method_re="dl").tau2
    shrunk = normal(ratio, variance)
    assert between > 0
    assert shrunk.estimate == pytest.approx(1 + between / (between + variance) * (ratio - 1))
    error = stats.norm.ppf(0.975) * np.sqrt(between * variance / (between + variance))
    assert (shrunk.low, shrunk.high) == (
        pytest.approx(shrunk.estimate - error),
        pytest.approx(shrunk.estimate + error),
    )


def test_ratios_that_differ_no_more_than_chance_are_all_1():
    assert normal(*arrays([0.9, 1.1], [0.1, 0.1])).estimate.tolist() == [1.0, 1.0]


def test_a_ratio_is_never_below_0_and_the_unknown_stays_unknown():
    shrunk = normal(*arrays([0.0, 4.0, np.nan, 1.0], [0.5, 0.5, 0.5, 0.0]))
    assert shrunk.low[0] == 0.0
    assert np.isnan(shrunk.estimate[2:]).all()
    assert np.isnan(normal(*arrays([np.nan], [1.0])).estimate).all()
    assert np.isnan(normal(*arrays([], [])).estimate).all()
