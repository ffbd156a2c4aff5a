"""Answers: what does each section say, in one sentence?"""

from collections.abc import Callable

from venturi.audit.answers.comparison import comparison
from venturi.audit.answers.danger_points import danger_points
from venturi.audit.answers.economics import economics
from venturi.audit.answers.funnel import funnel
from venturi.audit.answers.movement import movement
from venturi.audit.answers.parts import Document
from venturi.audit.answers.people import people
from venturi.audit.answers.pipeline import pipeline
from venturi.audit.answers.process import process
from venturi.audit.answers.throughput import throughput
from venturi.audit.answers.velocity import velocity
from venturi.audit.answers.win_loss import win_loss
from venturi.audit.answers.win_rate import win_rate
from venturi.formats import count

DELETED = "deleted"
SECTIONS: dict[str, Callable[[Document], str]] = {
    "velocity": velocity,
    "win_rate": win_rate,
    "funnel": funnel,
    "comparison": comparison,
    "danger_points": danger_points,
    "process": process,
    "win_loss": win_loss,
    "pipeline": pipeline,
    "movement": movement,
    "throughput": throughput,
    "people": people,
    "economics": economics,
}


def answers(document: Document) -> dict[str, str]:
    """Section → sentence, for the sections there are. One that refuses answers with its reason."""
    integrity = {"integrity": document["integrity"]["sentence"]}
    there = {name: answer for name, answer in SECTIONS.items() if name in document}
    if not document["deals"]:
        return integrity | dict.fromkeys(there, _no_deals(document))
    return integrity | {name: answer(document) for name, answer in there.items()}


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
