"""Simulation: the company's deals, cell by cell, as chunks of Arrow tables.

Deals are drawn in **cells** of 10,000, each from its own generator, seeded by the seed and the cell's number. A chunk
is some cells one after the other. So a record never depends on how many cells a chunk holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

import numpy as np
import pyarrow as pa

from venturi.demo import calls, changes, contacts, export, faults, journey, record, sheet, truth
from venturi.demo.arrays import Ints
from venturi.demo.arrivals import Arrivals, arrive, by_day
from venturi.demo.clock import Clock
from venturi.demo.company import reference_tables
from venturi.demo.export import Names
from venturi.demo.gaps import Planted
from venturi.demo.parameters import Parameters
from venturi.demo.staff import Staff, hire
from venturi.demo.truth import Tally

CELL = 10_000
CELLS_IN_A_CHUNK = 10
_WHOLE, _CELL = 0, 1  # what a generator is for


@dataclass(frozen=True, slots=True)
class Chunk:
    """The tables of some deals, and what is true of them. The first chunk carries the company's small tables too."""

    deals: int
    tables: Mapping[str, pa.Table]
    truth: Mapping[str, pa.Table]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Setting:
    """What all cells share."""

    parameters: Parameters
    clock: Clock
    staff: Staff
    arrived: Ints


def simulate(parameters: Parameters, *, cells_in_a_chunk: int = CELLS_IN_A_CHUNK) -> Iterator[Chunk]:
    """The company of these parameters, in chunks of at most ``cells_in_a_chunk`` times 10,000 deals.

    The same parameters give the same records in the same order, whatever the chunks.
    """
    here, rng = setting(parameters)
    small = reference_tables(parameters, here.clock, here.staff, rng)
    cells = ceil(parameters.company.deals / CELL)
    for first in range(0, cells, cells_in_a_chunk):
        parts = [_cell(here, number) for number in range(first, min(first + cells_in_a_chunk, cells))]
        tables = _together([part.tables for part in parts])
        yield Chunk(
            deals=sum(part.deals for part in parts),
            tables=tables if first else {**tables, **small},
            truth=_together([part.truth for part in parts]),
            tally=sum((part.tally for part in parts[1:]), parts[0].tally),
        )


def setting(parameters: Parameters) -> tuple[Setting, np.random.Generator]:
    """What is drawn once for the whole company, and the generator to go on with."""
    rng = np.random.default_rng([parameters.company.seed, _WHOLE])
    clock = Clock(parameters.company.start, parameters.company.end)
    staff = hire(parameters, clock, rng)
    return Setting(parameters, clock, staff, by_day(parameters, clock, rng)), rng


def _together(parts: list[Mapping[str, pa.Table]]) -> dict[str, pa.Table]:
    return {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}


def _cell(here: Setting, number: int) -> Chunk:
    known, clock, staff = here.parameters, here.clock, here.staff
    rng = np.random.default_rng([known.company.seed, _CELL, number])
    numbers = np.arange(number * CELL, min((number + 1) * CELL, known.company.deals))
    deals = arrive(known, clock, staff, here.arrived, numbers, rng)
    odds = journey.chances(known, staff, deals)
    true = journey.travel(known, deals, odds, clock, rng)
    kept = record.keep(known, deals, staff, true, clock, rng)
    tables, sheets = _tables(here, deals, odds, kept, rng)
    return Chunk(
        deals=len(deals),
        tables=tables,
        truth={
            "deals": truth.deals(known, clock, deals, odds, true, kept),
            "faults": truth.faults(deals, *sheets),
        },
        tally=truth.tally(known, deals, true),
    )


def _tables(
    here: Setting, deals: Arrivals, odds: journey.Chances, kept: record.Record, rng: np.random.Generator
) -> tuple[dict[str, pa.Table], tuple[sheet.Sheet, Planted, contacts.Activities, Ints]]:
    known, clock, staff = here.parameters, here.clock, here.staff
    names = Names(known, staff, clock)
    amount = changes.amounts(known, deals, kept, rng)
    owner = changes.owners(known, deals, kept, staff, clock, rng)
    promised, expected = changes.expected(known, kept, staff, deals.owner, clock, rng)
    moving = ((promised, expected), (deals.amount, amount), (deals.owner, owner))
    everyone, end = np.arange(len(deals)), np.full(len(deals), clock.horizon)
    last = sheet.Last(*(history.value(first, everyone, end) for first, history in moving))
    filled = sheet.sheet(known, deals, kept, last, clock, rng)
    spoilt = faults.spoil(known, filled, sheet.moves(kept, deals, owner, clock), staff, clock, rng)
    called = calls.calls(known, deals, odds, kept, staff, clock, moving, rng)
    acts = contacts.activities(known, deals, kept, rng)
    answered = contacts.answers(known, kept, rng)
    no_note = (acts.kind == contacts.MEETING) & (rng.random(len(acts.kind)) < known.fault("meeting-without-note"))
    last_activity, last_call = np.full(len(deals), np.datetime64("NaT", "s")), np.zeros(len(deals), dtype=np.int64)
    # Both are sorted by time within a deal: of several values for one deal, the last one stays.
    last_activity[acts.deal], last_call[called.deal] = clock.moments(acts.at), called.category
    who, asked = (owner.value(deals.owner, found.deal, found.at).astype(np.int64) for found in (acts, answered))
    tables = {
        "deals": export.deals_table(names, deals, spoilt.sheet, last_activity, last_call),
        "stage_changes": export.moves_table(names, spoilt),
        "field_changes": export.field_changes_table(names, deals, spoilt, expected, amount, owner),
        "activities": export.activities_table(names, deals, acts, no_note, who),
        "stakeholders": export.stakeholders_table(names, deals, contacts.stakeholders(known, deals, kept, clock, rng)),
        "criteria_answers": export.answers_table(names, deals, answered, asked),
        "forecast_calls": export.calls_table(names, deals, called),
    }
    return tables, (spoilt.sheet, spoilt.planted, acts, np.flatnonzero(no_note))
