"""Days and moments: a deal says of its two moments whether the source knows more than the day."""

import datetime as dt

import polars as pl
import pytest

from venturi.ingest import FileMapping, Mapping, StageMapping
from venturi.ingest.targets import columns_of


def flags(deals):
    return {key: (row["created_day_only"], row["closed_day_only"]) for key, row in deals.items()}


def test_each_moment_is_a_day_or_not_by_its_own_column(desk):
    path = desk.file(
        "deals.csv",
        "Id,Stage,Created Date,Close Date",
        "1,Won,2025-01-01 10:00,2025-02-01",
        "2,Lost,2025-01-03 00:00,2025-02-03",
        "3,Lead,2025-01-04 08:15,2025-09-03",
        "4,Won,,2025-02-04",
    )
    # Deal 2 was created at midnight by chance: its neighbours have times. Deal 3 is open and has not closed.
    assert flags(desk.deals(path)) == {"1": (False, True), "2": (False, True), "3": (False, None), "4": (None, True)}


@pytest.mark.parametrize("day", ["03/14/2025", "2025-03-14 00:00:00", "14 Mar 2025", "45730"])
def test_a_column_without_any_time_of_day_tells_days(desk, day):
    path = desk.file("deals.csv", "Id,Stage,Created Date", f'1,Won,"{day}"', f'2,Lead,"{day}"')
    assert flags(desk.deals(path)) == {"1": (True, None), "2": (True, None)}


def test_dates_of_a_parquet_file_are_days_and_its_moments_are_not(desk, tmp_path):
    path = tmp_path / "deals.parquet"
    moments = [dt.datetime(2025, 1, 2, 9), dt.datetime(2025, 1, 3)]
    pl.DataFrame(
        {
            "deal_id": ["1", "2"],
            "outcome": ["won", "won"],
            "created_at": moments,
            "closed_at": [moment.date() + dt.timedelta(days=9) for moment in moments],
        }
    ).write_parquet(path)
    assert flags(desk.deals(path)) == {"1": (False, True), "2": (False, True)}


@pytest.mark.parametrize(
    ("zone", "created"),
    [("UTC", "2025-01-01T23:00:00Z"), ("Europe/Berlin", "2025-01-02T00:00:00Z")],
)
def test_midnight_elsewhere_is_a_time_of_day(desk, zone, created):
    # 23:00 in London is no midnight there, and midnight in London is one o'clock in Berlin.
    path = desk.file("deals.csv", "Id,Stage,Created Date", f"1,Won,{created}")
    mapping = Mapping(zone=zone)
    assert flags(desk.deals(path, mapping=mapping)) == {"1": (False, None)}


def test_days_are_days_in_the_zone_of_the_file_also_where_midnight_is_left_out(desk):
    # In São Paulo clocks went from 00:00 to 01:00 on 15 October 2017: that day began at one.
    path = desk.file("deals.csv", "Id,Stage,Created Date", "1,Won,2017-10-15", "2,Won,2017-10-16")
    mapping = Mapping(zone="America/Sao_Paulo")
    assert flags(desk.deals(path, mapping=mapping)) == {"1": (True, None), "2": (True, None)}


def test_the_flag_follows_the_column_that_gave_the_moment(desk):
    columns = {
        "deal_id": "Id",
        "outcome": "Outcome",
        "closed_at": "Closed",
        "won_at": "Won on",
        "lost_at": "Lost at",
        "close_date": "Close Date",
    }
    mapping = Mapping(files=(FileMapping(table="deals", columns=columns),))
    path = desk.file(
        "deals.csv",
        "Id,Outcome,Closed,Won on,Lost at,Close Date",
        "1,won,2025-05-01 14:30,2025-05-02,,2025-05-09",
        "2,won,,2025-05-02,2025-05-01 10:00,2025-05-09",
        "3,lost,,2025-05-02,2025-05-03 10:00,2025-05-09",
        "4,lost,,,,2025-05-09",
        "5,open,,,,2025-05-09",
        "6,won,,,,",
    )
    found = desk.deals(path, mapping=mapping)
    # 1: Closed has a time. 2: Won on has none. 3: Lost at has one. 4: Close Date has none. 5 and 6 have no moment.
    assert {key: (row["closed_at"] and row["closed_at"].day, row["closed_day_only"]) for key, row in found.items()} == {
        "1": (1, False),
        "2": (2, True),
        "3": (3, False),
        "4": (9, True),
        "5": (None, None),
        "6": (None, None),
    }


def test_two_files_of_one_list_keep_what_each_knows(desk):
    first = desk.file("north.csv", "Id,Stage,Created Date,Close Date", "1,Won,2025-01-01 10:00,2025-02-01")
    second = desk.file("south.csv", "Id,Stage,Created Date,Close Date", "2,Won,2025-01-01,2025-02-01 16:45")
    assert flags(desk.deals(first, second)) == {"1": (False, True), "2": (True, False)}


def test_a_moment_that_another_file_adds_brings_its_own_flag(desk):
    main = desk.file(
        "deals.csv", "Id,Stage,Created Date,Closed At", "1,Won,2025-01-01 10:00,2025-02-01 09:00", "2,Won,,"
    )
    added = desk.file("more.csv", "Id,Created Date", "1,2025-01-01", "2,2025-01-05")
    # Deal 1 has a moment of its own, deal 2 takes the day of the other file.
    assert flags(desk.deals(main, added)) == {"1": (False, False), "2": (True, None)}


def test_event_logs_know_moments(desk):
    path = desk.file(
        "events.csv",
        "case:concept:name,concept:name,time:timestamp",
        "1,Lead,2025-01-01T00:00:00Z",
        "1,Won,2025-01-05T00:00:00Z",
        "2,Lead,2025-01-01T08:00:00Z",
        "2,Won,2025-01-05T08:00:00Z",
    )
    stages = (StageMapping(stage="Lead", kind="open", position=1), StageMapping(stage="Won", kind="won", position=2))
    assert flags(desk.deals(path, mapping=Mapping(stages=stages))) == {"1": (False, False), "2": (False, False)}


def test_the_flags_are_no_columns_that_a_file_can_give(desk, tmp_path):
    assert not [name for name in columns_of("deals") if name.endswith("_day_only")]
    path = tmp_path / "deals.parquet"
    pl.DataFrame(
        {
            "deal_id": ["1", "2", "3"],
            "outcome": ["won", "won", "lost"],
            "created_at": [dt.datetime(2025, 1, 2, 9)] * 3,
            "created_day_only": [True, True, True],
        }
    ).write_parquet(path)
    found = desk.read(path)
    assert {row["deal_id"]: row["created_day_only"] for row in found.tables.deals.to_pyarrow().to_pylist()} == {
        "1": False,
        "2": False,
        "3": False,
    }
    assert [column.why for column in found.files[0].columns if column.source == "created_day_only"] == ["not used"]
