from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.histories import AS_OF, changes_table, deals_table, histories, naive_stays, rows_of, stages_table

from venturi.errors import TableError
from venturi.metrics.periods import Period
from venturi.metrics.stage_flow import WAYS_OUT, stage_flow, stage_flow_deals
from venturi.metrics.stays import carry, stays

FEBRUARY = Period(date(2026, 2, 1), date(2026, 3, 1))


def flow(*moves, outcome="open", closed_at=None):
    """The flow in February of one deal that moved into a stage at a moment, by stage."""
    changes = [{"deal_id": "a", "stage": stage, "changed_at": moment} for stage, moment in moves]
    deals = deals_table([{"deal_id": "a", "outcome": outcome, "closed_at": closed_at}])
    found = stays(changes_table(changes), stages_table(), deals, as_of=AS_OF)
    return {row["stage"]: row for row in rows_of(stage_flow(found, during=FEBRUARY))}


def test_what_came_and_what_went():
    rows = flow(("lead", datetime(2026, 1, 5)), ("meet", datetime(2026, 2, 3)), ("lead", datetime(2026, 2, 9)))
    lead, meet = rows["lead"], rows["meet"]
    assert (lead["at_start"], lead["entered"], lead["left"], lead["at_end"], lead["forward"]) == (1, 1, 1, 1, 1)
    assert (meet["at_start"], meet["entered"], meet["left"], meet["at_end"], meet["back"]) == (0, 1, 1, 0, 1)
    assert lead["period"] == "2026-02"


def test_both_edges_of_the_period():
    rows = flow(("lead", datetime(2026, 2, 1)), ("meet", datetime(2026, 3, 1)))
    assert (rows["lead"]["at_start"], rows["lead"]["entered"], rows["lead"]["left"]) == (0, 1, 0)
    assert rows["lead"]["at_end"] == 1
    assert (rows["meet"]["entered"], rows["meet"]["at_end"]) == (0, 0)


def test_a_decision_is_a_way_out_with_or_without_a_closed_stage():
    decided = datetime(2026, 2, 9)
    for moves in ([("lead", datetime(2026, 1, 5)), ("lost", decided)], [("lead", datetime(2026, 1, 5))]):
        row = flow(*moves, outcome="lost", closed_at=decided)["lead"]
        assert (row["left"], row["lost"]) == (1, 1)


def test_a_stage_nobody_listed_is_elsewhere():
    row = flow(("lead", datetime(2026, 1, 5)), ("mystery", datetime(2026, 2, 9)))["lead"]
    assert (row["left"], row["elsewhere"]) == (1, 1)


def test_a_deal_decided_on_an_unknown_day_is_left_out_and_counted():
    row = flow(("lead", datetime(2026, 1, 5)), outcome="lost")["lead"]
    assert (row["at_start"], row["at_end"], row["without_end"]) == (0, 0, 1)


def test_nothing_visited_gives_no_row():
    assert flow() == {}


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='stays table, column "left_at"'):
        stage_flow(changes_table([]), during=FEBRUARY)


@settings(max_examples=some(12), deadline=None)
@given(histories(), st.integers(0, 200), st.integers(1, 90))
def test_start_and_what_came_and_went_make_the_end(history, first, days):
    start = date(2026, 1, 1) + timedelta(days=first)
    during = Period(start, start + timedelta(days=days))
    found = carry(stays(*history.tables, as_of=AS_OF), deals_table(history.deals), ["owner"])
    rows = rows_of(stage_flow(found, during=during, by=["owner"]))
    for row in rows:
        assert row["at_start"] + row["entered"] - row["left"] == row["at_end"]
        assert row["left"] == sum(row[way] for way in WAYS_OUT)
    known = [
        row
        for row in naive_stays(history)
        if row["left_at"] or row["kind"] != "open" or row["outcome"] not in ("won", "lost")
    ]
    starts, ends = during.starts_at, during.ends_at
    assert sum(row["entered"] for row in rows) == sum(starts <= row["entered_at"] < ends for row in known)
    assert sum(row["left"] for row in rows) == sum(
        bool(row["left_at"]) and starts <= row["left_at"] < ends for row in known
    )
    assert sum(row["at_start"] for row in rows) == sum(
        row["entered_at"] < starts and (row["left_at"] is None or row["left_at"] >= starts) for row in known
    )
    assert len(rows_of(stage_flow_deals(found, during=during))) == len(naive_stays(history))
