"""The order of stages: guessed from the history, shown with how far the history agrees, and said by people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venturi.errors import MappingError, Severity
from venturi.ingest import Corrections, Mapping, StageMapping, StageOrder, parse, parse_order, text_of
from venturi.ingest.stage_order import fewest_back


def log(desk, *moves, name="log.csv", header="Deal Id,Stage,Changed At"):
    return desk.file(name, header, *moves)


def days(deal, *stages):
    return [f"{deal},{stage},2025-01-{day:02d} 10:00" for day, stage in enumerate(stages, 1)]


def order(found, pipeline="default"):
    rows = [row for row in found.tables.stages.to_pyarrow().to_pylist() if row["pipeline"] == pipeline]
    return [row["stage"] for row in sorted(rows, key=lambda row: row["position"])]


def issues(found, code):
    return [issue for issue in found.issues if issue.code == code]


FORWARD = [move for deal in range(9) for move in days(f"d{deal}", "Lead", "Talk", "Offer", "Won")]


def test_the_guessed_order_is_printed_with_the_moves_that_go_back_in_it(desk):
    path = log(desk, *FORWARD, *days("d9", "Lead", "Offer", "Talk"))
    [issue] = issues(desk.read(path), "stage-order-guessed")
    # Between open stages: 9 × 2 moves (Lead → Talk → Offer) and two of d9, of which Offer → Talk goes back: 1 of 20.
    assert "Lead > Talk > Offer > Won (1 of 20 moves between open stages, 5.0%, go back)" in issue.message
    assert (issue.severity, issue.count) == (Severity.WARNING, 4)


def test_each_pipeline_has_its_own_order(desk):
    header = "Deal Id,Stage,Changed At,Pipeline"
    north = [f"{move},North" for move in days("n", "Lead", "Talk")]
    south = [f"{move},South" for move in days("s", "Talk", "Lead")]
    [issue] = issues(desk.read(log(desk, *north, *south, header=header)), "stage-order-guessed")
    assert "North: Lead > Talk (0 of 1 moves" in issue.message
    assert "South: Talk > Lead (0 of 1 moves" in issue.message


def circling(deals):
    """Each deal goes Lead, Talk, Offer, Lead, Talk: whatever the order, one or two of its four moves go back."""
    return [move for deal in range(deals) for move in days(f"d{deal}", "Lead", "Talk", "Offer", "Lead", "Talk")]


def test_when_more_than_a_fifth_goes_back_there_is_no_order(desk):
    found = desk.read(log(desk, *circling(4)))
    [issue] = issues(found, "stage-order-unknown")
    # In Lead > Talk > Offer only Offer → Lead goes back: 4 of 16 moves.
    assert "Lead > Talk > Offer (4 of 16 moves between open stages, 25.0%, go back)" in issue.message
    assert issue.severity is Severity.ERROR
    assert not issues(found, "stage-order-guessed")


def test_a_fifth_that_goes_back_is_still_an_order(desk):
    # The 16 moves above, of which 4 go back, and 2 × 2 that do not: 4 of 20.
    more = [move for deal in ("e", "f") for move in days(deal, "Lead", "Talk", "Offer")]
    found = desk.read(log(desk, *circling(4), *more))
    assert "4 of 20 moves" in issues(found, "stage-order-guessed")[0].message
    assert not issues(found, "stage-order-unknown")


def test_an_order_that_somebody_said_is_no_guess_however_deals_move(desk):
    said = Corrections(order=(parse_order("Offer>Talk>Lead"),))
    found = desk.read(log(desk, *circling(4)), corrections=said)
    assert order(found) == ["Offer", "Talk", "Lead"]
    assert not issues(found, "stage-order-guessed") + issues(found, "stage-order-unknown")
    # The kinds were decided as before.
    assert len(issues(found, "stage-kind-guessed")) == 1


def test_stages_that_the_order_does_not_name_come_after_as_they_stood(desk):
    said = Corrections(order=(parse_order("Talk > Lead"),))
    found = desk.read(log(desk, *FORWARD), corrections=said)
    assert order(found) == ["Talk", "Lead", "Offer", "Won"]
    # The place of Offer is a guess still.
    assert issues(found, "stage-order-guessed")[0].records == ("Offer", "Won")


def test_an_order_can_be_said_for_one_pipeline(desk):
    header = "Deal Id,Stage,Changed At,Pipeline"
    north = [f"{move},North" for move in days("n", "Lead", "Talk", "Offer")]
    south = [f"{move},South" for move in days("s", "Lead", "Talk", "Offer")]
    path = log(desk, *north, *south, header=header)
    found = desk.read(path, corrections=Corrections(order=(parse_order("South: Offer > Lead"),)))
    assert (order(found, "North"), order(found, "South")) == (["Lead", "Talk", "Offer"], ["Offer", "Lead", "Talk"])


def test_a_name_that_no_row_has_stops_and_lists_those_there_are(desk):
    with pytest.raises(MappingError) as stopped:
        desk.read(log(desk, *FORWARD), corrections=Corrections(order=(parse_order("Lead>Tlak"),)))
    [issue] = [issue for issue in stopped.value.issues if issue.code == "stage-not-found"]
    assert '"Tlak"' in issue.message
    assert issue.remedy == 'Check the spelling. There are "Lead", "Talk", "Offer", "Won".'


def test_a_pipeline_that_no_row_has_stops_and_lists_those_there_are(desk):
    with pytest.raises(MappingError) as stopped:
        desk.read(log(desk, *FORWARD), corrections=Corrections(order=(parse_order("North:Lead>Talk"),)))
    assert 'the pipeline "North". Check the spelling. There are "default".' in str(stopped.value)


def test_a_colon_may_be_part_of_a_name(desk):
    path = log(desk, *days("a", "1: Lead", "2: Talk"))
    found = desk.read(path, corrections=Corrections(order=(parse_order("2: Talk>1: Lead"),)))
    assert order(found) == ["2: Talk", "1: Lead"]


@pytest.mark.parametrize("text", ["Lead", "Lead>", ">Lead>Talk", "Lead>>Talk", ":Lead>Talk", ""])
def test_what_is_no_order_says_how_to_write_one(text):
    with pytest.raises(ValueError, match=r"is no order of stages\. Write it like"):
        parse_order(text)


def test_a_stage_named_twice_is_refused():
    with pytest.raises(ValueError, match='names the stage "Lead" twice'):
        parse_order("Lead>Talk>Lead")


def test_a_colon_in_a_later_name_does_not_make_a_pipeline():
    assert parse_order("Lead>Step: Talk") == StageOrder(stages=("Lead", "Step: Talk"))


def test_a_guessed_place_is_a_guess_in_the_saved_mapping_too(desk):
    path = log(desk, *FORWARD)
    saved = parse(text_of(desk.read(path).mapping))
    assert all(stage.place_guessed for stage in saved.stages)
    again = desk.read(path, mapping=Mapping(files=saved.files, stages=saved.stages))
    assert "(0 of 18 moves" in issues(again, "stage-order-guessed")[0].message


def test_an_order_in_a_mapping_is_no_guess(desk):
    stages = tuple(
        StageMapping(stage=name, kind="open", position=n) for n, name in enumerate(("Talk", "Lead", "Offer"))
    )
    found = desk.read(log(desk, *circling(3)), mapping=Mapping(stages=stages))
    assert not [issue for issue in found.issues if issue.code.startswith("stage-order")]


def test_snapshots_that_begin_in_the_middle_of_the_process_are_ordered_by_what_moves(desk):
    header = "Deal Id,Stage,Amount"
    first = desk.file("deals-2025-01-01.csv", header, "1,Offer,5", "2,Offer,5", "3,Talk,5", "4,Lead,5", "5,Lead,5")
    second = desk.file("deals-2025-02-01.csv", header, "1,Check,5", "2,Check,5", "3,Offer,5", "4,Talk,5", "5,Lead,5")
    # By the mean place of the first visit Offer (0, 0, 1) would come before Talk (0, 1).
    assert order(desk.read(first, second)) == ["Lead", "Talk", "Offer", "Check"]


STAGES = ("a", "b", "c", "d", "e")


@given(st.dictionaries(st.tuples(st.sampled_from(STAGES), st.sampled_from(STAGES)), st.integers(0, 9)))
def test_moving_stages_never_leaves_more_moves_going_back(pairs):
    def back(stages):
        return sum(n for (before, after), n in pairs.items() if stages.index(after) < stages.index(before))

    found = fewest_back(STAGES, pairs)
    assert sorted(found) == sorted(STAGES)
    assert back(found) <= back(list(STAGES))
    # No single stage has a better place.
    for stage in STAGES:
        rest = [other for other in found if other != stage]
        assert all(back([*rest[:at], stage, *rest[at:]]) >= back(found) for at in range(len(STAGES)))


def event_log(desk, *events):
    return desk.file("events.csv", "case:concept:name,concept:name,lifecycle:transition,time:timestamp", *events)


WORK = [
    "1,Submitted,COMPLETE,2025-01-01T08:00:00Z",
    "1,Call back,START,2025-01-02T08:00:00Z",
    "1,Call back,COMPLETE,2025-01-02T09:00:00Z",
    "1,Accepted,COMPLETE,2025-01-03T08:00:00Z",
]


def test_what_a_log_shows_beginning_and_ending_is_work_and_no_stage(desk):
    found = desk.read(event_log(desk, *WORK))
    assert order(found) == ["Submitted", "Accepted"]
    assert [row["kind"] for row in found.tables.activities.to_pyarrow().to_pylist()] == ["Call back", "Call back"]
    assert '"Call back"' in issues(found, "activity-no-stage")[0].message
    assert (found.rows_read, found.rows_taken) == (4, 4)


def test_a_log_that_shows_every_beginning_tells_nothing_by_it(desk):
    events = [
        f"1,{stage},{transition},2025-01-0{day}T0{hour}:00:00Z"
        for day, stage in enumerate(("Submitted", "Call back", "Accepted"), 1)
        for hour, transition in ((8, "START"), (9, "COMPLETE"))
    ]
    found = desk.read(event_log(desk, *events))
    assert order(found) == ["Submitted", "Call back", "Accepted"]
    assert not issues(found, "activity-no-stage")


@pytest.mark.parametrize(
    "said",
    [Corrections(kinds={"Call back": "open"}), Corrections(order=(parse_order("Submitted>Call back>Accepted"),))],
)
def test_what_somebody_calls_a_stage_is_one(desk, said):
    assert order(desk.read(event_log(desk, *WORK), corrections=said)) == ["Submitted", "Call back", "Accepted"]
