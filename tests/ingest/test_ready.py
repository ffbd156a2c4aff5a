"""Parquet files whose values need no work are read where they lie, in a copy, and come out as any other file."""

import datetime as dt

import polars as pl
import pytest

from venturi.ingest import Corrections

NOON = dt.datetime(2026, 1, 13, 12, tzinfo=dt.UTC)


def parquet(folder, name, **columns):
    path = folder / name
    pl.DataFrame(columns).write_parquet(path)
    return path


def deals(folder, *ids):
    return parquet(
        folder, "deals.parquet", deal_id=list(ids), outcome=["open"] * len(ids), created_at=[NOON] * len(ids)
    )


def moves(folder, ids, stages, moments):
    return parquet(folder, "moves.parquet", deal_id=ids, stage=stages, changed_at=moments)


def typed(found, index):
    return (found.folder / f"typed_{index}.parquet").exists()


def test_a_file_that_is_ready_is_not_written_a_second_time(desk, tmp_path):
    found = desk.read(deals(tmp_path, "1", "2"))
    assert not typed(found, 0)
    assert [row["deal_id"] for row in found.tables.deals.to_pyarrow().to_pylist()] == ["1", "2"]


@pytest.mark.parametrize("odd", [" 1", "1 ", "1\t", "\u00a01", "1\u00a0", "\r\n1"])
def test_one_text_that_has_to_be_trimmed_is_trimmed(desk, tmp_path, odd):
    found = desk.read(deals(tmp_path, odd, "2"))
    assert typed(found, 0)
    assert [row["deal_id"] for row in found.tables.deals.to_pyarrow().to_pylist()] == ["1", "2"]


@pytest.mark.parametrize("nothing", ["", " ", "\u00a0"])
def test_a_text_with_nothing_in_it_is_unknown(desk, tmp_path, nothing):
    path = parquet(tmp_path, "deals.parquet", deal_id=["1", "2"], outcome=["won", "won"], owner=["Ada", nothing])
    assert desk.deals(path)["2"]["owner"] is None


def test_a_file_that_is_written_again_does_not_change_what_was_read(desk, tmp_path):
    first = deals(tmp_path, "1", "2")
    found = desk.read(first, moves(tmp_path, ["1", "2"], ["Lead", "Lead"], [NOON, NOON]))
    deals(tmp_path, "3")
    moves(tmp_path, ["3"], ["Lead"], [NOON])
    assert [row["deal_id"] for row in found.tables.stage_changes.to_pyarrow().to_pylist()] == ["1", "2"]
    assert {row["row"] for row in found.verdicts.to_pyarrow().to_pylist()} == {2, 3}


def test_rejected_moves_are_not_in_the_table_though_it_is_read_from_the_file(desk, tmp_path):
    history = moves(tmp_path, ["1", "9", None, "1"], ["Lead", "Lead", "Lead", "Talk"], [NOON, NOON, NOON, None])
    found = desk.read(deals(tmp_path, "1"), history, corrections=Corrections(tables={"moves.parquet": "stage_changes"}))
    assert [(row["deal_id"], row["stage"]) for row in found.tables.stage_changes.to_pyarrow().to_pylist()] == [
        ("1", "Lead")
    ]
    # Row 3 is of a deal that is in no file, row 4 of none, row 5 has no moment.
    assert (found.rows_read, found.rows_taken, found.rows_rejected) == (5, 2, 3)


def test_dates_written_as_text_are_read_and_stored(desk, tmp_path):
    path = parquet(tmp_path, "deals.parquet", deal_id=["1"], outcome=["won"], created_at=["14/03/2026"])
    found = desk.read(path)
    assert typed(found, 0)
    assert found.tables.deals.to_pyarrow().to_pylist()[0]["created_at"].date() == dt.date(2026, 3, 14)
