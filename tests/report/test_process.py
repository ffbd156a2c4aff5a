"""The section of the process: the map, the paths, where deals leave the way, and the last won deals."""

from typing import Any

import pytest
from tests.report.sample import all_refused, company, no_deals

from venturi.report.page import Exhibit, Refused
from venturi.report.sections.process import process
from venturi.report.sections.process_map import _bounds, _classes, _nodes, _sizes

MAP = "Which ways do deals go?"
STAGES = "Which stages are done twice, and which are left out?"


def exhibits(audit: dict[str, Any]) -> dict[str, Exhibit]:
    return {block.title: block for block in process(audit).blocks if isinstance(block, Exhibit)}


def texts(block: Exhibit) -> list[list[str]]:
    assert block.table is not None
    return [[cell.text for cell in row] for row in block.table.rows]


def test_the_table_of_the_map_has_the_numbers_of_its_arcs_and_of_what_ended() -> None:
    rows = texts(exhibits(company())[MAP])
    assert rows[0] == ["Created", "Qualified", "1,598", "97.4\xa0%", "1,598", "0.0"]
    assert ["Qualified", "lost", "470", "28.7\xa0%", "470", "20.0"] in rows
    # What is still there has not taken its time yet; a loss that was taken back is none.
    assert ["Qualified", "still there", "120", "7.3\xa0%", "120", "no data"] in rows
    assert ["Proposal", "Closed lost, for a while", "18", "1.1\xa0%", "18", "30.0"] in rows


def test_flows_that_are_left_out_are_counted_with_their_rule_and_their_deals() -> None:
    note = exhibits(company())[MAP].note
    assert note is not None
    assert "8 flows, each taken by fewer than 1.0\xa0% of the deals, are left out: 31 moves of 29 deals." in note
    audit = company()
    audit["process"]["flows"]["small"] |= {"flows": 0}
    assert str(exhibits(audit)[MAP].note).endswith("No flow is left out.")


def test_stages_stand_in_their_order_with_what_ended_in_them() -> None:
    part, stages = company()["process"]["flows"], company()["stages"]
    nodes, places = _nodes(stages, part["flows"], part["pipelines"][0])
    assert [node["label"] for node in nodes][:3] == ["Created", "Qualified", "Needs agreed"]
    assert nodes[1]["notes"] == ["470 lost", "120 open"]
    assert nodes[-1] == {"label": "Decided", "notes": ["161 won", "1,107 lost"]}
    # Deals come back from where they were closed.
    assert places["Closed lost"] == places["won"] == len(nodes) - 1


def test_where_nothing_was_decided_there_is_no_end_to_reach() -> None:
    part = company()["process"]["flows"]
    nodes, _ = _nodes(company()["stages"], part["flows"], part["pipelines"][0] | {"won": 0, "lost": 0})
    assert nodes[-1]["label"] == "Negotiation"


def test_a_stage_that_nobody_listed_comes_after_those_in_order() -> None:
    part = company()["process"]["flows"]
    odd = part["flows"][0] | {"way": "other", "from": "Qualified", "to": "Imported"}
    nodes, _ = _nodes(company()["stages"], [*part["flows"], odd], part["pipelines"][0])
    assert [node["label"] for node in nodes][-2:] == ["Imported", "Decided"]


def test_each_pipeline_has_a_map_of_its_own() -> None:
    audit = company()
    part = audit["process"]["flows"]
    part["pipelines"].append(part["pipelines"][0] | {"pipeline": "renewals", "begin": 9, "won": 0, "lost": 0})
    part["flows"].append(part["flows"][0] | {"pipeline": "renewals", "to": "Notice", "deals": 9})
    found = [title for title in exhibits(audit) if title.startswith(MAP)]
    assert found == [f"{MAP}, default", f"{MAP}, renewals"]


def test_classes_of_time_are_round_and_part_the_times_about_equally() -> None:
    bounds = _bounds([0.0, 6.2, 11.0, 14.7, 19.4, None])
    assert bounds == sorted(set(bounds))
    assert all(0.0 < bound <= 19.4 for bound in bounds)
    assert _classes([1 / 24, 0.5, 3]) == ["below 1 hour", "1 hour to 12 hours", "12 hours to 3 days", "3 days or more"]
    assert _classes(_bounds([None])) == []


@pytest.mark.parametrize(
    ("most", "sizes"),
    [(1_598, [100, 500, 1_000]), (298, [20, 100, 200]), (7, [2, 5]), (1, [1]), (0, [])],
)
def test_examples_of_thickness_are_round(most: int, sizes: list[int]) -> None:
    assert [size for size, _ in _sizes([{"deals": most}])] == sizes


def test_a_count_of_none_has_no_share_beside_it() -> None:
    block = exhibits(company())[STAGES]
    assert block.table is not None
    qualified, needs, *_ = block.table.rows
    assert [(cell.text, cell.note) for cell in qualified[2:6]] == [
        ("0", None), ("no data", None), ("no data", None), ("0", None)
    ]  # fmt: skip
    # 19 of 1,074 came back; 41 of 1,190 left it out.
    assert [(cell.text, cell.note) for cell in (needs[2], needs[5])] == [("19", "1.8\xa0%"), ("41", "3.4\xa0%")]


def test_each_broken_rule_is_said_in_words_with_both_win_rates() -> None:
    rows = texts(exhibits(company())["Where do deals leave the defined process?"])
    assert rows[0][0] == "Back from Proposal to Demonstration"
    assert rows[0][4:] == ["31.0\xa0%", "49.0\xa0%", "−18.0"]
    assert [row[0] for row in rows[1:]] == ["Needs agreed left out", "Came back out of Closed lost"]
    assert rows[2][4:] == ["no data", "0.0\xa0%", "no data"]


def test_deals_that_are_stuck_are_marked_and_listed() -> None:
    block = exhibits(company())["Which deals are stuck?"]
    assert block.sentence == "63 of 3,871 stays are more than 3 standard deviations off; 7 open deals are so today."
    assert block.table is not None
    assert [row[6].state for row in block.table.rows] == ["look", None, None]
    assert block.behind[0].ids == tuple(f"Z-{nth:05d}" for nth in range(1, 8))


def test_the_last_won_deals_are_told_with_their_contacts() -> None:
    block = exhibits(company())["What happened in the last 3 won deals?"]
    rows = texts(block)
    assert block.table is not None
    assert [row[0].note for row in block.table.rows] == ["D-100089, Zoë Müller", None, "D-100087, Ana Sousa"]
    # Two calls and a meeting, one of each by the buyer, the last one four days before the close.
    assert rows[0] == ["Nordlicht Optik", "19 Dec 2025", "97.0", "2", "1", "2", "4.0", "20.0"]
    assert rows[1] == ["D-100088", "18 Dec 2025", "62.0", "0", "0", "0", "no data", "23.0"]


def test_the_typical_path_is_the_measure_of_the_deals_reviewed() -> None:
    rows = texts(exhibits(company())["When did they enter each stage?"])
    assert rows[0] == ["Typical path", "88.0", "80.0", "62.5", "33.0", "12.5"]
    assert rows[1][:3] == ["Nordlicht Optik", "96.0", "88.5"]


def test_without_contacts_the_review_says_what_is_lacking() -> None:
    audit = company()
    audit["process"]["touchpoints"] = {"refused": {"code": "below-floor", "reason": "There are no activities."}}
    block = exhibits(audit)["What happened in the last 3 won deals?"]
    assert block.note == "Contacts are not shown. There are no activities."
    assert block.table is not None
    assert [column.title for column in block.table.columns][2:] == ["Cycle", "Longest gap"]


def test_without_a_history_it_is_said_once_and_without_deals_not_at_all() -> None:
    [block] = process(all_refused()).blocks
    assert isinstance(block, Refused)
    assert block.reason == "No file holds a history of stages."
    assert process(no_deals()).blocks == ()


def test_the_deals_behind_each_rule_are_listed() -> None:
    block = exhibits(company())["Where do deals leave the defined process?"]
    assert [(one.title, one.total, one.ids[0]) for one in block.behind] == [
        ("Back from Proposal to Demonstration", "44", "M-00001"),
        ("Needs agreed left out", "41", "S-00001"),
        ("Came back out of Closed lost", "6", "R-00001"),
    ]


def test_a_part_that_has_nothing_to_show_is_left_away() -> None:
    audit = company()
    audit["process"] |= {"review": [], "touchpoints": [], "typical_path": None, "stages": []}
    audit["process"]["conformance"] |= {"rules": []}
    audit["process"]["temporal"] |= {"stays": 0}
    audit["process"]["lint"] = {"findings": [], "not_checked": []}
    assert list(exhibits(audit)) == [
        MAP,
        "Which paths are taken most often?",
        "Do deals go through the stages one by one?",
    ]
