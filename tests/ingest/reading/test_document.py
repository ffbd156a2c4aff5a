import json
from datetime import datetime
from pathlib import Path

import pytest

from venturi.ingest.reading import Limits, gathering, json_stream, open_sources

DEALS = [{"id": "006A", "amount": 10, "won": True}, {"id": "006B", "amount": 2.5, "won": None}]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("wrap", [None, "records", "results", "data"])
def test_a_list_of_objects_is_a_table_wherever_it_stands(opened, wrap, indent):
    document = {"paging": {"next": "x"}, wrap: DEALS, "total": 2} if wrap else DEALS
    read = opened(json.dumps(document, indent=indent), "deals.json")
    assert read.columns == ["id", "amount", "won"]
    assert read.rows == [("006A", 10.0, True), ("006B", 2.5, None)]
    assert [column.dtype for column in read.source.columns] == ["string", "float64", "boolean"]


@pytest.mark.parametrize("name", ["deals.jsonl", "deals.ndjson", "deals.json"])
def test_one_object_a_line_is_a_table(opened, name):
    read = opened("\n".join(map(json.dumps, DEALS)) + "\n\n", name)
    assert [row[0] for row in read.rows] == ["006A", "006B"]
    assert read.numbers == [2, 3]


def test_one_object_is_one_record(opened):
    assert opened('{"id": "1", "stage": "Won"}', "deals.json").rows == [("1", "Won")]


def test_several_lists_are_several_sources(tmp_path: Path):
    path = tmp_path / "crm.json"
    path.write_text('{"deals": [{"id": 1}], "stages": [{"stage": "Won"}]}')
    sources = open_sources(path, workdir=tmp_path / "work")
    assert [source.name for source in sources] == ['crm.json, list "deals"', 'crm.json, list "stages"']


def test_what_stands_beside_a_list_is_named(opened):
    read = opened('{"total": 1, "records": [{"id": 1}], "next": {"page": 2}}', "d.json")
    assert '"total", "next"' in read.issue("json-outside-lists").message


def test_nothing_is_left_behind_when_the_second_list_breaks_off(refused):
    assert refused('{"deals": [{"id": 1}], "stages": [{"id": 1},', "d.json").code == "json-unreadable"


def test_nested_objects_become_columns_with_dots_and_lists_stay_json(opened):
    read = opened(json.dumps([{"id": "1", "properties": {"amount": "5", "owner": {"id": 7}}, "tags": ["ä"]}]), "d.json")
    assert dict(zip(read.columns, read.rows[0])) == {
        "id": "1",
        "tags": '["ä"]',
        "properties.amount": "5",
        "properties.owner.id": 7,
    }
    assert read.issue("nested-as-text").column == "tags"


def test_keys_may_come_late_and_go_missing(opened, monkeypatch):
    monkeypatch.setattr(gathering, "CELLS", 20)
    records = [{"a": i} | ({"late": "x"} if i > 30 else {}) for i in range(40)]
    read = opened(json.dumps(records), "d.json")
    assert read.columns == ["a", "late"]
    assert [row[1] for row in read.rows] == [None] * 31 + ["x"] * 9


def test_mixed_types_become_text(opened, monkeypatch):
    monkeypatch.setattr(gathering, "CELLS", 3)
    read = opened('[{"id": 1}, {"id": "A"}, {"id": true}, {"id": 12345678901234567890}]', "d.json")
    assert [row[0] for row in read.rows] == ["1", "A", "true", "12345678901234567890"]
    assert read.source.columns[0].dtype == "string"


def test_not_a_number_is_unknown(opened):
    assert opened('[{"a": NaN, "b": 1}, {"a": 2.5, "b": -Infinity}]', "d.json").rows == [(None, 1), (2.5, None)]


def test_half_a_surrogate_pair_does_not_stop_reading(opened):
    assert opened('[{"a": "x\\ud800y"}]', "d.json").rows == [("x?y",)]


def test_records_that_are_no_objects_are_rejected(opened):
    read = opened('[{"a": 1}, 5, "x", {"a": 2}]', "d.json")
    assert [row[0] for row in read.rows] == [1, 2]
    assert read.numbers == [2, 5]
    assert [(issue.code, issue.row) for issue in read.source.issues] == [
        ("record-not-object", 3),
        ("record-not-object", 4),
    ]


@pytest.mark.parametrize(
    "text",
    ['[{"a": 1}, {"a":', '[{"a": 1}', '{"records": [{"a": 1}', '[{"a" 1}]', "[" * 100_000, '{"a": 1', "[{'a': 1}]"],
)
def test_json_that_breaks_off_is_refused(refused, text):
    assert refused(text, "d.json").code == "json-unreadable"


@pytest.mark.parametrize("text", ["[]", "[1, 2]", '{"total": 0, "records": []}', '"text"', "12"])
def test_json_without_records_is_refused(refused, text):
    assert refused(text, "d.json").code == "no-records"


def test_a_record_beyond_the_limit_is_refused(refused):
    issue = refused('[{"a": "' + "x" * 5_000_000 + '"}]', "d.json", limits=Limits(record=1_000_000))
    assert "1,000,000" in issue.message


def test_long_lists_are_read_in_pieces(opened):
    records = [{"id": str(i), "note": "ü" * 50, "n": i} for i in range(30_000)]
    for text in (json.dumps(records, ensure_ascii=False), "\n".join(map(json.dumps, records))):
        read = opened(text, "d.json")
        assert len(read.rows) == 30_000
        assert read.rows[-1] == ("29999", "ü" * 50, 29_999)


def test_keys_without_end_are_refused(refused):
    records = [{f"key {i}": 1} for i in range(200)]
    assert refused(json.dumps(records), "d.json", limits=Limits(columns=100)).code == "too-many-columns"


def test_utf_16_is_read(opened):
    assert opened(json.dumps(DEALS).encode("utf-16"), "d.json").rows[0] == ("006A", 10.0, True)


def test_moments_beside_text_are_spelled():
    column = gathering.column_of([datetime(2025, 3, 4), "x", None])
    assert column.to_pylist() == ["2025-03-04T00:00:00", "x", None]


def test_a_number_is_not_cut_where_a_piece_of_the_file_ends():
    pieces = iter([b"[1", b"2, 3", b"4]", b""])
    stream = json_stream.JsonStream(lambda size: next(pieces), limit=100)
    assert list(stream.elements()) == [12, 34]
