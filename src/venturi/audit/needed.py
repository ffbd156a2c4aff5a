"""Needed: against which target is the pipeline held, and how many deals should stand there when no money is known?"""

from dataclasses import dataclass, replace
from datetime import datetime

import ibis

from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.periods import Period, trailing
from venturi.metrics.pipeline_health.shortfall import shortfall

HALF = 0.5
TARGETS = {
    "person": "string",
    "team": "string",
    "starts_on": "date",
    "ends_on": "date",
    "amount": "float64",
    "currency": "string",
}


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


def counted(dataset: Dataset, factors: ibis.Table, *, during: Period, as_of: datetime) -> ibis.Table:
    """`shortfall` in numbers of deals: to win as many a day as in the last year."""
    wins, shares = wins_in(dataset, during)
    goal = {"starts_on": during.start, "ends_on": during.end, "amount": wins, "person": None, "team": None}
    targets = ibis.memtable([goal | {"currency": None}], schema=ibis.schema(TARGETS))
    told = factors.mutate(
        factor=factors.factor_by_count,
        factor_low=factors.factor_by_count_low,
        factor_high=factors.factor_by_count_high,
        target_share=factors.pipeline.cases(*shares.items(), else_=0.0) if shares else ibis.literal(1.0),
    )
    one_each = dataset.deals.mutate(amount=ibis.literal(1).cast("decimal(18, 4)"))
    rows = shortfall(one_each, dataset.stored(f"wins-{during.start}", targets), told, during=during, as_of=as_of)
    # Less than half a deal neither lacks nor is too much.
    return rows.mutate(verdict=ibis.ifelse(rows.gap.abs() < HALF, "within", rows.verdict))


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
