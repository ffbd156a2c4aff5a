"""What a gate says when it does not let something through. Nothing has changed then."""

from venturi.errors import Issue, IssuesFound


class Refused(IssuesFound):
    """The gate does not let it through."""


class Outdated(Refused):
    """Somebody else changed the record since it was looked at."""


class Forbidden(Refused):
    """The person may see the record and not change it."""


def refuse(message: str, remedy: str, *, code: str, column: str | None = None) -> Refused:
    """A refusal with one reason; ``column``: the field that it is about, where it is about one."""
    return Refused(Issue(code=code, message=message, remedy=remedy, column=column))


def forbid(message: str, remedy: str, *, column: str | None = None) -> Forbidden:
    """A refusal for want of a right."""
    return Forbidden(Issue(code="right-missing", message=message, remedy=remedy, column=column))


def outdated(what: str, changes: str) -> Outdated:
    """A refusal because others changed it meanwhile; ``changes``: what and who."""
    message = f'"{what}" was changed since you opened it: {changes}.'
    remedy = "Look at what it is now, and do it again if it still holds."
    return Outdated(Issue(code="changed-meanwhile", message=message, remedy=remedy))
