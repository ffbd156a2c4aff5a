"""Danger benchmark: what conversion do the best comparable owners, or quarters, reach at one step?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array

FEWEST_GROUPS = 4
BEST = 0.75
DRAWN = 1_000_000


@dataclass(frozen=True, slots=True)
class Cells:
    """Resolved deals of one step, by group (an owner, a quarter) and stratum (what must be alike to compare them).

    ``group`` and ``stratum`` are numbers 0, 1 …; group −1 holds everything whose group is too small or unknown.
    """

    group: np.ndarray
    stratum: np.ndarray
    resolved: np.ndarray
    advanced: np.ndarray

    @property
    def groups(self) -> int:
        return int(self.group.max(initial=-1)) + 1

    @property
    def mix(self) -> csr_array:
        """Resolved deals by stratum (rows) and group (columns)."""
        known = self.group >= 0
        shape = (int(self.stratum.max(initial=-1)) + 1, self.groups)
        return csr_array((self.resolved[known], (self.stratum[known], self.group[known])), shape=shape)

    def sums(self, values: np.ndarray, of: np.ndarray) -> np.ndarray:
        """Sums of `values` (one row per draw) over the numbers `of`; the number −1 is left out."""
        known = np.flatnonzero(of >= 0)
        order = known[np.argsort(of[known], kind="stable")]
        found = np.zeros((*values.shape[:-1], of.max(initial=-1) + 1))
        if len(order):
            numbers, starts = np.unique(of[order], return_index=True)
            found[..., numbers] = np.add.reduceat(values[..., order], starts, axis=-1)
        return found


def cells_of(rows: Sequence[dict[str, Any]], *, minimum: int) -> Cells:
    """Cells from rows with ``group``, ``stratum``, ``resolved`` and ``advanced``; small groups are put together."""
    sizes: dict[Any, int] = {}
    for row in rows:
        sizes[row["group"]] = sizes.get(row["group"], 0) + row["resolved"]
    compared = [group for group, size in sizes.items() if size >= minimum and group is not None]
    number = {group: nth for nth, group in enumerate(compared)}
    strata = {stratum: nth for nth, stratum in enumerate(dict.fromkeys(row["stratum"] for row in rows))}
    return Cells(
        np.array([number.get(row["group"], -1) for row in rows], int),
        np.array([strata[row["stratum"]] for row in rows], int),
        np.array([row["resolved"] for row in rows], float),
        np.array([row["advanced"] for row in rows], float),
    )


def like_for_like(cells: Cells, advanced: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Conversion of the step, and of each group as if it had the mix of all: one row per row of `advanced`.

    Indirectly standardised (observed over expected, times the whole), then shrunk to the whole by as much as chance
    alone makes groups differ: among equal groups the best quarter is lucky, not better.
    """
    total = cells.resolved.sum()
    whole = advanced.sum(axis=1, keepdims=True) / total
    size = cells.sums(cells.resolved[None, :], cells.group)
    in_stratum = cells.sums(advanced, cells.stratum) / cells.sums(cells.resolved[None, :], cells.stratum)
    expected = in_stratum @ cells.mix
    observed = cells.sums(advanced, cells.group)
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=expected > 0)
    alike = np.clip(ratio * whole, 0.0, 1.0)
    return whole[:, 0], whole + _between(alike, whole, size) * (alike - whole)


def _between(alike: np.ndarray, whole: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Share of each group's distance from the whole that is not chance, by the moments of DerSimonian and Laird."""
    chance = np.maximum(whole * (1.0 - whole), 1e-12) / size
    weight = 1.0 / chance
    total = weight.sum(axis=1, keepdims=True)
    mean = (weight * alike).sum(axis=1, keepdims=True) / total
    spread = (weight * (alike - mean) ** 2).sum(axis=1, keepdims=True)
    scale = total - (weight**2).sum(axis=1, keepdims=True) / total
    true = np.maximum(spread - (alike.shape[1] - 1), 0.0) / np.maximum(scale, 1e-12)
    return true / (true + chance)


def benchmark(cells: Cells) -> float | None:
    """The conversion that the best quarter of the groups reaches or beats, and never below the whole.

    Null with fewer than four groups to compare.

    References
    ----------
    DerSimonian, R., Laird, N. (1986). Meta-analysis in clinical trials. Controlled Clinical Trials 7(3).
    Morris, C. N. (1983). Parametric empirical Bayes inference. JASA 78(381).
    """
    if cells.groups < FEWEST_GROUPS:
        return None
    whole, groups = like_for_like(cells, cells.advanced[None, :])
    return float(max(np.quantile(groups[0], BEST), whole[0]))


def draws(cells: Cells, *, replicates: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Parametric bootstrap: conversion and benchmark of the step in data sets drawn from what was estimated.

    Each cell draws its deals at the rate of its stratum times what sets its group apart after shrinking. The draws say
    how far estimates scatter, and are centred on the estimates: where owner and stratum go together, or a rate is cut
    off at 1, the drawn data sets differ from the real one on average. Without enough groups the benchmarks are NaN.
    """
    advanced, resolved = cells.sums(np.stack([cells.advanced, cells.resolved]), cells.stratum)
    rate = (advanced / resolved)[cells.stratum]
    comparable = cells.groups >= FEWEST_GROUPS
    if comparable:
        whole, groups = like_for_like(cells, cells.advanced[None, :])
        apart = np.append(groups[0] / whole[0] if whole[0] > 0 else np.ones_like(groups[0]), 1.0)
        rate = np.clip(rate * apart[cells.group], 0.0, 1.0)
    # In blocks of draws: all draws of ten thousand cells at once are hundreds of megabytes.
    block = max(1, DRAWN // max(1, len(rate)))
    sizes = [min(block, replicates - done) for done in range(0, replicates, block)]
    drawn = (rng.binomial(cells.resolved.astype(int), rate, size=(size, len(rate))).astype(float) for size in sizes)
    if not comparable:
        whole = np.concatenate([part.sum(axis=1) for part in drawn]) / cells.resolved.sum()
        return whole, np.full(replicates, np.nan)
    pairs = [
        (whole, np.quantile(groups, BEST, axis=1)) for whole, groups in (like_for_like(cells, part) for part in drawn)
    ]
    drawn_whole, drawn_best = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    whole = _centred(drawn_whole, float(whole[0]))
    return whole, np.maximum(_centred(drawn_best, float(np.quantile(groups[0], BEST))), whole)


def _centred(drawn: np.ndarray, estimate: float) -> np.ndarray:
    return np.clip(drawn - drawn.mean() + estimate, 0.0, 1.0)
