import ibis

from venturi.ingest import FileMapping, Mapping, StageMapping

DEALS = ("deal id,stage,amount,created,close date", "1,Won,10,2026-01-01,2026-02-01", "2,Talk,20,2026-01-05,2026-03-01")


def test_without_history_there_is_none_and_that_is_said(desk):
    found = desk.read(desk.file("deals.csv", *DEALS))
    assert (found.history.kind, found.tables.stage_changes) == ("none", None)
    assert "no history" in found.history.sentence


def test_a_change_log_gives_the_moves_and_no_stage_is_invented(desk):
    log = desk.file(
        "history.csv", "deal id,changed at,stage", "1,2026-02-01,Won", "1,2026-01-10,Talk", "2,2026-01-06,Talk"
    )
    found = desk.read(desk.file("deals.csv", *DEALS), log)
    assert found.history.kind == "change log"
    assert desk.moves(found.files and desk.folder / "deals.csv", log) == [
        ("1", "2026-01-10", "Talk"),
        ("1", "2026-02-01", "Won"),
        ("2", "2026-01-06", "Talk"),
    ]


def test_moves_of_the_same_moment_keep_the_order_of_the_file(desk):
    log = desk.file("history.csv", "deal id,changed at,stage", "1,2026-01-10,B", "1,2026-01-10,A", "1,2026-01-10,C")
    assert [stage for _, _, stage in desk.moves(desk.file("deals.csv", *DEALS), log)] == ["B", "A", "C"]


def test_columns_of_stage_entry_dates_give_the_moves(desk):
    path = desk.file(
        "deals.csv",
        "Record ID,Deal Stage,Create Date,Close Date,Date entered 'Talk (Sales)',Date entered 'Closed Won (Sales)'",
        "1,Closed Won,2026-01-01,2026-02-01,2026-01-01,2026-02-01",
        "2,Talk,2026-01-05,2026-03-01,2026-01-05,",
    )
    assert desk.moves(path) == [
        ("1", "2026-01-01", "Talk"),
        ("1", "2026-02-01", "Closed Won"),
        ("2", "2026-01-05", "Talk"),
    ]
    assert desk.read(path).history.kind == "stage dates"


def test_a_field_history_gives_moves_and_changes_of_fields(desk):
    deals = desk.file("deals.csv", *DEALS)
    log = desk.file(
        "OpportunityFieldHistory.csv",
        "OpportunityId,Field,OldValue,NewValue,CreatedDate,CreatedById",
        "1,StageName,Talk,Won,2026-02-01T10:00:00Z,ana",
        '1,Amount,"1,000.50","2,000.00",2026-01-20T10:00:00Z,ana',
        "2,CloseDate,13/02/2026,01/03/2026,2026-01-21T10:00:00Z,ben",
        "2,OwnerId,ana,ben,2026-01-22T10:00:00Z,ben",
    )
    assert desk.moves(deals, log) == [("1", "2026-02-01", "Won")]
    rows = desk.rows(deals, log, table="field_changes")
    changes = {row["field"]: (row["old_value"], row["new_value"], row["author"]) for row in rows}
    assert changes == {
        "amount": ("1000.5000", "2000.0000", "ana"),
        "expected_close_on": ("2026-02-13", "2026-03-01", "ben"),
        "owner": ("ana", "ben", "ben"),
    }


PIPEDRIVE = (
    "deal_id,change_time,changed_field_key,new_value",
    "7,2026-01-01 10:00:00,add_time,2026-01-01T10:00:00",
    "7,2026-01-02 10:00:00,user_id,5",
    "7,2026-01-03 10:00:00,stage_id,1",
    "7,2026-01-04 10:00:00,stage_id,2",
    "7,2026-01-09 10:00:00,lost_reason,3",
    "8,2026-01-02 10:00:00,add_time,2026-01-02T10:00:00",
    "8,2026-02-02 10:00:00,add_time,2026-02-02T10:00:00",
    "8,2026-01-03 10:00:00,stage_id,1",
)


def test_deals_are_built_from_a_log_of_fields(desk):
    log = desk.file("deal_changes.csv", *PIPEDRIVE)
    stages = desk.file("stages.csv", "stage_id,stage_name", "1,Contact", "2,Offer")
    deals = desk.deals(log, stages)
    assert {name: deals["7"][name] for name in ("stage", "owner", "outcome", "loss_reason")} == {
        "stage": "Offer",
        "owner": "5",
        "outcome": "lost",
        "loss_reason": "3",
    }
    assert (deals["7"]["created_at"].day, deals["7"]["closed_at"].day) == (1, 9)
    assert (deals["8"]["outcome"], deals["8"]["closed_at"]) == ("open", None)
    assert desk.moves(log, stages)[:2] == [("7", "2026-01-03", "Contact"), ("7", "2026-01-04", "Offer")]
    found = {issue.code: issue for issue in desk.read(log, stages).issues}
    assert found["deal-id-collision"].records == ("8",)
    assert found["outcome-from-loss-reason"].count == 1


LOG = (
    "case:concept:name,concept:name,time:timestamp,lifecycle:transition,org:resource,case:AMOUNT_REQ",
    "c1,Submitted,2026-01-01T10:00:00+01:00,COMPLETE,ana,500",
    "c1,Call,2026-01-01T11:00:00+01:00,START,ben,500",
    "c1,Approved,2026-01-05T10:00:00+01:00,COMPLETE,ben,500",
    "c1,Archived,2026-01-09T10:00:00+01:00,COMPLETE,,500",
    "c2,Submitted,2026-01-02T10:00:00+01:00,COMPLETE,ana,900",
    "c2,Declined,2026-01-02T10:05:00+01:00,COMPLETE,ana,900",
    "c3,Submitted,2026-01-03T10:00:00+01:00,COMPLETE,ana,",
)


def test_an_event_log_becomes_deals_and_moves_and_its_deciding_activities_are_guesses(desk):
    found = desk.read(desk.file("log.csv", *LOG))
    deals = {row["deal_id"]: row for row in found.tables.deals.to_pyarrow().to_pylist()}
    assert {key: row["outcome"] for key, row in deals.items()} == {"c1": "won", "c2": "lost", "c3": "open"}
    assert deals["c1"]["closed_at"].isoformat()[:16] == "2026-01-05T09:00"
    assert (deals["c1"]["amount"], deals["c3"]["amount"], deals["c1"]["owner"]) == (500, None, "ben")
    assert found.tables.stages.kind_guessed.all().to_pyarrow().as_py()


def test_a_mapping_says_which_activities_are_stages_and_the_others_are_work(desk):
    path = desk.file("log.csv", *LOG)
    stages = tuple(
        StageMapping(stage=stage, kind=kind, position=nth)
        for nth, (stage, kind) in enumerate([("Submitted", "open"), ("Approved", "won"), ("Declined", "lost")], 1)
    )
    found = desk.read(path, mapping=Mapping(stages=stages))
    assert found.tables.stage_changes.count().to_pyarrow().as_py() == 5
    activities = found.tables.activities.order_by("at").to_pyarrow().to_pylist()
    assert [(row["kind"], row["person"]) for row in activities] == [("Call", "ben"), ("Archived", None)]
    assert not found.tables.stages.kind_guessed.any().to_pyarrow().as_py()


def test_a_file_of_cases_adds_what_the_log_does_not_know(desk):
    log = desk.file("log.csv", *(line.rsplit(",", 1)[0] for line in LOG))
    cases = desk.file("cases.csv", "case,money", "c1,500", "c2,900", "c3,")
    events = FileMapping(
        file="log.csv",
        table="event_log",
        columns={"deal_id": "case:concept:name", "stage": "concept:name", "changed_at": "time:timestamp"},
    )
    more = FileMapping(file="cases.csv", table="deals", columns={"deal_id": "case", "amount": "money"}, joins=True)
    deals = desk.deals(log, cases, mapping=Mapping(files=(events, more)))
    assert {key: row["amount"] for key, row in deals.items()} == {"c1": 500, "c2": 900, "c3": None}


def test_history_alone_makes_deals_of_its_ids(desk):
    log = desk.file(
        "history.csv", "deal id,changed at,stage", "1,2026-02-01,Won", "1,2026-01-10,Talk", "2,2026-01-06,Talk"
    )
    deals = desk.deals(log)
    assert {key: (row["outcome"], row["stage"]) for key, row in deals.items()} == {
        "1": ("won", "Won"),
        "2": ("open", "Talk"),
    }
    assert deals["1"]["closed_at"].month == 2


def test_canonical_parquet_is_read_in_place_with_rows_as_a_spreadsheet_numbers_them(desk):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = desk.folder / "deals.parquet"
    pq.write_table(
        pa.table({"deal_id": ["a", None, "b"], "outcome": ["won", "lost", "open"], "amount": [1.5, 2.0, None]}), path
    )
    found = desk.read(path)
    rows = found.tables.deals.order_by("deal_id").to_pyarrow().to_pylist()
    assert [(row["deal_id"], row["outcome"], row["source_row"]) for row in rows] == [("a", "won", 2), ("b", "open", 4)]
    assert found.rows_rejected == 1
    assert found.tables.deals.amount.type() == ibis.dtype("decimal(18, 4)")
