"""Danger points section: where does it pay most to improve?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.danger_points import danger_points as danger_chart
from venturi.formats import Shown
from venturi.report.page import Block, Card, Cards, Column, Exhibit, Picture, Section, Table, number, table, text
from venturi.report.reading import Audit, behind, definitions, group, money_unit, plural, refusal, refused

SHOWN_CARDS = 3
SHOWN_EVIDENCE = 5


def danger_points(audit: Audit) -> Section:
    points = audit["danger_points"]
    blocks: tuple[Block, ...] = ()
    if refused(points):
        blocks = (refusal(audit, points, "The ranking of danger points"),)
    elif points:
        blocks = (_ranking(audit, points), _cards(audit, points))
    return Section(
        key="danger_points",
        name="Danger points",
        question="Where does it pay most to improve?",
        answer=audit["answers"]["danger_points"],
        blocks=blocks,
    )


def _in_money(points: Sequence[Mapping[str, Any]]) -> bool:
    return any(row["money_per_quarter"] is not None for row in points)


def _worth(row: Mapping[str, Any], unit: str | None, *, in_money: bool) -> Shown:
    if in_money:
        return formats.short_money(row["money_per_quarter"], unit)
    return formats.decimal(row["deals_lost_per_quarter"])


def _ranking(audit: Audit, points: Sequence[Mapping[str, Any]]) -> Exhibit:
    unit, in_money = money_unit(audit), _in_money(points)
    field = "money_per_quarter" if in_money else "deals_lost_per_quarter"
    drawn = [
        {"label": row["step"], "value": row[field], "text": _worth(row, unit, in_money=in_money)}
        | {"low": row["money_per_quarter_low"], "high": row["money_per_quarter_high"]}
        for row in points
    ]
    what = "Money a quarter from a realistic improvement of each step" if in_money else "Deals lost a quarter, by step"
    return Exhibit(
        title="What a realistic improvement returns, per quarter" if in_money else "Where deals are lost",
        sentence=f"Realistic: half of the gap to the best quartile, {_alike(points)}."
        if in_money
        else "What an improvement returns cannot be put in money: the amounts or the comparison are missing.",
        picture=Picture(title=what, chart=lambda width: danger_chart(drawn, width=width)),
        table=table(
            "Danger points, the most valuable first" if in_money else "Danger points",
            [text("Step"), *_columns(unit)],
            [_row(row) for row in points],
        ),
        note=_notes(points),
        definitions=definitions(audit, "danger_points"),
    )


def _notes(points: Sequence[Mapping[str, Any]]) -> str | None:
    """Why owners are not compared, and at which steps there is no money."""
    alone = dict.fromkeys(row["benchmark_note"] for row in points if row["benchmark_note"])
    unpaid = [f"{row['step']}: {row['money_note']}" for row in points if row["money_note"]]
    return " ".join([*alone, *unpaid]) or None


def _alike(points: Sequence[Mapping[str, Any]]) -> str:
    """What is alike in those who are compared; the same for all steps of one export."""
    columns = points[0]["like_for_like"]
    if not columns:
        return "not like for like: the export names neither source nor product"
    return f"like for like: the same mix of {' and '.join(columns)}"


def _columns(unit: str | None) -> list[Column]:
    money = unit or "money"
    return [
        number("Conversion"),
        number("Target"),
        number("Lost a quarter", "deals"),
        number("Lost a quarter", money),
        number("Returns a quarter", money),
        number("95 % interval", money),
    ]


def _row(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        row["step"],
        formats.percent(row["conversion"]),
        formats.percent(row["target"]),
        formats.decimal(row["deals_lost_per_quarter"]),
        formats.money(row["money_lost_per_quarter"]),
        formats.money(row["money_per_quarter"]),
        formats.money_interval(row["money_per_quarter_low"], row["money_per_quarter_high"]),
    )


def _cards(audit: Audit, points: Sequence[Mapping[str, Any]]) -> Cards:
    unit, in_money = money_unit(audit), _in_money(points)
    cards = tuple(
        Card(
            rank=rank,
            title=row["step"],
            value=_worth(row, unit, in_money=in_money),
            unit="a quarter" if in_money else "deals lost a quarter",
            facts=_facts(row, unit),
            tables=_evidence(row["evidence"], unit),
            behind=(behind("deals lost here", row["behind"]),),
        )
        for rank, row in enumerate(points[:SHOWN_CARDS], start=1)
    )
    left = len(points) - len(cards)
    more = f"The evidence of {plural(left, 'more step')} is in the JSON of the audit." if left else None
    return Cards(cards=cards, more=more)


def _facts(row: Mapping[str, Any], unit: str | None) -> tuple[tuple[str, Shown, str | None], ...]:
    return (
        ("Conversion today", formats.percent(row["conversion"]), None),
        ("Example to follow", formats.percent(row["benchmark"]), row["benchmark_kind"]),
        ("Realistic target", formats.percent(row["target"]), None),
        *_example(row["gap"]),
        ("One more deal through", formats.decimal(row["extra_wins_per_deal"], 2), "wins"),
        ("Worth of one more", formats.money(row["extra_money_per_deal"], unit), None),
        ("Velocity", formats.signed_money(row["extra_velocity"], unit), "a day"),
        ("Stay before a loss", formats.days(row["evidence"]["median_days_before_loss"]), "median"),
    )


def _example(gap: Mapping[str, Any] | None) -> tuple[tuple[str, Shown, str | None], ...]:
    if gap is None:
        return ()
    ahead = f"{gap['kind']} {gap['group']}, {formats.decimal(100 * gap['gap'])} points ahead"
    return (("Best comparable part", formats.percent(gap["conversion"]), ahead),)


def _evidence(evidence: Mapping[str, Any], unit: str | None) -> tuple[Table, ...]:
    tables = []
    if evidence["loss_reasons"]:
        rows, more = _first(evidence["loss_reasons"])
        tables.append(
            table(
                "Why deals were lost here",
                [text("Reason"), number("Deals"), number("Amount", unit)],
                [(group(r["reason"]), formats.count(r["deals"]), formats.money(r["amount"])) for r in rows],
                more=more,
            )
        )
    for field, title, head in (("owners", "Whose deals", "Owner"), ("sources", "Where they came from", "Source")):
        if evidence[field]:
            rows, more = _first(evidence[field])
            tables.append(
                table(
                    title,
                    [text(head), number("Lost here"), number("Of resolved")],
                    [(group(r["group"]), formats.count(r["lost"]), formats.percent(r["share"])) for r in rows],
                    more=more,
                )
            )
    return tuple(tables)


def _first(rows: Sequence[Mapping[str, Any]]) -> tuple[Sequence[Mapping[str, Any]], str | None]:
    left = len(rows) - SHOWN_EVIDENCE
    return rows[:SHOWN_EVIDENCE], f"… and {formats.count(left)} more" if left > 0 else None
