"""The gate of people and teams: administrators change them, and every change is in the trail."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from venturi.web.people import rules
from venturi.web.people.models import Membership, Person, Team, TeamPlace
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, locked, made, removed
from venturi.web.trail.refusals import refuse


def make_person(*, by: Person, name: str, key: str | None = None, via: Via = Via.PAGE, **values: Any) -> Person:
    """Somebody on our side. With an ``email`` they can be invited to sign in; ``key``: what files call them."""
    rules.check_administers(by)
    rules.check_name(name)
    with recording("make person", by=by, via=via) as act:
        person = Person(name=name, key=key or name, **_read(values))
        rules.check_key(person.key)
        rules.check_email(person.email, of=person)
        rules.check_working_days(person.started_on, person.left_on)
        person.set_unusable_password()
        with rules.only_once(rules.name_taken("person", person.key)):
            made(act, person)
    return person


def change_person(
    person: Person, values: Mapping[str, Any], *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Person:
    """Who they are, what they may do and see, and whether they are still here. Their own name, people change alone."""
    if not (by.pk == person.pk and values.keys() == {"name"} and by.is_active):
        rules.check_administers(by)
    with recording("change person", by=by, via=via) as act:
        found = locked(Person.objects.all(), person.pk, version=version)
        new = _read(values)
        rules.check_name(new.get("name", found.name))
        rules.check_email(new.get("email"), of=found)
        rules.check_working_days(new.get("started_on", found.started_on), new.get("left_on", found.left_on))
        rules.check_administrators(found, new)
        with rules.only_once(rules.name_taken("person", str(new.get("email")))):
            changed(act, found, new)
    return found


def make_team(name: str, *, by: Person, via: Via = Via.PAGE) -> Team:
    """A team, in which nobody is yet."""
    rules.check_administers(by)
    rules.check_name(name)
    with recording("make team", by=by, via=via) as act, rules.only_once(rules.name_taken("team", name)):
        return made(act, Team(name=name))


def change_team(team: Team, name: str, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Team:
    """The team is called otherwise."""
    rules.check_administers(by)
    rules.check_name(name)
    with recording("change team", by=by, via=via) as act:
        found = locked(Team.objects.there(), team.pk, version=version)
        with rules.only_once(rules.name_taken("team", name)):
            changed(act, found, {"name": name})
    return found


def remove_team(team: Team, *, by: Person, via: Via = Via.PAGE) -> None:
    """The team is no more; who was in it when stays known."""
    rules.check_administers(by)
    with recording("remove team", by=by, via=via) as act:
        found = locked(Team.objects.there(), team.pk)
        rules.check_empty(found, act.at.date())
        removed(act, found)


def place_team(team: Team, parent: Team | None, *, since: date, by: Person, via: Via = Via.PAGE) -> TeamPlace | None:
    """From a day on the team is a part of another one, or of none; until then it stays where it was."""
    rules.check_administers(by)
    with recording("place team", by=by, via=via) as act:
        # All of them: a circle may be closed anywhere.
        list(Team.objects.select_for_update().order_by("pk"))
        _end_place(act, team, since)
        if parent is None:
            return None
        rules.check_place(team, parent, since)
        return made(act, TeamPlace(team=team, parent=parent, since=since))


def join_team(
    person: Person,
    team: Team,
    *,
    since: date,
    by: Person,
    until: date | None = None,
    leads: bool = False,
    via: Via = Via.PAGE,
) -> Membership:
    """From a day on the person is in the team, or leads it."""
    rules.check_administers(by)
    rules.check_days(since, until)
    with recording("join team", by=by, via=via) as act:
        new = Membership(
            person=locked(Person.objects.all(), person.pk),
            team=locked(Team.objects.there(), team.pk),
            since=since,
            until=until,
            leads=leads,
        )
        rules.check_membership(new)
        return made(act, new)


def leave_team(
    membership: Membership, until: date | None, *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Membership:
    """The membership ends before a day; null: it goes on."""
    rules.check_administers(by)
    rules.check_days(membership.since, until)
    with recording("leave team", by=by, via=via) as act:
        locked(Person.objects.all(), membership.person_id)
        found = locked(Membership.objects.there(), membership.pk, version=version)
        rules.check_membership(
            Membership(
                pk=found.pk,
                person_id=found.person_id,
                team_id=found.team_id,
                since=found.since,
                until=until,
                leads=found.leads,
            )
        )
        changed(act, found, {"until": until})
    return found


def remove_membership(membership: Membership, *, by: Person, via: Via = Via.PAGE) -> None:
    """It was recorded by mistake: the person never was in the team."""
    rules.check_administers(by)
    with recording("remove membership", by=by, via=via) as act:
        removed(act, locked(Membership.objects.there(), membership.pk))


def _end_place(act: Any, team: Team, since: date) -> None:
    """The place that it has now ends before a day."""
    now = TeamPlace.objects.there().filter(team=team, until=None).first()
    if now is None:
        return
    if now.since >= since:
        message = f"{team} is a part of {now.parent} from {now.since} on."
        raise refuse(message, "Give a later day.", code="ends-before-it-starts")
    changed(act, locked(TeamPlace.objects.there(), now.pk), {"until": since})


def _read(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they are stored: an address in one spelling, none where it was emptied."""
    read = dict(values)
    if "email" in read:
        read["email"] = Person.objects.normalize_email(read["email"]) or None
    return read
