"""A copy of its own for every test, and some deals of two teams."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from venturi.web.deals.bulk import History, record_histories
from venturi.web.deals.models import Deal, FieldChange, Opening, StageChange
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording

FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
# Nothing else on a page has these digits.
AMOUNT = Decimal(41_337)


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """The folder of the workspace."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def today():
    return timezone.now().date()


def history(owner, stages, number, *, won):
    """A deal of two weeks that went through all stages until it was won or lost."""
    start = FIRST + timedelta(days=2 * number)
    values = {"name": f"Deal {number} of {owner}", "owner_id": str(owner.pk), "amount": str(AMOUNT), "currency": "EUR"}
    values |= {"source": "inbound" if number % 2 else "outbound", "expected_close_on": "2026-06-30"}
    moves = ["Proposal", "Negotiation", "Won"] if won else ["Proposal", "Lost"]
    return History(
        key=f"{owner.key}-{number}",
        opening=Opening(at=start, stage=stages["Discovery"], values=values),
        changes=[
            FieldChange(at=start + timedelta(days=1), field="next_step", old=None, new="Call"),
            *(
                StageChange(
                    at=start + timedelta(days=4 * nth),
                    stage=stages[name],
                    reason="price" if name == "Lost" else None,
                )
                for nth, name in enumerate(moves, start=1)
            ),
        ],
    )


@pytest.fixture
def deals(cast, stages):
    """Forty decided deals of Anna's and ten of Jack's, half of them won."""
    found = [history(cast.anna, stages, number, won=number % 4 < 2) for number in range(40)]
    found += [history(cast.jack, stages, number, won=number % 2 == 0) for number in range(10)]
    with recording("load", by=None, via=Via.COMMAND) as act:
        record_histories(act, found)
    return Deal.objects.order_by("pk")
