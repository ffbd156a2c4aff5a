"""Arrays: the few operations on grouped rows that the simulator repeats."""

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Moments = npt.NDArray[np.datetime64]
Numbers = npt.NDArray[Any]


def starts_of(groups: Ints, count: int) -> Ints:
    """Where each of the groups 0 … count − 1 starts in the sorted `groups`; an empty one starts where the next does."""
    return np.searchsorted(groups, np.arange(count), side="left").astype(np.int64)


def rank_within(groups: Ints) -> Ints:
    """0, 1, 2 … within each run of equal values of the sorted `groups`."""
    if not len(groups):
        return np.zeros(0, dtype=np.int64)
    new = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    lengths = np.diff(np.r_[new, len(groups)])
    return np.arange(len(groups)) - np.repeat(new, lengths)


def repeated(counts: Ints) -> Ints:
    """The row numbers 0 … len − 1, each as often as `counts` says."""
    return np.repeat(np.arange(len(counts)), counts)


def choice(shares: Floats, u: Floats) -> Ints:
    """Which of the shares each uniform number falls into."""
    edges = np.cumsum(shares) / np.sum(shares)
    return np.minimum(np.searchsorted(edges, u, side="right"), len(shares) - 1).astype(np.int64)
