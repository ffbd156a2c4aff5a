"""Basis: which moment and which currency do the numbers describe, and where does that come from?"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import ibis
from ibis import _

from venturi.errors import Issue, IssuesFound, Severity
from venturi.metrics.tables import Tables

When = str | date | datetime | None
LAST_EVENT = "the end of the day of the last event in the data"


def moment(
    as_of: When, latest: datetime | None, tables: Tables, *, zone: str, today: date | None
) -> tuple[datetime, str]:
    """The moment in UTC without a zone of its own, and where it comes from.

    Parameters
    ----------
    as_of : what was asked for; a day means its end in `zone`.
    latest : the last moment at which anything happened.
    tables : asked for the last event up to `today` when `latest` is later.
    today : the day on which somebody asks; null when nobody knows, then any last event is believed.

    Raises
    ------
    IssuesFound
        When nothing was asked for and the data know no moment.
    """
    if isinstance(as_of, str):
        as_of = datetime.fromisoformat(as_of) if len(as_of) > len("2026-01-01") else date.fromisoformat(as_of)
    if isinstance(as_of, datetime):
        aware = as_of if as_of.tzinfo else as_of.replace(tzinfo=ZoneInfo(zone))
        return _naive(aware), "as asked"
    if as_of is not None:
        return end_of_day(as_of, zone), "as asked"
    if latest is None:
        raise IssuesFound(_unknown())
    last = latest.astimezone(ZoneInfo(zone)).date()
    if today is None or last <= today:
        return end_of_day(last, zone), LAST_EVENT
    known = last_event(tables, until=end_of_day(today, zone))
    day = known.astimezone(ZoneInfo(zone)).date() if known else today
    return end_of_day(day, zone), f"{LAST_EVENT} up to today; dates after it, up to {last}, lie in the future"


def end_of_day(day: date, zone: str) -> datetime:
    """The last microsecond of a day in `zone`, in UTC without a zone of its own."""
    next_day = datetime.combine(day + timedelta(days=1), time.min, tzinfo=ZoneInfo(zone))
    return _naive(next_day.astimezone(UTC) - timedelta(microseconds=1))


def currency_of(tables: Tables, wanted: str | None) -> tuple[str | None, str | None]:
    """What to convert into (null: the source names no currency), and what has to be said about it."""
    counted = tables.deals.filter(_.currency.notnull()).group_by("currency").aggregate(deals=_.count())
    found = counted.order_by(ibis.desc("deals"), "currency").to_pyarrow().to_pylist()
    if not found:
        return None, f"The source names no currency; its amounts are taken to be {wanted}." if wanted else None
    into = wanted or found[0]["currency"]
    others = [row["currency"] for row in found if row["currency"] != into]
    if not others:
        return into, None
    chosen = "" if wanted else f"Most deals are in {into}; set another with --currency. "
    amounts = f"Amounts in {', '.join(others)}"
    if tables.rates is not None:
        how = "are converted at the rate of the day a deal was decided. Deals without a rate are left out and counted."
        return into, f"{chosen}{amounts} {how}"
    # An amount in no currency is as little a sum of money in another as one that cannot be converted.
    left = tables.deals.filter(~_.currency.identical_to(into), _.amount.notnull()).count().to_pyarrow().as_py()
    out = f"{left:,} {'deal is' if left == 1 else 'deals are'} left out of every sum of money."
    return into, f"{chosen}{amounts} cannot be converted, because there are no rates: {out}"


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def last_event(tables: Tables, *, until: datetime) -> datetime | None:
    """The last event up to a moment. A typed date of the year 2099 must not become the day an audit describes."""
    columns = [tables.deals.created_at, tables.deals.closed_at]
    columns += [log.changed_at for log in (tables.stage_changes, tables.field_changes) if log is not None]
    if tables.activities is not None:
        columns.append(tables.activities.filter(_.done.fill_null(True)).at)
    if tables.criteria_answers is not None:
        columns.append(tables.criteria_answers.answered_at)
    if tables.stakeholders is not None:
        columns.append(tables.stakeholders.identified_at)
    moments = [column.max(where=column <= ibis.timestamp(until)).to_pyarrow().as_py() for column in columns]
    known = [moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments if moment is not None]
    return max(known, default=None)


def _unknown() -> Issue:
    return Issue(
        code="as-of-unknown",
        severity=Severity.STOP,
        message="No moment is known in these files, so nobody can tell which day they describe.",
        remedy="Map a column of dates, or say --as-of YYYY-MM-DD.",
    )
