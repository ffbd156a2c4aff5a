"""Velocity: how fast does money move, and what changed it?"""

from typing import Any

from venturi.audit.answers.parts import Document, deals, decided, refusal, unanswered
from venturi.formats import days, percent, short_money

AGAINST = 0.25  # of what pulled one way: a lever that pulled the other way by less is not named
LEVERS = {
    "number": "the number of deals",
    "win_rate": "the win rate",
    "amount": "the average amount",
    "cycle": "the cycle",
}


def velocity(document: Document) -> str:
    part, currency = document["velocity"], document["reporting_currency"]
    if reason := unanswered(part["overall"]):
        return reason
    latest = part["latest"]
    now = latest["overall"] if latest else part["overall"]
    if now["per_day"] is None:
        when = f" for {latest['period']}" if latest else ""
        return f"Velocity is unknown{when}: {_missing_lever(now)}."
    begin = f"In {latest['period']} money moved" if latest else "Money moves"
    levers = (
        f"{begin} at {short_money(now['per_day'], currency)} a day: {deals(now['n'])} decided, "
        f"{percent(now['win_rate'])} of them won, {short_money(now['average_amount'], currency)} each, "
        f"in {days(now['cycle_days'])} from creation."
    )
    return f"{levers}{_moved(part['change'])}"


def _moved(change: Any) -> str:
    """How velocity compares with the period before; nothing where that is not known."""
    if change is None or refusal(change) or not change["before"]:
        return ""
    share = change["difference"] / change["before"]
    then = change["from"] + (", the same part of the period before" if change["so_far"] else "")
    if percent(share) == percent(0.0):
        return f" That is as fast as in {then}."
    return f" That is {percent(abs(share))} {'faster' if share > 0 else 'slower'} than in {then}{_through(change)}."


def _through(change: Document) -> str:
    """Which levers made the difference, and which one worked against it when that was much."""
    sign = 1.0 if change["difference"] > 0 else -1.0
    parts = {lever: sign * (change["contributions"][lever] or 0.0) for lever in LEVERS}
    first, second, *_others = sorted(LEVERS, key=lambda lever: -parts[lever])
    against = min(LEVERS, key=lambda lever: parts[lever])
    whole = sum(part for part in parts.values() if part > 0)
    if whole <= 0:
        return ""
    most = f"most of it through {LEVERS[first]}"
    told = most if parts[first] > whole / 2 else f"mainly through {LEVERS[first]} and {LEVERS[second]}"
    much = -parts[against] >= AGAINST * whole
    return f", {told}" + (f", while {LEVERS[against]} worked against it" if much else "")


def _missing_lever(now: Document) -> str:
    if not now["n"]:
        return "no deal was decided"
    if not now["won"]:
        return f"none of {decided(now['n'])} was won"
    if now["average_amount"] is None:
        return "no won deal carries an amount"
    return "the cycle of the won deals is unknown or 0 days"
