from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from tests.metrics.movement.pipelines import (
    FEBRUARY,
    MARCH,
    Q1,
    at,
    export,
    in_pipeline,
    is_open,
    naive_movements,
    rows_of,
    states_of,
    stored,
    world,
)

import venturi
from venturi.metrics.movement.bridge import bridge, bridge_deals
from venturi.metrics.movement.snapshots import snapshots
from venturi.metrics.movement.states import states
from venturi.metrics.movement.steps import MOVEMENTS
from venturi.metrics.periods import Period
from venturi.metrics.stays import carry

ENDS = ("opening", "closing")
HISTORIES = 1_000


@pytest.fixture(scope="module")
def worlds():
    randomly = Random(20260301)
    return {f"h{number}": world(randomly) for number in range(HISTORIES)}


@pytest.fixture(scope="module")
def their_states(worlds):
    """A thousand histories in one table: each is a group of its own, so that one query reconciles them all."""
    return stored(states_of(*export(worlds)))


@pytest.mark.parametrize("due_in", [None, Q1, MARCH])
@pytest.mark.parametrize("by", [(), ("owner",)])
def test_a_thousand_random_histories_reconcile_to_the_cent(worlds, their_states, due_in, by):
    found = rows_of(bridge_deals(their_states, during=FEBRUARY, due_in=due_in, by=["history", *by]))
    mine, ends = Counter(), {}
    for row in found:
        group = (row["history"], *(row[name] for name in by))
        mine[row["part"], group, row["amount"]] += 1
        sums = ends.setdefault(group, {"opening": Decimal(0), "closing": Decimal(0), "moved": Decimal(0)})
        if row["part"] in (*ENDS, *MOVEMENTS):
            sums[row["part"] if row["part"] in ENDS else "moved"] += row["amount"] or 0
    assert all(sums["opening"] + sums["moved"] == sums["closing"] for sums in ends.values())
    assert mine == _naive(worlds, due_in, by)


def _naive(worlds, due_in, by):
    found = Counter()
    for history, deals in worlds.items():
        for events in deals:
            for part, moment in (("opening", FEBRUARY.starts_at), ("closing", FEBRUARY.ends_at)):
                deal = at(events, moment, before=True)
                if in_pipeline(deal, due_in):
                    found[part, (history, *(deal[name] for name in by)), deal["amount"]] += 1
                if part == "closing" and due_in and is_open(deal) and deal["expected_close_on"] is None:
                    found["expected date unknown", (history, *(deal[name] for name in by)), deal["amount"]] += 1
            for part, group, value in naive_movements(events, FEBRUARY, due_in, by):
                found[part, (history, *group), value] += 1
    return found


def test_the_groups_add_up_to_the_whole(their_states):
    def sums(by):
        whole = Counter()
        for row in rows_of(bridge(their_states, during=FEBRUARY, due_in=Q1, by=by)):
            whole[row["movement"]] += row["amount"]
        return whole

    whole, owners = sums(()), sums(["owner"])
    assert owners.pop("owner in") == -owners.pop("owner out") != 0
    assert owners == whole


def test_one_period_is_the_sum_of_its_parts(their_states):
    january = Period(date(2026, 1, 1), date(2026, 2, 1))
    whole, *parts = (
        {row["movement"]: row["amount"] for row in rows_of(bridge(their_states, during=during))}
        for during in (Q1, january, FEBRUARY, MARCH)
    )
    assert all(whole[movement] == sum(part[movement] for part in parts) for movement in set(whole) & set(MOVEMENTS))
    assert [part["opening"] for part in parts] == [whole["opening"], *(part["closing"] for part in parts[:2])]


def test_the_demo_company_reconciles_in_every_week_of_three_years(demo_export):
    years = Period(date(2023, 10, 2), date(2026, 9, 28))
    with venturi.read(*demo_export) as demo:
        tables = demo.tables
        made_of = states(demo.deals, demo.stays, tables.field_changes, stages=tables.stages)
        found = stored(carry(made_of, demo.deals, ["source"]))
    standing, moved = Counter(), Counter()
    for row in rows_of(snapshots(found, during=years)):
        standing[row["on"]] += row["amount"]
    for row in rows_of(bridge_deals(found, during=years)):
        if row["at"] is not None:
            week = row["at"].date() + timedelta(days=6 - row["at"].weekday())
            moved[week] += row["amount"] or 0
        elif row["part"] == "opening":
            moved[years.start - timedelta(days=1)] += row["amount"] or 0
    weeks = sorted(standing)
    assert len(weeks) == 156
    assert sum(bool(moved[week]) for week in weeks) > 140
    running = moved[years.start - timedelta(days=1)]
    for week in weeks:
        running += moved[week]
        assert running == standing[week], week
    for week in (weeks[30], weeks[100]):
        during = Period(week - timedelta(days=6), week + timedelta(days=1))
        rows = {row["movement"]: row["amount"] for row in rows_of(bridge(found, during=during))}
        assert rows.pop("closing unknown") is not None
        assert rows.pop("closing") == sum(rows.values()) == standing[week]
