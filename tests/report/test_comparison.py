"""Two periods on the page: what chance explains, what it does not, and what is too early to say."""

from tests.report.sample import all_refused, company, no_deals

from venturi.report.page import Exhibit, Refused
from venturi.report.sections.comparison import comparison


def exhibits(audit):
    return {block.title: block for block in comparison(audit).blocks if isinstance(block, Exhibit)}


def test_the_earlier_period_stands_first_and_the_verdict_last():
    found = exhibits(company())["Win rate, 2025Q4 against 2025Q3"].table
    assert [column.title for column in found.columns][:3] == ["Rate", "2025Q3", "2025Q4"]
    assert [cell.text for cell in found.rows[0]][3:] == ["−2.3", "−8.3 to +3.7", "chance explains it"]
    assert found.rows[0][1].note == "96 of 318"


def test_only_a_difference_beyond_chance_is_judged():
    found = exhibits(company())["Conversion of the steps, 2025Q3 against 2025Q2"]
    told = {row[0].text: (row[-1].text, row[-1].state) for row in found.table.rows}
    assert told == {
        "Qualified": ("more than chance", "look"),
        "Demonstration": ("chance explains it", None),
        "Proposal": ("too early to say", None),
        "Negotiation": ("nothing to compare", None),
    }
    assert found.note.endswith("At Proposal they could still turn the difference.")
    assert "losses are known first" in found.sentence  # steps are compared in an earlier quarter than wins


def test_shorter_stays_are_good():
    found = exhibits(company())["Days of stay, 2025Q4 against 2025Q3"]
    assert [(row[3].text, row[-1].state) for row in found.table.rows] == [
        *(("−3.2", "fine"), ("+0.6", None), ("no data", None)),
    ]
    assert "fewer than half are over" in found.note


def test_two_pipelines_are_told_apart_and_a_period_that_runs_is_named_as_one():
    audit = company()
    audit["comparison"] |= {"so_far": True}
    audit["comparison"]["conversion"]["stages"][0]["pipeline"] = "renewals"
    found = exhibits(audit)
    assert found["Win rate, 2025Q4 against 2025Q3"].sentence.startswith("The same part of the period before")
    names = [row[0].text for row in found["Conversion of the steps, 2025Q3 against 2025Q2"].table.rows]
    assert names[0] == "renewals: Qualified"


def test_each_part_refuses_on_its_own_and_without_a_period_before_there_is_nothing():
    assert [block.what for block in comparison(all_refused()).blocks if isinstance(block, Refused)] == [
        *("Win rates", "Conversions", "Stays"),
    ]
    assert comparison(no_deals()).blocks == ()
