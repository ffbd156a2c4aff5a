"""What there is to do today: one ranked list of deals and tasks.

The largest amount at stake comes first, of equal ones what waits longest; what has no amount comes after all that have
one. For whoever may not see amounts, what waits longest comes first.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from venturi.web.activities.models import Task
from venturi.web.deals.conditions import is_close_past, is_step_late, is_step_missing
from venturi.web.deals.models import Deal
from venturi.web.deals.selectors import money_of
from venturi.web.imports.models import Import
from venturi.web.money.amounts import Money
from venturi.web.people.models import Person
from venturi.web.people.selectors import may_administer
from venturi.web.today import ranking
from venturi.web.today.kinds import IMPORT, KINDS, LATE, MISSING, OF_DEALS, PAST, SILENT, TASK, Kind
from venturi.web.today.silence import SILENT_AFTER

SHOWN = 12
PAGE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of all there is to do is looked at: one kind, one person; a page of it, or the first few."""

    kind: Kind | None = None
    person: Person | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: of which kind, since when it waits, and how much is at stake.

    ``task``, ``brought``: the task or the import that it is; ``deal``: what it is about, where the person sees it;
    ``also``: what else is to be said.
    """

    kind: Kind
    person: Person | None
    # Null: nobody told since when it stands in its stage.
    since: date | None
    days: int | None
    money: Money | None
    deal: Deal | None = None
    task: Task | None = None
    brought: Import | None = None
    also: tuple[Kind, ...] = ()
    # The largest amount comes first, then what waits longest, then tasks.
    rank: tuple[bool, Decimal, date, bool, int] = (True, Decimal(0), date.max, True, 0)


@dataclass(frozen=True, slots=True)
class Todos:
    """The list: what is shown of it, how much there is of each kind, and on how many pages."""

    rows: list[Todo]
    count: int
    kinds: list[tuple[Kind, int]]
    page: int
    of: int
    into: str | None


def todos(person: Person, choice: Choice, *, now: datetime) -> Todos:
    """What there is to do for a person, and for those whose deals they see."""
    deals = ranking.open_deals(person, choice.person, now=now)
    tasks = ranking.due_tasks(person, choice.person, on=now.date())
    imports = ranking.stopped_imports(person, choice.person)
    counted = ranking.counted(deals, now=now)
    kinds = {kind.key: sum(row[kind.key] for row in counted) for kind in OF_DEALS}
    kinds |= {TASK.key: tasks.count(), IMPORT.key: imports.count()}
    everything = sum(row[ranking.ANY] for row in counted) + kinds[TASK.key] + kinds[IMPORT.key]
    count = kinds[choice.kind.key] if choice.kind else everything
    of = max(1, -(-count // PAGE))
    page = min(choice.page or 1, of)
    start, end = ((page - 1) * PAGE, page * PAGE) if choice.page else (0, SHOWN)
    into = _most(counted) if person.sees_amounts else None
    # The first ones of both are all that can stand on the page.
    first = _first_deals(deals, choice, person, into, now, end) + _first_tasks(tasks, choice, person, into, now, end)
    first += _first_imports(imports, choice, now.date(), end)
    shown = sorted(first, key=lambda one: one.rank)[start:end]
    told = [(kind, kinds[kind.key]) for kind in KINDS if kind != IMPORT or may_administer(person)]
    return Todos(shown, count, told, page, of, into)


def _first_deals(deals: Any, choice: Choice, person: Person, into: str | None, now: datetime, most: int) -> list[Todo]:
    if choice.kind in {TASK, IMPORT}:
        return []
    # First which, then what: sorting whole rows takes the database several times as long.
    keys = list(ranking.ranked(deals, choice.kind, into, now=now).values_list("pk", flat=True)[:most])
    rows = ranking.ranked(deals.filter(pk__in=keys), choice.kind, into, now=now)
    named = rows.select_related("account", "owner", "stage")
    return [_of_deal(deal, choice.kind, person, now) for deal in named]


def _first_tasks(tasks: Any, choice: Choice, person: Person, into: str | None, now: datetime, most: int) -> list[Todo]:
    if choice.kind not in {None, TASK}:
        return []
    rows = ranking.ranked_tasks(tasks, person, into, on=now.date()).select_related("deal__account", "person")
    return [_of_task(task, person, now.date()) for task in rows[:most]]


def _first_imports(imports: Any, choice: Choice, on: date, most: int) -> list[Todo]:
    if choice.kind not in {None, IMPORT}:
        return []
    return [_of_import(one, on) for one in imports.select_related("by").order_by("at", "pk")[:most]]


def _of_import(one: Import, on: date) -> Todo:
    since, rank = one.at.date(), _rank(None, one.at.date(), one.pk, is_task=False)
    return Todo(kind=IMPORT, person=one.by, since=since, days=(on - since).days, money=None, brought=one, rank=rank)


def _of_deal(deal: Any, kind: Kind | None, person: Person, now: datetime) -> Todo:
    told = _told(deal, now)
    first = kind or told[0]
    days = None if deal.since is None else (now.date() - deal.since).days
    return Todo(
        kind=first,
        person=deal.owner,
        since=deal.since,
        days=days,
        money=_at_stake(deal, person),
        deal=deal,
        also=tuple(one for one in told if one != first),
        rank=_rank(getattr(deal, "converted", None), deal.since, deal.pk, is_task=False),
    )


def _of_task(task: Any, person: Person, on: date) -> Todo:
    # A task may be about a deal that is somebody else's: then it says nothing of it.
    deal = task.deal if task.seen else None
    return Todo(
        kind=TASK,
        person=task.person,
        since=task.due_on,
        days=(on - task.due_on).days,
        money=_at_stake(deal, person) if deal else None,
        deal=deal,
        task=task,
        rank=_rank(getattr(task, "converted", None), task.due_on, task.pk, is_task=True),
    )


def _rank(
    amount: Decimal | None, since: date | None, key: int, *, is_task: bool
) -> tuple[bool, Decimal, date, bool, int]:
    return amount is None, -(amount or Decimal(0)), since or date.max, not is_task, key


def _told(deal: Any, now: datetime) -> list[Kind]:
    """All that is to be said of a deal at hand, in the order of precedence."""
    silent = deal.heard is not None and (now - deal.heard).total_seconds() > SILENT_AFTER * 86_400
    said = {
        MISSING: is_step_missing(deal),
        LATE: is_step_late(deal, now.date()),
        PAST: is_close_past(deal, now.date()),
        SILENT: silent,
    }
    return [kind for kind in OF_DEALS if said[kind]]


def _at_stake(deal: Deal, person: Person) -> Money | None:
    money = money_of(deal, person)
    return money if money and money.amount is not None else None


def _most(counted: list[dict[str, Any]]) -> str | None:
    """The currency that most of the deals are in: what there is to do is compared in it."""
    priced = {str(row["currency"]): row["priced"] for row in counted if row["priced"]}
    return min(priced, key=lambda one: (-priced[one], one), default=None)
