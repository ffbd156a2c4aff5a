"""Whole histories at once: deals that come with all that happened to them, from a file or the demo company."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from venturi.web.deals.models import Deal, DealEvent, FieldChange, Opening, StageChange
from venturi.web.deals.state import rebuilt
from venturi.web.trail.recording import Recording

AT_ONCE = 2_000


@dataclass(slots=True)
class History:
    """A deal that does not exist here yet, and its events; `deal` of each is filled in when it does."""

    key: str
    opening: Opening
    changes: list[DealEvent] = field(default_factory=list)


def record_histories(act: Recording, histories: Sequence[History]) -> int:
    """Write deals and their events; how many deals. Each deal's columns are what its own events add up to."""
    for some in _parts(histories):
        deals = [_deal(history, act) for history in some]
        Deal.objects.bulk_create(deals)
        for history, deal in zip(some, deals, strict=True):
            for event in (history.opening, *history.changes):
                event.deal = deal
        act.add_all([history.opening for history in some])
        for kind in (StageChange, FieldChange):
            act.add_all([event for history in some for event in history.changes if isinstance(event, kind)])
    return len(histories)


def _deal(history: History, act: Recording) -> Deal:
    for event in (history.opening, *history.changes):
        event.entry = act.entry
    deal = Deal(key=history.key)
    rebuilt([history.opening, *history.changes]).onto(deal)
    return deal


def _parts(histories: Sequence[History]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(histories), AT_ONCE):
        yield histories[start : start + AT_ONCE]
