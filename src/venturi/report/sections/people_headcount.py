"""People section, headcount: how many people does the next period need?"""

from collections.abc import Mapping
from typing import Any

from venturi import formats
from venturi.report.page import Block, Cell, Exhibit, number, table, text
from venturi.report.reading import Audit, definitions, plural, refusal, refused

Row = Mapping[str, Any]


def headcount(audit: Audit, heads: Any) -> tuple[Block, ...]:
    if heads is None:
        return ()
    if refused(heads):
        return (refusal(audit, heads, "Headcount"),)
    return (
        Exhibit(
            title=f"How many people does {heads['planned']} need?",
            sentence=_needed(heads),
            table=table(
                "People needed and people there",
                [
                    *(text("Period"), number("Deals coming in"), number("Decided", "a person")),
                    *(number("Needed", "people"), number("There", "people"), number("Gap", "people")),
                ],
                [_heads(heads)],
            ),
            note=f"As many deals a day as in {heads['during']}, decided at the pace of {heads['during']}. "
            "Where few come in, the pace is what there was to do, not what people can do.",
            definitions=definitions(audit, "headcount"),
        ),
    )


def _needed(heads: Row) -> str:
    if heads["needed"] is None:
        return "Nobody can say: the pace of a person is not known."
    needed, there = formats.decimal(heads["needed"]), formats.count(heads["present"])
    told = f"{needed} people for the deals to be expected; {there} are there"
    if not heads["hires"]:
        return f"{told}, which is enough."
    late = " That day is over." if heads["too_late"] else ""
    return (
        f"{told}. {plural(heads['hires'], 'new person', 'new people')}, past the first 90 days by then, would close "
        f"the gap: they would have to start by {formats.day(heads['start_on'])}.{late}"
    )


def _heads(heads: Row) -> tuple[Cell | str, ...]:
    low, high = (formats.decimal(heads[name]) for name in ("needed_low", "needed_high"))
    sure = None if heads["needed_low"] is None else f"95 %: {low}–{high}"
    ramping = f"{formats.count(heads['ramping'])} in the first 90 days" if heads["ramping"] else None
    return (
        heads["planned"],
        formats.count(heads["inflow"]),
        formats.decimal(heads["pace"]),
        Cell(formats.decimal(heads["needed"]), note=sure),
        Cell(formats.count(heads["present"]), note=ramping),
        formats.decimal(heads["gap"]),
    )
