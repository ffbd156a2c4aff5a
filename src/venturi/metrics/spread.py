"""Spread: how much do groups differ, beyond what chance makes of equal ones?"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def variance_between(values: Floats, variance: Floats) -> Floats:
    r"""Variance of the true values of groups, from measured ones and the variance that chance gives each.

    .. math:: \tau^2 = \max\left(0, \frac{Q - (k - 1)}{\sum w - \sum w^2 / \sum w}\right), \qquad
              w_i = 1 / V_i, \quad Q = \sum w_i (x_i - \bar x_w)^2

    Parameters
    ----------
    values, variance : groups along the first axis, at least one; the variances above 0

    Returns
    -------
    :math:`\tau^2`, one for each column; 0 for one group alone.

    References
    ----------
    DerSimonian, R., Laird, N. (1986). Meta-analysis in clinical trials. Controlled Clinical Trials 7(3).
    """
    weight = 1.0 / variance
    total = weight.sum(axis=0)
    mean = (weight * values).sum(axis=0) / total
    beyond = (weight * (values - mean) ** 2).sum(axis=0) - (len(values) - 1)
    scale = total - (weight**2).sum(axis=0) / total
    found: Floats = np.maximum(beyond, 0.0) / np.maximum(scale, 1e-12)
    return found
