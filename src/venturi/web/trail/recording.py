"""Recording: one act in one transaction, sealed at its end."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.utils import timezone

from venturi.web.trail.chain import Told, digest
from venturi.web.trail.models import Entry, Event, Head, Via

if TYPE_CHECKING:
    from venturi.web.people.models import Person

AT_ONCE = 2_000
E = TypeVar("E", bound=Event)


class Recording:
    """What is being recorded. Events are written through it, so that none is left out of the seal."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self._told: dict[str, Told] = {}

    @property
    def at(self) -> datetime:
        """When it is recorded."""
        return self.entry.recorded_at

    def add(self, event: E) -> E:
        """Write one event."""
        event.entry = self.entry
        event.save()
        self._tell(type(event), [event])
        return event

    def add_all(self, found: Sequence[E]) -> None:
        """Write many events of one kind."""
        if not found:
            return
        model = type(found[0])
        for event in found:
            event.entry = self.entry
        model._default_manager.bulk_create(found, batch_size=AT_ONCE)
        self._tell(model, found)

    def _tell(self, model: type[Event], found: Iterable[Event]) -> None:
        told, names = self._told.setdefault(model._meta.label, Told()), model.told()
        for event in found:
            told.add(getattr(event, name) for name in names)

    def seal(self) -> None:
        """Chain the entry to the one before it. The last thing in a transaction: it holds the end of the chain."""
        head = Head.objects.select_for_update().get()
        self.entry.number, self.entry.previous = head.number + 1, head.digest
        self.entry.digest = digest(self.entry, self._told, head.digest)
        self.entry.save(update_fields=["number", "previous", "digest"])
        head.number, head.digest = self.entry.number, self.entry.digest
        head.save(update_fields=["number", "digest"])


@contextmanager
def recording(verb: str, *, by: "Person | None", via: Via = Via.PAGE) -> Iterator[Recording]:
    """One act: all of it or nothing of it is kept. ``by``: its author, null for the program itself."""
    with transaction.atomic():
        entry = Entry.objects.create(recorded_at=timezone.now(), author=by, verb=verb, via=via)
        act = Recording(entry)
        yield act
        act.seal()
