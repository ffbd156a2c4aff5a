"""People section: who does which step best, and where does each fall behind?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.person_stage import person_stage
from venturi.formats import NBSP
from venturi.report.page import Block, Cell, Exhibit, Picture, Section, number, table, text
from venturi.report.reading import Audit, behind, definitions, money_unit, plural, refusal, refused
from venturi.report.sections.people_headcount import headcount
from venturi.report.sections.people_wins import WORDS, wins_exhibit

Row = Mapping[str, Any]
COLOURS = (
    "Colour only where chance does not explain it: green does the step best, amber is a reason to look. "
    "Grey: chance explains it. Bare: too few deals to tell."
)
NOBODY = "Nobody has deals enough at any step to be compared with the others: chance alone makes shares as different."


def people(audit: Audit) -> Section:
    part = audit["people"]
    steps, wins = part["steps"], part["win_rate"]
    blocks: list[Block] = []
    if refused(steps):
        blocks.append(refusal(audit, steps, "People by step"))
    elif steps["rows"]:
        blocks += [_heat(audit, pipeline) for pipeline in dict.fromkeys(row["pipeline"] for row in steps["rows"])]
        if _compared(steps["rows"]):
            blocks += [_drops(audit, steps["rows"]), _best(audit, steps["rows"])]
    if refused(wins):
        blocks.append(refusal(audit, wins, "People by wins"))
    elif wins["rows"]:
        blocks.append(wins_exhibit(audit, wins))
    return Section(
        key="people",
        name="People",
        question="Who does which step best?",
        answer=audit["answers"]["people"],
        blocks=(*blocks, *headcount(audit, part["headcount"])),
    )


def _compared(rows: Sequence[Row]) -> bool:
    """Whether anybody has deals enough: else every drop and every lead is noise."""
    return any(row["verdict"] for row in rows)


def _heat(audit: Audit, pipeline: str) -> Exhibit:
    every = audit["people"]["steps"]["rows"]
    rows = [row for row in every if row["pipeline"] == pipeline]
    stages = _stages(rows)
    known = {(row["person"], row["stage"]): row for row in rows}
    named = _most_deals_first(rows)
    drawn = [_drawn(known.get((person, stage)), person, stage) for person in named for stage in stages]
    several, compared = len({row["pipeline"] for row in every}) > 1, _compared(rows)
    return Exhibit(
        title=f"Share of each person's deals that go on, {pipeline}" if several else "Share of deals that go on",
        sentence=f"{COLOURS if compared else NOBODY} In the table under each share: the deals, and the share to be "
        "expected of them.",
        picture=Picture(
            title="Share of deals that go on, by person and step",
            chart=lambda width: person_stage(drawn, width=width, stages=stages),
        )
        if compared
        else None,
        table=table(
            f"Share of deals that go on, by person and step{f', {pipeline}' if several else ''}",
            [text("Person"), *(number(stage) for stage in stages)],
            [(person, *(_cell(known.get((person, stage))) for stage in stages)) for person in named],
        ),
        note=_basis(audit),
        definitions=definitions(audit, "person_stage"),
    )


def _stages(rows: Sequence[Row]) -> list[str]:
    ordered = sorted(rows, key=lambda row: (row["position"], row["stage"]))
    return list(dict.fromkeys(row["stage"] for row in ordered))


def _most_deals_first(rows: Sequence[Row]) -> list[str]:
    deals: dict[str, int] = {}
    for row in rows:
        deals[row["person"]] = deals.get(row["person"], 0) + row["entered"]
    return sorted(deals, key=lambda person: (-deals[person], person))


def _drawn(row: Row | None, person: str, stage: str) -> dict[str, Any]:
    told: dict[str, Any] = {"label": person, "stage": stage}
    if row is None or row["conversion"] is None:
        return told | {"text": "–", "short": "–", "verdict": None}
    share = formats.percent(row["conversion"])
    return told | {"text": share, "short": formats.count(100 * row["conversion"]), "verdict": row["verdict"]}


def _cell(row: Row | None) -> Cell:
    if row is None or row["conversion"] is None:
        return Cell(formats.percent(None))
    note = f"{formats.count(row['resolved'])}{NBSP}·{NBSP}{formats.percent(row['expected_share'])}"
    return Cell(formats.percent(row["conversion"]), note=note, state=WORDS[row["verdict"]][1])


def _basis(audit: Audit) -> str:
    """What is alike in those who are compared, and who is not in the picture."""
    part = audit["people"]
    steps, alike = part["steps"], " and ".join(part["alike"])
    told = [
        f"Expected: what everybody together made of deals of the same {alike}."
        if alike
        else "Expected: what everybody together made of their deals. Not like for like: the export names neither "
        "source nor product nor segment."
    ]
    if left := steps["people"] - len({row["person"] for row in steps["rows"]}):
        told.append(f"{plural(left, 'more person', 'more people')}, of whom there is less to say, counted in it too.")
    if steps["of_nobody"]:
        share = formats.percent(steps["of_nobody"] / steps["entered"])
        told.append(f"Of {share} of the entries into a step nobody knows whose deal it was.")
    return " ".join(told)


def _drops(audit: Audit, rows: Sequence[Row]) -> Exhibit:
    """One row for each person, at the step where most deals are missing."""
    unit = money_unit(audit)
    money = {row["person"]: row for row in rows if row["biggest_in_money"]}
    drops = [row for row in rows if row["biggest_in_deals"]]
    drops.sort(key=lambda row: (row["verdict"] != "below", -row["deals_short"]))
    return Exhibit(
        title="The biggest drop of each person",
        sentence="The step at which most deals are missing to what was to be expected of the same deals. "
        "What is likely of a person lies between what was counted and what everybody does.",
        table=table(
            "The biggest drop of each person",
            [
                *(text("Person"), text("Step"), number("Go on"), number("Expected"), number("Likely")),
                *(number("Missing", "deals"), number("Missing", unit or "money"), text("Look?")),
            ],
            [_drop(row, money.get(row["person"])) for row in drops],
        ),
        note="A reason to look is no judgement: read the deals together first. "
        "The largest shortfalls are partly bad luck; plan with what is likely.",
        definitions=definitions(audit, "person_stage"),
        behind=tuple(behind(f"{row['person']}, lost at {row['stage']}", row["behind"]) for row in drops),
    )


def _drop(row: Row, in_money: Row | None) -> tuple[Cell | str, ...]:
    word, state = WORDS[row["verdict"]]
    more = None
    if in_money is not None and in_money["stage"] != row["stage"]:
        more = f"in money {in_money['stage']}: {formats.short_money(in_money['money_short'])}"
    return (
        row["person"],
        row["stage"],
        Cell(formats.percent(row["conversion"]), note=f"of {formats.count(row['resolved'])}"),
        formats.percent(row["expected_share"]),
        formats.percent(row["shrunk"]),
        formats.decimal(row["deals_short"]),
        Cell(formats.money(row["money_short"]), note=more),
        Cell(word, state=state),
    )


def _best(audit: Audit, rows: Sequence[Row]) -> Exhibit:
    best = sorted((row for row in rows if row["verdict"] == "best"), key=lambda row: (row["pipeline"], row["position"]))
    several = len({row["pipeline"] for row in rows}) > 1
    heads = [text("Step"), text("Does it best"), number("Go on"), number("Expected"), number("Of", "deals")]
    return Exhibit(
        title="Whom to learn each step from",
        sentence="Who is ahead by more than chance explains, at most one person a step, with the deals to look at."
        if best
        else "At no step is anybody ahead by more than chance explains.",
        table=table("Who does a step best", heads, [_leader(row, several=several) for row in best]) if best else None,
        definitions=definitions(audit, "person_stage") if best else (),
        behind=tuple(behind(f"{row['person']}, went on from {row['stage']}", row["behind"]) for row in best),
    )


def _leader(row: Row, *, several: bool) -> tuple[Cell | str, ...]:
    return (
        f"{row['pipeline']}: {row['stage']}" if several else row["stage"],
        Cell(row["person"], state="fine"),
        formats.percent(row["conversion"]),
        formats.percent(row["expected_share"]),
        formats.count(row["resolved"]),
    )
