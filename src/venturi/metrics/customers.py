"""Customers: which won deal made an account a customer?"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.tables import require_columns


def wins(deals: ibis.Table, *, columns: Sequence[str] = ()) -> ibis.Table:
    """Every won deal, with ``first``: whether it is the first win of its account.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``closed_at``, ``amount``, ``account``, and `columns`.

    Returns
    -------
    one row per won deal
        These columns without ``outcome``, and ``first``: null when the account or the day is unknown. Of wins of one
        moment the one with the lower identifier is the first.
    """
    named = list(dict.fromkeys(["deal_id", "closed_at", "amount", "account", *columns]))
    require_columns(deals, [*named, "outcome"], name="deals")
    won = deals.filter(_.outcome == "won").select(*named)
    known = won.account.notnull() & won.closed_at.notnull()
    placed = won.mutate(known=known)
    nth = ibis.row_number().over(group_by=["account", "known"], order_by=["closed_at", "deal_id"])
    # In two steps: a window within a condition is not an expression of every engine.
    counted = placed.mutate(nth=nth)
    return counted.mutate(first=ibis.ifelse(_.known, _.nth == 0, ibis.null("boolean"))).drop("known", "nth")


def beside(tables: Sequence[ibis.Table], *, by: Sequence[str]) -> ibis.Table:
    """Tables of one row per group as one: every group of any of them, and the columns of all; null where there is none.

    Null is a group of its own. No two tables may share a column that is no group.
    """
    measures = {name: kind for table in tables for name, kind in table.schema().items() if name not in by}
    stacked = [
        table.select(*by, **{name: _measure(table, name, kind) for name, kind in measures.items()}) for table in tables
    ]
    return ibis.union(*stacked).aggregate(by=list(by), **{name: _[name].max() for name in measures})


def _measure(table: ibis.Table, name: str, kind: Any) -> Any:
    return table[name] if name in table.columns else ibis.null(kind)
