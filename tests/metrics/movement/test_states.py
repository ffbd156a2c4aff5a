from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

import ibis
import pytest
from tests.metrics.histories import AS_OF, CHANGES, FIELDS, stages_table, table
from tests.metrics.movement.pipelines import (
    START,
    STATES,
    day,
    deals_table,
    export,
    naive_states,
    rows_of,
    states_of,
    stored,
    world,
)

from venturi.errors import TableError
from venturi.metrics.as_of import deals_as_of
from venturi.metrics.movement.states import states, states_at
from venturi.metrics.stays import stays

SHOWN = ("deal_id", "stage", "outcome", "amount", "expected_close_on", "owner")


def one(deal=None, *, moves=(), changes=(), **options):
    """The states of one deal created on 1 February, in order; `moves` as (moment, stage), `changes` as (moment, …)."""
    names = ("changed_at", "field", "old_value", "new_value")
    moved = [{"deal_id": "a", "changed_at": moment, "stage": stage} for moment, stage in moves]
    log = [dict(zip(names, change, strict=True), deal_id="a", ordinal=nth) for nth, change in enumerate(changes)]
    made = {"deal_id": "a", "outcome": "open", "created_at": day(1), "stage": "lead"} | (deal or {})
    return sorted(rows_of(states_of([made], moved, log, **options)), key=lambda row: row["holds_from"] or START)


def spans(rows, *columns):
    return [tuple(row[name] for name in ("holds_from", "holds_until", *columns)) for row in rows]


def test_a_deal_nobody_ever_touched_has_one_state_to_this_day():
    [row] = one({"amount": 100, "owner": "ana", "expected_close_on": date(2026, 5, 1)})
    assert (row["holds_from"], row["holds_until"], row["outcome"], row["stage"]) == (day(1), None, "open", "lead")
    assert (row["amount"], row["owner"], row["expected_close_on"]) == (100, "ana", date(2026, 5, 1))


def test_each_change_of_any_kind_begins_a_state():
    rows = one(
        {"stage": "won", "outcome": "won", "closed_at": day(20), "amount": 120},
        moves=[(day(1), "lead"), (day(5), "offer"), (day(20), "won")],
        changes=[(day(9), "amount", "100", "120"), (day(9), "owner", "ana", None)],
    )
    assert spans(rows, "stage", "outcome", "amount", "owner", "closed_at") == [
        (day(1), day(5), "lead", "open", 100, "ana", None),
        (day(5), day(9), "offer", "open", 100, "ana", None),
        (day(9), day(20), "offer", "open", 120, None, None),
        (day(20), None, "won", "won", 120, None, day(20)),
    ]


def test_of_several_changes_at_one_moment_the_last_in_the_order_of_the_source_holds():
    changes = [(day(9), "amount", "100", "500"), (day(9), "amount", "500", "70")]
    assert spans(one({"amount": 70}, changes=changes), "amount") == [(day(1), day(9), 100), (day(9), None, 70)]


def test_a_reopened_deal_was_lost_for_a_while():
    rows = one({"stage": "offer"}, moves=[(day(1), "lead"), (day(5), "lost"), (day(9), "offer")])
    assert spans(rows, "outcome", "closed_at") == [
        (day(1), day(5), "open", None),
        (day(5), day(9), "lost", day(5)),
        (day(9), None, "open", None),
    ]


def test_a_deal_did_not_stand_in_the_closed_stage_before_it_was_decided():
    lost = {"stage": "lost", "outcome": "lost", "closed_at": day(20)}
    assert spans(one(lost, moves=[(day(5), "offer")]), "stage") == [
        (day(1), day(5), None),
        (day(5), day(20), "offer"),
        (day(20), None, "lost"),
    ]
    assert spans(one(lost), "stage") == [(day(1), day(20), None), (day(20), None, "lost")]


def test_a_deal_decided_on_a_day_nobody_knows_was_never_open():
    [row] = one({"outcome": "lost", "stage": "lost"})
    assert (row["outcome"], row["closed_at"], row["closing_unknown"]) == ("lost", None, True)


def test_a_deal_decided_on_an_unknown_day_was_decided_when_it_moved():
    rows = one({"outcome": "lost", "stage": "lost"}, moves=[(day(1), "lead"), (day(9), "lost")])
    assert spans(rows, "outcome", "closing_unknown") == [(day(1), day(9), "open", False), (day(9), None, "lost", False)]


def test_a_deal_created_at_an_unknown_moment_has_always_been_there():
    rows = one({"created_at": None, "outcome": "won", "closed_at": day(9)})
    assert spans(rows, "outcome") == [(None, day(9), "open"), (day(9), None, "won")]


def test_changes_before_the_creation_are_of_no_time():
    rows = one({"amount": 5}, changes=[(datetime(2026, 1, 5), "amount", "3", "4")])
    assert spans(rows, "amount") == [(day(1), None, 5)]


def test_where_row_and_log_contradict_each_other_the_row_is_believed():
    assert spans(one({"amount": 7}, changes=[(day(5), "amount", "100", "250")]), "amount") == [
        (day(1), day(5), 100),
        (day(5), None, 7),
    ]


def test_a_text_that_is_no_amount_is_unknown():
    rows = one({"amount": 7}, changes=[(day(5), "amount", "a lot", "7")])
    assert [row["amount"] for row in rows] == [None, 7]


def test_floats_of_money_become_decimals():
    deals = deals_table([{"deal_id": "a", "outcome": "open", "created_at": day(1), "amount": Decimal("0.1")}])
    [row] = rows_of(states(deals.mutate(amount=deals.amount.cast("float64")), None, None))
    assert row["amount"] == Decimal("0.1")


def test_amounts_of_the_log_are_converted_at_the_rate_of_the_deal():
    deals = deals_table([{"deal_id": "a", "outcome": "open", "created_at": day(1), "amount": 50}]).mutate(
        exchange_rate=ibis.literal("0.5").cast("decimal(18, 9)"), currency=ibis.literal("USD")
    )
    log = [{"deal_id": "a", "changed_at": day(5), "field": "amount", "old_value": "30", "new_value": "100"}]
    found = rows_of(states(deals, None, table(log, FIELDS)))
    assert sorted(row["amount"] for row in found) == [15, 50]


def test_the_amount_of_a_deal_that_was_in_another_currency_is_unknown_for_that_time():
    deals = deals_table([{"deal_id": "a", "outcome": "open", "created_at": day(1), "amount": 50}]).mutate(
        exchange_rate=ibis.literal("0.5").cast("decimal(18, 9)"), currency=ibis.literal("USD")
    )
    log = [{"deal_id": "a", "changed_at": day(5), "field": "currency", "old_value": "CHF", "new_value": "USD"}]
    found = sorted(rows_of(states(deals, None, table(log, FIELDS))), key=lambda row: row["holds_from"])
    assert spans(found, "amount") == [(day(1), day(5), None), (day(5), None, 50)]
    assert "currency" not in found[0]


def test_a_log_of_outcomes_is_read_where_it_is_asked_for():
    log = [{"deal_id": "a", "changed_at": day(5), "field": "outcome", "old_value": "lost", "new_value": "open"}]
    deals = deals_table([{"deal_id": "a", "outcome": "open", "created_at": day(1)}])
    for fields, told in ((("outcome",), ["lost", "open"]), ((), ["open"])):
        rows = rows_of(states(deals, None, table(log, FIELDS), fields=fields))
        assert [row["outcome"] for row in sorted(rows, key=lambda row: row["holds_from"])] == told


# Names that a source may have for a field of its own, and that states, or their parts, have too.
NAMES = [
    *("value", "last", "span_id", "span_from", "span_until", "at_stage", "at_position", "at_kind", "unseen", "decided"),
    *("born_at", "ended_at", "hides", "todays_currency", "kind", "moved_id", "listed_stage", "told_amount", "Value"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_field_may_be_called_like_a_column_that_is_made_here(name):
    deal = {"deal_id": "a", "outcome": "won", "created_at": day(1), "closed_at": day(20), "amount": 7, "stage": "won"}
    log = [
        {"deal_id": "a", "changed_at": day(9), "field": name, "old_value": "blue", "new_value": "red"},
        {"deal_id": "a", "changed_at": day(5), "field": "amount", "old_value": "3", "new_value": "7"},
    ]
    moves = [{"deal_id": "a", "changed_at": day(2), "stage": "offer"}]
    moves.append({"deal_id": "a", "changed_at": day(20), "stage": "won"})
    deals = deals_table([deal]).mutate(**{name: ibis.literal("red")})
    visits = stays(table(moves, CHANGES), stages_table(), deals, as_of=AS_OF)
    found = states(deals, visits, table(log, FIELDS), stages=stages_table(), fields=("amount", name))
    assert spans(sorted(rows_of(found), key=lambda row: row["holds_from"]), "stage", "outcome", "amount", name) == [
        (day(1), day(2), None, "open", 3, "blue"),
        (day(2), day(5), "offer", "open", 3, "blue"),
        (day(5), day(9), "offer", "open", 7, "blue"),
        (day(9), day(20), "offer", "open", 7, "red"),
        (day(20), None, "won", "won", 7, "red"),
    ]


# What is the same for the whole life of a deal, or is made of its moves: no log is asked for it, whatever it says.
FIXED = ["deal_id", "created_at", "exchange_rate", "holds_from", "holds_until", "position", "closing_unknown"]


@pytest.mark.parametrize("name", [*FIXED, "Position", "Holds_From"])
def test_a_log_that_speaks_of_what_never_changes_changes_nothing(name):
    deal = {"deal_id": "a", "outcome": "open", "created_at": day(1), "amount": 7, "stage": "meet"}
    deals = deals_table([deal])
    if name not in deals.columns:
        deals = deals.mutate(**{name: ibis.literal("2")})
    log = table([{"deal_id": "a", "changed_at": day(9), "field": name, "old_value": "1", "new_value": "2"}], FIELDS)
    moves = table([{"deal_id": "a", "changed_at": day(2), "stage": "meet"}], CHANGES)
    visits = stays(moves, stages_table(), deals, as_of=AS_OF)
    found = rows_of(states(deals, visits, log, stages=stages_table(), fields=("amount", name)))
    assert spans(sorted(found, key=lambda row: row["holds_from"]), "created_at", "amount", "stage", "position") == [
        (day(1), day(2), day(1), 7, None, None),
        (day(2), None, day(1), 7, "meet", 2),
    ]


def test_a_log_of_closing_dates_tells_what_was_believed_of_a_decision_and_decides_nothing():
    # Won on the 20th. While it was open the source kept a date too, the 15th; on the 25th the 22nd became the 20th.
    log = [
        {"deal_id": "a", "changed_at": day(3), "field": "closed_at", "old_value": None, "new_value": "2026-02-15"},
        {"deal_id": "a", "changed_at": day(18), "field": "closed_at", "old_value": "2026-02-15"}
        | {"new_value": "2026-02-22"},
        {"deal_id": "a", "changed_at": day(25), "field": "closed_at", "old_value": "2026-02-22"}
        | {"new_value": "2026-02-20"},
    ]
    rows = _states_of_a_win(log)
    assert {(row["outcome"], row["closed_at"]) for row in rows if row["holds_from"] < day(20)} == {("open", None)}
    assert spans(rows[-2:], "outcome", "closed_at") == [
        (day(20), day(25), "won", day(22)),
        (day(25), None, "won", day(20)),
    ]


def _states_of_a_win(log):
    deals = deals_table([{"deal_id": "a", "outcome": "won", "created_at": day(1), "closed_at": day(20)}])
    found = states(deals, None, table(log, FIELDS), fields=("amount", "closed_at"))
    return sorted(rows_of(found), key=lambda row: row["holds_from"])


def test_without_stages_and_without_a_stage_the_rest_is_told():
    deals = deals_table([{"deal_id": "a", "outcome": "open", "created_at": day(1)}]).drop("stage", "pipeline")
    [row] = rows_of(states(deals, None, None))
    assert (row["stage"], row["pipeline"], row["position"]) == (None, "default", None)


@pytest.mark.parametrize("table_", ["deals", "stays", "field_changes"])
def test_a_missing_column_is_named(table_):
    deals = deals_table([])
    visits = stays(table([], CHANGES), stages_table(), deals, as_of=AS_OF)
    given = {"deals": deals, "stays": visits, "field_changes": table([], FIELDS)}
    missing = {"deals": "closed_at", "stays": "left_at", "field_changes": "old_value"}[table_]
    given[table_] = given[table_].drop(missing)
    with pytest.raises(TableError, match=f'{table_} table, column "{missing}"'):
        states(*given.values())


def test_the_states_of_random_histories_are_those_a_row_by_row_reader_finds():
    randomly = Random(7)
    worlds = {f"h{number}": world(randomly) for number in range(300)}
    found, naive = _merged(states_of(*export(worlds))), _merged(naive_states(worlds))
    assert len(found) > 1_000
    assert found == naive


def _merged(found):
    """The states in order, those one that say the same: an event may change nothing."""
    merged = []
    for row in sorted(rows_of(found), key=lambda row: (row["deal_id"], row["holds_from"])):
        said = {name: row[name] for name in STATES if not name.startswith("holds_")}
        if merged and merged[-1][0] == said:
            assert merged[-1][2] == row["holds_from"]
            merged[-1][2] = row["holds_until"]
        else:
            merged.append([said, row["holds_from"], row["holds_until"]])
    return merged


MOMENTS = [START + timedelta(days=days) for days in (33, 75, 120, 365)]


@pytest.mark.parametrize("faulty", [False, True])
def test_at_each_moment_they_are_the_deals_as_of_that_moment(faulty):
    randomly = Random(11)
    deals, moves, changed = export({f"h{number}": world(randomly) for number in range(150)})
    if faulty:
        # A source that lost a third of its log, some closing dates and creations, contradicts itself at every turn.
        moves, changed = ([row for row in rows if randomly.random() < 0.66] for rows in (moves, changed))
        moves = _each_into_another_stage(moves)
        for deal in deals:
            deal.update({name: None for name in ("closed_at", "created_at") if randomly.random() < 0.2})
            deal.update({"stage": "offer"} if randomly.random() < 0.1 else {})
    logs = deals_table(deals), table(moves, CHANGES), table(changed, FIELDS)
    held = stored(states_of(deals, moves, changed))
    for moment in MOMENTS:
        known = deals_as_of(*logs, as_of=moment, stages=stages_table())
        assert _sorted(states_at(held, as_of=moment).select(*SHOWN)) == _sorted(known.select(*SHOWN))


def _sorted(found):
    return sorted(rows_of(found), key=lambda row: row["deal_id"])


def _each_into_another_stage(moves):
    """Without moves into the stage a deal is in: stays have them as one, and a deal open in a lost stage shows it."""
    kept, standing = [], {}
    for move in moves:
        if standing.get(move["deal_id"]) != move["stage"]:
            kept.append(move)
        standing[move["deal_id"]] = move["stage"]
    return kept
