"""Targets and costs in the API."""

from typing import Annotated, Any, ClassVar, Literal

from django.db.models import QuerySet
from django.utils import timezone
from pydantic import Field

from venturi.web.api.kinds import Amount, AskedId, Currency, Day, Id, unsaid, words
from venturi.web.api.nouns import Noun, Verb, referred
from venturi.web.api.people import known_person, teams
from venturi.web.api.shapes import Asked, Change, Shape
from venturi.web.finance import services
from venturi.web.finance.models import Cost, Target
from venturi.web.people.models import Person
from venturi.web.people.selectors import sees_everybody
from venturi.web.trail.models import Via

ABSENT = "Absent: you may not see amounts."
Source = Literal["inbound", "outbound"]


class TargetShape(Shape):
    """What a person or a team is to win from ``starts_on`` until, and without, ``ends_on``."""

    money: ClassVar[frozenset[str]] = frozenset({"amount", "currency"})

    person_id: Id | None
    team_id: Id | None
    starts_on: Day
    ends_on: Day
    amount: Amount = unsaid(description=ABSENT)
    currency: Currency = unsaid(description=ABSENT)


class TargetChanges(Change):
    """Another period or amount; whose it is stays."""

    starts_on: Day = unsaid()
    ends_on: Day = unsaid()
    amount: Amount = unsaid()
    currency: Currency = unsaid()


class NewTarget(Change):
    """The target of a person or of a team, one of the two; administrators who see amounts set them."""

    person_id: Id | None = None
    team_id: Id | None = None
    starts_on: Day
    ends_on: Day
    amount: Amount
    currency: Currency


class CostShape(Shape):
    """Money spent on winning customers, and the day it counts for."""

    money: ClassVar[frozenset[str]] = frozenset({"amount", "currency"})

    on: Day
    source: Source | None
    channel: str | None
    amount: Amount = unsaid(description=ABSENT)
    currency: Currency = unsaid(description=ABSENT)
    note: str | None


class CostChanges(Change):
    """Fields that get another value; those that are not sent stay."""

    on: Day = unsaid()
    amount: Amount = unsaid()
    currency: Currency = unsaid()
    source: Source | None = None
    channel: Annotated[str, words(100, "fair")] | None = None
    note: Annotated[str, words(200, "Stand at the fair")] | None = None


class NewCost(CostChanges):
    """Money that was spent; administrators who see amounts record it."""

    on: Day
    amount: Amount
    currency: Currency


class AskedTargets(Asked):
    """Whose targets."""

    person_id: AskedId | None = None
    team_id: AskedId | None = None


class AskedCosts(Asked):
    """Of which days."""

    lookups: ClassVar = {"since": "on__gte", "until": "on__lt"}

    since: Day | None = Field(None, description="From this day on.")
    until: Day | None = Field(None, description="Until this day, and without it.")


def targets(person: Person) -> "QuerySet[Target]":
    """The targets that a person sees today."""
    return Target.objects.visible_to(person, on=timezone.now().date())


def costs(person: Person) -> "QuerySet[Cost]":
    """Costs are of the whole company: for those who see everybody."""
    there = Cost.objects.there()
    return there if sees_everybody(person) else there.none()


def made_target(by: Person, body: NewTarget) -> Target:
    """Somebody, or a team, is to win so much."""
    values = body.given(Target)
    whose: dict[str, Any] = {"person": known_person(values.pop("person_id", None), "person_id")}
    return services.make_target(by=by, via=Via.API, team=referred(by, values, "team", teams), **whose, **values)


TARGETS = Noun(
    one="target",
    many="targets",
    about="What is to be won: your own targets, and those of the teams you lead.",
    shape=TargetShape,
    seen=targets,
    asked=AskedTargets,
    new=NewTarget,
    make=made_target,
    change=Verb(
        summary="Change a target",
        body=TargetChanges,
        act=lambda target, body, by, version: services.change_target(
            target, body.given(Target), by=by, version=version, via=Via.API
        ),
    ),
    remove=lambda target, _, by, version: services.remove_target(target, by=by, version=version, via=Via.API),
)
COSTS = Noun(
    one="cost",
    many="costs",
    about="Money spent on winning customers. Of the whole company: analysts and administrators see them, nobody else.",
    shape=CostShape,
    seen=costs,
    asked=AskedCosts,
    new=NewCost,
    make=lambda by, body: services.make_cost(by=by, via=Via.API, **body.given(Cost)),
    change=Verb(
        summary="Change a cost",
        body=CostChanges,
        act=lambda cost, body, by, version: services.change_cost(
            cost, body.given(Cost), by=by, version=version, via=Via.API
        ),
    ),
    remove=lambda cost, _, by, version: services.remove_cost(cost, by=by, version=version, via=Via.API),
)
