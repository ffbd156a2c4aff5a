"""Second factors that were lost: an administrator takes them away, and whoever lost them sets up another one."""

from allauth.mfa.models import Authenticator

from venturi.web.people import rules
from venturi.web.people.models import Person
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, locked
from venturi.web.trail.refusals import forbid, refuse


def has_one(person: Person) -> bool:
    """Whether the person is asked for a second factor."""
    return Authenticator.objects.filter(user=person).exists()


def remove(person: Person, *, by: Person, via: Via = Via.PAGE) -> Person:
    """The password alone lets the person in, until they set up another one; all their sessions end.

    Raises `Forbidden` for one's own: whoever has one takes it away under their own name, where they are asked for the
    password again.
    """
    rules.check_administers(by)
    if by.pk == person.pk:
        message = "This is your own second factor."
        raise forbid(message, "Take it away under your name, or ask another administrator.")
    with recording("remove second factor", by=by, via=via) as act:
        found = locked(Person.objects.all(), person.pk)
        if not Authenticator.objects.filter(user=found).delete()[0]:
            message = f"{found} has no second factor."
            raise refuse(message, "They sign in with their password alone.", code="second-factor-missing")
        changed(act, found, {"second_factor_removed_at": act.at})
    return found
