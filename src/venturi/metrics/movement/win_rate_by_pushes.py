"""Win rate by pushes: how do deals end whose expected date was put off again and again?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.intervals import wilson
from venturi.metrics.movement.changes import changes
from venturi.metrics.periods import Period
from venturi.metrics.tables import require_columns

MANY = 3
PUSHES = ("0", "1", "2", "3+")
UNDATED = "date unknown"


def win_rate_by_pushes(states: ibis.Table, *, decided_in: Period | None = None, by: Sequence[str] = ()) -> ibis.Table:
    r"""Share of the decided deals that were won, by how often their expected date was moved to a later day.

    .. math:: \text{unit}_k = \frac{won_k}{won_k + lost_k}, \quad k = \text{pushes} \in \{0, 1, 2, 3+\}

    **Population:** deals whose decision lies in ``decided_in``. Open deals are in neither term; they are counted
    beside, by the pushes so far.

    Parameters
    ----------
    states : one row per deal and state, from `states`, with the columns of `by` beside it (`stays.carry`)
    decided_in : Period, or None
        Half-open: the first day counts, the last does not. None: every decided deal, dated or not.
    by : column names
        One result row for each combination, as the deal is today; null is a group of its own.

    Returns
    -------
    one row per number of pushes and group, also where there is no deal
        ``pushes`` : "0", "1", "2", "3+", or "date unknown": never open with an expected date, so that nobody can tell.
        ``won``, ``lost``, ``open`` : deals.  ``unit``, ``low``, ``high`` : shares in [0, 1] with the 95 % Wilson
        interval [1]_. A share of nothing is **null, not 0**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    A push is a change of an open deal's date to a later day. The date set in the moment of the decision is none; a
    date pulled in takes no push back.

    Misleads when it is read as "pushing helps": what is lost is mostly lost early, before anybody could push it. And
    when the source logs no changes of the expected date: then no deal was ever pushed.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    rows = win_rate_by_pushes_deals(states, decided_in=decided_in, by=by).select("deal_id", *by, "pushes", "part")
    groups = rows.select(*by).distinct() if by else rows.aggregate(rows=_.count())
    named = groups.mutate(pushes=ibis.array([*PUSHES, UNDATED]).unnest())
    nobody = named.mutate(deal_id=ibis.null(rows.deal_id.type()), part=ibis.null("string")).select(rows.columns)
    counts = {part: _.count(where=_.part == part) for part in ("won", "lost", "open")}
    counted = rows.union(nobody).aggregate(by=[*by, "pushes"], **counts)
    low, high = wilson(_.won, _.won + _.lost)
    return counted.mutate(unit=_.won / (_.won + _.lost).nullif(0), low=low, high=high)


def win_rate_by_pushes_deals(
    states: ibis.Table, *, decided_in: Period | None = None, by: Sequence[str] = ()
) -> ibis.Table:
    """The deals behind `win_rate_by_pushes`: one row per deal.

    ``deal_id``, the columns of `by`, ``pushed`` (how often), ``pushes`` ("3+" for three and more) and ``part``: won,
    lost or open.
    """
    read = ["holds_from", "holds_until", "outcome", "closed_at", "expected_close_on", *by]
    require_columns(states, ["deal_id", *read], name="states")
    now = states.filter(_.holds_until.isnull()).select(*dict.fromkeys(["deal_id", "outcome", "closed_at", *by]))
    if decided_in is not None:
        now = now.filter((now.outcome == "open") | decided_in.covers(now.closed_at).fill_null(False))
    # The date that an open deal has: what is not open has none, so that nothing is pushed into a decision or out of it.
    expected = ibis.ifelse(states.outcome == "open", states.expected_close_on, None)
    moved = changes(states.mutate(expected=expected).semi_join(now, "deal_id"), columns=["expected"])
    told = moved.aggregate(
        by={"told_id": moved.deal_id},
        pushed=moved.count(where=(moved.expected > moved.was_expected).fill_null(False)),
        dated=moved.expected.notnull().any(),
    )
    joined = now.join(told, now.deal_id == told.told_id)
    pushes = ibis.cases(
        (~joined.dated.fill_null(False), UNDATED),
        (joined.pushed >= MANY, PUSHES[-1]),
        else_=joined.pushed.cast("string"),
    )
    return joined.select("deal_id", *by, pushed=joined.pushed, pushes=pushes, part=joined.outcome)
