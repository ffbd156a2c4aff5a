"""An amount and its currency, which belong together."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency; null: never set, which is not 0."""

    amount: Decimal | None
    currency: str | None
