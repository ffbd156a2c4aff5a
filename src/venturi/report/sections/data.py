"""Data section: what was read, and how was it understood?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.palette import State
from venturi.report.page import Cell, Exhibit, Section, number, table, text
from venturi.report.reading import Audit, plural, shown, spoken

NOT_USED = "not used"


def data(audit: Audit) -> Section:
    files = audit["files"]
    guesses = sum(column["guessed"] for file in files for column in file["columns"])
    rows = audit["rows"]
    sentence = (
        f"{plural(len(files), 'file')}, {plural(rows['read'], 'row')} read: {formats.count(rows['taken'])} taken "
        f"({formats.count(rows['with_issues'])} of them with issues), {formats.count(rows['rejected'])} rejected."
    )
    return Section(
        key="data",
        name="Data",
        question="What was read, and how was it understood?",
        answer=sentence + (f" {plural(guesses, 'column was', 'columns were')} mapped by a guess." if guesses else ""),
        blocks=(
            _files(audit),
            *(_mapping(file) for file in files if file["columns"]),
            *([_stages(audit["stages"])] if audit["stages"] else []),
        ),
    )


def _files(audit: Audit) -> Exhibit:
    return Exhibit(
        title="Files and rows",
        sentence=audit["history"]["sentence"],
        table=table(
            "Rows of every file: read = taken + rejected",
            [
                text("File"),
                text("Holds"),
                number("Read"),
                number("Taken"),
                number("With issues"),
                number("Rejected"),
            ],
            [
                (
                    Cell(file["name"], note=_details(file)),
                    spoken(file["table"] or "nothing we know"),
                    *(formats.count(file["rows"][part]) for part in ("read", "taken", "with_issues")),
                    Cell(formats.count(file["rows"]["rejected"]), state=_rejected(file["rows"])),
                )
                for file in audit["files"]
            ],
        ),
    )


def _rejected(rows: Mapping[str, int]) -> State | None:
    return "look" if rows["rejected"] else None


def _details(file: Mapping[str, Any]) -> str:
    return " · ".join([file["format"], *(f"{spoken(key)} {value}" for key, value in file["details"].items())])


def _mapping(file: Mapping[str, Any]) -> Exhibit:
    rows, more = shown(file["columns"], 200)
    return Exhibit(
        title=f"Columns of {file['name']}",
        table=table(
            "How the columns were understood",
            [text("Column"), text("Read as"), text("Certain?"), text("Why")],
            [
                (
                    row["source"],
                    spoken(row["ours"] or NOT_USED),
                    Cell("guess", state="look") if row["guessed"] else Cell("–" if row["ours"] is None else "mapped"),
                    row["why"] or "–",
                )
                for row in rows
            ],
            more=more,
        ),
    )


def _stages(stages: Sequence[Mapping[str, Any]]) -> Exhibit:
    guessed = sum(row["kind_guessed"] for row in stages)
    return Exhibit(
        title="Stages and what they mean",
        sentence=f"The meaning of {plural(guessed, 'stage')} is a guess: confirm it in the mapping."
        if guessed
        else None,
        table=table(
            "Stages in their order",
            [text("Stage"), text("Pipeline"), number("Position"), text("Kind"), text("Certain?")],
            [
                (
                    row["stage"],
                    row["pipeline"],
                    formats.count(row["position"]),
                    row["kind"],
                    Cell("guess", state="look") if row["kind_guessed"] else Cell("mapped"),
                )
                for row in stages
            ],
        ),
    )
