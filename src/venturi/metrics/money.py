"""Money in one currency: converted at the dated rate of the event, never added across currencies."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import ibis
from ibis import _

from venturi.metrics.periods import local_day, local_days
from venturi.metrics.tables import require_columns

END = ibis.date("9999-12-31")
RATE = "decimal(18, 9)"
WIDE = "decimal(38, 13)"
# Below this share of deals with a usable amount, what the others are worth says nothing of all.
FLOOR = 0.8


def total(amount: Any, *, where: Any = None) -> Any:
    """Sum of a column of money as a float, converted once, after the exact sum. Null when there was nothing to add."""
    return amount.sum(where=where).cast("float64")


def usable(amount: Any) -> Any:
    """Whether an amount can be part of a share: it is there and not below 0, so that no part exceeds the whole."""
    return (amount >= 0).fill_null(False)


def enough(bare: Any, of: Any) -> Any:
    """Whether no more than a fifth of the deals (`of`) have no usable amount (`bare`); also where there are none."""
    return bare <= (1.0 - FLOOR) * of + 1e-9


def too_few(counted: Mapping[str, tuple[float, float]], *, for_what: str) -> str | None:
    """Why `for_what` is not told: by outcome, how many deals are without a usable amount, of how many."""
    short = [
        f"{int(bare):,} of {int(of):,} {part} deals" for part, (bare, of) in counted.items() if not enough(bare, of)
    ]
    if not short:
        return None
    return f"{' and '.join(short)} carry no amount, or one below 0; {for_what} needs {100 * FLOOR:.0f} % of each."


def in_reporting_currency(
    deals: ibis.Table,
    rates: ibis.Table | None,
    *,
    into: str | None,
    as_of: datetime,
    zone: str = "UTC",
    dated_by: str = "closed_at",
) -> ibis.Table:
    """The deals, or costs, with ``amount`` in one currency.

    The rate is the one that held on the day the deal was decided, or on the day of `as_of` while it is open: the last
    row of `rates` for the pair whose ``on`` is not later. A deal in another currency without a rate gets a null amount.

    Parameters
    ----------
    deals : one row per deal
        ``amount``, ``currency``, ``closed_at``; or one row per cost, with `dated_by` "on".
    rates : one row per currency and day, or None
        ``currency``, ``into``, ``on``, ``rate``. A rate is never turned around: EUR into USD is no rate for USD into
        EUR.
    into : ISO 4217 code, or None when the source names no currency at all: amounts then stay as they are.
    as_of : moment
        The moment the computation describes.
    zone : time zone
        In which moments become days.
    dated_by : column
        The moment, or the day, whose rate counts.

    Returns
    -------
    `deals` with ``amount`` in `into` (null where unknown), ``original_amount``, ``exchange_rate`` (null: unknown), and
    ``rate_missing`` (true when there is an amount that could not be converted; `missing_rates` counts and names them).
    """
    require_columns(deals, ["amount", "currency", dated_by], name="deals" if dated_by == "closed_at" else "costs")
    if into is None:
        same = ibis.literal(1).cast(RATE)
        return deals.mutate(original_amount=_.amount, exchange_rate=same, rate_missing=ibis.literal(False))
    if rates is None:
        priced = deals.mutate(_rate=ibis.null(RATE))
    else:
        dated = deals[dated_by]
        day = dated if dated.type().is_date() else local_days(dated, zone)
        priced = _with_rate(deals, rates, into=into, on=ibis.coalesce(day, ibis.literal(local_day(as_of, zone))))
    same, rate = priced.currency == into, priced["_rate"]
    converted = ibis.ifelse(same, priced.amount, _exchanged(priced.amount, rate))
    return priced.mutate(
        original_amount=priced.amount,
        amount=converted,
        exchange_rate=ibis.ifelse(same, ibis.literal(1).cast(RATE), rate.cast(RATE)),
        rate_missing=priced.amount.notnull() & converted.isnull(),
    ).drop("_rate")


def at_rate_of_deal(rows: ibis.Table, amount: Any) -> Any:
    """An amount from the log of changes in the reporting currency: at the rate at which the deal's own was converted.

    A deal has one rate for its whole life: that of the day it was decided, or of today while it is open. What it was
    worth in January and in March then differs by what somebody made of it, and never by a rate, and what was won is
    the same amount wherever it is told. Why, and what that costs, is in ``docs/decisions/017-one-rate-per-deal.md``.

    `rows` carry ``exchange_rate`` (from `in_reporting_currency`); without it amounts stay as they are.
    """
    return _exchanged(amount, rows.exchange_rate) if "exchange_rate" in rows.columns else amount


def in_its_currency(amount: Any, then: Any, *, today: Any) -> Any:
    """An earlier amount, unknown (null) where the deal was in another currency `then` than `today`.

    The rate of the deal is one of its currency of today: at this rate the number would be another sum of money.
    """
    return ibis.ifelse(then.identical_to(today), amount, ibis.null(amount.type()))


def _exchanged(amount: Any, rate: Any) -> Any:
    """The amount at the rate, rounded to the decimals that amounts have, halves away from zero."""
    kind = amount.type()
    # The product of two narrow decimals overflows; a wide one holds every amount at every rate.
    wide = amount.cast("decimal(38, 4)") * rate.cast("decimal(38, 9)")
    if not kind.is_decimal():
        return wide.cast(kind)
    # Rounding a wide decimal takes engines twenty times as long as multiplying floats. What floats give is right
    # wherever it is nearer to the product than half of the last decimal; only the rest is rounded the long way.
    near = (amount.cast("float64") * rate.cast("float64")).cast(kind)
    half = ibis.literal(Decimal(5).scaleb(-kind.scale - 1), WIDE)
    return ibis.ifelse((wide - near.cast(WIDE)).abs() < half, near, wide.cast(kind))


def missing_rates(converted: ibis.Table) -> ibis.Table:
    """What `in_reporting_currency` could not convert.

    Returns one row per ``currency`` (null: none given), most deals first, with ``deals`` and ``amount``, in that
    currency.
    """
    unknown = converted.filter(_.rate_missing)
    counted = unknown.aggregate(by="currency", deals=_.count(), amount=_.original_amount.sum())
    return counted.order_by([_.deals.desc(), _.currency])


def _with_rate(deals: ibis.Table, rates: ibis.Table, *, into: str, on: Any) -> ibis.Table:
    """The deals with ``_rate``. No column of a file begins with this sign, and one may well be called rate."""
    require_columns(rates, ["currency", "into", "on", "rate"], name="rates")
    spans = (
        rates.filter(_.into == into)
        # Plain comparisons only: an outer join on anything with "or" is done pair by pair.
        .mutate(until=_.on.lead().over(group_by="currency", order_by="on").fill_null(END))
        .select(_converted_from=_.currency, _holds_from=_.on, _holds_until=_.until, _rate=_.rate)
    )
    day = deals.mutate(_priced_on=on)
    return day.left_join(
        spans,
        [
            day.currency == spans["_converted_from"],
            day["_priced_on"] >= spans["_holds_from"],
            day["_priced_on"] < spans["_holds_until"],
        ],
    ).drop("_priced_on", "_converted_from", "_holds_from", "_holds_until")
