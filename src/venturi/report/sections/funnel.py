"""Funnel section: how do deals get from stage to stage?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.funnel import funnel as funnel_chart
from venturi.charts.rates import rates
from venturi.charts.stay_times import stay_times
from venturi.formats import Shown
from venturi.report.page import Behind, Block, Exhibit, Picture, Section, number, table, text
from venturi.report.reading import Audit, behind, definitions, group, refusal, refused, shown, stage_names

PARTS = ("entered", "advanced", "lost", "still_here", "elsewhere")
COUNTS = ("Entered", "Advanced", "Lost here", "Still here", "Open elsewhere")
FLOW = {
    "at_start": "At the start",
    "entered": "Came",
    "left": "Went",
    "at_end": "At the end",
    "forward": "Forward",
    "back": "Back",
    "won": "Won",
    "lost": "Lost",
    "elsewhere": "Elsewhere",
}
SKIPS = {
    "implied": "A deal that jumped over a stage counts as having passed it, and is left out of its stay times.",
    "observed": "Only visits that really happened count; a deal that jumped over a stage is not in it.",
    "in_order": "A deal that jumped over a stage is left out of the later ones.",
}


def funnel(audit: Audit) -> Section:
    stages = audit["funnel"]
    blocks: tuple[Block, ...]
    if refused(stages):
        blocks = (refusal(audit, stages, "The funnel"),)
    else:
        names = stage_names(stages)
        blocks = (
            _conversion(audit, stages, names),
            *_by(audit),
            _to_win(audit, stages, names),
            _stays(audit, stages, names),
            *_flow(audit),
        )
    return Section(
        key="funnel",
        name="Funnel",
        question="How do deals get from stage to stage?",
        answer=audit["answers"]["funnel"],
        blocks=blocks if stages else (),
    )


def _conversion(audit: Audit, stages: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Exhibit:
    rows = [
        {"label": name, "text": formats.percent(row["conversion"])}
        | {"advanced": row["advanced"], "still_open": row["still_here"] + row["elsewhere"], "lost": row["lost"]}
        for name, row in zip(names, stages, strict=True)
    ]
    return Exhibit(
        title="Where do deals go on, and where do they stop?",
        sentence=SKIPS[audit["funnel_skips"]],
        picture=Picture(title="Deals that entered each stage", chart=lambda width: funnel_chart(rows, width=width)),
        table=table(
            "Conversion by stage",
            [text("Stage"), *map(number, COUNTS), number("Conversion"), number("95 % interval")],
            [(name, *_passage(row)) for name, row in zip(names, stages, strict=True)],
        ),
        note="Conversion is advanced of those resolved (advanced or lost); open deals are in neither. Open elsewhere: "
        "those that did not advance and stand in an earlier or a closed stage, or in another pipeline.",
        definitions=definitions(audit, "conversion"),
        behind=_behind(stages, names),
    )


def _passage(row: Mapping[str, Any]) -> tuple[Shown, ...]:
    return (
        *(formats.count(row[part]) for part in PARTS),
        formats.percent(row["conversion"]),
        formats.interval(row["low"], row["high"]),
    )


def _behind(stages: Sequence[Mapping[str, Any]], names: Sequence[str]) -> tuple[Behind, ...]:
    return tuple(
        behind(f"{name}: {part.replace('_', ' ')}", ids)
        for name, row in zip(names, stages, strict=True)
        for part, ids in row["behind"].items()
    )


def _by(audit: Audit) -> list[Exhibit]:
    """A table for each dimension that was asked for."""
    return [
        Exhibit(
            title=f"The same by {dimension}",
            table=table(
                f"Conversion by {dimension} and stage",
                [
                    text(dimension.capitalize()),
                    text("Stage"),
                    *map(number, COUNTS),
                    number("Conversion"),
                    number("95 % interval"),
                ],
                [
                    (group(row["group"]), name, *_passage(row))
                    for row, name in zip(rows, stage_names(rows), strict=True)
                ],
                more=more,
            ),
        )
        for dimension, (rows, more) in ((name, shown(found)) for name, found in audit["funnel_by"].items())
        if rows
    ]


def _flow(audit: Audit) -> list[Exhibit]:
    flow = audit["flow"]
    if refused(flow) or not flow["stages"]:
        return []
    stages = flow["stages"]
    return [
        Exhibit(
            title=f"What came and what went in {flow['period']}?",
            sentence="Every visit counts, also each one of a deal that came back.",
            table=table(
                f"In and out of every stage, {flow['period']}",
                [text("Stage"), *(number(title) for title in FLOW.values())],
                [
                    (name, *(formats.count(row[field]) for field in FLOW))
                    for row, name in zip(stages, stage_names(stages), strict=True)
                ],
            ),
            definitions=definitions(audit, "stage_flow"),
        )
    ]


def _to_win(audit: Audit, stages: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Exhibit:
    dots = [
        {"label": name, "family": "by deals", "rate": row["to_win_unit"]}
        | {"low": row["to_win_unit_low"], "high": row["to_win_unit_high"]}
        for name, row in zip(names, stages, strict=True)
    ]
    picture = Picture(
        title="Conversion to win from each stage, by deals, with 95 % intervals",
        chart=lambda width: rates(dots, width=width),
    )
    values = [row["to_win_value"] for row in stages]
    reasons = dict.fromkeys(value["refused"]["reason"] for value in values if refused(value))
    return Exhibit(
        title="How many of those that enter are won in the end?",
        picture=picture if any(dot["rate"] is not None for dot in dots) else None,
        table=table(
            "Conversion to win by stage",
            [text("From stage"), number("By deals"), number("95 % interval"), number("By money")],
            [(name, *_chance(row)) for name, row in zip(names, stages, strict=True)],
        ),
        beside=True,
        note="No share by money: " + " ".join(reasons) if reasons else None,
        definitions=definitions(audit, "conversion_to_win"),
    )


def _chance(row: Mapping[str, Any]) -> tuple[Shown, ...]:
    value = row["to_win_value"]
    return (
        formats.percent(row["to_win_unit"]),
        formats.interval(row["to_win_unit_low"], row["to_win_unit_high"]),
        formats.refused() if refused(value) else formats.percent(value),
    )


def _stays(audit: Audit, stages: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Exhibit:
    rows = [
        {"label": name, "median": row["median_days"], "p90": row["p90_days"], "text": _stay(row)}
        for name, row in zip(names, stages, strict=True)
    ]
    return Exhibit(
        title="How long do they stay?",
        sentence="Bar: half of the stays are over. Line: nine out of ten are. Deals still there count as not yet over.",
        picture=Picture(
            title="Days of stay: median and 90th percentile", chart=lambda width: stay_times(rows, width=width)
        ),
        table=table(
            "Days of stay by stage",
            [text("Stage"), number("Median", "days"), number("90th percentile", "days")],
            [
                (name, formats.bare_days(row["median_days"]), formats.bare_days(row["p90_days"]))
                for name, row in zip(names, stages, strict=True)
            ],
        ),
        beside=True,
        note="No data: too few of the stays are over to say." if any(row["p90"] is None for row in rows) else None,
        definitions=definitions(audit, "stay_times"),
    )


def _stay(row: Mapping[str, Any]) -> str:
    return f"{formats.bare_days(row['median_days'])} · {formats.bare_days(row['p90_days'])}"
