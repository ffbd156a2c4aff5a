"""The cast: who can sign in to the demo company, one for each part that somebody plays."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from venturi.web.demo import PASSWORD
from venturi.web.people.models import Membership, Person, Role
from venturi.web.trail.recording import Recording
from venturi.web.trail.records import changed, made

SINCE = date(2020, 1, 1)


class Part(NamedTuple):
    """Somebody of the cast: their sign-in name, who they are, and what for."""

    email: str
    name: str
    role: Role
    why: str


CAST = (
    Part("anna@example.com", "Anna Brandt", Role.SELLER, "a salesperson, sees her own deals"),
    Part("renate@example.com", "Renate Vogel", Role.SELLER, "leads Anna's team, sees the team's deals"),
    Part("jack@example.com", "Jack Orme", Role.SELLER, "is of another team, sees nothing of Anna's"),
    Part("guest@example.com", "Gil Guest", Role.GUEST, "may read the deals of Anna's team"),
    Part("ada@example.com", "Ada Analyst", Role.ANALYST, "reads everything"),
    Part("admin@example.com", "Abe Admin", Role.ADMINISTRATOR, "may do everything"),
)


def cast(people: Mapping[str, Person], act: Recording) -> dict[str, Person]:
    """Let the cast sign in, by email; those whom the company does not employ are made."""
    team = Membership.objects.get(person=people["Anna Brandt"]).team
    found = {}
    for part in CAST:
        person = people.get(part.name) or made(act, Person(key=part.name, name=part.name))
        changed(act, person, {"email": part.email, "role": part.role})
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])
        if part.role == Role.GUEST:
            made(act, Membership(person=person, team=team, since=SINCE))
        found[part.email] = person
    return found
