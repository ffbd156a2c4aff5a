"""Win and loss section, criteria: which exit criteria tell who will win?"""

from collections.abc import Mapping
from typing import Any

from venturi import formats
from venturi.charts.differences import differences
from venturi.report.page import Block, Cell, Exhibit, Picture, number, table, text
from venturi.report.reading import Audit, definitions, refusal, refused

Row = Mapping[str, Any]
NO_ANSWERS = (
    "No answers to exit criteria are in the data. Import a table with one row per answer: deal, stage, criterion, "
    "whether it was met, and when; then this shows which criteria tell who will win."
)


def criteria(audit: Audit, rows: Any) -> tuple[Block, ...]:
    title = "Which exit criteria tell who will win?"
    if rows is None:
        return (Exhibit(title=title, sentence=NO_ANSWERS),)
    if refused(rows):
        return (refusal(audit, rows, "Exit criteria"),)
    if not rows:
        return ()
    ordered = sorted(rows, key=lambda row: (-(row["difference"] or -1.0), row["stage"], row["criterion"]))
    drawn = [
        {"label": f"{row['stage']}: {row['criterion']}", "sure": bool(row["predicts"])}
        | {"difference": row["difference"], "low": row["difference_low"], "high": row["difference_high"]}
        | {"text": formats.points(row["difference"])}
        for row in ordered
    ]
    return (
        Exhibit(
            title=title,
            sentence="Win rate of deals that met a criterion beside that of those that did not, like for like, in "
            "points. Hollow: chance explains it, or too few deals tell.",
            picture=Picture(
                title="Differences of win rate by criterion, with 95 % intervals, in points",
                chart=lambda width: differences(drawn, width=width),
            ),
            table=table(
                "Exit criteria and win rates",
                [
                    *(text("Criterion"), text("Of step"), number("Met", "won of decided")),
                    *(number("Not met", "won of decided"), number("Difference, like for like", "points")),
                    *(number("95 % interval", "points"), text("Tells?")),
                ],
                [_criterion(row) for row in ordered],
            ),
            note="What goes with winning need not make deals won: try a criterion before it is a rule.",
            definitions=definitions(audit, "criteria"),
        ),
    )


def _criterion(row: Row) -> tuple[Cell | str, ...]:
    return (
        row["criterion"],
        row["stage"],
        *(_won(row, answer) for answer in ("met", "unmet")),
        formats.points(row["difference"]),
        formats.points_interval(row["difference_low"], row["difference_high"]),
        _tells(row["predicts"]),
    )


def _won(row: Row, answer: str) -> Cell:
    won, lost = row[f"{answer}_won"], row[f"{answer}_lost"]
    return Cell(formats.percent(row[f"{answer}_rate"]), note=f"{formats.count(won)} of {formats.count(won + lost)}")


def _tells(predicts: bool | None) -> Cell:
    if predicts is None:
        return Cell("too few to tell")
    return Cell("yes, more than chance", state="fine") if predicts else Cell("chance explains it")
