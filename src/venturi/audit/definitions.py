"""Definitions: how was each number made, over which records, and what was left out?"""

from typing import Any, get_args

from ibis import _

from venturi.dataset import Dataset
from venturi.metrics.integrity.flags import summed
from venturi.metrics.integrity.floors import WORDS
from venturi.metrics.metric import Dating, Need
from venturi.metrics.periods import Period
from venturi.registry import METRICS


def definitions(dataset: Dataset, period: Period | None = None) -> dict[str, Any]:
    """The ``definitions`` part of the document: every metric, with the records that could not count and why.

    With a period, those of the deals that the metric counts in it; what has no date to place it is told of the whole.
    """
    left_out = {dated_by: _left_out(dataset, dated_by, period) for dated_by in get_args(Dating)}
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
                for reason, count in left_out[metric.dated_by].get((need.table, need.column, need.of), ())
                if count
            ],
        }
        for name, metric in METRICS.items()
    }


def _left_out(
    dataset: Dataset, dated_by: Dating, period: Period | None
) -> dict[tuple[str, str, str], list[tuple[str, int]]]:
    """Needed column → why records lack it, and how many do."""
    metrics = [metric for metric in METRICS.values() if metric.dated_by == dated_by]
    complete = dataset.completeness(dated_by, period)
    unpriced = _without_rate(dataset, dated_by, period) if metrics else []
    found: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
    for need in {need for metric in metrics for need in metric.needs}:
        filled, population = complete.filled(need.table, need.column, need.of)
        what = "no history" if need.table == "stage_changes" else f"no {WORDS.get(need.column, need.column)}"
        # What has an amount but no rate is no deal without an amount: each is counted once.
        of_deals = need.table == "deals" and need.column == "amount"
        without_rate = summed(unpriced, "deals", need.of) or 0 if of_deals else 0
        reasons = [(f"with {what}", population - filled - without_rate), ("in a currency without a rate", without_rate)]
        found[need.table, need.column, need.of] = [(f"{_who(need, number)} {why}", number) for why, number in reasons]
    return found


def _who(need: Need, number: int) -> str:
    """`won deals`, as it reads behind its number."""
    if need.table not in {"deals", "stage_changes"}:
        return f"rows of {need.table.replace('_', ' ')}"
    deals = "deal" if number == 1 else "deals"
    return deals if need.of == "all" else f"{need.of} {deals}"


def _without_rate(dataset: Dataset, dated_by: Dating, period: Period | None) -> list[dict[str, Any]]:
    """Deals whose amount could not be converted, by outcome."""
    unpriced = dataset.population(dated_by, period).filter(_.rate_missing)
    counted: list[dict[str, Any]] = unpriced.group_by("outcome").aggregate(deals=_.count()).to_pyarrow().to_pylist()
    return counted
