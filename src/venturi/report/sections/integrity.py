"""Integrity section: can this data be trusted?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.completeness import completeness
from venturi.charts.palette import State
from venturi.plain import without_options
from venturi.report.page import Behind, Block, Cell, Exhibit, Picture, Section, number, table, text
from venturi.report.reading import Audit, behind, completeness_state, definitions, group, plural, shown, spoken

SEVERITIES: dict[str, State | None] = {"stop": "act", "error": "act", "warning": "look", "note": None}
SHOWN_REPAIRS = 8  # who has done these asks again
STATES: dict[str, State] = {"trusted": "fine", "doubtful": "look", "refused": "act"}


def integrity(audit: Audit) -> Section:
    verdict = audit["integrity"]
    filled = verdict["completeness"]
    blocks: list[Block] = [
        _fix_first(verdict["fix_first"]),
        _metrics(verdict["metrics"]),
        _issues(audit),
        _fields(filled["fields"]),
    ]
    if filled["people"]:
        blocks.append(_people(filled["people"]))
    if filled["periods"]:
        blocks.append(_periods(filled["periods"]))
    if verdict.get("not_checked"):
        blocks.append(_not_checked(verdict["not_checked"]))
    return Section(
        key="integrity",
        name="Integrity",
        question="What is wrong with the data?",
        answer=audit["answers"]["integrity"],
        blocks=tuple(blocks),
    )


def _fix_first(repairs: Sequence[Mapping[str, Any]]) -> Exhibit:
    rows, more = shown(repairs, SHOWN_REPAIRS)
    return Exhibit(
        title="What to fix first",
        sentence="Ranked by how many numbers each repair unlocks."
        if repairs
        else "Nothing stands in the way of a number.",
        table=table(
            "Repairs, the most useful first",
            [text("Repair"), number("Records"), text("Unlocks")],
            [
                (
                    Cell(without_options(row["remedy"]), note=row["message"]),
                    formats.count(row["count"]),
                    _unlocks(row["unlocks"]),
                )
                for row in rows
            ],
            more=more,
        )
        if repairs
        else None,
    )


def _unlocks(names: Sequence[str]) -> str:
    return _capital(", ".join(names) or "no further number")


def _metrics(metrics: Sequence[Mapping[str, Any]]) -> Exhibit:
    tally = [f"{formats.count(n)} {state}" for state in STATES if (n := sum(m["state"] == state for m in metrics))]
    return Exhibit(
        title="Which numbers to trust",
        sentence=", ".join(tally) + "." if tally else "No metric was judged.",
        table=table(
            "Every metric and whether the data carries it",
            [text("Metric"), text("Verdict"), text("Reason")],
            [
                (spoken(row["name"]).capitalize(), Cell(row["state"], state=STATES[row["state"]]), row["reason"] or "–")
                for row in metrics
            ],
        )
        if metrics
        else None,
    )


def _issues(audit: Audit) -> Exhibit:
    issues, more = shown(audit["integrity"]["issues"])
    return Exhibit(
        title="What is wrong",
        sentence=None if issues else "No rule found anything.",
        table=table(
            "Issues, the worst first",
            [text("Issue"), text("Weight"), number("Records"), number("Of all checked"), text("What to do")],
            [
                (
                    Cell(row["message"], note=_place(row)),
                    Cell(row["severity"], state=SEVERITIES[row["severity"]]),
                    formats.count(row["count"]),
                    formats.percent(row["share"]),
                    without_options(row["remedy"]),
                )
                for row in issues
            ],
            more=more,
        )
        if issues
        else None,
        behind=tuple(_records(row) for row in issues if row["records"]),
        definitions=definitions(audit, "integrity", "completeness", "verdict"),
    )


def _place(issue: Mapping[str, Any]) -> str:
    row = f"row {formats.count(issue['row'])}" if issue["row"] is not None else None
    column = f"column “{issue['column']}”" if issue["column"] else None
    place = (issue["code"], issue["file"] or issue.get("table"), row, column)
    return " · ".join(part for part in place if part)


def _records(issue: Mapping[str, Any]) -> Behind:
    return behind(issue["code"], {"total": issue["records_total"], "ids": issue["records"]})


def _fields(fields: Sequence[Mapping[str, Any]]) -> Exhibit:
    return Exhibit(
        title="How complete are the fields?",
        picture=_bars("Share of values filled, by field", [(_field(row), row["share"]) for row in fields]),
        table=table(
            "Filled values by field",
            [text("Field"), number("Filled"), number("Of"), number("Share")],
            [
                (
                    _field(row),
                    formats.count(row["filled"]),
                    formats.count(row["population"]),
                    Cell(
                        formats.percent(row["share"]), state=completeness_state(row["share"]) if row["filled"] else None
                    ),
                )
                for row in fields
            ],
        ),
        beside=True,
    )


def _field(row: Mapping[str, Any]) -> str:
    """The field with its population; of another table than deals also with the table."""
    name = _capital(row["field"] if row["table"] == "deals" else f"{row['table']}: {row['field']}")
    return name if row["of"] == "all" else f"{name}, {row['of']}"


def _capital(name: str) -> str:
    told = spoken(name)
    return told[:1].upper() + told[1:]


def _field_state(row: Mapping[str, Any]) -> State | None:
    """A field that no file has is not judged here: the issues say whether it is missed."""
    return completeness_state(row["share"]) if row["filled"] else None


def _people(people: Sequence[Mapping[str, Any]]) -> Exhibit:
    rows, more = shown(people)
    return Exhibit(
        title="How complete are the deals of each person?",
        picture=_bars(
            "Share of needed values filled, by person",
            [(group(row["person"], "no owner"), row["share"]) for row in rows],
        ),
        table=table(
            "Filled values by person",
            [text("Person"), number("Deals"), number("Filled"), text("Most often missing")],
            [
                (
                    group(row["person"], "no owner"),
                    formats.count(row["deals"]),
                    Cell(formats.percent(row["share"]), state=completeness_state(row["share"])),
                    _capital(row["worst_field"] or "–"),
                )
                for row in rows
            ],
            more=more,
        ),
        beside=True,
    )


def _periods(periods: Sequence[Mapping[str, Any]]) -> Exhibit:
    return Exhibit(
        title="Does it get better?",
        picture=_bars(
            "Share of needed values filled, by period",
            [(group(row["period"], "no date"), row["share"]) for row in periods],
        ),
        table=table(
            "Filled values by period",
            [text("Period"), number("Deals"), number("Filled")],
            [
                (
                    group(row["period"], "no date"),
                    formats.count(row["deals"]),
                    Cell(formats.percent(row["share"]), state=completeness_state(row["share"])),
                )
                for row in periods
            ],
        ),
        beside=True,
    )


def _bars(title: str, shares: Sequence[tuple[str, float | None]]) -> Picture:
    rows = [
        {"label": label, "share": share, "text": formats.percent(share), "state": completeness_state(share)}
        for label, share in shares
    ]
    return Picture(title=title, chart=lambda width: completeness(rows, width=width))


def _not_checked(left: Sequence[Mapping[str, Any]]) -> Exhibit:
    return Exhibit(
        title="What could not be checked",
        sentence=f"{plural(len(left), 'rule')} had nothing to look at.",
        table=table(
            "Rules that could not be applied",
            [text("Rule"), text("Why")],
            [(spoken(row["code"].replace("-", " ")), row["reason"]) for row in left],
        ),
    )
