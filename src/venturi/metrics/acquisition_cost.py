"""Acquisition cost: what does it cost to win a customer, and how soon is it earned back?"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
from ibis import _

from venturi.errors import Refusal
from venturi.metrics.customers import beside, wins
from venturi.metrics.intervals import poisson
from venturi.metrics.money import enough, total, usable
from venturi.metrics.periods import Period
from venturi.metrics.tables import require_columns
from venturi.metrics.velocity import velocity

KNOWN_BY = ("source", "channel")
PACE = ("won", "win_rate", "average_amount", "cycle_days", "per_day")


def acquisition_cost(
    deals: ibis.Table,
    costs: ibis.Table,
    *,
    decided_in: Period,
    by: Sequence[str] = ("source",),
    earned_over: int | None = None,
    margin: float | None = None,
) -> ibis.Table:
    r"""Cost of a period for each customer won in it, beside velocity and cycle.

    .. math:: CAC = \frac{\sum cost}{customers}, \qquad
        \text{payback} = \frac{CAC}{A \cdot m / T}

    **Population:** costs whose ``on`` lies in ``decided_in``; customers: accounts whose first win has its ``closed_at``
    in it. When more than a fifth of the deals won in the period name no account, each of them is a customer.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``account``, ``amount`` in the reporting currency, what `velocity` needs, and ``by``.
    costs : one row per cost
        ``on``, ``amount`` in the reporting currency (null: it could not be converted), and ``by``.
    decided_in : Period
        Half-open, for costs and customers alike.
    by : column names
        ``source``, ``channel``, both or none. A customer is of the source of the win that made it one.
    earned_over : days, or None
        T, over which the amount of a deal is earned: 365 for yearly contracts. None: nobody knows, no payback.
    margin : share in (0, 1], or None
        m, what of the amount is left after serving the customer. None: payback of revenue.

    Returns
    -------
    one row per group
        ``cost`` : money; null: no cost is known, which is not 0.  ``customers`` : accounts, or deals: ``customer_is``
        says which.  ``cac`` : money per customer, with ``cac_low``, ``cac_high``, the 95 % interval of the count [1]_.
        **Null** without a cost or a customer, with costs below 0, and for costs or customers of an unknown source,
        which need not belong together.  ``amount_per_customer`` : A, mean amount of the win that made it a customer.
        ``payback_days`` : days; null when A or T is unknown; ``payback_of`` : revenue or margin.  ``again`` : wins of
        accounts that were customers before.  ``without_account`` : wins left out.  ``without_date`` : wins on an
        unknown day.  ``without_amount`` : customers left out of A.  ``costs_left_out`` : costs without an amount in
        the reporting currency.  ``won``, ``win_rate``, ``average_amount``, ``cycle_days``, ``per_day`` : see
        `velocity`, of the same deals.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        For groups that costs are not known by, a margin outside (0, 1], or ``earned_over`` below 1.

    Notes
    -----
    Misleads when a sale takes longer than the period: the costs are then those of later customers. And at the beginning
    of the data, where old customers look new, because their first win lies before it. Salaries belong to the costs; who
    leaves them out compares advertisements.

    References
    ----------
    .. [1] Barker, L. (2002). A comparison of nine confidence intervals for a Poisson parameter when the expected number
       of events is ≤ 5. The American Statistician 56(2).
    """
    _check(by, earned_over, margin)
    parted = _parted(deals, decided_in, by)
    pace = velocity(deals, decided_in=decided_in, by=by).select(*by, *PACE)
    rows = beside([_spent(costs, decided_in, by), _counted(parted, by), pace], by=by)
    known = rows.cross_join(_accounts_known(deals, decided_in))
    named = known.mutate(
        payback_of=ibis.literal("revenue" if margin is None else "margin"),
        customer_is=ibis.ifelse(_.accounts_known, "account", "deal"),
        **{name: _[name].fill_null(0) for name in ("customers", *COUNTS)},
    )
    # What a customer earns a day.
    earned = _.amount_per_customer * (margin or 1.0) / ibis.literal(earned_over, "float64")
    paid = _per_customer(named, by).mutate(payback_days=_.cac / ibis.ifelse(earned > 0, earned, ibis.null("float64")))
    return paid.select(*by, *RESULT)


COUNTS = ("again", "without_account", "without_date", "without_amount", "costs_left_out", "won")
RESULT = (
    "cost",
    "customers",
    "customer_is",
    "cac",
    "cac_low",
    "cac_high",
    "amount_per_customer",
    "payback_days",
    "payback_of",
    "won",
    "win_rate",
    "average_amount",
    "cycle_days",
    "per_day",
    *COUNTS[:-1],
)


def acquisition_cost_deals(deals: ibis.Table, *, decided_in: Period, by: Sequence[str] = ("source",)) -> ibis.Table:
    """The deals behind `acquisition_cost`: ``deal_id``, ``by``, ``account``, ``amount`` and ``part``.

    ``part`` is customer (the win that made one), again, without_account or without_date.
    """
    return _parted(deals, decided_in, by).select("deal_id", *by, "account", "amount", "part")


def acquisition_cost_refusal(rows: Sequence[Mapping[str, Any]], *, decided_in: Period) -> Refusal | None:
    """Why rows of `acquisition_cost` say nothing: no cost is of a day of the period."""
    if any(row["cost"] is not None for row in rows):
        return None
    return Refusal(
        "no-costs",
        f"No cost is known for a day in {decided_in.label}. Import a table with one row per cost: the day it counts "
        "for, source, channel, amount and currency.",
    )


def _check(by: Sequence[str], earned_over: int | None, margin: float | None) -> None:
    if unknown := [name for name in by if name not in KNOWN_BY]:
        raise ValueError(f'Costs are known by {" and ".join(KNOWN_BY)}; got "{unknown[0]}".')
    if earned_over is not None and earned_over < 1:
        raise ValueError(f"An amount is earned over 1 day or more; got {earned_over}.")
    if margin is not None and not 0 < margin <= 1:
        raise ValueError(f"A margin lies above 0 and is at most 1; got {margin}.")


def _spent(costs: ibis.Table, decided_in: Period, by: Sequence[str]) -> ibis.Table:
    require_columns(costs, ["on", "amount", *by], name="costs")
    on = costs["on"]
    known = costs.filter(on >= ibis.date(decided_in.start), on < ibis.date(decided_in.end))
    return known.aggregate(by=list(by), cost=total(_.amount), costs_left_out=_.count(where=_.amount.isnull()))


def _per_customer(rows: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """``cac`` and its interval, where cost and customers belong together."""
    attributed = ibis.and_(*[rows[name].notnull() for name in by]) & (rows.cost >= 0) & (rows.customers > 0)
    spent = rows.mutate(spent=ibis.ifelse(attributed, rows.cost, ibis.null("float64")))
    fewest, most = poisson(spent.customers)
    ends = {"cac_low": spent.spent / most, "cac_high": spent.spent / fewest.nullif(0.0)}
    return spent.mutate(cac=spent.spent / spent.customers.nullif(0), **ends)


def _counted(parted: ibis.Table, by: Sequence[str]) -> ibis.Table:
    new = _.part == "customer"
    priced = new & usable(_.amount)
    return parted.aggregate(
        by=list(by),
        customers=_.count(where=new),
        amount_per_customer=total(_.amount, where=priced) / _.count(where=priced).nullif(0),
        again=_.count(where=_.part == "again"),
        without_account=_.count(where=_.part == "without_account"),
        without_date=_.count(where=_.part == "without_date"),
        without_amount=_.count(where=new & ~usable(_.amount)),
    )


def _parted(deals: ibis.Table, decided_in: Period, by: Sequence[str]) -> ibis.Table:
    """The wins of the period, and those of an unknown day, with ``part``."""
    won = wins(deals, columns=by).filter(decided_in.covers(_.closed_at) | _.closed_at.isnull())
    part = ibis.cases(
        (_.closed_at.isnull(), "without_date"),
        (~_.accounts_known, "customer"),
        (_.account.isnull(), "without_account"),
        (_.first, "customer"),
        else_="again",
    )
    return won.cross_join(_accounts_known(deals, decided_in)).mutate(part=part)


def _accounts_known(deals: ibis.Table, decided_in: Period) -> ibis.Table:
    """One row: whether enough of the deals won in the period name their account."""
    won = deals.filter(_.outcome == "won", decided_in.covers(_.closed_at))
    counted = won.aggregate(bare=_.count(where=_.account.isnull()), of=_.count())
    return counted.select(accounts_known=enough(_.bare, _.of))
