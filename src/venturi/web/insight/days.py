"""Days: which day do the numbers describe when nobody says one?"""

from datetime import UTC, date
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from venturi import store
from venturi.basis import moment
from venturi.web.insight import copy


def usual(today: date) -> date:
    """The day of the last event in the copy, up to today: what `venturi audit` describes.

    So deals that came from a file of some years ago are counted as of then, and are not all late. Today, where nothing
    happened yet.
    """
    last = store.latest_in(copy.folder())
    if last is None:
        return today
    day = last.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    known = copy.known()
    return day if day <= today or known is None else _up_to(today, copy.folder(), known.number)


@lru_cache(maxsize=8)
def _up_to(today: date, folder: Path, number: int) -> date:
    """The same where something is said to have happened after today; looked for once in each state of the copy."""
    opened = store.opened(folder)
    try:
        found, _ = moment(None, opened.latest, opened.tables, zone=settings.TIME_ZONE, today=today)
    finally:
        opened.close()
    return found.replace(tzinfo=UTC).astimezone(ZoneInfo(settings.TIME_ZONE)).date()
