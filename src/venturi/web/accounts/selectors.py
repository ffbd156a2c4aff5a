"""What pages show of accounts and contacts: everything through `visible_to`, amounts only to those who may see them."""

from collections.abc import Iterable

from venturi.web.accounts.models import Account, Contact
from venturi.web.trail.models import RecordChange


def history(record: Account | Contact) -> "list[RecordChange]":
    """Everything that ever happened to a record and to those that were merged into it, the latest first."""
    found = RecordChange.objects.filter(record_type=record._meta.label, record_id__in=_with_merged(record))
    return list(found.select_related("entry__author", "author").order_by("-at", "-pk"))


def _with_merged(record: Account | Contact) -> set[int]:
    """The ids of a record and of all that were merged into it, one after the other."""
    found, new = {record.pk}, {record.pk}
    while new:
        merged: Iterable[int] = type(record).objects.filter(merged_into__in=new).values_list("pk", flat=True)
        new = set(merged) - found
        found |= new
    return found
