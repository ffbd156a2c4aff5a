"""How tokens come to be and end."""

import hashlib
import secrets
from datetime import date, timedelta

from venturi.web.api.models import Scope, Token, Use
from venturi.web.people.models import Person
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import locked, made, removed
from venturi.web.trail.refusals import refuse

PREFIX = "vnt_"
BYTES = 32
LONGEST = timedelta(days=366)


def make_token(
    *, by: Person, name: str, scope: str = Scope.READ, expires_on: date, via: Via = Via.PAGE
) -> tuple[Token, str]:
    """A token of the person who asks, and its text, which is told this once: only its digest is kept."""
    text = PREFIX + secrets.token_urlsafe(BYTES)
    with recording("make a token", by=by, via=via) as act:
        today = act.at.date()
        if not today <= expires_on <= today + LONGEST:
            message = f"A token that holds until {expires_on} is none."
            raise refuse(message, "Choose a day from today on, at most a year ahead.", code="token-too-long")
        token = made(act, Token(person=by, name=name, scope=scope, expires_on=expires_on))
        Use.objects.create(token=token, digest=digest(text))
    return token, text


def revoke_token(token: Token, *, by: Person, via: Via = Via.PAGE) -> None:
    """It opens nothing any more. Only its own person asks for it; raises ``DoesNotExist`` for others."""
    with recording("revoke a token", by=by, via=via) as act:
        removed(act, locked(Token.objects.of(by), token.pk))


def digest(text: str) -> str:
    """What a token is recognised by."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
