"""Many deals at once: whole histories, from a file or the demo company, and another account of all that stand there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from venturi.web.deals import rules, selectors
from venturi.web.deals.models import Deal, DealEvent, FieldChange, Opening, StageChange
from venturi.web.deals.state import after, rebuilt, state_of
from venturi.web.people.models import Person
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


def move_to_account(act: Recording, account_id: int, into_id: int, *, by: Person) -> None:
    """All deals of an account are at another one from now on, as a part of a larger act.

    Raises `Forbidden` where one of them is not the person's to change, and then nothing has changed. It asks
    the database as often for any number of deals.
    """
    there = Deal.objects.select_for_update().filter(account=account_id, deleted=False)
    deals = list(there.order_by("pk"))
    rules.check_right(by, *deals, on=act.at.date())
    about: dict[str, Any] = {"at": act.at, "field": "account_id", "old": str(account_id), "new": str(into_id)}
    changes = [FieldChange(deal=deal, **about) for deal in deals]
    act.add_all(changes)
    for deal, change in zip(deals, changes, strict=True):
        # Somebody changed it after this act began, and before it was locked.
        late = act.at < deal.last_at
        (rebuilt(selectors.events_of(deal)) if late else after(state_of(deal), change)).onto(deal)
        deal.version += 1
    Deal.objects.bulk_update(deals, ["account", "last_at", "version"], batch_size=AT_ONCE)


def _deal(history: History, act: Recording) -> Deal:
    for event in (history.opening, *history.changes):
        event.entry = act.entry
    deal = Deal(key=history.key)
    rebuilt([history.opening, *history.changes]).onto(deal)
    return deal


def _parts(histories: Sequence[History]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(histories), AT_ONCE):
        yield histories[start : start + AT_ONCE]
