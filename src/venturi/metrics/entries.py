"""Entries: when did each deal begin to count, at its creation or at its first step into a stage?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.tables import require_columns


def first_entries(stays: ibis.Table, *, position: int) -> ibis.Table:
    """When each deal first entered the stage at `position`, or any later one: the beginning of the qualified cycle.

    A deal that jumped over the stage entered with the first stage beyond it; one that was lost before never entered.
    Returns ``deal_id``, ``entered_at``.
    """
    require_columns(stays, ["deal_id", "position", "kind", "entered_at"], name="stays")
    reached = stays.filter((_.kind == "won") | ((_.kind == "open") & (_.position >= position)))
    return reached.group_by("deal_id").aggregate(entered_at=_.entered_at.min())


def with_entry(deals: ibis.Table, entries: ibis.Table | None, *, columns: Sequence[str]) -> ibis.Table:
    """The deals with ``entered_at``: their creation, or their row in `entries`; deals without a row there leave."""
    if entries is None:
        require_columns(deals, ["created_at", *columns], name="deals")
        return deals.mutate(entered_at=_.created_at)
    require_columns(deals, ["deal_id", *columns], name="deals")
    require_columns(entries, ["deal_id", "entered_at"], name="entries")
    # The first entry only: a deal that entered twice is still one deal.
    first = entries.group_by("deal_id").aggregate(entered_at=_.entered_at.min())
    others = deals.drop("entered_at") if "entered_at" in deals.columns else deals
    return others.inner_join(first, "deal_id")


def beginning(entries: ibis.Table | None) -> str:
    """The column in which the cycle begins: of the creation the source may know the day only, see `cycle_days`."""
    return "created_at" if entries is None else "entered_at"
