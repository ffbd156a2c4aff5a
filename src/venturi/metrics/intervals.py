"""How sure a number is: Wilson's interval for counts, a bootstrap for whatever is made of sums.

A bootstrap needs the records again and again. `block_sums` deals them out, inside the engine, to at most 1,000 blocks,
and only the sums of the blocks leave it: a million deals cost no more than a thousand.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Z95 = 1.959963984540054
REPLICATES = 1_000
SEED = 20_260_101
BLOCKS = 1_000
LEAST = 5
ROUNDING = 1e-12

Sums = Mapping[str, NDArray[np.float64]]
Statistic = Callable[[Sums], NDArray[np.float64]]


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
    spread = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt()
    scale = 1.0 + z * z / n
    low, high = (centre - spread) / scale, (centre + spread) / scale
    # At p = 0 and p = 1 the ends are 0 and 1 themselves; rounding would miss them by 1e-17.
    return ibis.ifelse(p == 0.0, 0.0, low), ibis.ifelse(p == 1.0, 1.0, high)


def poisson(count: Any, *, z: float = Z95) -> tuple[Any, Any]:
    r"""Ends of the score interval of the mean behind a count, for columns: deals won, people decided for.

    .. math:: n + z^2/2 \pm z \sqrt{n + z^2/4}

    References
    ----------
    Barker, L. (2002). A comparison of nine confidence intervals for a Poisson parameter when the expected number of
    events is ≤ 5. The American Statistician 56(2).
    """
    centre, spread = count + z * z / 2.0, z * (count + z * z / 4.0).sqrt()
    return ibis.ifelse(count == 0, 0.0, centre - spread), centre + spread


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
    (low, high), or null: see `bootstrap`.

    References
    ----------
    Efron, B., Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter 13.
    """
    sums = {"top": np.asarray(numerators, float), "bottom": np.asarray(denominators, float)}
    return bootstrap(sums, ratio("top", "bottom"), replicates=replicates, seed=seed)


def bootstrap(
    sums: Sums, statistic: Statistic, *, replicates: int = REPLICATES, seed: int = SEED
) -> tuple[float, float] | None:
    """Percentile bootstrap, 95 %, of a statistic of sums over records or blocks of records.

    Parameters
    ----------
    sums : by name, one value per record, or per block of records dealt out regardless of their values.
    statistic : from the sums of each draw to one value a draw; not a number where it is undefined.
    replicates, seed : the draws; the same seed gives the same interval.

    Returns
    -------
    (low, high), or null when nobody can tell how sure the number is: there are fewer than five records, fewer than five
    of them make up one of the sums (a single won deal gives the same velocity in every draw that holds it), no two
    draws differ (of deals that were all won every draw gives 1), or the statistic is undefined in half the draws.
    """
    size = len(next(iter(sums.values())))
    known = {name: np.asarray(values, float) for name, values in sums.items()}
    if size < LEAST or any(0 < _behind(values) < LEAST for values in known.values()):
        return None
    weights = _weights(size, replicates, seed)
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = statistic({name: weights @ values for name, values in known.items()})
    usable = drawn[np.isfinite(drawn)]
    if len(usable) < replicates / 2 or np.ptp(usable) <= ROUNDING * np.abs(usable).max():
        return None
    low, high = np.quantile(usable, [0.025, 0.975])
    return float(low), float(high)


def _behind(values: NDArray[np.float64]) -> int:
    """How many records a sum is made of; a record may have a row of values."""
    return int(np.count_nonzero(values.reshape(len(values), -1).any(axis=1)))


@lru_cache(maxsize=4)
def _weights(size: int, replicates: int, seed: int) -> NDArray[np.float64]:
    """How often each record is drawn in each draw. Kept, because groups of 1,000 blocks all ask for the same."""
    drawn = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), size=replicates).astype(float)
    drawn.setflags(write=False)
    return drawn


def ratio(top: str, bottom: str) -> Statistic:
    """The statistic ``top / bottom``, undefined where `bottom` is not positive."""
    return lambda sums: np.where(sums[bottom] > 0, sums[top] / sums[bottom], np.nan)


def block_sums(records: ibis.Table, sums: Mapping[str, Any], *, by: Sequence[str], key: str = "deal_id") -> ibis.Table:
    """Sums of the records of each of at most 1,000 blocks in each group; fewer records are a block each.

    Records are dealt out like cards in the order of `key`, which has nothing to do with their values.
    Returns one row per group and ``block``, with the columns of `sums` as floats; a sum of nothing is 0.
    """
    totals = {name: value.cast("float64").fill_null(0.0) for name, value in sums.items()}
    return dealt_out(records, by=by, key=key).aggregate(by=[*by, "block"], **totals)


def dealt_out(records: ibis.Table, *, by: Sequence[str], key: str = "deal_id", blocks: int = BLOCKS) -> ibis.Table:
    """The records with ``block``: 0 up to `blocks` − 1 in turn within each group, in the order of `key`."""
    nth = ibis.row_number().over(group_by=list(by), order_by=key)
    return records.mutate(block=nth % blocks)


def with_interval(
    rows: ibis.Table, blocks: ibis.Table, statistic: Statistic, *, by: Sequence[str], low: str, high: str
) -> ibis.Table:
    """`rows`, one per group, with the ends of the bootstrap interval from `block_sums` in `low` and `high`.

    Runs both queries: resampling is not for the engine. Null is a group of its own here too.
    """
    counted, drawn = rows.to_pyarrow(), blocks.order_by([*by, "block"]).to_pyarrow()
    names = [name for name in drawn.column_names if name not in {*by, "block"}]
    members: dict[tuple[Any, ...], list[int]] = {}
    for index, group in enumerate(_keys(drawn, by)):
        members.setdefault(group, []).append(index)
    values = {name: drawn[name].to_numpy() for name in names}
    ends = {
        group: bootstrap({name: column[chosen] for name, column in values.items()}, statistic)
        for group, chosen in members.items()
    }
    found = [ends.get(group) or (None, None) for group in _keys(counted, by)]
    for position, name in enumerate((low, high)):
        counted = counted.append_column(name, pa.array([pair[position] for pair in found], pa.float64()))
    return ibis.memtable(counted, schema=ibis.schema({**rows.schema(), low: "float64", high: "float64"}))


def _keys(table: pa.Table, by: Sequence[str]) -> list[tuple[Any, ...]]:
    if not by:
        return [()] * table.num_rows
    return list(zip(*[table[name].to_pylist() for name in by], strict=True))
