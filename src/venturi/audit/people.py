"""People: who does which step best, who falls behind where, and how many people are needed?"""

from typing import Any

from venturi.audit.behind import NONE, behind
from venturi.audit.reach import ahead
from venturi.dataset import Dataset
from venturi.metrics.danger_points import LIKE
from venturi.metrics.periods import Period
from venturi.result import Result

SHOWN = 30
SHOWN_IDS = 50
TOLD_FIRST = 10**12  # more deals than anybody has
GOOD_AND_BAD = ("advanced", "lost", "won")
STEP = (
    *("pipeline", "stage", "position", "person", "entered", "advanced", "lost", "resolved"),
    *("conversion", "low", "high", "team", "expected", "expected_share", "like_for_like"),
    *("shrunk", "shrunk_low", "shrunk_high", "p_adjusted", "deals_short", "money_short"),
    *("biggest_in_deals", "biggest_in_money"),
)
WINS = (
    *("person", "won", "lost", "open", "unit", "unit_low", "unit_high", "expected", "ratio"),
    *("shrunk", "shrunk_low", "shrunk_high", "p_adjusted", "wins_short"),
)
HEADS = (
    *("planned", "inflow", "pace", "needed", "needed_low", "needed_high", "present", "ramping", "capacity", "gap"),
    *("hires", "hires_on_first_day", "start_on", "too_late", "without_owner"),
)
Rows = list[dict[str, Any]]


def people_section(dataset: Dataset, period: Period | None, skips: str, throughput: Any) -> dict[str, Any]:
    """The ``people`` part of the document; steps are counted as in the funnel, headcount rests on `throughput`."""
    if refused := ahead(dataset, period):
        return {"alike": []} | dict.fromkeys(("steps", "win_rate", "headcount"), refused.as_dict())
    return {
        "alike": _alike(dataset),
        "steps": _steps(dataset.ask("person_stage", entered_in=period, skips=skips)),
        "win_rate": _wins(dataset.ask("person_win_rate", created_in=period)),
        "headcount": throughput if "refused" in throughput else _headcount(dataset, throughput),
    }


def _alike(dataset: Dataset) -> list[str]:
    """The columns of the comparison in which any deal has a value: the others compare nothing."""
    known = {name: dataset.deals[name].notnull().any() for name in LIKE}
    [found] = dataset.deals.aggregate(**known).to_pyarrow().to_pylist()
    return [name for name in LIKE if found[name]]


def _steps(answer: Result) -> Any:
    if answer.refusal:
        return answer.refusal.as_dict()
    rows = answer.rows()
    named = _shown(rows, "resolved")
    listed = _behind(answer, named, ["pipeline", "stage", "person"])
    return {
        "people": len({row["person"] for row in rows} - {None}),
        "entered": sum(row["entered"] for row in rows),
        "of_nobody": sum(row["entered"] for row in rows if row["person"] is None),
        "rows": [
            {name: row[name] for name in STEP} | {"verdict": _verdict(row), "behind": _of(row, listed)}
            for row in rows
            if row["person"] in named
        ],
    }


def _shown(rows: Rows, size: str) -> set[str]:
    """Whom the document shows when there are many: those of whom there is something to say, then by their deals."""
    deals: dict[str, int] = {}
    for row in rows:
        if row["person"] is not None:
            said = TOLD_FIRST if _verdict(row) in {"best", "below"} else 0
            deals[row["person"]] = deals.get(row["person"], 0) + (row[size] or 0) + said
    return set(sorted(deals, key=lambda person: (-deals[person], person))[:SHOWN])


def _behind(answer: Result, people: set[str], by: list[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The first deals of these people by `by` and part, as far as they went on or were decided."""
    if not people:
        return {}
    assert answer.behind is not None
    deals = answer.behind()
    told = deals.filter(deals.person.isin(sorted(people)), deals.part.isin(GOOD_AND_BAD))
    return behind(told, by=[*by, "part"], shown=SHOWN_IDS)


def _of(row: dict[str, Any], listed: dict[tuple[Any, ...], dict[str, Any]]) -> dict[str, Any] | None:
    """The deals of a row that says something: those that went on where a person is best, else those lost there."""
    if row["best"] or row["below"] or row["biggest_in_deals"] or row["biggest_in_money"]:
        part = "advanced" if row["best"] else "lost"
        return listed.get((row["pipeline"], row["stage"], row["person"], part), NONE)
    return None


def _verdict(row: dict[str, Any]) -> str | None:
    """Best, below, or what chance explains; null for who is not compared."""
    if row["best"]:
        return "best"
    return None if row["below"] is None else "below" if row["below"] else "chance"


def _wins(answer: Result) -> Any:
    if answer.refusal:
        return answer.refusal.as_dict()
    rows = answer.rows()
    named = _shown(rows, "won")
    told = {row["person"] for row in rows if row["person"] in named and _verdict(row) in {"best", "below"}}
    listed = _behind(answer, told, ["person"])
    return {
        "people": len({row["person"] for row in rows} - {None}),
        "rows": [
            {name: row[name] for name in WINS}
            | {"verdict": _verdict(row)}
            | {"behind": listed.get((row["person"], "won"), NONE) if row["person"] in told else None}
            for row in rows
            if row["person"] in named
        ],
    }


def _headcount(dataset: Dataset, throughput: Rows) -> Any:
    """By the pace of the last period that throughput tells; null where it tells none."""
    if not throughput or throughput[-1]["mean"] is None:
        return None
    answer = dataset.ask("headcount", during=throughput[-1]["period"])
    if answer.refusal:
        return answer.refusal.as_dict()
    [row] = answer.rows()
    told = {name: row[name] for name in HEADS} | {"during": throughput[-1]["period"]}
    return told | {"start_on": None if row["start_on"] is None else row["start_on"].isoformat()}
