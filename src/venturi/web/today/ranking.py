"""Which deals and tasks there is something to do about, in the order in which it is told. The database does it."""

from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import TruncDate

from venturi.web.activities.models import Task
from venturi.web.deals.conditions import OPEN, STEP_MISSING, close_past, step_late
from venturi.web.deals.models import Deal, Deals
from venturi.web.finance.selectors import converted
from venturi.web.imports.models import MAPPED, Import, State
from venturi.web.people.models import Person
from venturi.web.today.kinds import LATE, MISSING, PAST, SILENT, Kind
from venturi.web.today.silence import heard_at, silent

ANY = "any"


def conditions(now: datetime) -> dict[str, Q]:
    """What a deal is like of which a kind is told, by its key; in the order of precedence."""
    on = now.date()
    return {
        MISSING.key: STEP_MISSING,
        LATE.key: step_late(on),
        PAST.key: close_past(on),
        SILENT.key: silent(now),
    }


def open_deals(person: Person, of: Person | None, *, now: datetime) -> Deals:
    """The open deals that a person sees, or those of one other; with ``heard``."""
    there = Deal.objects.visible_to(person, on=now.date()).filter(OPEN)
    return (there.filter(owner=of) if of else there).annotate(heard=heard_at())


def due_tasks(person: Person, of: Person | None, *, on: date) -> "QuerySet[Task]":
    """The tasks that are due, of whom the person sees."""
    there = Task.objects.visible_to(person, on=on).filter(done_at=None, due_on__lte=on)
    return there.filter(person=of) if of else there


def stopped_imports(person: Person, of: Person | None) -> "QuerySet[Import]":
    """The imports that came to a stop, or have issues, and were neither brought in nor discarded."""
    there = Import.objects.visible_to(person).filter(state__in=MAPPED)
    stopped = there.filter(Q(state__in=[State.STOPPED, State.AGAIN]) | ~Q(issues=[]))
    return stopped.filter(by=of) if of else stopped


def counted(deals: Deals, *, now: datetime) -> list[dict[str, Any]]:
    """By currency: how many deals, how many of them with an amount, and of how many each kind is told."""
    told = conditions(now)
    counts = {key: Count("pk", filter=condition) for key, condition in {**told, ANY: any_of(told)}.items()}
    rows = deals.order_by().values("currency").annotate(priced=Count("amount"), **counts)
    return [dict(row) for row in rows.order_by("currency")]


def any_of(told: dict[str, Q]) -> Q:
    """At least one of the conditions."""
    found = Q()
    for condition in told.values():
        found |= condition
    return found


def ranked(deals: Deals, kind: Kind | None, into: str | None, *, now: datetime) -> Deals:
    """The deals of which something is told: the largest first, then what waits longest; without `into` only that."""
    told = conditions(now)
    narrowed = deals.filter(told[kind.key] if kind else any_of(told)).annotate(since=_since(kind, told))
    if into is None:
        return narrowed.order_by(_longest(), "pk")
    largest: tuple[Any, ...] = (F("converted").desc(nulls_last=True), _longest(), "pk")
    return converted(narrowed, into, on=now.date()).order_by(*largest)


def ranked_tasks(tasks: "QuerySet[Task]", person: Person, into: str | None, *, on: date) -> "QuerySet[Task]":
    """The tasks in the same order; what is at stake is the deal that they are about, where the person sees it."""
    seen = Deal.objects.visible_to(person, on=on).filter(pk=OuterRef("deal"))
    tasks = tasks.annotate(seen=Subquery(seen.values("pk")))
    if into is None:
        return tasks.order_by("due_on", "pk")
    priced: Any = converted(seen, into, on=on)
    amounts = tasks.annotate(converted=Subquery(priced.values("converted")))
    return amounts.order_by(F("converted").desc(nulls_last=True), "due_on", "pk")


def _longest() -> Any:
    """What waits longest first; what waits since nobody knows when, last."""
    return F("since").asc(nulls_last=True)


def _since(kind: Kind | None, told: dict[str, Q]) -> Any:
    """Since when the deal waits: of the kind that is asked for, or of the first that is told of it."""
    days: dict[str, Any] = {
        MISSING.key: TruncDate("stage_entered_at"),
        LATE.key: F("next_step_on"),
        PAST.key: F("expected_close_on"),
        SILENT.key: TruncDate("heard"),
    }
    if kind:
        return days[kind.key]
    return Case(*(When(told[key], then=day) for key, day in days.items()), default=Value(None))
