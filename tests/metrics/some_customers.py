"""Deals of accounts, and costs, made by hand or at random."""

from datetime import date, timedelta

import ibis
import pyarrow as pa
from hypothesis import strategies as st
from tests.metrics.some_deals import SCHEMA, arrow, moments

MORE = {"account": "string", "channel": "string", "segment": "string", "stage": "string", "pipeline": "string"}
COSTS = {"on": "date", "source": "string", "channel": "string", "amount": "decimal(18, 4)"}


def deals(*rows, amount="decimal(18, 4)", moment="timestamp"):
    """One row per deal, from dicts; what is left out is null, an id is made up, the outcome is won."""
    filled = [{"deal_id": f"d{number:02}", "outcome": "won"} | row for number, row in enumerate(rows)]
    types = {**SCHEMA, **MORE, "amount": amount, "created_at": moment, "closed_at": moment}
    return ibis.memtable(pa.table({name: pa.array([row.get(name) for row in filled], k) for name, k in arrow(types)}))


def costs(*rows):
    return ibis.memtable(pa.table({name: pa.array([row.get(name) for row in rows], k) for name, k in arrow(COSTS)}))


@st.composite
def _deal(draw):
    outcome = draw(st.sampled_from(["open", "won", "won", "won", "lost"]))
    return {
        "outcome": outcome,
        "created_at": draw(st.none() | moments),
        "closed_at": None if outcome == "open" else draw(moments | moments | st.none()),
        "amount": draw(st.none() | st.integers(-1, 40).map(lambda n: n * 250)),
        "account": draw(st.sampled_from(["acme", "birch", "cedar", "dune", None])),
        "source": draw(st.sampled_from(["inbound", "outbound", None])),
        "channel": draw(st.sampled_from(["website", "email"])),
        "segment": draw(st.sampled_from(["small", "large", None])),
    }


random_deals = st.lists(_deal(), max_size=14)
random_costs = st.lists(
    st.fixed_dictionaries(
        {
            "on": st.integers(0, 240).map(lambda number: date(2025, 12, 1) + timedelta(days=number)),
            "source": st.sampled_from(["inbound", "outbound", None]),
            "channel": st.sampled_from(["website", "email", "event"]),
            "amount": st.none() | st.integers(-1, 30).map(lambda number: number * 100),
        }
    ),
    max_size=8,
)


def naive_firsts(rows):
    """By account, the place in `rows` of its first won deal of a known day."""
    first = {}
    for number, row in enumerate(rows):
        if row["outcome"] == "won" and row["account"] is not None and row["closed_at"] is not None:
            known = first.get(row["account"])
            if known is None or row["closed_at"] < rows[known]["closed_at"]:
                first[row["account"]] = number
    return first
