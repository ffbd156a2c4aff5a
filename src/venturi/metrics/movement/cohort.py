"""Cohort: what became of the deals of a year ago?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.as_of import BEGINNING
from venturi.metrics.intervals import wilson
from venturi.metrics.movement.states import states_at
from venturi.metrics.periods import Period
from venturi.metrics.stays import PLACE
from venturi.metrics.tables import besides, require_columns


def cohort(
    states: ibis.Table,
    *,
    created_in: Period | None = None,
    open_in: Period | None = None,
    open_at: datetime | None = None,
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""The deals of a past period or moment by what they are now: won, lost, or open, and in which stage.

    .. math:: \text{share}_x = \frac{\text{deals of the cohort that are } x \text{ now}}{\text{deals of the cohort}}

    **Population:** deals created in `created_in`, or open at any moment of `open_in`, or open at `open_at`: exactly one
    of the three. Each deal is in it once.

    Parameters
    ----------
    states : one row per deal and state, from `states`, with the columns of `by` beside it (`stays.carry`)
    created_in, open_in : Period
        Half-open: the first day counts, the last does not.
    open_at : moment
    by : column names
        A cohort for each combination, as the deal was when it first belonged to it; null is a group of its own.

    Returns
    -------
    one row per group, ``became`` and stage
        ``became`` : won, lost or open.  ``pipeline``, ``stage``, ``position`` : where the open ones stand now; null for
        the decided, and for a stage nobody knows.  ``deals``, ``of``: those, and all of the cohort.  ``share``,
        ``low``, ``high`` : in [0, 1] with the 95 % Wilson interval [1]_.  ``amount_then``, ``amount_now`` : money, when
        the deal first belonged to the cohort and now; null: none is known.  ``value`` : share of ``amount_then``; null
        when more than a fifth of the cohort is left out of it.  ``without_amount`` : deals left out, their amount was
        unknown then or below 0.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If not exactly one cohort is asked for.

    Notes
    -----
    Misleads when the cohort is young: what is lost is known sooner than what is won, and the open ones will be decided
    yet. A cohort of deals that were open leaves out those that came and went before.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    return counted(cohort_deals(states, created_in=created_in, open_in=open_in, open_at=open_at, by=by), by=by)


def counted(rows: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """`cohort` of the deals that `cohort_deals` lists."""
    by = besides(by, PLACE)
    priced = money.usable(_.amount_then)
    sums = rows.aggregate(
        by=[*by, "part", *PLACE],
        deals=_.count(),
        amount_then=money.total(_.amount_then, where=priced),
        amount_now=money.total(_.amount_now),
        without_amount=_.count(where=~priced),
    ).rename(became="part")
    whole = ibis.window(group_by=list(by), rows=(None, None))
    low, high = wilson(_.deals, _.of)
    summed = sums.mutate(
        of=_.deals.sum().over(whole), all_then=_.amount_then.sum().over(whole), bare=_.without_amount.sum().over(whole)
    )
    value = _.amount_then.fill_null(0.0) / _.all_then.nullif(0.0)
    return summed.mutate(
        share=_.deals / _.of.nullif(0),
        low=low,
        high=high,
        value=ibis.ifelse(money.enough(_.bare, _.of), value, ibis.null("float64")),
    ).drop("all_then", "bare")


def cohort_deals(
    states: ibis.Table,
    *,
    created_in: Period | None = None,
    open_in: Period | None = None,
    open_at: datetime | None = None,
    by: Sequence[str] = (),
) -> ibis.Table:
    """The deals behind `cohort`: one row per deal.

    ``deal_id``, the columns of `by` and ``amount_then`` as of when it first belonged to the cohort, ``amount_now``,
    ``pipeline``, ``stage``, ``position`` (of open deals) and ``part``: won, lost or open.
    """
    by = besides(by, PLACE)
    read = ["created_at", "holds_from", "holds_until", "outcome", "amount", *PLACE, *by]
    require_columns(states, ["deal_id", *read], name="states")
    then = _members(states, created_in, open_in, open_at, by)
    now = states.filter(_.holds_until.isnull())
    joined = now.join(then, now.deal_id == then.then_id)
    is_open = joined.outcome == "open"
    place: dict[str, Any] = {name: ibis.ifelse(is_open, joined[name], ibis.null(joined[name].type())) for name in PLACE}
    return joined.select(
        "deal_id",
        **{name: joined[f"then_{name}"] for name in by},
        **place,
        amount_then=joined.then_amount,
        amount_now=joined.amount,
        part=joined.outcome,
    )


def _members(
    states: ibis.Table,
    created_in: Period | None,
    open_in: Period | None,
    open_at: datetime | None,
    by: Sequence[str],
) -> ibis.Table:
    """The first state in which each deal belongs to the cohort, its columns with ``then_`` in front."""
    if [created_in, open_in, open_at].count(None) != 2:
        raise ValueError("Name one cohort: created_in, open_in or open_at.")
    if open_at is not None:
        members = states_at(states, as_of=open_at).filter(_.outcome == "open")
    elif open_in is not None:
        starts, ends = ibis.timestamp(open_in.starts_at), ibis.timestamp(open_in.ends_at)
        members = states.filter(
            _.outcome == "open",
            _.holds_from.isnull() | (_.holds_from < ends),
            _.holds_until.isnull() | (_.holds_until > starts),
        )
    else:
        assert created_in is not None
        members = states.filter(created_in.covers(_.created_at))
    told = ibis.struct({name: members[name] for name in ("amount", *by)})
    began = members.holds_from.fill_null(BEGINNING.cast(members.holds_from.type()))
    first = members.aggregate(by={"then_id": members.deal_id}, told=told.argmin(began))
    return first.select("then_id", **{f"then_{name}": first.told[name] for name in ("amount", *by)})
