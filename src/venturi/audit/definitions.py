"""Definitions: how was each number made, over which records, and what was left out?"""

from typing import Any

from ibis import _

from venturi.dataset import Dataset
from venturi.metrics.integrity.flags import summed
from venturi.metrics.registry import METRICS


def definitions(dataset: Dataset) -> dict[str, Any]:
    """The ``definitions`` part of the document: every metric, with the records that could not count and why."""
    left_out = _left_out(dataset)
    return {
        name: {
            "question": metric.question,
            "formula": metric.formula,
            "population": metric.population,
            "unit": metric.unit,
            "misleads": metric.misleads,
            "excluded": [
                {"reason": reason, "count": count}
                for need in metric.needs
                for reason, count in left_out.get((need.table, need.column, need.of), ())
                if count
            ],
        }
        for name, metric in METRICS.items()
    }


def _left_out(dataset: Dataset) -> dict[tuple[str, str, str], list[tuple[str, int]]]:
    """Needed column → why records lack it, and how many do."""
    complete = dataset.verdict.completeness
    by_outcome = dataset.deals.filter(_.rate_missing).group_by("outcome").aggregate(deals=_.count())
    unpriced = by_outcome.to_pyarrow().to_pylist()
    found: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    for need in {need for metric in METRICS.values() for need in metric.needs}:
        filled, population = complete.filled(need.table, need.column, need.of)
        who = "deals" if need.of == "all" else f"{need.of} deals"
        what = "no history" if need.table == "stage_changes" else f'no "{need.column}"'
        # What has an amount but no rate is no deal without an amount: each is counted once.
        without_rate = summed(unpriced, "deals", need.of) or 0 if need.column == "amount" else 0
        reasons = [(f"{who} with {what}", population - filled - without_rate)]
        found[need.table, need.column, need.of] = [*reasons, (f"{who} in a currency without a rate", without_rate)]
    return found
