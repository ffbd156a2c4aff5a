"""The steps of the process on the page: who does best, the funnel by group, and what came and went."""

from tests.report.sample import all_refused, company

from venturi import report
from venturi.report.contents import contents
from venturi.report.page import Cards, Exhibit, Section


def section(audit: dict, key: str) -> Section:
    return next(found for found in contents(audit).sections if found.key == key)


def exhibits(audit: dict) -> dict[str, Exhibit]:
    return {block.title: block for block in section(audit, "funnel").blocks if isinstance(block, Exhibit)}


def test_a_card_names_who_does_best_at_the_step_and_only_where_somebody_does() -> None:
    [cards] = [block for block in section(company(), "danger_points").blocks if isinstance(block, Cards)]
    facts = [{name: (value, note) for name, value, note in card.facts} for card in cards.cards]
    assert facts[0]["Best comparable part"] == ("59.4\N{NO-BREAK SPACE}%", "segment universities, 9.0 points ahead")
    assert all("Best comparable part" not in card for card in facts[1:])


def test_what_is_alike_in_the_comparison_is_said() -> None:
    audit = company()
    assert "like for like: the same mix of source and product" in report.html(audit)
    for point in audit["danger_points"]:
        point["like_for_like"] = []
    assert "not like for like: the export names neither source nor product" in report.html(audit)


def test_the_funnel_stands_by_group_with_those_without_one_last() -> None:
    found = exhibits(company())["The same by source"].table
    assert found is not None
    rows = [[cell.text for cell in row[:4]] for row in found.rows]
    assert rows[0] == ["inbound", "Qualified", "820", "560"]
    assert rows[-1][0] == "not recorded"


def test_in_and_out_of_every_stage_is_a_table() -> None:
    found = exhibits(company())["What came and what went in 2025Q4?"].table
    assert found is not None
    assert [column.title for column in found.columns][:5] == ["Stage", "At the start", "Came", "Went", "At the end"]
    assert [cell.text for cell in found.rows[0]][:5] == ["Qualified", "128", "410", "418", "120"]


def test_without_history_there_is_neither() -> None:
    assert exhibits(all_refused()) == {}
