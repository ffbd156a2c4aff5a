"""Velocity: the four levers, inbound and outbound apart, by quarter, and what changed."""

from collections.abc import Sequence
from typing import Any

import ibis

from venturi.audit.behind import NONE, behind
from venturi.audit.quarters import quarters
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.periods import Period, in_periods
from venturi.metrics.velocity import velocity, velocity_deals
from venturi.metrics.velocity_change import LEVERS, change_refusal, velocity_change

FIELDS = ("n", "won", "win_rate", "average_amount", "cycle_days", "per_day")


def velocity_section(dataset: Dataset, period: Period | None, by: Sequence[str]) -> dict[str, Any]:
    """The ``velocity`` part of the document."""
    refused = dataset.refusal("velocity")
    groups = list(dict.fromkeys(["source", *by]))
    complete = quarters(dataset, None, complete=True)
    return {
        "overall": refused.as_dict() if refused else _row(dataset.velocity(decided_in=period).rows()[0]),
        "by": {name: refused.as_dict() if refused else _by(dataset, period, name) for name in groups},
        "latest": None if refused or period or not complete else _latest(dataset, complete[-1], groups),
        "by_period": refused.as_dict() if refused else _by_period(dataset, period),
        "change": refused.as_dict() if refused else _change(dataset, period),
        "behind": _behind(dataset, period),
    }


def _latest(dataset: Dataset, quarter: Period, groups: Sequence[str]) -> dict[str, Any]:
    """The last complete quarter: what to compare with other quarters, since the number of deals grows with the span."""
    return {
        "period": quarter.label,
        "overall": _row(dataset.velocity(decided_in=quarter).rows()[0]),
        "by": {name: _by(dataset, quarter, name) for name in groups},
        "behind": _behind(dataset, quarter),
    }


def _behind(dataset: Dataset, period: Period | None) -> dict[str, Any]:
    listed = behind(velocity_deals(dataset.deals, decided_in=period), by=["part"])
    return {part: listed.get((part,), NONE) for part in ("won", "lost")}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    more = {"without_amount": row["without_amount"], "without_created": row["without_cycle"]}
    return {name: row[name] for name in (*FIELDS, "low", "high")} | more


def _by(dataset: Dataset, period: Period | None, dimension: str) -> list[dict[str, Any]]:
    rows = dataset.velocity(decided_in=period, by=[dimension]).rows()
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
    """What changed from the period before, or, over everything, between the last two complete quarters."""
    if period is not None:
        before, after = period.previous(), period
    else:
        spans = quarters(dataset, None, complete=True)[-2:]
        if len(spans) < 2:
            return None
        before, after = spans
    asked = velocity_change(dataset.deals, before=before, after=after)
    change = ibis.memtable(asked.to_pyarrow(), schema=asked.schema())
    refusal: Refusal | None = change_refusal(change, before=before, after=after)
    if refusal:
        return refusal.as_dict()
    [row] = change.to_pyarrow().to_pylist()
    told = {name: row[name] for name in ("before", "after", "difference")}
    return {"from": before.label, "to": after.label, **told, "contributions": {name: row[name] for name in LEVERS}}
