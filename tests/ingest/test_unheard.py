"""A correction that no file takes stops, with the names that there are."""

from datetime import date

import pytest

from venturi import ingest
from venturi.errors import MappingError
from venturi.ingest import Corrections


@pytest.fixture
def paths(desk):
    rows = "1,Won,10,2026-01-13,Ada", "2,Talk,20,2026-01-14,Ben"
    return (
        desk.file("deals.csv", "deal id,stage,Value,created,rep", *rows),
        desk.file("moves.csv", "Deal Id,Stage,Changed At", "1,Talk,2026-01-13", "1,Won,2026-01-15"),
    )


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        (Corrections(columns={"amount": "Nope"}), "column-not-found", '"Nope".*There are "deal id", "stage", "Value"'),
        (Corrections(columns={"nope": "Value"}), "column-not-ours", '"nope" is no column of ours.*deal_id.*amount'),
        (Corrections(columns={"position": "Value"}), "column-not-ours", r"deals.csv \(deals\).*belongs to stages"),
        (Corrections(columns={"x.csv:amount": "Value"}), "file-not-found", '"x.csv".*"deals.csv", "moves.csv"'),
        (Corrections(columns={"deals.csv:amount": "Nope"}), "column-not-found", 'no column "Nope"'),
        (Corrections(tables={"other.csv": "deals"}), "file-not-found", '"other.csv".*--table'),
        (Corrections(snapshot_dates={"z.csv": date(2026, 1, 1)}), "file-not-found", '"z.csv".*--snapshot-date'),
        (Corrections(date_formats={"Creat": "DD/MM/YYYY"}), "column-not-found", '"Creat".*--date-format.*"created"'),
        (Corrections(decimals={"Valu": ","}), "column-not-found", '"Valu".*--decimal.*"Value"'),
        (Corrections(decimals={"x.csv:Value": ","}), "file-not-found", '"x.csv".*--decimal'),
        (Corrections(kinds={"Nope": "won"}), "stage-not-found", '"Nope", and there is no such stage.*"Talk", "Won"'),
    ],
)
def test_a_correction_that_hits_nothing_stops_and_lists_what_there_is(desk, paths, said, code, told):
    with pytest.raises(MappingError, match=told) as stopped:
        desk.read(*paths, corrections=said)
    assert [issue.code for issue in stopped.value.issues if issue.severity == "stop"] == [code]


@pytest.mark.parametrize(
    "said",
    [
        Corrections(columns={"amount": ""}),
        Corrections(columns={"amount": "Value", "moves.csv:stage": "Stage"}),
        Corrections(tables={"moves.csv": "stage_changes"}),
        Corrections(date_formats={"deals.csv:created": "ISO", "Changed At": "ISO"}),
        Corrections(decimals={"Value": "."}),
        Corrections(kinds={"Talk": "open"}),
    ],
)
def test_a_correction_that_one_of_the_files_takes_is_enough(desk, paths, said):
    assert desk.read(*paths, corrections=said).rows_taken == 4


def test_a_column_of_a_file_that_is_not_read_asks_what_the_file_holds(desk, paths):
    other = desk.file("other.csv", "Colour,Shape", "red,round")
    with pytest.raises(MappingError, match=r'other.csv, which is not read.*--table "other.csv=deals"'):
        desk.read(*paths, other, corrections=Corrections(columns={"segment": "Colour"}))


def test_an_inspection_tells_of_it_once(paths):
    seen = ingest.inspect(paths, corrections=Corrections(columns={"amount": "Nope"}))
    assert seen.stopped
    assert [issue.code for issue in seen.issues].count("column-not-found") == 1
