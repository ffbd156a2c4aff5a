"""Stakeholders in the API: who plays which part on a deal."""

from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from pydantic import Field

from venturi.web.api import histories
from venturi.web.api.accounts import contacts
from venturi.web.api.deals import seen as deals
from venturi.web.api.kinds import AskedId, Flag, Id, Moment, words
from venturi.web.api.nouns import Noun, Verb, referred
from venturi.web.api.shapes import Asked, Change, Shape
from venturi.web.deals import stakeholders as services
from venturi.web.deals.models import Stakeholder
from venturi.web.people.models import Person
from venturi.web.trail.models import Via

Attitude = Literal["supports", "neutral", "opposes"]


class StakeholderShape(Shape):
    """A contact's role on one deal."""

    deal_id: Id
    contact_id: Id
    role: str | None
    attitude: Attitude | None
    has_access: bool | None = Field(description="Whether we speak to them. Null: nobody said.")
    identified_at: Moment | None


class StakeholderChanges(Change):
    """Fields that get another value; those that are not sent stay."""

    role: Annotated[str, words(100, "decides")] | None = None
    attitude: Attitude | None = None
    has_access: Flag | None = None


class NewStakeholder(StakeholderChanges):
    """A contact of the deal's account gets a role on it."""

    deal_id: Id
    contact_id: Id


class AskedStakeholders(Asked):
    """Of which deal, or who."""

    deal_id: AskedId | None = None
    contact_id: AskedId | None = None


def seen(person: Person) -> "QuerySet[Stakeholder]":
    """Those of deals that the person sees."""
    return Stakeholder.objects.there().filter(deal__in=deals(person).values("pk"))


def named(by: Person, body: NewStakeholder) -> Stakeholder:
    """A contact has a role on a deal."""
    values: dict[str, Any] = body.given(Stakeholder)
    deal, contact = referred(by, values, "deal", deals), referred(by, values, "contact", contacts)
    return services.name_stakeholder(deal, contact, by=by, via=Via.API, **values)


def changed(one: Stakeholder, body: StakeholderChanges, by: Person, version: int) -> Stakeholder:
    """The role is another one."""
    return services.change_stakeholder(one, body.given(Stakeholder), by=by, version=version, via=Via.API)


STAKEHOLDERS = Noun(
    one="stakeholder",
    many="stakeholders",
    about="Who plays which part on deals that you may see.",
    shape=StakeholderShape,
    seen=seen,
    asked=AskedStakeholders,
    new=NewStakeholder,
    make=named,
    change=Verb(summary="Change the role of a stakeholder", body=StakeholderChanges, act=changed),
    remove=lambda one, _, by, version: services.remove_stakeholder(one, by=by, version=version, via=Via.API),
    history=histories.of_record(StakeholderShape),
)
