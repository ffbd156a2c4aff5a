from datetime import datetime, timedelta

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import AS_OF, deals_table, fields_table, histories, rows_of, stages_table

from venturi.errors import TableError
from venturi.metrics.conversion import conversion_deals
from venturi.metrics.money import at_rate_of_deal
from venturi.metrics.on_entry import on_entry
from venturi.metrics.stays import carry, stays

START = datetime(2026, 1, 10)


def owners(changes, *, moments=(START,), today="zoe"):
    """The owner on each entry of a deal, whose owner changed at (hours after the start, from, to)."""
    entries = deals_table([{"deal_id": "a", "owner": today, "created_at": moment} for moment in moments])
    log = [
        {"deal_id": "a", "field": "owner", "changed_at": START + timedelta(hours=hours), "old_value": old}
        | {"new_value": new, "ordinal": nth}
        for nth, (hours, old, new) in enumerate(changes)
    ]
    found = on_entry(entries.rename(entered_at="created_at"), fields_table(log), field="owner")
    return [row["owner_on_entry"] for row in rows_of(found.order_by("entered_at"))]


def test_an_entry_has_the_owner_of_that_moment():
    # From ana to ben after 5 hours, to today's cid after 50. A change at the moment of the entry has happened.
    moments = [START + timedelta(hours=hours) for hours in (0, 5, 49, 90)]
    assert owners([(5, "ana", "ben"), (50, "ben", "cid")], moments=moments) == ["ana", "ben", "ben", "cid"]


def test_of_two_changes_at_one_moment_the_last_one_holds():
    assert owners([(0, "ana", "ben"), (0, "ben", "cid")]) == ["cid"]


def test_a_deal_without_a_change_has_had_todays_owner_all_along():
    assert owners([]) == ["zoe"]


def test_an_emptied_field_is_null_and_not_todays():
    assert owners([(-1, "ana", None)]) == [None]


def test_an_entry_at_an_unknown_moment_is_unknown_only_where_the_field_changed():
    assert owners([(5, "ana", "zoe")], moments=[None]) == [None]
    assert owners([], moments=[None]) == ["zoe"]


def test_without_a_log_everything_is_as_it_is_today():
    entries = deals_table([{"deal_id": "a", "owner": "zoe"}]).rename(entered_at="created_at")
    assert rows_of(on_entry(entries, None, field="owner"))[0]["owner_on_entry"] == "zoe"


def amounts(changes, *, moments, today=60, rate="0.75"):
    """The amount in euros on each entry of a deal of dollars; `changes` as (hours after the start, field, from, to)."""
    entries = deals_table([{"deal_id": "a", "amount": today, "created_at": moment} for moment in moments])
    entries = entries.mutate(exchange_rate=ibis.literal(rate).cast("decimal(18, 9)")).rename(entered_at="created_at")
    log = [
        {"deal_id": "a", "field": field, "changed_at": START + timedelta(hours=hours), "old_value": old}
        | {"new_value": new, "ordinal": nth}
        for nth, (hours, field, old, new) in enumerate(changes)
    ]
    found = on_entry(entries, fields_table(log), field="amount", convert=at_rate_of_deal)
    return [row["amount_on_entry"] for row in rows_of(found.order_by("entered_at"))]


def test_an_amount_on_entry_has_the_rate_of_the_deal():
    # 100 dollars until the fifth hour, 80 from then on: 75 and 60 euros at the 0.75 at which the deal was converted.
    moments = [START, START + timedelta(hours=5)]
    assert amounts([(5, "amount", "100", "80")], moments=moments) == [75, 60]


def test_the_amount_on_an_entry_in_another_currency_is_unknown():
    # Francs until the fifth hour; the amount changed in the ninth, from 100 dollars to 80.
    moments = [START + timedelta(hours=hours) for hours in (0, 5, 9)]
    francs = (5, "currency", "CHF", "USD")
    assert amounts([francs, (9, "amount", "100", "80")], moments=moments) == [None, 75, 60]
    # Also where no other amount is logged than today's; and a currency that came back to the same is the same.
    assert amounts([francs], moments=moments) == [None, 60, 60]
    assert amounts([(-1, "currency", "USD", "CHF"), francs], moments=[START - timedelta(hours=2)]) == [60]


def test_without_a_rate_of_the_deal_its_earlier_amounts_are_unknown():
    assert amounts([(5, "amount", "100", "80")], moments=[START], today=None, rate=None) == [None]


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='entries table, column "entered_at"'):
        on_entry(deals_table([]), None, field="owner")


def naive(fields, deal_id, moment, today):
    changes = sorted((row for row in fields if row["deal_id"] == deal_id), key=lambda row: row["changed_at"])
    if not changes:
        return today
    if moment is None:
        return None
    before = [row for row in changes if row["changed_at"] <= moment]
    text = before[-1]["new_value"] if before else changes[0]["old_value"]
    return None if text is None else float(text)


@settings(max_examples=some(10), deadline=None)
@given(histories())
def test_it_agrees_with_reading_the_log_row_by_row(history):
    deals = deals_table(history.deals)
    entries = conversion_deals(stays(*history.tables, as_of=AS_OF), stages_table())
    found = rows_of(on_entry(carry(entries, deals, ["amount"]), fields_table(history.fields), field="amount"))
    assert len(found) == len(rows_of(entries))
    for row in found:
        known = row["amount_on_entry"]
        expected = naive(history.fields, row["deal_id"], row["entered_at"], row["amount"])
        assert (known is None) == (expected is None)
        assert known is None or float(known) == float(expected)
