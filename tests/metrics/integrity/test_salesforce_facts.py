"""The known faults of a real export: counts of moves and deals that were computed by separate scripts."""

from datetime import datetime
from pathlib import Path

import ibis
import polars as pl
import pytest
from tests.metrics.integrity.company import found

from venturi.metrics.integrity import integrity
from venturi.metrics.tables import Tables

EXPORT = Path(__file__).parents[4] / "shared" / "data" / "salesforce_export"
_STAGES = ("Prospecting", "Qualification", "Value Proposition", "Negotiation/Review", "Closed Won", "Closed Lost")

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not EXPORT.exists(), reason="../shared/data is not there"),
]


def day(column):
    return pl.col(column).str.to_datetime("%d/%m/%Y")


@pytest.fixture(scope="module")
def judged():
    raw = pl.read_csv(EXPORT / "Opportunity.csv", infer_schema=False)
    closed, won = pl.col("IsClosed") == "TRUE", pl.col("IsWon") == "TRUE"
    deals = raw.select(
        deal_id="Id",
        stage="StageName",
        outcome=pl.when(won).then(pl.lit("won")).when(closed).then(pl.lit("lost")).otherwise(pl.lit("open")),
        created_at=day("CreatedDate"),
        closed_at=pl.when(closed).then(day("CloseDate")),
    )
    history = pl.read_csv(EXPORT / "Opportunity History.csv", infer_schema=False).select(
        deal_id="OppID", changed_at=day("CreatedDate"), stage="StageName", ordinal=pl.col("SortOrder").cast(pl.Int64)
    )
    kinds = ["open"] * 4 + ["won", "lost"]
    stages = pl.DataFrame({"stage": _STAGES, "position": range(1, 7), "kind": kinds})
    tables = Tables(deals=ibis.memtable(deals), stage_changes=ibis.memtable(history), stages=ibis.memtable(stages))
    return integrity(tables, as_of=datetime(2023, 1, 1))


def test_72_moves_are_out_of_order(judged):
    assert found(judged, "events-out-of-order")[:2] == (72, 584)


def test_43_moves_are_dated_before_the_deal_was_created(judged):
    assert found(judged, "event-before-creation")[:2] == (43, 584)


def test_the_stage_contradicts_the_outcome(judged):
    # 65 + 50 open deals stand in a closed stage; 10 lost ones in the won stage and 7 won ones in the lost stage.
    assert found(judged, "open-in-closed-stage")[0] == 115
    assert found(judged, "outcome-contradicts-stage")[0] == 17
    message = next(one.message for one in judged.findings if one.code == "outcome-contradicts-stage")
    assert message.endswith("89 deals stand in a won stage, 25 are won, 14 are both.")
