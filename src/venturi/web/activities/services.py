"""The gate of activities and tasks: the only way to record, make, change and remove them. Files: `attachments`."""

import secrets
from collections.abc import Mapping
from copy import copy
from datetime import date, datetime
from typing import Any

from venturi.web.accounts.models import Account
from venturi.web.accounts.rules import check_key
from venturi.web.activities import rules
from venturi.web.activities.attachments import attach_file, remove_attachment
from venturi.web.activities.models import Activity, ActivityKind, Task
from venturi.web.deals.models import Deal
from venturi.web.people.models import Person
from venturi.web.trail.checks import check_past, check_said, check_values
from venturi.web.trail.models import Via
from venturi.web.trail.recording import Recording, recording
from venturi.web.trail.records import changed, locked, made, removed

__all__ = [
    "attach_file",
    "change_activity",
    "change_task",
    "finish_task",
    "make_task",
    "record_activity",
    "remove_activity",
    "remove_attachment",
    "remove_task",
    "reopen_task",
]

KEY_BYTES = 6
OF_ACTIVITIES = {"kind", "at", "direction", "by_buyer", "contact_id", "note", "person_id"}
OF_TASKS = {"text", "due_on", "person_id"}


def record_activity(
    *,
    by: Person,
    kind: ActivityKind | str,
    at: datetime | None = None,
    deal: Deal | None = None,
    account: Account | None = None,
    person: Person | None = None,
    key: str | None = None,
    via: Via = Via.PAGE,
    **told: Any,
) -> Activity:
    """A call, a meeting, an email or a note about a deal or an account; now, and one's own, if not said.

    ``told``: ``direction``, ``by_buyer``, ``contact`` and ``note``, see `Activity`.
    Raises `Refused` for what the rules do not let through, as all of these, and then nothing has changed.
    """
    with recording("record an activity", by=by, via=via) as act:
        rules.check_about(by, deal, account, on=act.at.date())
        said = {**told, "direction": told.get("direction") or None, "note": told.get("note", "").strip()}
        about: dict[str, Any] = {
            "deal": deal,
            "account": account,
            "kind": kind,
            "key": key or secrets.token_hex(KEY_BYTES),
        }
        activity = Activity(at=at or act.at, person=person or by, **about, **said)
        _check_activity(act, by, activity)
        check_key(Activity, activity.key)
        return made(act, activity)


def change_activity(
    activity: Activity, values: Mapping[str, Any], *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Activity:
    """What is told of an activity is told otherwise; what it is about stays. Names are columns: ``contact_id``."""
    _refuse_unknown(values, OF_ACTIVITIES, "an activity")
    with recording("change an activity", by=by, via=via) as act:
        found = locked(Activity.objects.all(), activity.pk, version=version)
        rules.check_change(by, found, on=act.at.date())
        new = {name: value for name, value in values.items() if value != getattr(found, name)}
        then = copy(found)
        for name, value in new.items():
            setattr(then, name, value)
        _check_activity(act, by, then, new)
        changed(act, found, new)
    return found


def remove_activity(activity: Activity, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Activity:
    """The activity is not told any more; its history stays."""
    with recording("remove an activity", by=by, via=via) as act:
        found = locked(Activity.objects.all(), activity.pk, version=version)
        rules.check_change(by, found, on=act.at.date())
        removed(act, found)
    return found


def make_task(
    *,
    by: Person,
    text: str,
    due_on: date | None = None,
    person: Person | None = None,
    deal: Deal | None = None,
    account: Account | None = None,
    via: Via = Via.PAGE,
) -> Task:
    """Somebody is to do something about a deal or an account; without ``person`` oneself."""
    with recording("make a task", by=by, via=via) as act:
        rules.check_about(by, deal, account, on=act.at.date())
        task = Task(deal=deal, account=account, person=person or by, text=text.strip(), due_on=due_on)
        _check_task(act, by, task)
        return made(act, task)


def change_task(
    task: Task, values: Mapping[str, Any], *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Task:
    """The ``text``, ``due_on`` or ``person_id`` of a task is another one."""
    _refuse_unknown(values, OF_TASKS, "a task")
    with recording("change a task", by=by, via=via) as act:
        found = _task(act, task, by, version)
        new = {name: value for name, value in values.items() if value != getattr(found, name)}
        then = copy(found)
        for name, value in new.items():
            setattr(then, name, value)
        _check_task(act, by, then, new)
        changed(act, found, new)
    return found


def finish_task(
    task: Task, *, by: Person, at: datetime | None = None, version: int | None = None, via: Via = Via.PAGE
) -> Task:
    """The task is done, since a moment, or now. What is done already stays as it is."""
    with recording("finish a task", by=by, via=via) as act:
        found = _task(act, task, by, version)
        check_past(at or act.at, act.at)
        if found.done_at is None:
            changed(act, found, {"done_at": at or act.at})
    return found


def reopen_task(task: Task, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Task:
    """The task is to be done after all."""
    with recording("reopen a task", by=by, via=via) as act:
        found = _task(act, task, by, version)
        changed(act, found, {"done_at": None})
    return found


def remove_task(task: Task, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> Task:
    """Nobody has to do it; its history stays."""
    with recording("remove a task", by=by, via=via) as act:
        found = _task(act, task, by, version)
        removed(act, found)
    return found


def _task(act: Recording, task: Task, by: Person, version: int | None) -> Task:
    found = locked(Task.objects.all(), task.pk, version=version)
    rules.check_change(by, found, on=act.at.date())
    return found


def _check_activity(act: Recording, by: Person, activity: Activity, names: Mapping[str, Any] | None = None) -> None:
    """What is told of an activity makes sense; ``names``: what changes, all of it without."""
    day = act.at.date()
    check_values(activity, names)
    check_past(activity.at, act.at)
    rules.check_note(activity.kind, activity.note)
    if names is None or "person_id" in names:
        rules.check_person(by, activity.person_id, activity.deal, on=day)
    if names is None or "contact_id" in names:
        rules.check_contact(by, activity.contact, activity.deal, activity.account, on=day)


def _check_task(act: Recording, by: Person, task: Task, names: Mapping[str, Any] | None = None) -> None:
    check_said(task.text, "The task says nothing.")
    check_values(task, names)
    if names is None or "person_id" in names:
        rules.check_person(by, task.person_id, task.deal, on=act.at.date())


def _refuse_unknown(values: Mapping[str, Any], known: set[str], what: str) -> None:
    if unknown := values.keys() - known:
        raise ValueError(f"nobody changes {sorted(unknown)} of {what}; there are {sorted(known)}")
