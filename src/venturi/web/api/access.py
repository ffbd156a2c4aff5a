"""Who asks, whether the token may, and how often it did this minute."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from venturi.web.api.counts import Counts
from venturi.web.api.models import Scope, Token, Use
from venturi.web.api.problems import problem, unauthenticated
from venturi.web.api.services import PREFIX, digest
from venturi.web.operations.moment import without_waiting
from venturi.web.people.models import Person

MINUTE = timedelta(minutes=1)
FILE = "rates.sqlite3"
READING = {"GET", "HEAD"}


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests a minute a token has, how many are left, and in how many seconds the next minute begins."""

    limit: int
    left: int
    seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """As headers of every answer."""
        told = {"Limit": self.limit, "Remaining": self.left, "Reset": self.seconds}
        return {f"RateLimit-{name}": str(value) for name, value in told.items()}


class PersonalToken(HttpBearer):
    """The header ``Authorization: Bearer vnt_…``. There is no other way in: no cookie opens anything here."""

    openapi_bearerFormat = "vnt_…"  # noqa: N815
    openapi_description = "A personal token, made at /settings/tokens/. It may do what its person may, within its scope"

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        """The token, counted; raises the problem of one that does not open this."""
        now = timezone.now()
        found = _found(token)
        if found is None or not found.token.holds(now.date()):
            raise unauthenticated()
        request.rate = rate = counted(found, now)  # type: ignore[attr-defined]
        if rate.left < 0:
            message = f"This token was used {rate.limit} times this minute."
            remedy = f"Wait {rate.seconds} seconds."
            request.rate = Rate(rate.limit, 0, rate.seconds)  # type: ignore[attr-defined]
            raise problem(429, "rate-exceeded", message, remedy, Retry_After=str(rate.seconds))
        if request.method not in READING and found.token.scope != Scope.WRITE:
            message = f'The token "{found.token}" may only read.'
            raise problem(403, "scope-missing", message, "Make one that may write, too.")
        return found.token


def asking(request: HttpRequest) -> Person:
    """The person for whom the program speaks."""
    token: Any = request.auth  # type: ignore[attr-defined]
    return token.person


def counted(use: Use, now: datetime) -> Rate:
    """Count one more use in this minute, and once that there was one; ``left`` is below 0 when there were enough."""
    minute = now.replace(second=0, microsecond=0)
    if use.last_used_at != minute:
        # Whoever only looks does not wait for those who write; the next request notes it.
        with suppress(OperationalError), without_waiting():
            Use.objects.filter(pk=use.pk).update(last_used_at=minute)
    count = _counts(settings.DATA).add(use.digest, int(minute.timestamp()))
    seconds = max(1, round((minute + MINUTE - now).total_seconds()))
    return Rate(settings.VENTURI_API_RATE, settings.VENTURI_API_RATE - count, seconds)


@cache
def _counts(folder: Path) -> Counts:
    return Counts(folder / FILE)


def _found(token: str) -> Use | None:
    if not token.startswith(PREFIX):
        return None
    return Use.objects.select_related("token__person").filter(digest=digest(token)).first()
