"""What pages show of deals: everything through `visible_to`, amounts only to those who may see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from venturi.web.deals.conditions import STEP_MISSING, is_step_late, is_step_missing, step_late
from venturi.web.deals.models import (
    Deal,
    DealEvent,
    Deals,
    Deletion,
    FieldChange,
    Opening,
    Reversal,
    StageChange,
    of_deals,
)
from venturi.web.deals.state import order
from venturi.web.deals.usual import Usual
from venturi.web.money.amounts import Money
from venturi.web.people.models import Person, Role
from venturi.web.people.selectors import may_change, seen_by, teams_led_by
from venturi.web.process.models import Kind, Stage

CARDS = 25
NOTHING = Usual()


# What is read with each kind of event.
_BESIDE: dict[type[DealEvent], list[str]] = {
    Opening: ["stage"],
    StageChange: ["stage"],
    FieldChange: [],
    Deletion: ["into"],
    Reversal: [],
}


@dataclass(frozen=True, slots=True)
class Card:
    """A deal on the board."""

    deal: Deal
    money: Money | None
    # In its stage; null: nobody told since when.
    days: float | None
    next_step_missing: bool
    next_step_late: bool
    usual: Usual = NOTHING

    @property
    def long(self) -> bool:
        """Whether it has been in its stage for longer than nine tenths of all stays."""
        return self.usual.is_long(self.days)


@dataclass(frozen=True, slots=True)
class Column:
    """An open stage on the board: its deals, as many as are shown and how many there are."""

    stage: Stage
    count: int
    sums: list[Money]
    without_amount: int
    without_step: int
    late: int
    cards: list[Card]
    usual: Usual = NOTHING

    @property
    def first(self) -> int:
        """How many deals are shown of those that come first; there may be one more, which is shown in any case."""
        return min(self.count, CARDS)


@dataclass(frozen=True, slots=True)
class Board:
    """The open stages of a pipeline, and what they come to together."""

    columns: list[Column]

    @property
    def count(self) -> int:
        """Open deals."""
        return sum(column.count for column in self.columns)

    def shows(self, deal: int) -> bool:
        """Whether the card of a deal is among those that are shown."""
        return any(card.deal.pk == deal for column in self.columns for card in column.cards)

    @property
    def without_step(self) -> int:
        """Open deals of which nobody said what is to happen next."""
        return sum(column.without_step for column in self.columns)

    @property
    def late(self) -> int:
        """Open deals of which the next step should have happened."""
        return sum(column.late for column in self.columns)

    @property
    def sums(self) -> list[Money]:
        """What they are worth, by currency: amounts of different currencies are never added."""
        found: dict[str | None, Decimal] = {}
        for money in (one for column in self.columns for one in column.sums):
            found[money.currency] = found.get(money.currency, Decimal(0)) + (money.amount or 0)
        return [Money(found[currency], currency) for currency in sorted(found, key=str)]


def visible(person: Person, *, on: date) -> Deals:
    """The deals a person sees, with what a page says of them."""
    return Deal.objects.visible_to(person, on=on).select_related("account", "owner", "stage")


def money_of(deal: Deal, person: Person) -> Money | None:
    """The amount of a deal; null for whoever may not see amounts."""
    return Money(deal.amount, deal.currency) if person.sees_amounts else None


def board(
    stages: Sequence[Stage],
    person: Person,
    *,
    now: datetime,
    pinned: int | None = None,
    usual: Mapping[int, Usual] | None = None,
) -> Board:
    """The open ones of these stages with their deals, the largest first.

    ``pinned``: a deal that is shown in any case; ``usual``: what is usual in a stage, by its id.
    """
    known = usual or {}
    open_stages = [stage for stage in stages if stage.kind == Kind.OPEN]
    there = Deal.objects.visible_to(person, on=now.date()).filter(stage__in=open_stages, outcome=Kind.OPEN)
    sums = there.values("stage", "currency").annotate(
        count=Count("pk"),
        priced=Count("amount"),
        total=Sum("amount"),
        without_step=Count("pk", filter=STEP_MISSING),
        late=Count("pk", filter=step_late(now.date())),
    )
    totals: dict[int, list[dict[str, Any]]] = {}
    for row in sums.order_by("stage", "currency"):
        totals.setdefault(row["stage"], []).append(dict(row))
    cards: dict[int, list[Card]] = {}
    for deal in _first(there, person, pinned):
        cards.setdefault(deal.stage_id, []).append(
            replace(card(deal, person, now=now), usual=known.get(deal.stage_id, NOTHING))
        )
    columns = [_column(stage, totals.get(stage.pk, []), cards.get(stage.pk, []), person) for stage in open_stages]
    return Board([replace(column, usual=known.get(column.stage.pk, NOTHING)) for column in columns])


def card(deal: Deal, person: Person, *, now: datetime) -> Card:
    """A deal as the board shows it."""
    return Card(
        deal=deal,
        money=money_of(deal, person),
        days=days_since(deal.stage_entered_at, now) if deal.stage_entered_at else None,
        next_step_missing=is_step_missing(deal),
        next_step_late=is_step_late(deal, now.date()),
    )


def days_since(moment: datetime, now: datetime) -> float:
    """How many days ago it was."""
    return (now - moment).total_seconds() / 86_400


def with_merged(deal: Deal) -> list[Deal]:
    """A deal and all that were merged into it, one after the other."""
    found, new = {deal.pk: deal}, [deal]
    while new:
        new = [one for one in Deal.objects.filter(merged_into__in=new) if one.pk not in found]
        found |= {one.pk: one for one in new}
    return list(found.values())


def merged_into(key: int) -> int | None:
    """The deal that one turned out to be, at the end of all merges; null: it was not merged."""
    found, seen = None, {key}
    while (after := Deal.objects.filter(pk=found or key).values_list("merged_into", flat=True).first()) is not None:
        if after in seen:
            break
        seen.add(after)
        found = after
    return found


def may_bring_back(person: Person, *, on: date) -> bool:
    """Whether the person is shown the deleted deals: those who lead, and administrators."""
    return may_change(person) and (person.role == Role.ADMINISTRATOR or bool(teams_led_by(person, on=on)))


def deleted(person: Person, *, on: date) -> Deals:
    """The deals that were deleted, and not merged, among those that the person could bring back; the latest first."""
    there = Deal.objects.filter(deleted=True, merged_into=None).select_related("account", "owner")
    if person.role != Role.ADMINISTRATOR:
        there = there.filter(owner__in=seen_by(person, on=on))
    return there.order_by("-last_at", "-pk")


def events_of(*deals: Deal) -> list[DealEvent]:
    """All that ever happened to a deal, or to several, as it took effect."""
    return sorted((event for model in of_deals() for event in events_in(model, deals)), key=order)


def events_in(model: type[Any], deals: Iterable[Deal]) -> "QuerySet[Any]":
    """The events of deals that are of one kind, with what is told of them."""
    there = model._default_manager.filter(deal__in=deals)
    return there.select_related("author", "entry__author", *_BESIDE[model])


def _first(there: Deals, person: Person, pinned: int | None) -> Deals:
    # What is largest comes first, and what has no amount last; the order of equal ones never changes. To whoever may
    # not see amounts the order would tell them: theirs is the one in which deals entered the stage.
    by = F("amount").desc(nulls_last=True) if person.sees_amounts else F("stage_entered_at").asc(nulls_last=True)
    order_by = (by, F("pk").asc())
    place = Window(RowNumber(), partition_by=F("stage"), order_by=order_by)
    # Places are given by an index alone; only the cards that are shown are read.
    shown = list(there.annotate(place=place).filter(place__lte=CARDS).values_list("pk", flat=True))
    shown += [] if pinned is None else [pinned]
    return there.filter(pk__in=shown).select_related("account", "owner").order_by(*order_by)


def _column(stage: Stage, totals: list[dict[str, Any]], cards: list[Card], person: Person) -> Column:
    count = sum(row["count"] for row in totals)
    priced = [row for row in totals if row["priced"]] if person.sees_amounts else []
    return Column(
        stage=stage,
        count=count,
        sums=[Money(row["total"], row["currency"]) for row in priced],
        without_amount=sum(row["count"] - row["priced"] for row in totals) if person.sees_amounts else 0,
        without_step=sum(row["without_step"] for row in totals),
        late=sum(row["late"] for row in totals),
        cards=cards,
    )
