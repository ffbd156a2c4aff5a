"""Pipeline section: is there enough, in the right places, and how much of it is real?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.needed import needed as needed_chart
from venturi.formats import Shown
from venturi.report.page import Block, Cell, Column, Exhibit, Picture, Section, Tile, Tiles, number, table, text
from venturi.report.reading import Audit, behind, definitions, money_unit, plural, refusal, refused, stage_names
from venturi.report.sections.pipeline_balance import balance, still_needed
from venturi.report.sections.pipeline_deals import deals_at_risk

RULE = 3.0
VERDICTS = {"short": "short", "over": "more than needed", "within": "as needed", None: "not known"}
Row = Mapping[str, Any]


def pipeline(audit: Audit) -> Section:
    part = audit["pipeline"]
    return Section(
        key="pipeline",
        name="Pipeline",
        question="Is there enough in the pipeline, in the right places?",
        answer=audit["answers"]["pipeline"],
        blocks=(*_stages(audit, part), *deals_at_risk(audit, part)) if audit["deals"] else (),
    )


def _stages(audit: Audit, part: Row) -> Sequence[Block]:
    needed = part["needed"]
    if refused(needed):
        return (refusal(audit, needed, "What should stand in each stage, and what is still needed"),)
    names = stage_names(needed["stages"])
    blocks: list[Block] = [_tiles(audit, part), _standing(audit, part, names)]
    if needed["no_money"]:
        blocks.append(refusal(audit, needed["no_money"], "What should stand in money"))
    blocks.append(_why(audit, part, names))
    return [*blocks, *still_needed(audit, part), *balance(audit, part)]


def _tiles(audit: Audit, part: Row) -> Tiles:
    """There is so much, it takes so much; in multiples of the target, or in deals where no money is known."""
    needed, unit = part["needed"], money_unit(audit)
    takes = _multiple(needed, "factor") if needed["in_money"] else _multiple(needed, "factor_by_count")
    there = sum(row["amount"] or 0 for row in needed["stages"])
    goal = part["target"] if needed["in_money"] else needed["wins"]
    has = formats.times(there / goal if goal else None)
    deals = plural(sum(row["deals"] or 0 for row in needed["stages"]), "open deal")
    first = (
        Tile(label=f"Target of {part['during']['label']}", value=formats.short_money(part["target"], unit))
        if needed["in_money"]
        else Tile(
            label=f"Wins in {part['during']['label']}",
            value=formats.decimal(goal),
            note=f"as many a day as since {formats.day(needed['wins_since'])}",
        )
    )
    worth = f"{formats.short_money(there, unit)} in {deals}" if needed["in_money"] else deals
    tiles = [first, Tile(label="It takes", value=takes, note=_interval(needed))]
    safe = part["safe_multiple"]
    if not refused(safe) and safe["multiple"] is not None and needed["in_money"]:
        tiles.append(Tile(label="To be safe", value=formats.times(safe["multiple"]), note="in four of five quarters"))
    return Tiles(tiles=(*tiles, Tile(label="There is", value=has, note=worth)))


def _multiple(needed: Row, factor: str) -> Shown:
    """Of one pipeline its factor; of several what they need together, by their shares of the target."""
    wholes = [row for row in needed["wholes"] if row[factor] is not None]
    if len(wholes) == 1:
        return formats.times(wholes[0][factor])
    goal = sum(row["target"] or 0 for row in wholes)
    return formats.times(sum(row["needed"] or 0 for row in wholes) / goal if goal else None)


def _interval(needed: Row) -> str | None:
    """How sure it is, and that it is not the multiple everybody speaks of."""
    factor = "factor" if needed["in_money"] else "factor_by_count"
    wholes = [row for row in needed["wholes"] if row[f"{factor}_low"] is not None]
    if len(wholes) != 1:
        return None
    low, high = (wholes[0][f"{factor}_{end}"] for end in ("low", "high"))
    told = formats.times_interval(low, high)
    return told if low <= RULE <= high else f"{told}, not {formats.count(RULE)}×"


def _standing(audit: Audit, part: Row, names: Sequence[str]) -> Exhibit:
    needed, unit = part["needed"], money_unit(audit)
    in_money, stages = needed["in_money"], needed["stages"]
    write = formats.money if in_money else formats.decimal
    rows = [
        {"label": name, "there": row["amount"], "needed": row["needed"], "low": row["needed_low"]}
        | {"high": row["needed_high"], "text": _difference(row, in_money=in_money)}
        | {"state": "look" if row["verdict"] == "short" else None}
        for name, row in zip(names, stages, strict=True)
    ]
    head = unit if in_money else "deals"
    bare = any(row["without_amount"] for row in stages) and in_money
    columns = [
        text("Stage"),
        number("Deals"),
        *([number("Stands there", head)] if in_money else []),
        *([number("Without amount", "deals")] if bare else []),
        number("Should stand", head),
        number("95 % interval", head),
        number("Difference", head),
        text("So it is"),
    ]
    elsewhere = sum(row["elsewhere"] or 0 for row in needed["wholes"])
    return Exhibit(
        title="Does as much stand in each stage as should?",
        sentence=_against(part, unit),
        picture=Picture(
            title="What stands in each stage, and what should", chart=lambda width: needed_chart(rows, width=width)
        ),
        table=table(
            "What stands in each stage, and what should",
            columns,
            [
                (
                    name,
                    formats.count(row["deals"]),
                    *([write(row["amount"])] if in_money else []),
                    *([formats.count(row["without_amount"])] if bare else []),
                    write(row["needed"]),
                    _span(row, in_money=in_money),
                    _difference(row, in_money=in_money),
                    Cell(VERDICTS[row["verdict"]], state="look" if row["verdict"] == "short" else None),
                )
                for name, row in zip(names, stages, strict=True)
            ],
        ),
        note="Bar: what stands there. Mark: what should, with its 95 % interval. Short, or more than needed: beyond it."
        + (f" {plural(elsewhere, 'open deal')} in no open stage: not counted." if elsewhere else ""),
        definitions=definitions(audit, "shortfall"),
        behind=tuple(behind(f"{name}: open", row["behind"]) for name, row in zip(names, stages, strict=True)),
    )


def _against(part: Row, unit: str | None) -> str:
    label, needed = part["during"]["label"], part["needed"]
    if not needed["in_money"]:
        return (
            f"In deals: to win {formats.decimal(needed['wins'])} in {label}, as many a day as since "
            f"{formats.day(needed['wins_since'])}, so many should stand in each stage at any moment."
        )
    told = f"What should stand there at any moment, so that {formats.money(part['target'], unit)} are won in "
    if part["days_left"]:
        return f"{told}{label}."
    return f"{told}a period like {label}. It is over; no target for what follows is known, so that this one serves."


def _difference(row: Row, *, in_money: bool) -> Shown:
    if in_money:
        return formats.signed_short_money(row["gap"])
    return formats.signed_decimal(row["gap"])


def _span(row: Row, *, in_money: bool) -> Shown:
    if in_money:
        return formats.short_money_interval(row["needed_low"], row["needed_high"])
    return formats.decimal_interval(row["needed_low"], row["needed_high"])


def _why(audit: Audit, part: Row, names: Sequence[str]) -> Exhibit:
    needed = part["needed"]
    by_money = any(row["factor"] is not None for row in needed["stages"])
    usual = any(row["usual"] is not None for row in needed["stages"])
    columns: list[tuple[Column, Any]] = [
        (number("Days a deal stays", "days"), lambda row: formats.bare_days(row["stay_days"])),
        (number("Won from here", "by count"), lambda row: formats.percent(row["unit"])),
        (number("Factor", "by count"), lambda row: formats.times(row["factor_by_count"])),
        (number("95 % interval"), lambda row: _factors(row, "factor_by_count")),
    ]
    if by_money:
        columns += [
            (number("Won from here", "by money"), lambda row: formats.percent(row["value"])),
            (number("Factor", "by money"), lambda row: formats.times(row["factor"])),
            (number("95 % interval"), lambda row: _factors(row, "factor")),
        ]
    if usual:
        columns.append((number("Past quarters began with"), lambda row: formats.times(row["usual"])))
    rows = [(name, *(write(row) for _, write in columns)) for name, row in zip(names, needed["stages"], strict=True)]
    wholes = [
        ("All stages" if len(needed["wholes"]) == 1 else f"{row['pipeline']}: all", *(_of_all(columns, row)))
        for row in needed["wholes"]
    ]
    return Exhibit(
        title="Why so much, and not three times?",
        sentence="What stands in a stage is what comes in a day times the days it stays. The longer deals stay and the "
        f"fewer of them are won, the more must stand there.{_safe(part)}",
        table=table("The factor of each stage", [text("Stage"), *(column for column, _ in columns)], [*rows, *wholes]),
        note=_beyond(needed["stages"], names),
        definitions=definitions(audit, "value_factor", "empirical_factor", "safe_multiple"),
    )


def _of_all(columns: Sequence[tuple[Column, Any]], row: Row) -> list[Shown | Cell]:
    """Of a pipeline as a whole only factors are known: a stay or a conversion of all stages is none."""
    return [
        formats.word("–") if column.title in {"Days a deal stays", "Won from here"} else write(row)
        for column, write in columns
    ]


def _factors(row: Row, name: str) -> Shown:
    return formats.times_interval(row[f"{name}_low"], row[f"{name}_high"])


def _safe(part: Row) -> str:
    safe = part["safe_multiple"]
    if refused(safe) or safe["usual_multiple"] is None or part["target"] is None:
        return ""
    chances = f"With {formats.times(safe['usual_multiple'])}, as the last {plural(safe['periods'], 'quarter')} began, "
    chances += f"the target is reached in {formats.percent(safe['chance_at_usual'])} of all quarters"
    rule = f"; with {formats.times(RULE)} in {formats.percent(safe['chance_at_rule'])}."
    return f" {chances}{rule}"


def _beyond(stages: Sequence[Row], names: Sequence[str]) -> str | None:
    long = [name for name, row in zip(names, stages, strict=True) if (row["beyond_share"] or 0) >= 0.05]
    return f"Too low, because the longest stays are not over yet: {', '.join(long)}." if long else None
