"""Deals made by hand or at random, for the metrics that read one row per deal."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
from hypothesis import strategies as st

from venturi.metrics.periods import Period

Q1 = Period(date(2026, 1, 1), date(2026, 4, 1))
IN_Q1, FIRST_OF_Q2 = datetime(2026, 2, 14), datetime(2026, 4, 1)
# Summer time begins on 29 March 2026: this quarter begins at 22:00 UTC the evening before, not at 23:00.
BERLIN_Q2 = Period(date(2026, 4, 1), date(2026, 7, 1), "Europe/Berlin")
AS_OF = datetime(2026, 6, 30, 12)
SCHEMA = {
    "deal_id": "string",
    "outcome": "string",
    "created_at": "timestamp",
    "closed_at": "timestamp",
    "expected_close_on": "date",
    "amount": "decimal(18, 4)",
    "currency": "string",
    "owner": "string",
    "source": "string",
    "product": "string",
    "created_day_only": "boolean",
    "closed_day_only": "boolean",
}
# Tables from files carry decimals and moments in UTC; tables made by hand floats and moments without a zone.
KINDS = [("decimal(18, 4)", "timestamp"), ("float64", "timestamp"), ("decimal(18, 4)", "timestamp('UTC')")]


def deals(*rows, amount="decimal(18, 4)", moment="timestamp"):
    """One row per deal, from dicts; what is left out is null, an id is made up, the outcome is won."""
    filled = [{"deal_id": f"d{number}", "outcome": "won"} | row for number, row in enumerate(rows)]
    types = {**SCHEMA, "amount": amount, "created_at": moment, "closed_at": moment}
    columns = {name: pa.array([row.get(name) for row in filled], kind) for name, kind in arrow(types)}
    return ibis.memtable(pa.table(columns))


def arrow(types):
    schema = ibis.schema(types).to_pyarrow()
    return [(name, schema.field(name).type) for name in types]


def decided(outcome, amount, days, **more):
    """A deal decided in the first quarter after so many days."""
    return {
        "outcome": outcome,
        "amount": amount,
        "created_at": IN_Q1 - timedelta(days=days),
        "closed_at": IN_Q1,
    } | more


def rows_of(table):
    return table.to_pyarrow().to_pylist()


def only(table):
    [row] = rows_of(table)
    return row


def grouped(table, by):
    return {tuple(row[name] for name in by): row for row in rows_of(table)}


_edges = [
    Q1.starts_at,
    Q1.ends_at,
    BERLIN_Q2.starts_at,
    BERLIN_Q2.ends_at,
    *(edge - timedelta(seconds=1) for edge in (Q1.starts_at, Q1.ends_at, BERLIN_Q2.starts_at, BERLIN_Q2.ends_at)),
]
moments = st.sampled_from(_edges) | st.builds(
    lambda hours: datetime(2025, 10, 1) + timedelta(hours=hours), st.integers(0, 24 * 270)
)
days = st.builds(lambda number: date(2025, 12, 1) + timedelta(days=number), st.integers(0, 240))
periods = st.sampled_from([Q1, BERLIN_Q2, None])


@st.composite
def _deal(draw):
    outcome = draw(st.sampled_from(["open", "won", "won", "lost"]))
    return {
        "outcome": outcome,
        "created_at": draw(st.none() | moments),
        "closed_at": None if outcome == "open" else draw(moments | moments | st.none()),
        "expected_close_on": draw(st.none() | days),
        "amount": draw(st.none() | st.integers(0, 40).map(lambda n: n * 250)),
        "owner": draw(st.sampled_from(["ana", "ben", None])),
        "source": draw(st.sampled_from(["inbound", "outbound", None])),
        "product": draw(st.sampled_from(["small", "large"])),
    }


random_deals = st.lists(_deal(), max_size=14)
groups = st.sampled_from([(), ("owner",), ("owner", "source")])


def split(rows, by):
    """The rows of each group; the whole is a group even when there are no rows."""
    found = {} if by else {(): []}
    for row in rows:
        found.setdefault(tuple(row[name] for name in by), []).append(row)
    return found


def within(period, moment):
    """Whether a moment lies in a period, asked of its days in the zone of the period."""

    if period is None:
        return True
    return (
        moment is not None
        and period.start <= moment.replace(tzinfo=UTC).astimezone(ZoneInfo(period.zone)).date() < period.end
    )


def share(part, whole):
    return part / whole if whole else None


def money(rows):
    return sum(row["amount"] or 0 for row in rows)
