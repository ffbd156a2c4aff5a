"""Movement section: what moved in the pipeline, and where did it go?"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from venturi import formats
from venturi.charts.bridge import bridge as bridge_chart
from venturi.charts.rates import rates
from venturi.formats import Shown
from venturi.report.page import Block, Exhibit, Picture, Section, number, table, text
from venturi.report.reading import Audit, behind, definitions, money_unit, plural, refusal, refused
from venturi.report.sections.movement_weeks import a_year_ago, capital, weeks

ENDS = ("opening", "closing")
BESIDE = ("expected date unknown", "closing unknown")
OUT = ("pushed out", "won", "lost", "removed", "decreased", "owner out", "moved out")
NOT_MOVED = ("increased", "decreased")  # a new amount moves no deal
FATES = {
    "won": "Won",
    "lost": "Lost",
    "slipped": "Slipped: open, expected later",
    "still_due": "Still due: open, the date has passed",
    "date_emptied": "Open, without a date",
}
Row = Mapping[str, Any]


def movement(audit: Audit) -> Section:
    part = audit["movement"]
    blocks: Sequence[Block] = ()
    if refused(part["bridge"]):
        blocks = (refusal(audit, part["bridge"], "What moved"),)
    elif audit["deals"]:
        blocks = (
            *_all(audit, part),
            *_due(audit, part),
            *_pushes(audit, part),
            *weeks(audit, part),
            *a_year_ago(audit, part),
        )
    return Section(
        key="movement",
        name="Movement",
        question="What moved in the pipeline, and where did it go?",
        answer=audit["answers"]["movement"],
        blocks=tuple(blocks),
    )


def last_day(span: Row) -> str:
    return (date.fromisoformat(span["end"]) - timedelta(days=1)).isoformat()


def _all(audit: Audit, part: Row) -> Sequence[Block]:
    found, span = part["bridge"], part["during"]
    days = f"From {formats.day(span['start'])} to {formats.day(last_day(span))}"
    sentence = f"{days}, each movement by itself.{_adds_up(found)}"
    return (
        _bridge(audit, found, title="How did the open pipeline get where it is?", sentence=sentence),
        *([refusal(audit, found["no_money"], "The money that moved")] if found["no_money"] else []),
    )


def _adds_up(found: Row) -> str:
    if found["unexplained"] is None:
        return " In numbers of deals."
    return " It adds up to the cent." if not found["unexplained"] else ""


def _due(audit: Audit, part: Row) -> Sequence[Block]:
    """The deals that were to close in the period: here a new date moves money out of it, or into it."""
    found, slipped, label = part["due"], part["slippage"], part["during"]["label"]
    title = f"What became of what was to close in {label}?"
    if refused(found):
        return (refusal(audit, found, "What was put off"),)
    if not any(row["deals"] for row in found["rows"] if row["movement"] not in BESIDE):
        return ()
    rows = {row["movement"]: row for row in found["rows"]}
    out, back = rows["pushed out"], rows["pulled in"]
    sentence = (
        f"Dates were pushed out of {label} {plural(out['events'], 'time')} and pulled into it "
        f"{plural(back['events'], 'time')}. Of the first day against the last, {plural(out['net_deals'], 'deal')} went "
        f"out and {formats.count(back['net_deals'])} came in: the others went to and fro, or were decided all the same."
    )
    return (
        _bridge(audit, found, title=title, sentence=sentence + _adds_up(found), due=True),
        _fates(audit, slipped, label),
    )


def _bridge(audit: Audit, found: Row, *, title: str, sentence: str, due: bool = False) -> Exhibit:
    unit, in_money = money_unit(audit), not found["no_money"]
    rows = [row for row in found["rows"] if row["movement"] in ENDS or _happened(row)]
    steps = [row for row in rows if row["movement"] not in BESIDE and (in_money or row["movement"] not in NOT_MOVED)]
    bars = [_bar(row, in_money=in_money) for row in steps]
    beside = [row for row in found["rows"] if row["movement"] in BESIDE and row["deals"]]
    columns = [text("Movement"), number("Deals"), number("Times"), *([number("Money", unit)] if in_money else [])]
    columns += [number("Net", "deals"), *([number("Net", unit or "money")] if in_money else [])]
    if bare := any(row["without_amount"] for row in rows) and in_money:
        columns.append(number("Without amount", "deals"))
    return Exhibit(
        title=title,
        sentence=sentence,
        picture=Picture(title=title, chart=lambda width: bridge_chart(bars, width=width)),
        table=table(
            f"{title} Each movement, and the difference of the two days",
            columns,
            [
                (
                    row["movement"].capitalize(),
                    formats.count(row["deals"]),
                    formats.count(row["events"]),
                    *([_signed(row, row["amount"])] if in_money else []),
                    formats.count(row["net_deals"]),
                    *([_signed(row, row["net_amount"])] if in_money else []),
                    *([formats.count(row["without_amount"])] if bare else []),
                )
                for row in rows
                if row["movement"] not in BESIDE
            ],
        ),
        note="Each movement counts by itself. Net: the first day against the last; what was created and lost in "
        "between, or pushed out and pulled back, is not in it."
        + "".join(f" {capital(row['movement'])}: {plural(row['deals'], 'deal')}, in no row." for row in beside),
        definitions=definitions(audit, *(() if due else ("bridge", "bridge_end_points"))),
        behind=tuple(behind(row["movement"], row["behind"]) for row in rows if row["behind"]["total"]),
    )


def _happened(row: Row) -> bool:
    return bool(row["events"] or row["net_deals"])


def _signed(row: Row, amount: float | None) -> Shown:
    return formats.money(amount) if row["movement"] in ENDS else formats.signed_money(amount)


def _bar(row: Row, *, in_money: bool) -> dict[str, Any]:
    name = row["movement"]
    level, out = name in ENDS, name in OUT
    value = row["amount"] if in_money else row["events"] * (-1 if out else 1)
    said = formats.short_money if in_money else formats.count
    signed = formats.signed_short_money if in_money else formats.signed_count
    kind = "level" if level else name if name in {"won", "lost"} else "out" if out else "in"
    many = plural(row["deals"], "deal")
    shown = said(value) if level else signed(value)
    return {"label": capital(name), "value": value, "kind": kind, "text": f"{shown} · {many}" if in_money else shown}


def _fates(audit: Audit, found: Row, label: str) -> Exhibit:
    money = found["value"]
    by_money = "" if money is None else f" Of their money {formats.percent(money)} slipped."
    return Exhibit(
        title="How much of it slipped?",
        sentence=f"{formats.percent(found['share'])} of {plural(found['due'], 'deal')} due in {label} "
        f"({formats.interval(found['low'], found['high'])}).{by_money}",
        table=table(
            f"The deals due in {label}, at its end",
            [text("At the end"), number("Deals"), number("Share")],
            [
                (
                    told,
                    formats.count(found[name]),
                    formats.percent(found[name] / found["due"] if found["due"] else None),
                )
                for name, told in FATES.items()
                if found[name] or name != "date_emptied"
            ],
        ),
        definitions=definitions(audit, "slippage"),
        behind=tuple(
            behind(told, found["behind"][name])
            for name, told in (("slipped", "slipped"), ("still_due", "still due"))
            if found["behind"][name]["total"]
        ),
    )


def _pushes(audit: Audit, part: Row) -> Sequence[Block]:
    found = part["pushes"]
    if refused(found):
        return () if refused(part["due"]) else (refusal(audit, found, "The win rate by pushes"),)
    rows = [row for row in found["rows"] if row["won"] or row["lost"]]
    if not rows:
        return ()
    names = {"0": "never", "1": "once", "2": "twice", "3+": "more often"}
    told = [names.get(row["pushes"], "never had a date") for row in rows]
    dots = [
        {"label": name, "family": "by deals", "rate": row["unit"], "low": row["low"], "high": row["high"]}
        for name, row in zip(told, rows, strict=True)
    ]
    return (
        Exhibit(
            title="Are deals still won whose date was put off?",
            sentence=f"Decided from {formats.day(found['start'])} to {formats.day(last_day(found))}, by how often the "
            "expected date was pushed out.",
            picture=Picture(
                title="Win rate by the number of pushes, with 95 % intervals",
                chart=lambda width: rates(dots, width=width),
            ),
            table=table(
                "Win rate by the number of pushes",
                [text("Pushed out"), number("Won"), number("Lost"), number("Win rate"), number("95 % interval")],
                [
                    (
                        name,
                        formats.count(row["won"]),
                        formats.count(row["lost"]),
                        formats.percent(row["unit"]),
                        formats.interval(row["low"], row["high"]),
                    )
                    for name, row in zip(told, rows, strict=True)
                ],
            ),
            beside=True,
            note="Not that pushing helps: what is lost is mostly lost early, before anybody could put it off.",
            definitions=definitions(audit, "win_rate_by_pushes"),
        ),
    )
