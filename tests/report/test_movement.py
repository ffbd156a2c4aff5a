"""Movement on the page: a bridge that adds up, both readings of it, and what was put off."""

from typing import Any

import pytest
from tests.report import sample_movement
from tests.report.sample import company
from tests.report.sample_movement import ALL, DUE

from venturi.report.page import Exhibit, Refused
from venturi.report.sections.movement import movement


def shown(part: dict[str, Any]) -> tuple[Any, ...]:
    return movement(company() | {"movement": part}).blocks


def exhibits(part: dict[str, Any]) -> dict[str, Exhibit]:
    return {block.title: block for block in shown(part) if isinstance(block, Exhibit)}


def cells(exhibit: Exhibit) -> dict[str, list[str]]:
    assert exhibit.table is not None
    return {row[0].text: [cell.text for cell in row[1:]] for row in exhibit.table.rows}


@pytest.fixture
def part() -> dict[str, Any]:
    return sample_movement.movement()


@pytest.mark.parametrize("rows", [ALL, DUE], ids=["all", "due"])
@pytest.mark.parametrize("amount", [3, 5], ids=["movements", "net"])
def test_the_sample_adds_up(rows: tuple[Any, ...], amount: int) -> None:
    sums = {name: row[amount - 1] for name, *row in rows if "unknown" not in name}
    assert sums.pop("closing") == pytest.approx(sum(sums.values()), abs=0.005)


def test_both_readings_stand_beside_each_other(part: dict[str, Any]) -> None:
    rows = cells(exhibits(part)["What became of what was to close in 2025Q4?"])
    assert rows["Pushed out"][:4] == ["168", "205", "−3,940,000", "131"]
    assert rows["Pulled in"][:4] == ["37", "40", "+911,000", "9"]


def test_it_says_that_the_bridge_adds_up_only_when_it_does(part: dict[str, Any]) -> None:
    title = "How did the open pipeline get where it is?"
    assert "adds up to the cent" in (exhibits(part)[title].sentence or "")
    part["bridge"]["unexplained"] = 0.01
    assert "adds up" not in (exhibits(part)[title].sentence or "")


def test_what_did_not_happen_has_no_row(part: dict[str, Any]) -> None:
    rows = cells(exhibits(part)["How did the open pipeline get where it is?"])
    assert "Removed" not in rows
    names = list(rows)
    assert (names[0], names[-1]) == ("Opening", "Closing")


def test_without_amounts_and_dates_what_remains_is_counted() -> None:
    part = sample_movement.in_deals()
    found = exhibits(part)
    bridge = found["How did the open pipeline get where it is?"]
    assert bridge.table is not None
    assert [column.title for column in bridge.table.columns] == ["Movement", "Deals", "Times", "Net"]
    assert "What stood open at the end of each week?" in found
    assert [block.what for block in shown(part) if isinstance(block, Refused)] == [
        "The money that moved",
        "What was put off",
    ]


def test_more_stages_than_can_be_told_apart_are_drawn_as_one(part: dict[str, Any]) -> None:
    stages = part["snapshots"]["stages"]
    many = [stages[0] | {"stage": f"Step {place}", "position": place} for place in range(14)]
    many[3] = many[3] | {"amount": [9e9] * 16}
    part["snapshots"]["stages"] = many
    table = exhibits(part)["What stood open at the end of each week?"].table
    assert table is not None
    heads = [column.title for column in table.columns]
    assert len(heads) == 3 + 10
    assert heads[3] == "others"
    assert "Step 3" in heads


def test_the_last_weeks_come_first(part: dict[str, Any]) -> None:
    rows = cells(exhibits(part)["What stood open at the end of each week?"])
    assert list(rows)[:2] == ["28 Dec 2025", "21 Dec 2025"]
    assert len(rows) == 13


def test_of_the_deals_of_a_year_ago_the_open_ones_are_told_by_their_stage(part: dict[str, Any]) -> None:
    rows = cells(exhibits(part)["What became of the deals of a year ago?"])
    assert rows["Open in Proposal"][0] == "59"
