"""The doctor: looks whether the workspace is well, and says what to do where it is not."""

from collections.abc import Iterator

from venturi.errors import Severity
from venturi.web.operations.doctor import database, history, surroundings
from venturi.web.operations.doctor.finding import Finding
from venturi.web.operations.moment import one_moment


def examine(*, whole: bool = False) -> Iterator[Finding]:
    """What each look found. ``whole``: everything is read, and not only the latest.

    What rests on something that is broken is not looked at.
    """
    for look in surroundings.LOOKS:
        yield look()
    for first in database.LOOKS:
        found = first()
        yield found
        if any(issue.severity == Severity.STOP for issue in found.issues):
            return
    with one_moment():
        for last in history.LOOKS:
            yield last(whole)
