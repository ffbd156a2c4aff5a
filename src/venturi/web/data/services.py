"""The gate of the workspace itself, and deals that are handed over when somebody goes."""

from venturi.web.data.models import Workspace
from venturi.web.deals.models import Deal
from venturi.web.deals.services import change_fields
from venturi.web.money.currencies import read_currency
from venturi.web.people.models import Person
from venturi.web.people.rules import check_administers, check_name
from venturi.web.process.models import Kind
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording, together
from venturi.web.trail.records import changed, locked, made
from venturi.web.trail.refusals import refuse


def change_workspace(
    name: str, currency: str | None, *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Workspace:
    """What the workspace is called, and in which currency it reports; none: in the one most deals carry."""
    check_administers(by)
    check_name(name)
    code = read_currency(currency) if currency else None
    with recording("change workspace", by=by, via=via) as act:
        if not Workspace.objects.exists():
            return made(act, Workspace(pk=1, name=name, currency=code))
        found = locked(Workspace.objects.all(), 1, version=version)
        changed(act, found, {"name": name, "currency": code})
    return found


def hand_over(person: Person, to: Person, *, by: Person, via: Via = Via.PAGE) -> int:
    """All open deals of a person get another owner, through the gate of deals; how many, all of them or none."""
    check_administers(by)
    there = Deal.objects.filter(owner=person, outcome=Kind.OPEN, deleted=False)
    with together():
        if to.pk == person.pk or not locked(Person.objects.all(), to.pk).is_active:
            raise refuse(f"{to} cannot take them over.", "Choose somebody else who is here.", code="owner-unfit")
        deals = list(there.order_by("pk"))
        for deal in deals:
            change_fields(deal, {"owner_id": to.pk}, by=by, via=via)
    return len(deals)
