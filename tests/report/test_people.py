"""People on the page: colour and words only where the verdict speaks."""

import copy

from tests.report.sample import all_refused, company

from venturi.charts.drawing import svg
from venturi.charts.palette import LIGHT
from venturi.report.page import Exhibit, Refused
from venturi.report.sections.people import people


def exhibits(audit):
    return {block.title: block for block in people(audit).blocks if isinstance(block, Exhibit)}


def cells(exhibit):
    return {row[0].text: row for row in exhibit.table.rows}


def test_only_a_verdict_gives_a_cell_its_colour():
    heat = exhibits(company())["Share of deals that go on"]
    states = {name: [cell.state for cell in row[1:]] for name, row in cells(heat).items()}
    assert states == {
        "Amara Okafor": [None, "fine", None],
        "Tomás Herrera": [None, "look", None],
        "Zoë Müller": [None, None, None],
    }
    drawn = svg(heat.picture.chart(1000))
    assert drawn.count(f'fill="{LIGHT["fine-wash"]}"') == drawn.count(f'fill="{LIGHT["look-wash"]}"') == 1
    assert svg(heat.picture.chart(326)).count("rotate(270)") == 3  # on a phone the names of the steps stand upright


def test_a_share_stands_over_its_deals_and_what_was_to_be_expected():
    cell = cells(exhibits(company())["Share of deals that go on"])["Tomás Herrera"][2]
    assert cell.text == "30.7\N{NO-BREAK SPACE}%"
    assert cell.note.replace("\N{NO-BREAK SPACE}", " ") == "88 · 50.4 %"


def test_those_who_fall_behind_beyond_chance_come_first_with_the_deals_they_lost():
    drops = exhibits(company())["The biggest drop of each person"]
    assert [row[0].text for row in drops.table.rows] == ["Tomás Herrera", "Zoë Müller"]
    assert [row[-1].text for row in drops.table.rows] == ["a reason to look", "too few to tell"]
    assert drops.behind[0].title == "Tomás Herrera, lost at Demonstration"


def test_nobody_is_named_best_where_chance_explains_it():
    audit = company()
    assert len(exhibits(audit)["Whom to learn each step from"].table.rows) == 1
    for row in audit["people"]["steps"]["rows"]:
        row["verdict"] = "chance" if row["verdict"] == "best" else row["verdict"]
    best = exhibits(audit)["Whom to learn each step from"]
    assert best.table is None
    assert best.sentence == "At no step is anybody ahead by more than chance explains."


def test_where_nobody_is_compared_there_are_shares_and_no_ranking():
    audit = company()
    for row in audit["people"]["steps"]["rows"]:
        row["verdict"] = None
    found = exhibits(audit)
    assert found["Share of deals that go on"].picture is None
    assert "Nobody has deals enough" in found["Share of deals that go on"].sentence
    assert "The biggest drop of each person" not in found


def test_two_pipelines_are_two_pictures_and_who_is_not_shown_is_told():
    audit = company()
    more = copy.deepcopy(audit["people"]["steps"]["rows"])
    audit["people"]["steps"]["rows"] += [row | {"pipeline": "renewals"} for row in more]
    audit["people"]["steps"]["people"] = 40
    found = exhibits(audit)
    assert "Share of each person's deals that go on, renewals" in found
    assert "37 more people" in found["Share of each person's deals that go on, default"].note


def test_headcount_says_how_many_and_by_when():
    heads = exhibits(company())["How many people does 2026Q1 need?"]
    assert "2 new people" in heads.sentence
    assert "3 Oct 2025. That day is over." in heads.sentence
    audit = company()
    audit["people"]["headcount"] |= {"hires": 0, "gap": -1.0}
    assert "which is enough" in exhibits(audit)["How many people does 2026Q1 need?"].sentence
    audit["people"]["headcount"] |= {"needed": None, "needed_low": None, "ramping": 0}
    assert "Nobody can say" in exhibits(audit)["How many people does 2026Q1 need?"].sentence


def test_each_part_that_refuses_says_so_itself():
    assert [block.what for block in people(all_refused()).blocks if isinstance(block, Refused)] == [
        *("People by step", "People by wins", "Headcount"),
    ]
