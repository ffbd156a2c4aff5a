"""What a worker does for an import: one step, from a state to the next."""

import logging
import time
from functools import partial
from typing import Any

import polars as pl
from django.utils import timezone
from django_tasks import task

from venturi.errors import IssuesFound
from venturi.ingest import Corrections, Mapping, parse
from venturi.web.imports import reading
from venturi.web.imports.built import check_free
from venturi.web.imports.folders import folder_of, paths_of, remove
from venturi.web.imports.models import Import, Said, State
from venturi.web.imports.preparing import UNDO, Ready, prepare
from venturi.web.imports.undoing import prepare_undo
from venturi.web.imports.writing import Superseded, persistent, written
from venturi.web.mails.models import Kind
from venturi.web.mails.services import post
from venturi.web.trail import rows

SECONDS = 0.5
# Where a step leads back to that could not be done.
BACK = {
    State.READING: State.STOPPED,
    State.COMPARING: State.READ,
    State.IMPORTING: State.COMPARED,
    State.UNDOING: State.DONE,
}
log = logging.getLogger(__name__)


class Otherwise(Exception):
    """What would be written is not what somebody looked at."""

    def __init__(self, ready: Ready) -> None:
        super().__init__()
        self.ready = ready


@task()
def work(key: int, attempt: int) -> None:
    """Do the step that the import is at. A worker that was taken for dead finds another attempt, and does nothing."""
    one = Import.objects.filter(pk=key, attempt=attempt).first()
    if one is None or not one.works:
        return
    step = {
        State.READING: _read,
        State.COMPARING: _compare,
        State.IMPORTING: _import,
        State.UNDOING: _undo,
    }[State(one.state)]
    try:
        step(one)
        _mail(one)
    except Superseded:
        _left(one)
    except IssuesFound as refusal:
        _settle(one, BACK[State(one.state)], issues=reading.told(refusal.issues))
        _mail(one)
    except Exception:
        if not Import.objects.filter(pk=key, attempt=attempt).exists():
            # Its files were taken away while it was at them.
            _left(one)
            return
        _settle(one, BACK[State(one.state)], issues=[_failed("The step could not be finished.")])
        _mail(one)
        raise


def _mail(one: Import) -> None:
    """Whoever asked for an import need not wait on its page."""
    if one.state == State.IMPORTING:
        done = Import.objects.filter(pk=one.pk, state=State.DONE).exists()
        post(Kind.IMPORTED if done else Kind.NOT_IMPORTED, one.by, about=one.pk)


def _left(one: Import) -> None:
    """Another worker is at it, or somebody discarded it: then nothing of it stays behind."""
    log.warning("import %s was taken over by another worker, or discarded", one.pk)
    if Import.objects.filter(pk=one.pk, state=State.DISCARDED).exists():
        remove(one)


def _failed(message: str) -> dict[str, Any]:
    told = {"code": "import-failed", "severity": "stop", "message": message, "place": ""}
    remedy = "Nothing of it was kept. Do it again; if it fails again, tell who keeps this workspace."
    return told | {"remedy": remedy}


def given_up(name: str, key: int, attempt: int) -> None:
    """Lead an import back whose workers were all killed."""
    del name
    one = Import.objects.filter(pk=key, attempt=attempt).first()
    if one is not None and one.works:
        _settle(one, BACK[State(one.state)], issues=[_failed("Whoever did the step was killed each time.")])
        _mail(one)


class _Telling:
    """Tells the page how far it is, not more often than somebody could read it."""

    def __init__(self, one: Import) -> None:
        self._one, self._last, self._step = one, 0.0, ""

    def __call__(self, step: str, done: float, of: float) -> None:
        if step == self._step and time.monotonic() - self._last < SECONDS:
            return
        self._last, self._step = time.monotonic(), step
        mine = Import.objects.filter(pk=self._one.pk, attempt=self._one.attempt)
        if not mine.update(step=step[:200], done=done, of=of, beat_at=timezone.now()):
            raise Superseded


def _read(one: Import) -> None:
    mapping = parse(one.mapping) if one.mapping else None
    corrections = Corrections(tables=one.comparison.get("tables", {}))
    found = reading.read(
        paths_of(one), folder_of(one), mapping=mapping, corrections=corrections, progress=_Telling(one)
    )
    state = State.STOPPED if found.stopped else State.READ
    pipeline = one.pipeline or _pipeline(found.verdict)
    kept = {"mapping": found.mapping, "verdict": found.verdict, "pipeline": pipeline, "comparison": {}}
    _settle(one, state, issues=found.issues, **kept)


def _compare(one: Import) -> None:
    ready = _prepared(one)
    _settle(one, State.COMPARED, comparison=ready.said, issues=one.issues)


def _import(one: Import) -> None:
    looked_at = one.comparison.get("digest")

    def prepared() -> Ready:
        ready = _prepared(one)
        if ready.said["digest"] != looked_at:
            raise Otherwise(ready)
        return ready

    def write(ready: Ready) -> None:
        _Telling(one)(f"writing {ready.prepared.count:,} rows", 0, 0)
        keep = partial(_keep_said, one, ready)
        written(
            one, ready, by=one.by, verb="import", state=State.DONE, field="entry", check=keep, comparison=ready.said
        )

    try:
        persistent(prepared, write)
    except Otherwise as otherwise:
        _settle(one, State.AGAIN, comparison=otherwise.ready.said)


def _keep_said(one: Import, ready: Ready) -> None:
    """Keep what the files say and no event tells, for the next ones."""
    rows.write(Said, ready.said_of.with_columns(of_id=pl.lit(one.pk, pl.Int64)))


def _undo(one: Import) -> None:
    assert one.entry is not None
    entry = one.entry.pk

    def ready() -> Ready:
        return prepare_undo(entry, folder_of(one), now=timezone.now(), progress=_Telling(one))

    def write(found: Ready) -> None:
        # Since somebody asked for it, others may have built on it.
        check = partial(check_free, entry)
        written(one, found, by=one.by, verb=UNDO, state=State.UNDONE, field="undone", check=check)

    persistent(ready, write)


def _prepared(one: Import) -> Ready:
    mapping: Mapping = parse(one.mapping)
    return prepare(
        folder_of(one),
        mapping=mapping,
        pipeline=one.pipeline,
        by=one.by,
        now=timezone.now(),
        progress=_Telling(one),
        takes_file=one.takes_file,
    )


def _settle(one: Import, state: State, **values: Any) -> None:
    """The step is over; nothing where another worker has taken it over."""
    mine = Import.objects.filter(pk=one.pk, attempt=one.attempt, state=one.state)
    mine.update(state=state, step="", beat_at=timezone.now(), **values)


def _pipeline(verdict: dict[str, Any]) -> str:
    """Where deals go that name no pipeline: to the one that has all their stages, or to one of their own."""
    from venturi.web.process.models import Pipeline, Stage

    named = {stage["stage"] for stage in verdict.get("stages", []) if stage["pipeline"] == "default"}
    for pipeline in Pipeline.objects.there():
        if named and named <= set(Stage.objects.filter(pipeline=pipeline).values_list("name", flat=True)):
            return str(pipeline.name)
    return "Sales"
