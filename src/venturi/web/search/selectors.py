"""What is found: deals, accounts and contacts that one may see, the best first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When, Window

from venturi.web.accounts.models import Account, Contact
from venturi.web.deals.conditions import OPEN, called
from venturi.web.deals.models import Deal
from venturi.web.names.fields import BETWEEN
from venturi.web.names.folding import fold
from venturi.web.pages.context import RAIL, Place
from venturi.web.people.models import Person
from venturi.web.search.links import Hit, of_account, of_contact, of_deal

# Fewer letters stand in nearly every name.
LEAST = 2
MOST = 20
EXACT, BEGINS, HAS, ELSEWHERE = range(4)
# Pages that the rail does not lead to.
PAGES = (Place("Table", "table", ""), Place("Saved views", "views", ""))


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: as many as are shown, and how many there are."""

    label: str
    hits: list[Hit]
    count: int

    @property
    def more(self) -> int:
        """How many there are that are not shown."""
        return self.count - len(self.hits)


def found(text: str, person: Person, *, on: date, most: int = MOST) -> list[Group]:
    """Deals, accounts and contacts that are called so; nothing for too short a text."""
    if len(fold(text)) < LEAST:
        return []
    deals = Deal.objects.visible_to(person, on=on).filter(called(text)).select_related("account", "stage", "owner")
    accounts = Account.objects.visible_to(person, on=on).filter(_has(text))
    contacts = Contact.objects.visible_to(person, on=on).filter(_has(text)).select_related("account")
    # What is open is looked for more often than what is over.
    over = Case(When(OPEN, then=Value(0)), default=Value(1))
    return [
        _group("Deals", deals, text, most, of_deal, over),
        _group("Accounts", accounts, text, most, of_account),
        _group("Contacts", contacts, text, most, of_contact),
    ]


def pages(text: str) -> list[Place]:
    """The pages to go to that are called so."""
    return [place for place in (*RAIL, *PAGES) if fold(text) in fold(place.name)]


def _has(text: str) -> Q:
    condition = Q()
    for word in fold(text).split():
        condition &= Q(folded__contains=word)
    return condition


def _group(label: str, there: "QuerySet[Any]", text: str, most: int, hit: Any, *then: Any) -> Group:
    order = (_rank(fold(text)), *then, "folded", "pk")
    # First which, then what: sorting whole rows takes the database several times as long.
    best = there.annotate(count=Window(Count("pk"))).order_by(*order).values_list("pk", "count")[:most]
    keys = [key for key, _ in best]
    rows = there.model._default_manager.select_related(*_with(there)).in_bulk(keys)
    return Group(label, [hit(rows[key]) for key in keys if key in rows], best[0][1] if keys else 0)


def _with(there: "QuerySet[Any]") -> list[str]:
    named = there.query.select_related
    return list(named) if isinstance(named, dict) else []


def _rank(text: str) -> Any:
    """How well one of its lines fits: it is the text, begins with it, has it, or something else has it."""
    exact = Q(folded__startswith=text + BETWEEN) | Q(folded__endswith=BETWEEN + text)
    exact |= Q(folded__contains=f"{BETWEEN}{text}{BETWEEN}")
    begins = Q(folded__startswith=text) | Q(folded__contains=BETWEEN + text)
    return Case(
        When(exact, then=Value(EXACT)),
        When(begins, then=Value(BEGINS)),
        When(folded__contains=text, then=Value(HAS)),
        default=Value(ELSEWHERE),
    )
