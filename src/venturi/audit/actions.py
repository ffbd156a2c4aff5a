"""Actions: the three things to do first, by the money they return."""

import re
from typing import Any

from venturi.audit.answers.parts import refusal
from venturi.audit.answers.pipeline import short_stages
from venturi.formats import count, decimal, percent, short_money, short_money_interval
from venturi.ingest.stages import named_kind
from venturi.plain import brief, without_options

Document = dict[str, Any]
SHOWN = 3
STEPS_FIRST = 2
WORST_SHARE = 0.1
SMALLEST_GAP = 0.01  # a step that is as good as its best example is no advice
OVERDUE = "expected-date-past"
# Where the remedy is an option of the program and not yet something to do.
TITLES = {
    "stage-kind-guessed": "Say what the stages mean: open, won or lost",
    "stage-order-guessed": "Say in which order the stages come",
    "stage-order-unknown": "Say in which order the stages come",
}
GUESSES = ("stage-kind-guessed", "stage-order-guessed")
ABSENT = "field-absent"


def actions(document: Document) -> list[Document]:
    """Up to three, best first: what brings back most money, what makes most numbers trustworthy, who needs help."""
    steps = _steps(document)
    others = [_overdue(document), _person(document)]
    if "pipeline" in document:
        others += [_short(document), _phantom(document)]
    if before := _before_all(document, steps):
        chosen = [*(_data(document, fix) for fix in before), *steps[:STEPS_FIRST], *others, *steps[STEPS_FIRST:]]
    else:
        fix = _first_repair(document)
        data = [_data(document, fix)] if fix else []
        chosen = [*steps[:STEPS_FIRST], *data, *others, *steps[STEPS_FIRST:]]
    # A repair may be what somebody is to do anyway, and is said once.
    return list({action["title"]: action for action in chosen if action}.values())[:SHOWN]


def _before_all(document: Document, steps: list[Document]) -> list[Document]:
    """Repairs without which the rest is not to be believed yet."""
    fix, before = _first_repair(document), []
    if fix and _gives_a_number_back(document) and not (_needs_dates(document) and _money_in(steps)):
        before.append(fix)  # while that number is refused, mending the data comes before believing the others
    guess = next((one for one in document["integrity"]["fix_first"] if _is_guess_of_steps(one)), None)
    if guess and steps and guess not in before:
        before.append(guess)  # a step may be none: what the stages are comes before advice about them
    return before


def _is_guess_of_steps(fix: Document) -> bool:
    return fix["code"] in GUESSES and "danger_points" in fix["unlocks"]


def _gives_a_number_back(document: Document) -> bool:
    """Whether the first repair would make a metric answer that refuses now."""
    fix = _first_repair(document)
    refused = {metric["name"] for metric in document["integrity"]["metrics"] if metric["state"] == "refused"}
    return fix is not None and not refused.isdisjoint(fix["unlocks"])


def _needs_dates(document: Document) -> bool:
    """Whether the first repair is to bring expected dates: on an earlier day nobody may have known them."""
    fix = _first_repair(document)
    return fix is not None and fix["code"] == ABSENT and "expected_close_on" in fix["remedy"]


def _money_in(steps: list[Document]) -> bool:
    return any(step["money_per_quarter"] for step in steps)


def _first_repair(document: Document) -> Document | None:
    """The repair that makes most metrics trustworthy; none when no repair does."""
    if not document["deals"]:
        return None
    return next((one for one in document["integrity"]["fix_first"] if one["unlocks"]), None)


def _steps(document: Document) -> list[Document]:
    """A step for each danger point that returns money; without money, the one that saves most deals."""
    part = document["danger_points"]
    if refusal(part):
        return []
    ends = _maybe_ends(document)
    part = [row for row in part if (row["pipeline"], row["stage"]) not in ends]
    if paid := [row for row in part if (row["money_per_quarter"] or 0) > 0]:
        return [_step(row) for row in paid if row["benchmark"] - row["conversion"] >= SMALLEST_GAP]
    saved = [row for row in part if (row["wins_per_quarter"] or 0) > 0]
    return [_step(max(saved, key=lambda row: row["wins_per_quarter"]))] if saved else []


def _maybe_ends(document: Document) -> set[tuple[str, str]]:
    """Stages taken as open by a guess although their names sound like an end: nobody is to push deals through these."""
    guessed = [stage for stage in document["stages"] if stage["kind_guessed"]]
    return {(stage["pipeline"], stage["stage"]) for stage in guessed if named_kind(stage["stage"]) != "open"}


def _step(row: Document) -> Document:
    reasons = [found["reason"] for found in row["evidence"]["loss_reasons"] if found["reason"]]
    because = f' The reason named most often is "{reasons[0]}".' if reasons else ""
    return {
        "title": f'Get more deals through "{row["stage"]}"',
        "why": (
            f"{percent(row['conversion'])} go on from there, {percent(row['benchmark'])} with the "
            f"{row['benchmark_kind']}.{because}"
        ),
        "section": "danger_points",
        "money_per_quarter": row["money_per_quarter"],
        "measure": f'Conversion from "{row["stage"]}" at {percent(row["target"])} or more.',
    }


def _data(document: Document, fix: Document) -> Document:
    """A repair, and how many metrics it makes trustworthy."""
    if fix["code"] == OVERDUE and (overdue := _overdue(document)):
        return overdue
    held, of = len(fix["unlocks"]), len(document["integrity"]["metrics"])
    rests = "Every metric rests" if held == of else f"{held} of the {of} metrics {'rests' if held == 1 else 'rest'}"
    return {
        "title": TITLES.get(fix["code"]) or re.split(r"[.;] ", without_options(fix["remedy"]))[0].rstrip("."),
        "why": f"{brief(fix['message'])} {rests} on it.",
        "section": "integrity",
        "money_per_quarter": None,
        "measure": _fewer(fix),
    }


def _fewer(fix: Document) -> str:
    if fix["code"] == ABSENT:
        return "The next audit finds it in the files."
    return f"The next audit counts fewer of them than the {count(fix['count'])} of today."


def _overdue(document: Document) -> Document | None:
    issue = next((one for one in document["integrity"]["issues"] if one["code"] == OVERDUE), None)
    if issue is None or not issue["share"] or issue["share"] < WORST_SHARE:
        return None
    return {
        "title": f"Decide or re-date {count(issue['count'])} open deals past their promised date",
        "why": f"{percent(issue['share'])} of the open deals promise a day that is over; no forecast can rest on them.",
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
    deals = "deal" if row["closed"] == 1 else "deals"
    return {
        "title": f"Look at the deals of {row['person']} together",
        "why": (
            f"{count(row['closed'])} {deals} decided in {last} against {row['mean']:.1f} on average "
            f"({percent(-row['deviation'])} fewer), which chance does not explain."
        ),
        "section": "throughput",
        "money_per_quarter": None,
        "measure": "Decided deals a quarter within 20 % of the mean.",
    }


def _short(document: Document) -> Document | None:
    """The stage in which most is lacking, against what its target takes."""
    part, currency = document["pipeline"], document["reporting_currency"]
    if refusal(part["needed"]) or not (short := short_stages(part["needed"]["stages"])):
        return None
    row = short[0]
    if part["needed"]["in_money"]:
        there, takes = short_money(row["amount"], currency), short_money(row["needed"], currency)
        between = short_money_interval(row["needed_low"], row["needed_high"], currency)
        why = f"{there} stands open there; the target of {part['during']['label']} takes {takes} ({between})."
    else:
        takes = decimal(row["needed"], 0)
        why = f"{count(row['deals'])} deals stand open there; to win as many as so far it takes {takes}."
    return {
        "title": f'Bring more deals into "{row["stage"]}"',
        "why": why,
        "section": "pipeline",
        "money_per_quarter": None,
        "measure": f'What stands open in "{row["stage"]}", against what it takes.',
    }


def _phantom(document: Document) -> Document | None:
    """Open deals that are open in name only, when they are many."""
    found, currency = document["pipeline"]["phantom"], document["reporting_currency"]
    if refusal(found) or not found["share"] or found["share"] < WORST_SHARE:
        return None
    number, least = found["phantom"], percent(found["threshold"])
    money = f" and {short_money(found['phantom_amount'], currency)}" if found["phantom_amount"] else ""
    return {
        "title": f"Revive or close {count(number)} {'deal' if number == 1 else 'deals'} that are open in name only",
        "why": (
            f"{percent(found['share'])} of the open deals{money}: of those that stood there as long, "
            f"less than {least} were still won."
        ),
        "section": "pipeline",
        "money_per_quarter": None,
        "measure": f"No open deal with a chance below {least}.",
    }
