"""Random companies as lists of events, and what their CRM would have exported at any moment: played forward.

Nothing of ours makes an export, so that it can judge how the past is rebuilt. Events have what real logs have: equal
moments, entries made late, moves back and over stages, reopened deals, other owners, emptied amounts, other promises.

What an export of the moment would tell and no later one can, is left out of both sides:

- what was entered late, or corrected, stands in an export as soon as it had happened: a log tells that moment, and not
  when somebody wrote it down;
- why a deal was lost is written over by the next loss, and in some systems deleted when the deal is opened again;
- what has no log (the last contact, the team and the name of a person, a planned call that was held) never changes;
- a deal deleted since, one decided on a day that neither it nor its moves tell, the stage of a deal before its first
  move, the hour of a creation of which only the day is told.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from venturi.metrics.tables import CONTRACTS

START, END = date(2025, 1, 1), date(2026, 7, 1)
DAYS = (END - START).days
# Positions leave gaps on purpose.
LADDER = {"lead": 1, "meet": 2, "offer": 4, "terms": 5}
STAGES = {
    "default": {**dict.fromkeys(LADDER, "open"), "won": "won", "lost": "lost"},
    "renewal": {"ask": "open", "terms": "open", "won": "won", "lost": "lost"},
}
TEAMS = {"ana": "north", "ben": "north", "cyd": "south", "dan": "south"}
CRITERIA = {"meet": ("need named", "buyer met"), "offer": ("price agreed",)}
# Some systems delete these when a deal is opened again.
OF_A_DECISION = ("loss_reason", "competitor")


class Event(NamedTuple):
    """Something that happened to a deal: what became of a field, or into which place it moved."""

    at: datetime
    entry: int
    field: str
    value: Any


@dataclass
class Deal:
    """A deal that no one touches but by `events`; ``told`` is what never changes."""

    told: dict
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True)
class World:
    """A company: its deals, and all else its CRM keeps."""

    zone: str
    deals: tuple[Deal, ...]
    people: tuple[dict, ...]
    tables: dict[str, list[dict]]
    logs_teams: bool
    keeps_reasons: bool
    closes_on_days: bool

    @property
    def ends(self) -> datetime:
        return end_of_day(END, self.zone)


def end_of_day(day, zone):
    """The last microsecond of a day in a zone, in UTC without a zone of its own."""
    after = datetime.combine(day + timedelta(days=1), time.min, tzinfo=ZoneInfo(zone))
    return after.astimezone(UTC).replace(tzinfo=None) - timedelta(microseconds=1)


def export(world, until):
    """What the CRM would have exported at a moment: the rows of each table."""
    deals, moves, changes = [], [], []
    for deal in world.deals:
        if deal.events[0].at > until:
            continue
        row, moved, changed = _played(world, deal, until)
        today, *_ = _played(world, deal, world.ends)
        told = today if _still_told(row, today, deal, until) else {}
        row |= {name: told.get(name) for name in OF_A_DECISION}
        deals.append(_in_days(row, world.zone) if world.closes_on_days else row)
        moves += moved
        changes += changed
    known = {row["deal_id"] for row in deals}
    happened = {name: [row for row in rows if _by_then(world, name, row, until)] for name, rows in world.tables.items()}
    for name in ("activities", "criteria_answers", "stakeholders"):
        happened[name] = [row for row in happened[name] if row["deal_id"] in known]
    return happened | {
        "deals": deals,
        "stage_changes": moves,
        "field_changes": changes,
        "people": list(_there(world.people, _day(until, world.zone))),
        "stages": list(_stages()),
    }


def written(rows, folder):
    """The tables as Parquet files, named after them."""
    folder.mkdir(parents=True)
    for name, told in rows.items():
        schema = ibis.schema({column.name: column.dtype for column in CONTRACTS[name].columns}).to_pyarrow()
        made = [{column: _typed(row.get(column)) for column in schema.names} for row in told]
        pq.write_table(pa.Table.from_pylist(made, schema), folder / f"{name}.parquet")
    return sorted(folder.glob("*.parquet"))


def _typed(value):
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


def _played(world, deal, until):
    """The row of a deal, its moves and its changed fields, by then."""
    row, moves, changes = dict(deal.told), [], []
    row |= dict.fromkeys(("outcome", "closed_at", *OF_A_DECISION))
    for event in sorted(deal.events):
        if event.at > until:
            break
        log = {"deal_id": row["deal_id"], "changed_at": event.at, "ordinal": event.entry}
        if event.field == "place":
            _move(world, row, event)
            moves.append(log | {"pipeline": row["pipeline"], "stage": row["stage"]})
            continue
        for name, value in _set(world, row, event):
            changes.append(log | {"field": name, "old_value": _text(row[name]), "new_value": _text(value)})
            row[name] = value
    row["team"] = TEAMS.get(row["owner"])
    row["closed_day_only"] = False if row["closed_at"] else None
    return row, moves, changes


def _set(world, row, event):
    row["team"] = TEAMS.get(row["owner"])
    yield event.field, event.value
    if event.field == "owner" and world.logs_teams:
        yield "team", TEAMS.get(event.value)


def _move(world, row, event):
    pipeline, stage, because = event.value
    kind = STAGES[pipeline][stage]
    if kind == "open":
        row["closed_at"] = None
        if not world.keeps_reasons:
            row |= dict.fromkeys(OF_A_DECISION)
    elif row["outcome"] != kind:
        row["closed_at"] = event.at
        row |= dict.fromkeys(OF_A_DECISION) | (because if kind == "lost" else {})
    row |= {"pipeline": pipeline, "stage": stage, "outcome": kind}


def _still_told(row, today, deal, until):
    """Whether today's reason is that of then: of the same decision, or nothing was decided since."""
    later = [event.value[:2] for event in deal.events if event.at > until and event.field == "place"]
    untouched = all(STAGES[pipeline][stage] == "open" for pipeline, stage in later)
    return untouched or (row["closed_at"] is not None and row["closed_at"] == today["closed_at"])


def _in_days(row, zone):
    if row["closed_at"] is None:
        return row
    midnight = datetime.combine(_day(row["closed_at"], zone), time.min, tzinfo=ZoneInfo(zone))
    return row | {"closed_at": midnight.astimezone(UTC).replace(tzinfo=None), "closed_day_only": True}


def _there(people, day):
    for person in people:
        if person["started_on"] <= day:
            gone = person["left_on"] is not None and person["left_on"] <= day
            yield person if gone else person | {"left_on": None, "active": True}


def _stages():
    for pipeline, kinds in STAGES.items():
        for position, (stage, kind) in enumerate(kinds.items(), start=1):
            yield {"pipeline": pipeline, "stage": stage, "position": 2 * position, "kind": kind}


MOMENTS = {"activities": "at", "criteria_answers": "answered_at", "stakeholders": "identified_at"}
ON_DAYS = {"costs": "on", "rates": "on"}


def _by_then(world, name, row, until):
    if name in ON_DAYS:
        return row[ON_DAYS[name]] <= _day(until, world.zone)
    return name not in MOMENTS or row[MOMENTS[name]] is None or row[MOMENTS[name]] <= until


def _day(moment, zone):
    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date()


def _text(value):
    return None if value is None else str(value)
