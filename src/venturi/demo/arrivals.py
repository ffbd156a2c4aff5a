"""Arrivals: which deals come in, when, from where and to whom?"""

from dataclasses import dataclass

import numpy as np

from venturi.demo.arrays import Floats, Ints, choice
from venturi.demo.clock import Clock
from venturi.demo.parameters import Parameters
from venturi.demo.staff import Staff

DEALS_PER_ACCOUNT = 1.6


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The deals of one cell as they came to be, one entry of each array a deal."""

    number: Ints  # 0 … of all deals, in the order they came in
    born: Floats  # working time
    version: Ints  # how many process changes were in force
    region: Ints
    account: Ints
    channel: Ints
    product: Ints
    segment: Ints
    owner: Ints
    amount: Ints
    fit: Floats

    def __len__(self) -> int:
        return len(self.number)


def by_day(parameters: Parameters, clock: Clock, rng: np.random.Generator) -> Ints:
    """How many deals have come in by the end of each working day of the simulation."""
    rules = parameters.arrivals
    days = np.arange(int(clock.first), int(clock.horizon), dtype=np.float64)
    month = clock.dates(days).astype("datetime64[M]").astype(np.int64) % 12
    weight = np.asarray(rules.months)[month] * (1 + rules.growth) ** (days / 261)
    shape = 1 / max(rules.noise, 1e-6) ** 2
    weight *= rng.gamma(shape, 1 / shape, clock.weeks + 1)[(days // 5).astype(np.int64)]
    return np.cumsum(rng.multinomial(parameters.company.deals, weight / weight.sum()))


def arrive(
    parameters: Parameters, clock: Clock, staff: Staff, arrived: Ints, number: Ints, rng: np.random.Generator
) -> Arrivals:
    """The deals of these numbers."""
    n = len(number)
    born = int(clock.first) + np.searchsorted(arrived, number, side="right") + rng.random(n)
    region = choice(np.array([r.share for r in parameters.regions]), rng.random(n))
    accounts = max(int(parameters.company.deals / DEALS_PER_ACCOUNT), 1)
    account = np.floor(accounts * rng.random(n) ** 1.3).astype(np.int64)
    # An account keeps its segment and its region: both follow from its number.
    account = account * len(parameters.regions) + region
    spread = (account * 2_654_435_761 % 2**32) / 2**32
    segment = choice(np.array([s.share for s in parameters.segments]), spread)
    product = choice(np.array([p.share for p in parameters.products]), rng.random(n))
    return Arrivals(
        number=number,
        born=born,
        version=_versions(parameters, clock, born),
        region=region,
        account=account,
        channel=choice(np.array([c.share for c in parameters.channels]), rng.random(n)),
        product=product,
        segment=segment,
        owner=staff.pick(region, born, rng.random(n)),
        amount=_amounts(parameters, region, product, segment, rng),
        fit=rng.normal(size=n),
    )


def _versions(parameters: Parameters, clock: Clock, born: Floats) -> Ints:
    changes = np.array([clock.at(clock.month(change.month)) for change in parameters.process_changes])
    return np.searchsorted(np.sort(changes), born, side="right").astype(np.int64)


def _amounts(parameters: Parameters, region: Ints, product: Ints, segment: Ints, rng: np.random.Generator) -> Ints:
    median = np.array([p.amount for p in parameters.products])[product]
    median = median * np.array([s.amount for s in parameters.segments])[segment]
    median = median / np.array([r.rate for r in parameters.regions])[region]
    return rounded(median * np.exp(rng.normal(0, parameters.amounts.spread, len(region))))


def rounded(amount: Floats) -> Ints:
    """People write amounts in hundreds. The cap keeps them inside 32 bits."""
    return (np.clip(np.round(amount / 100), 1, 20_000_000) * 100).astype(np.int64)
