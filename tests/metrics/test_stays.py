from datetime import UTC, datetime

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import (
    AS_OF,
    STAGE_ROWS,
    changes_table,
    deals_table,
    histories,
    naive_stays,
    rows_of,
    stages_table,
)

from venturi.errors import TableError
from venturi.metrics.stays import COLUMNS, carry, places, stays


def day(number, month=1):
    return datetime(2026, month, number)


def read(*moves, deal=None, as_of=AS_OF, stages=STAGE_ROWS):
    """The stays of deal "a" that moved into a stage at a moment, twice two values each; in order of the visits."""
    changes = changes_table([dict(zip(("stage", "changed_at", "ordinal"), move), deal_id="a") for move in moves])
    deals = deals_table([{"deal_id": "a", "outcome": "open"} | (deal or {})])
    return sorted(rows_of(stays(changes, stages_table(stages), deals, as_of=as_of)), key=lambda row: row["sequence"])


@settings(max_examples=some(25), deadline=None)
@given(histories())
def test_it_reads_random_histories_as_a_row_by_row_reader_does(history):
    key = lambda row: (row["deal_id"], row["sequence"])  # noqa: E731
    assert sorted(rows_of(stays(*history.tables, as_of=AS_OF)), key=key) == sorted(naive_stays(history), key=key)


def test_a_stay_ends_when_the_next_one_begins():
    first, second = read(("lead", day(1)), ("meet", day(5)))
    assert (first["left_at"], first["next_stage"], first["next_position"], first["next_kind"]) == (
        day(5),
        "meet",
        2,
        "open",
    )
    assert (second["left_at"], second["next_stage"]) == (None, None)


def test_moves_into_the_same_stage_are_one_stay():
    stages = [row["stage"] for row in read(("lead", day(1)), ("lead", day(2)), ("lead", day(3)), ("meet", day(4)))]
    assert stages == ["lead", "meet"]


def test_a_second_visit_is_counted_as_one():
    rows = read(("lead", day(1)), ("meet", day(2)), ("lead", day(3)))
    assert [(row["stage"], row["visit"]) for row in rows] == [("lead", 1), ("meet", 1), ("lead", 2)]


def test_the_furthest_stage_is_the_highest_one_reached_afterwards_not_the_next():
    rows = read(("lead", day(1)), ("offer", day(2)), ("meet", day(3)))
    assert [(row["furthest_position"], row["furthest_stage"]) for row in rows] == [
        (4, "offer"),
        (2, "meet"),
        (None, None),
    ]


def test_the_stage_before_skips_closed_ones():
    rows = read(("lead", day(1)), ("lost", day(2)), ("offer", day(3)))
    assert [row["previous_position"] for row in rows] == [None, 1, 1]


def test_a_closed_stage_is_a_row_but_never_the_furthest():
    lead, won = read(("lead", day(1)), ("won", day(2)), deal={"outcome": "won", "closed_at": day(2)})
    assert (lead["next_kind"], lead["furthest_position"]) == ("won", None)
    assert (won["kind"], won["left_at"]) == ("won", None)


def test_the_last_stay_of_a_decided_deal_ends_when_it_was_decided():
    [row] = read(("lead", day(1)), deal={"outcome": "lost", "closed_at": day(9)})
    assert row["left_at"] == day(9)


def test_a_deal_closed_before_its_last_move_does_not_leave_before_it_came():
    [row] = read(("lead", day(5)), deal={"outcome": "lost", "closed_at": day(2)})
    assert row["left_at"] == day(5)


def test_a_deal_decided_on_an_unknown_day_has_an_unknown_end():
    [row] = read(("lead", day(5)), deal={"outcome": "lost"})
    assert (row["outcome"], row["left_at"]) == ("lost", None)


def test_what_happened_later_does_not_exist():
    [row] = read(("lead", day(1)), ("meet", day(9)), deal={"outcome": "won", "closed_at": day(20)}, as_of=day(8))
    assert (row["stage"], row["left_at"], row["outcome"], row["closed_at"]) == ("lead", None, "open", None)


def test_a_change_at_the_very_moment_has_happened():
    assert len(read(("lead", day(1)), ("meet", day(8)), as_of=day(8))) == 2


def test_an_aware_moment_means_the_same_instant():
    assert len(read(("lead", day(1)), ("meet", day(8)), as_of=day(8).replace(tzinfo=UTC))) == 2


def test_moves_of_one_moment_follow_the_order_of_the_source():
    assert [row["stage"] for row in read(("meet", day(1), 1), ("lead", day(1), 2))] == ["meet", "lead"]


def test_moves_of_one_moment_without_an_order_are_read_as_forward():
    assert [row["stage"] for row in read(("meet", day(1)), ("lead", day(1)))] == ["lead", "meet"]


def test_a_stage_nobody_listed_keeps_its_row_without_a_position():
    rows = read(("lead", day(1)), ("mystery", day(2)), ("meet", day(3)))
    assert [(row["stage"], row["position"], row["kind"]) for row in rows][1] == ("mystery", None, None)


def test_each_pipeline_counts_its_own_positions():
    changes = changes_table(
        [
            {"deal_id": "a", "changed_at": day(1), "stage": "ask", "pipeline": "renewal"},
            {"deal_id": "a", "changed_at": day(2), "stage": "offer", "pipeline": None},
        ]
    )
    rows = rows_of(stays(changes, stages_table(), deals_table([{"deal_id": "a", "outcome": "open"}]), as_of=AS_OF))
    assert {(row["pipeline"], row["furthest_position"]) for row in rows} == {("renewal", None), ("default", None)}


def test_a_stage_listed_twice_does_not_double_the_stays():
    assert len(read(("lead", day(1)), stages=[*STAGE_ROWS, STAGE_ROWS[0]])) == 1


def test_changes_of_an_unknown_deal_stay_with_an_unknown_outcome():
    table = stays(
        changes_table([{"deal_id": "x", "changed_at": day(1), "stage": "lead"}]),
        stages_table(),
        deals_table([]),
        as_of=AS_OF,
    )
    [row] = rows_of(table)
    assert (row["deal_id"], row["outcome"]) == ("x", None)


def test_places_that_are_stored_already_give_the_same_stays():
    moves = [("lead", day(1)), ("odd", day(2)), ("meet", day(3)), ("lead", day(4))]
    changes = changes_table([{"deal_id": "a", "stage": stage, "changed_at": at} for stage, at in moves])
    deals = deals_table([{"deal_id": "a", "outcome": "open"}])
    known = ibis.memtable(places(changes, stages_table(), as_of=AS_OF).to_pyarrow())
    key = lambda row: row["sequence"]  # noqa: E731
    stored = sorted(rows_of(stays(changes, stages_table(), deals, as_of=AS_OF, places=known)), key=key)
    assert stored == sorted(rows_of(stays(changes, stages_table(), deals, as_of=AS_OF)), key=key)
    assert [row["stage"] for row in stored] == ["lead", "odd", "meet", "lead"]


def test_no_changes_give_no_stays():
    assert read() == []


def test_pipeline_and_ordinal_may_be_missing():
    changes = changes_table([{"deal_id": "a", "changed_at": day(1), "stage": "lead"}]).drop("pipeline", "ordinal")
    stages = stages_table([row for row in STAGE_ROWS if row["pipeline"] == "default"]).drop("pipeline")
    table = stays(changes, stages, deals_table([]), as_of=AS_OF)
    assert tuple(table.columns) == COLUMNS
    assert rows_of(table)[0]["pipeline"] == "default"


def test_moments_with_a_zone_are_read_as_well():
    aware = "timestamp('UTC')"
    changes = changes_table([{"deal_id": "a", "changed_at": day(1), "stage": "lead"}])
    deals = deals_table([{"deal_id": "a", "outcome": "lost", "closed_at": day(3)}])
    table = stays(
        changes.mutate(changed_at=ibis._.changed_at.cast(aware)),
        stages_table(),
        deals.mutate(closed_at=ibis._.closed_at.cast(aware)),
        as_of=AS_OF,
    )
    assert rows_of(table)[0]["left_at"] == day(3).replace(tzinfo=UTC)


def test_columns_of_the_deal_can_be_carried_along():
    table = ibis.memtable({"deal_id": ["a", "x"]})
    deals = deals_table([{"deal_id": "a", "outcome": "open", "owner": "ana"}])
    carried = {row["deal_id"]: row["owner"] for row in rows_of(carry(table, deals, ["owner", "owner"]))}
    assert carried == {"a": "ana", "x": None}
    assert carry(table, deals, []) is table


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='stage_changes table, column "stage"'):
        stays(changes_table([]).drop("stage"), stages_table(), deals_table([]), as_of=AS_OF)
    with pytest.raises(TableError, match='deals table, column "region"'):
        carry(ibis.memtable({"deal_id": ["a"]}), deals_table([]), ["region"])
