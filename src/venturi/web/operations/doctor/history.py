"""History: the chain holds, and what stands in the tables is what the events add up to."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.apps import apps

from venturi.errors import Issue
from venturi.web.activities.files import place_of
from venturi.web.activities.models import Attachment
from venturi.web.deals.models import Deal, DealEvent, of_deals
from venturi.web.deals.state import rebuilt, state_of
from venturi.web.operations.doctor.finding import Finding
from venturi.web.trail import chain
from venturi.web.trail.models import Head, Versioned
from venturi.web.trail.records import differing

# Without `whole`: so many of the latest.
LATEST, AT_ONCE, NAMED = 1_000, 500, 5


def trail(whole: bool) -> Finding:
    """The chain, its end and every entry."""
    heads = Head.objects.count()
    if heads != 1:
        message = f"The trail has {heads} ends instead of one."
        return Finding("trail", "has no end", (Issue(code="trail-head-wrong", message=message, remedy=BACK),))
    head = Head.objects.get()
    broken = list(islice(chain.verify() if whole else chain.verify_last(LATEST), NAMED))
    issues = tuple(
        Issue(code="trail-broken", message=f"Entry {one.number:,} of the trail: {one.reason}.", remedy=BACK)
        for one in broken
    )
    read = head.number if whole else min(LATEST, head.number)
    return Finding("trail", f"{read:,} of {head.number:,} entries read", issues)


def deals(whole: bool) -> Finding:
    """The columns of deals are what their events add up to."""
    seen, wrong = 0, []
    for some in _parts(whole):
        events = _events(some)
        seen += len(some)
        wrong += [deal.key for deal in some if not _is_right(deal, events[deal.pk])]
    issue = Issue(
        code="deals-differ",
        message=f"{len(wrong):,} deals are not what their events add up to: {', '.join(wrong[:NAMED])}.",
        remedy=BACK,
        records=tuple(wrong),
        count=len(wrong),
    )
    return Finding("deals", f"{seen:,} of {Deal.objects.count():,} rebuilt", (issue,) if wrong else ())


def records(whole: bool) -> Finding:
    """The columns of every other record are what its history adds up to."""
    kinds = [model for model in apps.get_models() if issubclass(model, Versioned)]
    # One kind is read as a whole or not at all.
    read = [kind for kind in kinds if whole or kind._default_manager.count() <= LATEST]
    wrong = {kind._meta.verbose_name_plural: list(differing(kind)) for kind in read}
    issues = tuple(
        Issue(
            code="records-differ",
            message=f"{len(found):,} {kind} are not what their history adds up to: "
            + "; ".join(f"{key} ({', '.join(names)})" for key, names in found[:NAMED])
            + ".",
            remedy=BACK,
            records=tuple(str(key) for key, _ in found),
            count=len(found),
        )
        for kind, found in wrong.items()
        if found
    )
    left = f"; --whole reads {len(kinds) - len(read)} more" if len(read) < len(kinds) else ""
    return Finding("records", f"{len(read)} of {len(kinds)} kinds compared with their history{left}", issues)


def attachments(whole: bool) -> Finding:
    """Files are where they were put, and hold what they held."""
    there = Attachment.objects.order_by("-pk")
    looked = list(
        there.values_list("pk", "digest", "size") if whole else there.values_list("pk", "digest", "size")[:LATEST]
    )
    missing = [(key, digest) for key, digest, _ in looked if not place_of(digest).is_file()]
    gone = {key for key, _ in missing}
    changed = [
        (key, digest) for key, digest, size in looked if key not in gone and _is_other(digest, size, whole=whole)
    ]
    issues = [
        Issue(
            code=code,
            message=f"{len(found):,} attachments {what}, first number {found[0][0]}, {place_of(found[0][1])}.",
            remedy="Bring the file back from a backup.",
            records=tuple(str(key) for key, _ in found),
            count=len(found),
        )
        for code, found, what in _faults(missing, changed)
        if found
    ]
    return Finding("attachments", f"{len(looked):,} of {there.count():,} looked for", tuple(issues))


def _faults(missing: Any, changed: Any) -> Iterable[tuple[str, Any, str]]:
    return ("attachment-missing", missing, "are not there"), ("attachment-changed", changed, "hold something else")


def _is_other(digest: str, size: int, *, whole: bool) -> bool:
    place = place_of(digest)
    if place.stat().st_size != size:
        return True
    if not whole:
        return False
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() != digest


def _parts(whole: bool) -> Iterator[Sequence[Deal]]:
    """Deals, some at a time: all, or those that changed last."""
    latest = Deal.objects.order_by("-last_at", "-pk")[:LATEST]
    found = (Deal.objects.order_by("pk") if whole else latest).iterator(AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        yield some


def _events(some: Sequence[Deal]) -> dict[int, list[DealEvent]]:
    found: dict[int, list[DealEvent]] = defaultdict(list)
    for kind in of_deals():
        rows = kind._default_manager.filter(deal__in=[deal.pk for deal in some])
        for event in rows.select_related("stage") if hasattr(kind, "stage") else rows:
            found[event.deal_id].append(event)
    return found


def _is_right(deal: Deal, events: list[DealEvent]) -> bool:
    return bool(events) and rebuilt(events) == state_of(deal)


BACK = "Somebody wrote past the gate. Find out who, and restore the last backup in which it is right."
LOOKS: tuple[Callable[[bool], Finding], ...] = (trail, deals, records, attachments)
