"""What deals are like: the conditions that the board, the table, the search and Today ask for, each written once.

As a `Q` for the database, and as the same question to a deal that is at hand.
"""

from datetime import date

from django.db.models import Q

from venturi.web.accounts.models import Account
from venturi.web.deals.models import Deal
from venturi.web.names.folding import fold
from venturi.web.process.models import Kind

OPEN = Q(outcome=Kind.OPEN)
STEP_MISSING = OPEN & Q(next_step=None)


def step_late(on: date) -> Q:
    """The next step should have happened before the day."""
    return OPEN & Q(next_step_on__lt=on)


def close_past(on: date) -> Q:
    """It was to be decided before the day, and is not."""
    return OPEN & Q(expected_close_on__lt=on)


def called(text: str) -> Q:
    """Every word of the text stands in the name or the key of the deal, or in those of its account."""
    found = Q()
    for word in fold(text).split():
        accounts = Account.objects.filter(folded__contains=word).values("pk")
        found &= Q(folded__contains=word) | Q(account__in=accounts)
    return found


def is_step_missing(deal: Deal) -> bool:
    """`STEP_MISSING` of a deal at hand."""
    return deal.outcome == Kind.OPEN and deal.next_step is None


def is_step_late(deal: Deal, on: date) -> bool:
    """`step_late` of a deal at hand."""
    return _is_past(deal, deal.next_step_on, on)


def is_close_past(deal: Deal, on: date) -> bool:
    """`close_past` of a deal at hand."""
    return _is_past(deal, deal.expected_close_on, on)


def _is_past(deal: Deal, day: date | None, on: date) -> bool:
    return deal.outcome == Kind.OPEN and day is not None and day < on
