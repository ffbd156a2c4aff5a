"""Completeness: of the values that are needed, how many are there, by field, by person and by period?"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import ibis
from ibis import _

from venturi.metrics.cycle import DAY_ONLY
from venturi.metrics.integrity.flags import POPULATIONS, summed
from venturi.metrics.integrity.rule import Context, Population
from venturi.metrics.periods import Period
from venturi.metrics.tables import DEALS

QUARTERS = 12
# Fields that only some deals can have; all others belong to every deal.
_OF: dict[str, Population] = {
    "expected_close_on": "open",
    "closed_at": "decided",
    "loss_reason": "lost",
    "competitor": "lost",
    "category": "open",
    "probability": "open",
    "next_step": "open",
    "next_step_on": "open",
    "last_activity_at": "open",
}
# Where a record stands and how exact its dates are is no value that somebody could fill.
_NO_VALUES = {"source_file", "source_row", *DAY_ONLY.values()}
_NEEDED = ("amount", "source", "created_at", "close", "stage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """What is filled, of what could be.

    ``counts`` : (table, column, population) -> (filled, population); ``fields``, ``people``, ``periods`` : rows for
    people to read; shares in [0, 1], null where the population is empty. Fields that no deal has are told in
    ``fields`` and left out of ``people`` and ``periods``.
    """

    counts: dict[tuple[str, str, str], tuple[int, int]] = field(repr=False)
    fields: tuple[dict[str, Any], ...]
    people: tuple[dict[str, Any], ...]
    periods: tuple[dict[str, Any], ...]

    def filled(self, table: str, column: str, of: str) -> tuple[int, int]:
        """Filled values and the population; (0, 0) for a table that is not there."""
        if table == "stage_changes":
            column = "changed_at"
        elif table != "deals":
            of = "all"
        return self.counts.get((table, column, of), (0, 0))

    def as_dict(self) -> dict[str, Any]:
        return {"fields": list(self.fields), "people": list(self.people), "periods": list(self.periods)}


def completeness(context: Context, flags: ibis.Table, *, zone: str = "UTC", fiscal_start: int = 1) -> Completeness:
    """Share of the values that are there, by field over its population, by owner, and by quarter of creation.

    **Population:** all deals as they were at ``as_of``; a field of open deals is asked of open deals only, and so on.

    Parameters
    ----------
    context : what was looked at. flags : see `flags.flags`.
    zone : reporting time zone, in which quarters begin. fiscal_start : the month in which the fiscal year begins.

    Returns
    -------
    `Completeness`. Periods are the last twelve quarters, and one row for everything before them.

    Notes
    -----
    Misleads when a source fills fields by itself: a value that is there need not be one that somebody meant.
    """
    counts = _of_deals(context) | _of_history(flags) | _of_tables(context)
    said = {"person": _.owner, "period": _quarter(context.today, zone, fiscal_start)}
    grouped = {name: _grouped(context, name, by) for name, by in said.items()}
    return Completeness(
        counts=counts,
        fields=tuple(_field(key, counts) for key in counts if _shown(key)),
        people=tuple(grouped["person"]),
        periods=_in_time(grouped["period"]),
    )


def _in_time(rows: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Oldest first, then the deals whose creation is unknown. Labels of quarters sort by time."""
    known = sorted((row for row in rows if row["period"]), key=lambda row: (row["period"][0] != "b", row["period"]))
    unknown = [row for row in rows if not row["period"]]
    return tuple({key: row[key] for key in ("period", "deals", "share")} for row in (*known, *unknown))


def _shown(key: tuple[str, str, str]) -> bool:
    table, column, of = key
    return (table == "deals" and of == _OF.get(column, "all")) or (table == "stage_changes" and of == "all")


def _field(key: tuple[str, str, str], counts: dict[tuple[str, str, str], tuple[int, int]]) -> dict[str, Any]:
    filled, population = counts[key]
    share = filled / population if population else None
    named = dict(zip(("table", "field", "of"), key, strict=True))
    return named | {"filled": filled, "population": population, "share": share}


def _of_deals(context: Context) -> dict[tuple[str, str, str], tuple[int, int]]:
    deals = context.tables.deals
    columns = [name for name in DEALS.names if name not in _NO_VALUES]
    # By outcome in one pass; counting each column once for each population would take five times as long.
    by_outcome = deals.mutate(is_known=_.outcome).group_by("outcome")
    asked = {f"filled_{name}": _["is_known" if name == "outcome" else name].count() for name in columns}
    rows = by_outcome.aggregate(records=_.count(), **asked).to_pyarrow().to_pylist()
    return {
        ("deals", name, of): (summed(rows, f"filled_{name}", of) or 0, summed(rows, "records", of) or 0)
        for of in POPULATIONS
        for name in columns
    }


def _of_history(flags: ibis.Table) -> dict[tuple[str, str, str], tuple[int, int]]:
    counts = flags.group_by("outcome").aggregate(records=_.count(), filled=_.count(where=_.has_history))
    rows = counts.to_pyarrow().to_pylist()
    return {
        ("stage_changes", "changed_at", of): (summed(rows, "filled", of) or 0, summed(rows, "records", of) or 0)
        for of in POPULATIONS
    }


def _of_tables(context: Context) -> dict[tuple[str, str, str], tuple[int, int]]:
    named = [key.split(".") for key in context.filled]
    others = [(table, name) for table, name in named if table not in {"deals", "stage_changes"}]
    return {
        (table, name, "all"): (context.filled[f"{table}.{name}"], context.rows[table])
        for table, name in others
        if context.rows[table]
    }


def _quarter(today: date, zone: str, fiscal_start: int) -> Any:
    """The quarter of creation as a column: a label, "before …", or null. Boundaries are instants of the zone."""
    period = Period.containing(today, zone=zone, fiscal_start=fiscal_start)
    branches = []
    for _nth in range(QUARTERS):
        branches.append((_.created_at >= ibis.timestamp(period.starts_at), period.label))
        first, period = period.label, period.previous()
    return ibis.cases(*branches, (_.created_at.notnull(), f"before {first}"))


def _grouped(context: Context, name: str, by: Any) -> list[dict[str, Any]]:
    close = ibis.ifelse(_.outcome == "open", _.expected_close_on.notnull(), _.closed_at.notnull())
    # A field that no deal has would be everybody's worst one; it is said once, for the field.
    there = [item for item in _NEEDED if item == "close" or context.filled[f"deals.{item}"]]
    values = {item: (close if item == "close" else _[item].notnull()).cast("int64").sum() for item in there}
    table = context.tables.deals.mutate(**{name: by}).group_by(name).aggregate(deals=_.count(), **values)
    rows = table.order_by(ibis.desc("deals"), name).to_pyarrow().to_pylist()
    return [
        {
            name: row[name],
            "deals": row["deals"],
            "share": sum(row[item] for item in there) / (len(there) * row["deals"]),
            "worst_field": min(there, key=lambda item: row[item]) if there else None,
        }
        for row in rows
    ]
