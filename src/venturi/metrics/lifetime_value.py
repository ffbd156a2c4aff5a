"""Lifetime value: how much has a customer brought since the first win, and how much may it still bring?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import moment
from venturi.metrics.customers import beside, wins
from venturi.metrics.intervals import Sums, block_sums, ratio, with_interval
from venturi.metrics.money import total, usable
from venturi.metrics.periods import days_between

DAYS_OF_A_YEAR = 365.25
NEITHER = ("without_account", "without_date")


def lifetime_value(
    deals: ibis.Table,
    *,
    as_of: datetime,
    by: Sequence[str] = ("segment",),
    margin: float | None = None,
    yearly_churn: float | None = None,
) -> ibis.Table:
    r"""Won amount per account from its first win to now, and, with a churn, what it will come to.

    .. math:: LTV = \frac{\sum won}{accounts}, \qquad
        \text{projected} = m \left( A_1 + \frac{1}{c} \cdot \frac{\sum won - \sum first}{\sum years} \right)

    **Population:** accounts with a won deal of a known day, at least one of whose won deals has an amount of 0 or more.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``closed_at``, ``account``, ``amount`` in the reporting currency (null: never set; a
        negative one is unusable), and ``by``.
    as_of : moment
        Until when an account is a customer, for all that is known.
    by : column names
        One result row for each combination, as the first win of the account has it; null is a group of its own.
    margin : share in (0, 1], or None
        m, what of the amount is left after serving the customer. None: values are of revenue.
    yearly_churn : share in (0, 1], or None
        c, of the customers of a year, how many are gone the next. None: nothing is projected.

    Returns
    -------
    one row per group
        ``accounts``, ``won`` : accounts, and their won deals with an amount.  ``won_amount`` : money.  ``ltv`` : money
        per account, observed, times the margin when given.  ``tenure_days`` : median days from the first win to
        ``as_of``.  ``first_amount`` : A₁, mean of the first wins.  ``repeat_per_year`` : money per account and year
        after the first win.  ``projected`` : money per account; null without a churn, or without a day of tenure.
        ``value_of`` : revenue or margin.  ``without_amount`` : won deals of a known account left out of the amounts.
        ``accounts_without_amount`` : accounts left out, none of their won deals has one.  ``without_account``,
        ``without_date`` : won deals left out, by their own ``by``.  A value of no account is **null**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        For a margin or a churn outside (0, 1].

    Notes
    -----
    Misleads when segments differ in age: an account of last month had no time to buy again; read it beside
    ``tenure_days``. Accounts that are gone count as if they were there, so that the amount per year is already lowered
    by those who left: with a high churn ``projected`` is too low. First wins before the data begin are not known.

    References
    ----------
    Gupta, S., et al. (2006). Modeling customer lifetime value. Journal of Service Research 9(2).
    """
    _check(margin, yearly_churn)
    placed = _placed(deals, by)
    accounts = _accounts(placed, as_of, by)
    left_out = placed.filter(_.part.isin(NEITHER)).aggregate(
        by=list(by), **{name: _.count(where=_.part == name) for name in NEITHER}
    )
    rows = beside([_summed(accounts, by), left_out], by=by)
    counts = ("accounts", "won", "without_amount", "accounts_without_amount", *NEITHER)
    counted = rows.mutate(**{name: _[name].fill_null(0) for name in counts})
    of = margin or 1.0
    valued = counted.mutate(
        ltv=of * _.won_amount / _.accounts.nullif(0),
        first_amount=_.first_won / _.accounts.nullif(0),
        repeat_per_year=(_.won_amount - _.first_won) / _.years.nullif(0.0),
        value_of=ibis.literal("revenue" if margin is None else "margin"),
    )
    projected = of * (_.first_amount + _.repeat_per_year / ibis.literal(yearly_churn, "float64"))
    return valued.mutate(projected=projected).select(*by, *RESULT)


RESULT = (
    "accounts",
    "won",
    "won_amount",
    "ltv",
    "tenure_days",
    "first_amount",
    "repeat_per_year",
    "projected",
    "value_of",
    "without_amount",
    "accounts_without_amount",
    *NEITHER,
)


def lifetime_value_with_interval(
    deals: ibis.Table,
    *,
    as_of: datetime,
    by: Sequence[str] = ("segment",),
    margin: float | None = None,
    yearly_churn: float | None = None,
) -> ibis.Table:
    """`lifetime_value` with ``ltv_low``, ``ltv_high``, ``projected_low``, ``projected_high``: 95 % bootstrap intervals.

    Accounts are resampled, with all their deals. Runs the queries.
    """
    rows = lifetime_value(deals, as_of=as_of, by=by, margin=margin, yearly_churn=yearly_churn)
    of = margin or 1.0
    accounts = _accounts(_placed(deals, by), as_of, by).filter(_.won > 0)
    sums = {
        "value": (of * _.won_amount.cast("float64")).sum(),
        "first": (of * _.first_won.cast("float64")).sum(),
        "years": _.tenure.sum() / DAYS_OF_A_YEAR,
        "accounts": _.count(),
    }
    blocks = block_sums(accounts, sums, by=by, key="account")
    seen = blocks.select(*by, "block", "value", "accounts")
    found = with_interval(rows, seen, ratio("value", "accounts"), by=by, low="ltv_low", high="ltv_high")
    ends = {"low": "projected_low", "high": "projected_high"}
    if yearly_churn is None:
        return found.mutate(**{name: ibis.null("float64") for name in ends.values()})
    return with_interval(found, blocks, lambda drawn: _drawn_projection(drawn, yearly_churn), by=by, **ends)


def lifetime_value_deals(deals: ibis.Table, *, by: Sequence[str] = ("segment",)) -> ibis.Table:
    """The deals behind `lifetime_value`: ``deal_id``, ``by`` of the account, ``account``, ``amount`` and ``part``.

    ``part`` is first, again, without_amount, without_account or without_date.
    """
    placed = _placed(deals, by)
    return placed.select("deal_id", *dict.fromkeys([*by, "account"]), "amount", "part")


def value_per_cost(values: ibis.Table, costs: ibis.Table, *, by: Sequence[str] = ("source",)) -> ibis.Table:
    """LTV / CAC: results of `lifetime_value` and of `acquisition_cost`, both by the same columns, beside each other.

    Returns ``by``, ``ltv``, ``projected``, ``cac``, ``ltv_to_cac`` and ``projected_to_cac``: how many times its cost a
    customer has brought, or will; null when one of the two is unknown or the cost is 0.
    """
    rows = beside([values.select(*by, "ltv", "projected"), costs.select(*by, "cac")], by=by)
    cost = _.cac.nullif(0.0)
    return rows.mutate(ltv_to_cac=_.ltv / cost, projected_to_cac=_.projected / cost)


def _check(margin: float | None, yearly_churn: float | None) -> None:
    for name, share in {"margin": margin, "yearly churn": yearly_churn}.items():
        if share is not None and not 0 < share <= 1:
            raise ValueError(f"A {name} lies above 0 and is at most 1; got {share}.")


def _placed(deals: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """The won deals with ``part``, and with `by` as the first win of their account has it."""
    won = wins(deals, columns=by)
    firsts = won.filter(_.first).select(customer=_.account, **{f"first_{name}": won[name] for name in by})
    joined = won.left_join(firsts, won.account == firsts.customer)
    known = joined.first.notnull()
    part = ibis.cases(
        (joined.account.isnull(), "without_account"),
        (joined.closed_at.isnull(), "without_date"),
        (~usable(joined.amount), "without_amount"),
        (joined.first, "first"),
        else_="again",
    )
    groups = {name: ibis.ifelse(known, joined[f"first_{name}"], joined[name]) for name in by}
    return joined.mutate(**groups, part=part)


def _accounts(placed: ibis.Table, as_of: datetime, by: Sequence[str]) -> ibis.Table:
    """One row per account with a dated win: what it has brought, and since when it is a customer."""
    counts = _.part.isin(["first", "again"])
    bought = placed.filter(_.first.notnull()).aggregate(
        by=list(dict.fromkeys(["account", *by])),
        since=_.closed_at.min(),
        won=_.count(where=counts),
        won_amount=_.amount.sum(where=counts),
        first_won=_.amount.sum(where=_.part == "first"),
        bare=_.count(where=~counts),
    )
    return bought.mutate(tenure=days_between(bought.since, moment(as_of).cast(bought.since.type())))


def _summed(accounts: ibis.Table, by: Sequence[str]) -> ibis.Table:
    # The median by its place in the order, because not every engine has one.
    placed = accounts.mutate(known=_.won > 0)
    same = [*by, "known"]
    nth, size = ibis.row_number().over(group_by=same, order_by="tenure"), _.count().over(group_by=same)
    ordered = placed.mutate(nth=nth, size=size)
    middle = _.known & (2 * _.nth >= _.size - 2) & (2 * _.nth <= _.size)
    known = _.known
    return ordered.mutate(middle=middle).aggregate(
        by=list(by),
        accounts=_.count(where=known),
        won=_.won.sum(where=known),
        won_amount=total(_.won_amount, where=known),
        first_won=total(_.first_won, where=known).fill_null(0.0),
        years=_.tenure.sum(where=known) / DAYS_OF_A_YEAR,
        tenure_days=_.tenure.mean(where=_.middle),
        without_amount=_.bare.sum(),
        accounts_without_amount=_.count(where=_.won == 0),
    )


def _drawn_projection(sums: Sums, yearly_churn: float) -> Any:
    repeat = (sums["value"] - sums["first"]) / sums["years"]
    return sums["first"] / sums["accounts"] + repeat / yearly_churn
