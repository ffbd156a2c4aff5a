"""Fields of a deal, and how their texts in events are read, see `trail.texts`."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple


class Field(NamedTuple):
    """A field that people change: what it is called on pages, and how its text is read."""

    label: str
    read: Callable[[str], Any] = str


FIELDS = {
    "name": Field("Name"),
    "account_id": Field("Account", int),
    "owner_id": Field("Owner", int),
    "amount": Field("Amount", Decimal),
    "currency": Field("Currency"),
    "expected_close_on": Field("Expected close", date.fromisoformat),
    "source": Field("Source"),
    "channel": Field("Channel"),
    "product": Field("Product"),
    "category": Field("Forecast category"),
    "next_step": Field("Next step"),
    "next_step_on": Field("Next step due", date.fromisoformat),
}

# What only those read and change who may see amounts.
AMOUNTS = ("amount", "currency")


def as_value(field: str, text: str | None) -> Any:
    """What the text of a field says."""
    return None if text is None else FIELDS[field].read(text)
