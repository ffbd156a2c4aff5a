"""Links: the pages of the deals that a document names."""

from typing import Any

from django.urls import reverse

from venturi.report.html import Links
from venturi.web.deals.models import Deal

IDS_AT_ONCE = 500


def deal_links(found: Any) -> Links:
    """The pages of all deals that a document names, by their keys."""
    keys = sorted(_texts(found))
    places: dict[str, int] = {}
    for start in range(0, len(keys), IDS_AT_ONCE):
        some = Deal.objects.filter(key__in=keys[start : start + IDS_AT_ONCE], deleted=False)
        places.update(some.values_list("key", "pk"))
    return {key: reverse("deal", args=[pk]) for key, pk in places.items()}


def _texts(found: Any) -> set[str]:
    """The identifiers that a document lists: those under ``ids`` and ``records``."""
    match found:
        case dict():
            listed = [found[name] for name in ("ids", "records") if isinstance(found.get(name), list)]
            named = {one for some in listed for one in some if isinstance(one, str)}
            return named.union(*map(_texts, found.values()))
        case list() | tuple():
            return set().union(*map(_texts, found)) if found else set()
        case _:
            return set()
