"""Warm: what the first page of numbers of a process would wait for is done before somebody asks.

To load the library and to put its questions into SQL takes longer than to answer them, and is done once in a process:
for the numbers of everybody's deals and for those of some people's, which are asked of other tables, and again for each
day, which stands in the questions.
"""

import multiprocessing
import time
from datetime import datetime, timedelta
from threading import Thread

from django.db import connection
from django.utils import timezone

from venturi.charts.drawing import wake
from venturi.web.deals.models import Deal
from venturi.web.insight import copy, pages
from venturi.web.insight.days import usual
from venturi.web.insight.questions import Question
from venturi.web.insight.rights import Rights

# After midnight somebody may be asking already: it is no haste.
AFTER_MIDNIGHT = timedelta(minutes=1)


def begin() -> None:
    """In a process of the server: beside whatever it answers, now and every day."""
    if multiprocessing.parent_process() is not None:
        Thread(target=_every_day, name="warm", daemon=True).start()


def warm() -> None:
    """Make the overview of the copy as it is, and forget it. Of many deals a worker makes it."""
    wake()
    known = copy.known()
    if known is None or Deal.objects.count() > pages.LARGE:
        return
    nobody, everybody = frozenset[str](), frozenset(known.teams)
    day = usual(timezone.localdate())
    for rights in (Rights(None, nobody, amounts=True), Rights(everybody, nobody, amounts=True)):
        found, _ = pages.document(pages.OVERVIEW, Question(rights, day))
        pages.shown(pages.OVERVIEW, found)


def _every_day() -> None:
    while True:
        try:
            warm()
        finally:
            connection.close()
        time.sleep(_until_tomorrow(timezone.localtime()).total_seconds())


def _until_tomorrow(now: datetime) -> timedelta:
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - now + AFTER_MIDNIGHT
