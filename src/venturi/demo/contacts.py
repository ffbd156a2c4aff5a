"""Contacts: who at the customer is there, what was done with them, which exit criteria hold?"""

from dataclasses import dataclass

import numpy as np

from venturi.demo.arrays import Flags, Floats, Ints, rank_within, repeated
from venturi.demo.arrivals import Arrivals
from venturi.demo.clock import WORKING, Clock
from venturi.demo.parameters import Parameters
from venturi.demo.record import Record

KINDS = ("call", "email", "meeting", "note")
_KIND_SHARES = (0.30, 0.42, 0.20, 0.08)
MEETING, NOTE = 2, 3
ROLES = ("economic buyer", "champion", "user", "technical buyer", "legal")
ATTITUDES = ("supports", "neutral", "opposes")
_LONG = 12 * 5.0  # after twelve weeks in a stage nobody writes any more


@dataclass(frozen=True, slots=True)
class Activities:
    deal: Ints
    nth: Ints
    at: Floats
    kind: Ints
    by_buyer: Flags


@dataclass(frozen=True, slots=True)
class Stakeholders:
    deal: Ints
    nth: Ints
    since: Floats
    role: Ints
    attitude: Ints


@dataclass(frozen=True, slots=True)
class Answers:
    deal: Ints
    criterion: Ints
    at: Floats
    met: Flags
    by_buyer: Flags


def activities(parameters: Parameters, deals: Arrivals, record: Record, rng: np.random.Generator) -> Activities:
    """Calls, emails, meetings and notes in every stay. A deal that fits hears more from its buyer."""
    rules, visits = parameters.contacts, record.visits
    stay = np.minimum(record.alive - visits.entered, _LONG)
    weekly = np.array([stage.activities for stage in parameters.stages] + [0.0, 0.0])[visits.stage]
    row = repeated(rng.poisson(weekly * stay / 5))
    at = visits.entered[row] + stay[row] * rng.random(len(row))
    deal = visits.deal[row]
    order = np.lexsort((at, deal))
    deal, at = deal[order], at[order]
    kind = rng.choice(len(KINDS), size=len(row), p=_KIND_SHARES)
    chance = np.clip(rules.by_buyer + rules.by_buyer_fit * deals.fit[deal], 0.02, 0.95)
    by_buyer = (rng.random(len(row)) < chance) & (kind != NOTE)
    return Activities(deal, rank_within(deal), at, kind, by_buyer)


def stakeholders(
    parameters: Parameters, deals: Arrivals, record: Record, clock: Clock, rng: np.random.Generator
) -> Stakeholders:
    """The people at the customer, each found at some time before the decision. Good fit brings support."""
    deal = repeated(1 + rng.poisson(parameters.contacts.stakeholders, len(deals)))
    until = np.minimum(record.until, clock.horizon)
    since = record.created[deal] + (until - record.created)[deal] * rng.random(len(deal)) ** 2
    order = np.lexsort((since, deal))
    liking = deals.fit[deal] + rng.normal(size=len(deal))
    attitude = np.select([liking > 0.3, liking > -1.0], [0, 1], 2)
    role = rng.choice(len(ROLES), size=len(deal), p=(0.25, 0.25, 0.25, 0.15, 0.10))
    return Stakeholders(deal, rank_within(deal), since[order], role, attitude)


def answers(parameters: Parameters, record: Record, rng: np.random.Generator) -> Answers:
    """One answer for a stay and a criterion of its stage, shortly before the stage is left."""
    rules, visits = parameters.contacts, record.visits
    following = np.r_[visits.stage[1:], 0]
    following[record.last] = -1
    parts = []
    for number, criterion in enumerate(parameters.criteria):
        stage = parameters.stage(criterion.stage)
        row = np.flatnonzero((visits.stage == stage) & (rng.random(len(visits.deal)) < rules.answered))
        on = (following[row] > stage) & (following[row] <= len(parameters.stages))
        met = rng.random(len(row)) < np.where(on, rules.met_forward, rules.met_lost)
        at = np.maximum(record.alive[row] - 3 * WORKING * rng.random(len(row)), visits.entered[row])
        by_buyer = met & (rng.random(len(row)) < 0.6)
        parts.append((visits.deal[row], np.full(len(row), number), at, met, by_buyer))
    deal, which, at, met, by_buyer = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.lexsort((at, deal))
    return Answers(deal[order], which[order], at[order], met[order], by_buyer[order])
