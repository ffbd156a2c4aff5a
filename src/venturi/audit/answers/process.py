"""Process: how is the process really run?"""

from typing import Any

from venturi.audit.answers.parts import Document, refusal, unanswered
from venturi.formats import count, percent

FIRST = 5


def process(document: Document) -> str:
    part = document["process"]
    variants = part["variants"]
    if reason := unanswered(variants):
        return reason
    if not variants["deals"]:
        return "No deal of the period has a way through the stages."
    return f"{_paths(variants)}{_off(part)}"


def _paths(variants: Document) -> str:
    if variants["paths"] == 1:
        return "All deals take the same path."
    told = f"Deals take {count(variants['paths'])} different paths"
    if variants["paths"] <= FIRST:
        return f"{told}; the most frequent covers {percent(variants['top'][0]['share'])}."
    covered = sum(row["deals"] for row in variants["top"][:FIRST]) / variants["deals"]
    return f"{told}; the {FIRST} most frequent cover {percent(covered)}."


def _off(part: Document) -> str:
    """How many go back, and how many jump over stages, with where most of them do."""
    if refusal(part["moves"]):
        return ""
    moves = {row["part"]: row for row in part["moves"]}
    back, skip = moves.get("back"), moves.get("skip")
    told = (
        f" {percent(back['share'])} of the deals that moved go back at least once{_most_often(part['flows'])}"
        if back
        else " None goes back to an earlier stage"
    )
    return f"{told}; {percent(skip['share'])} jump over a stage{_left_out(part['stages'])}." if skip else f"{told}."


def _left_out(stages: Any) -> str:
    left = [] if refusal(stages) else [row for row in stages if row["left_out_deals"]]
    if not left:
        return ""
    most = max(left, key=lambda row: row["left_out_deals"])
    return f', most often over "{most["stage"]}"'


def _most_often(flows: Any) -> str:
    loops = [] if refusal(flows) else [row for row in flows["flows"] if row["way"] == "back"]
    return f', most often from "{loops[0]["from"]}" to "{loops[0]["to"]}"' if loops else ""
