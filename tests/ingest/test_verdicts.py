import csv

import pytest

from venturi.errors import MappingError
from venturi.ingest import Corrections, FileMapping, Mapping

HEAD = "deal id,stage,amount,created"


def codes(issues):
    return {issue.code: issue.count for issue in issues}


def test_rows_read_are_rows_taken_and_rows_rejected(desk):
    path = desk.file(
        "deals.csv",
        HEAD,
        "1,Won,10,2026-01-13",
        ",Won,10,2026-01-13",  # no id
        "1,Won,10,2026-01-13",  # the first row again
        "1,Lost,10,2026-01-13",  # the same id, other content
        "2,Open,ten,2026-01-13",  # taken, with an issue
    )
    found = desk.read(path)
    assert (found.rows_read, found.rows_taken, found.rows_with_issues, found.rows_rejected) == (5, 2, 1, 3)
    verdicts = {row["row"]: (row["verdict"], row["codes"]) for row in found.verdicts.to_pyarrow().to_pylist()}
    assert verdicts == {
        2: ("taken", []),
        3: ("rejected", ["deal-id-missing"]),
        4: ("rejected", ["duplicate-row"]),
        5: ("rejected", ["deal-id-twice"]),
        6: ("taken with issues", ["amount-unreadable"]),
    }


def test_verdicts_are_written_as_csv_and_never_over_a_file(desk, tmp_path):
    found = desk.read(desk.file("deals.csv", HEAD, "1,Won,10,2026-01-13", ",Won,10,2026-01-13"))
    out = tmp_path / "verdicts.csv"
    found.write_verdicts(out)
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert [(row["file"], row["row"], row["verdict"]) for row in rows][1] == ("deals.csv", "3", "rejected")
    with pytest.raises(FileExistsError):
        found.write_verdicts(out)


def test_a_deleted_deal_is_rejected_and_said(desk):
    path = desk.file("deals.csv", HEAD + ",is deleted", "1,Won,10,2026-01-13,FALSE", "2,Won,10,2026-01-13,TRUE")
    found = desk.read(path)
    assert list(desk.deals(path)) == ["1"]
    assert codes(found.issues)["deleted"] == 1


def test_an_event_of_a_deal_that_no_file_has_is_rejected(desk):
    deals = desk.file("deals.csv", HEAD, "1,Won,10,2026-01-13")
    moves = desk.file(
        "history.csv", "deal id,changed at,stage", "1,2026-01-14,Won", "1,2026-01-13,New", "9,2026-01-13,New"
    )
    found = desk.read(deals, moves)
    assert codes(found.issues)["deal-unknown"] == 1
    assert found.rows_read == found.rows_taken + found.rows_rejected == 4


def test_an_event_without_a_moment_is_rejected(desk):
    deals = desk.file("deals.csv", HEAD, "1,Won,10,2026-01-13")
    moves = desk.file("history.csv", "deal id,changed at,stage", "1,2026-01-13,New", "1,,Won", "1,2026-01-15,")
    found = desk.read(deals, moves)
    assert {"moment-missing": 1, "stage-missing": 1}.items() <= codes(found.issues).items()


def test_rows_that_a_mapping_does_not_want_are_rejected_by_name(desk):
    path = desk.file("deals.csv", HEAD + ",type", "1,Won,10,2026-01-13,new", "2,Won,10,2026-01-13,renewal")
    columns = {"deal_id": "deal id", "stage": "stage", "created_at": "created"}
    mapping = Mapping(files=(FileMapping(table="deals", columns=columns, where={"type": ("new",)}),))
    assert codes(desk.read(path, mapping=mapping).issues)["filtered-out"] == 1


def test_a_file_that_is_no_table_is_read_and_rejected(desk):
    deals = desk.file("deals.csv", HEAD, "1,Won,10,2026-01-13")
    found = desk.read(deals, desk.file("weather.csv", "sunshine,rain", "1,2", "3,4"))
    assert codes(found.issues)["file-not-used"] == 2
    assert found.rows_read == 3
    assert [row["codes"] for row in found.verdicts.to_pyarrow().to_pylist()][1:] == [["file-not-used"]] * 2


def test_without_any_deals_reading_stops(desk):
    with pytest.raises(MappingError, match="deals-missing"):
        desk.read(desk.file("weather.csv", "sunshine,rain", "1,2"))


def test_a_mapping_that_names_a_column_the_file_lacks_stops(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,10,2026-01-13")
    mapping = Mapping(files=(FileMapping(table="deals", columns={"deal_id": "Nummer"}),))
    with pytest.raises(MappingError, match=r'no column "Nummer".*column-not-found'):
        desk.read(path, mapping=mapping)


def test_rows_without_any_id_column_are_deals_by_their_number(desk):
    path = desk.file("deals.csv", "organisation,stage,amount,created", "A,Won,1,2026-01-13", "A,Won,1,2026-01-13")
    assert sorted(desk.deals(path)) == ["row 2", "row 3"]
    assert "deal-id-made" in codes(desk.read(path).issues)


def test_identifiers_stay_text(desk):
    path = desk.file("deals.csv", HEAD, "007,Won,10,2026-01-13", "7,Won,10,2026-01-13", "1E5,Won,10,2026-01-13")
    assert sorted(desk.deals(path)) == ["007", "1E5", "7"]


def test_a_corrected_column_replaces_the_guess_and_is_no_guess(desk):
    path = desk.file("deals.csv", HEAD + ",net", "1,Won,10,2026-01-13,8")
    found = desk.read(path, corrections=Corrections(columns={"amount": "net"}))
    assert [(c.source, c.ours, c.guessed) for c in found.files[0].columns if c.ours == "amount"] == [
        ("net", "amount", False)
    ]
    assert found.tables.deals.to_pyarrow().to_pylist()[0]["amount"] == 8


def test_closing_deletes_the_folder(desk):
    found = desk.read(desk.file("deals.csv", HEAD, "1,Won,10,2026-01-13"))
    assert found.folder.is_dir()
    found.close()
    found.close()
    assert not found.folder.exists()


def test_a_reading_that_stops_leaves_nothing_behind(desk, tmp_path):
    with pytest.raises(MappingError):
        desk.read(desk.file("weather.csv", "sunshine,rain", "1,2"))
    assert not list((tmp_path / "work").iterdir())
