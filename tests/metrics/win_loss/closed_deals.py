"""Deals that were decided, with reasons and answers to exit criteria, made by hand or at random."""

from datetime import datetime, timedelta
from decimal import Decimal

import ibis
import pyarrow as pa
from hypothesis import strategies as st

DECIDED_AT, BEFORE = datetime(2026, 2, 14), datetime(2026, 2, 1)
DEALS = {
    "deal_id": "string",
    "pipeline": "string",
    "outcome": "string",
    "closed_at": "timestamp",
    "amount": "decimal(18, 4)",
    "owner": "string",
    "source": "string",
    "product": "string",
    "competitor": "string",
    "loss_reason": "string",
}
ANSWERS = {
    "deal_id": "string",
    "pipeline": "string",
    "stage": "string",
    "criterion": "string",
    "met": "boolean",
    "answered_at": "timestamp",
}
STAYS = {
    "deal_id": "string",
    "pipeline": "string",
    "stage": "string",
    "kind": "string",
    "sequence": "int64",
    "next_kind": "string",
    "entered_at": "timestamp",
    "left_at": "timestamp",
}


def rows_of(table):
    return table.to_pyarrow().to_pylist()


def only(table):
    [row] = rows_of(table)
    return row


def table(rows, schema):
    types = ibis.schema(schema).to_pyarrow()
    return ibis.memtable(pa.Table.from_pylist([{name: row.get(name) for name in schema} for row in rows], types))


def deals(*rows):
    """One row per deal; what is left out is null, an id is made up, it was lost on 14 February 2026."""
    usual = {"outcome": "lost", "closed_at": DECIDED_AT}
    filled = [{"deal_id": f"d{number}"} | usual | row for number, row in enumerate(rows)]
    exact = [row | {"amount": None if row.get("amount") is None else Decimal(row["amount"])} for row in filled]
    return table(exact, DEALS)


def answers(*rows):
    """One row per answer to "buyer met" of the stage Talk, given on 1 February 2026."""
    usual = {"stage": "Talk", "criterion": "buyer met", "met": True, "answered_at": BEFORE}
    return table([usual | row for row in rows], ANSWERS)


def stays(*rows):
    """One row per visit to the stage Talk, from 1 January on."""
    usual = {"stage": "Talk", "kind": "open", "sequence": 1, "entered_at": datetime(2026, 1, 1)}
    return table([usual | row for row in rows], STAYS)


hours = st.builds(lambda number: datetime(2026, 2, 10) + timedelta(hours=number), st.integers(0, 9 * 24))


@st.composite
def companies(draw):
    """Rows of a few deals, answers and visits: equal moments, answers after the decision, deals nobody exported, two
    pipelines with stages of one name."""
    found, answered, visited = [], [], []
    moments = st.sampled_from([datetime(2026, 2, day) for day in range(10, 19)]) | hours
    pipelines = st.sampled_from(["new", "renewal"])
    for number in range(draw(st.integers(0, 8))):
        deal_id = f"d{number}"
        outcome = draw(st.sampled_from(["won", "lost", "open"]))
        if draw(st.integers(0, 9)) > 0:
            found.append(
                {
                    "deal_id": deal_id,
                    "pipeline": draw(pipelines | st.none()),
                    "outcome": outcome,
                    "closed_at": None if outcome == "open" else draw(moments | moments | st.none()),
                    "amount": draw(st.none() | st.integers(-1, 5).map(lambda n: n * 100)),
                    "owner": draw(st.sampled_from(["ana", "ben", None])),
                    "source": draw(st.sampled_from(["inbound", None])),
                    "product": "small",
                    "loss_reason": draw(st.sampled_from(["Price", " price ", "no need", "sun", "", None])),
                }
            )
        for criterion in draw(st.lists(st.sampled_from(["buyer met", "savings agreed"]), max_size=4)):
            answered.append(
                {
                    "deal_id": deal_id,
                    "pipeline": draw(st.none() | pipelines),
                    "stage": draw(st.sampled_from(["Talk", "Talk", "Offer"])),
                    "criterion": criterion,
                    "met": draw(st.booleans()),
                    "answered_at": draw(moments),
                }
            )
        stages = draw(st.lists(st.sampled_from(["Talk", "Offer", "Won"]), max_size=4))
        came = sorted(draw(moments) for _ in stages)
        for sequence, (stage, entered_at) in enumerate(zip(stages, came), 1):
            ends = {"entered_at": entered_at, "left_at": draw(st.none() | moments)}
            place = {"pipeline": draw(pipelines), "stage": stage, "kind": "won" if stage == "Won" else "open"}
            visited.append({"deal_id": deal_id, "sequence": sequence, **place, **ends})
    return found, answered, visited
