"""Throughput section: who brings how many deals to a decision?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.throughput import throughput as throughput_chart
from venturi.formats import Shown
from venturi.report.page import Block, Cell, Exhibit, Picture, Section, number, table, text
from venturi.report.reading import Audit, behind, definitions, group, refusal, refused, shown

# What is known of nobody has no column, and is named in the note instead.
COLUMNS: tuple[tuple[str, str, Callable[[Any], Shown]], ...] = (
    ("closed", "Decided", formats.count),
    ("worked", "Worked", formats.count),
    ("per_month", "A month", formats.decimal),
    ("deviation", "From the mean", formats.signed_percent),
    ("expected", "Expected", formats.decimal),
    ("like_for_like", "Like for like", formats.decimal),
    ("chance_p", "Chance", formats.chance),
)


def throughput(audit: Audit) -> Section:
    people = audit["throughput"]
    blocks: tuple[Block, ...] = ()
    if refused(people):
        blocks = (refusal(audit, people, "Throughput"),)
    elif people:
        periods = list(dict.fromkeys(row["period"] for row in people))
        latest = sorted((row for row in people if row["period"] == periods[-1]), key=lambda row: -row["closed"])
        blocks = (_people(audit, latest), *([_earlier(people, periods)] if len(periods) > 1 else []))
    return Section(
        key="throughput",
        name="Throughput",
        question="Who brings how many deals to a decision?",
        answer=audit["answers"]["throughput"],
        blocks=blocks,
    )


def _people(audit: Audit, people: Sequence[Mapping[str, Any]]) -> Exhibit:
    rows, more = shown(people)
    mean = next((row["mean"] for row in people if row["mean"] is not None), None)
    columns = [column for column in COLUMNS if any(row[column[0]] is not None for row in people)]
    unknown = [title.lower() for _, title, _ in COLUMNS if title not in {kept for _, kept, _ in columns}]
    return Exhibit(
        title=f"People against the mean, {people[0]['period']}",
        sentence="More than 20 % from the mean is a reason to look, not a judgement: "
        "chance and the kind of deals come first.",
        picture=_dots(rows, mean),
        table=table(
            f"Deals decided by person, {people[0]['period']}",
            [text("Person"), *(number(title) for _, title, _ in columns), text("Look?")],
            [(_name(row), *(write(row[field]) for field, _, write in columns), _judgement(row)) for row in rows],
            more=more,
        ),
        note="Band: the mean ± 20 %. Small mark: expected for the same mix of source and product. "
        "Hollow: still in the first 90 days." + (f" No data: {', '.join(unknown)}." if unknown else ""),
        definitions=definitions(audit, "throughput"),
        behind=tuple(behind(group(row["person"], "no owner"), row["behind"]) for row in rows),
    )


def _earlier(people: Sequence[Mapping[str, Any]], periods: Sequence[str]) -> Exhibit:
    """The same people period by period, so that one good or bad quarter is seen as one."""
    found = {(row["person"], row["period"]): row for row in people}
    newest_first = sorted(people, key=lambda row: (-periods.index(row["period"]), -row["closed"]))
    persons, more = shown(list(dict.fromkeys(row["person"] for row in newest_first)))
    return Exhibit(
        title="Is it always so?",
        sentence="Deals decided by each person, period by period.",
        table=table(
            "Deals decided by person and period",
            [text("Person"), *(number(period) for period in periods)],
            [(group(one, "no owner"), *(_decided(found.get((one, period))) for period in periods)) for one in persons],
            more=more,
        ),
        behind=tuple(
            behind(f"{group(row['person'], 'no owner')}, {row['period']}", row["behind"])
            for row in people
            if row["period"] != periods[-1]
        ),
    )


def _decided(row: Mapping[str, Any] | None) -> Cell:
    if row is None:
        return Cell(formats.count(None))
    return Cell(formats.count(row["closed"]), state="look" if _look(row) else None)


def _dots(people: Sequence[Mapping[str, Any]], mean: float | None) -> Picture:
    rows = [
        {"label": group(row["person"], "no owner"), "closed": row["closed"], "expected": row["expected"]}
        | {"state": "look" if _look(row) else None, "ramping": row["ramping"]}
        for row in people
    ]
    return Picture(
        title="Decided deals of each person before the band around the mean",
        chart=lambda width: throughput_chart(rows, width=width, mean=mean),
    )


def _name(row: Mapping[str, Any]) -> Cell:
    return Cell(group(row["person"], "no owner"), note="first 90 days" if row["ramping"] else None)


def _look(row: Mapping[str, Any]) -> bool:
    return bool(row["flagged"]) and not row["chance_explains"]


def _judgement(row: Mapping[str, Any]) -> Cell:
    if row["flagged"] is None:
        return Cell("–")
    if not row["flagged"]:
        return Cell("within the band")
    return Cell("may be chance") if row["chance_explains"] else Cell("look", state="look")
