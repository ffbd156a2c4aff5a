from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from tests.metrics.histories import AS_OF, deals_table, fields_table, histories, rows_of, stages_table

from venturi.errors import TableError
from venturi.metrics.conversion import conversion_deals
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


@settings(max_examples=10, deadline=None)
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
