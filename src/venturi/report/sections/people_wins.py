"""People section, wins: what did each person win beside what was to be expected?"""

from collections.abc import Mapping
from typing import Any

from venturi import formats
from venturi.charts.palette import State
from venturi.charts.throughput import throughput as wins_chart
from venturi.report.page import Cell, Exhibit, Picture, number, table, text
from venturi.report.reading import Audit, behind, definitions, plural

Row = Mapping[str, Any]
WORDS: dict[str | None, tuple[str, State | None]] = {
    "best": ("does best", "fine"),
    "below": ("a reason to look", "look"),
    "chance": ("chance explains it", None),
    None: ("too few to tell", None),
}


def wins_exhibit(audit: Audit, wins: Row) -> Exhibit:
    rows = sorted(wins["rows"], key=lambda row: (-row["won"], row["person"]))
    drawn = [
        {"label": row["person"], "closed": row["won"], "expected": row["expected"], "ramping": False}
        | {"state": WORDS[row["verdict"]][1]}
        for row in rows
    ]
    told = [row for row in rows if row["behind"]]
    left = wins["people"] - len(rows)
    return Exhibit(
        title="Wins of each person beside those to be expected",
        sentence="Small mark: the wins everybody together would have from deals of the same kind and age.",
        picture=Picture(
            title="Won deals of each person and those to be expected",
            chart=lambda width: wins_chart(drawn, width=width, mean=None),
        ),
        table=table(
            "Won deals of each person and those to be expected",
            [
                *(text("Person"), number("Won"), number("Lost"), number("Open"), number("Win rate")),
                *(number("Expected", "wins"), number("Likely", "× expected"), text("Look?")),
            ],
            [_win(row) for row in rows],
        ),
        note=f"{plural(left, 'more person', 'more people')} in the numbers, not shown." if left else None,
        definitions=definitions(audit, "person_win_rate"),
        behind=tuple(behind(f"{row['person']}, won", row["behind"]) for row in told),
    )


def _win(row: Row) -> tuple[Cell | str, ...]:
    word, state = WORDS[row["verdict"]]
    return (
        row["person"],
        *(formats.count(row[name]) for name in ("won", "lost", "open")),
        formats.percent(row["unit"]),
        formats.decimal(row["expected"]),
        formats.decimal(row["shrunk"], 2),
        Cell(word, state=state),
    )
