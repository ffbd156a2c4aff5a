from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import deals_table, histories, rows_of, table
from tests.metrics.paths.journeys import START, naive_steps, tabled, tables_of, went

from venturi.errors import TableError
from venturi.metrics.paths.closed_deals import closed_deals, closed_deals_deals
from venturi.metrics.paths.touchpoints import touchpoints, touchpoints_deals

ACTIVITIES = {
    "deal_id": "string",
    "at": "timestamp",
    "kind": "string",
    "by_buyer": "boolean",
    "done": "boolean",
}


def on(day, kind="call", deal_id="d0", **more):
    return {"deal_id": deal_id, "at": START + timedelta(days=day), "kind": kind} | more


def activities(*rows):
    return table(rows, ACTIVITIES)


def back(tables, *calls, **options):
    """The events of the review, back from the end: of each the deal, what, its name and the days before close."""
    found = rows_of(closed_deals(tables.deals, tables.steps, activities(*calls), **options))
    shown = sorted(found, key=lambda row: (row["closed_rank"], row["from_end"]))
    return [(row["deal_id"], row["what"], row["name"], row["days_before_close"]) for row in shown]


def test_the_worked_example():
    # Created two days before its first step; "offer" a day after "lead"; won a day after that; a call in between.
    tables = went(("won", "lead", "offer", "won"))
    assert back(tables, on(1.5, by_buyer=True)) == [
        ("d0", "closed", "won", 0),
        ("d0", "activity", "call", 1.5),
        ("d0", "stage", "offer", 2),
        ("d0", "stage", "lead", 3),
        ("d0", "created", None, 5),
    ]
    rows = rows_of(closed_deals(tables.deals, tables.steps, activities(on(1.5, by_buyer=True))))
    shown = sorted(rows, key=lambda row: row["from_end"])
    assert [row["days_since_previous"] for row in shown] == [1.5, 0.5, 1, 2, None]
    assert [row["by_buyer"] for row in shown] == [None, True, None, None, None]


def test_the_last_n_by_the_moment_of_closing_and_no_open_one():
    tables = went(("won", "lead"), ("lost", "lead", "meet"), ("won", "lead", "meet", "offer"), ("open", "lead"))
    assert [one[0] for one in back(tables, last=2) if one[1] == "closed"] == ["d2", "d1"]
    assert [one[0] for one in back(tables, last=2, outcome="won") if one[1] == "closed"] == ["d2", "d0"]
    assert len({one[0] for one in back(tables)}) == 3


def test_of_deals_closed_at_one_moment_the_lower_identifier_comes_first():
    tables = went(("won", "lead"), ("won", "lead"), ("won", "lead"))
    ranks = {row["deal_id"]: row["closed_rank"] for row in rows_of(closed_deals_deals(tables.deals, last=2))}
    assert ranks == {"d0": 1, "d1": 2}


def test_a_deal_decided_on_an_unknown_day_is_not_among_them():
    deals = deals_table([{"deal_id": "a", "outcome": "won", "closed_at": None}])
    assert rows_of(closed_deals(deals, None, None)) == []


def test_what_came_after_the_decision_or_was_only_planned_is_not_in_the_timeline():
    tables = went(("won", "lead"))
    assert [one[2] for one in back(tables, on(9), on(0.5, "note", done=False))] == ["won", "lead", None]


def test_where_only_the_day_of_closing_is_known_its_whole_day_counts():
    tables = tabled([], [{"deal_id": "d0", "outcome": "won", "closed_at": START}])
    deals = tables.deals.mutate(closed_day_only=True)
    same_day, day_after = on(0.6), on(1)
    rows = rows_of(closed_deals(deals, tables.steps, activities(same_day, day_after)))
    assert {row["what"]: (row["from_end"], row["days_before_close"]) for row in rows} == {
        "closed": (0, 0),
        "activity": (1, 0),
    }


def test_deals_without_history_and_activities_still_have_a_beginning_and_an_end():
    tables = went(("lost", "lead"))
    rows = rows_of(closed_deals(tables.deals, None, None))
    assert {row["what"] for row in rows} == {"created", "closed"}


@pytest.mark.parametrize("options", [{"last": 0}, {"outcome": "open"}])
def test_a_choice_there_is_not_is_refused(options):
    with pytest.raises(ValueError, match=str(next(iter(options.values())))):
        closed_deals(deals_table([]), None, None, **options)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='activities table, column "kind"'):
        closed_deals(deals_table([]), None, activities().drop("kind"))


def test_touchpoints_are_counted_by_kind_before_the_decision():
    tables = went(("won", "lead", "offer"), ("lost", "lead"))
    calls = [on(0.5, by_buyer=True), on(1.5), on(1, "meeting"), on(5), on(1, "note", done=False)]
    found = rows_of(touchpoints(tables.deals, activities(*calls)))
    told = ("deal_id", "kind", "times", "by_buyer", "after_close", "first_days_before_close", "last_days_before_close")
    assert {tuple(row[name] for name in told) for row in found} == {
        ("d0", "call", 2, 1, 1, 1.5, 0.5),
        ("d0", "meeting", 1, 0, 0, 1, 1),
        ("d1", None, 0, 0, 0, None, None),
    }
    assert {row["part"] for row in rows_of(touchpoints_deals(tables.deals, activities(*calls)))} == {
        "before",
        "after",
        "none",
    }


def test_touchpoints_do_without_knowing_who_acted_and_what_was_done():
    tables = went(("won", "lead"))
    bare = activities(on(0.5)).drop("by_buyer", "done")
    assert [(row["times"], row["by_buyer"]) for row in rows_of(touchpoints(tables.deals, bare))] == [(1, 0)]


@settings(max_examples=some(10), deadline=None)
@given(histories(max_deals=8))
def test_it_finds_what_a_row_by_row_reader_finds(history):
    dated = [deal for deal in history.deals if deal["outcome"] != "open" and deal["closed_at"]]
    last = sorted(sorted(dated, key=lambda deal: deal["deal_id"]), key=lambda deal: deal["closed_at"], reverse=True)[:3]
    steps = naive_steps(history)
    expected = []
    for rank, deal in enumerate(last, 1):
        events = [(deal["created_at"], 0, 0, "created")] if deal["created_at"] else []
        events += [(step["entered_at"], 1, step["sequence"], "stage") for step in steps.get(deal["deal_id"], [])]
        events = sorted(event for event in events if event[0] <= deal["closed_at"])
        events.append((deal["closed_at"], 3, 0, "closed"))
        expected += [(rank, deal["deal_id"], nth, one[3], one[0]) for nth, one in enumerate(reversed(events))]
    tables = tables_of(history, as_of=datetime(2027, 1, 1))
    found = rows_of(closed_deals(tables.deals, tables_of(history).steps, None, last=3))
    told = ("closed_rank", "deal_id", "from_end", "what", "at")
    assert sorted(tuple(row[name] for name in told) for row in found) == sorted(expected)
    for row in found:
        gone = row["at"], row["days_before_close"]
        closed_at = next(deal["closed_at"] for deal in dated if deal["deal_id"] == row["deal_id"])
        assert gone[1] == pytest.approx((closed_at - gone[0]).total_seconds() / 86_400, abs=1e-4)
