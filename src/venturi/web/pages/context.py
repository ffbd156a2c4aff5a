"""What the frame around every page knows."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse


class Place(NamedTuple):
    """An entry of the rail: its name, the address it leads to, the letter that goes there after `g`."""

    name: str
    url: str
    letter: str


RAIL = (Place("Pipeline", "board", "p"), Place("Accounts", "accounts", "a"), Place("Data", "data", "d"))


def around(request: HttpRequest) -> dict[str, Any]:
    """The rail, and which of its places the page belongs to."""
    return {"rail": RAIL, "here": next((one.url for one in RAIL if request.path.startswith(reverse(one.url))), None)}
