"""Win rate gap: how far apart are the win rates of one measure, and how many deals make the difference?"""

from dataclasses import dataclass
from typing import Literal

import ibis
from ibis import _

from venturi.metrics.periods import Period

Measure = Literal["unit", "value"]
METHODS = {
    "closed_only": "of the deals decided",
    "all_pursued": "of all deals pursued",
    "overdue_as_lost": "when overdue deals count as lost",
    "survival": "when open deals are followed as far as they got",
}

# In a period these are of the deals decided in it, the others of those created in it.
DECIDED = {"closed_only", "overdue_as_lost"}


@dataclass(frozen=True, slots=True)
class Gap:
    """How far the win rates of one measure lie apart, and how many deals make the difference.

    ``open`` : open deals among those pursued.  ``overdue`` : open deals counted as lost.  ``during`` : label of the
    period in which deals were decided, or created; null: all deals, so that every rate is of the same ones.
    """

    measure: Measure
    lowest: tuple[str, float]
    highest: tuple[str, float]
    open: int
    overdue: int
    during: str | None = None

    @property
    def points(self) -> float:
        """Percentage points between the highest and the lowest rate."""
        return 100.0 * (self.highest[1] - self.lowest[1])

    @property
    def sentence(self) -> str:
        how = "By count" if self.measure == "unit" else "By value"
        (low_method, low), (high_method, high) = self.lowest, self.highest
        if f"{low:.1%}" == f"{high:.1%}":
            return f"{how} every win rate is {_percent(low)}" + (
                f" in {self.during}." if self.during else ": open deals make no difference."
            )
        return (
            f"{how} we win {_percent(high)} {METHODS[high_method]} and {_percent(low)} {METHODS[low_method]}, "
            f"{self.points:.1f} points apart{self._because({high_method, low_method})}."
        )

    def _because(self, methods: set[str]) -> str:
        """What makes the difference; in a period deals decided in it are compared with deals created in it."""
        are = "deal is" if self.open == 1 else "deals are"
        if self.during is None:
            overdue = f", {self.overdue:,} of them long past the promised date" if self.overdue else ""
            return f", because {self.open:,} {are} still open{overdue}"
        if methods <= DECIDED:
            are = "open deal is" if self.overdue == 1 else "open deals are"
            return f", because {self.overdue:,} {are} long past the promised date"
        if methods.isdisjoint(DECIDED):
            return f", because {self.open:,} of the deals created in {self.during} {are.split()[1]} still open"
        still = f"of which {self.open:,} {are.split()[1]} still open"
        return f": one is of the deals decided in {self.during}, the other of those created in it, {still}"


def gap(rates: ibis.Table, *, measure: Measure, during: Period | None = None) -> Gap | None:
    """The gap in a `win_rates` table without groups; null when fewer than two rates are known.

    `during` : the period of the table, when it has one: some rates are then of the deals decided in it, some of those
    created in it, and that alone may set them apart.
    """
    rows = {row["method"]: row for row in rates.filter(_.measure == measure).to_pyarrow().to_pylist()}
    # Of equal rates the first method is named: the plainer one.
    found = [(method, rows[method]["rate"]) for method in METHODS if method in rows]
    known = [(method, rate) for method, rate in found if rate is not None]
    if len(known) < 2:
        return None
    lowest, highest = min(known, key=lambda pair: pair[1]), max(known, key=lambda pair: pair[1])
    closed, late = rows.get("closed_only"), rows.get("overdue_as_lost")
    overdue = late["lost"] - closed["lost"] if closed and late else 0
    followed = [rows[method]["open"] for method in METHODS if method in rows and method not in DECIDED]
    still_open = max(followed or [row["open"] for row in rows.values()])
    return Gap(measure, lowest, highest, still_open, overdue, during.label if during else None)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
