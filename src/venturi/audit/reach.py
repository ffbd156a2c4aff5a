"""Reach: do the data speak of the period that was asked for?"""

from datetime import timedelta

from ibis import _

from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.formats import day
from venturi.metrics.periods import Period

CREATED, MOVED = "created_at", "changed_at"


def period_note(dataset: Dataset, period: Period | None) -> str | None:
    """What has to be said when nothing was decided in the period; null when something was, or none was asked for.

    Numbers of a period without decided deals are unknown, not zero. A slip of the pen such as 2062Q1 must not look like
    an answer.
    """
    if period is None:
        return None
    decided, created = (_[column].notnull() & period.covers(_[column]) for column in ("closed_at", CREATED))
    [found] = dataset.deals.aggregate(decided=decided.sum(), created=created.sum()).to_pyarrow().to_pylist()
    if found["decided"]:
        return None
    absent = ["decided", *([] if found["created"] else ["created"]), *([] if _moved(dataset, period) else ["moved"])]
    told = absent[0] if len(absent) == 1 else f"{', '.join(absent[:-1])} or {absent[-1]}"
    return f"Nothing was {told} {_spoken(period)}; {_reach(dataset)}"


def ahead(dataset: Dataset, period: Period | None) -> Refusal | None:
    """Why there is no number of a period that has not begun at the moment the audit describes."""
    if period is None or period.starts_at <= dataset.as_of:
        return None
    return Refusal("period-ahead", f"{period.label} has not begun as of {dataset.today}.")


def outside(dataset: Dataset, period: Period) -> Refusal | None:
    """Why nothing can have moved in a period: it lies after the data, or before them."""
    if refused := ahead(dataset, period):
        return refused
    if dataset.span and period.end <= dataset.span.start:
        return Refusal("period-before", f"{period.label} was over before the first deal, of {dataset.span.start}.")
    return None


def _moved(dataset: Dataset, period: Period) -> bool:
    changes = dataset.tables.stage_changes
    # Without a history nobody knows whether anything moved.
    return changes is None or bool(changes.filter(period.covers(_[MOVED])).count().to_pyarrow().as_py())


def _reach(dataset: Dataset) -> str:
    if dataset.span is None:
        return "the data have no dates."
    return f"the data reach from {day(dataset.span.start.isoformat())} to {day(dataset.today.isoformat())}."


def _spoken(period: Period) -> str:
    """`in 2025Q4`; a period without a name of its own by its first and its last day."""
    if ".." not in period.label:
        return f"in {period.label}"
    last = period.end - timedelta(days=1)
    return f"from {day(period.start.isoformat())} to {day(last.isoformat())}"
