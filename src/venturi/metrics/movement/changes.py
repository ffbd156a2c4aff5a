"""Changes: from which state to which did each deal go, and when?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.as_of import BEGINNING
from venturi.metrics.periods import Period


def changes(states: ibis.Table, *, columns: Sequence[str], during: Period | None = None) -> ibis.Table:
    """One row per state that began in a period, with what was before it.

    ``deal_id``, ``at``, `columns`, and the same of the state before with ``was_`` in front; ``existed`` is false for
    the first state of a deal. Without a period every state is there; ``at`` is null where nobody knows since when.
    """
    kept = list(dict.fromkeys(("deal_id", "holds_from", *columns)))
    near = states
    if during is not None:
        starts, ends = ibis.timestamp(during.starts_at), ibis.timestamp(during.ends_at)
        # The state before one that began in the period ended in it: what did neither has not changed.
        began = (states.holds_from >= starts) & (states.holds_from < ends)
        ended = (states.holds_until >= starts) & (states.holds_until < ends)
        near = states.filter(began.fill_null(False) | ended.fill_null(False))
    near = near.select(kept)
    since = near.holds_from.fill_null(BEGINNING.cast(near.holds_from.type()))
    along = ibis.window(group_by="deal_id", order_by=since)
    before = {f"was_{name}": near[name].lag().over(along) for name in columns}
    paired = near.mutate(**before, existed=ibis.row_number().over(along) > 0).rename(at="holds_from")
    return paired if during is None else paired.filter(during.covers(_.at))
