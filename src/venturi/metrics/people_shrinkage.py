"""People, shrunk: how good is a person likely to be, when a few deals say little?

The estimate is drawn by how alike people seem to be. How alike they are nobody knows exactly, least of all when they
differ no more than chance makes equal people differ: so the intervals weigh every degree of likeness by how well it
fits the team. They stay open where the estimates fall together.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special, stats

from venturi.metrics.spread import variance_between

Floats = NDArray[np.float64]

LEAST, MOST = 1.0, 1e6
ENDS = (0.025, 0.975)
# How many degrees of likeness are weighed, which of them matter, and how often the search for an end halves its range.
STEPS, SLIGHT, HALVINGS = 64, 1e-6, 24


class Shrunk(NamedTuple):
    """The estimate of each person with the ends of its 95 % interval; NaN where nothing was to be expected."""

    estimate: Floats
    low: Floats
    high: Floats


def beta_binomial(observed: Floats, of: Floats, expected: Floats) -> Shrunk:
    r"""Shares drawn towards what is expected of each person, by as much as chance alone makes people differ.

    .. math:: O_i \sim \text{BetaBinomial}(n_i, e_i M, (1 - e_i) M), \qquad
              \hat p_i = \frac{O_i + e_i M}{n_i + M}

    with :math:`e_i` the expected share. M, how alike people are, is for the estimate where the marginal likelihood of
    the team is largest, sought from the moments on. The interval is that of the posterior over all M, weighed by their
    likelihood and a prior by which every share between 0 and 1 to be drawn is as likely as any other [2]_: so it does
    not close when people differ no more than chance. It is unknown (NaN) where everybody, or nobody, is expected to
    come through: such deals say nothing of differences.

    Parameters
    ----------
    observed, of : deals that came through, of how many
    expected : deals that were to be expected to, from the mix of each person

    References
    ----------
    .. [1] Casella, G. (1985). An introduction to empirical Bayes data analysis. The American Statistician 39(2).
    .. [2] Daniels, M. J. (1999). A prior for the variance in hierarchical models. Canadian Journal of Statistics 27(3).
    """
    usual = np.divide(expected, of, out=np.full(len(of), np.nan), where=of > 0)
    told = (usual > 0) & (usual < 1)
    known = observed[told], of[told], usual[told]
    precision = _precision(*known)
    # What everybody, or nobody, came through leaves nothing to differ in.
    estimate = np.where(told, (observed + usual * precision) / (of + precision), usual)
    low, high = (np.full(len(of), np.nan) for _ in ENDS)
    if told.any():
        low[told], high[told] = _beta_ends(*known)
    return Shrunk(estimate, low, high)


def normal(ratio: Floats, variance: Floats) -> Shrunk:
    r"""Observed over expected, drawn towards 1 by as much as chance alone makes people differ.

    .. math:: \hat\theta_i = 1 + \frac{\tau^2}{\tau^2 + V_i} (\theta_i - 1)

    with :math:`\tau^2` of `variance_between`. The interval is that of the posterior over all :math:`\tau^2`, weighed as
    in `beta_binomial`.

    References
    ----------
    .. [1] Morris, C. N. (1983). Parametric empirical Bayes inference. JASA 78(381).
    .. [2] Daniels, M. J. (1999). A prior for the variance in hierarchical models. Canadian Journal of Statistics 27(3).
    """
    known = np.isfinite(ratio) & (variance > 0)
    between = float(variance_between(ratio[known], variance[known])) if known.any() else 0.0
    share = between / (between + np.where(known, variance, np.nan))
    low, high = (np.full(len(ratio), np.nan) for _ in ENDS)
    if known.any():
        low[known], high[known] = _normal_ends(ratio[known], variance[known])
    return Shrunk(1.0 + share * (ratio - 1.0), np.maximum(0.0, low), high)


def _beta_ends(observed: Floats, of: Floats, usual: Floats) -> list[Floats]:
    drawn = _shares_drawn()
    # Of a person of the usual number of deals so much is drawn.
    alike = drawn / (1.0 - drawn) * stats.hmean(of)
    prior, against = usual[:, None] * alike, (1.0 - usual[:, None]) * alike
    fit = stats.betabinom.logpmf(observed[:, None], of[:, None], prior, against).sum(axis=0)
    weight, matters = _weights(fit)
    a, b = (prior + observed[:, None])[:, matters], (against + (of - observed)[:, None])[:, matters]

    def below(at: Floats) -> Floats:
        return special.betainc(a, b, at[:, None]) @ weight

    return [_end(below, np.zeros(len(of)), np.ones(len(of)), share) for share in ENDS]


def _normal_ends(ratio: Floats, variance: Floats) -> list[Floats]:
    drawn = _shares_drawn()
    between = (1.0 - drawn) / drawn * stats.hmean(variance)
    spread = variance[:, None] + between
    weight, matters = _weights(stats.norm.logpdf(ratio[:, None], 1.0, np.sqrt(spread)).sum(axis=0))
    own = (between / spread)[:, matters]
    centre, error = 1.0 + own * (ratio[:, None] - 1.0), np.sqrt(own * variance[:, None])

    def below(at: Floats) -> Floats:
        return stats.norm.cdf(at[:, None], centre, error) @ weight

    found = []
    for share in ENDS:
        # The end of a mixture lies between those of what is mixed.
        ends = centre + stats.norm.ppf(share) * error
        found.append(_end(below, ends.min(axis=1), ends.max(axis=1), share))
    return found


def _shares_drawn() -> Floats:
    """By how much of its distance a person may be drawn: the middles of equal steps from 0 to 1."""
    return (np.arange(STEPS) + 0.5) / STEPS


def _weights(fit: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """The weights of those of the steps that matter, and which these are, from the logarithm of their likelihood."""
    weight = np.exp(fit - fit.max())
    matters = weight > SLIGHT
    return weight[matters] / weight[matters].sum(), matters


def _end(below: Callable[[Floats], Floats], low: Floats, high: Floats, share: float) -> Floats:
    """Where `below`, which grows from `low` to `high`, is `share`: one end for each person, by halving."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        short = below(middle) < share
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return (low + high) / 2.0


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
