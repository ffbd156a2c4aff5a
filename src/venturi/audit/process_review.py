"""Process review: what happened in the last won deals, back from the end, and what is the typical path to a win?"""

from typing import Any
from zoneinfo import ZoneInfo

from ibis import _

from venturi.dataset import Dataset
from venturi.metrics.periods import Period

LAST = 10
OUTCOME = "won"
# A deal with more events than this is shown by the last ones before its close.
SHOWN_EVENTS = 100
EVENT = ("what", "name", "by_buyer", "days_before_close", "days_since_previous")
TOUCH = (
    "deal_id",
    "kind",
    "times",
    "by_buyer",
    "after_close",
    "first_days_before_close",
    "last_days_before_close",
)
STEP = ("step", "median_days_in", "median_days_before")
PATH = ("deals", "of_deals", "share", "low", "high", "typical_from_days", "typical_to_days")
Part = dict[str, Any]


def review(dataset: Dataset) -> list[Part] | Part:
    """The last won deals, the latest first, each with everything recorded of it, back from the end."""
    if dataset.stays is None and dataset.tables.activities is None:
        # There would be a beginning and an end, and nothing between them.
        return no_history(dataset)
    answer = dataset.ask("closed_deals", last=LAST, outcome=OUTCOME)
    if answer.refusal:
        return answer.refusal.as_dict()
    events: dict[str, list[Part]] = {}
    for row in sorted(answer.rows(), key=lambda row: (row["closed_rank"], row["from_end"])):
        events.setdefault(row["deal_id"], []).append(row)
    known = _facts(dataset, list(events))
    zone = ZoneInfo(dataset.zone)
    return [
        {
            "deal_id": deal,
            **known[deal],
            "closed_on": rows[0]["closed_at"].astimezone(zone).date().isoformat(),
            "events_total": len(rows),
            "events": [{name: row[name] for name in EVENT} for row in rows[:SHOWN_EVENTS]],
        }
        for deal, rows in events.items()
    ]


def touchpoints(dataset: Dataset) -> list[Part] | Part:
    """The contacts with the same deals, by kind; a deal without any has one row without a kind."""
    answer = dataset.ask("touchpoints", last=LAST, outcome=OUTCOME)
    if answer.refusal:
        return answer.refusal.as_dict()
    rows = sorted(answer.rows(), key=lambda row: (row["closed_rank"], row["kind"] is None, row["kind"] or ""))
    return [{name: row[name] for name in TOUCH} for row in rows]


def typical_path(dataset: Dataset, period: Period | None) -> Part | None:
    """The way that most deals of the typical time went; null: no deal was won in that time."""
    answer = dataset.ask("typical_path", decided_in=period)
    if answer.refusal:
        return answer.refusal.as_dict()
    rows = sorted(answer.rows(), key=lambda row: row["nth"])
    if not rows:
        return None
    return {name: rows[0][name] for name in PATH} | {"steps": [{name: row[name] for name in STEP} for row in rows]}


def _facts(dataset: Dataset, deals: list[str]) -> dict[str, Part]:
    """What people call each deal, and whose it is."""
    found = dataset.deals.filter(_.deal_id.isin(deals)).select("deal_id", "name", "owner").to_pyarrow().to_pylist()
    return {row["deal_id"]: {"name": row["name"], "owner": row["owner"]} for row in found}


def no_history(dataset: Dataset) -> Part:
    """Why nothing is known of the way of a deal."""
    refused = dataset.refusal("variants")
    assert refused is not None
    return refused.as_dict()
