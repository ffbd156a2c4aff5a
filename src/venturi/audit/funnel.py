"""Funnel: for each stage who entered, went on, was lost, is still there; how many win; how long they stay."""

from typing import Any

from venturi.audit.behind import NONE, behind
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.periods import Period
from venturi.metrics.win_rates import value_refusal

PARTS = ("advanced", "lost", "still_here")
TO_WIN = {"to_win_unit": "unit", "to_win_unit_low": "unit_low", "to_win_unit_high": "unit_high"}
Key = tuple[Any, Any]


def funnel(dataset: Dataset, period: Period | None, skips: Any) -> list[dict[str, Any]] | dict[str, Any]:
    """The ``funnel`` part of the document, in the order of the stages."""
    if refused := dataset.refusal("conversion"):
        return refused.as_dict()
    rows = dataset.conversion(entered_in=period, skips=skips).rows()
    to_win = _by_stage(dataset.conversion_to_win(entered_in=period, skips=skips).rows())
    times = _by_stage(dataset.stay_times().rows())
    deals = dataset.entries(entered_in=period, skips=skips)
    listed = behind(deals, by=["pipeline", "stage", "part"])
    value = value_refusal(dataset.deals)
    return [
        {name: row[name] for name in ("pipeline", "stage", "position", "entered", *PARTS, "conversion", "low", "high")}
        | {ours: to_win[_key(row)][theirs] for ours, theirs in TO_WIN.items()}
        | {"to_win_value": _value(value, to_win[_key(row)])}
        | {name: times.get(_key(row), {}).get(name) for name in ("median_days", "p90_days")}
        | {"behind": {part: listed.get((*_key(row), part), NONE) for part in PARTS}}
        for row in sorted(rows, key=lambda row: (row["pipeline"], row["position"], row["stage"]))
    ]


def _key(row: dict[str, Any]) -> Key:
    return row["pipeline"], row["stage"]


def _by_stage(rows: list[dict[str, Any]]) -> dict[Key, dict[str, Any]]:
    return {_key(row): row for row in rows}


def _value(refusal: Refusal | None, row: dict[str, Any]) -> Any:
    return refusal.as_dict() if refusal else row["value"]
