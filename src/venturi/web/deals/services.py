"""The gate: the only way to change a deal. Pages, imports and interfaces all come through here."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from venturi.web.deals import merging, rules, selectors, state
from venturi.web.deals.models import Deal, DealEvent, Deletion, FieldChange, Opening, StageChange
from venturi.web.deals.texts import FIELDS
from venturi.web.money.currencies import read_currency
from venturi.web.people.models import Person
from venturi.web.process.models import Stage
from venturi.web.trail.models import Via
from venturi.web.trail.recording import Recording, recording
from venturi.web.trail.refusals import Outdated, outdated
from venturi.web.trail.texts import as_text

KEY_BYTES = 6
CHANGES_SHOWN = 5


def open_deal(
    stage: Stage, *, by: Person, at: datetime | None = None, via: Via = Via.PAGE, key: str | None = None, **values: Any
) -> Deal:
    """A deal comes to be, in a stage, with the fields that are known of it, see `texts.FIELDS`."""
    with recording("open", by=by, via=via) as act:
        values = _read(values)
        rules.check_opening(by, stage, values, on=act.at.date())
        if key is not None:
            rules.check_key(key)
        event = Opening(stage=stage, at=at or act.at, values=_texts(values))
        first = state.opened(event)
        deal = Deal(key=key or secrets.token_hex(KEY_BYTES))
        first.onto(deal)
        deal.save(force_insert=True)
        event.deal = deal
        act.add(event)
    return deal


def move_to_stage(
    deal: Deal,
    stage: Stage,
    *,
    by: Person,
    at: datetime | None = None,
    reason: str | None = None,
    competitor: str | None = None,
    version: int | None = None,
    via: Via = Via.PAGE,
) -> Deal:
    """The deal moves into a stage; into one that is won or lost, it is decided, and out of it, open again.

    ``version``: what the author was looking at; raises `Outdated` when it is no longer that. Raises `Refused` for
    what the rules do not let through, and then nothing has changed.
    """
    with _changing(deal, "move", by=by, at=at, version=version, via=via) as (act, found, moment):
        rules.check_move(found, _state_then(found, moment), stage, reason)
        change = StageChange(deal=found, stage=stage, at=moment, reason=reason or None, competitor=competitor or None)
        _apply(act, found, [change])
    return found


def change_fields(
    deal: Deal,
    values: Mapping[str, Any],
    *,
    by: Person,
    at: datetime | None = None,
    version: int | None = None,
    via: Via = Via.PAGE,
) -> Deal:
    """Fields of the deal get other values; those that have them already are left alone. Raises as `move_to_stage`."""
    with _changing(deal, "change", by=by, at=at, version=version, via=via) as (act, found, moment):
        rules.check_amounts(by, values)
        values = _read(values, found)
        if values.get("account_id") != found.account_id:
            rules.check_account(by, values.get("account_id"), on=act.at.date())
        if values.get("owner_id", found.owner_id) != found.owner_id:
            rules.check_owner(by, values["owner_id"], on=act.at.date())
        new = _texts(values, keep_empty=True)
        then = _state_then(found, moment)
        old = {field: as_text(getattr(then, field)) for field in new}
        changes = [
            FieldChange(deal=found, at=moment, field=field, old=old[field], new=text)
            for field, text in new.items()
            if text != old[field]
        ]
        _apply(act, found, changes)
    return found


def delete_deal(deal: Deal, *, by: Person, reason: str, version: int | None = None, via: Via = Via.PAGE) -> Deal:
    """Nobody sees the deal any more; its history stays."""
    with _changing(deal, "delete", by=by, at=None, version=version, via=via) as (act, found, moment):
        rules.check_reason(found, reason)
        _apply(act, found, [Deletion(deal=found, at=moment, deleted=True, reason=reason)])
    return found


def restore_deal(deal: Deal, *, by: Person, reason: str, version: int | None = None, via: Via = Via.PAGE) -> Deal:
    """A deleted deal is back, as it was."""
    with _changing(deal, "restore", by=by, at=None, version=version, via=via, deleted=True) as (act, found, moment):
        rules.check_bring_back(by, found, on=act.at.date())
        _apply(act, found, [Deletion(deal=found, at=moment, deleted=False, reason=reason)])
    return found


def merge_deals(
    deal: Deal, into: Deal, *, by: Person, reason: str, version: int | None = None, via: Via = Via.PAGE
) -> Deal:
    """A deal turned out to be another one: it is gone, its history is told with that of the other, its records move."""
    with (
        _both_locked(deal, into),
        _changing(into, "merge", by=by, at=None, version=None, via=via) as (act, kept, moment),
    ):
        found = Deal.objects.get(pk=deal.pk)
        rules.check_right(by, found, on=act.at.date())
        _check_version(found, version)
        rules.check_there(found)
        rules.check_merge(found, kept)
        rules.check_reason(found, reason)
        _apply(act, found, [Deletion(deal=found, at=moment, deleted=True, reason=reason, into=kept)])
        merging.move_beside(act, found, kept)
    return kept


@contextmanager
def _both_locked(one: Deal, other: Deal) -> Iterator[None]:
    """Both deals, the older one first: two people who merge them into each other wait in one order."""
    with transaction.atomic():
        list(Deal.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk").values_list("pk"))
        yield


@contextmanager
def _changing(
    deal: Deal, verb: str, *, by: Person, at: datetime | None, version: int | None, via: Via, deleted: bool = False
) -> Iterator[tuple[Recording, Deal, datetime]]:
    """The deal, locked, as it is now, and the moment of the change; what holds for every change is checked."""
    with recording(verb, by=by, via=via) as act:
        found = Deal.objects.select_for_update().get(pk=deal.pk)
        rules.check_right(by, found, on=act.at.date())
        _check_version(found, version)
        if not deleted:
            rules.check_there(found)
        moment = at or act.at
        rules.check_moment(found, moment, timezone.now())
        yield act, found, moment


def _apply(act: Recording, deal: Deal, events: list[Any]) -> None:
    """Write the events and what they make of the deal."""
    if not events:
        return
    late = any(event.at < deal.last_at for event in events)
    for event in events:
        act.add(event)
    derive: Callable[[], state.State] = (
        (lambda: state.rebuilt(selectors.events_of(deal))) if late else (lambda: _next(deal, events))
    )
    new = derive()
    rules.check_state(deal, new)
    columns = new.onto(deal)
    deal.version += 1
    deal.save(update_fields=[*columns, "folded", "version"])


def _state_then(deal: Deal, moment: datetime) -> state.State:
    """The state at a moment: of most changes, the present one."""
    return state.state_of(deal) if moment >= deal.last_at else state.rebuilt(selectors.events_of(deal), until=moment)


def _next(deal: Deal, events: list[DealEvent]) -> state.State:
    found = state.state_of(deal)
    for event in events:
        found = state.after(found, event)
    return found


def _check_version(deal: Deal, version: int | None) -> None:
    """Nobody overwrites what others changed since; null: the author was not looking at it."""
    if version is not None and version != deal.version:
        raise _outdated(deal, version)


def _outdated(deal: Deal, version: int) -> Outdated:
    """What others changed since that version, and who."""
    entries = {event.entry_id: event.entry for event in selectors.events_of(deal)}
    since = [entries[key] for key in sorted(entries)][version:]
    told = "; ".join(f"{entry.author} ({entry.verb}, {entry.recorded_at:%H:%M})" for entry in since[:CHANGES_SHOWN])
    return outdated(str(deal), told)


def _read(values: Mapping[str, Any], deal: Deal | None = None) -> dict[str, Any]:
    """The values as they are kept; an amount or a currency that the deal does not have yet must make sense."""
    read = dict(values)
    if read.get("currency") and (deal is None or read["currency"] != deal.currency):
        read["currency"] = read_currency(read["currency"])
    if deal is None or read.get("amount") != deal.amount:
        rules.check_amount(read.get("amount"))
    return read


def _texts(values: Mapping[str, Any], *, keep_empty: bool = False) -> dict[str, str | None]:
    if unknown := values.keys() - FIELDS.keys():
        raise ValueError(f"a deal has no field {sorted(unknown)}; it has {sorted(FIELDS)}")
    texts = {field: as_text(value) for field, value in values.items()}
    return {field: text for field, text in texts.items() if keep_empty or text is not None}
