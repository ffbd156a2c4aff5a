"""Amounts at rates out of a list that stands in the question itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, Expression, F, Value

# A rate, and the moment from which it is in force; the latest first.
Rates = Sequence[tuple[datetime, int]]
Sql = tuple[str, tuple[Any, ...]]


class AnyRate(Expression):
    """The place in an expression where each rate of the list stands in turn."""

    def __init__(self) -> None:
        super().__init__(output_field=BigIntegerField())

    def as_sql(self, *_: Any) -> Sql:
        """Itself, until a rate takes its place."""
        return "%s", (self,)


class AtRates(Expression):
    """What `of`, an expression with an `AnyRate`, comes to for each deal, at the rate of its currency.

    ``then``, by currency: the rates for decided deals; ``now``: the rate while a deal is open. What was decided before
    all of them comes to `older`. The list is halved each time, so that the database compares a handful of moments for
    each deal; and `of` is put into SQL once for all rates, because each page puts its question anew.
    """

    def __init__(self, of: Any, then: Mapping[str, Rates], now: Mapping[str, int], older: Any) -> None:
        super().__init__(output_field=BigIntegerField())
        self.then, self.now = then, now
        self.parts = [F("currency"), F("closed_at"), of, older]

    def get_source_expressions(self) -> list[Any]:
        """What it is made of."""
        return self.parts

    def set_source_expressions(self, expressions: Sequence[Any]) -> None:
        """What it is made of, as the database calls it."""
        self.parts = list(expressions)

    def as_sql(self, compiler: Any, connection: Any) -> Sql:
        """One branch for each currency."""
        (currency, _), (closed, _), (of, places), (older, given) = map(compiler.compile, self.parts)

        def at(rate: int | None) -> Sql:
            return of, tuple(rate if isinstance(one, AnyRate) else one for one in places)

        def halved(rates: Rates) -> Sql:
            """That of a moment that is not before all of them."""
            if len(rates) == 1:
                return at(rates[0][1])
            middle = len(rates) // 2
            return since(rates[middle - 1], halved(rates[:middle]), halved(rates[middle:]))

        def since(rate: tuple[datetime, int], later: Sql, earlier: Sql) -> Sql:
            moment, told = compiler.compile(Value(rate[0], DateTimeField()))
            sql = f"CASE WHEN {closed} >= {moment} THEN {later[0]} ELSE {earlier[0]} END"
            return sql, (*told, *later[1], *earlier[1])

        branches, told = [], list[Any]()
        before = (older, tuple(given))
        for one in sorted({*self.then, *self.now}):
            rates = self.then.get(one)
            decided, values = since(rates[-1], halved(rates), before) if rates else before
            still, first = at(self.now[one]) if one in self.now else ("NULL", ())
            branches.append(f"WHEN {currency} = %s THEN CASE WHEN {closed} IS NULL THEN {still} ELSE {decided} END")
            told += [one, *first, *values]
        # PostgreSQL takes a CASE in which nothing but NULL stands for a text.
        rest = f"WHEN {closed} IS NULL THEN CAST(NULL AS bigint) ELSE {older}"
        return f"CASE {' '.join(branches)} {rest} END", (*told, *given)
