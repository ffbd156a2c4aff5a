"""A rate for each deal out of a list of rates that stands in the question itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, Expression, F, Value

# A rate, and the moment from which it is in force; the latest first.
Rates = Sequence[tuple[datetime, int]]


class RateAtHand(Expression):
    """The rate of a deal's currency: ``then``, that in force when it was decided, and while it is open that of ``now``.

    Both by currency. Deals decided before all of the rates have that of `older`. Halving the list each time, the
    database compares a handful of moments for each deal; one condition after the other takes it four times as long,
    and Django, which makes the question anew for each page, six times.
    """

    def __init__(self, then: Mapping[str, Rates], now: Mapping[str, int], older: Any) -> None:
        super().__init__(output_field=BigIntegerField())
        self.then, self.now = then, now
        self.parts = [F("currency"), F("closed_at"), older]

    def get_source_expressions(self) -> list[Any]:
        """What it is made of."""
        return self.parts

    def set_source_expressions(self, expressions: Sequence[Any]) -> None:
        """What it is made of, as the database calls it."""
        self.parts = list(expressions)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """One branch for each currency."""
        (currency, _), (closed, _), older = map(compiler.compile, self.parts)
        branches, given = [], []
        for one in sorted({*self.then, *self.now}):
            sql, values = _decided(compiler, self.then.get(one, ()), closed, older)
            branches.append(f"WHEN {currency} = %s THEN CASE WHEN {closed} IS NULL THEN %s ELSE {sql} END")
            given += [one, self.now.get(one), *values]
        rest = f"WHEN {closed} IS NULL THEN NULL ELSE {older[0]}"
        return f"CASE {' '.join(branches)} {rest} END", (*given, *older[1])


def _decided(compiler: Any, rates: Rates, closed: str, older: Any) -> tuple[str, tuple[Any, ...]]:
    """The rate of a moment; that of `older` before all of them."""
    if not rates:
        return older[0], tuple(older[1])
    first, at = _moment(compiler, rates[-1])
    sql, given = _halved(compiler, rates, closed)
    return f"CASE WHEN {closed} >= {first} THEN {sql} ELSE {older[0]} END", (*at, *given, *older[1])


def _halved(compiler: Any, rates: Rates, closed: str) -> tuple[str, tuple[Any, ...]]:
    """The rate of a moment that is not before all of them."""
    if len(rates) == 1:
        return "%s", (rates[0][1],)
    middle = len(rates) // 2
    since, at = _moment(compiler, rates[middle - 1])
    later, first = _halved(compiler, rates[:middle], closed)
    earlier, second = _halved(compiler, rates[middle:], closed)
    return f"CASE WHEN {closed} >= {since} THEN {later} ELSE {earlier} END", (*at, *first, *second)


def _moment(compiler: Any, rate: tuple[datetime, int]) -> tuple[str, Sequence[Any]]:
    sql, given = compiler.compile(Value(rate[0], DateTimeField()))
    return sql, given
