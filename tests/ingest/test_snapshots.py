from datetime import date

from venturi.ingest import Corrections

HEAD = "deal id,stage,amount,owner,created,close date"
MARCH = (
    HEAD,
    "1,Talk,10,ana,2026-02-01,2026-06-01",
    "2,Talk,20,ana,2026-02-02,2026-06-01",
    "3,Talk,30,ben,2026-02-03,2026-06-01",
)
APRIL = (
    HEAD,
    "1,Offer,15,ana,2026-02-01,2026-07-01",
    "2,Won,20,ben,2026-02-02,2026-03-20",
    "4,Talk,40,ana,2026-03-15,2026-06-01",
)


def snapshots(desk):
    return desk.file("pipeline 2026-03-01.csv", *MARCH), desk.file("pipeline 2026-04-01.csv", *APRIL)


def test_what_differs_between_two_snapshots_happened_between_them(desk):
    # Deal 1 moved at some time before 1 April; deal 2 says it closed on 20 March; deal 4 was created on 15 March.
    # When those of the first copy entered their stage nobody knows: they are seen there from that day on.
    assert desk.moves(*snapshots(desk)) == [
        ("1", "2026-03-01", "Talk"),
        ("1", "2026-04-01", "Offer"),
        ("2", "2026-03-01", "Talk"),
        ("2", "2026-03-20", "Won"),
        ("3", "2026-03-01", "Talk"),
        ("4", "2026-03-15", "Talk"),
    ]
    assert desk.read(*snapshots(desk)).history.kind == "snapshots"


def test_what_was_decided_before_the_first_copy_closed_on_its_closing_day(desk):
    # Deal 5 says when; deal 6 does not, and was decided on 1 March at the latest.
    decided = "5,Won,10,ana,2026-01-05,2026-02-10", "6,Lost,10,ana,2026-01-06,"
    first = desk.file("pipeline 2026-03-01.csv", *MARCH, *decided)
    second = desk.file("pipeline 2026-04-01.csv", *APRIL, *decided)
    assert [move for move in desk.moves(first, second) if move[0] in "56"] == [
        ("5", "2026-02-10", "Won"),
        ("6", "2026-03-01", "Lost"),
    ]


def test_fields_that_differ_are_changes(desk):
    rows = desk.rows(*snapshots(desk), table="field_changes")
    assert {(row["deal_id"], row["field"], row["old_value"], row["new_value"]) for row in rows} >= {
        ("1", "amount", "10.0000", "15.0000"),
        ("1", "expected_close_on", "2026-06-01", "2026-07-01"),
        ("2", "owner", "ana", "ben"),
    }


def test_deals_are_as_the_last_snapshot_shows_them_and_vanished_ones_as_last_seen(desk):
    deals = desk.deals(*snapshots(desk))
    assert {key: row["stage"] for key, row in deals.items()} == {"1": "Offer", "2": "Won", "3": "Talk", "4": "Talk"}
    found = desk.read(*snapshots(desk))
    assert next(issue for issue in found.issues if issue.code == "deal-vanished").records == ("3",)
    assert (found.rows_read, found.rows_taken) == (6, 6)


def test_snapshots_without_a_day_in_the_name_are_asked_for(desk):
    files = desk.file("old.csv", *MARCH), desk.file("new.csv", *APRIL)
    assert "snapshots-undated" in {issue.code for issue in desk.read(*files).issues}
    days = {"old.csv": date(2026, 3, 1), "new.csv": date(2026, 4, 1)}
    assert desk.read(*files, corrections=Corrections(snapshot_dates=days)).history.kind == "snapshots"


def test_parts_of_one_list_are_put_together(desk):
    first = desk.file("deals 2026-03-01.csv", HEAD, "1,Talk,10,ana,2026-02-13,2026-06-01")
    second = desk.file("deals 2026-04-01.csv", HEAD, "2,Talk,10,ana,2026-02-13,2026-06-01")
    found = desk.read(first, second)
    assert (found.history.kind, sorted(desk.deals(first, second))) == ("none", ["1", "2"])
