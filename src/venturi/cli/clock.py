"""The clock: the one place that asks which day it is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today(zone: str) -> date:
    """The day in `zone`. Dates after it are promises or slips of the pen, never the day an audit describes."""
    return datetime.now(ZoneInfo(zone)).date()
