from datetime import datetime, timedelta

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.some_deals import grouped, only, rows_of

from venturi.errors import TableError
from venturi.metrics.closing import with_closing_moments
from venturi.metrics.cycle import cycle_days

DAY = datetime(2026, 3, 10)
DEALS = {
    "deal_id": "string",
    "outcome": "string",
    "created_at": "timestamp('UTC')",
    "closed_at": "timestamp('UTC')",
    "closed_day_only": "boolean",
}
CHANGES = {"deal_id": "string", "changed_at": "timestamp('UTC')", "stage": "string", "pipeline": "string"}
STAGES = {"pipeline": "string", "stage": "string", "kind": "string"}
KINDS = [("default", "Lead", "open"), ("default", "Won", "won"), ("default", "Lost", "lost"), ("web", "Won", "open")]


def table(rows, schema):
    return ibis.memtable(pa.Table.from_pylist(rows, schema=ibis.schema(schema).to_pyarrow()))


def timed(deals, moves, kinds=KINDS):
    """Deals as dicts, decided on the day without a time unless they say otherwise; moves as (deal, hours, stage)."""
    known = {"outcome": "won", "created_at": DAY - timedelta(days=2), "closed_at": DAY, "closed_day_only": True}
    rows = [{"deal_id": f"d{number}"} | known | deal for number, deal in enumerate(deals)]
    changes = [
        {"deal_id": deal, "changed_at": DAY + timedelta(hours=hours), "stage": stage, "pipeline": (rest or [None])[0]}
        for deal, hours, stage, *rest in moves
    ]
    stages = [dict(zip(STAGES, kind, strict=True)) for kind in kinds]
    return with_closing_moments(table(rows, DEALS), table(changes, CHANGES), table(stages, STAGES))


def closed(deals, moves, **options):
    """The time of day, and whether only the day is known, of each deal."""
    rows = sorted(rows_of(timed(deals, moves, **options)), key=lambda row: row["deal_id"])
    return [(row["closed_at"] and row["closed_at"].replace(tzinfo=None) - DAY, row["closed_day_only"]) for row in rows]


def hours(number):
    return timedelta(hours=number)


def test_the_last_move_of_the_day_into_a_stage_of_the_outcome_is_the_moment():
    assert closed([{}], [("d0", 9, "Won"), ("d0", 14.5, "Won"), ("d0", 16, "Lost")]) == [(hours(14.5), False)]


@pytest.mark.parametrize(("at", "found"), [(-0.001, False), (0, True), (23.999, True), (24, False)])
def test_both_edges_of_the_day(at, found):
    assert closed([{}], [("d0", at, "Won")]) == [(hours(at) if found else hours(0), not found)]


def test_a_move_of_another_deal_or_into_a_stage_of_another_pipeline_says_nothing():
    assert closed([{}], [("d1", 9, "Won"), ("d0", 9, "Won", "web"), ("d0", 9, "Signed")]) == [(hours(0), True)]


def test_a_time_that_is_known_is_kept():
    deals = [{"closed_day_only": False}, {"closed_day_only": None}, {"outcome": "open", "closed_at": None}]
    moves = [(f"d{number}", 9, "Won") for number in range(3)]
    assert closed(deals, moves) == [(hours(0), False), (hours(0), None), (None, True)]


def test_a_stage_listed_twice_does_not_double_the_deal():
    assert closed([{}], [("d0", 9, "Won")], kinds=[*KINDS, KINDS[1]]) == [(hours(9), False)]


def test_the_cycle_is_exact_again():
    # Created two days before at midnight, closed at 12:00: 2.5 days instead of 2.
    found = timed([{}], [("d0", 12, "Won")])
    assert only(found.select(cycle=cycle_days(found)))["cycle"] == 2.5


def test_without_a_history_nothing_changes():
    assert closed([{}, {"outcome": "lost"}], []) == [(hours(0), True)] * 2


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "closed_day_only"'):
        with_closing_moments(table([], DEALS).drop("closed_day_only"), table([], CHANGES), table([], STAGES))


_deals = st.lists(
    st.fixed_dictionaries(
        {"outcome": st.sampled_from(["won", "lost", "open"]), "closed_day_only": st.sampled_from([True, False, None])}
    ),
    max_size=4,
)
_moves = st.lists(
    st.tuples(
        st.sampled_from(["d0", "d1", "d2", "d3"]),
        st.integers(-30, 30),
        st.sampled_from(["Lead", "Won", "Lost"]),
        st.sampled_from([None, "default", "web"]),
    ),
    max_size=12,
)


@settings(max_examples=some(25), deadline=None)
@given(_deals, _moves)
def test_it_agrees_with_looking_for_each_deal(deals, moves):
    found = grouped(timed(deals, moves), ["deal_id"])
    assert len(found) == len(deals)
    for number, deal in enumerate(deals):
        fits = [
            at
            for name, at, stage, pipeline in moves
            if name == f"d{number}" and pipeline != "web" and stage.lower() == deal["outcome"] and 0 <= at < 24
        ]
        known = bool(fits) and deal["closed_day_only"] is True
        row = found[f"d{number}",]
        assert row["closed_at"].replace(tzinfo=None) - DAY == (hours(max(fits)) if known else hours(0))
        assert row["closed_day_only"] == (False if known else deal["closed_day_only"])
