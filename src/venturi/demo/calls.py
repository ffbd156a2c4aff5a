"""Calls: what does each person say every week about the deals due in the quarter?"""

from dataclasses import dataclass

import numpy as np
from scipy.special import logit

from venturi.demo.arrays import Floats, Ints, repeated
from venturi.demo.arrivals import Arrivals, rounded
from venturi.demo.changes import Changes
from venturi.demo.clock import Clock, quarters_of
from venturi.demo.journey import Chances
from venturi.demo.parameters import Parameters
from venturi.demo.record import Record
from venturi.demo.staff import Staff

CATEGORIES = ("pipeline", "best case", "commit")


@dataclass(frozen=True, slots=True)
class Calls:
    """One row per open deal and Monday on which it was due in the quarter."""

    deal: Ints
    week: Ints  # Mondays since the first
    quarter: Ints  # since 1970
    person: Ints
    category: Ints
    amount: Ints


def calls(
    parameters: Parameters,
    deals: Arrivals,
    odds: Chances,
    record: Record,
    staff: Staff,
    clock: Clock,
    moving: tuple[tuple[Floats, Changes], tuple[Ints, Changes], tuple[Ints, Changes]],
    rng: np.random.Generator,
) -> Calls:
    """Every person calls every deal of theirs that is due in the running quarter, by what they believe.

    `moving` holds first values and changes of expected date, amount and owner.
    """
    begin = np.ceil(record.created / 5).astype(np.int64)
    until = np.minimum(record.until, clock.horizon - 1e-9)
    deal = repeated(np.maximum(np.floor(until / 5).astype(np.int64) - begin + 1, 0))
    nth = np.arange(len(deal)) - np.searchsorted(deal, deal, side="left")
    week = begin[deal] + nth
    monday = week * 5.0
    due, amount, person = (history.value(first, deal, monday) for first, history in moving)
    quarter = quarters_of(clock.dates(monday))
    stage = _stage_at(record, deal, monday)
    asked = (quarters_of(clock.dates(due)) == quarter) & (stage < len(parameters.stages))
    deal, week, quarter, stage, person = deal[asked], week[asked], quarter[asked], stage[asked], person[asked]
    category, factor = _said(parameters, odds.wins[deal, stage], staff.optimism[person], deal, rng)
    return Calls(deal, week, quarter, person.astype(np.int64), category, rounded(amount[asked] * factor))


def _said(
    parameters: Parameters, chance: Floats, optimism: Floats, deal: Ints, rng: np.random.Generator
) -> tuple[Ints, Floats]:
    """The category called, and the amount as a multiple of the deal's."""
    rules = parameters.calls
    # What somebody believes of a deal does not change from week to week for no reason: one error for each deal.
    error = rng.normal(0, rules.spread, int(deal.max(initial=-1)) + 1)
    belief = logit(np.clip(chance, 1e-6, 1 - 1e-6)) + error[deal] + optimism
    category = np.digitize(belief, [logit(rules.best_case), logit(rules.commit)])
    factor = np.exp(rules.amount_bias * optimism + rng.normal(0, rules.amount_spread, len(deal)))
    return category.astype(np.int64), factor


def _stage_at(record: Record, deal: Ints, when: Floats) -> Ints:
    far, visits = 1e7, record.visits
    place = np.searchsorted(visits.deal * far + visits.entered, deal * far + when, side="right") - 1
    return visits.stage[np.maximum(place, record.first[deal])]
