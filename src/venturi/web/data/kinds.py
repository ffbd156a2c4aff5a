"""Products, targets, costs and rates: what a page of each shows, and who may read and change it.

Their pages differ in nothing else, so that one list and one page serve all four.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from venturi.web.data.forms import finance as forms
from venturi.web.data.selectors import may_read_costs
from venturi.web.finance import services
from venturi.web.finance.models import Cost, Product, Rate, Target
from venturi.web.money.amounts import Money
from venturi.web.people.models import Person
from venturi.web.people.selectors import may_administer
from venturi.web.trail.texts import as_text


class Cell(NamedTuple):
    """A value in a table. ``money``: an amount, null for whoever may not see it; ``number``: set to the right."""

    value: Any = None
    money: Money | None = None
    number: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of record. ``fixed``: fields that say which record it is, and are given once."""

    route: str
    one: str
    title: str
    about: str
    model: type[Any]
    form: type[Any]
    fixed: Sequence[str]
    heads: Sequence[str]
    cells: Callable[[Any, Person], Sequence[Cell]]
    there: Callable[[Person, date], Any]
    make: Callable[..., Any]
    change: Callable[..., Any]
    remove: Callable[..., Any]
    may_read: Callable[[Person], bool] = lambda person: True
    with_amounts: bool = False

    def may_change(self, person: Person) -> bool:
        """Whether the person is offered the forms; what they may is for the gate."""
        return may_administer(person) and (person.sees_amounts or not self.with_amounts)

    def initial(self, record: Any) -> dict[str, Any]:
        """What stands in the form of a record: as it is typed, not as it is stored."""
        return {name: as_text(getattr(record, name)) for name in self.form.base_fields if name not in self.fixed}


def _money(amount: Any, currency: str, person: Person) -> Cell:
    return Cell(money=Money(amount, currency) if person.sees_amounts else None, number=True)


def _of_target(one: Target, person: Person) -> list[Cell]:
    whose = Cell(one.person or one.team)
    return [whose, Cell(one.starts_on), Cell(one.ends_on), _money(one.amount, one.currency, person)]


def _of_cost(one: Cost, person: Person) -> list[Cell]:
    about = [Cell(one.get_source_display() or "–"), Cell(one.channel or "–"), Cell(one.note or "–")]
    return [Cell(one.on), *about, _money(one.amount, one.currency, person)]


def _of_rate(one: Rate, person: Person) -> list[Cell]:
    return [Cell(f"{one.currency} into {one.into}"), Cell(one.on), Cell(as_text(one.rate), number=True)]


def _change_all(change: Callable[..., Any]) -> Callable[..., Any]:
    """A verb that takes its values as a mapping."""

    def changed(record: Any, *, by: Person, version: int | None, **values: Any) -> Any:
        return change(record, values, by=by, version=version)

    return changed


PRODUCTS = Kind(
    route="products",
    one="product",
    title="Products",
    about="What is sold.",
    model=Product,
    form=forms.ProductForm,
    fixed=("key",),
    heads=("Name", "In deals and files"),
    cells=lambda one, person: [Cell(one.name), Cell(one.key)],
    there=lambda person, on: Product.objects.there(),
    make=services.make_product,
    change=services.change_product,
    remove=services.remove_product,
)
TARGETS = Kind(
    route="targets",
    one="target",
    title="Targets",
    about="What a person or a team is to win in a period.",
    model=Target,
    form=forms.TargetForm,
    fixed=("person", "team"),
    heads=("Whose", "From", "Until, and without", "Amount"),
    cells=_of_target,
    there=lambda person, on: Target.objects.visible_to(person, on=on).select_related("person", "team"),
    make=services.make_target,
    change=_change_all(services.change_target),
    remove=services.remove_target,
    with_amounts=True,
)
COSTS = Kind(
    route="costs",
    one="cost",
    title="Costs",
    about="What was spent on winning customers, and the day it counts for.",
    model=Cost,
    form=forms.CostForm,
    fixed=(),
    heads=("Day", "Source", "Channel", "Note", "Amount"),
    cells=_of_cost,
    there=lambda person, on: Cost.objects.there(),
    make=services.make_cost,
    change=_change_all(services.change_cost),
    remove=services.remove_cost,
    may_read=may_read_costs,
    with_amounts=True,
)
RATES = Kind(
    route="rates",
    one="rate",
    title="Rates of exchange",
    about="Each holds from its day until the next one of the two currencies.",
    model=Rate,
    form=forms.RateForm,
    fixed=("currency", "into", "on"),
    heads=("Currencies", "From", "For one"),
    cells=_of_rate,
    there=lambda person, on: Rate.objects.there(),
    make=services.make_rate,
    change=services.change_rate,
    remove=services.remove_rate,
)
KINDS = (PRODUCTS, TARGETS, COSTS, RATES)
