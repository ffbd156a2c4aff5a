"""What the frame around every page knows."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


class Place(NamedTuple):
    """An entry of the rail: its name, the address it leads to, the letter that goes there after `g`.

    ``beside``: where addresses begin that belong to it, too.
    """

    name: str
    url: str
    letter: str
    beside: tuple[str, ...] = ()


RAIL = (
    Place("Today", "today", "t"),
    Place("Pipeline", "board", "p", ("/deals/",)),
    Place("Accounts", "accounts", "a", ("/contacts/",)),
    Place("Insight", "insight", "i"),
    Place("Data", "data", "d"),
)


def around(request: HttpRequest) -> dict[str, Any]:
    """The rail, which of its places the page belongs to, and whether another password comes by mail."""
    here = (place.url for place in RAIL if request.path.startswith((reverse(place.url), *place.beside)))
    return {"rail": RAIL, "here": next(here, None), "resets": settings.MAILS and settings.PASSWORDS}
