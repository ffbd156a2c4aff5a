"""Formats: how is a value written? The one place where numbers are rounded.

Everything returns `Shown`, a string that says of itself that it came through here. Null is "no data", never 0.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

NO_DATA = "no data"
REFUSED = "refused"
NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"
_LARGE = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "M"), (Decimal(10) ** 3, "k"))


class Shown(str):
    """A value as it is shown."""

    __slots__ = ()


Number = float | int | Decimal | None


def count(value: Number) -> Shown:
    """Records: `8,800`."""
    return _unless_null(value, lambda known: _rounded(known, 0))


def decimal(value: Number, places: int = 1) -> Shown:
    """A plain number: `1.35`."""
    return _unless_null(value, lambda known: _rounded(known, places))


def times(value: Number) -> Shown:
    """A multiple: `1.52×`, `12.3×`."""
    return _unless_null(value, lambda known: _rounded(known, 2 if -10 < known < 10 else 1) + "×")


def times_interval(low: Number, high: Number) -> Shown:
    """Two multiples: `1.20–1.91×`."""
    return Shown(NO_DATA if low is None or high is None else times(low)[:-1] + DASH + times(high))


def signed_count(value: Number) -> Shown:
    """A difference of records: `+12`, `−3`."""
    return _signed(value, count)


def signed_decimal(value: Number) -> Shown:
    """A difference of plain numbers: `+1.4`."""
    return _signed(value, decimal)


def decimal_interval(low: Number, high: Number) -> Shown:
    """Two plain numbers: `1.2–3.4`."""
    return Shown(NO_DATA if low is None or high is None else decimal(low) + DASH + decimal(high))


def word(told: str) -> Shown:
    """A word in the place of a number that there is no question of: `too late`."""
    return Shown(told)


def percent(value: Number) -> Shown:
    """A share in [0, 1]: `63.2 %`."""
    return _unless_null(value, lambda known: _rounded(Decimal(str(known)) * 100, 1) + NBSP + "%")


def signed_percent(value: Number) -> Shown:
    """A deviation: `+13.6 %`, `−9.1 %`."""
    return _signed(value, percent)


def points(value: Number) -> Shown:
    """A difference of two shares, in points of percent: `+4.2`, `−11.0`."""
    return _signed(value, lambda known: _rounded(Decimal(str(known)) * 100, 1))


def points_interval(low: Number, high: Number) -> Shown:
    """Two differences of shares: `−8.3 to +3.7`."""
    return Shown(NO_DATA if low is None or high is None else f"{points(low)} to {points(high)}")


def interval(low: Number, high: Number) -> Shown:
    """Two shares: `61.9–64.4 %`."""
    if low is None or high is None:
        return Shown(NO_DATA)
    first = _rounded(Decimal(str(low)) * 100, 1)
    return Shown(first + DASH + percent(high))


def days(value: Number) -> Shown:
    """A time: `47.3 days`, `1 day`, `128 days`."""
    if value is None:
        return Shown(NO_DATA)
    number = bare_days(value)
    return Shown(number + NBSP + ("day" if number == "1.0" else "days"))


def bare_days(value: Number) -> Shown:
    """The same where the unit stands in the head of the column."""
    return _unless_null(value, lambda known: _rounded(known, 1 if -100 < known < 100 else 0))


def signed_days(value: Number) -> Shown:
    """A difference of times where the unit stands in the head of the column: `+3.2`."""
    return _signed(value, bare_days)


def money(value: Number, currency: str | None = None) -> Shown:
    """An amount: `EUR 1,234,568`; with cents below a hundred. Without a code when the source names no currency."""
    if value is None:
        return Shown(NO_DATA)
    size = -value if value < 0 else value
    sign = MINUS if value < 0 and _rounded(size, 2) != "0.00" else ""
    number = _rounded(size, 0 if size >= 100 or size == 0 else 2)
    return Shown(sign + (currency + NBSP if currency else "") + number)


def short_money(value: Number, currency: str | None = None) -> Shown:
    """An amount where space is short: `EUR 1.23M`, `EUR 84.0k`, three digits."""
    if value is None:
        return Shown(NO_DATA)
    size = abs(Decimal(str(value)))
    for step, letter in _LARGE:
        if size >= step * Decimal("0.9995"):
            scaled = size / step
            places = 2 if scaled < 10 else 1 if scaled < 100 else 0
            sign = MINUS if value < 0 else ""
            return Shown(sign + (currency + NBSP if currency else "") + _rounded(scaled, places) + letter)
    return money(value, currency)


def signed_money(value: Number, currency: str | None = None) -> Shown:
    """A difference: `+EUR 120`, `−EUR 80`."""
    return _signed(value, lambda known: money(known, currency))


def signed_short_money(value: Number, currency: str | None = None) -> Shown:
    """A difference where space is short: `+1.2k`."""
    return _signed(value, lambda known: short_money(known, currency))


def per_day(value: Number, currency: str | None = None) -> Shown:
    """Velocity: `EUR 833 a day`."""
    return Shown(NO_DATA if value is None else money(value, currency) + NBSP + "a" + NBSP + "day")


def money_interval(low: Number, high: Number, currency: str | None = None) -> Shown:
    """Two amounts: `EUR 700–960`."""
    if low is None or high is None:
        return Shown(NO_DATA)
    return Shown(money(low, currency) + DASH + money(high))


def short_money_interval(low: Number, high: Number, currency: str | None = None) -> Shown:
    """Two amounts where space is short: `EUR 37.8k–114k`."""
    if low is None or high is None:
        return Shown(NO_DATA)
    return Shown(short_money(low, currency) + DASH + short_money(high))


def refused() -> Shown:
    """In the place of a number that may not be given; the reason stands beside it."""
    return Shown(REFUSED)


def score(value: Number) -> Shown:
    """0 to 100, whole."""
    return _unless_null(value, lambda known: _rounded(known, 0))


def chance(value: Number) -> Shown:
    """A probability: `4.1 %`, and `< 0.1 %` where rounding would say never."""
    if value is not None and 0 < value < 0.0005:
        return Shown("<" + NBSP + "0.1" + NBSP + "%")
    return percent(value)


def day(value: str | None) -> Shown:
    """A date: `31 Dec 2017`."""
    return Shown(NO_DATA if value is None else _day(date.fromisoformat(value)))


def moment(value: str | None, zone: str = "UTC") -> Shown:
    """A moment on the clocks of a zone: `31 Dec 2017, 23:59 UTC`. Without an offset it is taken as UTC."""
    if value is None:
        return Shown(NO_DATA)
    known = datetime.fromisoformat(value)
    local = (known if known.tzinfo else known.replace(tzinfo=UTC)).astimezone(ZoneInfo(zone))
    return Shown(f"{_day(local)}, {local:%H:%M} {zone}")


def as_of(value: str | None, zone: str = "UTC") -> Shown:
    """The moment of an audit: the day alone when it is the end of one, which it nearly always is."""
    told = moment(value, zone)
    return Shown(told.removesuffix(f", 23:59 {zone}"))


def _day(value: date) -> str:
    return f"{value.day} {value:%b %Y}"


def _unless_null(value: Number, write: Callable[[float | Decimal], str]) -> Shown:
    return Shown(NO_DATA if value is None else write(value))


def _signed(value: Number, write: Callable[[float | Decimal], str]) -> Shown:
    if value is None:
        return Shown(NO_DATA)
    text = write(value)
    return Shown(text if text.startswith(MINUS) or value <= 0 else "+" + text)


def _rounded(value: float | Decimal, places: int) -> str:
    """Half away from zero, as people round; thousands apart; a true minus; no minus before nothing."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    number = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{abs(number):,}" if number == 0 else f"{number:,}".replace("-", MINUS)
