"""Velocity section: how fast does money move?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.sparkline import sparkline
from venturi.charts.velocity_by_period import velocity_by_period
from venturi.charts.velocity_change import velocity_change
from venturi.formats import Shown
from venturi.report.page import Block, Column, Exhibit, Picture, Refused, Section, Tile, Tiles, number, table, text
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

LEVERS = {"number": "Deals", "win_rate": "Win rate", "amount": "Amount", "cycle": "Cycle"}


def velocity(audit: Audit) -> Section:
    found = audit["velocity"]
    blocks: list[Block] = []
    if refused(found["overall"]):
        blocks.append(refusal(audit, found["overall"], "Velocity"))
    else:
        blocks.append(_levers(audit))
    blocks += [_group(audit, name) for name in sorted(_now(audit)["by"], key=lambda name: name != "source")]
    blocks += [_trend(audit), *_change(audit), *_pipeline(audit)]
    return Section(
        key="velocity",
        name="Velocity",
        question="How fast does money move?",
        answer=audit["answers"]["velocity"],
        blocks=tuple(blocks),
    )


def _now(audit: Audit) -> Mapping[str, Any]:
    """The last complete quarter where everything was asked for: a span of years has more deals, not more speed."""
    return audit["velocity"].get("latest") or audit["velocity"]


def _when(audit: Audit) -> str:
    latest = audit["velocity"].get("latest")
    return latest["period"] if latest else audit["period"]["label"]


def _levers(audit: Audit) -> Tiles:
    now, unit = _now(audit)["overall"], money_unit(audit)

    def tile(label: str, value: Shown, field: str, note: str) -> Tile:
        return Tile(label=label, value=value, note=note, picture=_spark(audit, label, field))

    return Tiles(
        tiles=(
            tile("Decided deals", formats.count(now["n"]), "n", f"in {_when(audit)}, {formats.count(now['won'])} won"),
            tile("Win rate", formats.percent(now["win_rate"]), "win_rate", "won of decided"),
            tile("Average amount", formats.money(now["average_amount"], unit), "average_amount", "of won deals"),
            tile("Cycle", formats.days(now["cycle_days"]), "cycle_days", _left_out(now)),
            tile("Velocity a day", formats.money(now["per_day"], unit), "per_day", _interval(now, unit)),
        ),
        signs=("×", "×", "÷", "="),
    )


def _left_out(row: Mapping[str, Any]) -> str:
    without = row.get("without_cycle")
    return "from creation to won" + (f", {formats.count(without)} won deals left out" if without else "")


def _interval(row: Mapping[str, Any], unit: str | None) -> str:
    if row.get("low") is None:
        return "no interval"
    return f"95 %: {formats.money_interval(row['low'], row['high'], unit)}"


def _spark(audit: Audit, label: str, field: str) -> Picture | None:
    periods = audit["velocity"]["by_period"]
    if refused(periods) or len(periods) < 3:
        return None
    rows = [{"period": row["period"], "value": row[field]} for row in periods]
    return Picture(title=f"{label} by period", chart=lambda width: sparkline(rows, width=width))


def _columns(first: str, unit: str | None) -> list[Column]:
    return [
        text(first),
        number("Decided"),
        number("Won"),
        number("Win rate"),
        number("Average amount", unit),
        number("Cycle", "days"),
        number("Velocity", f"{unit} a day" if unit else "a day"),
    ]


def _row(name: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        name,
        formats.count(row["n"]),
        formats.count(row["won"]),
        formats.percent(row["win_rate"]),
        formats.money(row["average_amount"]),
        formats.bare_days(row["cycle_days"]),
        formats.money(row["per_day"]),
    )


def _group(audit: Audit, name: str) -> Block:
    title = ("Inbound and outbound, apart" if name == "source" else f"By {spoken(name)}") + f", {_when(audit)}"
    found = _now(audit)["by"][name]
    if refused(found):
        return refusal(audit, found, f"Velocity by {spoken(name)}")
    rows, more = shown(found)
    return Exhibit(
        title=title,
        sentence="Never averaged together: they are different businesses." if name == "source" else None,
        table=table(
            f"Velocity and its levers by {spoken(name)}",
            _columns(spoken(name).capitalize(), money_unit(audit)),
            [_row(group(row.get("group")), row) for row in rows],
            more=more,
        ),
        definitions=definitions(audit, "velocity") if name == "source" else (),
        behind=_behind(audit) if name == "source" else (),
    )


def _behind(audit: Audit) -> tuple[Any, ...]:
    found = _now(audit).get("behind") or {}
    return tuple(behind(f"{part} deals", found[part]) for part in ("won", "lost") if part in found)


def _trend(audit: Audit) -> Block:
    periods, unit = audit["velocity"]["by_period"], money_unit(audit)
    if refused(periods):
        return refusal(audit, periods, "Velocity by period")
    chosen = audit["period"]["label"]
    rows = [
        {"period": row["period"], "per_day": row["per_day"], "text": formats.short_money(row["per_day"])}
        | {"chosen": row["period"] == chosen}
        for row in periods
    ]
    picture = Picture(
        title=f"Velocity by period, {unit + ' ' if unit else ''}a day",
        chart=lambda width: velocity_by_period(rows, width=width),
    )
    return Exhibit(
        title="Does it get faster?",
        picture=picture if any(row["per_day"] is not None for row in rows) else None,
        table=table(
            "Velocity and its levers by period", _columns("Period", unit), [_row(r["period"], r) for r in periods]
        ),
        definitions=() if audit["velocity"]["by"].get("source") else definitions(audit, "velocity"),
    )


def _change(audit: Audit) -> Sequence[Exhibit | Refused]:
    change, unit = audit["velocity"]["change"], money_unit(audit)
    if change is None:
        return ()
    if refused(change):
        return (refusal(audit, change, "The change of velocity"),)
    so_far = change["so_far"]
    parts = [(LEVERS[lever], value) for lever, value in change["contributions"].items()]
    return (
        Exhibit(
            title="Which lever changed it?",
            sentence=f"From {change['from']} to {change['to']}: "
            f"{formats.signed_short_money(change['difference'], unit)} a day. The four parts add up to it exactly."
            + (" The period is not over: it is compared with the same part of the one before." if so_far else ""),
            picture=_waterfall(change, parts),
            table=table(
                "The change of velocity by lever",
                [text("Lever"), number("Part of the change", f"{unit} a day" if unit else "a day")],
                [
                    (change["from"], formats.money(change["before"])),
                    *((name, formats.signed_money(value)) for name, value in parts),
                    (change["to"], formats.money(change["after"])),
                ],
            ),
            beside=True,
            definitions=definitions(audit, "velocity_change"),
        ),
    )


def _pipeline(audit: Audit) -> Sequence[Exhibit]:
    """What the open deals are worth a day; a refusal would only repeat the one of velocity."""
    found, unit = audit["velocity"].get("pipeline"), money_unit(audit)
    if found is None or refused(found):
        return ()
    return (
        Exhibit(
            title="The open pipeline",
            sentence=f"All {formats.count(found['n'])} open deals, qualified or not, won as often, for as much "
            f"and as fast as the {formats.count(found['decided'])} deals decided in {found['from']}, are worth "
            f"{formats.money(found['per_day'], unit)} a day.{_not_counted(found['in_closed_stage'])}",
            definitions=definitions(audit, "pipeline_velocity"),
        ),
    )


def _not_counted(deals: int) -> str:
    if not deals:
        return ""
    return f" {plural(deals, 'open deal')} in a stage that means won or lost: not counted."


def _waterfall(change: Mapping[str, Any], parts: Sequence[tuple[str, float | None]]) -> Picture | None:
    if any(value is None for _, value in parts) or change["before"] is None or change["after"] is None:
        return None
    rows = [
        {"label": change["from"], "value": change["before"], "text": formats.short_money(change["before"])},
        *({"label": name, "value": value, "text": formats.signed_short_money(value)} for name, value in parts),
        {"label": change["to"], "value": change["after"], "text": formats.short_money(change["after"])},
    ]
    return Picture(title="The change of velocity by lever", chart=lambda width: velocity_change(rows, width=width))
