"""People, teams and who is in which, in the API: to look at."""

from typing import Literal

from pydantic import Field

from venturi.web.api.kinds import AskedId, Day, Id
from venturi.web.api.nouns import Noun
from venturi.web.api.problems import unknown
from venturi.web.api.shapes import Asked, Shape
from venturi.web.people.models import Membership, Person, Team, TeamPlace


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
    about="People on our side. Everybody knows everybody.",
    shape=PersonShape,
    seen=lambda _: Person.objects.all(),
    asked=AskedPeople,
)
TEAMS = Noun(one="team", many="teams", about="Teams.", shape=TeamShape, seen=lambda _: Team.objects.there())
MEMBERSHIPS = Noun(
    one="membership",
    many="memberships",
    about="Who was in which team, or led it, and when.",
    shape=MembershipShape,
    seen=lambda _: Membership.objects.there(),
    asked=AskedMemberships,
)
PLACES = Noun(
    one="team place",
    many="team-places",
    about="Which team was part of which other one, and when.",
    shape=PlaceShape,
    seen=lambda _: TeamPlace.objects.there(),
    asked=AskedPlaces,
)
