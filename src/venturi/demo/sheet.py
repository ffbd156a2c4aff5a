"""Sheet: the deals and moves as people typed them, before anything is spoilt."""

from dataclasses import dataclass, fields

import numpy as np

from venturi.demo.arrays import Flags, Floats, Ints, Moments, Numbers, choice, rank_within
from venturi.demo.arrivals import Arrivals
from venturi.demo.changes import Changes
from venturi.demo.clock import Clock
from venturi.demo.parameters import Parameters
from venturi.demo.record import OPEN, Record

FIRST_ID, FIRST_COPY = 400_000_000_000_000, 500_000_000_000_000
# A spreadsheet keeps 12 digits of a number it writes as 4.00000000001E+14; with this step no two such ids are equal.
ID_STEP = 1_009
NEXT_STEPS = ("Send the summary", "Call the buyer", "Prepare the workshop", "Agree the terms", "Wait for signature")
DAY = np.timedelta64(1, "D")
_NEVER = np.datetime64("NaT", "s")


@dataclass(slots=True)
class Sheet:
    """One entry of each array a row of the deals table; faults change them. −1 and NaT: empty."""

    deal: Ints  # row of the deal in its cell
    id: Ints
    damaged: Flags
    created: Moments
    closed: Moments
    outcome: Ints
    stage: Ints  # open stages, won, lost, and one beyond: a name that is no stage
    expected: Moments
    amount: Ints
    currency: Ints
    owner: Ints
    channel: Ints
    probability: Floats
    reason: Ints
    competitor: Ints
    next_step: Ints
    next_step_on: Moments

    def take(self, rows: Numbers) -> "Sheet":
        return Sheet(**{entry.name: getattr(self, entry.name)[rows].copy() for entry in fields(self)})

    def plus(self, other: "Sheet") -> "Sheet":
        names = [entry.name for entry in fields(self)]
        return Sheet(**{name: np.concatenate([getattr(self, name), getattr(other, name)]) for name in names})


@dataclass(slots=True)
class Moves:
    """One entry of each array a row of the stage changes table. An author below 0 is the lead of person −1 − author."""

    deal: Ints
    id: Ints
    at: Moments
    stage: Ints
    ordinal: Ints
    author: Ints

    def take(self, rows: Numbers) -> "Moves":
        return Moves(**{entry.name: getattr(self, entry.name)[rows].copy() for entry in fields(self)})

    def plus(self, other: "Moves") -> "Moves":
        names = [entry.name for entry in fields(self)]
        return Moves(**{name: np.concatenate([getattr(self, name), getattr(other, name)]) for name in names})


@dataclass(frozen=True, slots=True)
class Last:
    """What the changing fields of each deal hold on the last day. The expected date is in working time."""

    expected: Floats
    amount: Ints
    owner: Ints


def reasons(parameters: Parameters) -> list[str]:
    """Every reason of the file, once."""
    return list(dict.fromkeys(reason for shares in parameters.loss_reasons.values() for reason in shares))


def moves(record: Record, deals: Arrivals, owner: Changes, clock: Clock) -> Moves:
    visits = record.visits
    author = owner.value(deals.owner, visits.deal, visits.entered).astype(np.int64)
    ids = FIRST_ID + deals.number[visits.deal] * ID_STEP
    return Moves(
        visits.deal, ids, clock.moments(visits.entered), visits.stage.copy(), rank_within(visits.deal) + 1, author
    )


def sheet(
    parameters: Parameters, deals: Arrivals, record: Record, last: Last, clock: Clock, rng: np.random.Generator
) -> Sheet:
    """The deals on the last day."""
    n, stage = len(deals), record.visits.stage[record.last]
    chances = np.array([s.probability for s in parameters.stages] + [1.0, 0.0])
    is_open, end = record.outcome == OPEN, np.datetime64(clock.end)
    reason = _reasons(parameters, record, rng)
    return Sheet(
        deal=np.arange(n),
        id=FIRST_ID + deals.number * ID_STEP,
        damaged=np.zeros(n, dtype=np.bool_),
        created=clock.moments(record.created),
        closed=np.where(is_open, _NEVER, clock.moments(np.where(is_open, 0, record.closed))),
        outcome=record.outcome.copy(),
        stage=stage.copy(),
        expected=clock.dates(last.expected),
        amount=last.amount.copy(),
        currency=deals.region.copy(),
        owner=last.owner.copy(),
        channel=deals.channel.copy(),
        probability=chances[stage],
        reason=reason,
        competitor=_competitors(parameters, reason, rng),
        next_step=np.where(is_open, rng.integers(0, len(NEXT_STEPS), n), -1),
        next_step_on=np.where(is_open, end + rng.integers(1, 21, n) * DAY, np.datetime64("NaT", "D")),
    )


def _reasons(parameters: Parameters, record: Record, rng: np.random.Generator) -> Ints:
    """Why each lost deal was lost, by the stage it was lost in; −1 where it was not."""
    known, u = reasons(parameters), rng.random(len(record.outcome))
    found = np.full(len(u), -1, dtype=np.int64)
    for number, stage in enumerate(parameters.stages):
        shares = parameters.loss_reasons.get(stage.name, {})
        here = record.lost_in == number
        if shares and here.any():
            names = np.array([known.index(name) for name in shares])
            found[here] = names[choice(np.array(list(shares.values())), u[here])]
    return found


def _competitors(parameters: Parameters, reason: Ints, rng: np.random.Generator) -> Ints:
    known, names = reasons(parameters), len(parameters.competitors.names)
    beaten = reason == known.index("competitor") if "competitor" in known else np.zeros(len(reason), dtype=np.bool_)
    seen = beaten | (rng.random(len(reason)) < 0.25)
    return np.where(seen, rng.integers(0, max(names, 1), len(reason)), -1) if names else np.full(len(reason), -1)
