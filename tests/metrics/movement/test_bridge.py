from datetime import UTC, date, datetime

import pytest
from tests.metrics.movement.pipelines import (
    FEBRUARY,
    MARCH,
    day,
    naive_states,
    rows_of,
    states_of,
)

from venturi.errors import TableError
from venturi.metrics.movement.bridge import bridge, bridge_deals
from venturi.metrics.periods import Period


def told(*deals, during=FEBRUARY, due_in=None, by=()):
    """The bridge of deals given as [(moment, {field: value}), …], as {(movement, *group): (deals, events, amount)}."""
    found = bridge(naive_states({"h": deals}), during=during, due_in=due_in, by=by)
    return {
        (row["movement"], *(row[name] for name in by)): (row["deals"], row["events"], row["amount"])
        for row in rows_of(found)
        if row["events"]
    }


def made(moment, **values):
    return (moment, {"stage": "lead", "amount": None, "expected_close_on": None, "owner": "ana"} | values)


def amount(value, moment):
    return (moment, {"amount": value})


JANUARY = datetime(2026, 1, 10)


def test_the_worked_example():
    # Opening 100 + 50 + 80 = 230. New 40, increased 25 (100 → 125), decreased 10 (50 → 40), won 125, lost 80.
    # 230 + 40 + 25 − 10 − 125 − 80 = 80: what is open at the end, the deals at 40 and at 40.
    rows = told(
        [made(JANUARY, amount=100), amount(125, day(3)), (day(9), {"stage": "won"})],
        [made(JANUARY, amount=50), amount(40, day(5))],
        [made(JANUARY, amount=80), (day(20), {"stage": "lost"})],
        [made(day(14), amount=40)],
    )
    assert rows == {
        ("opening",): (3, 3, 230),
        ("new",): (1, 1, 40),
        ("increased",): (1, 1, 25),
        ("decreased",): (1, 1, -10),
        ("won",): (1, 1, -125),
        ("lost",): (1, 1, -80),
        ("closing",): (2, 2, 80),
    }


def test_every_movement_has_a_row_also_when_nothing_moved():
    rows = rows_of(bridge(states_of([]), during=FEBRUARY, due_in=MARCH, by=[]))
    assert [row["movement"] for row in sorted(rows, key=lambda row: row["step"])] == [
        *("opening", "new", "reopened", "pulled in", "pushed out", "increased", "decreased", "won", "lost"),
        *("removed", "closing", "expected date unknown", "closing unknown"),
    ]
    assert {(row["deals"], row["events"], row["amount"], row["without_amount"]) for row in rows} == {(0, 0, 0, 0)}


def test_both_edges_of_the_period():
    first, last = FEBRUARY.starts_at, FEBRUARY.ends_at
    assert told([made(first, amount=5)]) == {("new",): (1, 1, 5), ("closing",): (1, 1, 5)}
    assert told([made(last, amount=5)]) == {}
    before = [made(JANUARY, amount=5)]
    assert told([*before, (first, {"stage": "won"})]) == {("opening",): (1, 1, 5), ("won",): (1, 1, -5)}
    assert told([*before, (last, {"stage": "won"})]) == {("opening",): (1, 1, 5), ("closing",): (1, 1, 5)}


def test_the_edges_are_those_of_the_zone_of_the_period():
    # Midnight in Berlin is 23:00 UTC of the day before.
    berlin = Period(FEBRUARY.start, FEBRUARY.end, "Europe/Berlin")
    assert told([made(datetime(2026, 1, 31, 23), amount=5)], during=berlin)["new",] == (1, 1, 5)
    assert ("new",) not in told([made(datetime(2026, 2, 28, 23), amount=5)], during=berlin)


def test_a_reopened_deal_comes_back():
    rows = told([made(JANUARY, amount=5), (day(3), {"stage": "lost"}), (day(9), {"stage": "offer"})])
    assert rows == {
        ("opening",): (1, 1, 5),
        ("lost",): (1, 1, -5),
        ("reopened",): (1, 1, 5),
        ("closing",): (1, 1, 5),
    }


def test_an_amount_changed_in_the_moment_of_the_decision_counts_before_it():
    rows = told([made(JANUARY, amount=100), amount(120, day(9)), (day(9), {"stage": "won"})])
    assert rows == {("opening",): (1, 1, 100), ("increased",): (1, 1, 20), ("won",): (1, 1, -120)}


def test_an_amount_emptied_in_the_moment_of_the_decision_leaves_as_it_was():
    rows = told([made(JANUARY, amount=100), amount(None, day(9)), (day(9), {"stage": "lost"})])
    assert rows == {("opening",): (1, 1, 100), ("lost",): (1, 1, -100)}


def test_a_deal_created_and_decided_in_the_period_is_new_and_gone():
    assert told([made(day(2), amount=7), (day(9), {"stage": "won"})]) == {("new",): (1, 1, 7), ("won",): (1, 1, -7)}


def test_so_is_one_created_and_decided_in_one_moment():
    assert told([made(day(2), amount=7, stage="lost")]) == {("new",): (1, 1, 7), ("lost",): (1, 1, -7)}


def test_a_deal_decided_before_it_was_created_was_never_in_the_pipeline():
    row = {"deal_id": "a", "outcome": "lost", "created_at": day(9), "closed_at": day(2), "amount": 5}
    assert not [row for row in rows_of(bridge(states_of([row]), during=FEBRUARY)) if row["events"]]


def test_what_was_set_back_and_forth_in_one_moment_has_not_moved():
    rows = told([made(JANUARY, amount=5), amount(9, day(3)), amount(5, day(3)), (day(3), {"stage": "meet"})])
    assert set(rows) == {("opening",), ("closing",)}


def test_each_change_of_an_amount_counts():
    rows = told([made(JANUARY, amount=5), amount(9, day(3)), amount(7, day(4)), amount(8, day(5))])
    assert rows["increased",] == (1, 2, 5)
    assert rows["decreased",] == (1, 1, -2)


def test_an_unknown_amount_is_counted_and_not_valued():
    found = bridge(naive_states({"h": [[made(day(2)), amount(30, day(5))]]}), during=FEBRUARY)
    rows = {row["movement"]: row for row in rows_of(found)}
    assert (rows["new"]["deals"], rows["new"]["amount"], rows["new"]["without_amount"]) == (1, 0, 1)
    assert (rows["increased"]["amount"], rows["increased"]["without_amount"]) == (30, 0)
    assert (rows["closing"]["amount"], rows["closing"]["without_amount"]) == (30, 0)


def test_a_deal_decided_on_an_unknown_day_stands_beside_the_bridge():
    found = bridge(states_of([{"deal_id": "a", "outcome": "lost", "created_at": day(2), "amount": 5}]), during=FEBRUARY)
    assert {row["movement"]: row["deals"] for row in rows_of(found) if row["events"]} == {"closing unknown": 1}


def test_a_deal_created_on_an_unknown_day_was_always_there():
    row = {"deal_id": "a", "outcome": "won", "created_at": None, "closed_at": day(2), "amount": 5}
    found = rows_of(bridge(states_of([row]), during=FEBRUARY))
    assert {row["movement"]: row["amount"] for row in found if row["events"]} == {"opening": 5, "won": -5}


def dated(moment, day_):
    return (moment, {"expected_close_on": day_})


IN_MARCH, IN_APRIL = date(2026, 3, 31), date(2026, 4, 1)


def test_a_deal_pushed_out_and_pulled_back_is_both():
    rows = told(
        [made(JANUARY, amount=5, expected_close_on=IN_MARCH), dated(day(3), IN_APRIL), dated(day(9), IN_MARCH)],
        due_in=MARCH,
    )
    assert rows == {
        ("opening",): (1, 1, 5),
        ("pushed out",): (1, 1, -5),
        ("pulled in",): (1, 1, 5),
        ("closing",): (1, 1, 5),
    }


def test_a_date_within_the_window_and_a_date_outside_of_it_move_nothing():
    within = [made(JANUARY, amount=5, expected_close_on=IN_MARCH), dated(day(3), date(2026, 3, 1))]
    outside = [made(JANUARY, amount=7, expected_close_on=IN_APRIL), dated(day(3), date(2026, 5, 1))]
    assert told(within, outside, due_in=MARCH) == {("opening",): (1, 1, 5), ("closing",): (1, 1, 5)}


def test_a_deal_without_a_date_is_in_no_window_and_counted_beside_it():
    rows = told([made(JANUARY, amount=5)], [made(JANUARY, amount=7), dated(day(3), IN_MARCH)], due_in=MARCH)
    assert rows == {
        ("pulled in",): (1, 1, 7),
        ("closing",): (1, 1, 7),
        ("expected date unknown",): (1, 1, 5),
    }


def test_an_emptied_date_leaves_the_window():
    rows = told([made(JANUARY, amount=5, expected_close_on=IN_MARCH), dated(day(3), None)], due_in=MARCH)
    assert rows["pushed out",] == (1, 1, -5)


def test_the_date_set_in_the_moment_of_the_decision_pulls_in_and_never_pushes_out():
    won = (day(9), {"stage": "won"})
    pulled = told([made(JANUARY, amount=5, expected_close_on=IN_APRIL), dated(day(9), IN_MARCH), won], due_in=MARCH)
    assert pulled == {("pulled in",): (1, 1, 5), ("won",): (1, 1, -5)}
    kept = told(
        [made(JANUARY, amount=5, expected_close_on=IN_MARCH), dated(day(9), date(2026, 2, 9)), won], due_in=MARCH
    )
    assert kept == {("opening",): (1, 1, 5), ("won",): (1, 1, -5)}


def test_an_owner_who_gives_a_deal_away_loses_it_and_the_other_gets_it():
    rows = told([made(JANUARY, amount=5), (day(3), {"owner": "ben"}), (day(9), {"owner": "ana"})], by=["owner"])
    assert rows == {
        ("opening", "ana"): (1, 1, 5),
        ("owner out", "ana"): (1, 1, -5),
        ("owner in", "ben"): (1, 1, 5),
        ("owner out", "ben"): (1, 1, -5),
        ("owner in", "ana"): (1, 1, 5),
        ("closing", "ana"): (1, 1, 5),
    }


def test_everything_at_once_still_adds_up():
    # 100 of ana becomes 130 of ben and is won, in one moment.
    at_once = [(day(3), {"owner": "ben"}), amount(130, day(3)), (day(3), {"stage": "won"})]
    rows = told([made(JANUARY, amount=100), *at_once], by=["owner"])
    assert rows == {
        ("opening", "ana"): (1, 1, 100),
        ("owner out", "ana"): (1, 1, -100),
        ("owner in", "ben"): (1, 1, 100),
        ("increased", "ben"): (1, 1, 30),
        ("won", "ben"): (1, 1, -130),
    }


def test_by_another_column_a_deal_moves():
    rows = told([made(JANUARY, amount=5), (day(3), {"stage": "meet"})], by=["stage"])
    assert rows == {
        ("opening", "lead"): (1, 1, 5),
        ("moved out", "lead"): (1, 1, -5),
        ("moved in", "meet"): (1, 1, 5),
        ("closing", "meet"): (1, 1, 5),
    }


def test_the_rows_behind_it_name_deal_moment_and_movement():
    found = rows_of(bridge_deals(naive_states({"h": [[made(day(2), amount=5)]]}), during=FEBRUARY))
    assert sorted((row["deal_id"], row["part"], row["at"], row["amount"]) for row in found if row["at"]) == [
        ("h-0", "new", day(2).replace(tzinfo=UTC), 5)
    ]


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='states table, column "region"'):
        bridge(states_of([]), during=FEBRUARY, by=["region"])
