"""When one moment surely lies before another, although many sources store days and not moments."""

from typing import Any

import ibis

DAY = 86_400
HALF_HOUR = 1_800


def surely_before(earlier: Any, later: Any, *, days: Any = None) -> Any:
    """Whether `earlier` lies before `later` beyond doubt; null when either is null.

    A moment on a full half hour may be a day without its time, stored as its midnight in some zone (a deal closed "on
    2 March" that was created on 2 March at 14:05). It counts as before only when a whole day lies between them.
    Where `days` is true both are known to be days, and the beginnings of two days lie in their order.
    """
    before = earlier < later
    gap = later.epoch_seconds() - earlier.epoch_seconds()
    # Few pairs are in the wrong order; only for those the costly part is computed.
    doubtful = may_be_day(earlier) & (gap < DAY)
    if days is not None:
        doubtful = doubtful & ~days.fill_null(False)
    return ibis.ifelse(before, ~doubtful, before)


def may_be_day(moment: Any) -> Any:
    """Whether a moment lies on a full half hour, as midnights of every zone do."""
    return moment.epoch_seconds() % HALF_HOUR == 0
