"""Amounts in one currency, as `venturi.metrics.money` converts them: one rate for each deal."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import BigIntegerField, Case, DateTimeField, ExpressionWrapper, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, TruncDate
from django.utils import timezone

from venturi.web.deals.models import Deals
from venturi.web.finance.at_hand import AnyRate, AtRates
from venturi.web.finance.models import Rate
from venturi.web.money.fields import AmountField, RateField

UNIT = 10**RateField.places
WHOLE = BigIntegerField()
# So many of the latest rates stand in the question itself: asking for the rate of each deal takes twenty times as long.
AT_HAND = 500


def converted(deals: Deals, into: str, *, on: date) -> Deals:
    """The deals with ``converted``, their amount in the currency `into`; null without an amount, or without a rate.

    The rate is the one in force on the day the deal was decided, and while it is open on the day `on`; a rate is never
    turned around. Why a deal has one rate: ``docs/decisions/017-one-rate-per-deal.md``.
    """
    given = Rate.objects.there().filter(into=into).order_by("-on", "currency")
    latest = [(one.currency, one.on, int(one.rate * UNIT)) for one in given[: AT_HAND + 1]]
    at_hand = latest[:AT_HAND]
    now = _of_today(latest if len(latest) <= AT_HAND else given, on)
    older = _exchanged(_looked_up(into)) if len(latest) > AT_HAND else Value(None, WHOLE)
    same = When(currency=into, then=Cast("amount", WHOLE))
    found = Case(same, default=AtRates(_exchanged(AnyRate()), _by_currency(at_hand), now, older), output_field=WHOLE)
    return deals.annotate(converted=Cast(found, AmountField()))


def currencies_into(*, on: date) -> list[str]:
    """The currencies that there is a rate into."""
    there = Rate.objects.there().filter(on__lte=on)
    return sorted(set(there.order_by().values_list("into", flat=True).distinct()))


def _by_currency(latest: list[tuple[str, date, int]]) -> dict[str, list[tuple[datetime, int]]]:
    found: dict[str, list[tuple[datetime, int]]] = {}
    for currency, since, rate in latest:
        found.setdefault(currency, []).append((_start(since), rate))
    return found


def _of_today(given: Any, on: date) -> dict[str, int]:
    """The rate in force of each currency; `given` from the latest on."""
    if not isinstance(given, list):
        given = [(one.currency, one.on, int(one.rate * UNIT)) for one in given.filter(on__lte=on)]
    found: dict[str, int] = {}
    for currency, since, rate in given:
        if since <= on:
            found.setdefault(currency, rate)
    return found


def _looked_up(into: str) -> Any:
    """The rate of a decided deal, looked up in the database."""
    decided = TruncDate(ExpressionWrapper(OuterRef("closed_at"), DateTimeField()))
    then = Rate.objects.there().filter(into=into, currency=OuterRef("currency"), on__lte=decided).order_by("-on")
    return Subquery(then.values(whole=Cast("rate", WHOLE))[:1])


def _start(day: date) -> datetime:
    """When a day begins, on the clocks of the workspace."""
    return timezone.make_aware(datetime.combine(day, time()))


def _exchanged(rate: Any) -> Any:
    """The amount at the rate, rounded to the decimals that amounts have, halves away from zero.

    The product of two such numbers does not fit into sixty-four bits: it is put together from parts that do.
    """
    unit, amount = Value(UNIT, WHOLE), Cast("amount", WHOLE)
    half = Case(When(amount__lt=0, then=Value(-UNIT // 2, WHOLE)), default=Value(UNIT // 2, WHOLE), output_field=WHOLE)
    rest = ((amount % unit) * (rate % unit) + half) / unit
    return amount * (rate / unit) + (amount / unit) * (rate % unit) + rest
