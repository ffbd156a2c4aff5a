"""Needed: against which target is the pipeline held, and how many deals should stand there when no money is known?"""

from dataclasses import dataclass, replace

from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.periods import Period, trailing


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be won in a period (null: nobody says), and the days of it that are left."""

    during: Period
    amount: float | None
    days_left: float

    @property
    def refusal(self) -> Refusal | None:
        if self.amount is not None:
            return None
        told = f"The files hold no target for {self.during.label}."
        return Refusal("target-unknown", told)


def last_year(dataset: Dataset) -> Period:
    """The last four quarters, or as much of them as the data describe."""
    year = trailing(dataset.today, zone=dataset.zone)
    begins = dataset.span.start if dataset.span else year.start
    return replace(year, start=min(max(year.start, begins), dataset.today))


def wins_in(dataset: Dataset, during: Period) -> tuple[float | None, dict[str, float]]:
    """The wins that a period as long as this one has at the pace of the last year; each pipeline's share of them."""
    year = last_year(dataset)
    rows = dataset.ask("win_rate", decided_in=year, by=["pipeline"]).rows()
    won = sum(row["won"] for row in rows)
    shares = {row["pipeline"]: row["won"] / won for row in rows if won and row["pipeline"] is not None}
    return (won * during.days / year.days if won else None), shares
