"""What deals are measured by, from Python: products, targets, costs and rates."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from venturi.client.records import Cost, Product, Rate, Record, Target
from venturi.client.requests import Connection

R = TypeVar("R", bound=Record)


class Finance:
    """Administrators make, change and remove them; targets and costs only those who see amounts."""

    _connection: Connection

    def products(self) -> Iterator[Product]:
        """What is sold."""
        return self._many(Product, {})

    def make_product(self, *, name: str, key: str | None = None) -> Product:
        """A product comes to be; ``key``: what deals and files call it, where that is not its name."""
        return self._make(Product, {"name": name, "key": key})

    def targets(self, **asked: Any) -> Iterator[Target]:
        """The targets one sees: ``person_id``, ``team_id``."""
        return self._many(Target, asked)

    def make_target(self, *, starts_on: date, ends_on: date, amount: Decimal, currency: str, **whose: int) -> Target:
        """What a ``person_id`` or a ``team_id`` is to win from a day until, and without, another."""
        said = {"starts_on": starts_on, "ends_on": ends_on, "amount": amount, "currency": currency}
        return self._make(Target, {**said, **whose})

    def costs(self, **asked: Any) -> Iterator[Cost]:
        """The costs: ``since``, ``until``."""
        return self._many(Cost, asked)

    def make_cost(self, *, on: date, amount: Decimal, currency: str, **known: Any) -> Cost:
        """Money that was spent: on what is said by ``source``, ``channel`` and ``note``."""
        return self._make(Cost, {"on": on, "amount": amount, "currency": currency, **known})

    def rates(self, **asked: Any) -> Iterator[Rate]:
        """The rates of exchange: ``currency``, ``into``."""
        return self._many(Rate, asked)

    def make_rate(self, *, currency: str, into: str, on: date, rate: Decimal) -> Rate:
        """So much of ``into`` for one of ``currency``, from a day on."""
        return self._make(Rate, {"currency": currency, "into": into, "on": on, "rate": rate})

    def _many(self, kind: type[R], asked: dict[str, Any]) -> Iterator[R]:
        return (kind.read(said) for said in self._connection.pages(f"/{kind.path}", asked))

    def _make(self, kind: type[R], said: dict[str, Any]) -> R:
        return kind.read(self._connection.send("POST", f"/{kind.path}", said))
