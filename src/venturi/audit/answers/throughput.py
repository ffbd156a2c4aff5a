"""Throughput: who is off the mean, and is it more than chance?"""

from venturi.audit.answers.parts import Document, unanswered
from venturi.formats import decimal

NAMED = 3


def throughput(document: Document) -> str:
    part = document["throughput"]
    if reason := unanswered(part):
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
