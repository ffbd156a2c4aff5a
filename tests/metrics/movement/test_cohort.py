from collections import Counter
from random import Random

import pytest
from tests.metrics.movement.pipelines import FEBRUARY, at, day, is_open, naive_states, rows_of, world

from venturi.errors import TableError
from venturi.metrics.movement.cohort import cohort, cohort_deals


def made(moment, **values):
    return (moment, {"stage": "lead", "amount": 10, "expected_close_on": None, "owner": "ana"} | values)


def told(*deals, **options):
    found = rows_of(cohort(naive_states({"h": deals}), **options))
    return {(row["became"], row["stage"]): row for row in found}


def test_the_worked_example():
    # Of ten deals created in February 3 were won, 5 lost, 1 stands in lead and 1 in offer.
    rows = told(
        *[[made(day(3)), (day(9), {"amount": 20}), (day(1, month=4), {"stage": "won"})]] * 3,
        *[[made(day(4)), (day(1, month=5), {"stage": "lost"})]] * 5,
        [made(day(5))],
        [made(day(6)), (day(20), {"stage": "offer"})],
        created_in=FEBRUARY,
    )
    assert {key: (row["deals"], row["of"], row["share"]) for key, row in rows.items()} == {
        ("won", None): (3, 10, 0.3),
        ("lost", None): (5, 10, 0.5),
        ("open", "lead"): (1, 10, 0.1),
        ("open", "offer"): (1, 10, 0.1),
    }
    # They were worth 10 each: 30 of 100; by now the won ones are worth 20 each.
    assert (rows["won", None]["amount_then"], rows["won", None]["amount_now"], rows["won", None]["value"]) == (
        30,
        60,
        0.3,
    )
    # Wilson, 3 of 10, as in every share.
    assert rows["won", None]["low"] == pytest.approx(0.1078, abs=1e-4)
    assert (rows["open", "offer"]["position"], rows["won", None]["position"]) == (4, None)


def test_nobody_there_gives_no_row():
    assert told([made(day(1, month=3))], created_in=FEBRUARY) == {}


@pytest.mark.parametrize(("moment", "deals"), [(FEBRUARY.starts_at, 1), (FEBRUARY.ends_at, 0)])
def test_both_edges_of_the_creation(moment, deals):
    assert len(told([made(moment)], created_in=FEBRUARY)) == deals


def test_deals_open_at_a_moment_and_open_in_a_period():
    gone = [made(day(3)), (day(9), {"stage": "lost"})]
    assert len(told(gone, open_at=day(8))) == 1
    assert len(told(gone, open_at=day(9))) == 0
    assert len(told(gone, open_in=FEBRUARY)) == 1
    before = [made(day(3, month=1)), (FEBRUARY.starts_at, {"stage": "lost"})]
    assert told(before, [made(FEBRUARY.ends_at)], open_in=FEBRUARY) == {}


def test_a_reopened_deal_counts_by_what_it_is_now():
    deal = [made(day(3)), (day(9), {"stage": "lost"}), (day(12), {"stage": "offer"})]
    assert set(told(deal, open_at=day(5))) == {("open", "offer")}


def test_an_unknown_amount_leaves_the_money_only():
    row = told([made(day(3), amount=None)], *[[made(day(3))]] * 4, created_in=FEBRUARY)["open", "lead"]
    assert (row["deals"], row["amount_then"], row["without_amount"], row["value"]) == (5, 40, 1, 1)
    row = told([made(day(3), amount=None)], *[[made(day(3))]] * 3, created_in=FEBRUARY)["open", "lead"]
    assert (row["value"], row["amount_then"]) == (None, 30)


def test_the_groups_are_those_of_then():
    found = naive_states({"h": [[made(day(3)), (day(9), {"owner": "ben"})]]})
    assert [row["owner"] for row in rows_of(cohort(found, created_in=FEBRUARY, by=["owner"]))] == ["ana"]
    assert [row["owner"] for row in rows_of(cohort(found, open_at=day(20), by=["owner"]))] == ["ben"]


@pytest.mark.parametrize("asked", [{}, {"created_in": FEBRUARY, "open_in": FEBRUARY}])
def test_one_cohort_is_asked_for(asked):
    with pytest.raises(ValueError, match="Name one cohort: created_in, open_in or open_at"):
        cohort(naive_states({}), **asked)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='states table, column "created_at"'):
        cohort(naive_states({}).drop("created_at"), created_in=FEBRUARY)


@pytest.mark.parametrize("asked", [{"created_in": FEBRUARY}, {"open_in": FEBRUARY}, {"open_at": day(14)}])
def test_random_histories_are_counted_as_a_row_by_row_reader_counts_them(asked):
    randomly = Random(17)
    worlds = {f"h{number}": world(randomly) for number in range(300)}
    naive = Counter()
    for events in [events for deals in worlds.values() for events in deals]:
        then = _then(events, **asked)
        if then:
            now = at(events, events[-1][0])
            place = ("open", now["stage"]) if is_open(now) else (now["stage"], None)
            naive[then["owner"], *place, then["amount"], now["amount"]] += 1
    behind = rows_of(cohort_deals(naive_states(worlds), by=["owner"], **asked))
    shown = ("owner", "part", "stage", "amount_then", "amount_now")
    assert Counter(tuple(row[name] for name in shown) for row in behind) == naive
    rows = rows_of(cohort(naive_states(worlds), by=["owner"], **asked))
    wholes = {row["owner"]: row["of"] for row in rows}
    assert sum(wholes.values()) == sum(row["deals"] for row in rows) == naive.total()
    for owner in wholes:
        assert sum(row["share"] for row in rows if row["owner"] == owner) == pytest.approx(1)


def _then(events, *, created_in=None, open_in=None, open_at=None):
    """The deal as it was when it first belonged to the cohort, or null."""
    if created_in:
        created = events[0][0]
        return at(events, created) if created_in.starts_at <= created < created_in.ends_at else None
    moments = (
        [open_at]
        if open_at
        else [open_in.starts_at, *(when for when, _ in events if open_in.starts_at < when < open_in.ends_at)]
    )
    return next((deal for deal in (at(events, moment) for moment in moments) if is_open(deal)), None)
