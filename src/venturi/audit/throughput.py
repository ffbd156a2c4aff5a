"""Throughput: each person in each of the last quarters."""

from typing import Any

from ibis import _

from venturi.audit.behind import NONE, behind
from venturi.audit.quarters import quarters
from venturi.audit.reach import ahead
from venturi.dataset import Dataset
from venturi.metrics.periods import Period
from venturi.metrics.throughput import throughput_deals, throughput_refusal

SHOWN_QUARTERS = 4
SHOWN_IDS = 50
FIELDS = (
    "person",
    "period",
    "closed",
    "worked",
    "days",
    "per_day",
    "per_week",
    "per_month",
    "mean",
    "deviation",
    "flagged",
    "expected",
    "like_for_like",
    "chance_p",
    "chance_explains",
)


def throughput_section(dataset: Dataset, period: Period | None) -> list[dict[str, Any]] | dict[str, Any]:
    """The ``throughput`` part of the document: the period asked for, or the last four quarters that are complete."""
    if refused := ahead(dataset, period):
        return refused.as_dict()
    complete = quarters(dataset, None, complete=True)[-SHOWN_QUARTERS:] or quarters(dataset, None)[-1:]
    during = [period] if period else complete
    if not during:
        return []
    if refused := dataset.refusal("throughput", during):
        return refused.as_dict()
    rows = dataset.throughput(during=during).rows()
    refusal = throughput_refusal(rows)
    return refusal.as_dict() if refusal else _shown(dataset, during, rows)


def _shown(dataset: Dataset, during: list[Period], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows in the order of time, each with the deals behind it."""
    decided = throughput_deals(dataset.deals, during=during, as_of=dataset.as_of).filter(_.part.isin(["won", "lost"]))
    listed = behind(decided, by=["period", "person"], shown=SHOWN_IDS)
    labels = [one.label for one in during]
    return [
        {name: row[name] for name in FIELDS}
        | {"ramping": bool(row["ramping"]), "behind": listed.get((row["period"], row["person"]), NONE)}
        for row in sorted(rows, key=lambda row: labels.index(row["period"]))
    ]
