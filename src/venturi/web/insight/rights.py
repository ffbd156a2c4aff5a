"""Who may see which numbers: they are computed of nothing else, so that no sum reveals what a person may not see."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import ibis
from ibis import _

from venturi.ingest import FileReport, History, Ingested
from venturi.ingest.reports import NONE
from venturi.metrics.tables import CONTRACTS
from venturi.web.people.models import Person, Team
from venturi.web.people.selectors import seen_by, sees_everybody, teams_led_by

# In the history of a deal they tell what it was worth.
AMOUNTS = ("amount", "currency")


@dataclass(frozen=True, slots=True)
class Rights:
    """Whose deals are counted (null: everybody's), of which teams the targets are, and whether money is.

    People with the same rights see the same numbers.
    """

    owners: frozenset[str] | None
    teams: frozenset[str]
    amounts: bool

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self.owners is None and self.amounts

    @property
    def key(self) -> str:
        """The rights as a short text, the same for the same rights."""
        said = repr((sorted(self.owners) if self.owners is not None else None, sorted(self.teams), self.amounts))
        return hashlib.sha256(said.encode()).hexdigest()


def rights_of(person: Person, *, on: date) -> Rights:
    """What the numbers that a person sees on a day may be computed of."""
    if sees_everybody(person):
        return Rights(None, frozenset(), person.sees_amounts)
    owners = Person.objects.filter(pk__in=seen_by(person, on=on)).values_list("key", flat=True)
    teams = Team.objects.filter(pk__in=teams_led_by(person, on=on)).values_list("name", flat=True)
    return Rights(frozenset(owners), frozenset(teams), person.sees_amounts)


def narrowed(known: Ingested, rights: Rights, *, source: str | None = None) -> Ingested:
    """The tables without what a person may not see, and of deals of one source if one is named.

    Costs are those of the whole company: they are left out where not all deals are counted.
    """
    if rights.everything and source is None:
        return known
    deals = known.engine.store("seen-deals", _seen_deals(known.tables.deals, rights, source))
    told: dict[str, Any] = {"deals": deals}
    for name in CONTRACTS:
        table = getattr(known.tables, name)
        if table is not None and name != "deals" and "deal_id" in CONTRACTS[name]:
            if name == "field_changes" and not rights.amounts:
                table = table.filter(_.field.notin(AMOUNTS))
            told[name] = _of_these(known, name, table, deals)
    known.tables = replace(known.tables, **told, **_small(known, rights))
    known.stays = None if known.stays is None else _of_these(known, "stays", known.stays, deals)
    known.files = tuple(_counted(file, getattr(known.tables, file.table)) for file in known.files)
    known.history = _history(known.tables.stage_changes, known.history)
    return known


def _seen_deals(deals: ibis.Table, rights: Rights, source: str | None) -> ibis.Table:
    if rights.owners is not None:
        deals = deals.filter(_.owner.isin(sorted(rights.owners)))
    if source is not None:
        deals = deals.filter(_.source == source)
    return deals if rights.amounts else deals.mutate(**{name: ibis.null(deals[name].type()) for name in AMOUNTS})


def _of_these(known: Ingested, name: str, table: ibis.Table, deals: ibis.Table) -> ibis.Table:
    """The rows of these deals, computed once and not for each of some hundred questions."""
    return known.engine.store(f"seen-{name}", table.semi_join(deals, "deal_id"))


def _small(known: Ingested, rights: Rights) -> dict[str, Any]:
    """Targets, costs and people, as far as they may be seen."""
    targets, people = known.tables.targets, known.tables.people
    found: dict[str, Any] = {}
    if not rights.amounts:
        found = {"targets": None, "costs": None}
    if rights.owners is not None:
        owners, teams = sorted(rights.owners), sorted(rights.teams)
        found["costs"] = None
        if people is not None:
            found["people"] = people.filter(_.person.isin(owners))
        if targets is not None and rights.amounts:
            of_teams = _.person.isnull() & _.team.isin(teams) if teams else ibis.literal(False)
            found["targets"] = targets.filter(_.person.isin(owners) | of_teams)
    return found


def _counted(file: FileReport, table: ibis.Table | None) -> FileReport:
    """How many rows there are to see of a table."""
    rows = 0 if table is None else table.count().to_pyarrow().as_py()
    return replace(file, rows_read=rows, rows_taken=rows)


def _history(moves: ibis.Table | None, known: History) -> History:
    count = 0 if moves is None else moves.count().to_pyarrow().as_py()
    return replace(known, sentence=f"{count:,} moves between stages, recorded as they happened.") if count else NONE
