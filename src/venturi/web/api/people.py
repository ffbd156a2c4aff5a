"""People, teams and who is in which, in the API: to look at."""

from typing import Literal

from django.db.models import QuerySet
from django.utils import timezone
from pydantic import Field

from venturi.web.api.kinds import AskedId, Day, Id
from venturi.web.api.nouns import Noun
from venturi.web.api.problems import unknown
from venturi.web.api.shapes import Asked, Shape
from venturi.web.people.models import Membership, Person, Team, TeamPlace
from venturi.web.people.selectors import people_seen_by, teams_seen_by


class PersonShape(Shape):
    """Somebody on our side."""

    key: str = Field(description="What files and deals call them.")
    name: str = Field(examples=["Anna Brandt"])
    role: Literal["seller", "analyst", "administrator", "guest"]
    region: str | None
    is_active: bool


class TeamShape(Shape):
    """A team. Which team it belongs to is dated, see the places of teams."""

    name: str = Field(examples=["Continent"])


class MembershipShape(Shape):
    """From ``since`` until, and without, ``until`` the person was in the team, or led it."""

    person_id: Id
    team_id: Id
    leads: bool
    since: Day
    until: Day | None


class PlaceShape(Shape):
    """From ``since`` until, and without, ``until`` the team was part of another one."""

    team_id: Id
    parent_id: Id
    since: Day
    until: Day | None


class AskedPeople(Asked):
    """Which people."""

    is_active: Literal["true", "false"] | None = None

    def asked(self) -> dict[str, object]:
        """As the column has it."""
        return {name: value == "true" for name, value in super().asked().items()}


class AskedMemberships(Asked):
    """Whose memberships, or in which team."""

    person_id: AskedId | None = None
    team_id: AskedId | None = None


class AskedPlaces(Asked):
    """Of which team."""

    team_id: AskedId | None = None


def people(person: Person) -> "QuerySet[Person]":
    """The people that a person reads about today."""
    return people_seen_by(person, on=timezone.now().date())


def teams(person: Person) -> "QuerySet[Team]":
    """The teams that a person reads about today."""
    return teams_seen_by(person, on=timezone.now().date())


def memberships(person: Person) -> "QuerySet[Membership]":
    """Who was in these teams, of the people that a person reads about today."""
    there, mine = Membership.objects.there(), teams(person).values("pk")
    return there.filter(team__in=mine, person__in=people(person).values("pk"))


def places(person: Person) -> "QuerySet[TeamPlace]":
    """Which of the teams that a person reads about was part of which other one of them."""
    seen = teams(person).values("pk")
    return TeamPlace.objects.there().filter(team__in=seen, parent__in=seen)


def known_person(key: int | None, column: str) -> Person | None:
    """Somebody who works here; raises the problem of anybody else."""
    if key is None:
        return None
    found = Person.objects.filter(pk=key, is_active=True).first()
    if found is None:
        raise unknown(column, key)
    return found


PEOPLE = Noun(
    one="person",
    many="people",
    about="People on our side: you and those of your teams; analysts and administrators see all.",
    shape=PersonShape,
    seen=people,
    asked=AskedPeople,
)
TEAMS = Noun(one="team", many="teams", about="Your teams and those below them.", shape=TeamShape, seen=teams)
MEMBERSHIPS = Noun(
    one="membership",
    many="memberships",
    about="Who was in which team, or led it, and when.",
    shape=MembershipShape,
    seen=memberships,
    asked=AskedMemberships,
)
PLACES = Noun(
    one="team place",
    many="team-places",
    about="Which team was part of which other one, and when.",
    shape=PlaceShape,
    seen=places,
    asked=AskedPlaces,
)
