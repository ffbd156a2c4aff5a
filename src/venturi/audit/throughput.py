"""Throughput: each person in each of the last quarters."""

from typing import Any

from ibis import _

from venturi.audit.behind import NONE, behind
from venturi.audit.quarters import quarters
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.periods import Period
from venturi.metrics.throughput import throughput_deals

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
    if refused := dataset.refusal("throughput"):
        return refused.as_dict()
    if period and period.starts_at > dataset.as_of:
        return Refusal("period-ahead", f"{period.label} has not begun as of {dataset.today}.").as_dict()
    complete = quarters(dataset, None, complete=True)[-SHOWN_QUARTERS:] or quarters(dataset, None)[-1:]
    rows: list[dict[str, Any]] = []
    for during in [period] if period else complete:
        rows += _of(dataset, during)
    return rows


def _of(dataset: Dataset, during: Period) -> list[dict[str, Any]]:
    decided = throughput_deals(dataset.deals, during=during, as_of=dataset.as_of).filter(_.part.isin(["won", "lost"]))
    listed = behind(decided, by=["person"], shown=SHOWN_IDS)
    return [
        {name: row[name] for name in FIELDS}
        | {"ramping": bool(row["ramping"]), "behind": listed.get((row["person"],), NONE)}
        for row in dataset.throughput(during=during).rows()
    ]
