from collections import Counter
from datetime import datetime, timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import histories, rows_of
from tests.metrics.paths.journeys import START, by_key, days, naive_steps, name, tabled, tables_of, went
from tests.metrics.some_deals import Q1

from venturi.errors import TableError
from venturi.metrics.paths.directly_follows import EDGE, directly_follows, directly_follows_deals


def graph(tables, **options):
    return by_key(directly_follows(tables.steps, tables.deals, **options), *EDGE)


def test_the_worked_example():
    # Two deals were created two days before their first step. Both go lead → offer after a day; one of them goes back
    # after another day and is won the day after, the other is still in "offer".
    found = graph(went(("won", "lead", "offer", "lead"), ("open", "lead", "offer")))
    told = {key: (row["moves"], row["deals"], row["median_days"]) for key, row in found.items()}
    assert told == {
        ("begin", None, "lead"): (2, 2, 2),
        ("step", "lead", "offer"): (2, 2, 1),
        ("step", "offer", "lead"): (1, 1, 1),
        ("end", "lead", "won"): (1, 1, 1),
        ("end", "offer", "open"): (1, 1, None),
    }
    assert found["end", "offer", "open"]["without_days"] == 1


def test_a_deal_that_makes_a_move_twice_is_one_deal():
    found = graph(went(("open", "lead", "meet", "lead", "meet")))
    assert (found["step", "lead", "meet"]["moves"], found["step", "lead", "meet"]["deals"]) == (2, 1)


def test_steps_that_nobody_numbered_by_their_kind_give_the_same():
    tables = went(("open", "lead", "meet", "lead", "meet"), ("won", "lead", "meet", "won"))
    plain = directly_follows(tables.steps.drop("visit"), tables.deals)
    assert by_key(plain, *EDGE) == graph(tables)


def test_a_closed_stage_at_the_end_is_the_outcome_and_no_step():
    assert set(graph(went(("lost", "lead", "lost")))) == {("begin", None, "lead"), ("end", "lead", "lost")}


def test_an_open_deal_has_not_taken_its_time_yet_though_it_stands_in_a_closed_stage():
    row = graph(went(("open", "lead", "lost")))["end", "lead", "open"]
    assert (row["median_days"], row["without_days"]) == (None, 1)


def test_a_reopened_deal_goes_through_the_closed_stage():
    edges = set(graph(went(("won", "lead", "lost", "offer", "won"))))
    assert {("step", "lead", "lost"), ("step", "lost", "offer"), ("end", "offer", "won")} < edges


def test_a_deal_nobody_exported_ends_in_an_unknown_outcome():
    tables = tabled([{"deal_id": "x", "changed_at": START, "stage": "lead"}], [])
    assert set(graph(tables)) == {("begin", None, "lead"), ("end", "lead", "outcome_unknown")}


def test_a_first_step_before_the_creation_has_no_length():
    deals = [{"deal_id": "a", "outcome": "open", "created_at": START + timedelta(days=1)}]
    found = graph(tabled([{"deal_id": "a", "changed_at": START, "stage": "lead"}], deals))
    row = found["begin", None, "lead"]
    assert (row["median_days"], row["without_days"]) == (None, 1)


def test_where_only_the_day_of_creation_is_known_days_are_whole():
    tables = tabled(
        [{"deal_id": "a", "changed_at": START + timedelta(hours=15), "stage": "lead"}],
        [{"deal_id": "a", "outcome": "open", "created_at": START}],
    )
    dated = tables.deals.mutate(created_day_only=True)
    [row] = [row for row in rows_of(directly_follows(tables.steps, dated)) if row["part"] == "begin"]
    assert row["median_days"] == 0


def test_nothing_gives_no_edge():
    assert graph(went()) == {}


def test_both_edges_of_the_period():
    edges = [Q1.starts_at, Q1.starts_at - timedelta(seconds=1), Q1.ends_at - timedelta(seconds=1), Q1.ends_at]
    tables = tabled(
        [{"deal_id": f"d{nth}", "changed_at": datetime(2025, 12, 1), "stage": "lead"} for nth in range(4)],
        [{"deal_id": f"d{nth}", "outcome": "won", "closed_at": at} for nth, at in enumerate(edges)],
    )
    listed = rows_of(directly_follows_deals(tables.steps, tables.deals, decided_in=Q1))
    assert {row["deal_id"] for row in listed} == {"d0", "d2"}


def test_a_missing_column_is_named():
    tables = went(("open", "lead"))
    with pytest.raises(TableError, match='deals table, column "created_at"'):
        directly_follows(tables.steps, tables.deals.drop("created_at"))


@settings(max_examples=some(10), deadline=None)
@given(histories(max_deals=8))
def test_it_finds_what_a_row_by_row_reader_finds(history):
    deals = {deal["deal_id"]: deal for deal in history.deals}
    moves = []
    for deal_id, steps in naive_steps(history).items():
        deal = deals.get(deal_id, {})
        owner, created = deal.get("owner"), deal.get("created_at")
        lead_in = days(created, steps[0]["entered_at"])
        moves.append((("begin", None, name(steps[0]), owner), deal_id, None if (lead_in or 0) < 0 else lead_in))
        for step, after in zip(steps, [*steps[1:], None]):
            end = after is None
            to = (step["outcome"] or "outcome_unknown") if end else name(after)
            over = not end or to in ("won", "lost")
            length = days(step["entered_at"], step["left_at"]) if over else None
            moves.append((("end" if end else "step", name(step), to, owner), deal_id, length))
    tables = tables_of(history, by=["owner"])
    found = by_key(directly_follows(tables.steps, tables.deals, by=["owner"]), *EDGE, "owner")
    assert {key: row["moves"] for key, row in found.items()} == Counter(key for key, _, _ in moves)
    for key, row in found.items():
        mine = [move for move in moves if move[0] == key]
        known = [length for _, _, length in mine if length is not None]
        assert row["deals"] == len({deal_id for _, deal_id, _ in mine})
        assert row["without_days"] == len(mine) - len(known)
        assert row["median_days"] == (pytest.approx(median(known), abs=1e-4) if known else None)
    # Every deal begins once and ends once.
    assert sum(row["moves"] for key, row in found.items() if key[0] == "begin") == len(naive_steps(history))
    assert sum(row["moves"] for key, row in found.items() if key[0] == "end") == len(naive_steps(history))
