import pytest

from venturi.errors import Severity
from venturi.ingest import Corrections, Mapping, StageMapping

HEAD = "deal id,stage,created,close date"


def issue(found, code):
    [one] = [issue for issue in found.issues if issue.code == code]
    return one


def test_a_kind_read_from_a_name_is_a_guess_and_says_so(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,2026-01-13,2026-01-20", "2,Talking,2026-01-13,2026-05-20")
    found = desk.read(path)
    stages = {row["stage"]: (row["kind"], row["kind_guessed"]) for row in found.tables.stages.to_pyarrow().to_pylist()}
    assert stages == {"Talking": ("open", True), "Won": ("won", True)}
    assert '"Won" won (its name)' in issue(found, "stage-kind-guessed").message


def test_a_kind_that_is_said_is_no_guess(desk):
    path = desk.file("deals.csv", HEAD, "1,Green,2026-01-13,2026-01-20", "2,Red,2026-01-13,2026-05-20")
    found = desk.read(path, corrections=Corrections(kinds={"Green": "won", "Red": "open"}))
    assert {row["kind_guessed"] for row in found.tables.stages.to_pyarrow().to_pylist()} == {False}
    assert {row["deal_id"]: row["outcome"] for row in found.tables.deals.to_pyarrow().to_pylist()} == {
        "1": "won",
        "2": "open",
    }


def test_stages_of_a_mapping_keep_their_order_and_kind(desk):
    path = desk.file("deals.csv", HEAD, "1,Z,2026-01-13,2026-01-20", "2,A,2026-01-13,2026-05-20")
    stages = (StageMapping(stage="Z", kind="open", position=1), StageMapping(stage="A", kind="lost", position=2))
    found = desk.read(path, mapping=Mapping(stages=stages))
    rows = found.tables.stages.order_by("position").to_pyarrow().to_pylist()
    assert [(row["stage"], row["kind"], row["kind_guessed"]) for row in rows] == [
        ("Z", "open", False),
        ("A", "lost", False),
    ]


def test_close_date_is_the_decision_of_a_decided_deal_and_the_promise_of_an_open_one(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,2026-01-13,2026-01-20", "2,Talking,2026-01-13,2026-05-20")
    deals = desk.deals(path)
    assert [str(deals["1"][name])[:10] for name in ("closed_at", "expected_close_on")] == ["2026-01-20", "None"]
    assert [str(deals["2"][name])[:10] for name in ("closed_at", "expected_close_on")] == ["None", "2026-05-20"]


@pytest.mark.parametrize(
    ("closed", "won", "outcome"),
    [
        ("TRUE", "TRUE", "won"),
        ("TRUE", "FALSE", "lost"),
        ("FALSE", "FALSE", "open"),
        ("yes", "1", "won"),
        ("", "", "won"),
    ],
)
def test_flags_come_before_the_stage(desk, closed, won, outcome):
    path = desk.file("deals.csv", f"{HEAD},is closed,is won", f"1,Closed Won,2026-01-13,2026-01-20,{closed},{won}")
    assert desk.deals(path)["1"]["outcome"] == outcome


def test_flags_that_contradict_the_stage_are_reported_with_the_deals(desk):
    path = desk.file(
        "deals.csv",
        f"{HEAD},is closed,is won",
        "1,Closed Won,2026-01-13,2026-01-20,FALSE,FALSE",
        "2,Closed Won,2026-01-13,2026-01-20,TRUE,TRUE",
    )
    found = issue(desk.read(path), "outcome-contradicted")
    assert (found.severity, found.count, found.records) == (Severity.WARNING, 1, ("1",))


def test_a_status_tells_the_outcome_and_unknown_words_are_asked_for(desk):
    path = desk.file(
        "deals.csv", "deal id,status,created", "1,won,2026-01-13", "2,LOST,2026-01-13", "3,Parked,2026-01-13"
    )
    found = desk.read(path)
    assert '"Parked" (1)' in issue(found, "value-without-meaning").message
    assert issue(found, "outcome-assumed-open").records == ("3",)
    said = desk.deals(path, corrections=Corrections(values={"status": {"Parked": "lost"}}))
    assert [said[key]["outcome"] for key in "123"] == ["won", "lost", "lost"]


def test_dates_of_winning_and_losing_tell_the_outcome(desk):
    path = desk.file(
        "deals.csv", "deal id,created,won time,lost time", "1,2026-01-13,2026-02-01,", "2,2026-01-13,,2026-02-02"
    )
    deals = desk.deals(path)
    assert [(deals[key]["outcome"], deals[key]["closed_at"].day) for key in "12"] == [("won", 1), ("lost", 2)]


def test_inbound_and_outbound_are_told_apart_and_the_rest_stays_in_the_channel(desk):
    path = desk.file(
        "deals.csv",
        f"{HEAD},source",
        *(f"{n},Won,2026-01-13,2026-01-20,{s}" for n, s in enumerate(["Web", "Cold Call", "Moon"])),
    )
    found = desk.read(path)
    rows = found.tables.deals.order_by("deal_id").to_pyarrow().to_pylist()
    assert [(row["source"], row["channel"]) for row in rows] == [
        ("inbound", "Web"),
        ("outbound", "Cold Call"),
        (None, "Moon"),
    ]
    assert '"Moon" (1)' in issue(found, "value-without-meaning").message


def test_a_stage_that_the_list_of_stages_lacks_is_named_and_stays_unknown(desk):
    deals = desk.file("deals.csv", HEAD, "1,Won,2026-01-13,2026-01-20", "2,Odd,2026-01-13,2026-05-20")
    stages = desk.file("stages.csv", "stage,position,kind", "Talk,1,open", "Won,2,won")
    found = desk.read(deals, stages)
    assert issue(found, "stage-unlisted").records == ("Odd",)
    rows = found.tables.stages.order_by("position").to_pyarrow().to_pylist()
    assert [(row["stage"], row["kind_guessed"]) for row in rows] == [("Talk", False), ("Won", False)]


def test_a_stage_file_states_kinds_and_names_of_ids(desk):
    deals = desk.file("deals.csv", "id,title,add_time,stage_id,status", "1,A,2026-01-13,11,", "2,B,2026-01-13,12,")
    stages = desk.file("stages.csv", "stage_id,stage_name,order_nr", "12,Offer,2", "11,Contact,1")
    found = desk.read(deals, stages)
    assert {row["deal_id"]: row["stage"] for row in found.tables.deals.to_pyarrow().to_pylist()} == {
        "1": "Contact",
        "2": "Offer",
    }
    rows = found.tables.stages.order_by("position").to_pyarrow().to_pylist()
    assert [row["stage"] for row in rows] == ["Contact", "Offer"]


CHANNELS = ("deal id,stage,created,lead source", "1,Won,2026-01-13,Web", "2,Won,2026-01-13,Moon", "3,Won,2026-01-13,")


def test_common_names_of_channels_tell_the_source_as_a_shown_guess(desk):
    found = desk.read(desk.file("deals.csv", *CHANNELS))
    rows = {row["deal_id"]: row for row in found.tables.deals.to_pyarrow().to_pylist()}
    assert [(rows[key]["source"], rows[key]["channel"]) for key in "123"] == [
        ("inbound", "Web"),
        (None, "Moon"),
        (None, None),
    ]
    assert issue(found, "source-guessed").message == (
        'The name of the channel was taken as inbound: "Web" (1); as neither: "Moon" (1).'
    )


def test_a_word_in_the_name_of_a_channel_tells_the_source(desk):
    names = ["Outbound Call", "SDR outbound", "Inbound - web", "Unbound", "Inbound and outbound"]
    rows = (f"{n},Won,2026-01-13,{name}" for n, name in enumerate(names))
    deals = desk.deals(desk.file("deals.csv", "deal id,stage,created,lead source", *rows))
    assert [deals[str(n)]["source"] for n in range(5)] == ["outbound", "outbound", "inbound", None, None]


def test_what_is_said_of_sources_is_read_from_the_channel_where_no_column_is_the_source(desk):
    path = desk.file("deals.csv", *CHANNELS)
    found = desk.read(path, corrections=Corrections(values={"source": {"Web": "outbound", "moon": "inbound"}}))
    rows = {row["deal_id"]: row for row in found.tables.deals.to_pyarrow().to_pylist()}
    assert [rows[key]["source"] for key in "123"] == ["outbound", "inbound", None]
    assert [rows[key]["channel"] for key in "123"] == ["Web", "Moon", None]
    assert {"source-guessed", "value-not-found"} & {one.code for one in found.issues} == set()


def test_a_column_of_sources_comes_before_the_channel(desk):
    path = desk.file("deals.csv", "deal id,stage,created,source,channel", "1,Won,2026-01-13,outbound,Web")
    row = desk.deals(path)["1"]
    assert (row["source"], row["channel"]) == ("outbound", "Web")


def test_a_channel_of_a_joined_file_tells_the_source(desk):
    deals = desk.file("deals.csv", "deal id,stage,created", *(f"{n},Won,2026-01-13" for n in range(1, 4)))
    more = desk.file("more.csv", "deal id,lead source,won time", "1,Web,2026-01-20", "2,Cold Call,2026-01-20")
    found = desk.deals(deals, more)
    assert [(found[key]["source"], found[key]["channel"]) for key in "123"] == [
        ("inbound", "Web"),
        ("outbound", "Cold Call"),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            {"source": {"Sun": "inbound", "Web": "inbound"}},
            'What was said of "Sun" for source changes nothing: the column it is read from ("lead source" of '
            "deals.csv) has no such value.",
        ),
        (
            {"status": {"Parked": "lost"}},
            'What was said of "Parked" for status changes nothing: no column is read as status.',
        ),
    ],
)
def test_a_meaning_that_no_row_has_is_said_to_change_nothing(desk, said, message):
    found = desk.read(desk.file("deals.csv", *CHANNELS), corrections=Corrections(values=said))
    assert issue(found, "value-not-found").message == message


def kinds(found):
    return {stage.stage: stage.kind for stage in found.mapping.stages}


def test_where_a_lost_deal_stays_in_the_stage_in_which_it_was_lost_no_stage_is_an_end(desk):
    # Six deals are lost in each of three stages; those lost later went through the earlier ones.
    stages = ("Alpha", "Beta", "Gamma")
    ends = {f"{nth}{stage}": place for place, stage in enumerate(stages, 1) for nth in range(6)}
    deals = desk.file(
        "deals.csv",
        "deal id,stage,status,created",
        *(f"{deal},{stages[place - 1]},lost,2026-01-01" for deal, place in ends.items()),
    )
    moves = [f"{deal},{stages[at]},2026-01-0{at + 1}" for deal, place in ends.items() for at in range(place)]
    log = desk.file("moves.csv", "Deal Id,Stage,Changed At", *moves)
    assert kinds(desk.read(deals, log)) == dict.fromkeys(stages, "open")


def test_a_stage_of_lost_deals_is_no_end_where_every_stage_would_be_one(desk):
    rows = [f"{stage}{nth},{stage},lost,2026-01-01" for stage in ("Alpha", "Beta") for nth in range(6)]
    found = desk.read(desk.file("deals.csv", "deal id,stage,status,created", *rows))
    assert kinds(found) == {"Alpha": "open", "Beta": "open"}


def test_a_stage_is_an_end_where_all_lost_deals_rest_there_and_no_deal_moves_on(desk):
    resting = [f"l{nth},Beta,lost,2026-01-01" for nth in range(6)] + [f"o{nth},Alpha,open,2026-01-01" for nth in "12"]
    deals = desk.file("deals.csv", "deal id,stage,status,created", *resting)
    found = desk.read(deals)
    assert kinds(found) == {"Alpha": "open", "Beta": "lost"}
    assert '"Beta" lost (6 of 6 deals in it are lost by other columns)' in issue(found, "stage-kind-guessed").message
