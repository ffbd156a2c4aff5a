"""Win rate section: what share is won, by every way of counting?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.rate_by_period import rate_by_period
from venturi.charts.rates import rates
from venturi.report.page import Block, Cell, Exhibit, Picture, Section, number, table, text
from venturi.report.reading import (
    Audit,
    behind,
    definitions,
    group,
    money_unit,
    plural,
    refusal,
    refused,
    shown,
    spoken,
)

WAYS = {
    "closed_only": ("Closed only", "won of decided"),
    "all_pursued": ("All pursued", "won of all that entered"),
    "overdue_as_lost": ("Overdue as lost", "open past its date counts as lost"),
    "survival": ("Survival", "open deals may still be won"),
}
BY_DEALS, BY_MONEY = "by deals", "by money"


def win_rate(audit: Audit) -> Section:
    found = audit["win_rate"]
    blocks: list[Block] = [_side_by_side(audit)]
    if refused(found["value"]):
        blocks.append(refusal(audit, found["value"], "Win rate by money"))
    blocks.append(_trend(audit))
    blocks += [_group(name, rows) for name, rows in found["by"].items()]
    return Section(
        key="win_rate",
        name="Win rate",
        question="What share do we win?",
        answer=audit["answers"]["win_rate"],
        blocks=tuple(blocks),
    )


def _side_by_side(audit: Audit) -> Exhibit:
    found, unit = audit["win_rate"], money_unit(audit)
    sides = [(BY_DEALS, found["unit"]), (BY_MONEY, {} if refused(found["value"]) else found["value"])]
    rows = [(family, way, side[way]) for family, side in sides for way in WAYS if way in side]
    without = found["without_amount"]
    return Exhibit(
        title="Every win rate, side by side",
        sentence=found["gap"],
        picture=_dots("Win rates with 95 % intervals", [(WAYS[way][0], family, row) for family, way, row in rows]),
        table=table(
            "Win rates by way of counting",
            [
                text("Way of counting"),
                number("Won"),
                number("Lost"),
                number("Open"),
                number("Rate"),
                number("95 % interval"),
            ],
            [_way(family, way, row, unit) for family, way, row in rows],
        ),
        note=f"{plural(without, 'decided deal')} without an amount: left out of the rates by money."
        if without
        else None,
        definitions=definitions(
            audit, "win_rates", "win_rate", "win_rate_pursued", "win_rate_overdue", "win_rate_survival"
        ),
        behind=tuple(behind(f"{part} deals", ids) for part, ids in found["behind"].items()),
    )


def _way(family: str, way: str, row: Mapping[str, Any], unit: str | None) -> tuple[Cell | str, ...]:
    name, meaning = WAYS[way]
    head = Cell(f"{name}, {family}", note=meaning)
    if refused(row):
        return (Cell(head.text, note=row["refused"]["reason"]), *[formats.refused()] * 5)
    write = formats.count if family == BY_DEALS else lambda value: formats.short_money(value, unit)
    counts = (write(row["won"]), write(row["lost"]), write(row["open"]))
    return (head, *counts, formats.percent(row["rate"]), formats.interval(row["low"], row["high"]))


def _dots(title: str, rows: Sequence[tuple[str, str, Mapping[str, Any]]]) -> Picture | None:
    drawn = [
        {"label": label, "family": family, "rate": row["rate"], "low": row["low"], "high": row["high"]}
        for label, family, row in rows
        if not refused(row)
    ]
    families = tuple(dict.fromkeys(row["family"] for row in drawn))
    if all(row["rate"] is None for row in drawn):
        return None
    return Picture(title=title, chart=lambda width: rates(drawn, width=width, families=families))


def _trend(audit: Audit) -> Block:
    periods = audit["win_rate"]["by_period"]
    if refused(periods):
        return refusal(audit, periods, "Win rate by period")
    cut = [row["period"] for row in periods if row["left_truncated"]]
    drawn = [row | {"partial": row["left_truncated"]} for row in periods]
    picture = Picture(
        title="Closed-only win rate by period, with 95 % intervals",
        chart=lambda width: rate_by_period(drawn, width=width),
    )
    return Exhibit(
        title="Does it get better?",
        picture=picture if any(row["rate"] is not None for row in periods) else None,
        table=table(
            "Closed-only win rate by period",
            [text("Period"), number("Won"), number("Lost"), number("Rate"), number("95 % interval")],
            [_period(row) for row in periods],
        ),
        beside=True,
        note=f"{', '.join(cut)}: the data begins in the middle of its deals, so short ones are over-represented "
        "(left-truncated, hollow dot). Do not compare it with the others."
        if cut
        else None,
    )


def _period(row: Mapping[str, Any]) -> tuple[Cell | str, ...]:
    return (
        Cell(row["period"], note="left-truncated" if row["left_truncated"] else None),
        formats.count(row["won"]),
        formats.count(row["lost"]),
        formats.percent(row["rate"]),
        formats.interval(row["low"], row["high"]),
    )


def _group(name: str, found: Sequence[Mapping[str, Any]]) -> Exhibit:
    rows, more = shown(found)
    reasons = dict.fromkeys(row["value"]["refused"]["reason"] for row in rows if refused(row["value"]))
    dots = [(group(row["group"]), BY_DEALS, row["unit"]) for row in rows]
    columns = [number("Won"), number("Lost"), number("By deals"), number("95 % interval"), number("By money")]
    return Exhibit(
        title=f"By {spoken(name)}",
        picture=_dots(f"Win rate by {spoken(name)}, with 95 % intervals", dots),
        table=table(
            f"Win rate by {spoken(name)}",
            [text(spoken(name).capitalize()), *columns],
            [_group_row(row) for row in rows],
            more=more,
        ),
        beside=True,
        note="No rate by money: " + " ".join(reasons) if reasons else None,
    )


def _group_row(row: Mapping[str, Any]) -> tuple[str, ...]:
    unit, value = row["unit"], row["value"]
    return (
        group(row["group"]),
        formats.count(row["won"]),
        formats.count(row["lost"]),
        formats.percent(unit["rate"]),
        formats.interval(unit["low"], unit["high"]),
        formats.refused() if refused(value) else formats.percent(value["rate"]),
    )
