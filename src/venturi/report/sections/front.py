"""Front: on the first screen, can I trust this, what is the answer, and what are the three things to do?"""

from collections.abc import Mapping
from typing import Any

from venturi import formats
from venturi.charts.palette import State
from venturi.charts.score import score
from venturi.plain import brief
from venturi.report.page import Action, Front, Picture, Section, Worst
from venturi.report.reading import Audit, money_unit, plural, refused
from venturi.report.sections.integrity import SEVERITIES

SHOWN_ISSUES = 3
TRUSTED, WITH_CARE = 85, 60
ANSWERS = ("velocity", "win_rate", "danger_points", "throughput")


def front(audit: Audit, sections: tuple[Section, ...]) -> Front:
    verdict = audit["integrity"]
    word, state = verdict_of(verdict["score"])
    worst = [issue for issue in verdict["issues"] if SEVERITIES[issue["severity"]]]
    left = len(worst) - SHOWN_ISSUES
    names = {section.key: section.name for section in sections}
    lead = _lead(audit)
    return Front(
        verdict=word,
        state=state,
        dial=_dial(verdict["score"], state),
        sentence=verdict["sentence"],
        worst=tuple(_worst(issue) for issue in worst[:SHOWN_ISSUES]),
        worst_more=plural(left, "more issue") if left > 0 else None,
        headline=audit["answers"][lead],
        answers=tuple((key, names[key], audit["answers"][key]) for key in ANSWERS if key != lead),
        actions=tuple(
            _action(rank, row, names, money_unit(audit)) for rank, row in enumerate(audit["actions"], start=1)
        ),
    )


def _lead(audit: Audit) -> str:
    """The section whose answer comes first: velocity, or the win rate where velocity has none."""
    if not refused(audit["velocity"]["overall"]) or refused(audit["win_rate"]["unit"]["closed_only"]):
        return "velocity"
    return "win_rate"


def verdict_of(value: float | None) -> tuple[str, State | None]:
    """Whether data of this score can be trusted, in a word."""
    if value is None:
        return "No verdict", None
    if value >= TRUSTED:
        return "Yes", "fine"
    return ("With care", "look") if value >= WITH_CARE else ("Not yet", "act")


def _dial(value: float | None, state: State | None) -> Picture:
    text = "–" if value is None else str(formats.score(value))
    title = "No integrity score" if value is None else f"Integrity score {text} of 100"
    return Picture(title=title, chart=lambda width: score(value, text=text, state=state, width=width))


def _worst(issue: Mapping[str, Any]) -> Worst:
    return Worst(message=brief(issue["message"]), state=SEVERITIES[issue["severity"]] or "look")


def _action(rank: int, row: Mapping[str, Any], names: Mapping[str, str], unit: str | None) -> Action:
    money = row["money_per_quarter"]
    return Action(
        rank=rank,
        title=row["title"],
        why=row["why"],
        money=None if money is None else formats.short_money(money, unit),
        measure=row["measure"],
        section=row["section"] if row["section"] in names else None,
        section_name=names.get(row["section"]),
    )
