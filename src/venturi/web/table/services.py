"""Changes from the table: of one deal and of many, each through the gate of deals; and saved views."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from venturi.errors import Issue
from venturi.web.deals import services as deals
from venturi.web.deals.models import Deal
from venturi.web.people.models import Person, Role
from venturi.web.table.asked import kept
from venturi.web.table.models import FirstView, SavedView
from venturi.web.table.selectors import may_change_view
from venturi.web.trail.models import Via
from venturi.web.trail.recording import Recording, recording
from venturi.web.trail.records import changed, locked, made, removed
from venturi.web.trail.refusals import Refused, forbid, refuse


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one deal of many: changed, as it was already, or refused with each reason."""

    deal: Deal
    changed: bool = False
    issues: tuple[Issue, ...] = ()


def change(deal: Deal, said: Mapping[str, Any], *, by: Person, version: int | None, via: Via = Via.PAGE) -> Deal:
    """A deal gets what a form of the table says. Raises `Refused`, see `deals.services`."""
    if "stage" in said:
        stage, reason = said["stage"], said.get("reason") or None
        return deals.move_to_stage(deal, stage, by=by, reason=reason, version=version, via=via)
    values = {name: value for name, value in said.items() if name != "owner"}
    if "owner" in said:
        values["owner_id"] = said["owner"].pk if said["owner"] else None
    return deals.change_fields(deal, values, by=by, version=version, via=via)


def change_many(
    chosen: Iterable[tuple[Deal, int]], said: Mapping[str, Any], *, by: Person, via: Via = Via.PAGE
) -> list[Result]:
    """One change for many deals, each with the version that was looked at: what is refused stops no other."""
    return [_changed(deal, version, said, by=by, via=via) for deal, version in chosen]


def make_view(name: str, query: str, *, by: Person, shared: bool = False, via: Via = Via.PAGE) -> SavedView:
    """A state of the table gets a name."""
    with recording("make a view", by=by, via=via) as act:
        _check_sharing(by, shared)
        _check_name(name, by)
        return made(act, SavedView(name=name, owner=by, shared=shared, query=kept(query)))


def change_view(
    view: SavedView, values: Mapping[str, Any], *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> SavedView:
    """A view gets another name, another state, or is shared or no longer."""
    with recording("change a view", by=by, via=via) as act:
        found = _mine(act, view, by, version)
        _check_sharing(by, bool(values.get("shared")) and not found.shared)
        _check_name(values.get("name", found.name), found.owner, but=found.pk)
        changed(act, found, {**values, "query": kept(values.get("query", found.query))})
    return found


def remove_view(view: SavedView, *, by: Person, version: int | None = None, via: Via = Via.PAGE) -> None:
    """A view is gone; for whom it opened first, all open deals do."""
    with recording("remove a view", by=by, via=via) as act:
        removed(act, _mine(act, view, by, version))


def open_first(view: SavedView | None, *, by: Person, via: Via = Via.PAGE) -> None:
    """A view opens first for a person from now on; null: all open deals."""
    with recording("choose the first view", by=by, via=via) as act:
        there = FirstView.objects.filter(person=by).first()
        if there is None:
            made(act, FirstView(person=by, view=view))
        else:
            changed(act, locked(FirstView.objects.all(), there.pk), {"view_id": view.pk if view else None})


def _changed(deal: Deal, version: int, said: Mapping[str, Any], *, by: Person, via: Via) -> Result:
    try:
        found = change(deal, said, by=by, version=version, via=via)
    except Refused as refusal:
        return Result(deal, issues=tuple(refusal.issues))
    return Result(found, changed=found.version != version)


def _mine(act: Recording, view: SavedView, by: Person, version: int | None) -> SavedView:
    del act
    found = locked(SavedView.objects.there(), view.pk, version=version)
    if not may_change_view(found, by):
        raise forbid(f'"{found}" is the view of {found.owner}.', "Save it under a name of your own.")
    return found


def _check_sharing(by: Person, shared: bool) -> None:
    if shared and by.role == Role.GUEST:
        raise forbid(f"{by} is a guest and shares no views.", "Keep it for yourself.")


def _check_name(name: str, owner: Person, *, but: int | None = None) -> None:
    if SavedView.objects.there().filter(owner=owner, name=name).exclude(pk=but).exists():
        raise refuse(f'There is a view called "{name}" already.', "Choose another name.", code="view-name-taken")
