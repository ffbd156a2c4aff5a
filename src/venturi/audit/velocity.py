"""Velocity: the four levers, inbound and outbound apart, by quarter, and what changed."""

from collections.abc import Sequence
from typing import Any

import ibis

from venturi.audit.behind import NONE, behind
from venturi.audit.quarters import quarters
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.cycle import REASONS
from venturi.metrics.periods import Period, in_periods, trailing
from venturi.metrics.velocity import undefined, velocity, velocity_deals
from venturi.metrics.velocity_change import LEVERS, change_refusal, velocity_change, whole_or_so_far

FIELDS = ("n", "won", "win_rate", "average_amount", "cycle_days", "per_day")
LEFT_OUT = ("without_amount", "without_cycle", *REASONS)


def velocity_section(dataset: Dataset, period: Period | None, by: Sequence[str]) -> dict[str, Any]:
    """The ``velocity`` part of the document."""
    refused = dataset.refusal("velocity", period)
    groups = list(dict.fromkeys(["source", *by]))
    complete = quarters(dataset, None, complete=True)
    overall = refused.as_dict() if refused else _overall(dataset, period)
    shown = not period and complete and "refused" not in overall and not dataset.refusal("velocity", complete[-1])
    return {
        "overall": overall,
        "by": {name: refused.as_dict() if refused else _by(dataset, period, name) for name in groups},
        "latest": _latest(dataset, complete[-1], groups) if shown else None,
        "by_period": refused.as_dict() if refused else _by_period(dataset, period),
        "change": refused.as_dict() if refused else _change(dataset, period),
        "pipeline": _pipeline(dataset),
        "behind": _behind(dataset, period),
    }


def _overall(dataset: Dataset, period: Period | None) -> dict[str, Any]:
    row = dataset.ask("velocity", decided_in=period).rows()[0]
    return _row(row) if row["per_day"] is not None else _undefined(period.label if period else "The export", row)


def _pipeline(dataset: Dataset) -> dict[str, Any]:
    """The open deals at the pace of the trailing four quarters: what the pipeline is worth a day."""
    answer = dataset.pipeline_velocity()
    if answer.refusal:
        return answer.refusal.as_dict()
    row, year = answer.rows()[0], trailing(dataset.today, zone=dataset.zone).label
    if row["per_day"] is None:
        return _undefined(year, row | {"n": row["decided"]})
    told = {name: row[name] for name in FIELDS if name != "won"}
    counted = {"qualified_from": None, "in_closed_stage": row["in_closed_stage"]}
    return told | counted | {"decided": row["decided"], "from": year}


def _undefined(label: str, row: dict[str, Any]) -> dict[str, Any]:
    return Refusal("velocity-undefined", f"{label} has no velocity: {undefined(row)}.").as_dict()


def _latest(dataset: Dataset, quarter: Period, groups: Sequence[str]) -> dict[str, Any]:
    """The last complete quarter: what to compare with other quarters, since the number of deals grows with the span."""
    return {
        "period": quarter.label,
        "overall": _row(dataset.ask("velocity", decided_in=quarter).rows()[0]),
        "by": {name: _by(dataset, quarter, name) for name in groups},
        "behind": _behind(dataset, quarter),
    }


def _behind(dataset: Dataset, period: Period | None) -> dict[str, Any]:
    listed = behind(velocity_deals(dataset.deals, decided_in=period), by=["part"])
    return {part: listed.get((part,), NONE) for part in ("won", "lost")}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in (*FIELDS, "low", "high", *LEFT_OUT)}


def _by(dataset: Dataset, period: Period | None, dimension: str) -> list[dict[str, Any]]:
    rows = dataset.ask("velocity", decided_in=period, by=[dimension]).rows()
    named = [{"group": None if row[dimension] is None else str(row[dimension])} | _row(row) for row in rows]
    return sorted(named, key=lambda row: (-row["n"], row["group"] or ""))


def _by_period(dataset: Dataset, period: Period | None) -> list[dict[str, Any]]:
    spans = quarters(dataset, period)
    if not spans:
        return []
    decided = in_periods(dataset.deals, spans, of="closed_at")
    rows = velocity(decided, decided_in=None, by=["period"]).to_pyarrow().to_pylist()
    found = {row["period"]: {name: row[name] for name in FIELDS} for row in rows}
    nothing = dict.fromkeys(FIELDS) | {"n": 0, "won": 0}
    return [{"period": quarter.label} | found.get(quarter.label, nothing) for quarter in spans]


def _change(dataset: Dataset, period: Period | None) -> dict[str, Any] | None:
    """What changed from the period before, or, over everything, between the last two complete quarters.

    Of a period that is not over the part that has passed is compared with the same part of the one before.
    """
    if period is not None:
        before, after = whole_or_so_far(period.previous(), period, today=dataset.today)
    else:
        spans = quarters(dataset, None, complete=True)[-2:]
        if len(spans) < 2:
            return None
        before, after = spans
    if unknown := dataset.refusal("velocity_change", before) or dataset.refusal("velocity_change", after):
        return unknown.as_dict()
    asked = velocity_change(dataset.deals, before=before, after=after)
    change = ibis.memtable(asked.to_pyarrow(), schema=asked.schema())
    refusal: Refusal | None = change_refusal(change, before=before, after=after)
    if refusal:
        return refusal.as_dict()
    [row] = change.to_pyarrow().to_pylist()
    told = {name: row[name] for name in ("before", "after", "difference")}
    contributions = {name: row[name] for name in LEVERS}
    spans_of = {"from": before.label, "to": after.label, "so_far": period is not None and after != period}
    return spans_of | told | {"contributions": contributions}
