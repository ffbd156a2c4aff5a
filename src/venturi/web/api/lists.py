"""Lists, page by page: a cursor says after which record or line the next page begins, and for what it was asked."""

import hashlib
from typing import Any

from django.core import signing
from django.db.models import QuerySet

from venturi.errors import Issue
from venturi.web.api.problems import Problem
from venturi.web.api.shapes import Asked

SALT = "venturi.web.api.lists"
MARK = 12


def page(there: "QuerySet[Any]", asked: Asked, *, many: str) -> tuple[list[Any], str | None]:
    """The records that were asked for, by id, and the cursor of the next page: null when there is none."""
    found = asked.among(there).order_by("pk")
    after = place(asked, many)
    if after is not None:
        found = found.filter(pk__gt=after)
    records = list(found[: asked.limit + 1])
    more = len(records) > asked.limit
    shown = records[: asked.limit]
    return shown, cursor(asked, many, shown[-1].pk if more else None)


def cursor(asked: Asked, many: str, last: Any) -> str | None:
    """The cursor of the page that comes after a place; null after none."""
    return None if last is None else signing.dumps([_mark(asked, many), last], salt=SALT)


def place(asked: Asked, many: str) -> Any:
    """After which place the page begins that is asked for; null: it is the first."""
    if asked.cursor is None:
        return None
    try:
        mark, after = signing.loads(asked.cursor, salt=SALT)
    except signing.BadSignature:
        mark, after = None, None
    if mark != _mark(asked, many):
        message = "The cursor was not given for this list."
        remedy = "Take `next` of the page before, with the same filters, or begin without a cursor."
        raise Problem(422, Issue(code="cursor-unreadable", message=message, remedy=remedy, column="cursor"))
    return after


def _mark(asked: Asked, many: str) -> str:
    """Of which list and which filters."""
    said = sorted((name, str(value)) for name, value in asked.asked().items())
    return hashlib.sha256(repr((many, said)).encode()).hexdigest()[:MARK]
