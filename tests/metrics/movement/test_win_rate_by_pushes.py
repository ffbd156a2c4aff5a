from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from tests.metrics.movement.pipelines import FEBRUARY, at, day, is_open, naive_states, rows_of, world

from venturi.errors import TableError
from venturi.metrics.movement.win_rate_by_pushes import (
    PUSHES,
    UNDATED,
    win_rate_by_pushes,
    win_rate_by_pushes_deals,
)

FIRST = date(2026, 3, 1)


def made(moment=None, **values):
    told = {"stage": "lead", "amount": 10, "expected_close_on": FIRST, "owner": "ana"}
    return (moment or day(1), told | values)


def pushed(times, outcome=None, end=None):
    """A deal put off by a day so many times, then decided."""
    pushes = [(day(2 + n), {"expected_close_on": FIRST + timedelta(days=n + 1)}) for n in range(times)]
    return [made(), *pushes, *([(end or day(20), {"stage": outcome})] if outcome else [])]


def told(*deals, **options):
    found = rows_of(win_rate_by_pushes(naive_states({"h": deals}), **options))
    return {row["pushes"]: row for row in found}


def test_the_worked_example():
    # Never pushed: 1 of 4 won. Once: 1 of 2. Three times and five times: 2 of 3.
    rows = told(
        pushed(0, "won"),
        *[pushed(0, "lost")] * 3,
        pushed(1, "won"),
        pushed(1, "lost"),
        pushed(3, "won"),
        pushed(5, "won"),
        pushed(4, "lost"),
        pushed(2),
    )
    assert [(rows[key]["won"], rows[key]["lost"], rows[key]["open"]) for key in PUSHES] == [
        (1, 3, 0),
        (1, 1, 0),
        (0, 0, 1),
        (2, 1, 0),
    ]
    assert [rows[key]["unit"] for key in PUSHES] == [0.25, 0.5, None, pytest.approx(2 / 3)]
    # Wilson, 1 of 4: centre (0.25 + 0.4802) / 1.9604 = 0.3725, spread 0.6390 / 1.9604 = 0.3259.
    assert rows["0"]["low"] == pytest.approx(0.0456, abs=1e-4)
    assert rows["0"]["high"] == pytest.approx(0.6994, abs=1e-4)
    assert (rows["2"]["low"], rows["2"]["high"]) == (None, None)


def test_every_number_of_pushes_has_a_row_also_where_there_is_no_deal():
    rows = told()
    assert set(rows) == {*PUSHES, UNDATED}
    assert {(row["won"], row["lost"], row["open"], row["unit"]) for row in rows.values()} == {(0, 0, 0, None)}


def test_a_date_pulled_in_is_no_push_and_takes_none_back():
    changes = [(day(2), {"expected_close_on": FIRST + timedelta(days=9)}), (day(3), {"expected_close_on": FIRST})]
    assert told([made(), *changes, (day(20), {"stage": "won"})])["1"]["won"] == 1


def test_the_date_set_in_the_moment_of_the_decision_is_no_push():
    late = (day(20), {"expected_close_on": FIRST + timedelta(days=9)})
    assert told([made(), late, (day(20), {"stage": "won"})])["0"]["won"] == 1


def test_a_date_given_to_a_deal_without_one_is_no_push():
    rows = told([made(expected_close_on=None), (day(2), {"expected_close_on": FIRST}), (day(20), {"stage": "won"})])
    assert rows["0"]["won"] == 1


def test_of_a_deal_that_never_had_a_date_nobody_can_tell():
    assert told([made(expected_close_on=None), (day(20), {"stage": "won"})])[UNDATED]["won"] == 1


def test_both_edges_of_the_period_and_open_deals_beside_it():
    first, last = FEBRUARY.starts_at, FEBRUARY.ends_at
    early = [made(day(1, month=1)), (first, {"stage": "won"})]
    late = [made(day(1, month=1)), (last, {"stage": "won"})]
    assert told(early, late, [made()], decided_in=FEBRUARY)["0"] | {"low": 0, "high": 1} == {
        "pushes": "0",
        "won": 1,
        "lost": 0,
        "open": 1,
        "unit": 1.0,
        "low": 0,
        "high": 1,
    }


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='states table, column "expected_close_on"'):
        win_rate_by_pushes(naive_states({}).drop("expected_close_on"))


@pytest.mark.parametrize("decided_in", [None, FEBRUARY])
def test_random_histories_are_counted_as_a_row_by_row_reader_counts_them(decided_in):
    randomly = Random(13)
    worlds = {f"h{number}": world(randomly) for number in range(300)}
    found = naive_states(worlds)
    naive = Counter()
    closed_at = {row["deal_id"]: row["closed_at"] for row in rows_of(found) if row["holds_until"] is None}
    for history, deals in worlds.items():
        for number, events in enumerate(deals):
            now, closed = at(events, events[-1][0]), closed_at[f"{history}-{number}"]
            if is_open(now) or decided_in is None or decided_in.starts_at <= closed < decided_in.ends_at:
                naive[_pushes(events), now["owner"], "open" if is_open(now) else now["stage"]] += 1
    rows = rows_of(win_rate_by_pushes(found, decided_in=decided_in, by=["owner"]))
    parts = ("won", "lost", "open")
    assert {(row["pushes"], row["owner"], part): row[part] for row in rows for part in parts if row[part]} == naive
    behind = rows_of(win_rate_by_pushes_deals(found, decided_in=decided_in, by=["owner"]))
    assert Counter((row["pushes"], row["owner"], row["part"]) for row in behind) == naive


def _pushes(events):
    count, dated = 0, False
    for moment in sorted({when for when, _ in events}):
        was, now = at(events, moment, before=True), at(events, moment)
        dated = dated or (is_open(now) and now["expected_close_on"] is not None)
        if is_open(was) and is_open(now) and None not in (was["expected_close_on"], now["expected_close_on"]):
            count += now["expected_close_on"] > was["expected_close_on"]
    return UNDATED if not dated else str(count) if count < 3 else "3+"
