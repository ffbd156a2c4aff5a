"""What the data pages show, to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Prefetch
from django.urls import NoReverseMatch, reverse

from venturi.web.accounts.models import Account, Contact
from venturi.web.deals.models import Deal
from venturi.web.deals.selectors import may_bring_back
from venturi.web.finance.models import Cost, Product, Rate, Target
from venturi.web.pages.histories import Line, told
from venturi.web.people.models import Membership, Person, Team, TeamPlace
from venturi.web.people.selectors import (
    may_administer,
    people_seen_by,
    sees_everybody,
    teams_seen_by,
)
from venturi.web.process.models import Kind, Pipeline, Stage
from venturi.web.trail.models import Versioned
from venturi.web.trail.records import history

STAGES = Prefetch("stages", queryset=Stage.objects.there().order_by("position"), to_attr="shown_stages")
DEALS_SHOWN = 20
HISTORY = 200


class Room(NamedTuple):
    """A page of data: what it is about, where it is, and how many records one may see there; null: not counted."""

    name: str
    address: str
    about: str
    records: int | None = None


def may_read_costs(person: Person) -> bool:
    """What the company spends is for those who see everything, and amounts."""
    return sees_everybody(person) and person.sees_amounts


def rooms(person: Person, *, on: date) -> list[Room]:
    """The pages that the person may open."""
    here = people_seen_by(person, on=on).filter(is_active=True)
    found = [
        _room("People", "people", "who works here, what they may do, and in which team", here),
        _room("Teams", "teams", "who leads whom, and since when", teams_seen_by(person, on=on)),
        _room("Pipelines and stages", "pipelines", "the steps that deals go through", Pipeline.objects.there()),
        _room("Products", "products", "what is sold", Product.objects.there()),
        _room("Targets", "targets", "what is to be won by whom", Target.objects.visible_to(person, on=on)),
        _room("Rates of exchange", "rates", "what amounts are converted with", Rate.objects.there()),
    ]
    if may_read_costs(person):
        found.append(_room("Costs", "costs", "what was spent on winning customers", Cost.objects.there()))
    found += _elsewhere("Import", "imports", "bring in files, look at the verdict, undo")
    if may_bring_back(person, on=on):
        found += _elsewhere("Deleted deals", "deleted-deals", "deals that were taken away, to bring back")
    if sees_everybody(person):
        found += [
            Room("Audit trail", reverse("trail"), "everything that was ever recorded, chained by digests"),
        ]
    if may_administer(person):
        found.append(Room("Export", reverse("exports"), "the whole workspace as files"))
    return found


def counts(person: Person, *, on: date) -> dict[str, int]:
    """How many records the person may see."""
    return {
        "deals": Deal.objects.visible_to(person, on=on).count(),
        "accounts": Account.objects.visible_to(person, on=on).count(),
        "contacts": Contact.objects.visible_to(person, on=on).count(),
    }


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody, and the teams they are in on a day."""

    person: Person
    teams: list[Membership]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team on a day: what it is a part of, who leads it, how many are in it."""

    team: Team
    parent: Team | None
    leaders: list[Person]
    members: int


@dataclass(frozen=True, slots=True)
class OpenDeals:
    """The open deals of somebody, as far as the reader may see them: how many, and the first of them."""

    count: int
    shown: list[Deal]

    @property
    def hidden(self) -> int:
        """How many are not shown."""
        return self.count - len(self.shown)


def with_teams(people: Iterable[Person], *, on: date) -> list[Row]:
    """People with the teams they are in on a day."""
    there = list(people)
    found: dict[int, list[Membership]] = {}
    for one in Membership.objects.on(on).filter(person__in=there).select_related("team").order_by("leads", "pk"):
        found.setdefault(one.person_id, []).append(one)
    return [Row(one, found.get(one.pk, [])) for one in there]


def teams(reader: Person, *, on: date) -> list[TeamRow]:
    """The teams that the reader reads about, as they are on a day."""
    there = list(teams_seen_by(reader, on=on))
    parents = {one.team_id: one.parent for one in TeamPlace.objects.on(on).select_related("parent")}
    leaders: dict[int, list[Person]] = {}
    members: dict[int, int] = {}
    for one in Membership.objects.on(on).filter(team__in=there).select_related("person").order_by("pk"):
        if one.leads:
            leaders.setdefault(one.team_id, []).append(one.person)
        else:
            members[one.team_id] = members.get(one.team_id, 0) + 1
    return [TeamRow(one, parents.get(one.pk), leaders.get(one.pk, []), members.get(one.pk, 0)) for one in there]


def memberships_of(person: Person, reader: Person, *, on: date) -> Any:
    """In which teams somebody was when, the latest first; only teams that the reader reads about."""
    there = person.memberships.filter(removed=False, team__in=teams_seen_by(reader, on=on).values("pk"))
    return there.select_related("team").order_by("-since", "pk")


def open_deals_of(person: Person, reader: Person, *, on: date) -> OpenDeals:
    """The open deals of somebody that the reader may see."""
    there = Deal.objects.visible_to(reader, on=on).filter(owner=person, outcome=Kind.OPEN)
    return OpenDeals(there.count(), list(there.select_related("account").order_by("name", "pk")[:DEALS_SHOWN]))


def history_of(record: Versioned, reader: Person, *, on: date) -> list[Line]:
    """The latest changes of a record, for those who see everything."""
    return told(history(record)[:HISTORY], reader, on=on) if sees_everybody(reader) else []


def _room(name: str, route: str, about: str, there: Any) -> Room:
    return Room(name, reverse(route), about, there.count())


def _elsewhere(name: str, route: str, about: str) -> list[Room]:
    """A page of another app, where it is there."""
    address = address_of(route)
    return [Room(name, address, about)] if address else []


def address_of(route: str) -> str | None:
    """Where a page of another app is; null where that app has none."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return None
