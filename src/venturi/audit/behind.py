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
    kept = listed.select("deal_id", *groups)
    counted = kept.aggregate(by=groups, total=_.count(), ids=_smallest(kept.deal_id, shown))
    return {
        tuple(row[name] for name in groups): {"total": row["total"], "ids": row["ids"] or []}
        for row in counted.order_by(groups).to_pyarrow().to_pylist()
    }


def _first(values: str, n: int) -> list[str]:
    """The `n` smallest values in order: DuckDB keeps only them, where a window sorts all rows of a group."""
    raise NotImplementedError


_smallest: Any = ibis.udf.agg.builtin(_first, name="min", signature=(("string", "int64"), "array<string>"))
