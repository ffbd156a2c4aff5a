"""What the table shows: the deals that are asked for, page by page, what they come to, and the saved views."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.urls import reverse

from venturi.web.deals.conditions import is_close_past, is_step_late, is_step_missing
from venturi.web.deals.models import Deal, Deals
from venturi.web.deals.selectors import days_since
from venturi.web.finance.selectors import converted
from venturi.web.money.amounts import Money
from venturi.web.people.models import Person, Role
from venturi.web.table.asked import Asked
from venturi.web.table.columns import Column, Kind
from venturi.web.table.models import FirstView, SavedView

PAGE = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row."""

    column: Column
    value: Any
    act: bool

    @property
    def kind(self) -> str:
        """How it is written."""
        return self.column.kind.value

    @property
    def unknown(self) -> bool:
        """Whether there is a value that nobody told."""
        return self.value is None and self.column.always

    @property
    def look(self) -> str:
        """How it is set."""
        return "number" if self.column.is_number else "wordy" if self.kind in {"text", "name"} else "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """A deal in the table."""

    deal: Deal
    cells: list[Cell]
    # Where the deal is, and where its row; looked up once and not for each cell.
    page: str
    address: str

    @property
    def choice(self) -> str:
        """The deal and the version that is looked at, as a form sends it."""
        return f"{self.deal.pk}:{self.deal.version}"


@dataclass(frozen=True, slots=True)
class Totals:
    """What all deals that are asked for come to: by currency, and in one of them. Nothing of it without the right."""

    count: int
    sums: list[Money]
    without_amount: int
    into: str | None
    converted: Money | None
    # By currency, how many deals with an amount could not be converted.
    without_rate: list[tuple[str, int]]

    @property
    def across(self) -> str | None:
        """The currency in which amounts are compared, where there are several."""
        return self.into if len(self.sums) > 1 else None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the deals that are asked for."""

    rows: list[Row]
    number: int
    of: int
    totals: Totals

    @property
    def first(self) -> int:
        """The place of its first row among all."""
        return (self.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        """The place of its last row among all."""
        return self.first + len(self.rows) - 1


def asked_for(asked: Asked, person: Person, *, on: date) -> Deals:
    """The deals that are asked for and that the person may see; none where the question makes no sense."""
    there = Deal.objects.visible_to(person, on=on)
    return there.filter(asked.form.condition()) if asked.form.is_valid() else there.none()


def in_order(deals: Deals, asked: Asked, across: str | None, *, on: date) -> Deals:
    """In the order that is asked for: what has no value comes last, equal ones as they came to be.

    Amounts of several currencies are compared in the one `across`; what has no rate into it comes last.
    """
    by = F(asked.sort.sorted_by)
    if asked.sort.amounts and across:
        deals, by = converted(deals, across, on=on), F("converted")
    falling = asked.falling != asked.sort.turned
    return deals.order_by(by.desc(nulls_last=True) if falling else by.asc(nulls_last=True), "pk")


def page(asked: Asked, person: Person, *, now: datetime) -> Page:
    """The page that is asked for; the last one where there are fewer."""
    on = now.date()
    deals = asked_for(asked, person, on=on)
    totals = totals_of(deals, asked, person, on=on)
    of = max(1, -(-totals.count // PAGE))
    number = min(asked.page, of)
    # First which, then what: sorting whole rows takes the database several times as long.
    start = (number - 1) * PAGE
    keys = list(in_order(deals, asked, totals.across, on=on).values_list("pk", flat=True)[start : start + PAGE])
    found = with_names(Deal.objects.filter(pk__in=keys)).in_bulk()
    rows = [row(found[key], asked.columns, now=now) for key in keys if key in found]
    return Page(rows, number, of, totals)


def with_names(deals: "QuerySet[Deal]") -> "QuerySet[Deal]":
    """The deals with what a row says of them."""
    return deals.select_related("account", "owner", "stage", "pipeline")


def row(deal: Deal, columns: list[Column], *, now: datetime) -> Row:
    """A deal as the table shows it."""
    wrong = {
        "next_step": is_step_missing(deal),
        "next_step_on": is_step_late(deal, now.date()),
        "expected_close_on": is_close_past(deal, now.date()),
    }
    cells = [Cell(column, _value(deal, column, now), wrong.get(column.key, False)) for column in columns]
    return Row(deal, cells, reverse("deal", args=[deal.pk]), reverse("table-row", args=[deal.pk]))


def totals_of(deals: Deals, asked: Asked, person: Person, *, on: date) -> Totals:
    """What they come to, each amount in its currency; converted only where there are several."""
    if not person.sees_amounts:
        return Totals(deals.count(), [], 0, None, None, [])
    rows = _by_currency(deals, count=Count("pk"), priced=Count("amount"), total=Sum("amount"))
    priced = {str(row["currency"]): row for row in rows if row["priced"]}
    count, amounts = sum(row["count"] for row in rows), sum(row["priced"] for row in rows)
    sums = [Money(row["total"], currency) for currency, row in priced.items()]
    into = asked.into or _most(priced)
    if into is None or set(priced) <= {into}:
        return Totals(count, sums, count - amounts, into, None, [])
    in_one, without_rate = _in_one(deals, into, on)
    return Totals(count, sums, count - amounts, into, in_one, without_rate)


def views_of(person: Person) -> "QuerySet[SavedView]":
    """The saved views that a person may open."""
    return SavedView.objects.visible_to(person).select_related("owner")


def first_of(person: Person) -> SavedView | None:
    """The view that opens first for a person, while they may still open it."""
    first = FirstView.objects.filter(person=person, view__in=SavedView.objects.visible_to(person))
    found = first.select_related("view").first()
    return found.view if found else None


def may_change_view(view: SavedView, person: Person) -> bool:
    """Whoever made a view changes it, and administrators those that are shared."""
    return view.owner_id == person.pk or (view.shared and person.role == Role.ADMINISTRATOR)


def _value(deal: Deal, column: Column, now: datetime) -> Any:
    match column.kind:
        case Kind.AGE:
            return days_since(deal.stage_entered_at, now) if deal.stage_entered_at else None
        case Kind.MONEY:
            return Money(deal.amount, deal.currency) if deal.amount is not None else None
        case _:
            return column.value_of(deal)


def _by_currency(deals: Deals, **counted: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in deals.order_by().values("currency").annotate(**counted).order_by("currency")]


def _most(priced: Mapping[str, dict[str, Any]]) -> str | None:
    """The currency that most of them are in; of several the first of the alphabet."""
    return min(priced, key=lambda one: (-priced[one]["priced"], one), default=None)


def _in_one(deals: Deals, into: str, on: date) -> tuple[Money | None, list[tuple[str, int]]]:
    unknown = Count("pk", filter=Q(converted=None, amount__isnull=False))
    rows = _by_currency(converted(deals, into, on=on), total=Sum("converted"), unknown=unknown)
    known = [row["total"] for row in rows if row["total"] is not None]
    lacking = [(str(row["currency"]), row["unknown"]) for row in rows if row["unknown"]]
    return Money(sum(known, Decimal(0)), into) if known else None, lacking
