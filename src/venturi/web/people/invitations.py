"""Invitations: a link with which somebody chooses a password. It is signed, ends, and works once."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import PasswordResetTokenGenerator

from venturi.web.people import rules
from venturi.web.people.models import Person
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, locked
from venturi.web.trail.refusals import Refused, refuse


class _Tokens(PasswordResetTokenGenerator):
    """Signed with the key of the workspace; another password or another invitation makes it worthless."""

    key_salt = "venturi.web.people.invitations"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return f"{user.pk} {user.email} {user.password} {user.invited_at and user.invited_at.isoformat()} {timestamp}"


_TOKENS = _Tokens()


def lasts() -> timedelta:
    """How long an invitation is good."""
    return timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def invite(person: Person, *, by: Person, via: Via = Via.PAGE) -> str:
    """The token of a link for the person; a link that was made before is worthless then."""
    rules.check_administers(by)
    with recording("invite person", by=by, via=via) as act:
        found = locked(Person.objects.all(), person.pk)
        if not (found.email and found.is_active):
            message = f"{found} cannot sign in."
            raise refuse(message, "Give them an email address, and make them active.", code="sign-in-impossible")
        changed(act, found, {"invited_at": act.at})
        return _TOKENS.make_token(found)


def token_of(person: Person) -> str | None:
    """The token of a link for somebody who is invited; null for anybody else."""
    return _TOKENS.make_token(person) if person.is_active and person.invited_at is not None else None


def is_good(person: Person, token: str) -> bool:
    """Whether the token lets the person choose a password."""
    return person.is_active and person.invited_at is not None and _TOKENS.check_token(person, token)


def accept(person: Person, token: str, password: str) -> Person:
    """The person has the password from now on; raises `Refused` when the link is worthless by now.

    Raises ``ValidationError`` for a password that is easy to guess. All sessions of the person end.
    """
    with recording("accept invitation", by=person, via=Via.PAGE) as act:
        found = locked(Person.objects.all(), person.pk)
        if not is_good(found, token):
            raise worthless()
        validate_password(password, found)
        found.set_password(password)
        found.save(update_fields=["password"])
        changed(act, found, {"invited_at": None})
    return found


def worthless() -> Refused:
    """The link was used, is too old, or another one was made since."""
    message = "This link was used, is too old, or another one was made since."
    return refuse(message, "Ask an administrator for a new one.", code="invitation-worthless")
