"""Answers: what does each section say, in one sentence?"""

from typing import Any

from venturi.formats import count, days, decimal, percent, short_money, short_money_interval

Document = dict[str, Any]
NAMED = 3
FEWEST_RESOLVED = 20
AGAINST = 0.25  # of what pulled one way: a lever that pulled the other way by less is not named
NO_HISTORY = "No answer without a history of stages."
NO_STEP = "No stage is known to be open, so there is no step to judge. Say what the stages mean."
NO_OUTCOME = "No outcome is known: no deal was won or lost"
DELETED = "deleted"
LEVERS = {
    "number": "the number of deals",
    "win_rate": "the win rate",
    "amount": "the average amount",
    "cycle": "the cycle",
}


def answers(document: Document) -> dict[str, str]:
    """Section → sentence. A section that refuses answers with its reason."""
    integrity = {"integrity": document["integrity"]["sentence"]}
    if not document["deals"]:
        sections = ("velocity", "win_rate", "funnel", "danger_points", "throughput")
        return integrity | dict.fromkeys(sections, _no_deals(document))
    return integrity | {
        "velocity": _velocity(document),
        "win_rate": _win_rate(document),
        "funnel": _funnel(document),
        "danger_points": _danger_points(document),
        "throughput": _throughput(document),
    }


def refusal(part: Any) -> str | None:
    """The reason of a part that refuses, else null."""
    return part["refused"]["reason"] if isinstance(part, dict) and "refused" in part else None


def _no_deals(document: Document) -> str:
    """Why there is nothing to answer with: what became of the rows that would have been deals."""
    of_deals = {file["name"]: file["rows"] for file in document["files"] if file["table"] == "deals"}
    if not of_deals:
        return "There are no deals: no file holds any."
    found = [issue for issue in document["integrity"]["issues"] if issue["code"] == DELETED]
    if deleted := sum(issue["count"] for issue in found if issue["file"] in of_deals):
        return f"There are no deals: {count(deleted)} {'row is' if deleted == 1 else 'rows are'} marked as deleted."
    read = sum(rows["read"] for rows in of_deals.values())
    if not read:
        return f"There are no deals: {', '.join(of_deals)} {'has' if len(of_deals) == 1 else 'have'} no rows."
    return f"There are no deals: none of {count(read)} {'row' if read == 1 else 'rows'} could be used."


def _decided_anything(document: Document) -> bool:
    return bool(document["outcomes"]["won"] or document["outcomes"]["lost"])


def _unanswered(part: Any) -> str | None:
    """Why a section has no answer, else null. What the data lack as a whole is said once, where they are judged."""
    if not refusal(part):
        return None
    return NO_HISTORY if part["refused"]["code"] == "no-history" else f"No answer: {_continued(refusal(part))}"


def _continued(reason: str | None) -> str:
    """A sentence as it reads behind a colon, unless it begins with something like a name."""
    told = reason or "nothing is known."
    return told[:1].lower() + told[1:] if told[1:2].islower() else told


def _velocity(document: Document) -> str:
    part, currency = document["velocity"], document["reporting_currency"]
    if reason := _unanswered(part["overall"]):
        return reason
    latest = part["latest"]
    now = latest["overall"] if latest else part["overall"]
    if now["per_day"] is None:
        when = f" for {latest['period']}" if latest else ""
        return f"Velocity is unknown{when}: {_missing_lever(now)}."
    begin = f"In {latest['period']} money moved" if latest else "Money moves"
    levers = (
        f"{begin} at {short_money(now['per_day'], currency)} a day: {_deals(now['n'])} decided, "
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


def _decided(number: int) -> str:
    return f"{count(number)} decided {'deal' if number == 1 else 'deals'}"


def _deals(number: int) -> str:
    return f"{count(number)} {'deal' if number == 1 else 'deals'}"


def _missing_lever(now: Document) -> str:
    if not now["n"]:
        return "no deal was decided"
    if not now["won"]:
        return f"none of {_decided(now['n'])} was won"
    if now["average_amount"] is None:
        return "no won deal carries an amount"
    return "the cycle of the won deals is unknown or 0 days"


def _win_rate(document: Document) -> str:
    part = document["win_rate"]
    closed = part["unit"]["closed_only"]
    if reason := _unanswered(closed):
        return reason
    if closed["rate"] is None:
        return "Nothing was decided, so there is no win rate."
    if not closed["won"]:
        return f"None of {_decided(closed['lost'])} was won."
    if not closed["lost"]:
        return (
            f"All decided deals are won ({closed['won']:,}): no losses are recorded, so this says nothing of chances."
        )
    counts = f"({closed['won']:,} won, {closed['lost']:,} lost)"
    value = part["value"] if refusal(part["value"]) else part["value"]["closed_only"]
    told = f"We win {percent(closed['rate'])} of the deals we decide {counts}"
    if refusal(value) or value["rate"] is None:
        return f"{told}."
    return f"{told} and {percent(value['rate'])} of their money."


def _funnel(document: Document) -> str:
    part = document["funnel"]
    if reason := _unanswered(part):
        return reason
    if not part:
        return NO_STEP
    if not _decided_anything(document):
        return f"{NO_OUTCOME}, so no step can be called narrow.{_slowest(part)}"
    known = [row for row in part if row["conversion"] is not None and row["advanced"] + row["lost"] > 0]
    if not known:
        return "No deal has left a stage yet, so no step can be judged."
    if not document["outcomes"]["won"]:
        # Whoever goes on from the last stage wins: without a win it is 0 % and says nothing of the stage.
        known = [row for row in known if row["position"] < _last_position(part, row["pipeline"])]
    if not known:
        return "No deal was won, so the step that deals have left, the last one, cannot be judged."
    known = [row for row in known if row["advanced"] + row["lost"] >= FEWEST_RESOLVED]
    if not known:
        return f"At no step {FEWEST_RESOLVED} deals are resolved, too few to name the narrowest."
    narrow = min(known, key=lambda row: row["conversion"])
    told = (
        f'The narrowest step is "{narrow["stage"]}": {percent(narrow["conversion"])} of the deals resolved there go on.'
    )
    return f"{told}{_slowest(known)}"


def _slowest(rows: list[Document]) -> str:
    timed = [row for row in rows if row["median_days"] is not None]
    if not timed:
        return ""
    slow = max(timed, key=lambda row: row["median_days"])
    return f' Deals stay longest in "{slow["stage"]}": {days(slow["median_days"])} at the median.'


def _last_position(part: list[Document], pipeline: str) -> int:
    return max(row["position"] for row in part if row["pipeline"] == pipeline)


def _danger_points(document: Document) -> str:
    part, currency = document["danger_points"], document["reporting_currency"]
    if reason := _unanswered(part):
        return reason
    if not part:
        if document["funnel"] == []:
            return NO_STEP
        lost_nowhere = f"{NO_OUTCOME}, so nobody can tell at which step deals are lost."
        return "No step loses deals." if _decided_anything(document) else lost_nowhere
    worst = part[0]
    if not worst["money_per_quarter"]:
        worst = max(part, key=lambda row: row["deals_lost_per_quarter"])
        told = f'Most deals are lost at "{worst["stage"]}": {decimal(worst["deals_lost_per_quarter"])} a quarter.'
        if worst["money_per_quarter"] is None:
            return f"{told} What mending it would return cannot be put in money."
        return f"{told} Nobody does better at any step than chance explains, so there is no example to follow."
    between = short_money_interval(worst["money_per_quarter_low"], worst["money_per_quarter_high"], currency)
    unlike = "" if worst["like_for_like"] else ", not like for like: the export names neither source nor product"
    return (
        f'Most money is to be won back at "{worst["stage"]}": about '
        f"{short_money(worst['money_per_quarter'], currency)} a quarter ({between}) "
        f"for closing half the gap to the {worst['benchmark_kind']}{unlike}."
    )


def _throughput(document: Document) -> str:
    part = document["throughput"]
    if reason := _unanswered(part):
        return reason
    if not part:
        return "Nobody had a deal in hand in the last complete quarter."
    last = part[-1]["period"]
    people = [row for row in part if row["period"] == last and row["flagged"] is not None]
    if not people and (few := next((row["mean"] for row in part if row["period"] == last and row["mean"]), None)):
        return f"In {last} each person decided {decimal(few)} deals on average, too few to compare people."
    if not people:
        return f"In {last} nobody can be compared yet."
    flagged = [row for row in people if row["flagged"]]
    real = [row for row in flagged if row["chance_explains"] is False]
    told = f"In {last} each person decided {decimal(people[0]['mean'])} deals on average; "
    if not flagged:
        return f"{told}nobody is more than 20 % off."
    off = f"{len(flagged)} of {len(people)} {'is' if len(flagged) == 1 else 'are'} more than 20 % off, "
    if not real:
        return f"{told}{off}which chance alone explains."
    real.sort(key=lambda row: -abs(row["deviation"]))
    named = ", ".join(row["person"] for row in real[:NAMED])
    others = f" and {len(real) - NAMED} more" if len(real) > NAMED else ""
    return f"{told}{off}beyond chance for {named}{others}."
