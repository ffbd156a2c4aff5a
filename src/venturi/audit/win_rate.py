"""Win rate: all eight side by side, by quarter and by dimension, with the deals behind them."""

from collections.abc import Sequence
from typing import Any

from ibis import _

from venturi.audit.behind import NONE, behind
from venturi.audit.quarters import quarters
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.cycle import REASONS
from venturi.metrics.periods import Period
from venturi.metrics.win_rate import win_rate_deals
from venturi.metrics.win_rate_by_period import win_rate_by_period
from venturi.metrics.win_rate_gap import METHODS, gap
from venturi.metrics.win_rates import value_refusal

METRIC_OF = {
    "closed_only": "win_rate",
    "all_pursued": "win_rate_pursued",
    "overdue_as_lost": "win_rate_overdue",
    "survival": "win_rate_survival",
}
PARTS = ("won", "lost", "open")


def win_rate(dataset: Dataset, period: Period | None, by: Sequence[str]) -> dict[str, Any]:
    """The ``win_rate`` part of the document."""
    result = dataset.win_rates(during=period)
    if result.refusal or result.table is None:
        return _refused(result.refusal)
    refused = _refused_methods(dataset, period)
    rows = result.rows()
    value = value_refusal(dataset.population("decided_in", period)) or _unpriced(rows)
    told = result.table.filter(_.method.notin(list(refused))) if refused else result.table
    gaps = [found.sentence for measure in ("unit", "value") if (found := gap(told, measure=measure, during=period))]
    listed = behind(win_rate_deals(dataset.deals, decided_in=period), by=["part"])
    return {
        "unit": _four(rows, "unit", refused),
        "value": value.as_dict() if value else _four(rows, "value", refused),
        "without_amount": max((row["without_amount"] for row in rows if row["method"] == "closed_only"), default=0),
        "without_date": {row["method"]: {name: row[name] for name in REASONS} for row in rows},
        "gap": " ".join(gaps) or "Fewer than two of the win rates are known, so there is nothing to compare.",
        "by_period": _by_period(dataset, period),
        "by": {dimension: _by(dataset, period, dimension) for dimension in by},
        "behind": {part: listed.get((part,), NONE) for part in PARTS},
    }


def _refused(refusal: Refusal | None) -> dict[str, Any]:
    told = (refusal or Refusal("nothing", "There is nothing to compute it from.")).as_dict()
    four = dict.fromkeys(METHODS, told)
    ids = dict.fromkeys(PARTS, NONE)
    shared = {"without_amount": 0, "without_date": {}, "gap": told["refused"]["reason"], "by": {}, "behind": ids}
    return {"unit": four, "value": told, "by_period": told, **shared}


def _unpriced(rows: list[dict[str, Any]]) -> Refusal | None:
    """Why no rate by value is known, when all of them are refused for the same reason."""
    refused = [row for row in rows if row["measure"] == "value" and row["refusal"]]
    closed = [row for row in refused if row["method"] == "closed_only"]
    return Refusal(closed[0]["refusal"], closed[0]["reason"]) if closed and len(refused) == len(METHODS) else None


def _refused_methods(dataset: Dataset, period: Period | None) -> dict[str, Refusal]:
    """The ways of counting that these data cannot carry: each is a metric with needs of its own."""
    judged = {method: dataset.refusal(name, period) for method, name in METRIC_OF.items()}
    return {method: refusal for method, refusal in judged.items() if refusal}


def _four(rows: list[dict[str, Any]], measure: str, refused: dict[str, Refusal]) -> dict[str, Any]:
    return {
        row["method"]: refused[row["method"]].as_dict() if row["method"] in refused else _rate(row)
        for row in rows
        if row["measure"] == measure
    }


def _rate(row: dict[str, Any]) -> dict[str, Any]:
    if row["refusal"]:
        return Refusal(row["refusal"], row["reason"]).as_dict()
    terms = {part: row[part if row["measure"] == "unit" else f"{part}_amount"] for part in PARTS}
    return terms | {name: row[name] for name in ("rate", "low", "high")}


def _by_period(dataset: Dataset, period: Period | None) -> list[dict[str, Any]] | dict[str, Any]:
    if refused := dataset.refusal("win_rate_by_period", period):
        return refused.as_dict()
    spans = quarters(dataset, period)
    if not spans:
        return Refusal("dates-missing", "No deal has a day on which it was created or decided.").as_dict()
    rows = win_rate_by_period(dataset.deals, periods=spans).order_by("starts_on").to_pyarrow().to_pylist()
    names = {"period": "period", "won": "won", "lost": "lost", "rate": "unit", "low": "unit_low", "high": "unit_high"}
    return [
        {name: row[column] for name, column in names.items()} | {"left_truncated": bool(row["left_truncated"])}
        for row in rows
    ]


def _by(dataset: Dataset, period: Period | None, dimension: str) -> list[dict[str, Any]]:
    rows = [row for row in dataset.win_rates(during=period, by=[dimension]).rows() if row["method"] == "closed_only"]
    groups: dict[Any, dict[str, Any]] = {}
    for row in rows:
        group = {"group": None if row[dimension] is None else str(row[dimension])}
        counts = {name: row[name] for name in ("won", "lost", "open")}
        found = groups.setdefault(row[dimension], group | counts)
        share = {name: row[name] for name in ("rate", "low", "high")}
        found[row["measure"]] = Refusal(row["refusal"], row["reason"]).as_dict() if row["refusal"] else share
    return sorted(groups.values(), key=lambda group: (-group["won"] - group["lost"], group["group"] or ""))
