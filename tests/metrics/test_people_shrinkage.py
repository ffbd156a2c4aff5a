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
    # That nobody sees a difference does not mean that there is none: the interval stays open, though it is narrower
    # than that of a person's own deals, 0.3 ± 0.09.
    assert (shrunk.low < 0.27).all()
    assert (shrunk.high > 0.33).all()
    assert (shrunk.high - shrunk.low < 0.15).all()


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


def below(at, nth, likelihood, posterior):
    """The chance that a person is below `at`: the posterior over every share to be drawn, each as likely as any other
    before anybody is seen, by adaptive quadrature."""
    top = integrate.quad(lambda drawn: likelihood(drawn) * posterior(drawn, nth, at), 0, 1, limit=200)[0]
    return top / integrate.quad(likelihood, 0, 1, limit=200)[0]


@pytest.mark.parametrize("observed", [[30, 31, 29, 6], [10, 45, 60, 2]], ids=["alike", "apart"])
def test_the_interval_is_that_of_every_degree_of_likeness_weighed_by_how_well_it_fits(observed):
    seen, of, usual = arrays(observed, [100, 100, 100, 20], [0.3, 0.35, 0.3, 0.3])
    typical = 4 / (3 / 100 + 1 / 20)

    def prior(drawn):
        m = typical * drawn / (1 - drawn)
        return usual * m, (1 - usual) * m

    def likelihood(drawn):
        return float(np.exp(stats.betabinom.logpmf(seen, of, *prior(drawn)).sum() + 10))

    def posterior(drawn, nth, at):
        a, b = prior(drawn)
        return stats.beta.cdf(at, a[nth] + seen[nth], b[nth] + of[nth] - seen[nth])

    shrunk = beta_binomial(seen, of, of * usual)
    for nth in (0, 3):
        assert below(shrunk.low[nth], nth, likelihood, posterior) == pytest.approx(0.025, abs=1e-3)
        assert below(shrunk.high[nth], nth, likelihood, posterior) == pytest.approx(0.975, abs=1e-3)


@pytest.mark.parametrize(("alike", "deals"), [(1e7, 20), (100, 20), (30, 20), (100, 80), (30, 80)])
def test_the_interval_holds_what_is_true_however_alike_people_are(alike, deals):
    # With the likeness taken as known it would hold 51 % of 100 alike with 20 deals each: most teams look all equal.
    rng = np.random.default_rng(5)
    held = []
    for _ in range(40):
        of = np.full(20, float(deals))
        skill = rng.beta(0.4 * alike, 0.6 * alike, size=20)
        shrunk = beta_binomial(rng.binomial(deals, skill).astype(float), of, of * 0.4)
        held.append((shrunk.low <= skill) & (skill <= shrunk.high))
        assert (shrunk.low <= shrunk.estimate).all()
        assert (shrunk.estimate <= shrunk.high).all()
    assert np.mean(held) > 0.92


def test_who_has_no_deals_is_unknown_and_changes_nobody():
    observed, of = arrays([10, 40, 60], [100, 100, 100])
    alone = beta_binomial(observed, of, of * 0.4)
    more = beta_binomial(*arrays([10, 40, 60, 0], [100, 100, 100, 0], [40, 40, 40, 0]))
    assert more.estimate[:3] == pytest.approx(alone.estimate)
    assert np.isnan(more.estimate[3])


def test_where_everybody_or_nobody_comes_through_there_is_nothing_to_differ_in():
    observed, of = arrays([5, 7], [5, 7])
    for all_or_none, share in ((observed, 1.0), (observed * 0, 0.0)):
        shrunk = beta_binomial(all_or_none, of, all_or_none)
        assert shrunk.estimate.tolist() == [share, share]
        # And nothing that would say how much they may differ.
        assert np.isnan([shrunk.low, shrunk.high]).all()


def test_one_deal_each_tells_nothing_of_differences():
    observed, of = arrays([1, 0, 1, 0], [1, 1, 1, 1])
    assert beta_binomial(observed, of, of * 0.5).estimate == pytest.approx([0.5] * 4, abs=0.2)


def test_ratios_are_drawn_towards_1_as_another_library_has_the_spread():
    ratio, variance = arrays([0.5, 0.9, 1.4, 1.1], [0.02, 0.01, 0.03, 0.01])
    between = combine_effects(ratio, variance, method_re="dl").tau2
    shrunk = normal(ratio, variance)
    assert between > 0
    assert shrunk.estimate == pytest.approx(1 + between / (between + variance) * (ratio - 1))


@pytest.mark.parametrize("ratios", [[0.9, 1.0, 1.1], [0.4, 0.9, 1.7]], ids=["alike", "apart"])
def test_the_interval_of_a_ratio_is_that_of_every_spread_weighed_by_how_well_it_fits(ratios):
    ratio, variance = arrays(ratios, [0.02, 0.01, 0.04])
    typical = 3 / (50 + 100 + 25)

    def between(drawn):
        return typical * (1 - drawn) / drawn

    def likelihood(drawn):
        return float(np.exp(stats.norm.logpdf(ratio, 1, np.sqrt(variance + between(drawn))).sum()))

    def posterior(drawn, nth, at):
        own = between(drawn) / (between(drawn) + variance[nth])
        return stats.norm.cdf(at, 1 + own * (ratio[nth] - 1), np.sqrt(own * variance[nth]))

    shrunk = normal(ratio, variance)
    for nth in range(3):
        assert below(shrunk.low[nth], nth, likelihood, posterior) == pytest.approx(0.025, abs=1e-3)
        assert below(shrunk.high[nth], nth, likelihood, posterior) == pytest.approx(0.975, abs=1e-3)


def test_ratios_that_differ_no_more_than_chance_are_all_1_and_may_differ_all_the_same():
    shrunk = normal(*arrays([0.9, 1.1], [0.1, 0.1]))
    assert shrunk.estimate.tolist() == [1.0, 1.0]
    # Their own would be ± 0.62.
    assert (shrunk.low > 1 - 0.6).all()
    assert (shrunk.low < 1 - 0.3).all()
    assert (shrunk.high > 1 + 0.3).all()
    assert (shrunk.high < 1 + 0.6).all()


def test_a_ratio_is_never_below_0_and_the_unknown_stays_unknown():
    shrunk = normal(*arrays([0.0, 4.0, np.nan, 1.0], [0.5, 0.5, 0.5, 0.0]))
    assert shrunk.low[0] == 0.0
    assert np.isnan(shrunk.estimate[2:]).all()
    assert np.isnan(normal(*arrays([np.nan], [1.0])).estimate).all()
    assert np.isnan(normal(*arrays([], [])).estimate).all()
