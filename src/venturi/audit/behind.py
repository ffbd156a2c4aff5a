"""Behind: which deals stand behind a number?"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

SHOWN = 200
NONE: dict[str, Any] = {"total": 0, "ids": []}


def behind(listed: ibis.Table, *, by: Sequence[str], shown: int = SHOWN) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The total and the first ids of each group of `by`, in two queries.

    Parameters
    ----------
    listed : one row per deal and group, with ``deal_id`` and `by`.

    Returns
    -------
    the values of `by` → ``{"total": …, "ids": […]}``; a group without deals is not there, see `NONE`.
    """
    groups, kept = list(by), listed.select("deal_id", *by)
    counts = kept.aggregate(by=groups, total=_.count()).order_by(groups).to_pyarrow().to_pylist()
    found = {_key(row, groups): {"total": row["total"], "ids": []} for row in counts}
    # Asked in the filter itself, where DuckDB sees that only so many are wanted and does not sort all rows of a group.
    first = kept.filter(ibis.row_number().over(group_by=groups, order_by="deal_id") < shown)
    for row in first.order_by([*groups, "deal_id"]).to_pyarrow().to_pylist():
        found[_key(row, groups)]["ids"].append(row["deal_id"])
    return found


def _key(row: dict[str, Any], by: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in by)
