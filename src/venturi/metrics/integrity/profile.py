"""What is in the tables at all: records, filled columns, and the few figures single records are held against."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import ibis
from ibis import _

from venturi.metrics.integrity.activity import stays_of_won_deals
from venturi.metrics.integrity.moments import may_be_day
from venturi.metrics.integrity.rule import Context, Limits
from venturi.metrics.tables import CONTRACTS, Tables, conform

_MOMENT = {"stage_changes": "changed_at", "field_changes": "changed_at", "activities": "at"}
_READ = (
    "deals",
    "stage_changes",
    "field_changes",
    "activities",
    "stages",
    "people",
    "costs",
    "targets",
    "criteria_answers",
)


def look(
    tables: Tables, *, stays: ibis.Table | None, as_of: datetime, zone: str, limits: Limits | None = None
) -> Context:
    """The tables brought to their contracts and cut at `as_of`, with what is in them. One query for each table."""
    moment = as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)
    naive = moment.astimezone(UTC).replace(tzinfo=None)
    known = {name: _cut(table, name, naive) for name, table in _given(tables).items()}
    rows = dict.fromkeys((*CONTRACTS, "stays"), 0)
    filled = {f"{name}.{column}": 0 for name in _READ for column in CONTRACTS[name].names}
    filled |= dict.fromkeys(
        ("deals.distinct_id", "stage_changes.days", "activities.by_buyer_true", "stays.most_of_won"), 0
    )
    numbers: dict[str, Any] = {}
    for name, table in known.items():
        seen = _look_at(table, name)
        rows[name] = seen.pop("rows")
        figures = {key: seen.pop(key) for key in list(seen) if key.startswith("number_")}
        filled |= {f"{name}.{column}": count or 0 for column, count in seen.items()}
        numbers |= {key.removeprefix("number_"): value for key, value in figures.items()}
    if stays is not None:
        by_stage = stays_of_won_deals(stays).group_by(["pipeline", "stage"]).aggregate(seen=_.count())
        filled["stays.most_of_won"] = by_stage.seen.max().to_pyarrow().as_py() or 0
        rows["stays"] = stays.limit(1).count().to_pyarrow().as_py()
    return Context(
        tables=replace(tables, **known),
        stays=stays,
        as_of=naive,
        today=moment.astimezone(ZoneInfo(zone)).date(),
        limits=limits or Limits(),
        rows=rows,
        filled=filled,
        numbers=_settled(numbers, rows["deals"]),
    )


def _given(tables: Tables) -> dict[str, ibis.Table]:
    given = {item.name: getattr(tables, item.name) for item in fields(tables) if item.name in _READ}
    return {name: table for name, table in given.items() if table is not None}


def _cut(table: ibis.Table, name: str, as_of: datetime) -> ibis.Table:
    ours = conform(table, CONTRACTS[name])
    if name not in _MOMENT:
        return ours
    return ours.filter(ours[_MOMENT[name]] <= ibis.timestamp(as_of))


def _look_at(table: ibis.Table, name: str) -> dict[str, Any]:
    asked: dict[str, Any] = {"rows": _.count()}
    asked |= {column: _[column].count() for column in CONTRACTS[name].names}
    if name == "deals" and "rate_missing" in table.columns:
        # An amount without a rate is known in its own currency: the field is not absent.
        asked["amount"] = _.count(where=_.amount.notnull() | _.rate_missing.fill_null(False))
    asked |= {"deals": _of_deals, "stage_changes": _of_moves, "activities": _of_activities}.get(name, dict)()
    return table.aggregate(**asked).to_pyarrow().to_pylist()[0]


def _of_moves() -> dict[str, Any]:
    return {"days": may_be_day(_.changed_at).cast("int64").sum()}


def _of_activities() -> dict[str, Any]:
    held = (_.kind.lower() == "meeting") & _.done.fill_null(True) & _.deal_id.notnull()
    return {"by_buyer_true": _.by_buyer.cast("int64").sum(), "number_meetings": _.count(where=held)}


def _of_deals() -> dict[str, Any]:
    amount, digits = _.amount.cast("float64"), _.deal_id.re_search("^[0-9]+$")
    outcomes = {f"number_{name}": _.count(where=_.outcome == name) for name in ("open", "won", "lost")}
    priced = {f"number_{name}_priced": _.count(where=(_.outcome == name) & (_.amount > 0)) for name in ("won", "lost")}
    return {
        "distinct_id": _.deal_id.nunique(),
        "number_amount_q1": amount.quantile(0.25, where=_.amount > 0),
        "number_amount_q3": amount.quantile(0.75, where=_.amount > 0),
        "number_whole_ids": _.count(where=digits & ~_.deal_id.startswith("0")),
        "number_longest_id": _.deal_id.length().max(),
        "number_id_length": _.deal_id.length().quantile(0.2),
        **outcomes,
        **priced,
    }


def _settled(numbers: dict[str, Any], deals: int) -> dict[str, Any]:
    won, lost = numbers.get("won_priced", 0), numbers.get("lost_priced", 0)
    one_sided = None
    if numbers.get("won") and numbers.get("lost") and bool(won) != bool(lost):
        one_sided = "lost" if won else "won"
    return numbers | {
        "decided": numbers.get("won", 0) + numbers.get("lost", 0),
        "all": deals,
        "outcome_without_amounts": one_sided,
        "id_length_if_zeros_lost": _full_length(numbers, deals),
    }


def _full_length(numbers: dict[str, Any], deals: int) -> int | None:
    """The length of identifiers that are whole numbers of fixed length and no counter; null for all others.

    None begins with 0, at least four in five have the full length of six or more digits, and there are far fewer
    deals than such numbers: a counter up to a million has a million deals behind it.
    """
    longest = numbers.get("longest_id") or 0
    whole = deals and numbers["whole_ids"] == deals
    fixed = longest >= 6 and numbers["id_length"] == longest
    return longest if whole and fixed and 10 ** (longest - 1) > 20 * deals else None
