"""Touchpoints: how often, and by what kind of contact, was each of the last n closed deals touched?"""

import ibis
from ibis import _

from venturi.metrics.cycle import cycle_days
from venturi.metrics.paths.closed_deals import Outcome, closed_deals_deals, happened


def touchpoints(
    deals: ibis.Table, activities: ibis.Table, *, last: int = 10, outcome: Outcome | None = None
) -> ibis.Table:
    r"""Contacts with each of the last closed deals, by kind.

    .. math:: \text{touchpoints} = \#\{\text{activities of the deal} : \text{at} \le \text{closed}\}

    **Population:** the `last` decided deals by ``closed_at``, and their activities that happened; planned ones did not.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at``; ``closed_day_only`` where there is any.
    activities : one row per activity
        ``deal_id``, ``at``, ``kind``; ``by_buyer`` and ``done`` where there are any.
    last : how many deals, at least 1
    outcome : ``"won"``, ``"lost"`` or None for both

    Returns
    -------
    one row per deal and kind of activity, and one with a null kind for a deal without any
        ``closed_rank``, ``deal_id``, ``outcome``, ``closed_at``, ``kind``.  ``times`` : up to the decision.
        ``by_buyer`` : those of them in which the buyer acted.  ``after_close`` : later ones, not in ``times``.
        ``first_days_before_close``, ``last_days_before_close`` : of those counted; null: there are none.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If `last` is below 1, or `outcome` none of the two.

    Notes
    -----
    Misleads when it is read as what wins deals: a deal that lives longer is touched more often.
    """
    rows = touchpoints_deals(deals, activities, last=last, outcome=outcome)
    before = _.part == "before"
    return rows.aggregate(
        by=["closed_rank", "deal_id", "outcome", "closed_at", "kind"],
        times=_.count(where=before),
        by_buyer=_.count(where=before & _.by_buyer),
        after_close=_.count(where=_.part == "after"),
        first_days_before_close=_.days_before_close.max(where=before),
        last_days_before_close=_.days_before_close.min(where=before),
    )


def touchpoints_deals(
    deals: ibis.Table, activities: ibis.Table, *, last: int = 10, outcome: Outcome | None = None
) -> ibis.Table:
    """The activities behind `touchpoints`: one row per activity, and one for a deal without any.

    ``closed_rank``, ``deal_id``, ``outcome``, ``closed_at``, ``kind``, ``at``, ``by_buyer``, ``days_before_close`` and
    ``part``: before or after the decision; none.
    """
    reviewed = closed_deals_deals(deals, last=last, outcome=outcome).drop("part")
    touches = happened(activities).rename(touched_id="deal_id", kind="touch")
    joined = reviewed.left_join(touches, reviewed.deal_id == touches.touched_id)
    at = joined.happened_at.cast(deals.closed_at.type())
    told = joined.mutate(at=at)
    return told.mutate(
        days_before_close=cycle_days(told, start="at"),
        part=ibis.cases((told.at.isnull(), "none"), (told.at <= told.ends_at, "before"), else_="after"),
    ).select(*("closed_rank", "deal_id", "outcome", "closed_at", "kind", "at", "by_buyer", "days_before_close", "part"))
