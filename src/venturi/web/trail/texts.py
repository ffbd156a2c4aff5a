"""Values as text, the form in which events keep them: dates as YYYY-MM-DD, moments in UTC, decimals with a point."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any


def as_text(value: Any) -> str | None:
    """A value as an event keeps it; an emptied text is none."""
    match value:
        case None | "":
            return None
        case bool():
            return str(value).lower()
        case Decimal():
            return format(value.normalize(), "f")
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)
