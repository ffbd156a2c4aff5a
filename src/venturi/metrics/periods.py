"""Periods of the calendar: half-open spans of days in the reporting time zone, and how they are named.

>>> Period.parse("2026Q1")
Period(start=datetime.date(2026, 1, 1), end=datetime.date(2026, 4, 1), zone='UTC')
>>> Period.parse("2026Q1").previous().label
'2025Q4'
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import ibis

_MONTHS = {"H": 6, "Q": 3}
_NAME = re.compile(r"(?P<year>\d{4})(?:-?(?P<part>[QH])(?P<nth>\d)|-(?P<month>\d\d)|-?W(?P<week>\d\d))?$")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start`, which counts, to `end`, which does not, in the time zone `zone`."""

    start: date
    end: date
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"A period ends after it starts; got {self.start} to {self.end}.")
        _known(self.zone)

    @classmethod
    def parse(cls, text: str, *, zone: str = "UTC", fiscal_start: int = 1) -> "Period":
        """Read ``2026``, ``2026H1``, ``2026Q1``, ``2026-03``, ``2026W05`` or ``2026-01-15..2026-02-15``.

        `fiscal_start` is the first month of the fiscal year (1 to 12); a fiscal year carries the name of the calendar
        year in which it **ends**. Months, weeks and spans of days are of the calendar. Raises ``ValueError``.
        """
        if not 1 <= fiscal_start <= 12:
            raise ValueError(f"A fiscal year starts in a month from 1 to 12; got {fiscal_start}.")
        text = text.strip().upper()
        try:
            start, end = _span(text, fiscal_start)
        except ValueError as error:
            raise ValueError(
                f'"{text}" is not a period. Write 2026, 2026H1, 2026Q1, 2026-03, 2026W05 or two days: A..B.'
            ) from error
        return cls(start, end, zone)

    @classmethod
    def containing(cls, day: date, *, months: int = 3, zone: str = "UTC", fiscal_start: int = 1) -> "Period":
        """The calendar period of `months` months (1, 3, 6 or 12) that `day` lies in."""
        if months not in {1, 3, 6, 12}:
            raise ValueError(f"A calendar period has 1, 3, 6 or 12 months; got {months}.")
        since = (day.month - fiscal_start) % 12
        start = add_months(date(day.year, day.month, 1), -(since % months))
        return cls(start, add_months(start, months), zone)

    @property
    def starts_at(self) -> datetime:
        """The first instant, in UTC and without a zone of its own, as the tables store moments."""
        return _instant(self.start, self.zone)

    @property
    def ends_at(self) -> datetime:
        """The first instant after the period."""
        return _instant(self.end, self.zone)

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def months(self) -> int | None:
        """How many whole calendar months it spans; null when it begins or ends within one."""
        if self.start.day != 1 or self.end.day != 1:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    @property
    def label(self) -> str:
        """``2026Q1``, ``2026-03``, ``2026``, ``2026H1``, or first and last-plus-one day."""
        year, month = self.start.year, self.start.month
        names = {
            1: f"{year}-{month:02}",
            3: f"{year}Q{(month + 2) // 3}",
            6: f"{year}H{(month + 5) // 6}",
            12: f"{year}",
        }
        if self.months in names and (month - 1) % self.months == 0:
            return names[self.months]
        return f"{self.start}..{self.end}"

    def previous(self) -> "Period":
        """The period before it, of the same length in calendar units: a quarter before a quarter, never "90 days"."""
        if self.months is not None:
            return replace(self, start=add_months(self.start, -self.months), end=self.start)
        return replace(self, start=self.start - timedelta(days=self.days), end=self.start)

    def next(self) -> "Period":
        """The period after it, of the same length in calendar units."""
        if self.months is not None:
            return replace(self, start=self.end, end=add_months(self.end, self.months))
        return replace(self, start=self.end, end=self.end + timedelta(days=self.days))

    def covers(self, moment: Any) -> Any:
        """Whether a column of moments lies in the period; null moments give null, which filters leave out."""
        return (moment >= ibis.timestamp(self.starts_at)) & (moment < ibis.timestamp(self.ends_at))

    def holds(self, day: date) -> bool:
        """Whether a single day lies in it."""
        return self.start <= day < self.end


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later (earlier when negative), or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def consecutive(first: Period, *, until: date) -> list[Period]:
    """`first` and the periods of the same length after it, up to the one that holds `until`."""
    periods = [first]
    while periods[-1].end <= until:
        periods.append(periods[-1].next())
    return periods


def quarters(span: Period, *, fiscal_start: int = 1) -> list[Period]:
    """The quarters that `span` lies in, whole, in the order of time."""
    first = Period.containing(span.start, zone=span.zone, fiscal_start=fiscal_start)
    return consecutive(first, until=span.end - timedelta(days=1))


def hull(periods: Sequence[Period]) -> Period:
    """The shortest period that all of `periods` lie in, in the zone of the first."""
    return Period(min(one.start for one in periods), max(one.end for one in periods), periods[0].zone)


def trailing(until: date, *, months: int = 12, zone: str = "UTC") -> Period:
    """The `months` months up to and including the day `until`: a year is the trailing four quarters."""
    end = until + timedelta(days=1)
    return Period(add_months(end, -months), end, zone)


def in_periods(table: ibis.Table, periods: Sequence[Period], *, of: str) -> ibis.Table:
    """The records whose moment `of` lies in one of `periods`, with ``period``: its label.

    Any metric then runs for all periods at once, in one scan, with ``by=["period"]``. Periods must not overlap.
    """
    ordered = sorted(periods, key=lambda period: period.start)
    for earlier, later in pairwise(ordered):
        if later.start < earlier.end:
            raise ValueError(f"Periods must not overlap; {earlier.label} and {later.label} do.")
    label = ibis.cases(*[(period.covers(table[of]), period.label) for period in ordered], else_=ibis.null("string"))
    return table.mutate(period=label).filter(ibis._.period.notnull())


def as_table(periods: Sequence[Period], *, until: date | None = None) -> ibis.Table:
    """The periods as a table: ``period`` (label), ``starts_at``, ``ends_at``, ``start``, ``end``, cut off at `until`.

    Rows of literals, so that it joins tables of any engine.
    """
    rows = [
        ibis.literal(period.label)
        .name("period")
        .as_table()
        .mutate(
            starts_at=ibis.timestamp(period.starts_at),
            ends_at=ibis.timestamp(period.ends_at),
            start=ibis.date(period.start),
            end=ibis.date(min(period.end, until or period.end)),
        )
        for period in periods
    ]
    return ibis.union(*rows)


def days_between(earlier: Any, later: Any) -> Any:
    """Days from one moment to another as a fraction, for columns; null when either is null."""
    # Whole seconds, where an engine gives such, over a number with a point would be a decimal of few places to some.
    return (later.epoch_seconds() - earlier.epoch_seconds()).cast("float64") / 86_400.0


def local_day(moment: datetime, zone: str) -> date:
    """The date that a single moment has in `zone`; a moment without a zone is UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(_known(zone)).date()


def local_days(moments: Any, zone: str) -> Any:
    """The dates that a column of moments has in `zone`.

    Spelled as the offsets of the zone between 1970 and 2100, in a tree of comparisons, because engines
    disagree on zones: some have no table of them, some use the one of the session.
    """
    changes = _offsets(zone)
    if len(changes) == 1 and changes[0][1] == timedelta():
        return moments.date()
    return _shifted(moments, changes).date()


def _shifted(moments: Any, changes: Sequence[tuple[datetime, timedelta]]) -> Any:
    if len(changes) == 1:
        return moments + ibis.interval(seconds=int(changes[0][1].total_seconds()))
    middle = len(changes) // 2
    return ibis.ifelse(
        moments < ibis.timestamp(changes[middle][0]),
        _shifted(moments, changes[:middle]),
        _shifted(moments, changes[middle:]),
    )


@lru_cache(maxsize=32)
def _offsets(zone: str) -> tuple[tuple[datetime, timedelta], ...]:
    """The instants (UTC) from which another offset holds, with the offset; the first holds for all time before."""
    rules = _known(zone)

    def offset(instant: datetime) -> timedelta:
        return instant.replace(tzinfo=UTC).astimezone(rules).utcoffset() or timedelta()

    changes = [(datetime(1970, 1, 1), offset(datetime(1970, 1, 1)))]  # noqa: DTZ001  without a zone means UTC here
    for week in range(1, 53 * 130):
        late = changes[0][0] + timedelta(weeks=week)
        if offset(late) != changes[-1][1]:
            early = late - timedelta(weeks=1)
            while late - early > timedelta(seconds=1):
                middle = early + (late - early) // 2
                middle = middle.replace(microsecond=0)
                early, late = (middle, late) if offset(middle) == changes[-1][1] else (early, middle)
            changes.append((late, offset(late)))
    return tuple(changes)


def _span(text: str, fiscal_start: int) -> tuple[date, date]:
    if ".." in text:
        begins, _, ends = text.partition("..")
        return date.fromisoformat(begins.strip()), date.fromisoformat(ends.strip())
    match = _NAME.match(text)
    if not match:
        raise ValueError(text)
    year = int(match["year"])
    if match["week"]:
        start = date.fromisocalendar(year, int(match["week"]), 1)
        return start, start + timedelta(days=7)
    if match["month"]:
        start = date(year, int(match["month"]), 1)
        return start, add_months(start, 1)
    months, nth = _MONTHS.get(match["part"] or "", 12), int(match["nth"] or 1)
    if not 1 <= nth <= 12 // months:
        raise ValueError(f"part {nth} of a year that has {12 // months}")
    first = date(year if fiscal_start == 1 else year - 1, fiscal_start, 1)
    start = add_months(first, months * (nth - 1))
    return start, add_months(start, months)


def _instant(day: date, zone: str) -> datetime:
    # Where clocks jump over midnight, the offset before the jump gives the instant of the jump: the day's first.
    local = datetime.combine(day, time.min, tzinfo=_known(zone))
    return local.astimezone(UTC).replace(tzinfo=None)


def _known(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f'"{zone}" is not a time zone. Write one of the IANA list, such as Europe/Berlin.') from error
