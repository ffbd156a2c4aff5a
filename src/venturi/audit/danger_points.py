"""Danger points: the steps ranked by money, each with what is known about the deals lost there."""

from typing import Any

import ibis
from ibis import _

from venturi.audit.behind import NONE, behind
from venturi.dataset import Dataset
from venturi.metrics.danger_evidence import days_before_loss, loss_reasons, losses_by
from venturi.metrics.periods import Period

SHOWN = 10
FIELDS = (
    "pipeline",
    "stage",
    "step",
    "conversion",
    "benchmark",
    "benchmark_kind",
    "benchmark_note",
    "like_for_like",
    "target",
    "gap",
    "extra_wins_per_deal",
    "extra_money_per_deal",
    "deals_lost_per_quarter",
    "money_lost_per_quarter",
    "money_note",
    "wins_per_quarter",
    "money_per_quarter",
    "money_per_quarter_low",
    "money_per_quarter_high",
    "extra_velocity",
)
Key = tuple[Any, Any]
Rows = dict[Key, list[dict[str, Any]]]


def danger_points_section(dataset: Dataset, period: Period | None) -> list[dict[str, Any]] | dict[str, Any]:
    """The ``danger_points`` part of the document, ranked by what mending them returns."""
    if refused := dataset.refusal("danger_points", period):
        return refused.as_dict()
    if dataset.seen(period) is None:
        return []
    entries = dataset.losses(entered_in=period)
    evidence = _Evidence(dataset, entries)
    listed = behind(entries.filter(_.part == "lost"), by=["pipeline", "stage"])
    points = dataset.danger_points(entered_in=period).rows()
    lossy = sorted((point for point in points if point["deals_lost_per_quarter"]), key=_rank)
    return [
        {name: point[name] for name in FIELDS}
        | {"evidence": evidence.of(_key(point)), "behind": listed.get(_key(point), NONE)}
        for point in lossy
    ]


def _rank(point: dict[str, Any]) -> tuple[bool, float, float]:
    """By what mending returns; what cannot be put in money stands last, by the deals lost there."""
    money = point["money_per_quarter"]
    return money is None, -(money or 0.0), -point["deals_lost_per_quarter"]


class _Evidence:
    """What is known about the deals lost at each step, each table asked once for all steps."""

    def __init__(self, dataset: Dataset, entries: ibis.Table) -> None:
        assert dataset.stays is not None
        self.reasons = _by_stage(loss_reasons(entries, dataset.deals), ibis.desc("deals"), "reason")
        self.times = _by_stage(days_before_loss(entries, dataset.stays), "stage")
        owners = _by_stage(losses_by(entries, dataset.deals, column="owner_on_entry"), ibis.desc("lost"), "group")
        # Where no change of an owner is known, nobody can say whose deal it was at any step.
        self.owners = owners if any(row["group"] is not None for rows in owners.values() for row in rows) else {}
        self.sources = _by_stage(losses_by(entries, dataset.deals, column="source"), ibis.desc("lost"), "group")

    def of(self, key: Key) -> dict[str, Any]:
        times = self.times.get(key, [])
        named = ("reason", "deals", "amount")
        return {
            "loss_reasons": [{name: row[name] for name in named} for row in self.reasons.get(key, [])[:SHOWN]],
            "median_days_before_loss": times[0]["median_days"] if times else None,
            "owners": _shares(self.owners.get(key, [])),
            "sources": _shares(self.sources.get(key, [])),
        }


def _shares(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: row[name] for name in ("group", "lost", "share")} for row in rows if row["lost"]][:SHOWN]


def _by_stage(table: ibis.Table, *order: Any) -> Rows:
    found: Rows = {}
    for row in table.order_by(list(order)).to_pyarrow().to_pylist():
        found.setdefault(_key(row), []).append(row)
    return found


def _key(row: dict[str, Any]) -> Key:
    return row["pipeline"], row["stage"]
