from datetime import datetime, timedelta

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.some_deals import IN_Q1, Q1, deals, decided, grouped, groups, only, periods, random_deals, split

from venturi.errors import TableError
from venturi.metrics.periods import trailing
from venturi.metrics.pipeline_velocity import pipeline_velocity
from venturi.metrics.velocity import velocity


def test_the_open_pipeline_at_the_rates_of_the_trailing_year():
    # 3 open × 1/2 × 100 / 10 days = 15 a day.
    now = [{"outcome": "open", "amount": 7, "created_at": IN_Q1}] * 3
    rows = [decided("won", 100, 10), decided("lost", 100, 10), *now]
    row = only(pipeline_velocity(deals(*rows), decided_in=trailing(datetime(2026, 6, 30).date())))
    assert (row["n"], row["decided"], row["basis"], row["per_day"]) == (3, 2, "pipeline", 15.0)


def test_in_the_pipeline_a_group_without_decided_deals_has_a_count_and_no_velocity():
    rows = [decided("won", 100, 10, owner="ana"), {"outcome": "open", "owner": None, "created_at": IN_Q1}]
    found = grouped(pipeline_velocity(deals(*rows), decided_in=Q1, by=["owner"]), ["owner"])
    assert (found["ana",]["n"], found["ana",]["per_day"]) == (0, 0.0)
    assert (found[None,]["n"], found[None,]["decided"], found[None,]["per_day"]) == (1, 0, None)


def test_only_qualified_deals_stand_in_the_pipeline():
    entries = ibis.memtable(
        [("d0", IN_Q1 - timedelta(days=5)), ("d1", IN_Q1)], schema={"deal_id": "string", "entered_at": "timestamp"}
    )
    open_deal = {"outcome": "open", "created_at": IN_Q1}
    row = only(pipeline_velocity(deals(decided("won", 10, 9), open_deal, open_deal), decided_in=Q1, entries=entries))
    assert (row["n"], row["per_day"]) == (1, 2.0)


def test_open_deals_in_a_stage_that_means_won_or_lost_do_not_count():
    # Of four open deals one stands in "Lost" of this pipeline. "Lost" of the other is an open stage; one is nowhere.
    places = [("default", "New", "open"), ("default", "Lost", "lost"), ("other", "Lost", "open")]
    stages = ibis.memtable(places, schema={"pipeline": "string", "stage": "string", "kind": "string"})
    stood = ibis.memtable(
        [("d1", None, "New"), ("d2", None, "Lost"), ("d3", "other", "Lost"), ("d4", None, None)],
        schema={"id": "string", "pipeline": "string", "stage": "string"},
    )
    table = deals(decided("won", 100, 10), *[{"outcome": "open", "created_at": IN_Q1}] * 4)
    table = table.left_join(stood, table.deal_id == stood.id).drop("id")
    row = only(pipeline_velocity(table, decided_in=Q1, stages=stages))
    # 3 open × 1 × 100 / 10 days = 30 a day.
    assert (row["n"], row["in_closed_stage"], row["per_day"]) == (3, 1, 30.0)
    assert only(pipeline_velocity(table, decided_in=Q1))["n"] == 4


def test_a_pipeline_with_no_decided_deals_beside_it_has_no_velocity():
    row = only(pipeline_velocity(deals({"outcome": "open", "created_at": IN_Q1}), decided_in=Q1))
    assert (row["n"], row["decided"], row["per_day"]) == (1, 0, None)


def test_no_open_deal_brings_nothing():
    assert only(pipeline_velocity(deals(decided("won", 100, 10)), decided_in=Q1))["per_day"] == 0


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "amount"'):
        pipeline_velocity(deals().drop("amount"), decided_in=Q1)


@settings(max_examples=some(20), deadline=None)
@given(random_deals, periods.filter(bool), groups)
def test_it_is_the_open_deals_at_the_levers_of_the_others(rows, period, by):
    table = deals(*rows)
    found = grouped(pipeline_velocity(table, decided_in=period, by=by), by)
    levers = grouped(velocity(table, decided_in=period, by=by), by)
    now = {group: sum(row["outcome"] == "open" for row in members) for group, members in split(rows, by).items()}
    assert set(found) == set(levers) | {group for group, n in now.items() if n}
    for group, row in found.items():
        past = levers.get(group)
        assert (row["n"], row["decided"]) == (now.get(group, 0), past["n"] if past else 0)
        if past is None or past["per_day"] is None:
            assert row["per_day"] is None
        else:
            assert row["per_day"] == pytest.approx(past["per_day"] * row["n"] / past["n"])
