"""Answers: what does each section say, in one sentence?"""

from typing import Any

from venturi.formats import days, money, money_interval, per_day, percent, signed_percent

Document = dict[str, Any]
NAMED = 3
LEVERS = {
    "number": "the number of deals",
    "win_rate": "the win rate",
    "amount": "the average amount",
    "cycle": "the cycle",
}


def answers(document: Document) -> dict[str, str]:
    """Section → sentence. A section that refuses answers with its reason."""
    told = {
        "integrity": document["integrity"]["sentence"],
        "velocity": _velocity(document),
        "win_rate": _win_rate(document),
        "funnel": _funnel(document),
        "danger_points": _danger_points(document),
        "throughput": _throughput(document),
    }
    # The reason of a refusal begins with the name of the metric.
    return {section: sentence[:1].upper() + sentence[1:] for section, sentence in told.items()}


def refusal(part: Any) -> str | None:
    """The reason of a part that refuses, else null."""
    return part["refused"]["reason"] if isinstance(part, dict) and "refused" in part else None


def _velocity(document: Document) -> str:
    part, currency = document["velocity"], document["reporting_currency"]
    if reason := refusal(part["overall"]):
        return reason
    latest = part["latest"]
    now, when = (latest["overall"], f"In {latest['period']}: ") if latest else (part["overall"], "")
    if now["per_day"] is None:
        return f"{when}{'velocity' if when else 'Velocity'} is unknown, because {_missing_lever(now)}."
    levers = (
        f"{when}{now['n']:,} decided deals, {percent(now['win_rate'])} of them won, "
        f"{money(now['average_amount'], currency)} each, in {days(now['cycle_days'])}: "
        f"{per_day(now['per_day'], currency)}."
    )
    change = part["change"]
    if change is None or refusal(change):
        return levers
    largest = max(LEVERS, key=lambda lever: abs(change["contributions"][lever] or 0.0))
    moved = signed_percent(change["difference"] / change["before"])
    return (
        f"{levers} From {change['from']} to {change['to']} it moved by {moved}, most of it through {LEVERS[largest]}."
    )


def _missing_lever(now: Document) -> str:
    if not now["n"]:
        return "no deal was decided"
    if not now["won"]:
        return f"none of {now['n']:,} decided deals was won"
    if now["average_amount"] is None:
        return "no won deal carries an amount"
    return "the cycle of the won deals is unknown or 0 days"


def _win_rate(document: Document) -> str:
    part = document["win_rate"]
    closed = part["unit"]["closed_only"]
    if reason := refusal(closed):
        return reason
    if closed["rate"] is None:
        return "Nothing was decided, so there is no win rate."
    if not closed["won"]:
        return f"None of {closed['lost']:,} decided deals was won."
    if not closed["lost"]:
        return f"All {closed['won']:,} decided deals are won: no losses are recorded, so this says nothing of chances."
    counts = f"({closed['won']:,} won, {closed['lost']:,} lost)"
    value = part["value"] if refusal(part["value"]) else part["value"]["closed_only"]
    told = f"We win {percent(closed['rate'])} of the deals we decide {counts}"
    if refusal(value) or value["rate"] is None:
        return f"{told}."
    return f"{told} and {percent(value['rate'])} of their money."


def _funnel(document: Document) -> str:
    part = document["funnel"]
    if reason := refusal(part):
        return reason
    known = [row for row in part if row["conversion"] is not None and row["advanced"] + row["lost"] > 0]
    if not known:
        return "No deal has left a stage yet, so no step can be judged."
    narrow = min(known, key=lambda row: row["conversion"])
    slow = max(
        (row for row in known if row["median_days"] is not None), key=lambda row: row["median_days"], default=None
    )
    told = (
        f'The narrowest step is "{narrow["stage"]}": {percent(narrow["conversion"])} of the deals resolved there go on.'
    )
    return (
        told
        if slow is None
        else f'{told} Deals stay longest in "{slow["stage"]}": {days(slow["median_days"])} at the median.'
    )


def _danger_points(document: Document) -> str:
    part, currency = document["danger_points"], document["reporting_currency"]
    if reason := refusal(part):
        return reason
    if not part:
        return "No step loses deals."
    worst = part[0]
    if not worst["money_per_quarter"]:
        worst = max(part, key=lambda row: row["deals_lost_per_quarter"])
        told = f'Most deals are lost at "{worst["stage"]}": {worst["deals_lost_per_quarter"]:,.1f} a quarter.'
        if worst["money_per_quarter"] is None:
            return f"{told} What mending it would return cannot be put in money."
        return f"{told} Nobody does better at any step than chance explains, so there is no example to follow."
    between = money_interval(worst["money_per_quarter_low"], worst["money_per_quarter_high"], currency)
    return (
        f'Most money is to be won back at "{worst["stage"]}": about '
        f"{money(worst['money_per_quarter'], currency)} a quarter ({between}) "
        f"for closing half the gap to the {worst['benchmark_kind']}."
    )


def _throughput(document: Document) -> str:
    part = document["throughput"]
    if reason := refusal(part):
        return reason
    if not part:
        return "Nobody had a deal in hand in the last complete quarter."
    last = part[-1]["period"]
    people = [row for row in part if row["period"] == last and row["flagged"] is not None]
    if not people:
        return f"In {last} nobody can be compared yet."
    flagged = [row for row in people if row["flagged"]]
    real = [row for row in flagged if row["chance_explains"] is False]
    told = f"In {last} each person decided {people[0]['mean']:,.1f} deals on average; "
    if not flagged:
        return f"{told}nobody is more than 20 % off."
    off = f"{len(flagged)} of {len(people)} are more than 20 % off, "
    if not real:
        return f"{told}{off}which chance alone explains."
    real.sort(key=lambda row: -abs(row["deviation"]))
    named = ", ".join(row["person"] for row in real[:NAMED])
    others = f" and {len(real) - NAMED} more" if len(real) > NAMED else ""
    return f"{told}{off}beyond chance for {named}{others}."
