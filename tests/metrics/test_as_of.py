from datetime import UTC, datetime
from decimal import Decimal

import ibis
import pytest
from hypothesis import given, settings
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
    changes = [("amount", day(5), "100", "250.5"), ("amount", day(9), "250.5", None), ("amount", day(12), None, "odd")]
    assert [known({"amount": 7}, changes=changes, as_of=day(n))["amount"] for n in (4, 5, 9, 12)] == [
        Decimal(100),
        Decimal("250.5"),
        None,
        None,
    ]


def test_a_reopened_deal_was_lost_at_the_time():
    moves = [("lead", day(2)), ("lost", day(5)), ("offer", day(9))]
    row = known({"outcome": "open"}, moves=moves, as_of=day(6), stages=stages_table())
    assert (row["outcome"], row["closed_at"], row["stage"]) == ("lost", day(5), "lost")
    assert known({"outcome": "open"}, moves=moves, as_of=day(9), stages=stages_table())["outcome"] == "open"
    assert known({"outcome": "open"}, moves=moves, as_of=day(6))["outcome"] == "open"


def test_a_closed_stage_nobody_left_does_not_overrule_the_deal():
    row = known({"outcome": "open"}, moves=[("lost", day(5))], as_of=day(6), stages=stages_table())
    assert row["outcome"] == "open"


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


@settings(max_examples=15, deadline=None)
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
        [deal] = [deal for deal in history.deals if deal["deal_id"] == row["deal_id"]]
        value = past[-1]["new_value"] if past else mine[0]["old_value"] if mine else deal["amount"]
        assert row["amount"] == (None if value is None else Decimal(value))
        held = [
            span["value"]
            for span in spans
            if span["deal_id"] == row["deal_id"]
            and (span["holds_from"] is None or span["holds_from"] <= day(15, 4))
            and (span["holds_until"] is None or day(15, 4) < span["holds_until"])
        ]
        assert held == ([value] if mine else [])
