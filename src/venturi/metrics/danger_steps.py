"""Danger steps: what was counted at each step of the process, and how do the comparable groups do there?"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Literal

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import _

from venturi.metrics import money
from venturi.metrics.conversion import open_stages
from venturi.metrics.danger_benchmark import FEWEST_GROUPS, Cells, cells_of, draws

Comparison = Literal["owner", "quarter"]
STEP = ("pipeline", "stage")
COLUMNS: dict[Comparison, str] = {"owner": "owner_on_entry", "quarter": "quarter"}
# What is decided first is not like the rest: a quarter of which more than a fifth is open tells little about itself.
SETTLED = 0.8
COUNTS = (
    "resolved",
    "advanced",
    "lost",
    "lost_amount",
    "lost_without_amount",
    "won",
    "won_without_amount",
    "won_amount",
    "won_squares",
    "cycles",
    "cycle_days",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One open stage: what was counted in it, the cells of the first comparison that has enough groups, and segments.

    ``note`` : why owners are not compared. ``like`` : the columns that were there to compare like with like.
    ``segments`` : cells by the column that makes the groups.
    """

    pipeline: str
    stage: str
    position: int
    totals: dict[str, float]
    kind: Comparison | None
    cells: Cells
    note: str | None
    like: tuple[str, ...]
    segments: dict[str, Cells]

    @property
    def resolved(self) -> float:
        return self.totals["resolved"]

    @property
    def conversion(self) -> float | None:
        return self.totals["advanced"] / self.resolved if self.resolved else None

    @property
    def mean_won(self) -> float | None:
        """Null too when so many of the won deals have no amount that those which have one may not be like them."""
        wins = self._wins_with_amount
        return self.totals["won_amount"] / wins if wins and self.priced("won") else None

    def priced(self, part: Literal["won", "lost"]) -> bool:
        """Whether enough of the won or of the lost deals have an amount; also where there are none."""
        return bool(money.enough(self.totals[f"{part}_without_amount"], self.totals[part]))

    @property
    def _wins_with_amount(self) -> float:
        return self.totals["won"] - self.totals["won_without_amount"]

    @property
    def cycle(self) -> float | None:
        return self.totals["cycle_days"] / self.totals["cycles"] if self.totals["cycle_days"] else None

    def draws(self, replicates: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Conversion, benchmark and mean won amount in data sets like this one; NaN where the step does not tell."""
        unknown = np.full(replicates, np.nan)
        if not self.resolved:
            return unknown, unknown, unknown
        return *draws(self.cells, replicates=replicates, rng=rng), self._amounts(replicates, rng)

    def _amounts(self, replicates: int, rng: np.random.Generator) -> np.ndarray:
        won, mean = self._wins_with_amount, self.mean_won
        if mean is None or won < 2:
            return np.full(replicates, np.nan)
        variance = max(0.0, self.totals["won_squares"] - won * mean * mean) / (won - 1)
        return np.maximum(0.0, rng.normal(mean, np.sqrt(variance / won), replicates))


def ladders(
    stages: ibis.Table,
    entries: ibis.Table,
    *,
    compare: Sequence[Comparison],
    like: Sequence[str],
    segments: Sequence[str],
    minimum: int,
) -> list[list[Step]]:
    """The steps of each pipeline from first to last, also those that nobody entered."""
    counted = _counted(entries, [*like, *segments])
    there = tuple(name for name in like if counted[name].null_count < len(counted))
    by_owner = cache(lambda: _by_owner(entries, there))
    found = defaultdict(list)
    for place in open_stages(stages).order_by("pipeline", "position", "stage").to_pyarrow().to_pylist():
        rows = _settled(_of(counted, place))
        rows_of = partial(_rows_of, counted=rows, by_owner=by_owner, place=place)
        kind, cells = _first_comparable(compare, rows_of, like=there, minimum=minimum)
        step = Step(
            **place,
            totals={name: float(pc.sum(rows[name]).as_py() or 0) for name in COUNTS},
            kind=kind,
            cells=cells,
            note=_note(compare, kind, by_owner, minimum),
            like=there,
            segments={name: _cells(rows, name, there, minimum) for name in ("quarter", *segments)},
        )
        found[place["pipeline"]].append(step)
    return list(found.values())


def _note(
    compare: Sequence[Comparison], kind: Comparison | None, by_owner: Callable[[], pa.Table], minimum: int
) -> str | None:
    """Why owners are not compared, when that was asked for."""
    if "owner" not in compare or kind == "owner":
        return None
    owners = by_owner()[COLUMNS["owner"]]
    if owners.null_count == len(owners):
        return "Owners are not compared: no change of an owner is known, so nobody can say whose deal it was then."
    if kind is None or compare.index("owner") < compare.index(kind):
        return f"Owners are not compared: fewer than {FEWEST_GROUPS} had {minimum} resolved deals here each."
    return None


def _rows_of(
    kind: Comparison, *, counted: pa.Table, by_owner: Callable[[], pa.Table], place: dict[str, Any]
) -> pa.Table:
    return _of(by_owner(), place) if kind == "owner" else counted


def _first_comparable(
    compare: Sequence[Comparison],
    rows_of: Callable[[Comparison], pa.Table],
    *,
    like: Sequence[str],
    minimum: int,
) -> tuple[Comparison | None, Cells]:
    """The first comparison with enough groups; without one the cells of the first, which still make up the whole."""
    tried = []
    for kind in compare:
        cells = _cells(rows_of(kind), COLUMNS[kind], like, minimum)
        if cells.groups >= FEWEST_GROUPS:
            return kind, cells
        tried.append(cells)
    return None, tried[0]


def _cells(rows: pa.Table, group: str, like: Sequence[str], minimum: int) -> Cells:
    # Who is grouped by source has the same source all through.
    return cells_of(rows, group=group, like=[name for name in like if name != group], minimum=minimum)


def _of(rows: pa.Table, place: dict[str, Any]) -> pa.Table:
    return rows.filter(pc.and_(*[pc.equal(rows[name], place[name]) for name in STEP]))


def _settled(rows: pa.Table) -> pa.Table:
    """The rows of a step, without the name of the quarters in which too much is still open to compare them."""
    sizes = rows.group_by("quarter").aggregate([("entered", "sum"), ("resolved", "sum")])
    settled = pc.greater_equal(sizes["resolved_sum"], pc.multiply(sizes["entered_sum"], SETTLED))
    kept = pc.is_in(rows["quarter"], sizes.filter(settled)["quarter"].combine_chunks())
    named = pc.if_else(kept, rows["quarter"], pa.scalar(None, pa.string()))
    return rows.set_column(rows.column_names.index("quarter"), "quarter", named)


def _counted(entries: ibis.Table, columns: Sequence[str]) -> pa.Table:
    """Everything that is counted, by step, quarter and `columns`: in one pass over the entries, and added up after.

    Sums of money stay exact until all of a step are added, so that the order of the rows does not matter.
    """
    priced, won = money.usable(_.amount), (_.outcome == "won")
    amount = entries.amount.cast("float64")
    lost = _.part == "lost"
    return entries.aggregate(
        by=list(dict.fromkeys([*STEP, "quarter", *columns])),
        entered=_.count(),
        resolved=_.count(where=_.part.isin(["advanced", "lost"])),
        advanced=_.count(where=_.part == "advanced"),
        lost=_.count(where=lost),
        lost_amount=_.amount.sum(where=lost & priced),
        lost_without_amount=_.count(where=lost & ~priced),
        won=_.count(where=won),
        won_without_amount=_.count(where=won & ~priced),
        won_amount=_.amount.sum(where=won & priced),
        won_squares=(amount * amount).sum(where=(won & priced).resolve(entries)),
        cycles=_.count(where=won & _.days.notnull()),
        cycle_days=_.days.sum(where=won),
    ).to_pyarrow()


def _by_owner(entries: ibis.Table, like: Sequence[str]) -> pa.Table:
    """Resolved deals by step, owner on entry and mix."""
    resolved = entries.filter(_.part.isin(["advanced", "lost"]))
    return resolved.aggregate(
        by=list(dict.fromkeys([*STEP, COLUMNS["owner"], *like])),
        resolved=_.count(),
        advanced=_.count(where=_.part == "advanced"),
    ).to_pyarrow()
