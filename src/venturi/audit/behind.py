"""Behind: which deals stand behind a number?"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

SHOWN = 200
NONE: dict[str, Any] = {"total": 0, "ids": []}


def behind(listed: ibis.Table, *, by: Sequence[str], shown: int = SHOWN) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The total and the first ids of each group of `by`, in one query.

    Parameters
    ----------
    listed : one row per deal and group, with ``deal_id`` and `by`.

    Returns
    -------
    the values of `by` → ``{"total": …, "ids": […]}``; a group without deals is not there, see `NONE`.
    """
    groups = list(by)
    ranked = listed.select("deal_id", *groups).mutate(
        nth=ibis.row_number().over(group_by=groups, order_by="deal_id"),
        total=_.count().over(group_by=groups),
    )
    rows = ranked.filter(_.nth < shown).order_by([*groups, "deal_id"]).to_pyarrow().to_pylist()
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        group = found.setdefault(tuple(row[name] for name in groups), {"total": row["total"], "ids": []})
        group["ids"].append(row["deal_id"])
    return found
