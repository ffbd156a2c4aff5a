"""What must hold before people and teams change. Each refusal says what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from venturi.web.people.models import Membership, Person, Role, Team, TeamPlace
from venturi.web.people.selectors import may_administer
from venturi.web.trail.refusals import Refused, forbid, refuse


def check_administers(by: Person) -> None:
    """Administrators alone set up people, teams, stages, targets, costs and rates."""
    if not may_administer(by):
        raise forbid(f"{by} may not change how the workspace is set up.", "Ask an administrator.")


@contextmanager
def only_once(refusal: Refused) -> Iterator[None]:
    """What the database lets in once: whoever comes second, even at the same moment, is refused."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise refusal from error


def name_taken(what: str, name: str) -> Refused:
    """There is one of that name."""
    message = f'There is a {what} called "{name}" already, or there was one.'
    return refuse(message, "Choose another name.", code="name-taken")


def check_name(name: str | None) -> None:
    """Nothing goes without a name."""
    if not (name or "").strip():
        raise refuse("It has no name.", "Say what it is called.", code="name-missing")


def check_email(email: str | None, *, of: Person) -> None:
    """An address signs in one person, however it is spelled."""
    if email and Person.objects.filter(email__iexact=email).exclude(pk=of.pk).exists():
        raise refuse(f"{email} is somebody else's address here.", "Choose another address.", code="email-taken")


def check_key(key: str) -> None:
    """What files call a person means one person."""
    if Person.objects.filter(key=key).exists():
        remedy = "Give another one, or change the person who has it."
        raise refuse(f'Files call somebody else "{key}" already.', remedy, code="key-taken")


def check_working_days(started: date | None, left: date | None) -> None:
    """Nobody leaves before they start."""
    if started and left and left < started:
        message = f"They would have left on {left}, before they started on {started}."
        raise refuse(message, "Give a later day.", code="ends-before-it-starts")


def check_administrators(person: Person, values: dict[str, Any]) -> None:
    """Somebody is left who may change everything; whoever else is taken away at this moment waits."""
    stays = values.get("role", person.role) == Role.ADMINISTRATOR and values.get("is_active", person.is_active)
    if stays or not may_administer(person):
        return
    there = Person.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    if not [one for one in there if one.pk != person.pk and one.email]:
        message = f"{person} is the last administrator: nobody could set up this workspace any more."
        raise refuse(message, "Make somebody else an administrator first.", code="last-administrator")


def check_days(since: date, until: date | None) -> None:
    """What has an end ends after its beginning."""
    if until is not None and until <= since:
        message = f"It would end on {until}, and start on {since}."
        raise refuse(message, "Give a later day.", code="ends-before-it-starts")


def check_membership(new: Membership) -> None:
    """A person is in one team at a time, and leads a team once at a time; the person is locked."""
    there = overlapping(Membership.objects.there(), new.since, new.until).filter(person=new.person, leads=new.leads)
    there = there.filter(team=new.team) if new.leads else there
    if found := there.exclude(pk=new.pk).select_related("team", "person").first():
        verb = "leads" if new.leads else "is in"
        message = f"{found.person} {verb} {found.team} from {found.since}{_to(found.until)}."
        remedy = "End that first, or give days outside it."
        raise refuse(message, remedy, code="membership-overlaps")


def check_place(team: Team, parent: Team, since: date) -> None:
    """No team is a part of itself, not even through others, from a day on; the teams are locked."""
    parents: dict[int, set[int]] = {}
    places = overlapping(TeamPlace.objects.there(), since, None).exclude(team=team)
    for part, whole in places.values_list("team_id", "parent_id"):
        parents.setdefault(part, set()).add(whole)
    waiting, seen = [parent.pk], set[int]()
    while waiting:
        here = waiting.pop()
        if here == team.pk:
            remedy = "Choose a team that is not below it."
            raise refuse(f"{parent} is a part of {team}, or {team} itself.", remedy, code="team-in-itself")
        seen.add(here)
        waiting.extend(parents.get(here, set()) - seen)


def check_empty(team: Team, on: date) -> None:
    """A team is removed when nobody is in it and no team is a part of it any more."""
    people = Membership.objects.there().filter(Q(until=None) | Q(until__gt=on), team=team).count()
    parts = TeamPlace.objects.there().filter(Q(until=None) | Q(until__gt=on), parent=team).count()
    if people or parts:
        message = f"{team} still has {people} memberships and {parts} teams below it."
        raise refuse(message, "End them first.", code="team-in-use")


def overlapping(rows: Any, since: date, until: date | None) -> "QuerySet[Any]":
    """The dated rows that hold on some day from ``since`` until, and without, ``until``."""
    later = rows.filter(Q(until=None) | Q(until__gt=since))
    return later if until is None else later.filter(since__lt=until)


def _to(until: date | None) -> str:
    return f" until {until}" if until else " on"
