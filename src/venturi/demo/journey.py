"""Journey: what truly becomes of every deal, to its very end?

A deal is a semi-Markov process. In each stage it is drawn where it goes next (forwards, over a stage, back, lost), then
how long that takes. Chances do not depend on time, so the true chance to win is exact: a system of linear equations.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit, ndtr

from venturi.demo.arrays import Flags, Floats, Ints, Numbers
from venturi.demo.arrivals import Arrivals
from venturi.demo.clock import WORKING, Clock
from venturi.demo.parameters import Parameters
from venturi.demo.parts import ProcessChange
from venturi.demo.staff import Staff

FORWARD, SKIP, BACK, LOST = range(4)


@dataclass(frozen=True, slots=True)
class Chances:
    """Where a deal goes from each stage, and how long it stays there. Arrays are deals × stages."""

    exits: Numbers  # deals × stages × (forward, skip, back, lost)
    days: Floats  # median stay in working days
    wins: Floats  # true chance to win from here, a loss may still be reopened
    wins_final: Floats  # the same when the next loss is for good


@dataclass(frozen=True, slots=True)
class Visits:
    """Every visit of a deal to a stage, in order, closed stages too. Nothing is cut off at the end of the data."""

    deal: Ints  # row of the deal in its cell
    stage: Ints  # 0 … open stages, then won, then lost
    entered: Floats
    left: Floats  # infinite: never
    unrecorded: Flags  # the loss at its end is never recorded
    again: Flags  # the deal was reopened before


def chances(parameters: Parameters, staff: Staff, deals: Arrivals) -> Chances:
    """Conversions of the file, moved by everything the deal has."""
    stages, rules = parameters.stages, parameters.journey
    score = np.tile(logit(np.array([stage.conversion for stage in stages])), (len(deals), 1))
    for kind, which in (("channels", "channel"), ("products", "product"), ("segments", "segment")):
        score += np.array([entry.effect for entry in getattr(parameters, kind)])[getattr(deals, which)][:, None]
    score += (staff.skill[deals.owner] + rules.fit * deals.fit)[:, None]
    score[staff.ramping(deals.owner, deals.born, parameters.staff.ramp_days)] += parameters.staff.ramp_effect
    score[:, parameters.danger] += staff.danger_skill[deals.owner]
    for number, change in enumerate(_in_order(parameters), start=1):
        for stage, effect in change.effects.items():
            score[deals.version >= number, parameters.stage(stage)] += effect
    exits = _exits(parameters, score, deals.version)
    slow = staff.pace[deals.owner] * np.array([s.days for s in parameters.segments])[deals.segment]
    days = slow[:, None] * np.array([stage.days for stage in stages]) * WORKING
    final = _wins(exits, np.zeros(score.shape))
    reopened = exits[:, :, LOST] * (1 - rules.never_closed) * rules.reopened * final
    return Chances(exits, days, _wins(exits, reopened), final)


def _in_order(parameters: Parameters) -> list[ProcessChange]:
    return sorted(parameters.process_changes, key=lambda change: change.month)


def _exits(parameters: Parameters, score: Floats, version: Ints) -> Numbers:
    back = np.tile(np.array([stage.back for stage in parameters.stages]), (len(score), 1))
    skip = np.tile(np.array([stage.skip for stage in parameters.stages]), (len(score), 1))
    back[:, 0] = skip[:, -1] = 0
    for number, change in enumerate(_in_order(parameters), start=1):
        if change.kind != "stage added":
            continue
        added, before = parameters.stage(change.stage), version < number
        skip[before, added - 1] = 1
        if added >= 2:
            skip[before, added - 2] = 0
        if added + 1 < len(parameters.stages):
            back[before, added + 1] = 0
    on = (1 - back) * expit(score)
    return np.stack([on * (1 - skip), on * skip, back, (1 - back) * expit(-score)], axis=2)


def _wins(exits: Numbers, extra: Floats) -> Floats:
    """Chance to be absorbed in won: (I − T) w = b. `extra` is added to b."""
    n, stages, _ = exits.shape
    system = np.zeros((n, stages, stages))
    system[:] = np.eye(stages)
    right = extra.copy()
    for stage in range(stages):
        for kind, target in ((FORWARD, stage + 1), (SKIP, stage + 2), (BACK, stage - 1)):
            if target >= stages:
                right[:, stage] += exits[:, stage, kind]
            elif target >= 0:
                system[:, stage, target] -= exits[:, stage, kind]
    return np.asarray(np.linalg.solve(system, right[:, :, None])[:, :, 0], dtype=np.float64)


def travel(parameters: Parameters, deals: Arrivals, odds: Chances, clock: Clock, rng: np.random.Generator) -> Visits:
    """Walk every deal to its end, one step of all deals at a time."""
    stages, rules = len(parameters.stages), parameters.journey
    won, lost = stages, stages + 1
    deal, stage, now = np.arange(len(deals)), np.zeros(len(deals), dtype=np.int64), deals.born.copy()
    again = np.zeros(len(deals), dtype=np.bool_)
    steps = []
    while len(deal):
        kind = (rng.random(len(deal))[:, None] > np.cumsum(odds.exits[deal, stage], axis=1)[:, :3]).sum(axis=1)
        left = now + _stays(parameters, odds.days[deal, stage], kind, rng)
        target = np.select([kind == LOST, kind == BACK], [lost, stage - 1], np.minimum(stage + 1 + kind, won))
        left = np.where(target == won, _quarter_end(rules.quarter_end, left, clock, rng), left)
        silent = (target == lost) & (rng.random(len(deal)) < rules.never_closed)
        steps.append(Visits(deal, stage, now, left, silent, again))
        closed = target >= won
        back = (target == lost) & ~silent & ~again & (rng.random(len(deal)) < rules.reopened)
        until = left + rules.reopened_days * WORKING * np.exp(rng.normal(0, 0.5, len(deal)))
        steps.append(_closings(deal, target, left, np.where(back, until, np.inf), again, closed))
        go = ~closed | back
        deal, stage = deal[go], np.where(back, stage, target)[go]
        now, again = np.where(back, until, left)[go], (again | back)[go]
    return _sorted(steps)


def _stays(parameters: Parameters, days: Floats, kind: Ints, rng: np.random.Generator) -> Floats:
    stays = days * _slower(parameters)[kind] * np.exp(rng.normal(0, parameters.journey.spread, len(days)))
    return np.maximum(stays, 0.01)


def _slower(parameters: Parameters) -> Floats:
    return np.array([1, 1, parameters.journey.back_slower, parameters.journey.lost_slower])


def _quarter_end(share: float, when: Floats, clock: Clock, rng: np.random.Generator) -> Floats:
    """Some of the wins wait for the last five working days of their quarter."""
    ends = clock.quarter_ends()
    inside = when < len(ends)
    end = np.where(inside, ends[np.clip(when.astype(np.int64), 0, len(ends) - 1)], 0)
    # A quarter that ends after the data is left alone: otherwise the end of the data would show in the chances.
    late = inside & (end <= clock.horizon) & (rng.random(len(when)) < share)
    return np.where(late, np.maximum(when, end - 5 * rng.random(len(when))), when)


def _closings(deal: Ints, stage: Ints, entered: Floats, left: Floats, again: Flags, closed: Flags) -> Visits:
    none = np.zeros(int(closed.sum()), dtype=np.bool_)
    return Visits(deal[closed], stage[closed], entered[closed], left[closed], none, again[closed])


def _sorted(steps: list[Visits]) -> Visits:
    together = {name: np.concatenate([getattr(step, name) for step in steps]) for name in Visits.__slots__}
    order = np.argsort(together["deal"], kind="stable")
    return Visits(**{name: values[order] for name, values in together.items()})


def chance_now(parameters: Parameters, odds: Chances, deal: Ints, stage: Ints, waited: Floats, again: Flags) -> Floats:
    """True chance that an open deal is still won, given how long it has been in its stage without leaving it.

    A loss that nobody records keeps the deal open for ever: the longer it stays, the likelier that is what happened.
    """
    rules, exits = parameters.journey, odds.exits[deal, stage]
    medians = odds.days[deal, stage][:, None] * _slower(parameters)
    still = 1 - ndtr(np.log(np.maximum(waited, 1e-9)[:, None] / medians) / rules.spread)
    leaving = exits * still
    wins = np.where(again[:, None], odds.wins_final[deal], odds.wins[deal])
    padded = np.concatenate([wins, np.ones((len(deal), 2))], axis=1)
    row = np.arange(len(deal))
    value = leaving[:, FORWARD] * padded[row, stage + 1] + leaving[:, SKIP] * padded[row, stage + 2]
    value += leaving[:, BACK] * padded[row, np.maximum(stage - 1, 0)]
    recorded, reopened = 1 - rules.never_closed, np.where(again, 0, rules.reopened)
    value += leaving[:, LOST] * recorded * reopened * odds.wins_final[deal, stage]
    unresolved = leaving[:, :LOST].sum(axis=1) + leaving[:, LOST] * recorded + exits[:, LOST] * rules.never_closed
    return value / unresolved
