"""The copy: the workspace as a store that the library reads, brought up to date by the deals that changed."""

import fcntl
import json
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Thread

from django.conf import settings
from django.db import connection
from django.utils import timezone

from venturi import store
from venturi.web.activities.models import Activity
from venturi.web.deals.models import Deal
from venturi.web.insight import changes, tables
from venturi.web.insight.files import written
from venturi.web.operations.moment import one_moment
from venturi.web.trail.models import Entry, Head

# What a copy of an older kind lacks is copied anew.
KIND = 2
# Deals that a page takes in by itself while somebody waits for it.
AT_ONCE = 3_000
CHUNK = 2_000
PATIENCE, PAUSE = 20.0, 0.02


class Behind(Exception):
    """More changed than a page takes in while somebody waits."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a copy was made of: the entries up to ``number``, recorded at ``recorded_at``, with the teams of a day."""

    number: int
    recorded_at: str | None
    day: str
    teams: Mapping[str, str]
    kind: int = KIND

    @property
    def moment(self) -> datetime | None:
        """When the last of its entries was recorded."""
        return datetime.fromisoformat(self.recorded_at) if self.recorded_at else None


def folder() -> Path:
    """Where the copy lies."""
    return Path(settings.DATA) / "copy"


def known() -> Known | None:
    """What the copy was made of; null where there is none of this kind."""
    return known_by(store.noted_in(folder()))


def known_by(noted: str | None) -> Known | None:
    """What a copy was made of, by what is noted in it."""
    said = json.loads(noted) if noted else {}
    return Known(**said) if said.get("kind") == KIND else None


def refresh(*, at_most: int | None = None, patience: float = PATIENCE) -> Known:
    """Bring the copy up to date; what it is made of then. Whoever else does the same is waited for.

    ``at_most``: of how many changed deals; raises `Behind` for more, and when somebody else takes longer than
    ``patience`` seconds.
    """
    there = known()
    if there is not None and _is_current(there):
        return there
    with _alone(patience):
        there = known()
        with one_moment():
            now = _now()
            if there == now:
                return now
            _take_in(there, now, at_most=at_most)
    return now


def catch_up() -> None:
    """Bring the copy up to date while the page is answered; what is killed in the middle is done again."""
    Thread(target=_in_a_thread_of_its_own, daemon=True).start()


def _in_a_thread_of_its_own() -> None:
    try:
        refresh(patience=0)
    except Behind:
        # Somebody is at it already.
        return
    finally:
        connection.close()


def recorded_at(number: int) -> datetime | None:
    """When an entry was recorded."""
    return Entry.objects.filter(number=number).values_list("recorded_at", flat=True).first()


def entries_after(number: int) -> int:
    """How many entries there are since."""
    return Head.objects.get().number - number


def _is_current(there: Known) -> bool:
    return there.day == _today().isoformat() and there.number == Head.objects.get().number


def _now() -> Known:
    """What a copy of this moment is made of."""
    number, day = Head.objects.get().number, _today()
    last = recorded_at(number)
    return Known(number, last.isoformat() if last else None, day.isoformat(), tables.Names.known(day).teams)


def _today() -> date:
    return timezone.now().date()


def _take_in(there: Known | None, now: Known, *, at_most: int | None) -> None:
    found = changes.Changed(everything=True)
    if there is not None:
        found = changes.since(there.number)
        moved = {key for key in {**there.teams, **now.teams} if there.teams.get(key) != now.teams.get(key)}
        found.deals |= changes.of_owners(moved)
    many = Deal.objects.count() if found.everything else len(found.deals)
    if at_most is not None and many > at_most:
        raise Behind
    with tempfile.TemporaryDirectory(prefix="new-", dir=folder()) as new:
        files = _files(Path(new), found, tables.Names.known(date.fromisoformat(now.day)))
        scope = store.Scope.EVERYTHING if found.everything else store.Scope.DEALS
        noted = json.dumps(asdict(now))
        store.take(folder(), files, noted=noted, scope=scope, deleted=_gone(found), zone=settings.TIME_ZONE)


def _gone(found: changes.Changed) -> list[str]:
    """Deals, and activities of no deal, that the copy must not have any more."""
    if found.everything:
        return []
    keys = list(found.activities - _homeless(found))
    for some in _parts(found.deals):
        keys += Deal.objects.filter(pk__in=some, deleted=True).values_list("key", flat=True)
    return keys


def _homeless(found: changes.Changed) -> set[str]:
    there = Activity.objects.there().filter(key__in=found.activities, deal=None)
    return set(there.values_list("key", flat=True)) if found.activities else set()


def _files(into: Path, found: changes.Changed, names: tables.Names) -> dict[str, Path]:
    """Table → file with the rows of what changed."""
    there = Deal.objects.filter(deleted=False)
    parts = [there] if found.everything else [there.filter(pk__in=some) for some in _parts(found.deals)]
    made = [tables.of_deals(part, names) for part in parts]
    activities = Activity.objects.all() if found.everything else Activity.objects.filter(key__in=found.activities)
    homeless = {"activities": [tables.of_no_deal(activities)]} if found.everything or found.activities else {}
    listed = {name: [one[name] for one in made] + homeless.get(name, []) for name in tables.OF_DEALS}
    listed |= {name: [one] for name, one in tables.whole(names).items()}
    return {name: written(into / f"{name}.parquet", name, of) for name, of in listed.items()}


def _parts(ids: set[int]) -> Iterator[list[int]]:
    listed = sorted(ids)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


@contextmanager
def _alone(patience: float) -> Iterator[None]:
    """Only one process at a time brings the copy up to date. The lock goes with the process, however it ends."""
    folder().mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience
    with (folder() / "copying.lock").open("a", encoding="ascii") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise Behind from None
                time.sleep(PAUSE)
            else:
                break
        yield
