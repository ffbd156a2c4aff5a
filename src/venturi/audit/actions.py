"""Actions: the three things to do first, by the money they return."""

from typing import Any

from venturi.audit.answers import refusal
from venturi.report.formats import count, percent

Document = dict[str, Any]
SHOWN = 3
WORST_SHARE = 0.1


def actions(document: Document) -> list[Document]:
    """Up to three, best first: what brings back most money, what makes most numbers trustworthy, who needs help."""
    steps = _steps(document)
    others = [action for action in (_data(document), _overdue(document), _person(document)) if action]
    if document["integrity"]["score"] is not None and _refused(document):
        # While numbers are refused, mending the data comes before believing the others.
        others, steps = others[1:], [*others[:1], *steps]
    chosen = [*steps[:2], *others, *steps[2:]]
    return chosen[:SHOWN]


def _refused(document: Document) -> bool:
    return any(metric["state"] == "refused" for metric in document["integrity"]["metrics"])


def _steps(document: Document) -> list[Document]:
    part = document["danger_points"]
    if refusal(part):
        return []
    return [_step(row) for row in part if row["money_per_quarter"]]


def _step(row: Document) -> Document:
    reasons = [found["reason"] for found in row["evidence"]["loss_reasons"] if found["reason"]]
    because = f' The reason named most often is "{reasons[0]}".' if reasons else ""
    return {
        "title": f'Get more deals through "{row["stage"]}"',
        "why": (
            f"{percent(row['conversion'])} go on from there; the {row['benchmark_kind']} bring on "
            f"{percent(row['benchmark'])}.{because}"
        ),
        "section": "danger_points",
        "money_per_quarter": row["money_per_quarter"],
        "measure": f'Conversion from "{row["stage"]}" at {percent(row["target"])} or more.',
    }


def _data(document: Document) -> Document | None:
    fixes = document["integrity"]["fix_first"]
    if not fixes:
        return None
    fix = fixes[0]
    unlocked = fix["unlocks"]
    why = f"{fix['message']} It holds back {len(unlocked)} of the metrics." if unlocked else fix["message"]
    return {
        "title": fix["remedy"].split(". ")[0].rstrip("."),
        "why": why,
        "section": "integrity",
        "money_per_quarter": None,
        "measure": f'Fewer records with "{fix["code"]}" in the next audit; today {count(fix["count"])}.',
    }


def _overdue(document: Document) -> Document | None:
    issue = next((one for one in document["integrity"]["issues"] if one["code"] == "expected-date-past"), None)
    if issue is None or not issue["share"] or issue["share"] < WORST_SHARE:
        return None
    return {
        "title": f"Decide or re-date {count(issue['count'])} open deals past their promised date",
        "why": f"{percent(issue['share'])} of the open deals promise a day that is over; nothing built on them can be right.",
        "section": "integrity",
        "money_per_quarter": None,
        "measure": "No open deal with a promised date in the past.",
    }


def _person(document: Document) -> Document | None:
    part = document["throughput"]
    if refusal(part) or not part:
        return None
    last = part[-1]["period"]
    behind = [
        row
        for row in part
        if row["period"] == last and row["flagged"] and row["chance_explains"] is False and row["deviation"] < 0
    ]
    if not behind:
        return None
    row = min(behind, key=lambda one: one["deviation"])
    return {
        "title": f"Look at the deals of {row['person']} together",
        "why": (
            f"{count(row['closed'])} deals decided in {last} against {row['mean']:.1f} on average "
            f"({percent(-row['deviation'])} fewer), which chance does not explain."
        ),
        "section": "throughput",
        "money_per_quarter": None,
        "measure": "Decided deals a quarter within 20 % of the mean.",
    }
