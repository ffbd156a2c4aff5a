"""Deals in the API."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from django.db.models import QuerySet
from django.utils import timezone
from pydantic import Field

from venturi.web.api import histories
from venturi.web.api.kinds import Amount, AskedId, Currency, Day, Id, Moment, TypedCurrency, called, unsaid, words
from venturi.web.api.nouns import Noun, Verb, referred
from venturi.web.api.people import known_person
from venturi.web.api.process import known_stage
from venturi.web.api.shapes import Asked, Change, Merge, Shape
from venturi.web.deals import selectors, services
from venturi.web.deals.models import Deal
from venturi.web.people.models import Person
from venturi.web.trail.models import Via

Source = Literal["inbound", "outbound"]
Outcome = Literal["open", "won", "lost"]
Name = Annotated[str, called(300, "Flow meters for the north plant")]
Reason = Annotated[str, called(200, "price")]


class DealShape(Shape):
    """One opportunity to sell."""

    money: ClassVar[frozenset[str]] = frozenset({"amount", "currency"})

    key: str = Field(description="What files call it.", examples=["D-1042"])
    name: str = Field(examples=["Flow meters for the north plant"])
    account_id: Id | None
    pipeline_id: Id
    stage_id: Id
    stage_entered_at: Moment | None = Field(description="Null: nobody told since when it stands there.")
    owner_id: Id | None
    amount: Amount | None = Field(None, description="Null: never set. Absent: you may not see amounts.")
    currency: Currency | None = Field(None, description="Absent: you may not see amounts.")
    expected_close_on: Day | None
    pushes: int = Field(examples=[1], description="How often the expected date was moved ahead.")
    source: Source | None
    channel: str | None = Field(examples=["trade fair"])
    product: str | None
    category: str | None = Field(examples=["commit"], description="The forecast category.")
    next_step: str | None = Field(examples=["Call the plant manager"])
    next_step_on: Day | None
    outcome: Outcome
    created_at: Moment | None = Field(description="Null: nobody told when it came to be.")
    closed_at: Moment | None
    loss_reason: str | None
    competitor: str | None


class Known(Change):
    """What is known of a deal. Null empties a field."""

    account_id: Id | None = None
    owner_id: Id | None = None
    amount: Amount | None = Field(None, description="0 or more; needs a currency.")
    currency: TypedCurrency | None = None
    expected_close_on: Day | None = None
    source: Source | None = None
    channel: Annotated[str, words(100, "trade fair")] | None = None
    product: Annotated[str, words(200)] | None = None
    category: Annotated[str, words(50, "commit")] | None = None
    next_step: Annotated[str, words(500, "Call the plant manager")] | None = None
    next_step_on: Day | None = None


class NewDeal(Known):
    """A deal that comes to be. Without an owner it is of whoever opens it."""

    stage_id: Id
    name: Name
    key: Annotated[str, called(200, "D-1042")] | None = Field(None, description="What files call it; nobody else's.")


class DealChanges(Known):
    """Fields that get another value; those that are not sent stay."""

    name: Name = unsaid()
    at: Moment | None = Field(None, description="When it took effect, where that is not now.")


class Move(Change):
    """To which stage. Into one of kind lost, a reason is needed."""

    stage_id: Id
    reason: Reason | None = None
    competitor: Annotated[str, words(200)] | None = None
    at: Moment | None = Field(None, description="When it took effect, where that is not now.")


class Because(Change):
    """Why."""

    reason: Reason


class MergeDeals(Merge):
    """Which deal it turned out to be, and why."""

    reason: Reason


class AskedDeals(Asked):
    """Which deals."""

    lookups: ClassVar = {"expected_from": "expected_close_on__gte", "expected_until": "expected_close_on__lte"}

    pipeline_id: AskedId | None = None
    stage_id: AskedId | None = None
    owner_id: AskedId | None = None
    account_id: AskedId | None = None
    outcome: Outcome | None = None
    source: Source | None = None
    key: Annotated[str, words(200)] | None = None
    expected_from: Day | None = None
    expected_until: Day | None = None


def seen(person: Person) -> "QuerySet[Deal]":
    """The deals that a person sees today."""
    return selectors.visible(person, on=_today())


def deleted(person: Person) -> "QuerySet[Deal]":
    """The deleted deals that they would see."""
    return selectors.deleted(person, on=_today())


def opened(by: Person, body: NewDeal) -> Deal:
    """A deal comes to be."""
    values = {"owner_id": by.pk, **body.given(Deal)}
    known_person(values["owner_id"], "owner_id")
    stage = known_stage(values.pop("stage_id"))
    return services.open_deal(stage, by=by, via=Via.API, key=values.pop("key", None), **values)


def changed(deal: Deal, body: DealChanges, by: Person, version: int) -> Deal:
    """Fields get other values."""
    values = body.given(Deal)
    known_person(values.get("owner_id"), "owner_id")
    at = values.pop("at", None)
    return services.change_fields(deal, values, by=by, at=at, version=version, via=Via.API)


def moved(deal: Deal, body: Move, by: Person, version: int) -> Deal:
    """It moves to another stage."""
    said: dict[str, Any] = {"reason": body.reason, "competitor": body.competitor, "at": body.at}
    return services.move_to_stage(deal, known_stage(body.stage_id), by=by, version=version, via=Via.API, **said)


def removed(deal: Deal, said: Because, by: Person, version: int) -> Deal:
    """Nobody sees it any more."""
    return services.delete_deal(deal, by=by, reason=said.reason, version=version, via=Via.API)


def restored(deal: Deal, body: Because, by: Person, version: int) -> Deal:
    """It is back, as it was."""
    return services.restore_deal(deal, by=by, reason=body.reason, version=version, via=Via.API)


def merged(deal: Deal, body: MergeDeals, by: Person, version: int) -> Deal:
    """It turned out to be another one."""
    into = referred(by, {"into_id": body.into_id}, "into", seen)
    return services.merge_deals(deal, into, by=by, reason=body.reason, version=version, via=Via.API)


def _today() -> date:
    return timezone.now().date()


DEALS = Noun(
    one="deal",
    many="deals",
    about="Opportunities to sell: yours and those of the teams you lead; analysts and administrators see all.",
    shape=DealShape,
    seen=seen,
    asked=AskedDeals,
    new=NewDeal,
    make=opened,
    change=Verb(summary="Change fields of a deal", body=DealChanges, act=changed),
    remove=removed,
    removal=Because,
    history=histories.of_deal,
    verbs={
        "moves": Verb(summary="Move a deal to another stage", body=Move, act=moved),
        "merges": Verb(summary="Merge a deal into another one, which comes back", body=MergeDeals, act=merged),
        "restorations": Verb(summary="Bring a deleted deal back", body=Because, act=restored, seen=deleted),
    },
)
