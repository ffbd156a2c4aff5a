"""The prepared tables of a data set as Parquet files, and as a `Company` on any engine."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import ibis
from tests.engines.asked import Company

import venturi as vt
from venturi.ingest import Mapping
from venturi.metrics.conversion import conversion_deals
from venturi.metrics.conversion_to_win import with_amount_on_entry
from venturi.metrics.money import in_reporting_currency
from venturi.metrics.movement.states import states
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.value_factor import value_factor
from venturi.metrics.stays import carry, stays
from venturi.metrics.tables import CONTRACTS, Tables
from venturi.prepared import Prepared

RAW = ("deals", "stage_changes", "field_changes", "activities")
SMALL = ("stages", "people", "rates")


@dataclass(frozen=True)
class Written:
    """Tables as files of a folder, and what is asked of them."""

    folder: Path
    as_of: datetime
    earlier: datetime
    period: str
    before: str
    by: tuple[str, ...]
    currency: str | None


def written(dataset: vt.Dataset, folder: Path, *, earlier: datetime, period: str, before: str, by=()) -> Written:
    """The tables of a data set: as they are, and as of its moment."""
    tables = {f"raw_{name}": getattr(dataset.ingested.tables, name) for name in RAW}
    tables |= {name: getattr(dataset.tables, name) for name in SMALL}
    tables |= {"deals": dataset.deals, "stays": dataset.stays}
    for name, table in tables.items():
        if table is not None:
            table.to_parquet(folder / f"{name}.parquet")
    return Written(folder, dataset.as_of, earlier, period, before, tuple(by), dataset.currency)


def company(engine, told: Written) -> Company:
    """The company on an engine that reads its files."""

    def table(name):
        path = told.folder / f"{name}.parquet"
        return engine.read_parquet(str(path)) if path.exists() else None

    return Company(
        deals=table("deals"),
        raw_deals=table("raw_deals").mutate(state_unknown=ibis.literal(False)),
        stays=table("stays"),
        stage_changes=table("raw_stage_changes"),
        field_changes=table("raw_field_changes"),
        activities=table("raw_activities"),
        **{name: table(name) for name in SMALL},
        as_of=told.as_of,
        earlier=told.earlier,
        period=Period.parse(told.period),
        before=Period.parse(told.before),
        by=told.by,
        currency=told.currency,
        zone="Europe/Berlin",
    )


def unbound() -> Company:
    """A company of tables that no engine has: to see what expressions become."""
    tables = {name: _declared(name) for name in (*RAW, *SMALL)}
    as_of = datetime(2026, 3, 31, 23, 59, 59)
    visits = stays(tables["stage_changes"], tables["stages"], tables["deals"], as_of=as_of)
    return Company(
        **tables,
        raw_deals=tables["deals"],
        stays=ibis.table(visits.schema(), name="stays"),
        as_of=as_of,
        earlier=datetime(2025, 11, 17, 12),
        period=Period.parse("2026Q1"),
        before=Period.parse("2025Q4"),
        by=("source",),
        currency="EUR",
        zone="UTC",
    )


class Unread(Prepared):
    """A data set of tables that no engine has, prepared like any other: what needs an answer from them raises."""

    def __init__(self):
        told = unbound()
        self.zone, self.fiscal_start, self.currency = told.zone, 1, told.currency
        self.as_of = datetime(2026, 4, 15, 23, 59, 59)
        self.ingested = SimpleNamespace(mapping=Mapping())
        tables = {name: _declared(name) for name in CONTRACTS}
        marked = tables["deals"].mutate(state_unknown=ibis.literal(False), close_ahead=ibis.literal(False))
        priced = in_reporting_currency(marked, tables["rates"], into=self.currency, as_of=self.as_of)
        self.tables = Tables(**tables | {"deals": self.stored("deals", priced)})
        self.stays = told.stays
        self._entries = {}

    def once(self, name, make):
        known, kind = self.tables, name.partition("-")[0]
        # Which fields a log speaks of is asked of the log itself, and intervals are drawn from what was counted.
        plain = {
            "states": lambda: states(known.deals, self.stays, known.field_changes, stages=known.stages),
            "factors": lambda: value_factor(
                self.stays,
                known.stages,
                known.deals,
                as_of=self.as_of,
                during=self.running_quarter,
                field_changes=known.field_changes,
            ),
        }
        return self.stored(name, plain.get(kind, make)())

    def stored(self, name, table):
        return ibis.table(table.schema(), name=name.partition("-")[0])

    def entries(self, *, entered_in=None, skips="implied"):
        deals = self.tables.deals
        found = carry(conversion_deals(self.stays, self.stages, skips=skips), deals, ["source", "product"])
        known = self.stored("entries", with_amount_on_entry(found, deals, self.tables.field_changes))
        span = self.period(entered_in)
        return known if span is None else known.filter(span.covers(ibis._.entered_at))

    def _knows_changes(self, field):
        return True


def _declared(name):
    return ibis.table({column.name: column.dtype for column in CONTRACTS[name].columns}, name=name)
