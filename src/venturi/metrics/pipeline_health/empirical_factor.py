"""Empirical factor: how many times what was won then stood in each stage when past periods began?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from venturi.metrics.intervals import bootstrap, ratio
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.openings import bookings, openings
from venturi.metrics.stays import PLACE

STAGE, NEW, ALL = "stage", "new", "all"
SUMS = ("deals", "amount", "won_amount", "without_amount")
COLUMNS = {
    **dict.fromkeys(("part", "pipeline", "stage"), "string"),
    **dict.fromkeys(("position", "periods"), "int64"),
    **dict.fromkeys(("deals", "amount", "won_amount", "bookings", "yield", "share"), "float64"),
    **dict.fromkeys(("factor", "factor_low", "factor_high"), "float64"),
    "without_amount": "int64",
}
Numbers = NDArray[np.float64]


def empirical_factor(
    stays: ibis.Table,
    deals: ibis.Table,
    *,
    periods: Sequence[Period],
    as_of: datetime,
    field_changes: ibis.Table | None = None,
    stood: ibis.Table | None = None,
) -> ibis.Table:
    r"""The share of the bookings that came from a stage, divided by what a stage's money yields within a period.

    .. math:: \text{yield}_s = \frac{\sum_p \text{won}_{sp}}{\sum_p \text{amount}_{sp}}, \qquad
              \text{share}_s = \frac{\sum_p \text{won}_{sp}}{\sum_p \text{bookings}_p}, \qquad
              \text{factor}_s = \frac{\text{share}_s}{\text{yield}_s}

    **Population:** the deals that stood in an open stage when one of ``periods`` began, in the stage and with the
    amount of that moment; won counts what of them was won in that period. Bookings are all deals won in it, also those
    that did not exist yet. Deals without an amount at the beginning, and won deals without one, are left out, and so
    are periods at whose beginning nothing stood anywhere: they lie before the history.

    Parameters
    ----------
    stays, deals, field_changes : see `openings`
    periods : that were over at `as_of`, one after the other.
    as_of : moment
        The one the stays were made with.
    stood : what `openings` gives of these periods, where it is known already.

    Returns
    -------
    one row per stage anything stood in, one for what was new, one for the whole
        ``part`` : "stage", "new" (deals that stood nowhere when the period began: a ``share`` and no yield) or "all".
        ``pipeline``, ``stage``, ``position``.  ``periods`` : that count.  ``deals``, ``amount``, ``won_amount`` : per
        period, on average; ``bookings`` : those of all, per period.  ``yield``, ``share`` : see above; a yield above 1
        means that deals were won for more than they stood for.  ``factor``, ``factor_low``, ``factor_high`` : with the
        95 % bootstrap interval over periods; null with fewer than five.  ``without_amount`` : deals left out.  All
        rates are **null** where nothing stood or nothing was booked.

    Raises
    ------
    ValueError
        If there are no periods, if two overlap, or if one is not over.
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Runs the queries. In the factor the won amount cancels: it is the money that stood there over the money booked.

    Misleads when pipelines were too full, or full of deals nobody worked on: it tells how much stood there, not how
    much was needed. `value_factor` tells the latter, from stays and conversions; where the two disagree, deals have
    grown old.
    """
    if stood is None:
        stood = openings(stays, deals, periods=periods, as_of=as_of, field_changes=field_changes)
    counted = _counted(stood).to_pyarrow().to_pylist()
    seen = {row["period"] for row in counted}
    labels = [period.label for period in periods if period.label in seen]
    booked = {row["period"]: row["bookings"] for row in bookings(deals, periods=periods).to_pyarrow().to_pylist()}
    bookings_of = np.array([booked.get(label, 0.0) for label in labels])
    stages = _by_stage(counted, labels)
    whole = {name: np.sum([held[name] for held in stages.values()] or [np.zeros(len(labels))], axis=0) for name in SUMS}
    rows = [_row(STAGE, place, held, bookings_of) for place, held in stages.items()]
    new = {"won_amount": bookings_of - whole["won_amount"]}
    return _table([*rows, _row(NEW, (), new, bookings_of), _row(ALL, (), whole, bookings_of)])


def empirical_factor_deals(
    stays: ibis.Table,
    deals: ibis.Table,
    *,
    periods: Sequence[Period],
    as_of: datetime,
    field_changes: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `empirical_factor`: one row per deal and period at whose beginning it stood open.

    The columns of `openings`, with ``part`` : won (within the period), kept (the others) or without_amount.
    """
    stood = openings(stays, deals, periods=periods, as_of=as_of, field_changes=field_changes)
    bare = ~stood.priced | stood.won_amount.isnull()
    return stood.mutate(part=ibis.cases((bare, "without_amount"), (stood.won, "won"), else_="kept"))


def _counted(stood: ibis.Table) -> ibis.Table:
    counts = stood.priced & stood.won_amount.notnull()
    return stood.aggregate(
        by=["period", *PLACE],
        deals=stood.count(where=counts),
        amount=stood.amount.sum(where=counts).cast("float64").fill_null(0.0),
        won_amount=stood.won_amount.sum(where=counts).fill_null(0.0),
        without_amount=stood.count(where=~counts),
    )


def _by_stage(rows: Sequence[Mapping[str, Any]], labels: Sequence[str]) -> dict[tuple[Any, ...], dict[str, Numbers]]:
    """The sums of each stage, in the order of the process, with a place for each period."""
    stages: dict[tuple[Any, ...], dict[str, Numbers]] = {}
    for row in sorted(rows, key=lambda row: (row["pipeline"], row["position"], row["stage"])):
        held = stages.setdefault(tuple(row[name] for name in PLACE), {name: np.zeros(len(labels)) for name in SUMS})
        for name in SUMS:
            held[name][labels.index(row["period"])] = row[name]
    return stages


def _row(part: str, place: Sequence[Any], held: Mapping[str, Numbers], booked: Numbers) -> dict[str, Any]:
    won, stood = held["won_amount"], held.get("amount")
    known: dict[str, Any] = dict(zip(PLACE, place, strict=False))
    row = {"part": part, **known, "periods": len(booked), "won_amount": _mean(won), "bookings": _mean(booked)}
    row["share"] = _over(won, booked)
    if stood is None:
        return row
    low, high = bootstrap({"stood": stood, "booked": booked}, ratio("stood", "booked")) or (None, None)
    factor = {"factor": _over(stood, booked), "factor_low": low, "factor_high": high, "yield": _over(won, stood)}
    bare = int(held["without_amount"].sum())
    return row | factor | {"deals": _mean(held["deals"]), "amount": _mean(stood), "without_amount": bare}


def _mean(values: Numbers) -> float | None:
    return float(values.mean()) if len(values) else None


def _over(top: Numbers, bottom: Numbers) -> float | None:
    return float(top.sum() / bottom.sum()) if bottom.sum() > 0 else None


def _table(rows: Sequence[Mapping[str, Any]]) -> ibis.Table:
    schema = ibis.schema(COLUMNS)
    filled = [{name: row.get(name) for name in COLUMNS} for row in rows]
    return ibis.memtable(pa.Table.from_pylist(filled, schema.to_pyarrow()), schema=schema)
