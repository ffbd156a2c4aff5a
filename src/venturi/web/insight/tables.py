"""The workspace as the tables that the library reads, see `venturi.metrics.tables`: rows of some deals, or of all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf

from venturi.web.accounts.models import Account
from venturi.web.activities.models import Activity
from venturi.web.deals.models import Deal, FieldChange, Opening, StageChange, Stakeholder, Untold, standing
from venturi.web.finance.models import Cost, Rate, Target
from venturi.web.people.models import Membership, Person, Role
from venturi.web.process.models import Stage

Rows = Iterable[tuple[Any, ...]]
READ_AT_ONCE = 5_000
# A deal is opened before anything else happens to it.
FIRST = 0
# What the library calls our fields.
NAMED = {"owner_id": "owner", "account_id": "account"}
AUTHOR = Coalesce("author__key", "entry__author__key")


@dataclass(frozen=True, slots=True)
class Made:
    """The rows of one table, and the columns that they have; a contract's others are null."""

    columns: tuple[str, ...]
    rows: Callable[[], Rows]


DEALS = {
    **dict.fromkeys(("name", "outcome", "created_at", "closed_at", "expected_close_on", "amount", "currency")),
    **dict.fromkeys(("source", "channel", "product", "category", "next_step", "next_step_on")),
    **dict.fromkeys(("loss_reason", "competitor")),
    "deal_id": "key",
    "pipeline": "pipeline__name",
    "stage": "told_stage",
    "owner": "owner__key",
    "account": "account__name",
    "region": "account__region",
    "segment": "account__segment",
}


OF_DEALS = ("deals", "stage_changes", "field_changes", "activities", "stakeholders")


def of_deals(deals: "QuerySet[Deal]", names: "Names") -> dict[str, Made]:
    """The tables that have rows of these deals."""
    return {
        "deals": Made((*DEALS, "team"), lambda: _deals(deals, names.teams)),
        "stage_changes": Made(
            ("deal_id", "changed_at", "stage", "pipeline", "ordinal", "author"), lambda: _moves(deals)
        ),
        "field_changes": Made(
            ("deal_id", "changed_at", "field", "old_value", "new_value", "ordinal", "author"),
            lambda: _changes(deals, names),
        ),
        "activities": Made(ACTIVITY, lambda: _activities(Q(deal__in=deals.values("pk")))),
        "stakeholders": Made(
            ("stakeholder_id", "deal_id", "role", "attitude", "identified_at"), lambda: _stakeholders(deals)
        ),
    }


def whole(names: "Names") -> dict[str, Made]:
    """The small tables, which are copied whole."""
    return {
        "stages": Made(("pipeline", "stage", "position", "kind", "kind_guessed"), _stages),
        "people": Made(
            ("person", "name", "team", "manager", "region", "active", "started_on", "left_on"), lambda: _people(names)
        ),
        "targets": Made(("person", "team", "starts_on", "ends_on", "amount", "currency"), _targets),
        "costs": Made(("on", "source", "channel", "amount", "currency"), _costs),
        "rates": Made(("currency", "into", "on", "rate"), _rates),
    }


def of_no_deal(changed: "QuerySet[Activity]") -> Made:
    """Activities about an account and no deal."""
    return Made(ACTIVITY, lambda: _activities(Q(deal=None, pk__in=changed.values("pk"))))


@dataclass(frozen=True, slots=True)
class Names:
    """What people and accounts are called, and who is in which team on a day."""

    on: date
    people: Mapping[str, str]
    teams: Mapping[str, str]

    @classmethod
    def known(cls, on: date) -> "Names":
        """As they are now."""
        there = Membership.objects.on(on).filter(leads=False)
        return cls(
            on,
            {str(pk): key for pk, key in Person.objects.values_list("pk", "key")},
            dict(there.values_list("person__key", "team__name")),
        )


def _deals(deals: "QuerySet[Deal]", teams: Mapping[str, str]) -> Rows:
    paths = [path or name for name, path in DEALS.items()]
    owner = paths.index("owner__key")
    blank = {paths.index(path) for path in ("account__region", "account__segment")}
    known = deals.annotate(told_stage=_told_stage()).order_by("pk")
    for row in known.values_list(*paths).iterator(READ_AT_ONCE):
        told = [(value or None) if place in blank else value for place, value in enumerate(row)]
        yield (*told, teams.get(row[owner]))


def _told_stage() -> Any:
    """Where a deal stands; null where it stands only because it has to stand somewhere, and nobody told of a stage."""
    told = standing(StageChange).filter(deal=OuterRef("pk")).exclude(untold=Untold.STAGE)
    nowhere = Q(opening__untold=Untold.STAGE) & ~Exists(told)
    return Case(When(nowhere, then=None), default=F("stage__name"), output_field=CharField())


def _moves(deals: "QuerySet[Deal]") -> Rows:
    """The stage each deal was opened in, and every move since, as far as they were told: what files only show of the
    present is no history."""
    wanted = deals.values("pk")
    for model, ordinal in ((Opening, Value(FIRST)), (StageChange, F("pk"))):
        found = standing(model).filter(deal__in=wanted, untold=None).annotate(ordinal=ordinal, told_by=AUTHOR)
        yield from found.values_list(
            "deal__key", "at", "stage__name", "stage__pipeline__name", "ordinal", "told_by"
        ).iterator(READ_AT_ONCE)


def _changes(deals: "QuerySet[Deal]", names: Names) -> Iterator[tuple[Any, ...]]:
    """Every change of a field; people and accounts by what files call them."""
    accounts = {str(pk): name for pk, name in Account.objects.values_list("pk", "name")}
    called: Mapping[str, Mapping[str, str]] = {"owner_id": names.people, "account_id": accounts}
    found = standing(FieldChange).filter(deal__in=deals.values("pk")).annotate(told_by=AUTHOR)
    rows = found.values_list("deal__key", "at", "field", "old", "new", "pk", "told_by")
    for deal, at, field, old, new, place, author in rows.iterator(READ_AT_ONCE):
        known = called.get(field, {})
        yield deal, at, NAMED.get(field, field), known.get(old or "", old), known.get(new or "", new), place, author


ACTIVITY = ("activity_id", "deal_id", "at", "kind", "by_buyer", "person", "note", "done")


def _activities(which: Q) -> Rows:
    found = Activity.objects.there().filter(which).annotate(done=Value(True))
    return found.values_list("key", "deal__key", "at", "kind", "by_buyer", "person__key", "note", "done").iterator(
        READ_AT_ONCE
    )


def _stakeholders(deals: "QuerySet[Deal]") -> Rows:
    found = Stakeholder.objects.there().filter(deal__in=deals.values("pk")).annotate(part=NullIf("role", Value("")))
    return found.values_list("contact__key", "deal__key", "part", "attitude", "identified_at").iterator(READ_AT_ONCE)


def _stages() -> Rows:
    """Every stage of every pipeline, by the kind that somebody gave it."""
    for pipeline, name, position, kind in Stage.objects.values_list("pipeline__name", "name", "position", "kind"):
        yield pipeline, name, position, kind, False


def _people(names: Names) -> Rows:
    """Everybody who sells, with their team and whoever leads it on the day."""
    leaders = dict(Membership.objects.on(names.on).filter(leads=True).values_list("team__name", "person__key"))
    sells = Q(role=Role.SELLER, memberships__removed=False, memberships__leads=False) | Q(deals__isnull=False)
    for person in Person.objects.filter(sells).distinct().order_by("pk"):
        team = names.teams.get(person.key)
        there = person.left_on is None or person.left_on > names.on
        leader = leaders.get(team or "")
        yield (person.key, person.name, team, leader, person.region or None, there, person.started_on, person.left_on)


def _targets() -> Rows:
    found = Target.objects.there().order_by("pk")
    return found.values_list("person__key", "team__name", "starts_on", "ends_on", "amount", "currency")


def _costs() -> Rows:
    found = Cost.objects.there().order_by("pk").annotate(way=NullIf("channel", Value("")))
    return found.values_list("on", "source", "way", "amount", "currency")


def _rates() -> Rows:
    return Rate.objects.there().order_by("pk").values_list("currency", "into", "on", "rate")
