"""The weeks of the movement section: what stood open over time, and what became of the deals of a year ago."""

from collections.abc import Mapping, Sequence
from math import floor, log10
from typing import Any

from venturi import formats
from venturi.charts.rates import rates
from venturi.charts.snapshots import snapshots as snapshots_chart
from venturi.report.page import Block, Exhibit, Picture, number, table, text
from venturi.report.reading import Audit, behind, definitions, money_unit, plural, stage_names

LAST = 13
LAYERS = 10
Row = Mapping[str, Any]


def capital(name: str) -> str:
    """The name as it begins a sentence or a row."""
    return name[:1].upper() + name[1:]


def weeks(audit: Audit, part: Row) -> Sequence[Block]:
    found, unit = part["snapshots"], money_unit(audit)
    stages, days = found["stages"], found["on"]
    if len(days) < 2 or not stages:
        return ()
    in_money = all(stage["amount"] is not None for stage in stages)
    of = "amount" if in_money else "deals"
    names = stage_names(stages)
    drawn, shown = _layers(stages, names, of)
    ticks: dict[float, str] = {
        value: formats.short_money(value) if in_money else formats.count(value) for value in _ticks(drawn, days)
    }
    rows = [
        {"on": day, "stage": name, "value": values[place]}
        for name, values in drawn.items()
        for place, day in enumerate(days)
    ]
    step = found["step"]
    totals = {
        name: [sum(stage[name][place] for stage in stages) for place in range(len(days))] for name in ("deals", of)
    }
    title = f"What stood open at the end of each {step}?"
    return (
        Exhibit(
            title=title,
            sentence=f"The {'money' if in_money else 'number of deals'} in each stage, as it was known that day; the "
            "last stage lies at the bottom.",
            picture=Picture(
                title="What stood open in each stage over time",
                chart=lambda width: snapshots_chart(rows, width=width, stages=list(drawn), ticks=ticks),
            ),
            table=table(
                f"What stood open at the end of each of the last {step}s",
                [
                    text(f"{capital(step)} to"),
                    number("Deals"),
                    *([number("In all", unit)] if in_money else []),
                    *(number(name, unit if in_money else "deals") for name in shown),
                ],
                [
                    (
                        formats.day(days[place]),
                        formats.count(totals["deals"][place]),
                        *([formats.money(totals[of][place])] if in_money else []),
                        *((formats.money if in_money else formats.count)(values[place]) for values in shown.values()),
                    )
                    for place in reversed(range(max(0, len(days) - LAST), len(days)))
                ],
                more=f"… and {formats.count(len(days) - LAST)} more, in the JSON of the audit"
                if len(days) > LAST
                else None,
            ),
            definitions=definitions(audit, "snapshots"),
        ),
    )


def _layers(stages: Sequence[Row], names: Sequence[str], of: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The stages as layers; with too many to be told apart the smallest ones are one. And those that have a column."""
    found = dict(zip(names, (stage[of] for stage in stages), strict=True))
    if len(found) <= LAYERS:
        return found, found
    largest = sorted(found, key=lambda name: -sum(found[name]))[: LAYERS - 1]
    kept = {name: values for name, values in found.items() if name in largest}
    others = [
        sum(column) for column in zip(*(values for name, values in found.items() if name not in kept), strict=True)
    ]
    together = {"others": others} | kept
    return together, together


def _ticks(drawn: Mapping[str, Sequence[float]], days: Sequence[str]) -> list[float]:
    """Some four round numbers up to the highest point."""
    top = max(sum(values[place] for values in drawn.values()) for place in range(len(days)))
    if top <= 0:
        return [0.0]
    size = 10.0 ** floor(log10(top / 4))
    step = next(size * many for many in (1, 2, 2.5, 5, 10) if top / (size * many) <= 5)
    step = max(step, 1.0)
    return [step * place for place in range(int(top / step) + 1)]


def a_year_ago(audit: Audit, part: Row) -> Sequence[Block]:
    found, unit = part["cohort"], money_unit(audit)
    rows = found["rows"]
    if not rows:
        return ()
    names = [_became(row) for row in rows]
    in_money = any(row["value"] is not None for row in rows)
    dots = [
        {"label": name, "family": "by deals", "rate": row["share"], "low": row["low"], "high": row["high"]}
        for name, row in zip(names, rows, strict=True)
    ]
    return (
        Exhibit(
            title="What became of the deals of a year ago?",
            sentence=f"{plural(found['of'], 'deal')} stood open on {formats.day(found['on'])}; this is where they "
            "are now.",
            picture=Picture(
                title="What became of the deals that were open a year ago, with 95 % intervals",
                chart=lambda width: rates(dots, width=width),
            ),
            table=table(
                "The deals that were open a year ago, by what they are now",
                [
                    text("Now"),
                    number("Deals"),
                    number("Share"),
                    *([number("Worth then", unit), number("Share of the money")] if in_money else []),
                ],
                [
                    (
                        name,
                        formats.count(row["deals"]),
                        formats.percent(row["share"]),
                        *([formats.money(row["amount_then"]), formats.percent(row["value"])] if in_money else []),
                    )
                    for name, row in zip(names, rows, strict=True)
                ],
            ),
            beside=True,
            definitions=definitions(audit, "cohort"),
            behind=(behind("still open", found["behind"]),) if found["behind"]["total"] else (),
        ),
    )


def _became(row: Row) -> str:
    if row["became"] != "open":
        return capital(row["became"])
    return f"Open in {row['stage']}" if row["stage"] else "Open, stage unknown"
