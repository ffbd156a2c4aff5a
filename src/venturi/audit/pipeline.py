"""Pipeline: what stands open in each stage beside what should, and how much of it hangs on few deals or is not real."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from ibis import _

from venturi.audit.behind import NONE, behind
from venturi.audit.needed import Goal, last_year, wins_in
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.formats import day
from venturi.made import MADE, target
from venturi.metrics.periods import Period
from venturi.metrics.phantom_open import THRESHOLD, phantom_open_deals
from venturi.metrics.phantom_open import counted as phantoms
from venturi.metrics.pipeline_health.balance import balance
from venturi.metrics.pipeline_health.shortfall import shortfall, shortfall_by_count, shortfall_deals
from venturi.metrics.pipeline_health.still_needed import still_needed
from venturi.metrics.stays import PLACE
from venturi.metrics.win_rates import value_refusal

INSTANT = timedelta(microseconds=1)
SHOWN_IDS, SHOWN_PHANTOMS, SHOWN_SOURCES = 50, 10, 3
DAY = 86_400.0
FACTOR = ("factor", "factor_low", "factor_high")
BY_COUNT = ("factor_by_count", "factor_by_count_low", "factor_by_count_high")
STEADY = ("stay_days", "beyond_share", "unit", "value", "days", "target_share")
STOOD = ("target", "needed", "needed_low", "needed_high", "deals", "amount", "without_amount", "elsewhere", "gap")
STILL = ("deals", "amount", "without_amount", "chance", "chance_low", "chance_high", "in_time", "can_close", "expected")
WHOLE = ("target", "won_amount", "remaining", "expected", "gap", "without_end", "elsewhere")
SAFE = ("multiple", "multiple_low", "multiple_high", "usual_multiple", "chance", "chance_at_usual", "chance_at_rule")
PHANTOM = ("open", "phantom", "share", "open_amount", "phantom_amount", "amount_share", "expected_won", "beyond")
FEW = (
    *("deals", "amount", "largest_id", "largest", "top_1", "top_5", "top_10", "equal_deals", "expected"),
    *("expected_deals", "none_closes", "target", "won", "missed", "missed_without_largest"),
    *("without_amount", "without_chance"),
)
CURVE = {"share": "share", "low": "share_low", "high": "share_high", "followed": "followed"}
Key = tuple[Any, ...]


def pipeline(dataset: Dataset, period: Period | None) -> dict[str, Any]:
    """The ``pipeline`` part of the document: of the moment described, against the target of the quarter that runs."""
    goal = goal_of(dataset, period)
    stands = needed(dataset, goal)
    still = _still_needed(dataset, goal)
    won = still["whole"]["won_amount"] if still and "whole" in still and goal.days_left else 0.0
    return {
        "during": {
            "label": goal.during.label,
            "start": goal.during.start.isoformat(),
            "end": goal.during.end.isoformat(),
        },
        "days_left": goal.days_left,
        "target": goal.amount,
        "needed": stands,
        "still_needed": still,
        "safe_multiple": _safe(dataset, goal),
        "balance": _balance(dataset, goal),
        "sizes": _sizes(dataset, goal),
        "concentration": _concentration(dataset, goal, won),
        "phantom": _phantom(dataset),
        "win_rate_by_age": _by_age(dataset, period),
    }


def goal_of(dataset: Dataset, period: Period | None) -> Goal:
    """The period whose target the pipeline is held against: the one asked for while it is not over, else the quarter.

    When a quarter has just ended and nobody has set a target for the next, that of the one that ended still serves.
    """
    asked = period if period and not _over(dataset, period) else None
    choices = [asked] if asked else [dataset.last_complete_quarter.next(), dataset.running_quarter]
    goals = [(during, target(dataset, during)) for during in dict.fromkeys(choices)]
    during, amount = next((goal for goal in goals if goal[1]), goals[0])
    begins = max(dataset.as_of, during.starts_at)
    left = 0.0 if _over(dataset, during) else (during.ends_at - begins).total_seconds() / DAY
    return Goal(during, amount, left)


def _over(dataset: Dataset, period: Period) -> bool:
    return period.ends_at - INSTANT <= dataset.as_of


def needed(dataset: Dataset, goal: Goal) -> dict[str, Any]:
    """What should stand in each stage and what does: in money, or where that cannot be told in numbers of deals."""
    if refused := dataset.refusal("value_factor"):
        return refused.as_dict()
    factors = MADE["factors"](dataset, {"during": goal.during})
    known = factors.to_pyarrow().to_pylist()
    no_money = _no_money(dataset, goal, known)
    if no_money and (none := _no_wins(dataset, known)):
        return none.as_dict()
    wins, shares = wins_in(dataset, goal.during)
    if no_money is None:
        basis: dict[str, Any] = {"as_of": dataset.as_of, "into": dataset.currency, "rates": dataset.tables.rates}
        told = shortfall(dataset.deals, dataset.tables.targets, factors, during=goal.during, **basis)
    else:
        told = shortfall_by_count(dataset.deals, factors, wins=wins, shares=shares)
    stood = {_key(row): row for row in told.to_pyarrow().to_pylist()}
    past = {} if no_money else _empirical(dataset)
    listed = behind(shortfall_deals(dataset.deals, factors), by=["pipeline", "stage"], shown=SHOWN_IDS)
    rows = [
        {name: row[name] for name in (*PLACE, *STEADY, *FACTOR, *BY_COUNT)}
        | {name: stood.get(_key(row), {}).get(name) for name in (*STOOD, "covered", "verdict")}
        | {"usual": past.get(_key(row)) if row["stage"] else past.get((None, None))}
        | {"behind": listed.get(_key(row), NONE)}
        for row in sorted(known, key=_order)
    ]
    return {
        "in_money": no_money is None,
        "no_money": no_money.as_dict() if no_money else None,
        "wins": wins if no_money else None,
        "wins_since": last_year(dataset).start.isoformat() if no_money else None,
        "stages": [row for row in rows if row["stage"] is not None],
        "wholes": [row for row in rows if row["stage"] is None],
    }


def _no_money(dataset: Dataset, goal: Goal, factors: list[dict[str, Any]]) -> Refusal | None:
    """Why nothing can be held against a target in money."""
    if refused := value_refusal(dataset.population("entered_in")):
        return refused
    if all(row["factor"] is None for row in factors):
        return Refusal("amounts-missing", "Of no stage it is known how much of its money is won.")
    return goal.refusal or dataset.refusal("shortfall")


def _no_wins(dataset: Dataset, factors: list[dict[str, Any]]) -> Refusal | None:
    """Why nothing can be held against a number of wins either."""
    since = last_year(dataset)
    if wins_in(dataset, since)[0] and any(row["factor_by_count"] is not None for row in factors):
        return None
    told = f"Nothing has been won since {day(since.start.isoformat())}, so nobody can say how much should stand there."
    return Refusal("no-wins", told)


def _empirical(dataset: Dataset) -> dict[Key, Any]:
    """What stood in each stage at the beginning of past quarters, in multiples of what these quarters won."""
    answer = dataset.ask("empirical_factor")
    return {} if answer.refusal else {_key(row): row["factor"] for row in answer.rows() if row["part"] != "new"}


def _still_needed(dataset: Dataset, goal: Goal) -> dict[str, Any] | None:
    """What is missing to the target; null when the period is over, or has not begun."""
    if refused := dataset.refusal("still_needed") or goal.refusal:
        return refused.as_dict()
    # The end of a quarter's last day is the beginning of the next.
    now = max(dataset.as_of, goal.during.starts_at)
    if now - dataset.as_of > INSTANT or not goal.days_left:
        return None
    assert goal.amount is not None
    known: dict[str, Any] = {"during": goal.during, "target": goal.amount, "entries": dataset.entries()}
    found = still_needed(dataset.visits(), dataset.stages, dataset.deals, as_of=now, **known)
    rows = sorted(found.to_pyarrow().to_pylist(), key=_order)
    [whole] = [row for row in rows if row["part"] == "all"]
    return {
        "whole": {name: whole[name] for name in WHOLE},
        "stages": [
            {name: row[name] for name in (*PLACE, *STILL, "needed_here")} for row in rows if row["part"] == "stage"
        ],
    }


def _safe(dataset: Dataset, goal: Goal) -> dict[str, Any]:
    answer = dataset.ask("safe_multiple", target=goal.amount)
    if answer.refusal:
        return answer.refusal.as_dict()
    [row] = answer.rows()
    return {name: row[name] for name in (*SAFE, "target", "needed", "periods", "without_amount")}


def _balance(dataset: Dataset, goal: Goal) -> dict[str, Any]:
    if refused := dataset.refusal("balance"):
        return refused.as_dict()
    found = balance(dataset.deals, MADE["factors"](dataset, {"during": goal.during}))
    rows = sorted(found.to_pyarrow().to_pylist(), key=_order)
    shares = ("share", "implied", "share_by_count", "implied_by_count")
    return {
        "stages": [{name: row[name] for name in (*PLACE, *shares)} for row in rows if row["part"] == "stage"],
        "wholes": [
            {name: row[name] for name in ("pipeline", "balance", "balance_by_count")}
            for row in rows
            if row["part"] == "all"
        ],
    }


def _sizes(dataset: Dataset, goal: Goal) -> list[dict[str, Any]] | dict[str, Any]:
    if refused := dataset.refusal("size_classes") or goal.refusal:
        return refused.as_dict()
    answer = dataset.ask("size_classes", target=goal.amount)
    order = {"rock": 0, "stone": 1, "pebble": 2, "unknown": 3}
    return sorted(answer.rows(), key=lambda row: order[row["size"]])


def _concentration(dataset: Dataset, goal: Goal, won: float) -> dict[str, Any] | None:
    """How much hangs on the largest deals; null when no open deal has an amount."""
    answer = dataset.ask("concentration", target=goal.amount, won=won)
    if answer.refusal:
        return answer.refusal.as_dict()
    return next(({name: row[name] for name in FEW} for row in answer.rows() if row["deals"]), None)


def _phantom(dataset: Dataset) -> dict[str, Any]:
    """Open deals that are hardly ever won any more, and the largest of them."""
    if refused := dataset.refusal("phantom_open"):
        return refused.as_dict()
    judged = dataset.stored("judged", phantom_open_deals(dataset.deals, dataset.stays, as_of=dataset.as_of))
    [row] = phantoms(judged).to_pyarrow().to_pylist()
    deals = judged.filter(_.part == "phantom").to_pyarrow().to_pylist() if row["phantom"] else []
    largest = sorted(deals, key=lambda deal: (-(deal["amount"] or 0), -(deal["days"] or 0), deal["deal_id"]))
    told = ("deal_id", "pipeline", "stage", "basis", "days", "chance", "lasted")
    return (
        {name: row[name] for name in (*PHANTOM, "by_pipeline", "without_chance", "without_amount")}
        | {"threshold": THRESHOLD}
        | {"deals": [_with_amount(deal, told) for deal in largest[:SHOWN_PHANTOMS]]}
        | {"behind": {"total": len(deals), "ids": sorted(deal["deal_id"] for deal in deals)[:SHOWN_IDS]}}
    )


def _with_amount(deal: Mapping[str, Any], told: tuple[str, ...]) -> dict[str, Any]:
    return {name: deal[name] for name in told} | {"amount": None if deal["amount"] is None else float(deal["amount"])}


def _by_age(dataset: Dataset, period: Period | None) -> dict[str, Any]:
    """The share won by each age, inbound and outbound apart; of all, where the export does not tell them apart."""
    by = ["source"] if dataset.verdict.completeness.filled("deals", "source", "all")[0] else []
    answer = dataset.ask("win_rate_by_age", entered_in=period, by=by)
    if answer.refusal:
        return answer.refusal.as_dict()
    groups: dict[str | None, list[dict[str, Any]]] = {}
    for row in answer.rows():
        groups.setdefault(row.get("source"), []).append(row)
    largest = sorted(groups, key=lambda name: (-groups[name][0]["n"], name or ""))[:SHOWN_SOURCES]
    return {
        "by_source": bool(by),
        "without_date": sum(rows[0]["without_date"] for rows in groups.values()),
        "curves": [
            {"group": name, "n": groups[name][0]["n"], "curve": _curve(groups[name])}
            for name in sorted(largest, key=lambda name: (name is None, name))
        ],
    }


def _curve(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """One list for each value, from week 0 on, as long as there is anybody left to follow."""
    followed = [row for row in rows if row["followed"] or row["week"] == 0]
    return {name: [row[column] for row in followed] for name, column in CURVE.items()}


def _key(row: Mapping[str, Any]) -> Key:
    return row["pipeline"], row["stage"]


def _order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["pipeline"] or "", row["position"] is None, row["position"] or 0, row["stage"] or ""
