from datetime import UTC, datetime

DEALS = (
    "deal_id,outcome,stage,created_at,closed_at,loss_reason",
    "A1,won,Won,2026-01-05T09:00:00Z,2026-02-10T12:00:00Z,",
    "A2,lost,Lost,2026-01-06T09:00:00Z,2026-02-11T12:00:00Z,Price",
)
ANSWERS = (
    "deal_id,stage,criterion,met,by_buyer,answered_at,author",
    "A1,Talk,buyer met,yes,true,2026-01-20T10:00:00Z,ana",
    "A2,Talk,buyer met,no,,2026-01-21T10:00:00Z,ben",
)
STAKEHOLDERS = (
    "stakeholder_id,deal_id,role,attitude,identified_at",
    "P1,A1,economic buyer,supports,2026-01-07T10:00:00Z",
    "P1,A2,user,,",
)


def codes(found):
    return {issue.code: issue.count for issue in found.issues}


def test_answers_to_exit_criteria_are_read_by_our_own_names(desk):
    found = desk.read(desk.file("deals.csv", *DEALS), desk.file("answers.csv", *ANSWERS))
    first, second = found.tables.criteria_answers.order_by("deal_id").to_pyarrow().to_pylist()
    assert (first["criterion"], first["met"], first["by_buyer"], first["author"]) == ("buyer met", True, True, "ana")
    assert first["answered_at"] == datetime(2026, 1, 20, 10, tzinfo=UTC)
    assert (second["met"], second["by_buyer"]) == (False, None)
    assert (first["source_file"], first["source_row"]) == ("answers.csv", 2)


def test_an_answer_may_tell_the_pipeline_of_its_stage(desk):
    answers = ("Deal,Pipeline,Stage,Criterion,Met,Answered on", "A1,Renewals,Talk,buyer met,yes,2026-01-20")
    for lines, told in ((answers, "Renewals"), (ANSWERS, None)):
        found = desk.read(desk.file("deals.csv", *DEALS), desk.file("answers.csv", *lines))
        assert {row["pipeline"] for row in found.tables.criteria_answers.to_pyarrow().to_pylist()} == {told}


def test_people_at_the_customer_are_read_and_may_be_in_several_deals(desk):
    found = desk.read(desk.file("deals.csv", *DEALS), desk.file("stakeholders.csv", *STAKEHOLDERS))
    first, second = found.tables.stakeholders.order_by("deal_id").to_pyarrow().to_pylist()
    assert (first["role"], first["attitude"], second["role"], second["identified_at"]) == (
        ("economic buyer", "supports", "user", None)
    )
    assert found.rows_rejected == 0


def test_common_words_for_their_columns_are_understood(desk):
    answers = (
        "Opportunity ID,Sales Stage,Exit criterion,Fulfilled,Answered on,Answered by",
        "A1,Talk,buyer met,ja,2026-01-20,ana",
    )
    roles = ("Opportunity ID,Contact ID,Contact role,Created date", "A1,P7,champion,2026-01-08")
    files = (desk.file("deals.csv", *DEALS), desk.file("checklist.csv", *answers), desk.file("roles.csv", *roles))
    found = desk.read(*files)
    [answer] = found.tables.criteria_answers.to_pyarrow().to_pylist()
    assert (answer["stage"], answer["met"], answer["author"]) == ("Talk", True, "ana")
    [person] = found.tables.stakeholders.to_pyarrow().to_pylist()
    assert (person["stakeholder_id"], person["role"]) == ("P7", "champion")


def test_rows_of_deals_that_no_file_has_are_rejected(desk):
    found = desk.read(
        desk.file("deals.csv", *DEALS),
        desk.file("answers.csv", *ANSWERS, "A9,Talk,buyer met,yes,,2026-01-20T10:00:00Z,ana"),
        desk.file("stakeholders.csv", *STAKEHOLDERS, "P2,A9,user,,"),
    )
    assert [issue.count for issue in found.issues if issue.code == "deal-unknown"] == [1, 1]
    assert found.tables.criteria_answers.count().to_pyarrow().as_py() == 2
    assert found.tables.stakeholders.count().to_pyarrow().as_py() == 2


def test_answers_without_a_moment_or_a_word_for_yes_or_no_are_rejected(desk):
    more = ("A1,Talk,buyer met,yes,,,ana", "A1,Talk,buyer met,perhaps,,2026-01-20T10:00:00Z,ana")
    found = desk.read(desk.file("deals.csv", *DEALS), desk.file("answers.csv", *ANSWERS, *more))
    assert found.rows_rejected == 2
    assert {"moment-missing": 1, "value-missing": 1, "boolean-unreadable": 1}.items() <= codes(found).items()


def test_the_same_person_twice_in_one_deal_is_one(desk):
    twice = ("P1,A1,economic buyer,supports,2026-01-07T10:00:00Z", "P1,A1,economic buyer,opposes,2026-01-07T10:00:00Z")
    found = desk.read(desk.file("deals.csv", *DEALS), desk.file("stakeholders.csv", *STAKEHOLDERS, *twice))
    assert {"duplicate-row": 1, "key-twice": 1}.items() <= codes(found).items()
    assert found.tables.stakeholders.count().to_pyarrow().as_py() == 2


def test_a_stage_given_by_its_id_gets_its_name(desk):
    stages = ("stage_id,stage,position,kind", "7,Talk,1,open", "8,Won,2,won", "9,Lost,3,lost")
    answers = [line.replace("Talk", "7") for line in ANSWERS]
    files = (desk.file("deals.csv", *DEALS), desk.file("answers.csv", *answers), desk.file("stages.csv", *stages))
    assert {row["stage"] for row in desk.rows(*files, table="criteria_answers")} == {"Talk"}


def test_the_last_answer_can_be_the_last_event(desk):
    late = "A1,Talk,buyer met,yes,,2026-03-01T10:00:00Z,ana"
    found = desk.read(desk.file("deals.csv", *DEALS), desk.file("answers.csv", *ANSWERS, late))
    assert found.latest == datetime(2026, 3, 1, 10, tzinfo=UTC)
    known = "P3,A1,user,,2026-03-02T10:00:00Z"
    found = desk.read(desk.file("deals.csv", *DEALS), desk.file("stakeholders.csv", *STAKEHOLDERS, known))
    assert found.latest == datetime(2026, 3, 2, 10, tzinfo=UTC)
