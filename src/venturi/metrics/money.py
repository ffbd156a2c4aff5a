"""Money in one currency: converted at the dated rate of the event, never added across currencies."""

from typing import Any

import ibis
from ibis import _

from venturi.metrics.tables import require_columns


def total(amount: Any, *, where: Any = None) -> Any:
    """Sum of a column of money as a float, converted once, after the exact sum. Null when there was nothing to add."""
    return amount.sum(where=where).cast("float64")


def in_reporting_currency(deals: ibis.Table, rates: ibis.Table | None, *, into: str | None, as_of: Any) -> ibis.Table:
    """The deals with ``amount`` in one currency.

    The rate is the one that held on the day the deal was decided, or on the day of `as_of` while it is open: the last
    row of `rates` for the pair whose ``on`` is not later. A deal in another currency without a rate gets a null amount.

    Parameters
    ----------
    deals : one row per deal
        ``amount``, ``currency``, ``closed_at``.
    rates : one row per currency and day, or None
        ``currency``, ``into``, ``on``, ``rate``.
    into : ISO 4217 code, or None when the source names no currency at all: amounts then stay as they are.
    as_of : moment
        The moment the computation describes.

    Returns
    -------
    `deals` with ``amount`` in `into` (null where unknown), ``original_amount``, and ``rate_missing`` (true when there
    is an amount that could not be converted).
    """
    require_columns(deals, ["amount", "currency", "closed_at"], name="deals")
    if into is None:
        return deals.mutate(original_amount=_.amount, rate_missing=ibis.literal(False))
    if rates is None:
        priced = deals.mutate(rate=ibis.null("decimal(18, 9)"))
    else:
        priced = _with_rate(deals, rates, into=into, as_of=as_of)
    converted = ibis.ifelse(
        priced.currency == into, priced.amount, (priced.amount * priced.rate).cast(deals.amount.type())
    )
    return priced.mutate(
        original_amount=priced.amount,
        amount=converted,
        rate_missing=priced.amount.notnull() & converted.isnull(),
    ).drop("rate")


def _with_rate(deals: ibis.Table, rates: ibis.Table, *, into: str, as_of: Any) -> ibis.Table:
    require_columns(rates, ["currency", "into", "on", "rate"], name="rates")
    spans = (
        rates.filter(_.into == into)
        .mutate(until=_.on.lead().over(group_by="currency", order_by="on"))
        .select(rate_currency=_.currency, holds_from=_.on, holds_until=_.until, rate=_.rate)
    )
    day = deals.mutate(priced_on=ibis.coalesce(_.closed_at, ibis.timestamp(as_of)).date())
    return day.left_join(
        spans,
        [
            day.currency == spans.rate_currency,
            day.priced_on >= spans.holds_from,
            (day.priced_on < spans.holds_until) | spans.holds_until.isnull(),
        ],
    ).drop("priced_on", "rate_currency", "holds_from", "holds_until")
