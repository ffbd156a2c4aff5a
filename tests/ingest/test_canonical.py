"""Parquet files that are our tables already are read as they are, by any engine, or not at all."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from venturi.engines.embedded import Embedded
from venturi.errors import MappingError, TableError
from venturi.ingest import read_tables

DEALS = {"deal_id": ["D-1", "D-2"], "outcome": ["won", "open"], "amount": ["10", None]}
MOVES = {"deal_id": ["D-1", "D-1"], "changed_at": ["2026-01-02", "2026-02-03"], "stage": ["Talk", "Won"]}
ACTIVITIES = {"activity_id": ["A-1", "A-2"], "at": ["2026-03-01", "2026-04-01"], "done": [True, False]}


@pytest.fixture
def engine():
    here = Embedded()
    yield here
    here.close()


@pytest.fixture
def put(tmp_path):
    """Write a table as Parquet; moments are given as days."""

    def write(name, columns):
        table = pa.table(columns)
        for column in ("changed_at", "at", "created_at"):
            if column in columns:
                moments = table[column].cast(pa.timestamp("us"))
                table = table.set_column(table.column_names.index(column), column, moments)
        pq.write_table(table, tmp_path / f"{name}.parquet")
        return str(tmp_path / f"{name}.parquet")

    return write


def test_tables_come_with_every_column_of_their_contract_and_an_account(engine, put):
    with read_tables(engine, [put("deals", DEALS), put("stage_changes", MOVES)]) as found:
        assert found.tables.deals.count().to_pyarrow().as_py() == 2
        assert "owner" in found.tables.deals.columns
        assert found.tables.people is None
        assert [(file.name, file.table, file.rows_read, file.rows_rejected) for file in found.files] == [
            ("deals.parquet", "deals", 2, 0),
            ("stage_changes.parquet", "stage_changes", 2, 0),
        ]
        assert found.history.sentence == "2 moves of 1 deals between stages, from stage_changes."
        assert found.latest.isoformat() == "2026-02-03T00:00:00+00:00"
        assert found.verdicts.count().to_pyarrow().as_py() == 0


def test_a_folder_of_parts_is_one_table(engine, put, tmp_path):
    (tmp_path / "deals").mkdir()
    for nth in range(2):
        part = {name: [values[nth]] for name, values in DEALS.items()}
        pq.write_table(pa.table(part), tmp_path / "deals" / f"part-{nth}.parquet")
    with read_tables(engine, [str(tmp_path / "deals")]) as found:
        assert found.rows_taken == 2


def test_what_is_only_planned_is_no_last_event(engine, put):
    with read_tables(engine, [put("deals", DEALS), put("activities", ACTIVITIES)]) as found:
        assert found.latest.isoformat() == "2026-03-01T00:00:00+00:00"


def test_without_moves_there_is_no_history(engine, put):
    with read_tables(engine, [put("deals", DEALS)]) as found:
        assert found.history.kind == "none"
        assert found.latest is None
    empty = {
        "deal_id": pa.array([], "string"),
        "changed_at": pa.array([], pa.timestamp("us")),
        "stage": pa.array([], "string"),
    }
    other = Embedded()
    with read_tables(other, [put("deals", DEALS), put("stage_changes", empty)]) as found:
        assert found.history.kind == "none"


def test_every_breach_of_a_contract_stops_the_reading(engine, put):
    twice = put("deals", {"deal_id": ["D-1", "D-1", None], "outcome": ["won", "lots", "open"]})
    with pytest.raises(TableError) as told:
        read_tables(engine, [twice])
    assert {issue.code for issue in told.value.issues} == {"value-missing", "value-unknown", "key-twice"}


def test_a_place_that_is_named_after_no_table_stops_the_reading(engine, put):
    with pytest.raises(MappingError) as told:
        read_tables(engine, [put("opportunities", DEALS)])
    assert [issue.code for issue in told.value.issues] == ["table-unnamed", "deals-missing"]
