"""How pages answer what was refused: with the page that was sent, what was typed, and why."""

from venturi.web.trail.refusals import Forbidden, Outdated, Refused

UNPROCESSABLE, CONFLICT, FORBIDDEN = 422, 409, 403


def status_of(refusal: Refused) -> int:
    """The status of an answer that says why something was refused."""
    return {Outdated: CONFLICT, Forbidden: FORBIDDEN}.get(type(refusal), UNPROCESSABLE)
