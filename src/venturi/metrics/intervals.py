"""How sure a share is: Wilson's interval for counts, a bootstrap for ratios of money."""

from collections.abc import Sequence
from typing import Any

import numpy as np

Z95 = 1.959963984540054
REPLICATES = 1_000
SEED = 20_260_101


def wilson(successes: Any, trials: Any, *, z: float = Z95) -> tuple[Any, Any]:
    r"""Ends of the Wilson score interval of a share, for columns; null when there were no trials.

    .. math:: \frac{\hat p + z^2/2n \pm z\sqrt{\hat p(1-\hat p)/n + z^2/4n^2}}{1 + z^2/n}

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    n = trials.nullif(0)
    p = successes / n
    centre = p + z * z / (2.0 * n)
    # At p = 0 and p = 1 rounding may leave an end outside [0, 1] by 1e-17, or a root of a negative 1e-18.
    spread = z * ((p * (1.0 - p) / n + z * z / (4.0 * n * n)).abs()).sqrt()
    scale = 1.0 + z * z / n
    low, high = (centre - spread) / scale, (centre + spread) / scale
    return (low + low.abs()) / 2.0, 1.0 - ((1.0 - high) + (1.0 - high).abs()) / 2.0


def bootstrap_ratio(
    numerators: Sequence[float], denominators: Sequence[float], *, replicates: int = REPLICATES, seed: int = SEED
) -> tuple[float, float] | None:
    """Percentile bootstrap, 95 %, of ``sum(numerators) / sum(denominators)`` over records or blocks of records.

    Parameters
    ----------
    numerators, denominators : one value per record, or per block of records dealt out regardless of their values.
    replicates, seed : the draws; the same seed gives the same interval.

    Returns
    -------
    (low, high), or null when there are fewer than two records or no denominator in most draws.

    References
    ----------
    Efron, B., Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter 13.
    """
    top, bottom = np.asarray(numerators, float), np.asarray(denominators, float)
    if len(top) < 2:
        return None
    weights = np.random.default_rng(seed).multinomial(len(top), np.full(len(top), 1 / len(top)), size=replicates)
    drawn_top, drawn_bottom = weights @ top, weights @ bottom
    usable = drawn_bottom > 0
    if usable.sum() < replicates / 2:
        return None
    low, high = np.quantile(drawn_top[usable] / drawn_bottom[usable], [0.025, 0.975])
    return float(low), float(high)
