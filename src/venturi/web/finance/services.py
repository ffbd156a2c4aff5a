"""The gate of products, targets, costs and rates: administrators change them, and every change is in the trail."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from venturi.web.finance import rules
from venturi.web.finance.models import Cost, Product, Rate, Target
from venturi.web.money.currencies import read_currency
from venturi.web.people.models import Person, Team
from venturi.web.people.rules import check_administers, check_name, name_taken, only_once
from venturi.web.trail.models import Record, Via
from venturi.web.trail.recording import Recording, recording
from venturi.web.trail.records import changed, locked, made, removed
from venturi.web.trail.refusals import Refused, refuse

R = TypeVar("R", bound=Record)
Right = Callable[[Person], None]


def make_product(name: str, *, by: Person, key: str | None = None, via: Via = Via.PAGE) -> Product:
    """Something that is sold; ``key``: what deals and files call it."""
    check_name(name)
    return _make(Product(name=name, key=key or name), by, via, taken=name_taken("product", key or name))


def change_product(
    product: Product, name: str, *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Product:
    """The product is called otherwise; what deals and files call it stays."""
    check_name(name)
    return _change(product, {"name": name}, by, via, version)


def remove_product(product: Product, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Product:
    """The product is offered no more."""
    return _remove(product, by, via, version)


def make_target(
    *,
    starts_on: date,
    ends_on: date,
    amount: Decimal,
    currency: str,
    by: Person,
    person: Person | None = None,
    team: Team | None = None,
    via: Via = Via.PAGE,
) -> Target:
    """What a person, or a team, is to win from a day until, and without, another."""
    rules.check_whose(person, team)
    rules.check_period(starts_on, ends_on)
    target = Target(
        person=person,
        team=team,
        starts_on=starts_on,
        ends_on=ends_on,
        amount=amount,
        currency=read_currency(currency),
    )
    return _make(target, by, via, taken=_target_taken(target), right=rules.check_amounts)


def change_target(
    target: Target, values: Mapping[str, Any], *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Target:
    """Another period, amount or currency; whose it is stays."""
    rules.check_period(values.get("starts_on", target.starts_on), values.get("ends_on", target.ends_on))
    return _change(target, _money(values), by, via, version, taken=_target_taken(target), right=rules.check_amounts)


def remove_target(target: Target, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Target:
    """The target does not count any more."""
    return _remove(target, by, via, version)


def make_cost(*, on: date, amount: Decimal, currency: str, by: Person, via: Via = Via.PAGE, **values: Any) -> Cost:
    """Money spent on winning customers; ``source``, ``channel`` and ``note`` say on what."""
    values["source"] = values.get("source") or None
    cost = Cost(on=on, amount=amount, currency=read_currency(currency), **values)
    return _make(cost, by, via, right=rules.check_amounts)


def change_cost(
    cost: Cost, values: Mapping[str, Any], *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Cost:
    """Another day, amount or purpose."""
    read = {name: value or None if name == "source" else value for name, value in _money(values).items()}
    return _change(cost, read, by, via, version, right=rules.check_amounts)


def remove_cost(cost: Cost, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Cost:
    """The cost does not count any more."""
    return _remove(cost, by, via, version)


def make_rate(currency: str, into: str, on: date, rate: Decimal, *, by: Person, via: Via = Via.PAGE) -> Rate:
    """So much of ``into`` for one of ``currency`` from a day on."""
    check_administers(by)
    with recording("make rate", by=by, via=via) as act:
        return record_rate(act, currency, into, on, rate)


def record_rate(act: Recording, currency: str, into: str, on: date, rate: Decimal) -> Rate:
    """The same as a part of a larger act, of which the right was checked."""
    new = Rate(currency=read_currency(currency), into=read_currency(into), on=on, rate=rate)
    rules.check_rate(new.currency, new.into, rate)
    with only_once(_rate_taken(new)):
        return made(act, new)


def change_rate(found: Rate, rate: Decimal, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Rate:
    """It was another one on that day; amounts are converted anew."""
    rules.check_rate(found.currency, found.into, rate)
    return _change(found, {"rate": rate}, by, via, version)


def remove_rate(rate: Rate, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Rate:
    """The rate before it holds on."""
    return _remove(rate, by, via, version)


def _make(record: R, by: Person, via: Via, *, taken: Refused | None = None, right: Right = check_administers) -> R:
    right(by)
    with recording(f"make {record._meta.verbose_name}", by=by, via=via) as act, _once(taken):
        return made(act, record)


def _change(
    record: R,
    values: Mapping[str, Any],
    by: Person,
    via: Via,
    version: int | None,
    *,
    taken: Refused | None = None,
    right: Right = check_administers,
) -> R:
    right(by)
    model = type(record)
    with recording(f"change {model._meta.verbose_name}", by=by, via=via) as act:
        found: R = locked(model._default_manager.filter(removed=False), record.pk, version=version)
        with _once(taken):
            changed(act, found, values)
    return found


def _remove(record: R, by: Person, via: Via, version: int | None) -> R:
    check_administers(by)
    model = type(record)
    with recording(f"remove {model._meta.verbose_name}", by=by, via=via) as act:
        found: R = locked(model._default_manager.filter(removed=False), record.pk, version=version)
        removed(act, found)
    return found


def _once(taken: Refused | None) -> Any:
    return only_once(taken) if taken else nullcontext()


def _money(values: Mapping[str, Any]) -> dict[str, Any]:
    read = dict(values)
    if "currency" in read:
        read["currency"] = read_currency(read["currency"])
    return read


def _target_taken(target: Target) -> Refused:
    message = f"{target.person or target.team} has a target of that very period."
    return refuse(message, "Change that one.", code="target-taken")


def _rate_taken(rate: Rate) -> Refused:
    message = f"There is another rate of {rate.currency} into {rate.into} from {rate.on} on."
    return refuse(message, "Change that one, or give another day.", code="rate-taken")
