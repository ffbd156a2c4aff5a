"""Win rate gap: how far apart are the win rates of one measure, and how many deals make the difference?"""

from dataclasses import dataclass
from typing import Literal

import ibis
from ibis import _

Measure = Literal["unit", "value"]
METHODS = {
    "closed_only": "of the deals decided",
    "all_pursued": "of all deals pursued",
    "overdue_as_lost": "when overdue deals count as lost",
    "survival": "when open deals are followed as far as they got",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """How far the win rates of one measure lie apart, and how many deals make the difference."""

    measure: Measure
    lowest: tuple[str, float]
    highest: tuple[str, float]
    open: int
    overdue: int

    @property
    def points(self) -> float:
        """Percentage points between the highest and the lowest rate."""
        return 100.0 * (self.highest[1] - self.lowest[1])

    @property
    def sentence(self) -> str:
        how = "By count" if self.measure == "unit" else "By value"
        (low_method, low), (high_method, high) = self.lowest, self.highest
        if f"{low:.1%}" == f"{high:.1%}":
            return f"{how} every win rate is {_percent(low)}: open deals make no difference."
        are = "deal is" if self.open == 1 else "deals are"
        overdue = f", {self.overdue:,} of them long past the promised date" if self.overdue else ""
        return (
            f"{how} we win {_percent(high)} {METHODS[high_method]} and {_percent(low)} {METHODS[low_method]}, "
            f"{self.points:.1f} points apart, because {self.open:,} {are} still open{overdue}."
        )


def gap(rates: ibis.Table, *, measure: Measure) -> Gap | None:
    """The gap in a `win_rates` table without groups; null when fewer than two rates are known."""
    rows = {row["method"]: row for row in rates.filter(_.measure == measure).to_pyarrow().to_pylist()}
    # Of equal rates the first method is named: the plainer one.
    found = [(method, rows[method]["rate"]) for method in METHODS if method in rows]
    known = [(method, rate) for method, rate in found if rate is not None]
    if len(known) < 2:
        return None
    lowest, highest = min(known, key=lambda pair: pair[1]), max(known, key=lambda pair: pair[1])
    closed, late = rows.get("closed_only"), rows.get("overdue_as_lost")
    overdue = late["lost"] - closed["lost"] if closed and late else 0
    return Gap(measure, lowest, highest, max(row["open"] for row in rows.values()), overdue)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
