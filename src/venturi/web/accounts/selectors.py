"""What pages show of accounts and contacts: everything through `visible_to`, amounts only to those who may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Sum

from venturi.web.accounts.models import Account, Contact
from venturi.web.deals.models import Deal
from venturi.web.money.amounts import Money
from venturi.web.pages.names import like
from venturi.web.pages.paging import Paged, paged
from venturi.web.people.models import Person
from venturi.web.process.models import Kind
from venturi.web.trail.models import RecordChange

# What the list is sorted by, and which columns that is; what is not said comes last.
SORTS = {"name": "Name", "owner": "Owner", "region": "Region", "segment": "Segment"}
_COLUMNS = {"name": "name", "owner": "owner__name", "region": "region", "segment": "segment"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list of accounts was asked for: a part of a name, a column with or without ``-``, a page."""

    text: str = ""
    sort: str = ""
    page: str = "1"

    @property
    def column(self) -> str:
        """The column that it is sorted by."""
        name = self.sort.removeprefix("-")
        return name if name in SORTS else "name"

    @property
    def query(self) -> str:
        """What its other pages are asked for, too."""
        given = {name: value for name, value in (("q", self.text), ("sort", self.sort)) if value}
        return f"{urlencode(given)}&" if given else ""

    @property
    def falling(self) -> bool:
        """Whether the last comes first."""
        return self.sort.startswith("-")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the open deals of an account come to, by currency; no sums for whoever may not see amounts."""

    count: int
    sums: list[Money]


@dataclass(frozen=True, slots=True)
class Row:
    """An account in the list."""

    account: Account
    open: Standing


def listed(person: Person, asked: Asked, *, now: datetime) -> Paged:
    """One page of the accounts that a person sees, each with its open deals that they see."""
    there = Account.objects.visible_to(person, on=now.date()).select_related("owner")
    if asked.text:
        there = there.filter(like(asked.text))
    column = F(_COLUMNS[asked.column])
    first = column.desc(nulls_last=True) if asked.falling else column.asc(nulls_last=True)
    found = paged(there.order_by(first, "name", "pk"), asked.page)
    standing = open_deals(found.rows, person, now=now)
    rows = [Row(account, standing.get(account.pk, Standing(0, []))) for account in found.rows]
    return Paged(rows, found.total, found.number, found.size)


def open_deals(accounts: Sequence[Account], person: Person, *, now: datetime) -> dict[int, Standing]:
    """What the open deals that a person sees come to, by account."""
    there = Deal.objects.visible_to(person, on=now.date()).filter(account__in=accounts, outcome=Kind.OPEN)
    sums = there.values("account", "currency").annotate(count=Count("pk"), priced=Count("amount"), total=Sum("amount"))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in sums.order_by("account", "currency"):
        found.setdefault(row["account"], []).append(dict(row))
    return {key: _standing(rows, person) for key, rows in found.items()}


def contacts_at(account: Account, text: str, page: str) -> Paged:
    """One page of the contacts at an account, of which a part of the name was typed."""
    there = account.contacts.filter(removed=False)
    return paged(there.filter(like(text)) if text else there, page)


def merged_into(model: type[Account] | type[Contact], key: int) -> int | None:
    """The record that one turned out to be, at the end of all merges; null: it was not merged."""
    found, seen = _next(model, key), {key}
    while found is not None and found not in seen:
        seen.add(found)
        after = _next(model, found)
        if after is None:
            return found
        found = after
    return found


def history(record: Account | Contact) -> list[RecordChange]:
    """Everything that ever happened to a record and to those that were merged into it, the latest first."""
    found = RecordChange.objects.filter(record_type=record._meta.label, record_id__in=_with_merged(record))
    return list(found.select_related("entry__author", "author").order_by("-at", "-pk"))


def _next(model: type[Account] | type[Contact], key: int) -> int | None:
    return model.objects.filter(pk=key).values_list("merged_into", flat=True).first()


def _with_merged(record: Account | Contact) -> set[int]:
    """The ids of a record and of all that were merged into it, one after the other."""
    found, new = {record.pk}, {record.pk}
    while new:
        merged: Iterable[int] = type(record).objects.filter(merged_into__in=new).values_list("pk", flat=True)
        new = set(merged) - found
        found |= new
    return found


def _standing(rows: list[dict[str, Any]], person: Person) -> Standing:
    priced = [row for row in rows if row["priced"]] if person.sees_amounts else []
    return Standing(sum(row["count"] for row in rows), [Money(row["total"], row["currency"]) for row in priced])
