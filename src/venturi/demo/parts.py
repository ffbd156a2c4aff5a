"""Parts: what the parameters of the company are made of, one class for each part of ``company.toml``.

The comments of that file say what each number means and how it is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_NEVER, _LONG_BEFORE = 1e6, -30.0  # months


@dataclass(frozen=True, slots=True)
class Company:
    deals: int
    seed: int
    end: date
    years: int
    currency: str
    deals_per_person: int

    @property
    def start(self) -> date:
        """First day simulated; the last one is `end`."""
        after = self.end + timedelta(days=1)
        leap_day = after.month == 2 and after.day == 29
        return after.replace(year=after.year - self.years, day=28 if leap_day else after.day)


@dataclass(frozen=True, slots=True)
class Arrivals:
    months: Sequence[float]
    growth: float
    noise: float


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    conversion: float
    days: float
    skip: float
    back: float
    probability: float
    activities: float


@dataclass(frozen=True, slots=True)
class Closed:
    won: str
    lost: str


@dataclass(frozen=True, slots=True)
class Journey:
    spread: float
    lost_slower: float
    back_slower: float
    reopened: float
    reopened_days: float
    never_closed: float
    quarter_end: float
    fit: float


@dataclass(frozen=True, slots=True)
class ProcessChange:
    kind: str
    stage: str
    month: float
    why: str
    effects: Mapping[str, float]
    criterion: str | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    name: str
    stage: str


@dataclass(frozen=True, slots=True)
class Channel:
    name: str
    source: str
    share: float
    effect: float
    cost: float


@dataclass(frozen=True, slots=True)
class Product:
    name: str
    share: float
    amount: float
    effect: float


@dataclass(frozen=True, slots=True)
class Segment:
    name: str
    share: float
    amount: float
    days: float
    effect: float


@dataclass(frozen=True, slots=True)
class Region:
    name: str
    share: float
    currency: str
    rate: float


@dataclass(frozen=True, slots=True)
class Staff:
    ramp_days: float
    ramp_share: float
    ramp_effect: float
    skill: float
    danger_skill: float
    hand_over: float
    reassigned: float
    target: float


@dataclass(frozen=True, slots=True)
class Team:
    name: str
    region: str
    lead: str


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    team: str
    starts: float = _LONG_BEFORE
    leaves: float = _NEVER
    load: float = 1.0
    pace: float = 1.0
    optimism: float = 0.0
    hides: float = 0.0


@dataclass(frozen=True, slots=True)
class Dates:
    early: float
    early_optimist: float
    spread: float
    restated: float
    push_days: float
    left_overdue: float


@dataclass(frozen=True, slots=True)
class Amounts:
    spread: float
    changed: float
    change_spread: float
    change_mean: float


@dataclass(frozen=True, slots=True)
class Contacts:
    stakeholders: float
    by_buyer: float
    by_buyer_fit: float
    answered: float
    met_forward: float
    met_lost: float


@dataclass(frozen=True, slots=True)
class Calls:
    spread: float
    commit: float
    best_case: float
    amount_spread: float
    amount_bias: float


@dataclass(frozen=True, slots=True)
class Competitors:
    names: Sequence[str]
