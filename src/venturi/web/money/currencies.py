"""Which currencies there are, and how their codes are read."""

from functools import cache

from venturi.ingest.shipped import spelled
from venturi.web.trail.refusals import refuse


@cache
def currencies() -> frozenset[str]:
    """The codes of ISO 4217 that every reader of this house knows."""
    return frozenset(code.upper() for code in spelled("currency", "known"))


def read_currency(code: str) -> str:
    """A code in capitals; raises `Refused` when there is no such currency."""
    known = code.strip().upper()
    if known not in currencies():
        message = f'"{code}" is no currency code of ISO 4217.'
        raise refuse(message, "Give a code such as EUR, USD or GBP.", code="currency-unknown", column="currency")
    return known
