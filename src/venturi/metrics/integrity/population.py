"""Population: of the deals a metric counts in one period, how many have the values it needs?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

import ibis
from ibis import _

from venturi.metrics.integrity.completeness import Completeness
from venturi.metrics.integrity.flags import summed
from venturi.metrics.integrity.rule import Population
from venturi.metrics.metric import Dating
from venturi.metrics.periods import Period

# A deal without this date belongs to no period, so how many lack it can only be told over the whole file.
DATES = {"decided_in": "closed_at", "created_in": "created_at"}
_OUTCOMES: tuple[Population, ...] = ("all", "open", "won", "lost", "decided")


def deals_of(deals: ibis.Table, stays: ibis.Table | None, *, dated_by: Dating, span: Period | None) -> ibis.Table:
    """The deals that a metric dated in this way counts in a period.

    decided_in : decided in it.  created_in : created in it.  entered_in : entered a stage in it, or created in it, for
    a deal without any history enters nothing.  all : every deal.  No period: every deal.
    """
    if dated_by not in get_args(Dating):
        raise ValueError(f"A population is dated by one of {', '.join(get_args(Dating))}; got {dated_by}.")
    if span is None or dated_by == "all":
        return deals
    if dated_by == "decided_in":
        return deals.filter(span.covers(_.closed_at), ~(_.outcome == "open").fill_null(False))
    created = span.covers(deals.created_at).fill_null(False)
    if dated_by == "created_in" or stays is None:
        return deals.filter(created)
    entered = stays.filter(span.covers(stays.entered_at)).select("deal_id").distinct()
    return deals.filter(created | deals.deal_id.isin(entered.deal_id))


def completeness_in(
    whole: Completeness,
    deals: ibis.Table,
    stays: ibis.Table | None,
    *,
    dated_by: Dating,
    span: Period,
    columns: Iterable[str],
) -> Completeness:
    """`whole` with the counts of `columns`, and of the history, taken over the deals of one period. Runs queries.

    **Population:** see `deals_of`. What only open deals have is asked of all open deals when a metric is dated by the
    decision, for they have none; and the date itself is asked of the whole file.
    """
    population = deals_of(deals, stays, dated_by=dated_by, span=span)
    asked = [name for name in columns if name in deals.columns and name != DATES.get(dated_by)]
    of = tuple(of for of in _OUTCOMES if of != "open" or dated_by != "decided_in")
    by_outcome = population.mutate(told=_.outcome).group_by("outcome")
    filled = {f"filled_{name}": _["told" if name == "outcome" else name].count() for name in asked}
    rows = by_outcome.aggregate(records=_.count(), **filled).to_pyarrow().to_pylist()
    counts = {("deals", name, one): _pair(rows, f"filled_{name}", rows, one) for name in asked for one in of}
    if dated_by == "entered_in" and stays is not None:
        moved = population.semi_join(stays, "deal_id").group_by("outcome").aggregate(moved=_.count())
        known = moved.to_pyarrow().to_pylist()
        counts |= {("stage_changes", "changed_at", one): _pair(known, "moved", rows, one) for one in of}
    return replace(whole, counts=whole.counts | counts)


def _pair(filled: list[dict[str, Any]], name: str, rows: list[dict[str, Any]], of: Population) -> tuple[int, int]:
    return summed(filled, name, of) or 0, summed(rows, "records", of) or 0
