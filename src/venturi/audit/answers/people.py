"""People: who falls behind at a step more than chance explains, and who does it best?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi.audit.answers.parts import Document, refusal, unanswered
from venturi.formats import percent

NAMED = 3
Row = Mapping[str, Any]


def people(document: Document) -> str:
    part = document["people"]
    steps, wins = part["steps"], part["win_rate"]
    if not refusal(steps) and steps["rows"]:
        return _by_step(steps["rows"])
    if not refusal(wins) and wins["rows"]:
        return f"{_why(steps)}{_by_wins(wins['rows'])}"
    return unanswered(steps) or unanswered(wins) or "No deal names a person, so nobody can be compared."


def _by_step(rows: Sequence[Row]) -> str:
    below = sorted((row for row in rows if row["verdict"] == "below"), key=lambda row: -row["deals_short"])
    best = [row for row in rows if row["verdict"] == "best"]
    if not any(row["verdict"] for row in rows):
        return "At no step has anybody enough deals to be compared with the others."
    if not below:
        told = "At no step does anybody fall behind the others by more than chance explains"
    else:
        named = _listed([f'{row["person"]} at "{row["stage"]}"' for row in below])
        told = f"More than chance explains, and so a reason to look, {'is' if len(below) == 1 else 'are'} {named}"
    if not best:
        return f"{told}."
    lead = max(best, key=lambda row: -row["deals_short"])
    ahead = f"{percent(lead['conversion'])} go on, {percent(lead['expected_share'])} were to be expected"
    return f'{told}; {lead["person"]} does "{lead["stage"]}" best: {ahead}.'


def _by_wins(rows: Sequence[Row]) -> str:
    below = sorted((row for row in rows if row["verdict"] == "below"), key=lambda row: -row["wins_short"])
    best = next((row["person"] for row in rows if row["verdict"] == "best"), None)
    if not any(row["verdict"] for row in rows):
        return "nobody has enough deals to be compared by wins."
    told = (
        f"by wins {_listed([row['person'] for row in below])} {'is' if len(below) == 1 else 'are'} a reason to look, "
        "beyond chance"
        if below
        else "by wins nobody falls behind by more than chance explains"
    )
    return f"{told}; {best} wins most of what was to be expected." if best else f"{told}."


def _why(steps: Any) -> str:
    """Why nothing is said of steps; the reason itself stands in the section."""
    return "Nobody can say who does which step best; " if refusal(steps) else ""


def _listed(names: Sequence[str]) -> str:
    shown, left = list(names[:NAMED]), len(names) - NAMED
    return ", ".join(shown) + (f" and {left} more" if left > 0 else "")
