"""Products, targets, costs and rates of exchange in the API: to look at."""

from typing import ClassVar, Literal

from django.db.models import QuerySet
from django.utils import timezone
from pydantic import Field

from venturi.web.api.kinds import Amount, AskedId, Currency, Day, Id, Rate, unsaid
from venturi.web.api.nouns import Noun
from venturi.web.api.shapes import Asked, Shape
from venturi.web.finance import models
from venturi.web.people.models import Person
from venturi.web.people.selectors import sees_everybody

ABSENT = "Absent: you may not see amounts."


class ProductShape(Shape):
    """What is sold."""

    key: str
    name: str = Field(examples=["Flow meter 200"])


class TargetShape(Shape):
    """What a person or a team is to win from ``starts_on`` until, and without, ``ends_on``."""

    money: ClassVar[frozenset[str]] = frozenset({"amount", "currency"})

    person_id: Id | None
    team_id: Id | None
    starts_on: Day
    ends_on: Day
    amount: Amount = unsaid(description=ABSENT)
    currency: Currency = unsaid(description=ABSENT)


class CostShape(Shape):
    """Money spent on winning customers, and the day it counts for."""

    money: ClassVar[frozenset[str]] = frozenset({"amount", "currency"})

    on: Day
    source: Literal["inbound", "outbound"] | None
    channel: str | None
    amount: Amount = unsaid(description=ABSENT)
    currency: Currency = unsaid(description=ABSENT)
    note: str | None


class RateShape(Shape):
    """So much of ``into`` for one of ``currency``, from a day on until the next rate of the two."""

    currency: Currency
    into: Currency
    on: Day
    rate: Rate


class AskedTargets(Asked):
    """Whose targets."""

    person_id: AskedId | None = None
    team_id: AskedId | None = None


class AskedCosts(Asked):
    """Of which days."""

    lookups: ClassVar = {"since": "on__gte", "until": "on__lt"}

    since: Day | None = Field(None, description="From this day on.")
    until: Day | None = Field(None, description="Until this day, and without it.")


class AskedRates(Asked):
    """Of which currencies."""

    currency: Currency | None = None
    into: Currency | None = None


def targets(person: Person) -> "QuerySet[models.Target]":
    """The targets that a person sees today."""
    return models.Target.objects.visible_to(person, on=timezone.now().date())


def costs(person: Person) -> "QuerySet[models.Cost]":
    """Costs are of the whole company: for those who see everybody."""
    there = models.Cost.objects.there()
    return there if sees_everybody(person) else there.none()


PRODUCTS = Noun(
    one="product",
    many="products",
    about="What is sold.",
    shape=ProductShape,
    seen=lambda _: models.Product.objects.there(),
)
TARGETS = Noun(
    one="target",
    many="targets",
    about="What is to be won: your own targets, and those of the teams you lead.",
    shape=TargetShape,
    seen=targets,
    asked=AskedTargets,
)
COSTS = Noun(
    one="cost",
    many="costs",
    about="Money spent on winning customers. Of the whole company: analysts and administrators see them, nobody else.",
    shape=CostShape,
    seen=costs,
    asked=AskedCosts,
)
RATES = Noun(
    one="rate",
    many="rates",
    about="Dated rates of exchange.",
    shape=RateShape,
    seen=lambda _: models.Rate.objects.there(),
    asked=AskedRates,
)
