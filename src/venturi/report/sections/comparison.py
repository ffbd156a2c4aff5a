"""Comparison section: what changed against the period before?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.differences import differences
from venturi.report.page import Block, Cell, Exhibit, Picture, Section, number, table, text
from venturi.report.reading import Audit, definitions, plural, refusal, refused, stage_names

Row = Mapping[str, Any]
SIDES = ("first", "second")
EARLY = "too early to say"


def comparison(audit: Audit) -> Section:
    part = audit["comparison"]
    return Section(
        key="comparison",
        name="Comparison",
        question="What changed against the period before?",
        answer=audit["answers"]["comparison"],
        blocks=() if part is None else tuple(_blocks(audit, part)),
    )


def _blocks(audit: Audit, part: Row) -> list[Block]:
    blocks: list[Block] = []
    for name, draw in (("win_rate", _win_rate), ("conversion", _conversion), ("times", _times)):
        found = part[name]
        if refused(found):
            blocks.append(
                refusal(audit, found, {"win_rate": "Win rates", "conversion": "Conversions"}.get(name, "Stays"))
            )
        elif found:
            blocks.append(draw(audit, found))
    return blocks


def _win_rate(audit: Audit, row: Row) -> Exhibit:
    part = audit["comparison"]
    return Exhibit(
        title=f"Win rate, {part['first']} against {part['second']}",
        sentence="The same part of the period before, as this one is not over." if part["so_far"] else None,
        table=table(
            "Win rates of two periods", _columns("Rate", part), [("Win rate", *_sides(row), *_difference(row))]
        ),
        definitions=definitions(audit, "comparison"),
    )


def _conversion(audit: Audit, found: Row) -> Exhibit:
    rows, part = found["stages"], audit["comparison"]
    names = stage_names(rows)
    drawn = [
        {"label": name, "difference": row["difference"], "low": row["difference_low"], "high": row["difference_high"]}
        | {"sure": row["verdict"] == "beyond", "text": formats.points(row["difference"])}
        for name, row in zip(names, rows, strict=True)
    ]
    other = found["first"] != part["first"]
    why = (
        " Of those that came later too many are neither through nor lost, and losses are known first." if other else ""
    )
    return Exhibit(
        title=f"Conversion of the steps, {found['first']} against {found['second']}",
        sentence="Of the deals that came to a step in each of the two, the share that went on; difference in points. "
        f"Hollow: chance explains it.{why}",
        picture=Picture(
            title="Differences of conversion with 95 % intervals, in points",
            chart=lambda width: differences(drawn, width=width),
        ),
        table=table(
            "Conversions of two periods",
            _columns("Step", found),
            [(name, *_sides(row), *_difference(row)) for name, row in zip(names, rows, strict=True)],
        ),
        note=_open(rows),
        definitions=definitions(audit, "conversion", "comparison"),
    )


def _open(rows: Sequence[Row]) -> str | None:
    still = sum(row[f"{side}_unresolved"] for row in rows for side in SIDES)
    if not still:
        return None
    told = f"{plural(still, 'entry', 'entries')} into a step not yet through or lost, in neither share."
    early = [row["stage"] for row in rows if row["verdict"] == "early"]
    return f"{told} At {', '.join(early)} they could still turn the difference." if early else told


def _columns(head: str, spans: Row) -> list[Any]:
    return [
        *(text(head), number(spans["second"]), number(spans["first"])),
        *(number("Difference", "points"), number("95 % interval", "points"), text("Chance?")),
    ]


def _sides(row: Row) -> tuple[Cell, ...]:
    """The earlier first, as one reads."""
    return tuple(Cell(formats.percent(row[f"{side}_rate"]), note=f"{_of(row, side)}") for side in reversed(SIDES))


def _of(row: Row, side: str) -> str:
    return f"{formats.count(row[f'{side}_counted'])} of {formats.count(row[f'{side}_of'])}"


def _difference(row: Row) -> tuple[Cell | str, ...]:
    between = formats.points_interval(row["difference_low"], row["difference_high"])
    return formats.points(row["difference"]), between, _judgement(row["verdict"], up=(row["difference"] or 0) > 0)


def _judgement(verdict: str | None, *, up: bool) -> Cell:
    """Up is good."""
    if verdict == "beyond":
        return Cell("more than chance", state="fine" if up else "look")
    return Cell({"chance": "chance explains it", "early": EARLY}.get(verdict or "", "nothing to compare"))


def _times(audit: Audit, rows: Sequence[Row]) -> Exhibit:
    part = audit["comparison"]
    return Exhibit(
        title=f"Days of stay, {part['first']} against {part['second']}",
        sentence="Half of the stays are over by then. Deals still there count as not yet over.",
        table=table(
            "Median days of stay in two periods",
            [
                *(text("Step"), number(part["second"], "days"), number(part["first"], "days")),
                *(number("Difference", "days"), text("Chance?")),
            ],
            [(name, *_stays(row)) for name, row in zip(stage_names(rows), rows, strict=True)],
        ),
        note="Chance is judged of all stays, not of their medians alone. No data: fewer than half are over."
        if any(row["difference"] is None for row in rows)
        else "Chance is judged of all stays, not of their medians alone.",
        definitions=definitions(audit, "comparison_times"),
    )


def _stays(row: Row) -> tuple[Cell | str, ...]:
    medians = (
        Cell(formats.bare_days(row[f"{side}_median"]), note=f"{formats.count(row[f'{side}_n'])} stays")
        for side in reversed(SIDES)
    )
    # Shorter is better; curves may lie apart where the medians do not.
    shorter = (row["difference"] or 0) < 0
    return (*medians, formats.signed_days(row["difference"]), _judgement(row["verdict"], up=shorter))
