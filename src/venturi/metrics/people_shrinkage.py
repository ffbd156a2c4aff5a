"""People, shrunk: how good is a person likely to be, when a few deals say little?"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats

from venturi.metrics.spread import variance_between

Floats = NDArray[np.float64]

Z95 = float(stats.norm.ppf(0.975))
LEAST, MOST = 1.0, 1e6


class Shrunk(NamedTuple):
    """The estimate of each person with the ends of its 95 % interval; NaN where nothing was to be expected."""

    estimate: Floats
    low: Floats
    high: Floats


def beta_binomial(observed: Floats, of: Floats, expected: Floats) -> Shrunk:
    r"""Shares drawn towards what is expected of each person, by as much as chance alone makes people differ.

    .. math:: O_i \sim \text{BetaBinomial}(n_i, e_i M, (1 - e_i) M), \qquad
              \hat p_i = \frac{O_i + e_i M}{n_i + M}

    with :math:`e_i` the expected share. M, how alike people are, is where the marginal likelihood of the team is
    largest, sought from the moments on; the interval is that of the posterior. It takes M as known, and is somewhat
    short in small teams.

    Parameters
    ----------
    observed, of : deals that came through, of how many
    expected : deals that were to be expected to, from the mix of each person

    References
    ----------
    Casella, G. (1985). An introduction to empirical Bayes data analysis. The American Statistician 39(2).
    """
    usual = np.divide(expected, of, out=np.full(len(of), np.nan), where=of > 0)
    told = (usual > 0) & (usual < 1)
    precision = _precision(observed[told], of[told], usual[told])
    chance, against = (np.where(told, share * precision, np.nan) for share in (usual, 1.0 - usual))
    posterior = stats.beta(chance + observed, against + of - observed)
    # What everybody, or nobody, came through leaves nothing to differ in.
    ends = [np.where(told, end, usual) for end in (posterior.mean(), posterior.ppf(0.025), posterior.ppf(0.975))]
    return Shrunk(*ends)


def normal(ratio: Floats, variance: Floats) -> Shrunk:
    r"""Observed over expected, drawn towards 1 by as much as chance alone makes people differ.

    .. math:: \hat\theta_i = 1 + \frac{\tau^2}{\tau^2 + V_i} (\theta_i - 1)

    with :math:`\tau^2` of `variance_between`.

    References
    ----------
    Morris, C. N. (1983). Parametric empirical Bayes inference. JASA 78(381).
    """
    known = np.isfinite(ratio) & (variance > 0)
    between = float(variance_between(ratio[known], variance[known])) if known.any() else 0.0
    share = between / (between + np.where(known, variance, np.nan))
    estimate = 1.0 + share * (ratio - 1.0)
    error = Z95 * np.sqrt(share * variance)
    return Shrunk(estimate, np.maximum(0.0, estimate - error), estimate + error)


def _precision(observed: Floats, of: Floats, usual: Floats) -> float:
    """M of the team: the larger, the more alike people are."""
    if not len(of):
        return MOST

    def unlikely(logarithm: Floats) -> float:
        m = float(np.exp(logarithm[0]))
        return -float(stats.betabinom.logpmf(observed, of, usual * m, (1.0 - usual) * m).sum())

    start = [np.log(_by_moments(observed, of, usual))]
    found = optimize.minimize(unlikely, start, method="L-BFGS-B", bounds=[(np.log(LEAST), np.log(MOST))])
    return float(np.exp(found.x[0]))


def _by_moments(observed: Floats, of: Floats, usual: Floats) -> float:
    """From the spread beyond chance: the correlation between two deals of one person, turned into M."""
    chance = of * usual * (1.0 - usual)
    beyond = ((observed - of * usual) ** 2 - chance).sum()
    pairs = (chance * (of - 1.0)).sum()
    alike = beyond / pairs if pairs > 0 else 0.0
    return float(np.clip(1.0 / alike - 1.0, LEAST, MOST)) if alike > 0 else MOST
