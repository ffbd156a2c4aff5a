"""Factor interval: how sure is a value factor, when the same deals are behind its stays and its conversion?

Deals are dealt out to blocks. Of each block and stage the engine counts who entered and won, and how its stays are
spread over classes of length; only that leaves it, and each draw makes its own curve of stays from it.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from ibis import _
from numpy.typing import NDArray

from venturi.metrics.intervals import Sums, bootstrap, dealt_out
from venturi.metrics.money import usable

BLOCKS = 400
# Classes of length, each a twentieth longer than the one before, the first of an hour. In every draw the mean of a
# class is that of its own stays, so that classes change nothing where nothing is censored.
PER_DAY, WIDTH = 24.0, 1.05
COUNTED = ("entered", "won", "lost", "won_amount", "lost_amount")
SPREAD = ("visits", "left", "ended", "days")
TERMS = {"factor": ("won_amount", "lost_amount"), "factor_by_count": ("won", "lost")}

# By group (pipeline, then `by`) and stage: what each block holds of it.
Blocks = dict[tuple[Any, ...], dict[str, dict[str, NDArray[np.float64]]]]


def factor_intervals(
    rows: ibis.Table, behind: ibis.Table, visits: ibis.Table, deals: ibis.Table, *, by: Sequence[str], days: int
) -> ibis.Table:
    """`rows` of `value_factor` with ``low`` and ``high`` of both factors.

    Parameters
    ----------
    rows : one row per stage or whole, and group.
    behind : what `value_factor_deals` lists.
    visits : what `stay_times_deals` lists, with the same `by`.
    deals : one row per deal: what is resampled.
    days : of the period.
    """
    counted = rows.to_pyarrow()
    blocks = _blocks(behind, visits, deals, by)
    ends: dict[str, list[float | None]] = {f"{name}_{end}": [] for name in TERMS for end in ("low", "high")}
    for row in counted.select(["pipeline", "stage", *by, *TERMS]).to_pylist():
        stages = blocks.get((row["pipeline"], *(row[name] for name in by)), {})
        wanted = stages if row["stage"] is None else {row["stage"]: stages.get(row["stage"], {})}
        for name, terms in TERMS.items():
            found = None if row[name] is None else _interval(wanted, terms, days=days)
            for end, value in zip(("low", "high"), found or (None, None), strict=True):
                ends[f"{name}_{end}"].append(value)
    for name, values in ends.items():
        counted = counted.append_column(name, pa.array(values, pa.float64()))
    return ibis.memtable(counted, schema=ibis.schema({**rows.schema(), **dict.fromkeys(ends, "float64")}))


def _interval(
    stages: Mapping[str, Mapping[str, NDArray[np.float64]]], terms: tuple[str, str], *, days: int
) -> tuple[float, float] | None:
    """Of the sum over `stages` of days of stay / (days of the period × conversion)."""
    read = ("entered", *SPREAD, *terms)
    sums = {f"{stage}/{name}": held[name] for stage, held in stages.items() for name in read}

    def statistic(drawn: Sums) -> NDArray[np.float64]:
        parts = [
            _factor({name: drawn[f"{stage}/{name}"] for name in read}, terms, days=days, longest=held["longest"][0])
            for stage, held in stages.items()
        ]
        return np.sum(parts, axis=0)

    return bootstrap(sums, statistic)


def _factor(drawn: Sums, terms: tuple[str, str], *, days: int, longest: float) -> NDArray[np.float64]:
    won, lost = (drawn[name] for name in terms)
    stay = mean_of_classes(drawn["left"], drawn["ended"], drawn["days"], longest=longest)
    return stay * drawn["visits"] / drawn["entered"] / (days * won / (won + lost))


def mean_of_classes(
    left: NDArray[np.float64], ended: NDArray[np.float64], days: NDArray[np.float64], *, longest: float
) -> NDArray[np.float64]:
    """Restricted mean of durations in classes, one row a draw: as `restricted_mean`, of stays as long as their class.

    Of each class: what left the risk set in it, how much of that ended, and the days of all of it. What never ended
    counts up to `longest`, in every draw.
    """
    at_risk = np.cumsum(left[:, ::-1], axis=1)[:, ::-1]
    length = np.divide(days, left, out=np.zeros_like(days), where=left > 0)
    after = np.cumprod(1.0 - np.divide(ended, at_risk, out=np.zeros_like(ended), where=at_risk > 0), axis=1)
    before = np.column_stack([np.ones(len(after)), after[:, :-1]])
    return np.sum((before - after) * length, axis=1) + after[:, -1] * longest


def _blocks(behind: ibis.Table, visits: ibis.Table, deals: ibis.Table, by: Sequence[str]) -> Blocks:
    """What each block of deals holds: by group and stage, one row a block."""
    dealt = dealt_out(deals.select("deal_id", *by), by=by, blocks=BLOCKS).select(dealt_id=_.deal_id, block=_.block)
    key = ["pipeline", *by, "stage"]
    priced = usable(_.amount)
    counted = behind.join(dealt, behind.deal_id == dealt.dealt_id).aggregate(
        by=[*key, "block"],
        entered=_.count(),
        won=_.count(where=_.part == "won"),
        lost=_.count(where=_.part == "lost"),
        won_amount=_.amount.cast("float64").sum(where=(_.part == "won") & priced).fill_null(0.0),
        lost_amount=_.amount.cast("float64").sum(where=(_.part == "lost") & priced).fill_null(0.0),
    )
    width = ibis.ifelse(_.days >= 0, ((1.0 + PER_DAY * _.days).ln() / log(WIDTH)).floor(), None).cast("int64")
    spread = visits.join(dealt, visits.deal_id == dealt.dealt_id).mutate(width=width.fill_null(-1))
    spread = spread.aggregate(
        by=[*key, "block", "width"],
        visits=_.count(),
        left=_.days.count(),
        ended=_.count(where=_.ended & _.days.notnull()),
        days=_.days.sum().fill_null(0.0),
        longest=_.days.max().fill_null(0.0),
    )
    return _arranged(counted.to_pyarrow(), spread.to_pyarrow(), key)


def _arranged(counted: pa.Table, spread: pa.Table, key: Sequence[str]) -> Blocks:
    """Both tables as arrays: a row for each block; what is spread has a column for each class that occurs."""
    size = 1 + max((int(np.max(table["block"].to_numpy(), initial=-1)) for table in (counted, spread)), default=-1)
    blocks: Blocks = {}
    for place, chosen in _slices(counted, key):
        held = blocks.setdefault(place[:-1], {}).setdefault(place[-1], {})
        for name in COUNTED:
            held[name] = np.zeros(size)
            held[name][chosen["block"].to_numpy()] = chosen[name].to_numpy()
        held |= {name: np.zeros((size, 1)) for name in SPREAD}
        held |= {"visits": np.zeros(size), "longest": np.zeros(1)}
    for place, chosen in _slices(spread, key):
        held = blocks.get(place[:-1], {}).get(place[-1], {})
        classes, column = np.unique(chosen["width"].to_numpy(), return_inverse=True)
        block = chosen["block"].to_numpy()
        held["longest"] = np.array([chosen["longest"].to_numpy().max()])
        for name in SPREAD:
            dense = np.zeros((size, len(classes)))
            dense[block, column] = chosen[name].to_numpy()
            held[name] = dense.sum(axis=1) if name == "visits" else dense
    return blocks


def _slices(table: pa.Table, key: Sequence[str]) -> Iterator[tuple[tuple[Any, ...], pa.Table]]:
    """The rows of each combination of the columns of `key`."""
    if not table.num_rows:
        return
    ordered = table.sort_by([(name, "ascending") for name in key])
    names = [ordered[name].combine_chunks().dictionary_encode(null_encoding="encode") for name in key]
    codes = np.column_stack([name.indices.to_numpy() for name in names])
    starts = np.flatnonzero(np.r_[True, np.any(codes[1:] != codes[:-1], axis=1)])
    for start, end in zip(starts, np.r_[starts[1:], len(codes)], strict=True):
        yield tuple(ordered[name][int(start)].as_py() for name in key), ordered.slice(start, end - start)
