"""Economics: what does it cost to win a customer, what has one brought, and how do the two compare?"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import ibis
from ibis import _

from venturi.audit.behind import NONE, behind
from venturi.audit.quarters import quarters
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.lifetime_value import value_per_cost
from venturi.metrics.periods import Period, hull
from venturi.result import Result

# Payback is shown as if an amount were that of a yearly contract, and says so.
EARNED_OVER = 365
SHOWN_IDS = 50
YEAR = 4  # quarters
# Costs that are booked monthly may begin or end so much later or earlier than the period.
BOOKED_WITHIN = timedelta(days=31)
COST = (
    *("cost", "customers", "customer_is", "cac", "cac_low", "cac_high", "amount_per_customer", "payback_days"),
    *("won", "win_rate", "average_amount", "cycle_days", "per_day"),
    *("again", "without_account", "without_amount", "costs_left_out"),
)
VALUE = (
    *("accounts", "won", "won_amount", "ltv", "ltv_low", "ltv_high", "tenure_days", "first_amount"),
    *("repeat_per_year", "accounts_without_amount", "without_account"),
)
NO_ACCOUNTS = Refusal(
    "no-accounts",
    "No won deal with an amount names its account, so nobody knows which wins are of one customer.",
)


def economics_section(dataset: Dataset, period: Period | None) -> dict[str, Any]:
    """The ``economics`` part of the document: costs of the period, or of the last four quarters."""
    known = _known(dataset)
    during = period or _covered(dataset, known)
    costs = {name: _asked_cost(dataset, during, by) for name, by in (("overall", []), ("source", ["source"]))}
    values = {name: dataset.ask("lifetime_value", by=[name]) for name in ("source", "segment")}
    return {
        "period": during.label,
        "costs_known": {name: day.isoformat() for name, day in known.items()} if known else None,
        "earned_over": EARNED_OVER,
        "cost": {name: _cost(answer, name) for name, answer in costs.items()},
        "value": {name: _value(answer, name) for name, answer in values.items()},
        "ratio": _ratio(values["source"], costs["source"]),
        "behind": _behind(costs["source"]),
    }


def _known(dataset: Dataset) -> dict[str, Any] | None:
    """The first and the last day of any cost; null without one."""
    costs = dataset.tables.costs
    if costs is None:
        return None
    [found] = costs.aggregate(start=costs["on"].min(), end=costs["on"].max()).to_pyarrow().to_pylist()
    return None if found["start"] is None else found


def _covered(dataset: Dataset, known: dict[str, Any] | None) -> Period:
    """The last four quarters if costs are known for all of them, else the last: customers without costs look cheap."""
    complete = quarters(dataset, None, complete=True)[-YEAR:]
    last = complete[-1] if complete else dataset.last_complete_quarter
    if known is None or len(complete) < YEAR:
        return last
    year = hull(complete)
    covered = known["start"] - BOOKED_WITHIN <= year.start and year.end <= known["end"] + BOOKED_WITHIN
    return year if covered else last


def _asked_cost(dataset: Dataset, during: Period, by: list[str]) -> Result:
    return dataset.ask("acquisition_cost", decided_in=during, by=by, earned_over=EARNED_OVER)


def _cost(answer: Result, name: str) -> Any:
    if answer.refusal:
        return answer.refusal.as_dict()
    rows = [_named(row, name) | {field: row[field] for field in COST} for row in answer.rows()]
    return sorted(rows, key=lambda row: (row["group"] is None, -(row["cost"] or 0.0), row["group"] or ""))


def _value(answer: Result, name: str) -> Any:
    """By group what its customers brought; a refusal where no customer is known."""
    if answer.refusal:
        return answer.refusal.as_dict()
    rows = [_named(row, name) | {field: row[field] for field in VALUE} for row in answer.rows()]
    if not any(row["accounts"] for row in rows):
        return NO_ACCOUNTS.as_dict()
    return sorted(rows, key=lambda row: (row["group"] is None, -(row["won_amount"] or 0.0), row["group"] or ""))


def _ratio(values: Result, costs: Result) -> list[dict[str, Any]]:
    """How many times its cost a customer has brought, by source; nothing where either is refused."""
    if values.refusal or costs.refusal:
        return []
    rows = value_per_cost(ibis.memtable(values.to_arrow()), ibis.memtable(costs.to_arrow())).to_pyarrow().to_pylist()
    return _by_group(_named(row, "source") | {"ltv_to_cac": row["ltv_to_cac"]} for row in rows)


def _behind(answer: Result) -> list[dict[str, Any]]:
    """By source the wins that made a customer."""
    if answer.refusal or answer.behind is None:
        return []
    deals = answer.behind()
    listed = behind(deals.filter(_.part == "customer"), by=["source"], shown=SHOWN_IDS)
    groups = [row["source"] for row in answer.rows()]
    return _by_group({"group": _text(one), "behind": listed.get((one,), NONE)} for one in groups)


def _by_group(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """In an order that no engine decides; what has no group comes last."""
    return sorted(rows, key=lambda row: (row["group"] is None, row["group"]))


def _named(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {"group": _text(row.get(name))}


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
