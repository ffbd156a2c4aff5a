"""Truth: what nobody at the company knows, to score measures and forecasts against."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pyarrow as pa

from venturi.demo import columns, export
from venturi.demo.arrays import Ints, Numbers
from venturi.demo.arrivals import Arrivals
from venturi.demo.clock import Clock
from venturi.demo.contacts import Activities
from venturi.demo.gaps import CAUSES, PLANTED, Planted
from venturi.demo.journey import Chances, Visits, chance_now
from venturi.demo.parameters import Parameters
from venturi.demo.record import OPEN, Record
from venturi.demo.sheet import FIRST_ID, ID_STEP, Sheet
from venturi.demo.staff import Staff


@dataclass(frozen=True, slots=True)
class Tally:
    """Complete histories counted, by process version and stage; the end of the data cuts nothing off."""

    entered: Numbers
    advanced: Numbers
    won: Numbers  # of those that entered

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, entry.name) + getattr(other, entry.name) for entry in fields(self)))


def tally(parameters: Parameters, deals: Arrivals, journey: Visits) -> Tally:
    """Deals that entered each stage, went beyond it, and were won in the end."""
    stages, versions = len(parameters.stages), len(parameters.process_changes) + 1
    furthest = np.full(len(deals), -1, dtype=np.int64)
    reached = journey.stage <= stages
    np.maximum.at(furthest, journey.deal[reached], journey.stage[reached])
    counts = np.zeros((3, versions, stages), dtype=np.int64)
    for stage in range(stages):
        entered = np.zeros(len(deals), dtype=np.bool_)
        entered[journey.deal[journey.stage == stage]] = True
        for number, which in enumerate((entered, entered & (furthest > stage), entered & (furthest == stages))):
            counts[number, :, stage] = np.bincount(deals.version[which], minlength=versions)
    return Tally(*counts)


def deals(
    parameters: Parameters, clock: Clock, found: Arrivals, odds: Chances, journey: Visits, record: Record
) -> pa.Table:
    """One row per deal: its true chances, its true end, and what was kept from the CRM."""
    stages, n = len(parameters.stages), len(found)
    last = np.r_[np.flatnonzero(journey.deal[1:] != journey.deal[:-1]), len(journey.deal) - 1]
    won = journey.stage[last] == stages
    visits = record.visits
    is_open = record.outcome == OPEN
    row = record.last[is_open]
    now = np.full(n, np.nan)
    waited = clock.horizon - visits.entered[row]
    now[is_open] = chance_now(parameters, odds, np.flatnonzero(is_open), visits.stage[row], waited, visits.again[row])
    never_closed = np.zeros(n, dtype=np.bool_)
    never_closed[visits.deal[visits.unrecorded & (record.alive < clock.horizon)]] = True
    return pa.table(
        {
            "deal_id": columns.ids(FIRST_ID + found.number * ID_STEP),
            "process_version": pa.array(found.version + 1),
            "created_at": columns.moments(clock.moments(found.born)),
            "hidden": columns.flags(record.hidden),
            "never_closed": columns.flags(never_closed & is_open),
            "fit": pa.array(found.fit),
            "win_probability_at_creation": pa.array(odds.wins[:, 0]),
            "win_probability_at_end": pa.array(now, mask=np.isnan(now)),
            "final_outcome": columns.pick(("lost", "won"), won.astype(np.int64)),
            "final_closed_at": columns.moments(clock.moments(journey.entered[last])),
        }
    )


def faults(found: Arrivals, sheet: Sheet, planted: Planted, activities: Activities, without_note: Ints) -> pa.Table:
    """One row per spoilt record: the rule's code, the table, the id as it stands there, and why it is so."""
    ids, moved = export.sheet_ids(sheet), columns.ids(sheet.id)
    parts = [
        (code, table, (moved if table == "stage_changes" else ids).take(pa.array(rows)), cause)
        for code, table, rows, cause in planted.rows
    ]
    noteless = export.activity_ids(found, activities).take(pa.array(without_note))
    parts.append(("meeting-without-note", "activities", noteless, PLANTED))
    which = np.repeat(np.arange(len(parts)), [len(part[2]) for part in parts])
    return pa.table(
        {
            "code": columns.pick([part[0] for part in parts], which),
            "table": columns.pick([part[1] for part in parts], which),
            "record": pa.concat_arrays([part[2] for part in parts]),
            "cause": columns.pick([CAUSES[part[3]] for part in parts], which),
        }
    )


def summary(parameters: Parameters, clock: Clock, staff: Staff, counted: Tally) -> dict[str, Any]:
    """The planted truths of the company, as ``truth/company.json``."""
    danger = parameters.stages[parameters.danger].name
    listed = [person.name for person in parameters.people]
    best = max(parameters.channels, key=lambda channel: channel.effect)
    return {
        "start": parameters.company.start.isoformat(),
        "end": parameters.company.end.isoformat(),
        "danger_point": danger,
        "best_channel": best.name,
        "slow_people": [name for name, pace in zip(listed, staff.pace, strict=False) if pace > 1],
        "optimists": [name for name, optimism in zip(listed, staff.optimism, strict=False) if optimism > 0],
        "hiders": [name for name, hides in zip(listed, staff.hides, strict=False) if hides > 0],
        "conversions": _conversions(parameters, counted),
        "people": _people(clock, staff),
        "parameters": parameters.as_dict(),
    }


def _conversions(parameters: Parameters, counted: Tally) -> list[dict[str, Any]]:
    """Conversion of each stage under each version of the process; null where nobody entered."""
    found = []
    for version in range(len(counted.entered)):
        for number, stage in enumerate(parameters.stages):
            entered, advanced, won = (
                int(counts[version, number]) for counts in (counted.entered, counted.advanced, counted.won)
            )
            found.append(
                {
                    "process_version": version + 1,
                    "stage": stage.name,
                    "entered": entered,
                    "advanced": advanced,
                    "won": won,
                    "conversion": advanced / entered if entered else None,
                    "conversion_to_win": won / entered if entered else None,
                }
            )
    return found


def _people(clock: Clock, staff: Staff) -> list[dict[str, Any]]:
    names = ("skill", "danger_skill", "load", "pace", "optimism", "hides")
    return [
        {"person": person, "team": team, **{name: float(getattr(staff, name)[row]) for name in names}}
        for row, (person, team) in enumerate(zip(staff.names, staff.teams, strict=True))
    ]
