"""Spread between groups, beyond chance."""

import numpy as np
import pytest
from statsmodels.stats.meta_analysis import combine_effects

from venturi.metrics.spread import variance_between


def test_two_groups_four_apart():
    # Each with a variance of 2: Q = 2²/2 + 2²/2 = 4, so (4 - 1) / (1 - .5 / 1) = 6.
    assert variance_between(np.array([0.0, 4.0]), np.array([2.0, 2.0])) == 6.0


def test_groups_that_differ_less_than_chance_makes_them_and_one_alone_do_not_differ():
    assert variance_between(np.array([1.0, 1.1]), np.array([1.0, 1.0])) == 0.0
    assert variance_between(np.array([3.0]), np.array([0.5])) == 0.0


def test_it_is_what_statsmodels_finds_column_by_column():
    rng = np.random.default_rng(7)
    values, variance = rng.normal(0, 3, (12, 4)), rng.uniform(0.2, 2, (12, 4))
    theirs = [combine_effects(*pair, method_re="dl").tau2 for pair in zip(values.T, variance.T, strict=True)]
    assert variance_between(values, variance) == pytest.approx(theirs)
