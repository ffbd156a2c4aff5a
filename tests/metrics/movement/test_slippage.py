from datetime import date
from random import Random

import pytest
from tests.metrics.movement.pipelines import MARCH, at, day, due, is_open, naive_states, rows_of, world

from venturi.errors import TableError
from venturi.metrics.movement.slippage import PARTS, slippage, slippage_deals

IN, AFTER, BEFORE = date(2026, 3, 20), date(2026, 4, 1), date(2026, 2, 10)


def made(moment=None, **values):
    told = {"stage": "lead", "amount": 10, "expected_close_on": IN, "owner": "ana"}
    return (moment or day(1), told | values)


def dated(moment, expected):
    return (moment, {"expected_close_on": expected})


def only(*deals):
    [row] = rows_of(slippage(naive_states({"h": deals}), during=MARCH))
    return row


def march(number):
    return day(number, month=3)


def test_the_worked_example():
    # Ten deals due in March: 4 won, 2 lost, 3 put off to April, 1 still due: 3 of 10 slipped.
    row = only(
        *[[made(), (march(5), {"stage": "won"})]] * 4,
        *[[made(), (march(6), {"stage": "lost"})]] * 2,
        *[[made(amount=20), dated(march(7), AFTER)]] * 3,
        [made()],
    )
    assert [row[part] for part in ("due", *PARTS)] == [10, 4, 2, 3, 1, 0]
    assert row["share"] == 0.3
    # Wilson, 3 of 10: centre (0.3 + 0.1921) / 1.3841 = 0.3555, spread 0.3427 / 1.3841 = 0.2476.
    assert (row["low"], row["high"]) == (pytest.approx(0.1078, abs=1e-4), pytest.approx(0.6032, abs=1e-4))
    # 60 of 40 + 20 + 60 + 10.
    assert (row["slipped_amount"], row["due_amount"], row["value"]) == (60, 130, pytest.approx(60 / 130))


def test_nothing_due_has_no_share():
    row = only([made(expected_close_on=AFTER)], [made(expected_close_on=None)])
    assert (row["due"], row["share"], row["low"], row["value"], row["due_amount"]) == (0, None, None, None, None)


def test_a_deal_pushed_and_pulled_back_was_pushed_and_did_not_slip():
    row = only([made(), dated(march(2), AFTER), dated(march(9), IN)])
    assert (row["pushed"], row["slipped"], row["still_due"]) == (1, 0, 1)


def test_a_deal_pushed_and_lost_in_the_period_is_lost():
    row = only([made(), dated(march(2), AFTER), (march(9), {"stage": "lost"})])
    assert (row["pushed"], row["slipped"], row["lost"]) == (1, 0, 1)


def test_a_deal_put_off_before_the_period_began_was_not_due_in_it():
    assert only([made(), dated(day(20), AFTER)])["due"] == 0


def test_a_deal_pulled_in_during_the_period_is_due_in_it():
    row = only([made(expected_close_on=AFTER), dated(march(9), IN), dated(march(20), AFTER)])
    assert (row["due"], row["slipped"], row["pushed"]) == (1, 1, 1)


def test_a_deal_that_comes_due_after_a_later_date_was_not_pushed():
    row = only([made(expected_close_on=AFTER), dated(march(9), IN)])
    assert (row["still_due"], row["pushed"]) == (1, 0)


def test_an_earlier_date_is_no_slip_and_an_emptied_one_is_named():
    row = only([made(), dated(march(2), BEFORE)], [made(), dated(march(2), None)])
    assert (row["due"], row["slipped"], row["still_due"], row["date_emptied"]) == (2, 0, 1, 1)


def test_both_edges_of_the_window_and_of_the_period():
    assert only([made(expected_close_on=date(2026, 3, 1))], [made(expected_close_on=date(2026, 3, 31))])["due"] == 2
    assert only([made(MARCH.ends_at)])["due"] == 0
    assert only([made(), (MARCH.starts_at, {"stage": "won"})])["due"] == 0
    assert only([made(), dated(MARCH.ends_at, AFTER)])["slipped"] == 0


def test_an_unknown_amount_or_one_below_zero_leaves_the_money_only():
    row = only([made(), dated(march(2), AFTER)], *[[made(amount=None)]] * 2, [made(amount=-5)], *[[made()]] * 12)
    # 3 of 16 are left out, less than a fifth: 10 of 130.
    assert (row["due"], row["without_amount"], row["value"]) == (16, 3, pytest.approx(10 / 130))
    assert only([made(amount=None)], *[[made()]] * 3)["value"] is None


def test_the_groups_are_those_of_when_the_deal_was_last_due():
    found = naive_states(
        {"h": [[made(), (march(3), {"owner": "ben"}), dated(march(5), AFTER), (march(9), {"owner": "cyd"})]]}
    )
    [row] = rows_of(slippage_deals(found, during=MARCH, by=["owner"]))
    assert (row["owner"], row["part"], row["expected_close_on"]) == ("ben", "slipped", AFTER)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='states table, column "expected_close_on"'):
        slippage(naive_states({}).drop("expected_close_on"), during=MARCH)


def test_random_histories_are_read_as_a_row_by_row_reader_reads_them():
    randomly = Random(9)
    worlds = {f"h{number}": world(randomly) for number in range(400)}
    found = {row["deal_id"]: row for row in rows_of(slippage_deals(naive_states(worlds), during=MARCH, by=["owner"]))}
    naive = {}
    for history, deals in worlds.items():
        for number, events in enumerate(deals):
            told = _naive(events)
            if told:
                naive[f"{history}-{number}"] = told
    assert {key: (row["part"], row["owner"], row["amount"], row["pushed"]) for key, row in found.items()} == naive
    assert {part for part, *_ in naive.values()} == set(PARTS)
    whole = dict.fromkeys(("due", *PARTS), 0)
    for row in rows_of(slippage(naive_states(worlds), during=MARCH, by=["owner"])):
        assert row["due"] == sum(row[part] for part in PARTS)
        for name in whole:
            whole[name] += row[name]
    assert whole["due"] == len(naive)


def _naive(events):
    """Part, last owner and amount while due, and whether pushed, of one deal; null when it was not due in March."""
    moments = sorted({when for when, _ in events if MARCH.starts_at < when < MARCH.ends_at})
    seen = [at(events, MARCH.starts_at), *(at(events, moment) for moment in moments)]
    open_then = [deal for deal in seen if is_open(deal)]
    while_due = [nth for nth, deal in enumerate(open_then) if due(deal, MARCH)]
    if not while_due:
        return None
    last, end = open_then[while_due[-1]], at(events, MARCH.ends_at, before=True)
    dates = [deal["expected_close_on"] for deal in open_then]
    pushed = any(one is not None and one >= MARCH.end for one in dates[while_due[0] + 1 :])
    if not is_open(end):
        part = end["stage"]
    elif end["expected_close_on"] is None:
        part = "date_emptied"
    else:
        part = "slipped" if end["expected_close_on"] >= MARCH.end else "still_due"
    return part, last["owner"], last["amount"], pushed
