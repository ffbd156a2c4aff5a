"""Throughput, in hand: which deals did each person have in each period, and on which did something happen?"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import ibis
from ibis import _

from venturi.metrics.as_of import moment
from venturi.metrics.periods import Period, as_table, local_day
from venturi.metrics.tables import require_columns


def periods(during: Period | Sequence[Period]) -> list[Period]:
    """One period, or several, as a list."""
    return [during] if isinstance(during, Period) else list(during)


def spans(during: Period | Sequence[Period], as_of: datetime) -> ibis.Table:
    """The periods as a table: first instant and the one after the last, first day and the one after the last known."""
    known = local_day(as_of, periods(during)[0].zone) + timedelta(days=1)
    for period in periods(during):
        if known <= period.start:
            raise ValueError(f"{period.label} has not begun as of {as_of}.")
    return as_table(periods(during), until=known).rename(until="end")


def in_hand(deals: ibis.Table, spans: ibis.Table, as_of: datetime) -> ibis.Table:
    """The deals open or decided in each period, with ``closed`` 1 for those decided in it, 0 for the others."""
    now = moment(as_of)
    pairs = deals.cross_join(spans.select("period", "starts_at", "ends_at"))
    within = (_.closed_at >= _.starts_at) & (_.closed_at < _.ends_at) & (_.closed_at <= now)
    decided = (_.outcome.isin(["won", "lost"]) & within).fill_null(False)
    begun = (_.created_at < _.ends_at) & (_.created_at <= now)
    not_over = (_.outcome == "open") | (_.closed_at >= _.starts_at)
    known = pairs.mutate(closed=decided.cast("int64")).filter((_.closed == 1) | (begun & not_over))
    return known.drop("starts_at", "ends_at")


def touched(activities: ibis.Table, deals: ibis.Table, spans: ibis.Table, as_of: datetime) -> ibis.Table:
    """Distinct ``deal_id``, ``person`` and ``period`` with an activity that happened in it."""
    require_columns(activities, ["deal_id", "person", "at", "done"], name="activities")
    happened = activities.filter(_.at <= moment(as_of), _.done.fill_null(True), _.deal_id.notnull())
    within = happened.select("deal_id", "person", "at").cross_join(spans.select("period", "starts_at", "ends_at"))
    found = within.filter(_.at >= _.starts_at, _.at < _.ends_at)
    owners = deals.select(owned="deal_id", owner="owner")
    known = found.left_join(owners, found.deal_id == owners.owned)
    return known.select("deal_id", "period", person=ibis.coalesce(known.person, known.owner)).distinct()
