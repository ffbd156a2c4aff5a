"""Periods of the calendar: half-open spans of days in the reporting time zone, and how they are named.

>>> Period.parse("2026Q1")
Period(start=datetime.date(2026, 1, 1), end=datetime.date(2026, 4, 1), zone='UTC')
>>> Period.parse("2026Q1").previous().label
'2025Q4'
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

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
        ZoneInfo(self.zone)

    @classmethod
    def parse(cls, text: str, *, zone: str = "UTC", fiscal_start: int = 1) -> "Period":
        """Read ``2026``, ``2026H1``, ``2026Q1``, ``2026-03``, ``2026W05`` or ``2026-01-15..2026-02-15``.

        `fiscal_start` is the first month of the fiscal year (1 to 12); a fiscal year carries the name of the calendar
        year in which it **ends**. Months, weeks and spans of days are of the calendar. Raises ``ValueError``.
        """
        text = text.strip().upper()
        if ".." in text:
            begins, _, ends = text.partition("..")
            return cls(date.fromisoformat(begins), date.fromisoformat(ends), zone)
        match = _NAME.match(text)
        if not match:
            raise ValueError(
                f'"{text}" is not a period. Write 2026, 2026H1, 2026Q1, 2026-03, 2026W05 or two days: A..B.'
            )
        year = int(match["year"])
        if match["week"]:
            start = date.fromisocalendar(year, int(match["week"]), 1)
            return cls(start, start + timedelta(days=7), zone)
        if match["month"]:
            start = date(year, int(match["month"]), 1)
            return cls(start, add_months(start, 1), zone)
        months = _MONTHS.get(match["part"] or "", 12)
        nth = int(match["nth"] or 1)
        if not 1 <= nth <= 12 // months:
            raise ValueError(f'"{text}" names part {nth} of a year that has {12 // months}.')
        first = date(year if fiscal_start == 1 else year - 1, fiscal_start, 1)
        start = add_months(first, months * (nth - 1))
        return cls(start, add_months(start, months), zone)

    @classmethod
    def containing(cls, day: date, *, months: int = 3, zone: str = "UTC", fiscal_start: int = 1) -> "Period":
        """The calendar period of `months` months (1, 3, 6 or 12) that `day` lies in."""
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
    """The first of the month that lies `months` months from the month of `day`, keeping the day where there is one."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def consecutive(first: Period, *, until: date) -> list[Period]:
    """`first` and the periods of the same length after it, up to the one that holds `until`."""
    periods = [first]
    while periods[-1].end <= until:
        periods.append(periods[-1].next())
    return periods


def days_between(earlier: Any, later: Any) -> Any:
    """Days from one moment to another as a fraction, for columns; null when either is null."""
    return (later.epoch_seconds() - earlier.epoch_seconds()) / 86_400.0


def _instant(day: date, zone: str) -> datetime:
    local = datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC).replace(tzinfo=None)
