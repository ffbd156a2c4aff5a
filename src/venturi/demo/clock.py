"""Clock: working time, in which nothing happens at night or at the weekend.

The simulator counts working days from the first Monday, with fractions: 5.5 is noon of the second Monday. Moments
follow from it and keep its order, so that a stay drawn in working time is never negative and the end of the data is one
number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from venturi.demo.arrays import Floats, Ints, Moments

WORKING = 5 / 7  # working days in a calendar day
_OPENS, _OPEN = 8 * 3600, 10 * 3600  # seconds: from 08:00 UTC, for ten hours


@dataclass(frozen=True, slots=True)
class Clock:
    """Working time of the days from `start` to `end`, both included."""

    start: date
    end: date

    @property
    def first(self) -> float:
        return self.at(self.start)

    @property
    def horizon(self) -> float:
        """The end of the last day: what happens at or after it is not in the data."""
        return self.at(self.end + timedelta(days=1))

    @property
    def weeks(self) -> int:
        return int(self.horizon // 5) + 1

    @property
    def monday(self) -> date:
        return self.start - timedelta(days=self.start.weekday())

    def at(self, day: date) -> float:
        """Working days until the start of the day; Saturday and Sunday are the end of Friday."""
        week, weekday = divmod((day - self.monday).days, 7)
        return float(week * 5 + min(weekday, 5))

    def month(self, months: float) -> date:
        """The first of the month that many months after the start's."""
        years, month = divmod(self.start.year * 12 + self.start.month - 1 + int(months), 12)
        return date(years, month + 1, 1)

    def dates(self, when: Floats) -> Moments:
        days = np.floor(when).astype(np.int64)
        return np.datetime64(self.monday) + ((days // 5) * 7 + days % 5).astype("timedelta64[D]")

    def moments(self, when: Floats) -> Moments:
        seconds = (_OPENS + (when - np.floor(when)) * _OPEN).astype(np.int64)
        return self.dates(when).astype("datetime64[s]") + seconds.astype("timedelta64[s]")

    def quarter_ends(self) -> Floats:
        """For each working day up to the horizon, the end of its quarter in working time."""
        days = self.dates(np.arange(int(self.horizon), dtype=np.float64))
        quarters = days.astype("datetime64[M]").astype(np.int64) // 3
        known = {int(quarter): self.at(first_day(int(quarter) + 1)) for quarter in np.unique(quarters)}
        return np.array([known[int(quarter)] for quarter in quarters])

    def quarters(self) -> Sequence[tuple[date, date]]:
        """Every quarter that touches the days simulated, as first day and first day after."""
        low, high = quarter_of(self.start), quarter_of(self.end)
        return [(first_day(quarter), first_day(quarter + 1)) for quarter in range(low, high + 1)]


def quarter_of(day: date) -> int:
    """Quarters since 1970."""
    return (day.year - 1970) * 4 + (day.month - 1) // 3


def first_day(quarter: int) -> date:
    return date(1970 + quarter // 4, quarter % 4 * 3 + 1, 1)


def quarters_of(days: Moments) -> Ints:
    return days.astype("datetime64[M]").astype(np.int64) // 3
