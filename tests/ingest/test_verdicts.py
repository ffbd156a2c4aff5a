import csv
import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from venturi.errors import MappingError, ReadError
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


def test_without_any_deals_the_columns_are_listed_and_one_of_them_named_as_the_id_is_enough(desk):
    path = desk.file("export.csv", "Kennung,Menge", "A-1,2", "A-2,3")
    with pytest.raises(MappingError, match=r"export\.csv has Kennung, Menge\."):
        desk.read(path)
    assert sorted(desk.deals(path, corrections=Corrections(columns={"deal_id": "Kennung"}))) == ["A-1", "A-2"]


def test_a_currency_is_read_in_any_case_and_an_unknown_one_is_null(desk):
    rows = ('1,Won,10,2026-01-13," usd"', "2,Won,10,2026-01-13,US Dollar", "3,Won,10,2026-01-13,XXQ", "4,Won,10,,")
    path = desk.file("deals.csv", HEAD + ",currency", *rows)
    deals = desk.deals(path)
    assert [deals[key]["currency"] for key in "1234"] == ["USD", None, None, None]
    assert deals["2"]["amount"] == 10
    [unknown] = [issue for issue in desk.read(path).issues if issue.code == "currency-unknown"]
    assert (unknown.severity, unknown.row, unknown.count) == ("warning", 3, 2)
    assert '"US Dollar"' in unknown.message
    # A mapping's currency is for deals that name none, not for those that name another.
    priced = desk.deals(path, mapping=Mapping(currency="EUR"))
    assert [priced[key]["currency"] for key in "1234"] == ["USD", None, None, "EUR"]


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


def test_each_reason_is_a_sentence_of_its_own_with_the_value_and_the_number_of_rows(desk):
    deals = desk.file(
        "deals.csv",
        "deal id,stage,created",
        "D-1,Talk,2026-01-13",
        "D-1,Won,2026-01-13",
        "D-2,Talk,2026-01-13",
        "D-2,Talk,2026-01-13",
        ",Talk,2026-01-13",
    )
    log = desk.file(
        "history.csv", "deal id,changed at,stage", "D-1,2026-01-13,Talk", "D-8,2026-01-13,Talk", "D-9,2026-01-13,Talk"
    )
    found = {one.code: str(one) for one in desk.read(deals, log).issues}
    assert found["deal-id-twice"].startswith('deals.csv, row 3: The deal id "D-1" was read before with other content. ')
    assert found["duplicate-row"].startswith('deals.csv, row 5: The row of "D-2" repeats an earlier row. ')
    assert found["deal-id-missing"].startswith("deals.csv, row 6: The row has no deal id. ")
    assert found["deal-unknown"].startswith(
        'history.csv, row 3: Deal "D-8" of this row is in no file of deals. 1 more row is like it. '
    )


def test_every_message_of_reading_stands_alone(desk):
    read = [
        desk.read(desk.file("deals.csv", "id,stage,created,lead source", "1,Won,2026-01-13,Web", "1,Talk,2026-01-13,")),
        desk.read(
            desk.file("log.csv", "case id,activity,timestamp", "1,Talk,2026-01-13"), desk.file("x.csv", "a", "b")
        ),
        desk.read(
            desk.file("deals_2026-01-01.csv", "deal id,stage,status", "1,Talk,open", "2,Talk,parked"),
            desk.file("deals_2026-02-01.csv", "deal id,stage,status", "1,Won,open"),
        ),
    ]
    messages = [one.message for found in read for one in found.issues]
    assert len(messages) >= 8
    assert [one for one in messages if not re.match(r'[A-Z0-9"]', one) or not one.endswith(".")] == []


@pytest.mark.parametrize("spoiled", [range(2000, 2600), range(4, 40)], ids=["in the values", "in a header of a page"])
def test_a_parquet_file_that_is_damaged_in_the_middle_is_an_issue(desk, spoiled):
    path = desk.folder / "deals.parquet"
    numbers = range(20_000)
    columns = {
        "deal_id": [f"d{n * 7919 % 100_003}" for n in numbers],
        "outcome": ["won", "lost"] * 10_000,
        "amount": [float(n * 31 % 977) for n in numbers],
    }
    pq.write_table(pa.table(columns), path)
    content = bytearray(path.read_bytes())
    for place in spoiled:
        content[place] = 255
    path.write_bytes(content)
    with pytest.raises(ReadError) as stopped:
        desk.read(path)
    [issue] = stopped.value.issues
    assert (issue.code, issue.file) == ("file-damaged", "deals.parquet")
    assert issue.message.startswith("The Parquet file cannot be read to its end (")


def judged(found):
    return [(row["row"], row["verdict"], row["codes"]) for row in found.verdicts.to_pyarrow().to_pylist()]


def test_what_the_reader_noticed_about_a_row_stands_in_its_verdict(desk):
    path = desk.file(
        "deals.csv",
        HEAD,
        "1,Won,10,2026-01-13",
        "2,Won,10",  # a cell is missing
        "3,Won,ten",  # and the amount is none
        "=A1+B1,Won,10,2026-01-13",  # looks like a formula: worth knowing, nothing wrong
        "5,Won,10,2026-01-13,too,many",  # cells beyond the header
    )
    found = desk.read(path)
    assert sorted(judged(found)) == [
        (2, "taken", []),
        (3, "taken with issues", ["row-short"]),
        (4, "taken with issues", ["amount-unreadable", "row-short"]),
        (5, "taken", ["formula-in-cell"]),
        (6, "rejected", ["row-too-long"]),
    ]
    assert (found.rows_read, found.rows_taken, found.rows_with_issues, found.rows_rejected) == (5, 4, 2, 1)


def test_a_record_that_swallows_lines_is_as_many_rejected_rows(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,10,2026-01-13", '2,"Won,10,2026-01-13', "3,Won,10,2026-01-13")
    found = desk.read(path)
    # The quotation mark of row 3 is never closed: two lines are in one cell.
    assert judged(found) == [(2, "taken", []), *[(3, "rejected", ["quote-unclosed"])] * 2]
    assert (found.rows_read, found.rows_taken, found.rows_rejected) == (3, 1, 2)


def test_records_of_json_that_are_none_have_their_row(desk):
    path = desk.file("deals.json", '[{"deal id": "1", "stage": "Won"}, 7, {"deal id": "2", "stage": "New"}]')
    assert sorted(judged(desk.read(path))) == [
        (2, "taken", []),
        (3, "rejected", ["record-not-object"]),
        (4, "taken", []),
    ]


def test_the_verdicts_are_as_many_as_the_rows_of_all_files(desk):
    deals = desk.file("deals.csv", HEAD, "1,Won,10,2026-01-13", "1,Won", ",Won,10,2026-01-13", "2,Won,9,x,y")
    other = desk.file("notes.csv", "colour,taste", "red", "blue,sour", "green,sweet,hot")
    found = desk.read(deals, other)
    rows = found.verdicts.to_pyarrow().to_pylist()
    for file in found.files:
        own = [row["verdict"] for row in rows if row["file"] == file.name]
        assert len(own) == file.rows_read
        assert own.count("rejected") == file.rows_rejected
        assert own.count("taken with issues") == file.rows_with_issues
    assert ["file-not-used", "row-short"] in [row["codes"] for row in rows if row["file"] == "notes.csv"]
    assert [row["codes"] for row in rows if row["row"] is None] == []
