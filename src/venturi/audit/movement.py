"""Movement: how did the open pipeline get from its opening to its closing, what was put off, and what became of it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import ibis
from ibis import _

from venturi.audit.behind import NONE, behind
from venturi.audit.reach import outside
from venturi.basis import end_of_day
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics import money
from venturi.metrics.movement.bridge import INSTANT, bridge_deals, scope_of, summed
from venturi.metrics.movement.bridge_end_points import bridge_end_points
from venturi.metrics.movement.cohort import cohort_deals
from venturi.metrics.movement.cohort import counted as became
from venturi.metrics.movement.slippage import counted as slipped
from venturi.metrics.movement.slippage import slippage_deals
from venturi.metrics.movement.snapshots import snapshots
from venturi.metrics.movement.states import states, states_at
from venturi.metrics.movement.win_rate_by_pushes import win_rate_by_pushes
from venturi.metrics.periods import Period, add_months, trailing
from venturi.metrics.stays import PLACE
from venturi.metrics.win_rates import value_refusal

SHOWN_IDS = 50
# What the log of fields is read for: the bridge needs no others, and each costs a pass over all states.
FIELDS = ("amount", "expected_close_on")
BESIDE = ("expected date unknown", "closing unknown")
# What comes in and what stands there: of these the amounts must be known.
COUNTED = ("opening", "new")
DAY = timedelta(days=1)
# Days of a period up to which its weeks can be told apart, and from which on it has weeks at all.
LONG, SHORT = 550, 14
FEW = 20
NO_MONEY = {"amount_then": None, "value": None}
BECAME = ("won", "lost", "open")
SLIPPED = ("due", "won", "lost", "slipped", "still_due", "date_emptied", "pushed", "share", "low", "high", "value")
COHORT = ("became", "pipeline", "stage", "position", "deals", "share", "low", "high", "amount_then", "value")


@dataclass(frozen=True, slots=True)
class Known:
    """The states of the deals, each called by a number, and the ``deal_id`` that each ``number`` stands for.

    Everything here joins and sorts the states by deal, and a number is shorter than an identifier. Numbers are in the
    order of the identifiers, so that the first deals are the first ones by either.
    """

    states: ibis.Table
    names: ibis.Table

    def behind(self, listed: ibis.Table) -> dict[tuple[Any, ...], dict[str, Any]]:
        """The deals behind each part, see `behind`, by their identifiers again."""
        found = behind(listed, by=["part"], shown=SHOWN_IDS)
        shown = sorted({number for part in found.values() for number in part["ids"]})
        rows = self.names.filter(_.number.isin(shown)).to_pyarrow().to_pylist() if shown else []
        names = {row["number"]: row["deal_id"] for row in rows}
        return {key: part | {"ids": [names[number] for number in part["ids"]]} for key, part in found.items()}


def movement(dataset: Dataset, period: Period | None) -> dict[str, Any]:
    """The ``movement`` part of the document: the period asked for, or the last complete quarter."""
    during = period or dataset.last_complete_quarter
    year, ago = trailing(dataset.today, zone=dataset.zone), add_months(dataset.today, -12)
    head = {"during": {"label": during.label, "start": during.start.isoformat(), "end": during.end.isoformat()}}
    refused = outside(dataset, during) or dataset.refusal("bridge")
    if refused:
        return head | dict.fromkeys(("bridge", "due", "snapshots", "slippage", "pushes", "cohort"), refused.as_dict())
    known = _known(dataset, since=Period(min(during.start, year.start, ago), dataset.today + DAY, dataset.zone))
    moving, one_sided = _in_period(dataset, known, during), value_refusal(dataset.deals)
    bridge = _bridge(dataset, moving, during, one_sided)
    no_money = bridge["no_money"] is not None
    return head | {
        "bridge": bridge,
        "due": _due(dataset, moving, during, one_sided),
        "snapshots": _snapshots(dataset, known, period or year, no_money),
        "slippage": _slippage(dataset, moving, during),
        "pushes": _pushes(dataset, known, period or year),
        "cohort": _cohort(dataset, known, ago, no_money),
    }


def _known(dataset: Dataset, *, since: Period) -> Known:
    """The states of the deals that may have been open at the beginning of `since`, or later; the others cannot move."""
    tables, starts = dataset.tables, ibis.timestamp(since.starts_at)
    deals = tables.deals.filter(_.closed_at.isnull() | (_.closed_at >= starts))
    named = deals.select("deal_id", number=ibis.dense_rank().over(order_by=_.deal_id))
    names = dataset.stored(f"numbers-since-{since.start}", named)
    deals, stays, changes = (
        None if table is None else _numbered(table, names)
        for table in (tables.deals, dataset.stays, tables.field_changes)
    )
    found = states(deals, stays, changes, stages=tables.stages, fields=FIELDS)
    return Known(dataset.stored(f"states-since-{since.start}", found), names)


def _in_period(dataset: Dataset, known: Known, during: Period) -> Known:
    """The states that held in a period or ended as it began, stored once more for all that asks about it alone."""
    began = _.holds_from.isnull() | (_.holds_from < ibis.timestamp(during.ends_at))
    lasted = _.holds_until.isnull() | (_.holds_until >= ibis.timestamp(during.starts_at))
    held = known.states.filter(began, lasted).drop("created_at", *PLACE)
    return Known(dataset.stored(f"states-in-{during.start}", held), known.names)


def _numbered(table: ibis.Table, names: ibis.Table) -> ibis.Table:
    """The rows of the numbered deals, with the number as their identifier."""
    rows = table.join(names, "deal_id")
    return rows.select(deal_id=rows.number, **{name: rows[name] for name in table.columns if name != "deal_id"})


def _no_money(rows: Sequence[Mapping[str, Any]]) -> Refusal | None:
    """Why amounts tell nothing here: too few of the deals have one."""
    deals, bare = (sum(row[name] for row in rows if row["movement"] in COUNTED) for name in ("deals", "without_amount"))
    if money.enough(bare, deals):
        return None
    told = f"{bare:,} of {deals:,} deals that stood open or came in carry no amount; money needs it for 80 %."
    return Refusal("amounts-missing", told)


def _bridge(
    dataset: Dataset, known: Known, during: Period, one_sided: Refusal | None, due_in: Period | None = None
) -> dict[str, Any]:
    """Each movement of the period, and beside it what it came to: the difference of its first and its last day.

    `one_sided` : why amounts tell nothing, whatever moved: they belong to one outcome only.
    """
    name = f"moved-{during.start}-{'due' if due_in else 'all'}"
    moved = dataset.stored(name, bridge_deals(known.states, during=during, due_in=due_in))
    rows = summed(moved, scope=scope_of(due_in, ()), by=()).order_by("step").to_pyarrow().to_pylist()
    edges = (during.starts_at - INSTANT, min(during.ends_at - INSTANT, dataset.as_of))
    opening, closing = (states_at(known.states, as_of=edge) for edge in edges)
    found = bridge_end_points(opening, closing, due_in=due_in).to_pyarrow().to_pylist()
    # A deal that went the same way twice is one deal.
    each = moved.select("deal_id", "part").distinct()
    net, listed = {row["movement"]: row for row in found}, known.behind(each)
    no_money = one_sided or _no_money(rows)
    terms = {row["movement"]: row["amount"] for row in rows if row["movement"] not in BESIDE}
    left = terms.pop("closing") - sum(terms.values())
    return {
        "no_money": no_money.as_dict() if no_money else None,
        "unexplained": None if no_money else float(left),
        "rows": [
            {"movement": row["movement"], "deals": row["deals"], "events": row["events"]}
            | {"without_amount": row["without_amount"], "amount": _money(row, no_money)}
            | _net(net.get(row["movement"]), no_money)
            | {"behind": listed.get((row["movement"],), NONE)}
            for row in rows
        ],
    }


def _net(row: Mapping[str, Any] | None, no_money: Refusal | None) -> dict[str, Any]:
    if row is None:
        return {"net_deals": None, "net_amount": None}
    return {"net_deals": row["deals"], "net_amount": _money(row, no_money)}


def _money(row: Mapping[str, Any], no_money: Refusal | None) -> float | None:
    return None if no_money else float(row["amount"])


def _due(dataset: Dataset, known: Known, during: Period, one_sided: Refusal | None) -> dict[str, Any]:
    """The bridge of the deals that were to close in the period: here a new date moves money."""
    refused = dataset.refusal("slippage", during)
    return refused.as_dict() if refused else _bridge(dataset, known, during, one_sided, due_in=during)


def _snapshots(dataset: Dataset, known: Known, span: Period, no_money: bool) -> dict[str, Any]:
    """What stood open in each stage at the end of each week: a row of numbers for each stage."""
    tomorrow = dataset.today + DAY
    begins = max(span.start, dataset.span.start) if dataset.span else span.start
    during = Period(min(begins, dataset.today), min(span.end, tomorrow), span.zone)
    step: Any = "day" if during.days < SHORT else "week" if during.days <= LONG else "month"
    rows = snapshots(known.states, during=during, step=step).to_pyarrow().to_pylist()
    days = sorted({row["on"] for row in rows})
    no_money = no_money or not all(_priced([row for row in rows if row["on"] == day]) for day in days)
    stages: dict[tuple[Any, ...], dict[date, dict[str, Any]]] = {}
    for row in sorted(rows, key=_order):
        stages.setdefault((row["pipeline"], row["stage"], row["position"]), {})[row["on"]] = row
    return {
        "step": step,
        "on": [day.isoformat() for day in days],
        "stages": [
            dict(zip(PLACE, place, strict=True))
            | {"deals": [found[day]["deals"] for day in days]}
            | {"amount": None if no_money else [float(found[day]["amount"]) for day in days]}
            for place, found in stages.items()
            if any(row["deals"] for row in found.values())
        ],
    }


def _priced(rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether enough of what stood open on a day has an amount: else money grows from day to day with what is known.

    Of few deals nobody can tell.
    """
    bare, deals = (sum(row[name] for row in rows) for name in ("without_amount", "deals"))
    return deals < FEW or money.enough(bare, deals)


def _slippage(dataset: Dataset, known: Known, during: Period) -> dict[str, Any]:
    if refused := dataset.refusal("slippage", during):
        return refused.as_dict()
    deals = dataset.stored(f"slipped-{during.start}", slippage_deals(known.states, during=during))
    [row], listed = slipped(deals).to_pyarrow().to_pylist(), known.behind(deals)
    ids = {part: listed.get((part,), NONE) for part in ("slipped", "still_due")}
    return {name: row[name] for name in SLIPPED} | {"behind": ids}


def _pushes(dataset: Dataset, known: Known, span: Period) -> dict[str, Any]:
    if refused := dataset.refusal("win_rate_by_pushes", span):
        return refused.as_dict()
    rows = win_rate_by_pushes(known.states, decided_in=span).order_by("pushes").to_pyarrow().to_pylist()
    return {"start": span.start.isoformat(), "end": span.end.isoformat(), "rows": rows}


def _cohort(dataset: Dataset, known: Known, day: date, no_money: bool) -> dict[str, Any]:
    """What became of the deals that were open at the end of a day a year ago."""
    at = end_of_day(day, dataset.zone)
    deals = dataset.stored(f"open-on-{day}", cohort_deals(known.states, open_at=at))
    rows = sorted(became(deals).to_pyarrow().to_pylist(), key=_order)
    return {
        "on": day.isoformat(),
        "of": sum(row["deals"] for row in rows),
        "rows": [
            {name: row[name] for name in COHORT} | (NO_MONEY if no_money else {})
            for row in sorted(rows, key=lambda row: BECAME.index(row["became"]))
        ],
        "behind": known.behind(deals.filter(_.part == "open")).get(("open",), NONE),
    }


def _order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["pipeline"] is None, row["pipeline"], row["position"] is None, row["position"] or 0, row["stage"] or ""
