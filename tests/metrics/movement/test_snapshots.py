from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from tests.metrics.histories import CHANGES, FIELDS, stages_table, table
from tests.metrics.movement.pipelines import (
    END,
    Q1,
    at,
    day,
    deals_table,
    export,
    in_pipeline,
    local_day,
    naive_states,
    rows_of,
    states_of,
    world,
)

from venturi.errors import TableError
from venturi.metrics.as_of import deals_as_of
from venturi.metrics.movement.snapshots import snapshots, snapshots_deals
from venturi.metrics.periods import Period

# Monday 2 February to Sunday 1 March 2026: four weeks.
WEEKS = Period(date(2026, 2, 2), date(2026, 3, 2))


def made(moment, **values):
    return (moment, {"stage": "lead", "amount": 10, "expected_close_on": None, "owner": "ana"} | values)


def told(*deals, during=WEEKS, step="week"):
    """Deals and amount by day and stage, of deals given as events."""
    found = rows_of(snapshots(naive_states({"h": deals}), during=during, step=step))
    return {(row["on"], row["stage"]): (row["deals"], row["amount"]) for row in found}


def test_the_worked_example():
    # One deal in lead from Tuesday the 3rd, at 25 from the 10th, in offer from the 18th, won on the 25th.
    changes = [(day(10), {"amount": 25}), (day(18), {"stage": "offer"}), (day(25), {"stage": "won"})]
    assert told([made(day(3)), *changes]) == {
        (date(2026, 2, 8), "lead"): (1, 10),
        (date(2026, 2, 15), "lead"): (1, 25),
        (date(2026, 2, 22), "lead"): (0, 0),
        (date(2026, 3, 1), "lead"): (0, 0),
        (date(2026, 2, 8), "offer"): (0, 0),
        (date(2026, 2, 15), "offer"): (0, 0),
        (date(2026, 2, 22), "offer"): (1, 25),
        (date(2026, 3, 1), "offer"): (0, 0),
    }


def test_a_step_ends_with_the_last_instant_of_its_last_day():
    midnight = datetime(2026, 2, 9)
    for moment, deals in ((midnight - timedelta(seconds=1), 1), (midnight, 0)):
        assert told([made(moment)])[date(2026, 2, 8), "lead"][0] == deals


def test_days_are_those_of_the_zone():
    berlin = Period(WEEKS.start, WEEKS.end, "Europe/Berlin")
    # 23:00 UTC on Sunday is Monday in Berlin.
    assert told([made(day(8, hour=22))], during=berlin)[date(2026, 2, 8), "lead"][0] == 1
    assert told([made(day(8, hour=23))], during=berlin)[date(2026, 2, 8), "lead"][0] == 0


def test_what_was_open_before_the_period_is_counted_and_what_was_decided_before_is_not():
    rows = told([made(day(5, month=1))], [made(day(6, month=1), stage="offer"), (day(20, month=1), {"stage": "lost"})])
    assert set(rows.values()) == {(1, 10)}
    assert {stage for _, stage in rows} == {"lead"}


def test_months_and_days():
    quarter = told([made(day(31, month=1)), (day(5, month=3), {"stage": "won"})], during=Q1, step="month")
    assert quarter == {
        (date(2026, 1, 31), "lead"): (1, 10),
        (date(2026, 2, 28), "lead"): (1, 10),
        (date(2026, 3, 31), "lead"): (0, 0),
    }
    days = told([made(day(3)), (day(5), {"stage": "won"})], step="day")
    assert sorted(on.day for (on, _), (deals, _) in days.items() if deals) == [3, 4]


def test_a_deal_without_an_amount_is_counted_and_not_valued():
    [row] = rows_of(
        snapshots(naive_states({"h": [[made(day(3), amount=None)]]}), during=Period(day(3).date(), day(9).date()))
    )
    assert (row["deals"], row["amount"], row["without_amount"]) == (1, 0, 1)


def test_a_deal_created_at_an_unknown_moment_was_always_there():
    found = states_of([{"deal_id": "a", "outcome": "open", "stage": "lead", "amount": 5}])
    assert {row["deals"] for row in rows_of(snapshots(found, during=WEEKS))} == {1}


def test_nothing_open_gives_no_row():
    assert told() == {}
    assert told([made(day(5, month=3))]) == {}


@pytest.mark.parametrize("step", ["year", None])
def test_an_unknown_step_is_told(step):
    with pytest.raises(ValueError, match=f'step is "{step}"; it is one of day, week, month.'):
        snapshots(naive_states({}), during=WEEKS, step=step)


def test_a_period_in_which_no_step_ends_is_told():
    with pytest.raises(ValueError, match=r"No month ends in 2026-02-02\.\.2026-02-28; take a longer period"):
        snapshots(naive_states({}), during=Period(date(2026, 2, 2), date(2026, 2, 28)), step="month")


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='states table, column "region"'):
        snapshots(naive_states({}), during=WEEKS, by=["region"])


def test_the_states_behind_it_say_from_when_to_when_they_count():
    found = snapshots_deals(naive_states({"h": [[made(day(3)), (day(10), {"stage": "meet"})]]}), during=WEEKS)
    rows = sorted((row["part"], row["counted_from"].day, row["counted_until"]) for row in rows_of(found))
    assert rows == [("lead", 3, date(2026, 2, 10)), ("meet", 10, None)]


@pytest.mark.parametrize(("step", "zone"), [("week", "UTC"), ("day", "America/Los_Angeles"), ("month", "Asia/Tokyo")])
def test_random_histories_are_counted_as_a_row_by_row_reader_counts_them(step, zone):
    randomly = Random(3)
    during = Period(date(2026, 1, 7), date(2026, 3, 25), zone)
    worlds = {f"h{number}": world(randomly) for number in range(80)}
    found = rows_of(snapshots(naive_states(worlds), during=during, step=step, by=["owner"]))
    naive, days = Counter(), {row["on"] for row in found}
    for events in [events for deals in worlds.values() for events in deals]:
        for on in days:
            past = [event for event in events if local_day(event[0], zone) <= on]
            deal = at(past, END)
            if in_pipeline(deal, None):
                naive[on, deal["stage"], deal["owner"], "deals"] += 1
                naive[on, deal["stage"], deal["owner"], "amount"] += deal["amount"] or 0
                naive[on, deal["stage"], deal["owner"], "without_amount"] += deal["amount"] is None
    measures = ("deals", "amount", "without_amount")
    assert {
        (row["on"], row["stage"], row["owner"], name): row[name] for row in found for name in measures if row[name]
    } == {key: value for key, value in naive.items() if value}
    assert len(days) == {"week": 11, "day": 77, "month": 2}[step]


def test_each_is_the_open_deals_as_of_that_moment():
    deals, moves, changed = export({f"h{n}": world(Random(n)) for n in range(60)})
    found = rows_of(snapshots(states_of(deals, moves, changed), during=WEEKS))
    for on in sorted({row["on"] for row in found})[::3]:
        as_of = datetime(on.year, on.month, on.day) + timedelta(days=1) - timedelta(microseconds=1)
        logs = deals_table(deals), table(moves, CHANGES), table(changed, FIELDS)
        then = [
            row for row in rows_of(deals_as_of(*logs, as_of=as_of, stages=stages_table())) if row["outcome"] == "open"
        ]
        mine = [row for row in found if row["on"] == on]
        assert sum(row["deals"] for row in mine) == len(then) > 10
        assert sum(row["amount"] for row in mine) == sum(row["amount"] or Decimal(0) for row in then)
        assert {row["stage"]: row["deals"] for row in mine if row["deals"]} == Counter(row["stage"] for row in then)
