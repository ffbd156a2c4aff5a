"""The gate of imports: every step is somebody's, goes from one known state to another, and is done by a worker."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from venturi.ingest import Mapping, text_of
from venturi.web.accounts.models import Account
from venturi.web.accounts.services import merge_accounts
from venturi.web.deals.models import Deal
from venturi.web.deals.services import merge_deals
from venturi.web.imports import folders
from venturi.web.imports.built import check_free
from venturi.web.imports.models import BEFORE, DRY, MAPPED, Import, Likeness, SavedMapping, State
from venturi.web.people.models import Person
from venturi.web.people.selectors import may_administer
from venturi.web.trail.recording import recording, together
from venturi.web.trail.records import changed, made
from venturi.web.trail.refusals import forbid, refuse

JUDGED = {model._meta.label: model for model in (Account, Deal)}


def upload(files: Sequence[UploadedFile], *, by: Person, saved: SavedMapping | None = None) -> Import:
    """Keep files and have them read; by a saved mapping, or as they are understood."""
    _check(by)
    if not files:
        raise refuse(
            "No file was chosen.", "Choose the export of the deals, and what belongs to it.", code="upload-empty"
        )
    folders.check(files)
    # Copied before: whoever else writes does not wait for large files.
    with folders.kept(files) as (folder, told), transaction.atomic():
        one = Import.objects.create(
            by=by, files=told, mapping=saved.text if saved else "", pipeline=saved.pipeline if saved else ""
        )
        folders.take(one, folder)
        _enqueue(one)
    return one


def correct(
    one: Import, mapping: Mapping, *, pipeline: str, by: Person, tables: dict[str, str] | None = None
) -> Import:
    """Have the files read by this mapping; ``tables``: files that hold something else than was thought."""
    return _step(
        one, State.READING, MAPPED, by=by,
        mapping=text_of(mapping), pipeline=pipeline, comparison={"tables": tables or {}},
    )  # fmt: skip


def save_mapping(one: Import, name: str, *, by: Person) -> SavedMapping:
    """Keep how the files of an import are read, under a name; what had the name is replaced."""
    _check(by)
    with recording("save a mapping", by=by) as act:
        text = one.mapping
        found = SavedMapping.objects.select_for_update().filter(name=name).first()
        if found is None:
            return made(act, SavedMapping(name=name, text=text, pipeline=one.pipeline))
        changed(act, found, {"text": text, "pipeline": one.pipeline, "removed": False})
    return found


def compare(one: Import, *, by: Person, takes_file: bool | None = None) -> Import:
    """See what the import would do. `takes_file`: whether the files are right where people here disagree; not said: as
    before."""
    said = {} if takes_file is None else {"takes_file": takes_file}
    return _step(one, State.COMPARING, {State.READ, *DRY}, by=by, **said)


def discard(one: Import, *, by: Person) -> Import:
    """Give an import up before anything of it was written: that it was there stays told, its files are deleted."""
    _check(by)
    with transaction.atomic():
        found = _locked(one, set(BEFORE))
        # Whoever is at it finds another attempt, and stops.
        found.state, found.attempt, found.step = State.DISCARDED, found.attempt + 1, ""
        found.verdict, found.comparison, found.issues = {}, {}, []
        found.save()
        transaction.on_commit(partial(folders.remove, found))
    return found


def again(one: Import, *, by: Person) -> Import:
    """The same files once more, as an import of its own: what the other one did stays told."""
    _check(by)
    if not folders.there(one):
        raise refuse("The files of this import are not there any more.", "Upload them again.", code="import-elsewhere")
    with transaction.atomic():
        new = Import.objects.create(by=by, files=one.files, mapping=one.mapping, pipeline=one.pipeline)
        folders.share(one, new)
        _enqueue(new)
    return new


def start(one: Import, *, by: Person) -> Import:
    """Import what the dry run showed; where it would be something else by now, the dry run is to be looked at again."""
    return _step(one, State.IMPORTING, set(DRY), by=by)


def undo(one: Import, *, by: Person) -> Import:
    """Take the whole import back. Raises `Refused` where something was built on it, and names that."""
    _check(by)
    if one.entry is None:
        raise refuse("This import changed nothing.", "There is nothing to take back.", code="import-built-on")
    check_free(one.entry.pk)
    return _step(one, State.UNDOING, {State.DONE}, by=by)


def resume(one: Import, *, by: Person) -> Import:
    """Go on after an interruption: the step that was not finished is done anew; what was finished stays."""
    _check(by)
    with transaction.atomic():
        found = Import.objects.select_for_update().get(pk=one.pk)
        if not found.silent:
            raise _elsewhere(found)
        found.attempt += 1
        found.beat_at = timezone.now()
        found.save(update_fields=["attempt", "beat_at"])
        _enqueue(found)
    return found


def answer(one: Import, nth: int, *, same: bool, by: Person) -> None:
    """Say of a likely duplicate of an import whether it is one. Where the import is done, the two are merged."""
    pair = one.comparison["likely"][nth]
    # The judgement is sealed once the deals are held: whoever moves one of them meanwhile holds it before the trail.
    with together():
        locked = Import.objects.select_for_update().get(pk=one.pk)
        reasons = ", ".join(pair["reasons"])
        judge(pair["record_type"], pair["key"], pair["other"], same=same, reasons=reasons, by=by)
        if same and locked.state == State.DONE:
            merge(pair["record_type"], pair["key"], pair["other"], reasons=reasons, by=by)
        locked.comparison["likely"][nth]["answer"] = "same" if same else "different"
        # What would happen is something else now.
        locked.comparison["answered"] = locked.comparison.get("answered", False) or (same and locked.state in DRY)
        locked.save(update_fields=["comparison"])


def merge(record_type: str, key: str, other: int, *, reasons: str, by: Person) -> None:
    """What an import made turned out to be another record: both histories are told with that one."""
    model = JUDGED[record_type]
    found, kept = model._default_manager.get(key=key), model._default_manager.get(pk=other)
    if isinstance(found, Deal) and isinstance(kept, Deal):
        merge_deals(found, kept, by=by, reason=reasons)
    elif isinstance(found, Account) and isinstance(kept, Account):
        merge_accounts(found, kept, by=by)


def judge(record_type: str, key: str, other: int, *, same: bool, reasons: str, by: Person) -> Likeness:
    """Say whether what files call ``key`` is a record that it looks like. Asked again, the last answer counts."""
    _check(by)
    if record_type not in JUDGED or not JUDGED[record_type]._default_manager.filter(pk=other).exists():
        raise refuse("That record is not there.", "Look at the dry run anew.", code="record-unknown")
    with recording("judge a likeness", by=by) as act:
        found = Likeness.objects.select_for_update().filter(record_type=record_type, key=key, other=other).first()
        if found is None:
            return made(act, Likeness(record_type=record_type, key=key, other=other, same=same, reasons=reasons))
        changed(act, found, {"same": same})
    return found


def check_rows(*, by: Person) -> None:
    """Refuse to show rows of files as they came to whoever may not see their amounts."""
    _check(by)
    if not by.sees_amounts:
        raise forbid("Rows of files hold amounts, which you may not see.", "Ask somebody who may see amounts.")


def _step(one: Import, state: State, allowed: set[State], *, by: Person, **values: Any) -> Import:
    """From a state to the next, and into the queue, in one transaction."""
    _check(by)
    with transaction.atomic():
        found = _locked(one, allowed)
        about = {
            "state": state,
            "attempt": found.attempt + 1,
            "step": "",
            "done": 0,
            "of": 0,
            "beat_at": timezone.now(),
        }
        for name, value in (about | values).items():
            setattr(found, name, value)
        found.save()
        _enqueue(found)
    return found


def _enqueue(one: Import) -> None:
    from venturi.web.imports.tasks import work

    work.enqueue(one.pk, one.attempt)


def _locked(one: Import, allowed: set[State]) -> Import:
    """The import as it is now, held; refused where it is at none of these states."""
    found = Import.objects.select_for_update().get(pk=one.pk)
    if found.state not in allowed:
        raise _elsewhere(found)
    return found


def _check(by: Person) -> None:
    if not may_administer(by):
        raise forbid(f"{by} may not import.", "Ask an administrator.")


def _elsewhere(one: Import) -> Exception:
    message = f"This import is elsewhere already: {State(one.state).label.lower()}."
    return refuse(message, "Look at the page as it is now.", code="import-elsewhere")
