"""Win rate: of what we decide, how much do we win?"""

from venturi.audit.answers.parts import Document, decided, refusal, unanswered
from venturi.formats import percent


def win_rate(document: Document) -> str:
    part = document["win_rate"]
    closed = part["unit"]["closed_only"]
    if reason := unanswered(closed):
        return reason
    if closed["rate"] is None:
        return "Nothing was decided, so there is no win rate."
    if not closed["won"]:
        return f"None of {decided(closed['lost'])} was won."
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
