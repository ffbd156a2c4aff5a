"""What a worker does for these pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.utils import timezone
from django_tasks import task

from venturi.web.data import exports
from venturi.web.data.models import Export, State, Verification, Work
from venturi.web.trail import chain
from venturi.web.trail.models import Head

TOLD = 20
KILLED = "The program that made it was ended each time that it was begun."
W = TypeVar("W", bound=Work)


@task()
def verify(key: int) -> None:
    """Read the whole trail and note whether it still says what it said."""
    with _doing(Verification.objects.get(pk=key)) as work:
        broken = list(chain.verify())
        head = Head.objects.get()
        work.whole, work.number, work.digest = not broken, head.number, head.digest
        work.told = "\n".join(f"Entry {one.number:,}: {one.reason}." for one in broken[:TOLD])
        if len(broken) > TOLD:
            work.told += f"\n… and {len(broken) - TOLD:,} more."


@task()
def export(key: int) -> None:
    """Write the whole workspace as files."""
    with _doing(Export.objects.get(pk=key)) as work:
        file = exports.write(f"workspace-{key}", amounts=work.amounts)
        work.file, work.size = file.name, file.stat().st_size


def given_up(name: str, key: int) -> None:
    """Say of work that nobody does any more that it failed, where it does not say anything yet."""
    model = {"verify": Verification, "export": Export}[name]
    waiting = model._default_manager.filter(pk=key, state=State.WAITING)
    waiting.update(state=State.FAILED, told=KILLED, done_at=timezone.now())


@contextmanager
def _doing(work: W) -> Iterator[W]:
    """The work is done, or failed, and says so either way."""
    try:
        yield work
    except Exception as error:
        work.state, work.told = State.FAILED, f"{type(error).__name__}: {error}"
        raise
    else:
        work.state = State.DONE
    finally:
        work.done_at = timezone.now()
        work.save()
