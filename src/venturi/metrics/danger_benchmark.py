"""Danger benchmark: what conversion do the best comparable owners, quarters or segments reach at one step?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import csr_array
from scipy.stats import binom

from venturi.metrics.spread import variance_between

FEWEST_GROUPS = 4
BEST = 0.75
# From seed to seed the ends of a 95 % interval from so many draws scatter by 1 to 3 % of its width (measured for 200
# owners), too little to change two digits often; twice as many would scatter by seven tenths of that.
REPLICATES = 500
DRAWN = 10_000_000
SMALL = (0, 10, 20, 40, 80)


@dataclass(frozen=True, slots=True)
class Cells:
    """Resolved deals of one step, by group (an owner, a quarter) and stratum (what must be alike to compare them).

    ``group`` and ``stratum`` are numbers 0, 1 …, one pair a cell; ``names`` are those of the groups. Group −1 holds
    everything whose group is too small or unknown.
    """

    names: tuple[Any, ...]
    group: np.ndarray
    stratum: np.ndarray
    resolved: np.ndarray
    advanced: np.ndarray

    @property
    def groups(self) -> int:
        return len(self.names)

    @property
    def by_group(self) -> csr_array:
        """Groups (rows) by cells (columns): 1 where the cell is of the group."""
        [known] = np.nonzero(self.group >= 0)
        return csr_array((np.ones(len(known)), (self.group[known], known)), shape=(self.groups, len(self.group)))

    @property
    def by_stratum(self) -> csr_array:
        """Strata by cells: 1 where the cell is of the stratum."""
        cells = np.arange(len(self.stratum))
        shape = (int(self.stratum.max(initial=-1)) + 1, len(cells))
        return csr_array((np.ones(len(cells)), (self.stratum, cells)), shape=shape)


def cells_of(rows: pa.Table, *, group: str, like: Sequence[str], minimum: int) -> Cells:
    """Cells of rows with the columns `group`, `like`, ``resolved`` and ``advanced``; small groups are put together."""
    # Where nothing is resolved yet there is no rate to compare.
    rows = rows.filter(pc.greater(rows["resolved"], 0))
    resolved, advanced = (rows[name].to_numpy().astype(float) for name in ("resolved", "advanced"))
    labels = sorted(rows[group].unique().drop_null().to_pylist())
    number = _numbered(rows[group], labels)
    sizes = np.bincount(number + 1, resolved, minlength=len(labels) + 1)[1:]
    [compared] = np.nonzero(sizes >= minimum)
    renumbered = np.full(len(labels) + 1, -1)
    renumbered[compared] = np.arange(len(compared))
    stratum = np.zeros(len(number), int)
    for name in like:
        values = sorted(rows[name].unique().drop_null().to_pylist())
        stratum = stratum * (len(values) + 1) + _numbered(rows[name], values) + 1
    strata, stratum = np.unique(stratum, return_inverse=True)
    # Cells of one group and stratum draw at one rate, and are drawn as one.
    pairs, cell = np.unique((renumbered[number] + 1) * max(1, len(strata)) + stratum, return_inverse=True)
    return Cells(
        tuple(labels[nth] for nth in compared),
        pairs // max(1, len(strata)) - 1,
        pairs % max(1, len(strata)),
        np.bincount(cell, resolved, minlength=len(pairs)),
        np.bincount(cell, advanced, minlength=len(pairs)),
    )


def _numbered(column: pa.ChunkedArray, values: Sequence[Any]) -> np.ndarray:
    """The place of each value among `values`, −1 where it is null."""
    found = pc.index_in(column, pa.array(values, column.type))
    numbers: np.ndarray = found.fill_null(-1).to_numpy().astype(int)
    return numbers


def like_for_like(cells: Cells, advanced: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Conversion of the step, and of each group (a row each) as if it had the mix of all: one per column of `advanced`.

    Indirectly standardised (observed over expected, times the whole), then shrunk to the whole by as much as chance
    alone makes groups differ: among equal groups the best quarter is lucky, not better.
    """
    by_group, by_stratum = cells.by_group, cells.by_stratum
    whole = advanced.sum(axis=0, keepdims=True) / cells.resolved.sum()
    size = (by_group @ cells.resolved)[:, None]
    in_stratum = (by_stratum @ advanced) / (by_stratum @ cells.resolved)[:, None]
    # Resolved deals by group and stratum, times the rate of the stratum.
    expected = (by_group * cells.resolved) @ by_stratum.T @ in_stratum
    observed = by_group @ advanced
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=expected > 0)
    alike = np.clip(ratio * whole, 0.0, 1.0)
    chance = np.maximum(whole * (1.0 - whole), 1e-12) / size
    true = variance_between(alike, chance)
    return whole[0], whole + true / (true + chance) * (alike - whole)


def benchmark(cells: Cells) -> float | None:
    """The conversion that the best quarter of the groups reaches or beats, and never below the whole.

    Null with fewer than four groups to compare.

    References
    ----------
    Morris, C. N. (1983). Parametric empirical Bayes inference. JASA 78(381).
    """
    if cells.groups < FEWEST_GROUPS:
        return None
    whole, groups = like_for_like(cells, cells.advanced[:, None])
    return float(max(np.quantile(groups[:, 0], BEST), whole[0]))


def best_group(cells: Cells) -> tuple[Any, float] | None:
    """The group that does best, with its conversion; null when none does better than chance explains.

    Two groups are enough: this names an example, where a quartile needs a spread.
    """
    if cells.groups < 2:
        return None
    whole, groups = like_for_like(cells, cells.advanced[:, None])
    best = int(groups[:, 0].argmax())
    return (cells.names[best], float(groups[best, 0])) if groups[best, 0] > whole[0] + 1e-9 else None


def draws(cells: Cells, *, replicates: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Parametric bootstrap: conversion and benchmark of the step in data sets drawn from what was estimated.

    Each cell draws its deals at the rate of its stratum times what sets its group apart after shrinking. The draws say
    how far estimates scatter, and are centred on the estimates: where owner and stratum go together, or a rate is cut
    off at 1, the drawn data sets differ from the real one on average. Without enough groups the benchmarks are NaN.
    """
    rate, resolved = _rates(cells), cells.resolved.astype(int)
    # In blocks of draws: all draws of a hundred thousand cells at once would be hundreds of megabytes.
    block = max(1, DRAWN // max(1, len(rate)))
    sizes = [min(block, replicates - done) for done in range(0, replicates, block)]
    drawn = (_binomials(resolved, rate, size, rng) for size in sizes)
    if cells.groups < FEWEST_GROUPS:
        whole = np.concatenate([part.sum(axis=0) for part in drawn]) / cells.resolved.sum()
        return whole, np.full(replicates, np.nan)
    estimate, groups = like_for_like(cells, cells.advanced[:, None])
    pairs = [
        (whole, np.quantile(groups, BEST, axis=0)) for whole, groups in (like_for_like(cells, part) for part in drawn)
    ]
    drawn_whole, drawn_best = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    whole = _centred(drawn_whole, float(estimate[0]))
    return whole, np.maximum(_centred(drawn_best, float(np.quantile(groups[:, 0], BEST))), whole)


def _rates(cells: Cells) -> np.ndarray:
    """The rate at which each cell draws."""
    by_stratum = cells.by_stratum
    rate: np.ndarray = ((by_stratum @ cells.advanced) / (by_stratum @ cells.resolved))[cells.stratum]
    if cells.groups < FEWEST_GROUPS:
        return rate
    whole, groups = like_for_like(cells, cells.advanced[:, None])
    apart = np.append(groups[:, 0] / whole[0] if whole[0] > 0 else np.ones(cells.groups), 1.0)
    return np.clip(rate * apart[cells.group], 0.0, 1.0)


def _binomials(n: np.ndarray, rate: np.ndarray, size: int, rng: np.random.Generator) -> np.ndarray:
    """Binomial draws, a row of `size` for each of `n` and `rate`.

    Of a few deals there are few outcomes: how often each occurs among the draws is multinomial, and shuffling tells
    which draw got which. That is the same distribution from a tenth of the random numbers.
    """
    drawn = np.empty((len(n), size))
    for low, high in pairwise(SMALL):
        [chosen] = np.nonzero((n > low) & (n <= high))
        outcomes = np.arange(high + 1)
        chance = binom.pmf(outcomes, n[chosen, None], rate[chosen, None])
        often = rng.multinomial(size, chance / chance.sum(axis=1, keepdims=True))
        values = np.repeat(np.tile(outcomes, len(chosen)), often.ravel()).reshape(len(chosen), size)
        drawn[chosen] = rng.permuted(values, axis=1)
    [large] = np.nonzero(n > SMALL[-1])
    drawn[large] = rng.binomial(n[large, None], rate[large, None], size=(len(large), size))
    return drawn


def _centred(drawn: np.ndarray, estimate: float) -> np.ndarray:
    return np.clip(drawn - drawn.mean() + estimate, 0.0, 1.0)
