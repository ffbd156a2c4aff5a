"""Changes: how the expected date, the amount and the owner of a deal move while it is open?"""

from dataclasses import dataclass

import numpy as np

from venturi.demo.arrays import Flags, Floats, Ints, Numbers, starts_of
from venturi.demo.arrivals import Arrivals, rounded
from venturi.demo.clock import WORKING, Clock
from venturi.demo.parameters import Parameters
from venturi.demo.record import Record
from venturi.demo.staff import Staff

MOST_PUSHES = 40


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes of one field, by deal and time. `before` of the first one is what the deal was created with."""

    deal: Ints
    at: Floats
    before: Numbers
    after: Numbers

    def value(self, initial: Numbers, deal: Ints, when: Floats) -> Numbers:
        """The value each deal had at that time."""
        far = 1e7
        place = np.searchsorted(self.deal * far + self.at, deal * far + when, side="right") - 1
        known = (place >= 0) & (self.deal[place] == deal) if len(self.deal) else np.zeros(len(deal), dtype=np.bool_)
        return np.where(known, self.after[place], initial[deal]) if len(self.deal) else initial[deal]


def changes(deal: Ints, at: Floats, after: Numbers, initial: Numbers) -> Changes:
    """Sort the changes, and let each begin where the one before ended. One that changes nothing is left out."""
    order = np.lexsort((at, deal))
    deal, at, after = deal[order], at[order], after[order]
    before = np.r_[initial[:0], after[:-1]] if len(deal) else after
    if len(deal):
        before = np.r_[after[:1], after[:-1]]
        new = np.r_[True, deal[1:] != deal[:-1]]
        before = np.where(new, initial[deal], before)
    differs = before != after
    return Changes(deal[differs], at[differs], before[differs], after[differs])


def amounts(parameters: Parameters, deals: Arrivals, record: Record, rng: np.random.Generator) -> Changes:
    """Some moves, from the third stage on, come with a new amount."""
    rules, visits = parameters.amounts, record.visits
    struck = (
        (visits.stage >= 2) & (visits.stage < len(parameters.stages)) & (rng.random(len(visits.deal)) < rules.changed)
    )
    struck[record.first] = False
    logs = np.where(struck, rng.normal(rules.change_mean, rules.change_spread, len(struck)), 0)
    running = np.cumsum(logs)
    since = running - (running[record.first] - logs[record.first])[visits.deal]
    after = rounded(deals.amount[visits.deal] * np.exp(since))
    return changes(visits.deal[struck], visits.entered[struck], after[struck], deals.amount)


def owners(
    parameters: Parameters, deals: Arrivals, record: Record, staff: Staff, clock: Clock, rng: np.random.Generator
) -> Changes:
    """A few deals change hands; those of people who leave are handed over, most of them."""
    rules, n = parameters.staff, len(deals)
    until = np.minimum(record.until, clock.horizon)
    at = record.created + (until - record.created) * rng.random(n)
    moves = rng.random(n) < rules.reassigned
    moves &= at < staff.leaves[deals.owner]
    second = np.where(moves, staff.pick(deals.region, at, rng.random(n)), deals.owner)
    leaves = staff.leaves[second]
    orphan = (leaves < until) & (leaves > np.where(moves, at, record.created))
    handed = orphan & (rng.random(n) < rules.hand_over)
    # The successor takes over in the first week the person is gone.
    when = np.minimum(np.where(handed, leaves, 0) + rng.random(n), until)
    third = staff.pick(deals.region, np.where(handed, leaves + 5, 0), rng.random(n))
    rows = np.arange(n)
    return changes(
        np.r_[rows[moves], rows[handed]],
        np.r_[at[moves], when[handed]],
        np.r_[second[moves], third[handed]],
        deals.owner,
    )


def expected(
    parameters: Parameters, record: Record, staff: Staff, owner: Ints, clock: Clock, rng: np.random.Generator
) -> tuple[Floats, Changes]:
    """The first expected date of each deal, in working time, and how it was restated and pushed."""
    rules, visits, stages = parameters.dates, record.visits, len(parameters.stages)
    promised = _promised(parameters, record, staff, owner, rng)
    now = promised[record.first]
    initial, cared = np.floor(now), np.ones(len(owner), dtype=np.bool_)
    until = np.minimum(record.until, clock.horizon)
    left = np.minimum(np.minimum(visits.left, clock.horizon), until[visits.deal])
    count = np.diff(np.r_[record.first, len(visits.deal)])
    found: list[tuple[Ints, Floats, Floats]] = []
    for nth in range(int(count.max(initial=0))):
        deal = np.flatnonzero(count > nth)
        row = record.first[deal] + nth
        here = visits.stage[row] < stages
        deal, row = deal[here], row[here]
        if nth:
            restated = (rng.random(len(deal)) < rules.restated) & (visits.stage[row] > visits.stage[row - 1])
            now[deal[restated]] = promised[row[restated]]
            cared[deal[restated]] = True
            found.append((deal[restated], visits.entered[row[restated]], promised[row[restated]]))
        found += _pushes(parameters, now, cared, deal, left[row], rng)
    deals, at, after = (
        (np.concatenate(part) for part in zip(*found, strict=True)) if found else (owner[:0], now[:0], now[:0])
    )
    return initial, changes(deals, at, np.floor(after), initial)


def _promised(parameters: Parameters, record: Record, staff: Staff, owner: Ints, rng: np.random.Generator) -> Floats:
    """The date somebody would name on entering each stage: what usually remains, and how hopeful the person is."""
    rules, visits = parameters.dates, record.visits
    remaining = np.cumsum([stage.days * WORKING * 1.2 for stage in parameters.stages][::-1])[::-1]
    early = rules.early + rules.early_optimist * staff.optimism[owner]
    guess = np.exp(rng.normal(0, rules.spread, len(visits.deal)) - early[visits.deal])
    stage = np.minimum(visits.stage, len(parameters.stages) - 1)
    return np.asarray(visits.entered + remaining[stage] * guess * np.sqrt(staff.pace[owner])[visits.deal])


def _pushes(
    parameters: Parameters, now: Floats, cared: Flags, deal: Ints, left: Floats, rng: np.random.Generator
) -> list[tuple[Ints, Floats, Floats]]:
    """Push the dates that come before the stage is left, again and again, until somebody stops caring."""
    rules, found = parameters.dates, []
    for _ in range(MOST_PUSHES):
        due = (now[deal] < left - 0.5) & cared[deal]
        deal, left = deal[due], left[due]
        if not len(deal):
            break
        neglected = rng.random(len(deal)) < rules.left_overdue
        cared[deal[neglected]] = False
        deal, left = deal[~neglected], left[~neglected]
        at = np.minimum(now[deal] + rng.random(len(deal)), left - 1e-6)
        now[deal] = at + rules.push_days * WORKING * np.exp(rng.normal(0, 0.6, len(deal))) + 1
        found.append((deal, at, now[deal].copy()))
    return found


def counts(deal: Ints, n: int) -> Ints:
    """Changes of each deal."""
    return np.diff(np.r_[starts_of(deal, n), len(deal)])
