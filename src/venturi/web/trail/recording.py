"""Recording: one act in one transaction, sealed at its end."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import local
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

    def __init__(self, verb: str, *, by: "Person | None", via: Via) -> None:
        # When it is recorded.
        self.at = timezone.now()
        self.by = by
        self._about = {"verb": verb, "via": via}
        self._entry: Entry | None = None
        self._told: dict[str, Told] = {}

    @property
    def entry(self) -> Entry:
        """The entry, made when the first event asks for it: an act in which nothing happened leaves none."""
        if self._entry is None:
            self._entry = Entry.objects.create(recorded_at=self.at, author=self.by, **self._about)
        return self._entry

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

    def take(self, model: type[Event], told: Told) -> None:
        """Events of a kind that were written by columns, all of that kind in this act; ``told``: their lines."""
        if told.count and model._meta.label in self._told:
            raise ValueError(f"{model._meta.label} was told of already: the order of its events would not be known")
        self._told[model._meta.label] = told

    def _tell(self, model: type[Event], found: Iterable[Event]) -> None:
        told, names = self._told.setdefault(model._meta.label, Told()), model.told()
        for event in found:
            told.add(model.sealed([getattr(event, name) for name in names]))

    def seal(self) -> None:
        """Chain the entry to the one before it. The last thing in a transaction: it holds the end of the chain."""
        entry = self._entry
        if entry is None:
            return
        head = Head.objects.select_for_update().get()
        entry.number, entry.previous = head.number + 1, head.digest
        entry.digest = digest(entry, self._told, head.digest)
        entry.save(update_fields=["number", "previous", "digest"])
        head.number, head.digest = entry.number, entry.digest
        head.save(update_fields=["number", "digest"])


class _Waiting(local):
    """The acts of this connection that have ended, in order, while the one around them goes on; null: none does."""

    acts: list[Recording] | None = None


_waiting = _Waiting()


@contextmanager
def together() -> Iterator[list[Recording]]:
    """Acts that are kept all or none, and sealed at the end of all: the list of those that have ended.

    Whoever holds the end of the chain locks nothing more. Otherwise they could wait for a record of somebody who waits
    for the end of the chain.
    """
    around = _waiting.acts
    ended = len(around or ())
    acts = _waiting.acts = [] if around is None else around
    try:
        with transaction.atomic():
            yield acts
            if around is None:
                for act in acts:
                    act.seal()
    except BaseException:
        # What was written since is taken back, and with it the acts in it that ended well.
        del acts[ended:]
        raise
    finally:
        _waiting.acts = around


@contextmanager
def recording(verb: str, *, by: "Person | None", via: Via = Via.PAGE) -> Iterator[Recording]:
    """One act: all of it or nothing of it is kept. ``by``: its author, null for the program itself.

    An act within another has an entry of its own, which is sealed when the outermost one ends.
    """
    with together() as ended:
        act = Recording(verb, by=by, via=via)
        yield act
        ended.append(act)
