from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from tests.metrics.movement.pipelines import (
    FEBRUARY,
    MARCH,
    deals_table,
    naive_states,
    rows_of,
    world,
)

from venturi.errors import TableError
from venturi.metrics.movement.bridge import INSTANT, bridge
from venturi.metrics.movement.bridge_end_points import bridge_end_points, bridge_end_points_deals
from venturi.metrics.movement.states import states_at


def deal(deal_id, amount, outcome="open", expected=None, owner="ana"):
    values = {"deal_id": deal_id, "amount": amount, "outcome": outcome}
    return values | {"expected_close_on": expected, "owner": owner}


def told(opening, closing, **options):
    """The bridge between two lists of deals, as {(movement, *group): (deals, amount)}, without what did not happen."""
    found = rows_of(bridge_end_points(deals_table(opening), deals_table(closing), **options))
    by = options.get("by", ())
    return {
        (row["movement"], *(row[name] for name in by)): (row["deals"], row["amount"]) for row in found if row["deals"]
    }


def test_the_worked_example():
    # Opening 100 + 50 + 80 + 30 + 20 = 280. Won 110 after an increase of 10, lost 50, removed 80, decreased 5, new 60,
    # reopened 7: 280 + 10 − 110 − 50 − 80 − 5 + 60 + 7 = 112 = 25 + 20 + 60 + 7.
    opening = [*(deal(*one) for one in (("a", 100), ("b", 50), ("c", 80), ("d", 30), ("e", 20))), deal("f", 9, "lost")]
    closing = [
        *(deal("a", 110, "won"), deal("b", 50, "lost"), deal("d", 25), deal("e", 20), deal("f", 7), deal("g", 60)),
        deal("came and went", 1_000, "won"),
    ]
    assert told(opening, closing) == {
        ("opening",): (5, 280),
        ("new",): (1, 60),
        ("reopened",): (1, 7),
        ("increased",): (1, 10),
        ("decreased",): (1, -5),
        ("won",): (1, -110),
        ("lost",): (1, -50),
        ("removed",): (1, -80),
        ("closing",): (4, 112),
    }


def test_a_window_of_expected_dates():
    inside, outside = date(2026, 3, 1), date(2026, 4, 1)
    opening = [deal("a", 5, expected=inside), deal("b", 7, expected=outside), deal("c", 9)]
    closing = [deal("a", 5, expected=outside), deal("b", 7, expected=inside), deal("c", 9)]
    assert told(opening, closing, due_in=MARCH) == {
        ("opening",): (1, 5),
        ("pulled in",): (1, 7),
        ("pushed out",): (1, -5),
        ("closing",): (1, 7),
        ("expected date unknown",): (1, 9),
    }


def test_an_owner_out_an_owner_in_and_a_removed_deal_leave_the_group_they_were_in():
    opening = [deal("a", 5), deal("b", 8, owner="cyd")]
    assert told(opening, [deal("a", 6, owner=None)], by=["owner"]) == {
        ("opening", "ana"): (1, 5),
        ("owner out", "ana"): (1, -5),
        ("owner in", None): (1, 5),
        ("increased", None): (1, 1),
        ("closing", None): (1, 6),
        ("opening", "cyd"): (1, 8),
        ("removed", "cyd"): (1, -8),
    }


def test_nothing_to_compare_gives_a_row_for_each_movement():
    rows = rows_of(bridge_end_points(deals_table([]), deals_table([])))
    assert len(rows) == 9
    assert {(row["deals"], row["amount"]) for row in rows} == {(0, 0)}


def test_the_rows_behind_it_name_the_deal_and_no_moment():
    [row] = rows_of(
        bridge_end_points_deals(deals_table([deal("a", 5)]), deals_table([]))["deal_id", "part", "at"].filter(
            lambda rows: rows.part == "removed"
        )
    )
    assert row == {"deal_id": "a", "part": "removed", "at": None}


@pytest.mark.parametrize("missing", ["opening", "closing"])
def test_a_missing_column_is_named(missing):
    sides = {name: deals_table([]) for name in ("opening", "closing")}
    sides[missing] = sides[missing].drop("owner")
    with pytest.raises(TableError, match=f'{missing} table, column "owner"'):
        bridge_end_points(*sides.values(), by=["owner"])


@pytest.mark.parametrize("due_in", [None, MARCH])
def test_it_has_the_ends_of_the_bridge_from_events_and_what_moved_between_adds_up(due_in):
    randomly = Random(5)
    found = naive_states({f"h{number}": world(randomly) for number in range(200)})
    ends = [states_at(found, as_of=edge - INSTANT) for edge in (FEBRUARY.starts_at, FEBRUARY.ends_at)]
    net, events = (
        {(row["movement"], row["owner"]): row["amount"] for row in rows_of(one)}
        for one in (
            bridge_end_points(*ends, due_in=due_in, by=["owner"]),
            bridge(found, during=FEBRUARY, due_in=due_in, by=["owner"]),
        )
    )
    sums = Counter()
    for (movement, owner), amount in net.items():
        if movement in ("opening", "closing"):
            assert amount == events[movement, owner]
        if movement != "expected date unknown":
            sums[owner] += -amount if movement == "closing" else amount
    assert set(sums.values()) == {Decimal(0)}
    assert net != {key: events[key] for key in net}
