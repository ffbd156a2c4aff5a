"""How values are written on pages: through `venturi.formats`, the one place that rounds."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.template import Library
from django.utils import timezone

from venturi import formats
from venturi.web.money.amounts import Money

register = Library()


@register.filter
def money(value: Money | None) -> str:
    """An amount with its currency; nothing for whoever may not see it."""
    return "" if value is None else formats.money(value.amount, value.currency)


@register.filter
def short_money(value: float | None, currency: str | None) -> str:
    """An amount that was computed, where space is short."""
    return formats.short_money(value, currency)


@register.filter
def signed_short_money(value: float | None) -> str:
    """A difference of such amounts."""
    return formats.signed_short_money(value)


@register.filter
def decimal(value: float | None) -> str:
    """A plain number that was computed."""
    return formats.decimal(value)


@register.filter
def signed_decimal(value: float | None) -> str:
    """A difference of such numbers."""
    return formats.signed_decimal(value)


@register.filter
def days(value: float | None) -> str:
    """A length of time."""
    return formats.days(value)


@register.filter
def count(value: int | None) -> str:
    """A number of records."""
    return formats.count(value)


@register.filter
def moment(value: datetime | None) -> str:
    """A moment, in the time zone of the workspace."""
    return formats.NO_DATA if value is None else f"{timezone.localtime(value):%Y-%m-%d %H:%M}"


@register.filter
def day(value: datetime | None) -> str:
    """The day of a moment, in the time zone of the workspace."""
    return formats.NO_DATA if value is None else formats.day(timezone.localtime(value).date().isoformat())


@register.filter
def told(value: Any) -> str:
    """A value of a field as its history tells it."""
    match value:
        case None:
            return "nothing"
        case Decimal():
            return formats.decimal(value, 2)
        case date():
            return formats.day(value.isoformat())
        case _:
            return str(value)
