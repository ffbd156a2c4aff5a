"""The brief audit says of its parts what the whole one says, and names the parts it leaves out."""

import pytest
from tests.audit.audited import audited, faults

from venturi import report
from venturi.audit.sections import SECTIONS

LATER = ["comparison", "process", "win_loss", "pipeline", "movement", "people", "economics"]
# What both say, beside the parts themselves.
SHARED = ("rows", "deals", "outcomes", "stages", "history", "period")


@pytest.fixture(scope="module")
def both(demo_export):
    return audited(*demo_export, by=["source"]), audited(*demo_export, by=["source"], brief=True)


def test_the_brief_audit_keeps_the_schema_and_names_what_it_leaves_out(both):
    whole, brief = both
    assert faults(whole) == faults(brief) == []
    assert brief["left_out"] == LATER
    assert whole["left_out"] == []
    assert [name for name in LATER if name in brief or name in brief["answers"]] == []


def alike(part):
    """The part with its numbers to nine digits: sums may be made in another order."""
    if isinstance(part, dict):
        return {name: alike(one) for name, one in part.items()}
    if isinstance(part, list):
        return [alike(one) for one in part]
    return float(f"{part:.9g}") if isinstance(part, float) else part


def test_its_parts_are_those_of_the_whole_audit(both):
    whole, brief = both
    for name in (*SHARED, *(name for name in SECTIONS if name not in LATER)):
        assert alike(brief[name]) == alike(whole[name]), name
    assert brief["answers"] == {name: told for name, told in whole["answers"].items() if name not in LATER}


def test_its_things_to_do_point_at_its_own_parts(both):
    _, brief = both
    assert brief["actions"] != []
    assert {action["section"] for action in brief["actions"]}.isdisjoint(LATER)


def test_a_document_of_which_a_part_is_missing_without_a_word_breaks_the_schema(both):
    whole, brief = both
    assert faults({name: part for name, part in whole.items() if name != "people"}) != []
    assert faults(brief | {"left_out": []}) != []
    assert faults(whole | {"left_out": LATER}) != []


def test_its_page_has_its_sections_and_says_that_it_is_brief(both):
    page = report.html(both[1])
    assert "it leaves out comparison, process, win and loss, pipeline, movement, people, economics" in page
    assert 'id="funnel"' in page
    assert [name for name in LATER if f'id="{name}"' in page] == []
