"""The gate of stakeholders: who plays which part on a deal."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from venturi.web.accounts.models import Contact
from venturi.web.deals import rules
from venturi.web.deals.models import Attitude, Deal, Stakeholder
from venturi.web.people.models import Person
from venturi.web.trail.checks import check_there, check_values
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, locked, made, removed
from venturi.web.trail.refusals import refuse

FIELDS = {"role", "attitude", "has_access"}


def name_stakeholder(
    deal: Deal,
    contact: Contact,
    *,
    by: Person,
    role: str = "",
    attitude: Attitude | str | None = None,
    has_access: bool | None = None,
    via: Via = Via.PAGE,
) -> Stakeholder:
    """A contact has a role on a deal. ``has_access``: whether we speak to them; null: nobody said.

    Raises `Refused` for what the rules do not let through, as all of these, and then nothing has changed.
    """
    with recording("name a stakeholder", by=by, via=via) as act:
        found = _deal(deal.pk, by, on=act.at.date())
        _check_contact(found, contact, by, on=act.at.date())
        stakeholder = Stakeholder(
            deal=found,
            contact=contact,
            role=role.strip(),
            attitude=attitude or None,
            has_access=has_access,
            identified_at=act.at,
        )
        check_values(stakeholder)
        return made(act, stakeholder)


def change_stakeholder(
    stakeholder: Stakeholder, values: Mapping[str, Any], *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Stakeholder:
    """The ``role``, ``attitude`` or ``has_access`` of a stakeholder is another one."""
    if unknown := values.keys() - FIELDS:
        raise ValueError(f"nobody changes {sorted(unknown)} of a stakeholder; there are {sorted(FIELDS)}")
    with recording("change a stakeholder", by=by, via=via) as act:
        found = _locked(stakeholder, by, on=act.at.date(), version=version)
        check_values(Stakeholder(**values))
        changed(act, found, values)
    return found


def remove_stakeholder(
    stakeholder: Stakeholder, *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Stakeholder:
    """The contact has no role on the deal any more; that they had one stays."""
    with recording("remove a stakeholder", by=by, via=via) as act:
        found = _locked(stakeholder, by, on=act.at.date(), version=version)
        removed(act, found)
    return found


def _locked(stakeholder: Stakeholder, by: Person, *, on: date, version: int | None) -> Stakeholder:
    _deal(stakeholder.deal_id, by, on=on)
    found = locked(Stakeholder.objects.all(), stakeholder.pk, version=version)
    check_there(found)
    return found


def _deal(key: int, by: Person, *, on: date) -> Deal:
    """The deal, locked: two people who name the same contact wait for each other."""
    found = Deal.objects.select_for_update().get(pk=key)
    rules.check_right(by, found, on=on)
    rules.check_there(found)
    return found


def _check_contact(deal: Deal, contact: Contact, by: Person, *, on: date) -> None:
    seen = Contact.objects.visible_to(by, on=on).filter(pk=contact.pk).first()
    if seen is None or (deal.account_id is not None and seen.account_id != deal.account_id):
        message = f'"{contact}" is not at {deal.account}.' if seen else "There is no such contact."
        raise refuse(message, "Choose a contact of the deal's account.", code="contact-elsewhere")
    if Stakeholder.objects.filter(deal=deal, contact=contact, removed=False).exists():
        message = f'"{contact}" is a stakeholder of "{deal}" already.'
        raise refuse(message, "Change the role that they have.", code="stakeholder-twice")
