"""Random histories of deals, and a naive reader of them: row by row, in plain Python, without a window or a join.

The strategies make what real exports contain: re-entries, skips, regressions, the same stage twice in a row, equal
moments with and without an order, deals without any change, reopened deals, decided deals without a date, stages nobody
listed, a second pipeline, and events after the moment the computation describes.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

import ibis
import pyarrow as pa
from hypothesis import strategies as st

START = datetime(2026, 1, 1)
AS_OF = datetime(2026, 6, 30)

DEALS = {
    "deal_id": "string",
    "pipeline": "string",
    "stage": "string",
    "outcome": "string",
    "created_at": "timestamp",
    "closed_at": "timestamp",
    "amount": "decimal(18, 4)",
    "owner": "string",
    "source": "string",
    "product": "string",
    "loss_reason": "string",
}
CHANGES = {
    "deal_id": "string",
    "changed_at": "timestamp",
    "stage": "string",
    "pipeline": "string",
    "ordinal": "int64",
}
FIELDS = {
    "deal_id": "string",
    "changed_at": "timestamp",
    "field": "string",
    "old_value": "string",
    "new_value": "string",
    "ordinal": "int64",
}
STAGES = {"pipeline": "string", "stage": "string", "position": "int64", "kind": "string"}

# Positions leave gaps on purpose: the next stage is the next position there is, not the next number.
OPEN = {"default": {"lead": 1, "meet": 2, "offer": 4, "close": 5}, "renewal": {"ask": 1, "lead": 3}}
CLOSED = {"won": 8, "lost": 9}
STAGE_ROWS = [
    {"pipeline": pipeline, "stage": stage, "position": position, "kind": kind}
    for pipeline, ladder in OPEN.items()
    for stage, position, kind in [
        *((stage, position, "open") for stage, position in ladder.items()),
        *((stage, position, stage) for stage, position in CLOSED.items()),
    ]
]


def rows_of(table):
    return table.to_pyarrow().to_pylist()


def table(rows, schema):
    """An Ibis table of `rows` by way of Arrow, which keeps nulls, decimals and moments as they are."""
    types = ibis.schema(schema).to_pyarrow()
    return ibis.memtable(pa.Table.from_pylist([{name: row.get(name) for name in schema} for row in rows], types))


def deals_table(rows):
    exact = [row | {"amount": None if row.get("amount") is None else Decimal(row["amount"])} for row in rows]
    return table(exact, DEALS)


def changes_table(rows):
    return table(rows, CHANGES)


def fields_table(rows):
    return table(rows, FIELDS)


def stages_table(rows=STAGE_ROWS):
    return table(rows, STAGES)


@dataclass
class History:
    """What a source would export: rows of deals, of stage changes and of field changes."""

    deals: list = field(default_factory=list)
    changes: list = field(default_factory=list)
    fields: list = field(default_factory=list)

    @property
    def tables(self):
        return changes_table(self.changes), stages_table(), deals_table(self.deals)


_hours = st.integers(0, 24 * 240)
_moments = st.builds(lambda hours: START + timedelta(hours=hours), _hours)
_stage_names = st.sampled_from([*OPEN["default"]] * 3 + [*CLOSED, "unlisted"])


@st.composite
def _moves(draw, deal_id):
    """The changes of one deal: now and then at the same moment, with an order of the source for all of them or none."""
    gaps = draw(st.lists(st.sampled_from([0, 0, 5, 24, 200, 900]), max_size=7))
    moment = draw(_moments)
    numbered = draw(st.booleans())
    moves = []
    for ordinal, gap in enumerate(gaps):
        moment += timedelta(hours=gap)
        pipeline = draw(st.sampled_from(["default"] * 8 + ["renewal", None]))
        moves.append(
            {
                "deal_id": deal_id,
                "changed_at": moment,
                "stage": draw(_stage_names),
                "pipeline": pipeline,
                "ordinal": ordinal if numbered else None,
            }
        )
    return moves


@st.composite
def _deal(draw, deal_id):
    outcome = draw(st.sampled_from(["open", "won", "lost"]))
    decided = outcome != "open" and draw(st.integers(0, 9)) > 0
    return {
        "deal_id": deal_id,
        "pipeline": "default",
        "stage": draw(_stage_names),
        "outcome": outcome,
        "created_at": draw(st.none() | _moments),
        "closed_at": draw(_moments) if decided else None,
        "amount": draw(st.none() | st.integers(0, 50).map(lambda n: n * 100)),
        "owner": draw(st.sampled_from(["ana", "ben", None])),
        "source": draw(st.sampled_from(["inbound", "outbound"])),
        "product": draw(st.sampled_from(["small", "large"])),
        "loss_reason": draw(st.sampled_from(["price", "no need", None])) if outcome == "lost" else None,
    }


@st.composite
def _amount_changes(draw, deal_id):
    moments = sorted(draw(st.lists(_moments, max_size=3)))
    values = draw(st.lists(st.none() | st.integers(0, 50), min_size=len(moments) + 1, max_size=len(moments) + 1))
    texts = [None if value is None else f"{value}00" for value in values]
    return [
        {
            "deal_id": deal_id,
            "changed_at": moment,
            "field": "amount",
            "old_value": texts[nth],
            "new_value": texts[nth + 1],
            "ordinal": nth,
        }
        for nth, moment in enumerate(moments)
    ]


@st.composite
def histories(draw, max_deals=6):
    """A `History` of a few deals, shuffled; now and then the changes of a deal nobody exported."""
    history = History()
    for number in range(draw(st.integers(0, max_deals))):
        deal_id = f"d{number}"
        if draw(st.integers(0, 9)) > 0:
            history.deals.append(draw(_deal(deal_id)))
        history.changes += draw(_moves(deal_id))
        history.fields += draw(_amount_changes(deal_id))
    history.changes = draw(st.permutations(history.changes))
    return history


def naive_stays(history, as_of=AS_OF):
    """The stays, one deal at a time, by walking through its changes."""
    listed = {(row["pipeline"], row["stage"]): row for row in STAGE_ROWS}
    deals = {row["deal_id"]: row for row in history.deals}
    result = []
    for deal_id in {row["deal_id"] for row in history.changes}:
        visits = []
        for change in _in_order(history.changes, deal_id, as_of, listed):
            place = (change["pipeline"] or "default", change["stage"])
            if not visits or visits[-1]["place"] != place:
                visits.append({"place": place, "entered_at": change["changed_at"], **_place(listed, place)})
        result += _finished(deal_id, visits, _as_known(deals.get(deal_id), as_of))
    return result


def _in_order(changes, deal_id, as_of, listed):
    def order(change):
        place = _place(listed, (change["pipeline"] or "default", change["stage"]))
        last = float("inf")
        return (
            change["changed_at"],
            last if change["ordinal"] is None else change["ordinal"],
            last if place["position"] is None else place["position"],
            place["stage"],
            place["pipeline"],
        )

    return sorted((c for c in changes if c["deal_id"] == deal_id and c["changed_at"] <= as_of), key=order)


def _place(listed, place):
    row = listed.get(place, {})
    return {"pipeline": place[0], "stage": place[1], "position": row.get("position"), "kind": row.get("kind")}


def _as_known(deal, as_of):
    """Outcome and close of the deal at that moment."""
    if deal is None:
        return None, None
    if deal["closed_at"] is not None and deal["closed_at"] > as_of:
        return "open", None
    return deal["outcome"], deal["closed_at"]


def _finished(deal_id, visits, decision):
    outcome, closed_at = decision
    rows = []
    for number, visit in enumerate(visits):
        following = visits[number + 1] if number + 1 < len(visits) else None
        left_at = following and following["entered_at"]
        if following is None and visit["kind"] == "open" and outcome in ("won", "lost") and closed_at is not None:
            left_at = max(visit["entered_at"], closed_at)
        track = [v for v in visits if v["pipeline"] == visit["pipeline"] and v["kind"] == "open"]
        earlier = [v for v in visits[:number] if any(v is t for t in track)]
        later = [v for v in visits[number + 1 :] if any(v is t for t in track)]
        furthest = max(later, key=lambda v: v["position"], default=None)
        rows.append(
            {
                "deal_id": deal_id,
                **{name: visit[name] for name in ("pipeline", "stage", "position", "kind", "entered_at")},
                "sequence": number + 1,
                "visit": sum(v["place"] == visit["place"] for v in visits[: number + 1]),
                "left_at": left_at,
                **{f"next_{name}": following and following[name] for name in ("pipeline", "stage", "position", "kind")},
                "previous_position": earlier[-1]["position"] if earlier else None,
                "furthest_position": furthest and furthest["position"],
                "furthest_stage": furthest and furthest["stage"],
                "outcome": outcome,
                "closed_at": closed_at,
            }
        )
    return rows
