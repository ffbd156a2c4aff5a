from datetime import datetime, timedelta

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import changes_table, deals_table, histories, rows_of, table
from tests.metrics.paths.journeys import START, naive_steps, tables_of, went

from venturi.errors import TableError
from venturi.metrics.paths.steps import COLUMNS, event_steps, numbered, shown_name, stage_steps

ACTIVITIES = {"deal_id": "string", "at": "timestamp", "kind": "string", "done": "boolean", "source_row": "int64"}


def path(steps, deal_id="d0"):
    rows = [row for row in rows_of(steps) if row["deal_id"] == deal_id]
    return [row["step"] for row in sorted(rows, key=lambda row: row["nth"])]


def activities(*rows):
    return table([{"deal_id": "d0"} | row for row in rows], ACTIVITIES)


def test_the_closed_stage_a_deal_ended_in_is_no_step():
    assert path(went(("won", "lead", "offer", "won")).steps) == ["lead", "offer"]


def test_the_step_before_it_is_the_last_and_ends_when_the_closed_stage_begins():
    rows = rows_of(went(("won", "lead", "won")).steps)
    assert [(row["next_step"], row["until"]) for row in rows] == [(None, START + timedelta(days=1))]


def test_a_closed_stage_the_deal_came_back_from_is_a_step():
    steps = went(("won", "lead", "lost", "offer", "won")).steps
    assert path(steps) == ["lead", "lost", "offer"]
    assert [row["next_step"] for row in sorted(rows_of(steps), key=lambda row: row["nth"])] == ["lost", "offer", None]


def test_a_deal_that_was_only_ever_seen_in_a_closed_stage_has_it_as_its_only_step():
    assert path(went(("lost", "lost")).steps) == ["lost"]


def test_a_step_is_shown_with_its_pipeline_unless_that_is_the_default_one():
    steps = went(("open", "lead")).steps
    renewal = steps.mutate(pipeline=ibis.literal("renewal"))
    assert rows_of(steps.select(name=shown_name(steps))) == [{"name": "lead"}]
    assert rows_of(renewal.select(name=shown_name(renewal))) == [{"name": "renewal: lead"}]


def test_steps_are_numbered_from_1_and_counted():
    rows = rows_of(numbered(went(("open", "lead", "offer"), ("open", "lead")).steps))
    assert {(row["step"], row["number"], row["total"]) for row in rows} == {("lead", 1, 2), ("offer", 2, 2)}


@settings(max_examples=some(20), deadline=None)
@given(histories())
def test_they_are_those_a_row_by_row_reader_finds(history):
    expected = {
        (deal_id, step["sequence"], step["pipeline"], step["stage"], step["entered_at"], step["left_at"], after)
        for deal_id, steps in naive_steps(history).items()
        for step, after in zip(steps, [*[one["stage"] for one in steps[1:]], None])
    }
    found = rows_of(tables_of(history).steps)
    told = ("deal_id", "nth", "pipeline", "step", "at", "until", "next_step")
    assert {tuple(row[name] for name in told) for row in found} == expected
    assert len(found) == len(expected)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='stays table, column "sequence"'):
        stage_steps(went(("open", "lead")).stays.drop("sequence"))


def test_events_are_moves_and_activities_in_the_order_of_time():
    tables = went(("won", "lead", "lead", "won"))
    calls = activities({"at": START + timedelta(hours=3), "kind": "call"})
    # Nothing is taken together here, and the closed stage at the end is an event like others.
    assert path(event_steps(tables.changes, calls, tables.deals)) == ["lead", "call", "lead", "won"]


def test_events_of_one_moment_follow_the_order_of_the_source():
    deals = deals_table([{"deal_id": "d0", "outcome": "open"}])
    moves = changes_table(
        [
            {"deal_id": "d0", "changed_at": START, "stage": "offer", "ordinal": 4},
            {"deal_id": "d0", "changed_at": START, "stage": "lead", "ordinal": 7},
        ]
    )
    calls = activities({"at": START, "kind": "call", "source_row": 5})
    assert path(event_steps(moves, calls, deals)) == ["offer", "call", "lead"]


def test_what_is_only_planned_did_not_happen():
    deals = deals_table([{"deal_id": "d0", "outcome": "open"}])
    planned = activities({"at": START, "kind": "call", "done": False}, {"at": START, "kind": "note", "done": None})
    assert path(event_steps(None, planned, deals)) == ["note"]


def test_events_without_a_deal_or_a_name_are_left_out():
    deals = deals_table([{"deal_id": "d0", "outcome": "open"}])
    broken = activities({"at": START, "kind": None}, {"at": START, "kind": "call", "deal_id": None})
    assert rows_of(event_steps(None, broken, deals)) == []


def test_the_last_event_lasts_until_the_decision_if_that_comes_later():
    tables = went(("won", "lead", "offer"), ("open", "lead"), by=["owner"], owners=["ana", "ben"])
    rows = rows_of(event_steps(tables.changes, None, tables.deals, by=["owner"]))
    last = {row["deal_id"]: (row["at"], row["until"], row["owner"]) for row in rows if row["next_step"] is None}
    assert last["d0"] == (START + timedelta(days=1), START + timedelta(days=2), "ana")
    assert last["d1"] == (START, None, "ben")


def test_a_decision_before_the_last_event_does_not_end_it_before_it_began():
    deals = deals_table([{"deal_id": "d0", "outcome": "won", "closed_at": START - timedelta(days=9)}])
    [row] = rows_of(event_steps(None, activities({"at": START, "kind": "call"}), deals))
    assert row["until"] == START


def test_bare_tables_do():
    moves = changes_table([{"deal_id": "d0", "changed_at": START, "stage": "lead"}]).drop("ordinal", "pipeline")
    calls = activities({"at": datetime(2026, 3, 1), "kind": "call"}).drop("done", "source_row")
    steps = event_steps(moves, calls, deals_table([{"deal_id": "d0", "outcome": "open"}]))
    assert path(steps) == ["lead", "call"]
    assert tuple(steps.columns) == COLUMNS


def test_without_moves_and_activities_there_is_nothing_to_read():
    with pytest.raises(ValueError, match="both None"):
        event_steps(None, None, deals_table([]))


def test_later_moves_do_not_exist_for_the_steps():
    tables = went(("open", "lead", "offer"), as_of=START + timedelta(hours=1))
    assert path(tables.steps) == ["lead"]
