"""Quarters: which quarters does the audit show?"""

from venturi.dataset import Dataset
from venturi.metrics import periods
from venturi.metrics.periods import Period

SHOWN = 12


def quarters(dataset: Dataset, period: Period | None, *, complete: bool = False) -> list[Period]:
    """The quarters of the period, or of everything: the last twelve, in the order of time.

    `complete` leaves out the quarter that is not over yet and the one in which the data begin.
    """
    span = period or dataset.span
    if span is None:
        return []
    found = periods.quarters(span, fiscal_start=dataset.fiscal_start)
    if complete:
        found = [one for one in found if span.start <= one.start and one.end <= span.end]
    return found[-SHOWN:]
