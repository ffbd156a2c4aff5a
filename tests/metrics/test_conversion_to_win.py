from datetime import date, datetime, timedelta
from decimal import Decimal

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import (
    AS_OF,
    changes_table,
    deals_table,
    fields_table,
    histories,
    naive_stays,
    rows_of,
    stages_table,
)

from venturi.errors import TableError
from venturi.metrics.conversion import conversion, conversion_deals
from venturi.metrics.conversion_to_win import conversion_to_win, conversion_to_win_deals, value_floor
from venturi.metrics.periods import Period
from venturi.metrics.stays import stays

START = datetime(2026, 1, 10)


def to_win(*paths, changes=None, rate=None, by=(), **choices):
    """The rows by stage, for deals given as (outcome, amount, stage, stage …), one stage a day from 10 January."""
    moves, rows = [], []
    for number, (outcome, amount, *path) in enumerate(paths):
        moves += [
            {"deal_id": f"d{number}", "changed_at": START + timedelta(days=nth), "stage": stage}
            for nth, stage in enumerate(path)
        ]
        closed_at = None if outcome == "open" else START + timedelta(days=len(path))
        rows.append({"deal_id": f"d{number}", "outcome": outcome, "amount": amount, "closed_at": closed_at})
    deals = deals_table([row | {"owner": "ana"} for row in rows])
    if rate is not None:
        known = ibis.null("string") if rate == "unknown" else ibis.literal(str(rate))
        deals = deals.mutate(exchange_rate=known.cast("decimal(18, 9)"))
    log = None if changes is None else fields_table([dict(change, field="amount") for change in changes])
    found = stays(changes_table(moves), stages_table(), deals, as_of=AS_OF)
    rows = rows_of(conversion_to_win(found, stages_table(), deals, field_changes=log, by=by, **choices))
    return {row["stage"]: row for row in rows if row["pipeline"] == "default"}


def test_the_worked_example_from_the_first_stage():
    # Of 100 that enter, 20 are won: 20/100. From the second stage 20/90, from the third 20/50.
    rows = to_win(
        *[("lost", 1, "lead")] * 10,
        *[("lost", 1, "lead", "meet")] * 40,
        *[("lost", 1, "lead", "meet", "offer")] * 30,
        *[("won", 1, "lead", "meet", "offer")] * 20,
    )
    assert [rows[stage]["unit"] for stage in ("lead", "meet", "offer")] == [0.2, 20 / 90, 0.4]
    # Wilson, 20 of 100: centre (0.2 + 0.0192) / 1.0384 = 0.2111, spread 0.0807 / 1.0384 = 0.0777.
    assert rows["lead"]["unit_low"] == pytest.approx(0.1334, abs=1e-4)
    assert rows["lead"]["unit_high"] == pytest.approx(0.2888, abs=1e-4)


def test_by_count_and_by_money_differ():
    # 20 + 10 of 100 thousand is won: 30/100.
    row = to_win(("won", 20_000, "lead"), ("won", 10_000, "lead"), ("lost", 40_000, "lead"), ("lost", 30_000, "lead"))[
        "lead"
    ]
    assert (row["unit"], row["value"], row["won_amount"], row["lost_amount"]) == (0.5, 0.3, 30_000, 70_000)


def test_open_deals_are_in_neither_term():
    row = to_win(("won", 1, "lead"), ("open", 5, "lead"))["lead"]
    assert (row["entered"], row["open"], row["unit"], row["value"]) == (2, 1, 1, 1)


def test_a_deal_without_an_amount_counts_once_and_is_named():
    row = to_win(*[("lost", 1, "lead")] * 4, ("won", 4, "lead"), ("lost", None, "lead"), ("open", None, "lead"))["lead"]
    assert (row["unit"], row["value"], row["without_amount"]) == (1 / 6, 0.5, 1)


def test_of_an_outcome_of_which_too_few_amounts_are_known_there_is_no_share_of_money():
    # 1 of 5 may be missing; 2 of 6 are too many, whichever outcome they are of.
    kept = [("won", 1, "lead")] * 4 + [("lost", 1, "lead")] * 4
    for outcome in ("won", "lost"):
        row = to_win(*kept, (outcome, None, "lead"))["lead"]
        assert (row["value"], value_floor(row)) == (0.5, None)
        row = to_win(*kept, *[(outcome, None, "lead")] * 2)["lead"]
        assert (row["unit"] is not None, row["value"], row["won_amount"]) == (True, None, 4)
        assert value_floor(row).reason.startswith(f"2 of 6 {outcome} deals carry no amount")


def test_an_amount_below_zero_is_no_part_of_the_money():
    # 300 of 300 + 100: the −500 would make a share above 1.
    row = to_win(("won", 300, "lead"), *[("lost", 25, "lead")] * 4, ("lost", -500, "lead"))["lead"]
    assert (row["unit"], row["value"], row["lost_amount"], row["without_amount"]) == (1 / 6, 0.75, 100, 1)


def test_a_deal_that_comes_back_counts_once():
    row = to_win(("won", 10, "lead", "meet", "lead"))["lead"]
    assert (row["entered"], row["won_amount"]) == (1, 10)


def test_the_amount_is_the_one_the_deal_had_on_entry():
    # In lead at 100, in meet (a day later) at 300, today 500.
    changes = [
        {"deal_id": "d0", "changed_at": START + timedelta(hours=5), "old_value": "100", "new_value": "300"},
        {"deal_id": "d0", "changed_at": START + timedelta(days=9), "old_value": "300", "new_value": "500"},
    ]
    rows = to_win(("won", 500, "lead", "meet"), changes=changes)
    assert (rows["lead"]["won_amount"], rows["meet"]["won_amount"]) == (100, 300)
    assert rows["lead"]["amount_basis"] == "on entry"


def test_a_deal_whose_amount_never_changed_has_had_todays_all_along():
    assert to_win(("won", 500, "lead"), changes=[])["lead"]["won_amount"] == 500


def test_without_a_log_it_says_that_the_amount_is_todays():
    assert to_win(("won", 500, "lead"))["lead"]["amount_basis"] == "today"


def test_an_amount_of_the_log_is_converted_at_the_rate_of_the_deal():
    # 500 today were 1000 in the deal's own currency: 1/2. The 300 it had on entry are 150.
    changes = [{"deal_id": "d0", "changed_at": START + timedelta(hours=5), "old_value": "300", "new_value": "1000"}]
    assert to_win(("won", 500, "lead"), changes=changes, rate="0.5")["lead"]["won_amount"] == 150
    assert to_win(("won", 500, "lead"), changes=changes, rate=1)["lead"]["won_amount"] == 300


def test_an_amount_without_a_rate_is_left_out():
    changes = [{"deal_id": "d0", "changed_at": START + timedelta(hours=5), "old_value": "300", "new_value": None}]
    row = to_win(("won", None, "lead"), changes=changes, rate="unknown")["lead"]
    assert (row["won_amount"], row["without_amount"]) == (None, 1)


@pytest.mark.parametrize("today", [None, 0])
def test_the_rate_is_known_also_where_the_amount_was_emptied_since(today):
    changes = [{"deal_id": "d0", "changed_at": START + timedelta(hours=5), "old_value": "300", "new_value": None}]
    assert to_win(("won", today, "lead"), changes=changes, rate="0.5")["lead"]["won_amount"] == 150


def test_nothing_decided_gives_null_not_zero():
    row = to_win(("open", 5, "lead"))["lead"]
    assert (row["unit"], row["unit_low"], row["value"], row["won_amount"]) == (None, None, None, None)
    assert to_win(("open", 5, "lead"))["close"]["entered"] == 0


def test_entered_in_and_skips_are_those_of_the_conversion():
    path = ("won", 5, "lead", "offer")
    assert to_win(path)["meet"]["won"] == 1
    assert to_win(path, skips="observed")["meet"]["won"] == 0
    later = Period(date(2026, 1, 11), date(2026, 2, 1))
    assert [row["entered"] for row in to_win(path, entered_in=later).values()].count(0) == 1


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "region"'):
        to_win(("won", 5, "lead"), by=["region"])


def amount_at(history, deal_id, moment):
    """The amount of a deal at a moment, by reading its changes one after the other."""
    mine = [change for change in history.fields if change["deal_id"] == deal_id]
    past = [change for change in mine if change["changed_at"] <= moment]
    today = next((deal["amount"] for deal in history.deals if deal["deal_id"] == deal_id), None)
    value = past[-1]["new_value"] if past else mine[0]["old_value"] if mine else today
    return None if value is None else Decimal(value)


@settings(max_examples=some(15), deadline=None)
@given(histories())
def test_it_finds_what_a_row_by_row_reader_finds(history):
    expected = {
        (row["deal_id"], row["pipeline"], row["stage"]): (
            row["outcome"] or "outcome_unknown",
            amount_at(history, row["deal_id"], row["entered_at"]),
        )
        for row in naive_stays(history)
        if row["kind"] == "open" and row["visit"] == 1
    }
    found = stays(*history.tables, as_of=AS_OF)
    choices = {"field_changes": fields_table(history.fields), "skips": "observed"}
    behind = rows_of(conversion_to_win_deals(found, stages_table(), deals_table(history.deals), **choices))
    assert {(r["deal_id"], r["pipeline"], r["stage"]): (r["part"], r["amount"]) for r in behind} == expected
    rows = rows_of(conversion_to_win(found, stages_table(), deals_table(history.deals), by=["owner"], **choices))
    assert sum(row["entered"] for row in rows) == len(behind)
    assert sum(row["won"] for row in rows) == sum(row["part"] == "won" for row in behind)


def test_entries_that_are_stored_already_give_the_same_rows():
    moves = [{"deal_id": "d", "changed_at": START, "stage": "lead"}]
    deals = deals_table([{"deal_id": "d", "outcome": "lost", "amount": 5, "closed_at": START + timedelta(days=3)}])
    found = stays(changes_table(moves), stages_table(), deals, as_of=AS_OF)
    entries = ibis.memtable(conversion_deals(found, stages_table()).to_pyarrow())
    by_stage = lambda rows: {(row["pipeline"], row["stage"]): row for row in rows_of(rows)}  # noqa: E731
    to_win_stored = by_stage(conversion_to_win(found, stages_table(), deals, entries=entries))
    assert to_win_stored == by_stage(conversion_to_win(found, stages_table(), deals))
    stored = by_stage(conversion(found, stages_table(), entries=entries))
    assert stored == by_stage(conversion(found, stages_table()))
    assert stored["default", "lead"]["lost"] == 1
