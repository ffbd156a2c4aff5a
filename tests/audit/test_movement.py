"""What the document says of the movement of the pipeline: bridges that add up, and what became of deals."""

import pytest
from tests.audit.audited import code, refused, written
from tests.report import sample_movement
from tests.report.sample import company as sample

import venturi as vt
from venturi.audit.answers.movement import movement as answer
from venturi.audit.movement import movement
from venturi.metrics.periods import Period

HEADER = ("Deal ID", "Stage", "Status", "Amount", "Created", "Closed", "Expected close date", "Owner")
CHANGES = ("deal_id", "changed_at", "field", "old_value", "new_value")
DEALS = [
    ("kept", "Offer", "open", "120.50", "2025-01-10", "", "2025-05-10", "Ann"),
    ("back", "Offer", "open", "80", "2025-01-10", "", "2025-03-20", "Ann"),
    ("won", "Won", "won", "100", "2025-01-10", "2025-02-10", "2025-02-10", "Ann"),
    ("quick", "Lost", "lost", "60", "2025-02-01", "2025-02-20", "2025-06-01", "Ben"),
    ("early", "Lost", "lost", "30", "2024-03-01", "2024-12-20", "2024-12-20", "Ben"),
    ("old", "Offer", "open", "40.25", "2024-03-01", "", "2025-03-31", "Ben"),
]
MOVES = [
    ("kept", "2025-02-01", "amount", "100", "120.50"),
    ("kept", "2025-02-02", "expected_close_on", "2025-03-10", "2025-05-10"),
    ("back", "2025-02-02", "expected_close_on", "2025-03-10", "2025-04-20"),
    ("back", "2025-03-02", "expected_close_on", "2025-04-20", "2025-03-20"),
]


def export(folder, deals=DEALS, moves=MOVES):
    return (
        written(folder / "deals.csv", deals, HEADER),
        *([written(folder / "field_changes.csv", moves, CHANGES)] if moves else []),
    )


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    with vt.read(*export(tmp_path_factory.mktemp("moved")), as_of="2025-04-15") as dataset:
        yield movement(dataset, None)


def rows(bridge):
    return {row["movement"]: row for row in bridge["rows"]}


def test_the_last_complete_quarter_adds_up_to_the_cent(moved):
    assert moved["during"]["label"] == "2025Q1"
    found = {name: row["amount"] for name, row in rows(moved["bridge"]).items()}
    # 40.25 stood open; 100 + 80 + 100 + 60 came; 20.50 more for one; 100 won, 60 lost.
    assert (found["opening"], found["new"], found["increased"]) == (40.25, 340.0, 20.5)
    assert (found["won"], found["lost"], found["closing"]) == (-100.0, -60.0, 240.75)
    assert moved["bridge"]["unexplained"] == 0


def test_what_was_created_and_lost_in_between_is_in_one_reading_only(moved):
    lost = rows(moved["bridge"])["lost"]
    assert (lost["deals"], lost["net_deals"]) == (1, 0)
    assert lost["behind"]["ids"] == ["quick"]


def test_a_date_pushed_out_and_pulled_back_is_seen(moved):
    found = rows(moved["due"])
    assert (found["pushed out"]["deals"], found["pushed out"]["net_deals"]) == (2, 0)
    assert found["pulled in"]["behind"]["ids"] == ["back"]
    assert moved["slippage"]["slipped"] == 1
    assert moved["slippage"]["behind"]["still_due"]["ids"] == ["back", "old"]


def test_the_weeks_begin_with_the_data_and_end_with_the_moment(moved):
    found = moved["snapshots"]
    assert found["step"] == "week"
    assert found["on"][-1] == "2025-04-13"
    assert sum(stage["deals"][-1] for stage in found["stages"]) == 3


def test_the_deals_of_a_year_ago_are_told_by_what_they_are_now(moved):
    found = moved["cohort"]
    assert found["on"] == "2024-04-15"
    assert {row["became"]: row["deals"] for row in found["rows"]} == {"lost": 1, "open": 1}
    assert found["behind"]["ids"] == ["old"]


def test_without_amounts_deals_are_counted_and_the_reason_is_told(tmp_path):
    bare = [(*deal[:3], "", *deal[4:]) for deal in DEALS]
    with vt.read(*export(tmp_path, bare, []), as_of="2025-04-15") as dataset:
        found = movement(dataset, None)
    assert refused(found["bridge"]["no_money"]) == (
        "5 of 5 deals that stood open or came in carry no amount; money needs it for 80 %."
    )
    assert rows(found["bridge"])["new"]["deals"] == 4
    assert {row["amount"] for row in found["bridge"]["rows"]} == {None}
    assert code(found["due"]) == code(found["slippage"]) == "no-log"


def test_weeks_in_which_too_few_had_an_amount_are_not_told_in_money(tmp_path):
    # Thirty deals a quarter, all still open; of the first quarter nobody wrote down what they are worth.
    months = [f"{2024 + nth // 12}-{nth % 12 + 1:02}-05" for nth in range(6, 15)]
    deals = [
        (f"{month}/{nth}", "Offer", "open", "" if bare else "100", month, "", "2026-05-10", "Ann")
        for month in months
        for nth in range(10)
        for bare in [month < "2024-10"]
    ]
    changes = [(deals[-1][0], "2025-04-01", "amount", "90", "100")]
    with vt.read(*export(tmp_path, deals, changes), as_of="2025-04-15") as dataset:
        found = movement(dataset, None)
    # In the last quarter 30 of 90 lack an amount as well: neither is told in money.
    assert {stage["amount"] for stage in found["snapshots"]["stages"]} == {None}
    with vt.read(*export(tmp_path, deals[30:], changes), as_of="2025-04-15") as dataset:
        found = movement(dataset, None)
    assert [stage["amount"][-1] for stage in found["snapshots"]["stages"]] == [6_000.0]


def test_a_period_that_has_not_begun_has_no_movement(tmp_path):
    with vt.read(*export(tmp_path), as_of="2025-04-15") as dataset:
        found = movement(dataset, Period.parse("2026Q1"))
    assert {code(found[part]) for part in found if part != "during"} == {"period-ahead"}


def test_a_period_before_the_first_deal_has_no_movement(tmp_path):
    with vt.read(*export(tmp_path), as_of="2025-04-15") as dataset:
        found = movement(dataset, Period.parse("2010Q1"))
    assert {code(found[part]) for part in found if part != "during"} == {"period-before"}


def said(part):
    return answer(sample() | {"movement": part}).replace("\N{NO-BREAK SPACE}", " ")


def test_the_sentence_says_where_it_began_where_it_ended_and_what_slipped():
    assert said(sample_movement.movement()) == (
        "From 1 Oct 2025 to 31 Dec 2025 the open pipeline went from EUR 11.9M to EUR 12.3M: EUR 9.24M new, EUR 3.59M "
        "won, EUR 5.91M lost; 38.1 % of the 388 deals due slipped."
    )


def test_in_deals_the_sentence_counts():
    assert said(sample_movement.in_deals()) == (
        "From 1 Oct 2025 to 31 Dec 2025 the open pipeline went from 702 deals to 714: 361 new, 89 won, 265 lost."
    )


def test_where_nothing_was_open_it_says_so():
    part = sample_movement.movement()
    for row in part["bridge"]["rows"]:
        row |= {"deals": 0, "events": 0}
    assert said(part) == "No deal was open in 2025Q4."
