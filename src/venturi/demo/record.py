"""Record: what of the truth stands in the CRM on the last day?"""

from dataclasses import dataclass

import numpy as np

from venturi.demo.arrays import Flags, Floats, Ints, starts_of
from venturi.demo.arrivals import Arrivals
from venturi.demo.clock import Clock
from venturi.demo.journey import Visits
from venturi.demo.parameters import Parameters
from venturi.demo.staff import Staff

OPEN, WON, LOST = range(3)


@dataclass(frozen=True, slots=True)
class Record:
    """The visits somebody wrote down, and what they say about each deal."""

    visits: Visits  # recorded ones; left is infinite where the deal still stands
    created: Floats
    first: Ints  # each deal's first row in `visits`
    last: Ints  # and its last one
    outcome: Ints  # OPEN, WON, LOST
    closed: Floats  # not a number while open
    hidden: Flags  # entered late on purpose
    alive: Floats  # end of what truly happened in each visit, where the loss was not recorded too
    lost_in: Ints  # open stage it was in before its last loss; −1: never lost

    @property
    def until(self) -> Floats:
        """Decision, or infinity while open."""
        return np.where(np.isnan(self.closed), np.inf, self.closed)


def keep(
    parameters: Parameters, deals: Arrivals, staff: Staff, journey: Visits, clock: Clock, rng: np.random.Generator
) -> Record:
    """Leave out what comes after the end, what was hidden, and the losses nobody recorded."""
    stages, n = len(parameters.stages), len(deals)
    hidden_until = _hidden(parameters, deals, staff, journey, clock, rng)
    unrecorded = np.r_[False, journey.unrecorded[:-1]]
    known = (journey.entered < clock.horizon) & (journey.entered >= hidden_until[journey.deal]) & ~unrecorded
    visits = Visits(**{name: getattr(journey, name)[known] for name in Visits.__slots__})
    alive = np.minimum(visits.left, clock.horizon)
    visits.left[(visits.left >= clock.horizon) | visits.unrecorded] = np.inf
    first = starts_of(visits.deal, n)
    last = np.r_[first[1:], len(visits.deal)] - 1
    stage = visits.stage[last]
    outcome = np.where(stage < stages, OPEN, np.where(stage == stages, WON, LOST))
    closed = np.where(outcome == OPEN, np.nan, visits.entered[last])
    before = visits.stage[np.maximum(last - 1, 0)]
    return Record(
        visits=visits,
        created=visits.entered[first],
        first=first,
        last=last,
        outcome=outcome,
        closed=closed,
        hidden=hidden_until > -np.inf,
        alive=alive,
        lost_in=np.where(outcome == LOST, np.minimum(before, stages - 1), -1),
    )


def _hidden(
    parameters: Parameters, deals: Arrivals, staff: Staff, journey: Visits, clock: Clock, rng: np.random.Generator
) -> Floats:
    """When a hidden deal is entered: as it reaches the danger point or a later stage. Minus infinity: not hidden."""
    wish = rng.random(len(deals)) < staff.hides[deals.owner]
    late = (journey.stage >= parameters.danger) & (journey.stage < len(parameters.stages))
    late &= (journey.entered < clock.horizon) & ~journey.again & wish[journey.deal]
    until = np.full(len(deals), np.inf)
    np.minimum.at(until, journey.deal[late], journey.entered[late])
    return np.where(np.isfinite(until), until, -np.inf)
