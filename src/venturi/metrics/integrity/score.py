r"""The score: how much of what the metrics need of each deal is there, and not contradicted?

Seven things are needed of every deal: owner, amount, source, date of creation, date of closing (the expected date
while it is open), stage, and a history. Each is worth 1 when it is there and no rule speaks against it, 0 when it is
missing or certainly wrong, 1/2 when it is doubtful. Records a reader found a fault in are needed values not there.

.. math:: \text{score} = 100 \cdot \frac{\sum_{deals} \sum_{slots} worth}{7 \cdot deals + unread}

What a rule cannot tell for lack of another value counts like a fault, and a copy of a deal is worth nothing. So
replacing a wrong or missing value by the right one, taking out a copy, or mending a file never lowers the score. Rules
that hold a deal against others (outliers, stale deals, bulk moves) and rules of discipline (next steps, notes) do not
enter it.
"""

from collections.abc import Iterable

from venturi.errors import Issue, Severity

_UNREAD = {Severity.STOP: 1.0, Severity.ERROR: 1.0, Severity.WARNING: 0.5, Severity.NOTE: 0.0}
SLOTS_OF_A_DEAL = 7


def score(sound: float, deals: int, read_issues: Iterable[Issue] = ()) -> float | None:
    """From 0 to 100; null when there are no deals.

    >>> score(14.0, 2)
    100.0
    >>> score(0, 0) is None
    True
    """
    if not deals:
        return None
    unread = sum(_UNREAD[issue.severity] * issue.count for issue in read_issues)
    return 100.0 * sound / (SLOTS_OF_A_DEAL * deals + unread)
