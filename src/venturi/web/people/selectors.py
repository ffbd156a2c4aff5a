"""Who may see whose deals, as of a day."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q, QuerySet

from venturi.web.people.models import Membership, Person, Role, Team, TeamPlace

EVERYBODY = {Role.ADMINISTRATOR, Role.ANALYST}


def sees_everybody(person: Person) -> bool:
    """Whether the person's role shows them everything."""
    return person.role in EVERYBODY


def seen_by(person: Person, *, on: date) -> set[int]:
    """The ids of the people whose deals the person sees on a day: their own, and those of the teams they lead.

    A guest sees those of the team they are a guest of. Not asked for those who see everybody, see `sees_everybody`.
    """
    return {person.pk, *_once(person, ("people", on), lambda: _members(teams_led_by(person, on=on), on))}


def teams_led_by(person: Person, *, on: date) -> set[int]:
    """The ids of the teams that the person leads on a day, and of those below them; of a guest, those they may read."""
    mine = Membership.objects.on(on).filter(person=person)
    teams = mine if person.role == Role.GUEST else mine.filter(leads=True)
    return _once(person, ("teams", on), lambda: _with_parts(set(teams.values_list("team_id", flat=True)), on))


def teams_seen_by(person: Person, *, on: date) -> "QuerySet[Team]":
    """The teams that a person reads about on a day: those they are in or lead, and those below these."""
    there = Team.objects.there()
    if sees_everybody(person):
        return there
    mine = Membership.objects.on(on).filter(person=person).values("team")
    return there.filter(Q(pk__in=mine) | Q(pk__in=teams_led_by(person, on=on)))


def people_seen_by(person: Person, *, on: date) -> "QuerySet[Person]":
    """The people that a person reads about on a day: themselves and whoever is in the teams they read about."""
    if sees_everybody(person):
        return Person.objects.all()
    there = Membership.objects.on(on).filter(team__in=teams_seen_by(person, on=on).values("pk"))
    return Person.objects.filter(Q(pk=person.pk) | Q(pk__in=there.values("person")))


def members_of(team: Team, *, on: date) -> set[int]:
    """The ids of those who are in a team, or in one below it, or lead one of these, on a day."""
    teams = _with_parts({team.pk}, on)
    return set(Membership.objects.on(on).filter(team__in=teams).values_list("person_id", flat=True))


def may_administer(person: Person) -> bool:
    """Whether the person may change how the workspace is set up: people, teams, stages, targets, costs, rates."""
    return person.is_active and person.role == Role.ADMINISTRATOR


def may_change(person: Person) -> bool:
    """Whether the person may change anything at all."""
    return person.is_active and person.role in {Role.SELLER, Role.ADMINISTRATOR}


def may_be_given_to(person: Person, *, on: date, now: int | None = None) -> "QuerySet[Person]":
    """Whom a person may give work to on a day: themselves and those they lead. ``now``: who has it, and may keep it."""
    there = Person.objects.filter(is_active=True, role__in=[Role.SELLER, Role.ADMINISTRATOR])
    if person.role != Role.ADMINISTRATOR:
        there = there.filter(pk__in=seen_by(person, on=on))
    return there if now is None else there | Person.objects.filter(pk=now)


def _once(person: Person, what: tuple[str, date], find: Callable[[], set[int]]) -> set[int]:
    """What was found before while the same page was read, see `requests.who`; otherwise it is looked up."""
    known = person.remembered
    if known is None:
        return find()
    if what not in known:
        known[what] = find()
    return known[what]


def _members(teams: set[int], on: date) -> set[int]:
    """The ids of those who are in some teams on a day."""
    return set(Membership.objects.on(on).filter(team__in=teams).values_list("person_id", flat=True)) if teams else set()


def _with_parts(teams: set[int], on: date) -> set[int]:
    """The teams and those below them on a day."""
    if not teams:
        return teams
    parts: dict[int, list[int]] = {}
    for team, parent in TeamPlace.objects.on(on).values_list("team_id", "parent_id"):
        parts.setdefault(parent, []).append(team)
    found, waiting = set(teams), list(teams)
    while waiting:
        new = [part for part in parts.get(waiting.pop(), ()) if part not in found]
        found.update(new)
        waiting.extend(new)
    return found
