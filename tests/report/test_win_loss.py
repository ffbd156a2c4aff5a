"""Win and loss on the page: families by step, reasons, and what criteria tell."""

from tests.report.sample import company

from venturi.report.page import Exhibit
from venturi.report.sections.win_loss import win_loss


def exhibits(audit):
    return {block.title: block for block in win_loss(audit).blocks if isinstance(block, Exhibit)}


def test_the_steps_stand_in_their_order_below_all_losses():
    found = exhibits(company())["Should we have been there, or were we outsold?"]
    assert [row[0].text for row in found.table.rows] == ["All losses", "Qualified", "Demonstration", "not known"]
    heads = [column.title for column in found.table.columns[2:]]
    assert heads == ["Should not have been there", "Outsold", "No decision", "Not said"]
    assert "206 of 230 lost deals is a guess" in found.note


def test_other_dimensions_are_tables_and_say_how_many_groups_are_left_out():
    found = exhibits(company())
    assert "13 more" in found["The same by source"].table.more
    assert found["The same by exit criterion that was not met"].note.startswith("A deal of which two criteria")


def test_without_a_known_family_only_the_reasons_are_shown():
    audit = company()
    for rows in (audit["win_loss"]["families"], audit["win_loss"]["reasons"]):
        for row in rows:
            row["family"] = "not assigned"
    found = exhibits(audit)
    assert "Should we have been there, or were we outsold?" not in found
    assert found["The reasons"].note.startswith("Nobody has said of which family")


def test_without_stages_all_losses_are_one_bar():
    audit = company()
    del audit["win_loss"]["by"]["stage"]
    found = exhibits(audit)["Should we have been there, or were we outsold?"]
    assert [row[0].text for row in found.table.rows] == ["All losses"]


def test_a_criterion_tells_or_chance_explains_it_or_there_are_too_few():
    found = exhibits(company())["Which exit criteria tell who will win?"]
    assert [row[-1].text for row in found.table.rows] == [
        *("yes, more than chance", "chance explains it", "too few to tell"),
    ]
    assert found.table.rows[0][5].text == "+12.0 to +32.0"


def test_without_answers_one_sentence_says_what_to_import():
    audit = company()
    audit["win_loss"]["criteria"] = None
    found = exhibits(audit)["Which exit criteria tell who will win?"]
    assert found.table is None
    assert "Import a table with one row per answer" in found.sentence
    audit["win_loss"]["criteria"] = []
    assert "Which exit criteria tell who will win?" not in exhibits(audit)
