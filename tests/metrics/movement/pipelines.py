"""Random histories of pipelines as lists of events, what a source would export of them, and a naive reader.

The naive reader walks through the events of one deal after another and keeps the deal as a dict. It knows nothing of
spans, windows or joins. Events have what real logs have: equal moments, moves back, reopened deals, amounts and dates
that are emptied and set again, owners changed twice, changes in the moment of the decision and after it, deals decided
in the moment they are created, and deals of which no change was ever logged.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
from tests.metrics.histories import CHANGES, CLOSED, FIELDS, OPEN, stages_table, table

from venturi.metrics.movement.states import states
from venturi.metrics.periods import Period
from venturi.metrics.stays import stays

START, END = datetime(2026, 1, 1), datetime(2027, 1, 1)
Q1 = Period(date(2026, 1, 1), date(2026, 4, 1))
FEBRUARY = Period(date(2026, 2, 1), date(2026, 3, 1))
MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))
DEALS = {
    "deal_id": "string",
    "pipeline": "string",
    "stage": "string",
    "outcome": "string",
    "created_at": "timestamp",
    "closed_at": "timestamp",
    "expected_close_on": "date",
    "amount": "decimal(18, 4)",
    "owner": "string",
    "team": "string",
    "history": "string",
}
STATES = {
    **{name: kind for name, kind in DEALS.items() if name != "history"},
    "position": "int64",
    "holds_from": "timestamp",
    "holds_until": "timestamp",
    "closing_unknown": "boolean",
    "history": "string",
}
NEW = {"stage": None, "amount": None, "expected_close_on": None, "owner": None}


def rows_of(found):
    return found.to_pyarrow().to_pylist()


def day(number, month=2, hour=0):
    return datetime(2026, month, number, hour)


def world(randomly, deals=4):
    """Deals as (created, [event, …]): an event is its moment and what it changes; the first is the creation."""
    return [_deal(randomly) for _ in range(randomly.randint(0, deals))]


def _deal(randomly):
    at = START + timedelta(hours=randomly.randint(0, 24 * 120))
    stage = randomly.choice(["lead"] * 6 + ["meet", "offer", "won", "lost"])
    first = {
        "stage": stage,
        "amount": _amount(randomly),
        "expected_close_on": _expected(randomly),
        "owner": randomly.choice(["ana", "ben", None]),
    }
    events = [(at, first)]
    # Some sources know no history of some deals: they have been what they are today since they were created.
    for _ in range(randomly.choice([0, 0, 2, 4, 8])):
        at += timedelta(hours=randomly.choice([0, 0, 1, 24, 24 * 9, 24 * 20]))
        field = randomly.choice(["stage", "stage", "amount", "expected_close_on", "owner"])
        events.append((at, {field: _value(randomly, field)}))
    return events


def _value(randomly, field):
    if field == "stage":
        return randomly.choice(["lead", "meet", "offer", "close", "won", "lost"])
    if field == "owner":
        return randomly.choice(["ana", "ben", "cyd", None])
    return _amount(randomly) if field == "amount" else _expected(randomly)


def _amount(randomly):
    # Cents, and thirds of them that a float would lose.
    return randomly.choice([None, Decimal(0), Decimal(randomly.randint(-500, 10**9)) / 10_000])


def _expected(randomly):
    return randomly.choice([None, date(2026, 1, 1) + timedelta(days=randomly.randint(0, 150))])


def is_open(deal):
    return deal is not None and deal["stage"] not in ("won", "lost")


def outcome_of(deal):
    return "open" if is_open(deal) else deal["stage"]


def export(worlds):
    """The tables a source would export of histories: by name of the history, its deals."""
    deals, moves, changed = [], [], []
    for history, world_ in worlds.items():
        for number, events in enumerate(world_):
            deal_id, now, closed_at = f"{history}-{number}", dict(NEW), None
            for nth, (at, values) in enumerate(events):
                for field, value in values.items():
                    if field == "stage":
                        moves.append({"deal_id": deal_id, "changed_at": at, "stage": value, "ordinal": nth})
                        moved_on = is_open(now | values) or now["stage"] != value
                        closed_at = None if is_open(now | values) else at if moved_on else closed_at
                    elif nth:
                        old, new = (None if one is None else str(one) for one in (now[field], value))
                        log = {"deal_id": deal_id, "changed_at": at, "field": field, "ordinal": nth}
                        changed.append(log | {"old_value": old, "new_value": new})
                now |= values
            told = {"deal_id": deal_id, "history": history, "pipeline": "default", "team": "one"}
            deals.append(told | now | {"outcome": outcome_of(now), "created_at": events[0][0], "closed_at": closed_at})
    return deals, moves, changed


def deals_table(rows, **more):
    types = ibis.schema(DEALS | more).to_pyarrow()
    return ibis.memtable(pa.Table.from_pylist([{name: row.get(name) for name in types.names} for row in rows], types))


def states_of(deals, moves=(), changed=(), **options):
    """The states of rows of deals, moves and changes; no moves at all means that no history is kept of them."""
    made = deals_table(deals)
    visits = stays(table(list(moves), CHANGES), stages_table(), made, as_of=END) if moves else None
    log = table(list(changed), FIELDS) if changed else None
    kept = [name for name in ("history", "source") if name in made.columns]
    fields = ("amount", "expected_close_on", "owner", "team", *kept)
    return states(made, visits, log, stages=stages_table(), fields=fields, **options)


def stored(found):
    """The states computed once: what asks for them many times is fast."""
    return ibis.memtable(found.to_pyarrow())


def naive_states(worlds):
    """The states of histories, walking from one moment of a deal to the next."""
    rows = []
    for history, deals in worlds.items():
        for number, events in enumerate(deals):
            rows += _naive_states({"deal_id": f"{history}-{number}", "history": history}, events)
    types = ibis.schema(STATES).to_pyarrow()
    return ibis.memtable(pa.Table.from_pylist([{name: row.get(name) for name in types.names} for row in rows], types))


def _naive_states(told, events):
    moments, closed_at = sorted({when for when, _ in events}), None
    for nth, moment in enumerate(moments):
        now = at(events, moment, before=True)
        for values in [values for when, values in events if when == moment]:
            was, now = now, (now or dict(NEW)) | values
            if is_open(now):
                closed_at = None
            elif was is None or was["stage"] != now["stage"]:
                closed_at = moment
        until = moments[nth + 1] if nth + 1 < len(moments) else None
        state = {"holds_from": moment, "holds_until": until, "outcome": outcome_of(now), "closed_at": closed_at}
        place = {"pipeline": "default", "position": (OPEN["default"] | CLOSED)[now["stage"]], "team": "one"}
        yield told | now | state | place | {"created_at": moments[0], "closing_unknown": False}


def at(events, moment, *, before=False):
    """The deal at a moment, or just before it; null: there was none yet."""
    past = [values for when, values in events if when < moment or (when == moment and not before)]
    deal = None
    for values in past:
        deal = (deal or dict(NEW)) | values
    return deal


def in_pipeline(deal, scope):
    """Whether a deal is part of the pipeline: open, and due in the scope."""
    return is_open(deal) and due(deal, scope)


def due(deal, scope):
    expected = deal["expected_close_on"]
    return scope is None or (expected is not None and scope.start <= expected < scope.end)


def local_day(moment, zone):
    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date()


def naive_movements(events, period, scope=None, by=()):
    """The movements of one deal in a period as (movement, group, amount), moment by moment; amount null: unknown."""
    found = []
    for moment in sorted({when for when, _ in events if period.starts_at <= when < period.ends_at}):
        found += _between(at(events, moment, before=True), at(events, moment), scope, by)
    return found


def _between(was, now, scope, by):
    group, old_group = tuple(now[name] for name in by), was and tuple(was[name] for name in by)
    if not is_open(was) and not is_open(now) and was is not None:
        return []
    value, steps = now["amount"], []
    if not is_open(was):
        if not due(now, scope):
            return []
        steps.append(("new" if was is None else "reopened", group, value))
    else:
        value = was["amount"] if not is_open(now) and value is None else value
        inside = due(was, scope)
        if inside and group != old_group:
            steps += [("owner out", old_group, _minus(was["amount"])), ("owner in", group, was["amount"])]
        # A decision takes a deal out of the scope it was in, whatever date it carries then.
        if inside and is_open(now) and not due(now, scope):
            return [*steps, ("pushed out", group, _minus(was["amount"]))]
        if not inside and not due(now, scope):
            return []
        if not inside:
            steps.append(("pulled in", group, value))
        elif (value or 0) != (was["amount"] or 0):
            change = (value or 0) - (was["amount"] or 0)
            steps.append(("increased" if change > 0 else "decreased", group, change))
    return steps if is_open(now) else [*steps, (now["stage"], group, _minus(value))]


def _minus(amount):
    return None if amount is None else -amount
