"""Win and loss: why are deals lost, and what tells who will win?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi.audit.answers.parts import Document, refusal, unanswered
from venturi.formats import percent

KNOWN = ("should not have been there", "outsold", "no decision")
WORDS = {
    "should not have been there": "we should not have been there",
    "outsold": "we were outsold",
    "no decision": "the buyer decided nothing",
}


def win_loss(document: Document) -> str:
    part = document["win_loss"]
    if reason := unanswered(part["reasons"]):
        return reason
    if not part["reasons"]:
        return "No deal was lost, so there is nothing to explain."
    if not part["families"]:
        return f"Nobody knows: none of the lost deals carries a reason.{_tells(part['criteria'])}"
    silent = sum(row["share"] or 0.0 for row in part["families"] if row["family"] not in KNOWN)
    known = [row for row in part["families"] if row["family"] in KNOWN]
    if not known:
        first = part["reasons"][0]
        told = f'The reason given most is "{first["reason"]}", in {percent(first["share"])} of the lost deals'
        return f"{told}; nobody has said of which family the reasons are.{_tells(part['criteria'])}"
    most = max(known, key=lambda row: row["deals"])
    others = [f"in {percent(row['share'])} {WORDS[row['family']]}" for row in known if row is not most]
    told = f"In {percent(most['share'])} of the lost deals {WORDS[most['family']]}" + "".join(
        f", {one}" for one in others
    )
    unsaid = f"; of {percent(silent)} nobody says why" if percent(silent) != percent(0.0) else ""
    return f"{told}{unsaid}.{_tells(part['criteria'])}"


def _tells(criteria: Any) -> str:
    """The criterion that tells most; nothing where none does."""
    if not criteria or refusal(criteria):
        return ""
    telling: Sequence[Mapping[str, Any]] = [row for row in criteria if row["predicts"] and row["difference"] > 0]
    if not telling:
        return " No exit criterion tells who will win by more than chance explains."
    first = max(telling, key=lambda row: row["difference"])
    return (
        f' "{first["criterion"]}" tells most: {percent(first["met_alike"])} are won where it was met, '
        f"{percent(first['unmet_alike'])} of such deals where it was not."
    )
