"""Different: how many different deals stand in each group, where nearly every deal is there only once?"""

from typing import Any

import ibis
from ibis import _


def with_returning(rows: ibis.Table, visits: ibis.Table) -> ibis.Table:
    """`rows` with ``returning``: the deal again, where it came back to a stage in any of `visits`, else null.

    Both have a ``deal_id``, and `visits` also ``visit`` (1, 2 … of the deal to one stage).
    """
    back = visits.filter(_.visit > 1).select(returning=_.deal_id).distinct()
    return rows.left_join(back, rows.deal_id == back.returning)


def different_deals() -> Any:
    """How many deals stand in a group of such rows, in which a deal that never came back stands once at most.

    Telling apart only the few that did come back costs a part of what it costs to tell all of them apart.
    """
    return _.count(where=_.returning.isnull()) + _.returning.nunique()
