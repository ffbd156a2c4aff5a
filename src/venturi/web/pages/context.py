"""What the frame around every page knows."""

from typing import Any, NamedTuple

from django.http import HttpRequest


class Place(NamedTuple):
    """An entry of the rail: its name, the address it leads to, the letter that goes there after `g`."""

    name: str
    url: str
    letter: str


RAIL = (Place("Pipeline", "board", "p"), Place("Accounts", "accounts", "a"))


def around(request: HttpRequest) -> dict[str, Any]:
    """The rail, and which of its places the page belongs to."""
    match = request.resolver_match
    return {"rail": RAIL, "here": match.url_name if match else None}
