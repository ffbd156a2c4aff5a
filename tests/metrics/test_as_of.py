from datetime import UTC, datetime, timedelta
from decimal import Decimal

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.histories import (
    AS_OF,
    changes_table,
    deals_table,
    fields_table,
    histories,
    rows_of,
    stages_table,
)

from venturi.errors import TableError
from venturi.metrics.as_of import deals_as_of, values_over_time


def day(number, month=2):
    return datetime(2026, month, number)


def known(deal=None, *, moves=(), changes=(), as_of=AS_OF, stages=None):
    """The deal "a" at a moment, if it existed; `moves` as (stage, moment), `changes` as (field, moment, old, new)."""
    deals = deals_table([{"deal_id": "a", "outcome": "open", "created_at": day(1)} | (deal or {})])
    moved = changes_table([{"deal_id": "a", "stage": stage, "changed_at": moment} for stage, moment in moves])
    names = ("field", "changed_at", "old_value", "new_value", "ordinal")
    changed = fields_table([dict(zip(names, (*change, nth)), deal_id="a") for nth, change in enumerate(changes)])
    rows = rows_of(deals_as_of(deals, moved, changed, as_of=as_of, stages=stages))
    return rows[0] if rows else None


def test_a_deal_created_later_does_not_exist():
    assert known(as_of=datetime(2026, 1, 31)) is None
    assert known(as_of=day(1)) is not None
    assert known({"created_at": None}, as_of=datetime(2026, 1, 31)) is not None


def test_a_deal_closed_later_is_open_and_nobody_knows_why_it_was_lost():
    deal = {"outcome": "lost", "closed_at": day(20), "loss_reason": "price"}
    row = known(deal, as_of=day(10))
    assert (row["outcome"], row["closed_at"], row["loss_reason"]) == ("open", None, None)
    row = known(deal, as_of=day(20))
    assert (row["outcome"], row["closed_at"], row["loss_reason"]) == ("lost", day(20), "price")


def test_the_stage_is_the_one_of_the_moment():
    moves = [("lead", day(2)), ("offer", day(9))]
    assert [known({"stage": "offer"}, moves=moves, as_of=day(n))["stage"] for n in (1, 2, 8, 9)] == [
        None,
        "lead",
        "lead",
        "offer",
    ]


def test_a_deal_without_a_log_is_taken_as_it_is_today():
    row = known({"stage": "offer", "owner": "ana"}, as_of=day(3))
    assert (row["stage"], row["owner"]) == ("offer", "ana")


def test_a_field_has_the_value_of_the_last_change_by_then():
    changes = [("owner", day(5), "ana", "ben"), ("owner", day(9), "ben", "eve")]
    assert [known({"owner": "eve"}, changes=changes, as_of=day(n))["owner"] for n in (4, 5, 8, 9)] == [
        "ana",
        "ben",
        "ben",
        "eve",
    ]


def test_amounts_and_emptied_values_are_read():
    changes = [
        ("amount", day(5), "100", "250.5"),
        ("amount", day(9), "250.5", None),
        ("amount", day(12), None, "odd"),
        ("amount", day(14), "odd", "7"),
    ]
    assert [known({"amount": 7}, changes=changes, as_of=day(n))["amount"] for n in (4, 5, 9, 12, 14)] == [
        Decimal(100),
        Decimal("250.5"),
        None,
        None,
        Decimal(7),
    ]


def test_what_the_export_says_holds_unless_something_happened_since():
    # The row says 7 and lead, the log 250.5 and offer: nothing came later, so the row stands.
    deal = {"amount": 7, "stage": "lead"}
    row = known(deal, moves=[("offer", day(5))], changes=[("amount", day(5), "100", "250.5")], as_of=day(9))
    assert (row["amount"], row["stage"]) == (Decimal(7), "lead")


def test_a_source_that_tells_new_values_only_is_read_by_the_change_before():
    changes = [("owner", day(5), None, "ben"), ("owner", day(9), None, "eve")]
    assert [known({"owner": "eve"}, changes=changes, as_of=day(n))["owner"] for n in (4, 5, 9)] == [None, "ben", "eve"]


def test_a_reopened_deal_was_lost_at_the_time():
    moves = [("lead", day(2)), ("lost", day(5)), ("offer", day(9))]
    row = known({"outcome": "open"}, moves=moves, as_of=day(6), stages=stages_table())
    assert (row["outcome"], row["closed_at"], row["stage"]) == ("lost", day(5), "lost")
    assert known({"outcome": "open"}, moves=moves, as_of=day(9), stages=stages_table())["outcome"] == "open"
    assert known({"outcome": "open"}, moves=moves, as_of=day(6))["outcome"] == "open"


def test_a_closed_stage_nobody_left_does_not_overrule_the_deal():
    row = known({"outcome": "open"}, moves=[("lost", day(5))], as_of=day(6), stages=stages_table())
    assert row["outcome"] == "open"


def test_a_deal_was_decided_when_it_came_to_an_end_and_not_when_somebody_tidied_up():
    moves = [("lead", day(2)), ("lost", day(5)), ("lost", day(7)), ("offer", day(9))]
    row = known({"outcome": "open"}, moves=moves, as_of=day(8), stages=stages_table())
    assert (row["outcome"], row["closed_at"]) == ("lost", day(5))
    # Won and lost again: on the 9th it was lost anew.
    moves = [("lost", day(5)), ("won", day(7)), ("lost", day(9)), ("offer", day(12))]
    row = known({"outcome": "open"}, moves=moves, as_of=day(10), stages=stages_table())
    assert (row["outcome"], row["closed_at"]) == ("lost", day(9))


@pytest.mark.parametrize("closed_at", [day(4), None])
def test_a_deal_tidied_up_later_keeps_the_decision_it_tells(closed_at):
    deal = {"outcome": "lost", "stage": "lost", "closed_at": closed_at, "loss_reason": "price"}
    row = known(deal, moves=[("lead", day(2)), ("lost", day(5)), ("lost", day(9))], as_of=day(7), stages=stages_table())
    assert (row["outcome"], row["closed_at"], row["loss_reason"]) == ("lost", closed_at, "price")


def test_why_a_deal_was_lost_that_is_open_again_was_not_known_before():
    deal, moves = {"loss_reason": "price"}, [("lead", day(2)), ("lost", day(5)), ("offer", day(9))]
    told = [known(deal, moves=moves, as_of=day(n), stages=stages_table())["loss_reason"] for n in (4, 5, 9)]
    assert told == [None, "price", "price"]


@pytest.mark.parametrize("order", [1, -1])
def test_moves_of_one_moment_without_an_order_go_forward(order):
    places = ["lead", "offer", "meet"][::order]
    moves = [{"deal_id": "a", "stage": stage, "changed_at": day(2)} for stage in places]
    moves.append({"deal_id": "a", "stage": "close", "changed_at": day(9)})
    deals = deals_table([{"deal_id": "a", "outcome": "open", "stage": "close", "created_at": day(1)}])
    [row] = rows_of(deals_as_of(deals, changes_table(moves), None, as_of=day(3), stages=stages_table()))
    assert row["stage"] == "offer"


def test_how_exact_a_closing_date_is_goes_with_it():
    deal = [{"deal_id": "a", "outcome": "lost", "stage": "lost", "created_at": day(1), "closed_at": day(20)}]
    deals = deals_table(deal).mutate(closed_day_only=True)
    moves = [("lost", day(5)), ("offer", day(9)), ("lost", day(20))]
    moved = changes_table([{"deal_id": "a", "stage": stage, "changed_at": at} for stage, at in moves])
    for at, told in ((4, None), (6, False), (10, None), (20, True)):
        [row] = rows_of(deals_as_of(deals, moved, None, as_of=day(at), stages=stages_table()))
        assert row["closed_day_only"] is told


def test_without_a_log_nobody_knows_where_a_deal_decided_later_stood():
    deals = deals_table([{"deal_id": "a", "outcome": "lost", "stage": "lost", "closed_at": day(9)}])
    deals = deals.mutate(state_unknown=False)
    for at, told in ((8, ("open", None, True)), (9, ("lost", "lost", False))):
        [row] = rows_of(deals_as_of(deals, None, None, as_of=day(at)))
        assert (row["outcome"], row["stage"], row["state_unknown"]) == told


@pytest.mark.parametrize(
    ("moves", "stage"), [([("offer", day(2))], "offer"), ([("offer", day(2)), ("lost", day(5))], None), ([], None)]
)
def test_a_deal_decided_later_did_not_stand_where_it_ended(moves, stage):
    deal = {"outcome": "lost", "stage": "lost", "closed_at": day(20)}
    row = known(deal, moves=moves, as_of=day(9), stages=stages_table())
    assert (row["outcome"], row["stage"]) == ("open", stage)


def test_a_source_that_leaves_the_last_open_stage_on_decided_deals_knows_where_they_stood():
    deal = {"outcome": "lost", "stage": "offer", "closed_at": day(20)}
    assert known(deal, moves=[("offer", day(2))], as_of=day(9), stages=stages_table())["stage"] == "offer"


def test_a_deal_decided_on_an_unknown_day_was_decided_when_it_moved():
    deal, moves = {"outcome": "lost", "stage": "lost"}, [("offer", day(2)), ("lost", day(9))]
    for at, outcome, stage in ((8, "open", "offer"), (9, "lost", "lost")):
        row = known(deal, moves=moves, as_of=day(at), stages=stages_table())
        assert (row["outcome"], row["stage"], row["closed_at"]) == (outcome, stage, None)


def test_a_deal_decided_on_a_day_nobody_knows_is_open_on_an_earlier_one():
    deals = deals_table([{"deal_id": "a", "outcome": "won", "stage": "won"}]).mutate(state_unknown=False)
    for rewound, told in ((True, ("open", None, True)), (False, ("won", "won", False))):
        [row] = rows_of(deals_as_of(deals, None, None, as_of=day(9), rewound=rewound))
        assert (row["outcome"], row["stage"], row["state_unknown"]) == told


def test_an_activity_still_to_come_is_unknown():
    deals = deals_table([{"deal_id": "a", "outcome": "open"}]).mutate(
        last_activity_at=ibis.timestamp(day(9)).cast("timestamp")
    )
    assert [rows_of(deals_as_of(deals, None, None, as_of=day(n)))[0]["last_activity_at"] for n in (8, 9)] == [
        None,
        day(9),
    ]


def test_an_aware_moment_means_the_same_instant():
    assert known(as_of=day(1).replace(tzinfo=UTC)) is not None


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "closed_at"'):
        deals_as_of(deals_table([]).drop("closed_at"), None, None, as_of=AS_OF)


@settings(max_examples=some(15), deadline=None)
@given(histories())
def test_amounts_are_those_a_row_by_row_reader_finds(history):
    spans = rows_of(values_over_time(fields_table(history.fields), field="amount"))
    found = rows_of(deals_as_of(deals_table(history.deals), None, fields_table(history.fields), as_of=day(15, 4)))
    assert {row["deal_id"] for row in found} == {
        row["deal_id"] for row in history.deals if row["created_at"] is None or row["created_at"] <= day(15, 4)
    }
    for row in found:
        mine = [change for change in history.fields if change["deal_id"] == row["deal_id"]]
        past = [change for change in mine if change["changed_at"] <= day(15, 4)]
        later = [change for change in mine if change["changed_at"] > day(15, 4)]
        [deal] = [deal for deal in history.deals if deal["deal_id"] == row["deal_id"]]
        value = later[0]["old_value"] if later else deal["amount"]
        assert row["amount"] == (None if value is None else Decimal(value))
        logged = past[-1]["new_value"] if past else mine[0]["old_value"] if mine else None
        held = [
            span["value"]
            for span in spans
            if span["deal_id"] == row["deal_id"]
            and (span["holds_from"] is None or span["holds_from"] <= day(15, 4))
            and (span["holds_until"] is None or day(15, 4) < span["holds_until"])
        ]
        assert held == ([logged] if mine else [])


def exported(world, at):
    """What a source would export at a moment: deals that exist as they are then, and the logs so far."""
    deals, moves, changes = [], [], []
    for number, (created, events) in enumerate(world):
        so_far = [event for event in events if event["at"] <= at]
        if not so_far:
            continue
        row = {"deal_id": f"d{number}", "pipeline": "default", "created_at": created, "amount": None}
        for nth, event in enumerate(so_far):
            told = {"deal_id": row["deal_id"], "changed_at": event["at"], "ordinal": nth}
            if "stage" in event:
                kind = event["stage"] if event["stage"] in ("won", "lost") else "open"
                closed = event["at"] if kind != "open" else None
                row |= {"stage": event["stage"], "outcome": kind, "closed_at": closed}
                moves.append(told | {"stage": event["stage"]})
            else:
                values = {"old_value": row["amount"], "new_value": event["amount"]}
                changes.append(told | values | {"field": "amount"})
                row["amount"] = event["amount"]
        deals.append(row)
    return deals_table(deals), changes_table(moves), fields_table(changes)


@st.composite
def worlds(draw):
    """Deals that begin with a stage, move, are decided and reopened, get and lose an amount; now and then at once."""
    world = []
    for _number in range(draw(st.integers(1, 4))):
        at, stage = day(draw(st.integers(1, 20))), "lead"
        created, events = at, [{"at": at, "stage": stage}]
        for hours in draw(st.lists(st.sampled_from([0, 7, 30, 200]), max_size=6)):
            at += timedelta(hours=hours)
            if draw(st.booleans()):
                events.append({"at": at, "amount": draw(st.sampled_from([None, "100", "200", "0"]))})
            else:
                stage = draw(st.sampled_from([one for one in ("lead", "meet", "offer", "won", "lost") if one != stage]))
                events.append({"at": at, "stage": stage})
        world.append((created, events))
    return world


@settings(max_examples=some(25), deadline=None)
@given(worlds(), st.integers(0, 60))
def test_an_export_of_that_moment_and_a_later_export_tell_the_same_deals(world, days):
    at = day(1) + timedelta(days=days)
    then, whole = exported(world, at), exported(world, day(1, 12))
    key = lambda row: row["deal_id"]  # noqa: E731
    told, undone = (
        sorted(rows_of(deals_as_of(*tables, as_of=at, stages=stages_table())), key=key) for tables in (then, whole)
    )
    assert undone == told == sorted(rows_of(then[0]), key=key)
