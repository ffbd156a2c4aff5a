"""Tables that keep their contracts are taken into a store as they are; what is noted belongs to exactly that state."""

from datetime import UTC, datetime

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.store.exports import content, deal

from venturi.metrics.tables import CONTRACTS
from venturi.reading import read
from venturi.store import Scope, noted_in, take

DAY = datetime(2026, 1, 10, 9, tzinfo=UTC)
STAGES = [("Talk", 1, "open"), ("Offer", 2, "open"), ("Won", 3, "won")]


def files(folder, deals, moves):
    """Deals by their stage and their moves, as files of our tables."""
    folder.mkdir()
    tables = {
        "deals": [
            {"deal_id": name, "stage": stage, "outcome": "won" if stage == "Won" else "open", "created_at": DAY}
            | {"closed_at": DAY.replace(day=20) if stage == "Won" else None}
            for name, stage in deals.items()
        ],
        "stage_changes": [
            {"deal_id": name, "changed_at": DAY.replace(day=day), "stage": stage} for name, day, stage in moves
        ],
        "stages": [{"stage": stage, "position": position, "kind": kind} for stage, position, kind in STAGES],
        "activities": [],
    }
    for name, rows in tables.items():
        columns = {column.name: column.dtype for column in CONTRACTS[name].columns}
        given = [{column: row.get(column) for column in columns} for row in rows]
        pq.write_table(
            pa.Table.from_pylist(given, schema=ibis.schema(columns).to_pyarrow()), folder / f"{name}.parquet"
        )
    return {name: folder / f"{name}.parquet" for name in tables}


FIRST = ({"D1": "Offer", "D2": "Talk"}, [("D1", 10, "Talk"), ("D1", 12, "Offer"), ("D2", 10, "Talk")])


@pytest.fixture
def store(tmp_path):
    take(tmp_path / "store", files(tmp_path / "first", *FIRST), noted="1")
    return tmp_path / "store"


def test_a_deal_that_changed_takes_the_place_of_what_it_was(store, tmp_path):
    later = files(tmp_path / "later", {"D1": "Won"}, [("D1", 10, "Talk"), ("D1", 12, "Offer"), ("D1", 20, "Won")])
    assert take(store, later, noted="2", scope=Scope.DEALS) == {"deals": 1, "stage_changes": 1}
    whole = ({"D1": "Won", "D2": "Talk"}, [*FIRST[1], ("D1", 20, "Won")])
    take(tmp_path / "anew", files(tmp_path / "both", *whole), noted="2")
    assert content(store) == content(tmp_path / "anew")
    assert noted_in(store) == noted_in(tmp_path / "anew") == "2"
    with read(store) as mine, read(tmp_path / "anew") as theirs:
        assert mine.ingested.files == theirs.ingested.files
        assert mine.ingested.history == theirs.ingested.history
        assert mine.as_of == theirs.as_of


def test_a_deal_that_is_gone_leaves_nothing_behind(store, tmp_path):
    nothing = files(tmp_path / "nothing", {}, [])
    take(store, nothing, noted="2", scope=Scope.DEALS, deleted=["D1"])
    with read(store) as dataset:
        assert dataset.deals.deal_id.to_pyarrow().to_pylist() == ["D2"]
        assert dataset.stays.deal_id.to_pyarrow().to_pylist() == ["D2"]
        # The last that happened was the move of the deal that is gone.
        assert dataset.ingested.latest == DAY


def test_what_is_noted_changes_with_nothing_else(store, tmp_path):
    assert take(store, files(tmp_path / "nothing", {}, []), noted="2", scope=Scope.DEALS) == {}
    assert noted_in(store) == "2"
    assert deal(store, "D1")["stage"] == "Offer"


def test_a_store_that_is_not_there_has_nothing_noted(tmp_path):
    assert noted_in(tmp_path) is None


def test_a_table_without_rows_is_none_until_it_has_some(store):
    with read(store) as dataset:
        assert dataset.tables.activities is None
