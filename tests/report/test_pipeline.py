"""The pipeline on the page: what stands there against what should, in money or in deals, and how much of it is real."""

from typing import Any

import pytest
from tests.report import sample_pipeline
from tests.report.sample import company

from venturi.report.page import Exhibit, Refused, Tiles
from venturi.report.sections.pipeline import pipeline


def shown(part: dict[str, Any]) -> tuple[Any, ...]:
    return pipeline(company() | {"pipeline": part}).blocks


def exhibits(part: dict[str, Any]) -> dict[str, Exhibit]:
    return {block.title: block for block in shown(part) if isinstance(block, Exhibit)}


def cells(exhibit: Exhibit) -> list[list[str]]:
    assert exhibit.table is not None
    return [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in exhibit.table.rows]


def tiles(part: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    [found] = [block for block in shown(part) if isinstance(block, Tiles)]
    return {tile.label: (tile.value.replace("\N{NO-BREAK SPACE}", " "), tile.note) for tile in found.tiles}


@pytest.fixture
def part() -> dict[str, Any]:
    return sample_pipeline.pipeline()


def test_what_it_takes_stands_beside_what_there_is(part: dict[str, Any]) -> None:
    # 11/(90·.198) + 14/(90·.27) + 19/(90·.36) + 24/(90·.58) + 15/(90·.81) = 2.445
    assert tiles(part)["It takes"] == ("2.45×", "1.34–1.71×, not 3×")
    assert tiles(part)["There is"][0] == "2.94×"  # 12.33M of 4.2M
    assert tiles(part)["Target of 2026Q1"] == ("EUR 4.20M", None)


def test_the_rule_is_not_contradicted_where_it_may_be_right(part: dict[str, Any]) -> None:
    part["needed"]["wholes"][0] |= {"factor_low": 2.0, "factor_high": 3.4}
    assert tiles(part)["It takes"] == ("2.45×", "2.00–3.40×")


def test_a_stage_with_less_than_chance_explains_is_marked(part: dict[str, Any]) -> None:
    table = exhibits(part)["Does as much stand in each stage as should?"].table
    assert table is not None
    assert {row[0].text: row[-1].state for row in table.rows if row[-1].state} == {"Demonstration": "look"}


def test_without_a_target_deals_are_counted_and_the_remedy_is_a_file_of_targets() -> None:
    part = sample_pipeline.in_deals()
    found = exhibits(part)["Does as much stand in each stage as should?"]
    assert found.table is not None
    assert [column.unit for column in found.table.columns if column.title == "Should stand"] == ["deals"]
    [none] = [block for block in shown(part) if isinstance(block, Refused)]
    assert "Add a file of targets" in none.remedy
    assert tiles(part)["Wins in 2026Q1"][0] == "105.0"


def test_a_stage_that_cannot_close_in_time_is_too_late(part: dict[str, Any]) -> None:
    rows = cells(exhibits(part)["What is still needed in 2026Q1?"])
    assert rows[0][-1] == "too late"
    assert rows[1][-1] == "5,762,963"  # 778,000 / (0.27 / 2)


def test_a_period_that_is_over_needs_nothing_more(part: dict[str, Any]) -> None:
    part |= {"days_left": 0.0, "still_needed": None}
    found = exhibits(part)
    assert not [title for title in found if title.startswith("What is still needed")]
    assert "so that this one serves" in (found["Does as much stand in each stage as should?"].sentence or "")


def test_several_pipelines_need_what_each_needs_by_its_share_of_the_target(part: dict[str, Any]) -> None:
    [whole], stages = part["needed"]["wholes"], part["needed"]["stages"]
    other = whole | {"pipeline": "partners", "target": 0.5 * whole["target"], "needed": 0.5 * whole["needed"]}
    part["needed"] |= {"wholes": [other, other | {"pipeline": "direct"}]}
    part["needed"]["stages"] = [row | {"pipeline": name} for name in ("partners", "direct") for row in stages]
    assert tiles(part)["It takes"] == ("2.45×", None)
    rows = cells(exhibits(part)["Does as much stand in each stage as should?"])
    assert rows[0][0] == "partners: Qualified"


def test_what_hangs_on_the_largest_deal_is_said(part: dict[str, Any]) -> None:
    said = exhibits(part)["How much hangs on few deals?"].sentence or ""
    assert "if the largest is lost (D-20417, EUR\N{NO-BREAK SPACE}640k) it is 11.8\N{NO-BREAK SPACE}%" in said


def test_without_a_history_age_alone_is_judged_and_the_reason_stands_once() -> None:
    part = sample_pipeline.without_history()
    assert list(exhibits(part)) == ["Which deals are open in name only?", "At which age are deals won?"]
    assert len([block for block in shown(part) if isinstance(block, Refused)]) == 1


def test_the_curve_ends_where_few_deals_are_followed(part: dict[str, Any]) -> None:
    for one in part["win_rate_by_age"]["curves"]:
        one["curve"]["followed"] = [50] * 20 + [9] * 40
    rows = cells(exhibits(part)["At which age are deals won?"])
    assert [row[0] for row in rows] == ["4", "8", "13"]
