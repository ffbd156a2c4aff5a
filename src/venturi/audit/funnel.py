"""Funnel: for each stage who entered, went on, was lost, is still there; how many win; how long they stay."""

from collections.abc import Sequence
from typing import Any

from venturi.audit.behind import NONE, behind
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.conversion import conversion
from venturi.metrics.conversion_to_win import value_floor
from venturi.metrics.periods import Period
from venturi.metrics.stage_flow import WAYS_OUT
from venturi.metrics.stays import carry
from venturi.metrics.win_rates import value_refusal

PARTS = ("advanced", "lost", "still_here", "elsewhere")
COUNTED = ("entered", *PARTS, "conversion", "low", "high")
MONEY = ("won_amount", "lost_amount", "without_amount")
FLOW = ("pipeline", "stage", "position", "kind", "at_start", "entered", "left", "at_end", *WAYS_OUT, "without_end")
TO_WIN = {"to_win_unit": "unit", "to_win_unit_low": "unit_low", "to_win_unit_high": "unit_high"}
Key = tuple[Any, Any]


def funnel(dataset: Dataset, period: Period | None, skips: Any) -> list[dict[str, Any]] | dict[str, Any]:
    """The ``funnel`` part of the document, in the order of the stages."""
    if refused := dataset.refusal("conversion", period):
        return refused.as_dict()
    rows = dataset.conversion(entered_in=period, skips=skips).rows()
    to_win = _by_stage(dataset.conversion_to_win(entered_in=period, skips=skips).rows())
    times = _by_stage(dataset.stay_times(entered_in=period, interval=False).rows())
    deals = dataset.entries(entered_in=period, skips=skips)
    listed = behind(deals, by=["pipeline", "stage", "part"])
    value = value_refusal(dataset.population("entered_in", period))
    return [
        {name: row[name] for name in ("pipeline", "stage", "position", *COUNTED)}
        | {ours: to_win[_key(row)][theirs] for ours, theirs in TO_WIN.items()}
        | {"to_win_value": _value(value, to_win[_key(row)])}
        | {f"to_win_{name}": to_win[_key(row)][name] for name in MONEY}
        | {name: times.get(_key(row), {}).get(name) for name in ("median_days", "p90_days")}
        | {"behind": {part: listed.get((*_key(row), part), NONE) for part in PARTS}}
        for row in sorted(rows, key=lambda row: (row["pipeline"], row["position"], row["stage"]))
    ]


def funnel_by(dataset: Dataset, period: Period | None, by: Sequence[str], skips: Any) -> dict[str, Any]:
    """The ``funnel_by`` part of the document: the conversions of each group, by dimension."""
    if refused := dataset.refusal("conversion", period):
        return refused.as_dict()
    return {name: _groups(_by(dataset, period, name, skips)) for name in by}


def flow(dataset: Dataset, period: Period | None) -> dict[str, Any]:
    """The ``flow`` part of the document: in and out of every stage in the period, or the last complete quarter."""
    during = period or dataset.last_complete_quarter
    answer = dataset.ask("stage_flow", during=during)
    if answer.refusal:
        return answer.refusal.as_dict()
    rows = sorted(
        answer.rows(), key=lambda row: (row["pipeline"], row["position"] is None, row["position"], row["stage"])
    )
    return {"period": during.label, "stages": [{name: row[name] for name in FLOW} for row in rows]}


def _by(dataset: Dataset, period: Period | None, name: str, skips: Any) -> list[dict[str, Any]]:
    """The conversions by ``group``: the deals may be grouped by what they share with stages, even by their stage."""
    assert dataset.tables.stages is not None
    named = dataset.deals.select("deal_id", group=dataset.deals[name])
    entries = carry(dataset.entries(entered_in=period, skips=skips), named, ["group"])
    assert dataset.stays is not None
    return (
        conversion(dataset.stays, dataset.tables.stages, by=["group"], entries=entries, skips=skips)
        .to_pyarrow()
        .to_pylist()
    )


def _groups(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The groups in alphabetical order, those without a value last, and the stages of each in theirs."""
    order = ("pipeline", "position", "stage")
    rows = sorted(rows, key=lambda row: (row["group"] is None, str(row["group"]), *(row[name] for name in order)))
    named = ("pipeline", "stage", *COUNTED)
    return [{"group": _text(row["group"])} | {name: row[name] for name in named} for row in rows]


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _key(row: dict[str, Any]) -> Key:
    return row["pipeline"], row["stage"]


def _by_stage(rows: list[dict[str, Any]]) -> dict[Key, dict[str, Any]]:
    return {_key(row): row for row in rows}


def _value(refusal: Refusal | None, row: dict[str, Any]) -> Any:
    refused = refusal or value_floor(row)
    return refused.as_dict() if refused else row["value"]
