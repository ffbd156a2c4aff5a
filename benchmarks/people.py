"""``python -m benchmarks.people``: how often is a person named wrongly, and how often found?

Teams are drawn whose people are equally good but for a few, with deals of four mixes that nobody gets the same share
of. What is printed is what the verdict of `people_verdicts` makes of them.
"""

import sys
from dataclasses import dataclass

import numpy as np

from venturi.metrics.intervals import SEED
from venturi.metrics.people_verdict import Floats, Team, apart, people_verdicts

# Win rates of four mixes of deals: three in ten on average.
MIXES = np.array([0.45, 0.35, 0.25, 0.15])
EXPECTED = 32.0
TEAMS = 4_000


@dataclass(frozen=True, slots=True)
class Found:
    """Shares of drawn teams: in which somebody was named wrongly, of the weak the named, of the named the wrong."""

    any_false: float
    power: float
    false_discoveries: float


def drawn_team(skill: Floats, deals: int, rng: np.random.Generator, rates: Floats = MIXES) -> Team:
    """A team of people who win `skill` times as often as usual, each with so many deals."""
    mixes = rng.dirichlet(np.full(len(rates), 5.0), size=len(skill))
    had = rng.multinomial(deals, mixes)
    won = rng.binomial(had, np.clip(rates * skill[:, None], 0.0, 1.0))
    usual = won.sum(axis=0) / np.maximum(had.sum(axis=0), 1)
    person, mix = np.indices(had.shape).reshape(2, -1)
    return Team(
        observed=won.sum(axis=1).astype(float),
        expected=(had * usual).sum(axis=1),
        variance=apart(person, mix, (had * usual * (1.0 - usual)).ravel(), len(skill)),
        of=had.sum(axis=1).astype(float),
    )


def verdicts(
    skill: Floats, *, teams: int, expected: float = EXPECTED, rates: Floats = MIXES, seed: int = SEED
) -> Found:
    """What is found in so many teams of this `skill`, when `expected` wins are usual."""
    rng, weak = np.random.default_rng(seed), skill < 1.0
    deals = round(expected / float(rates.mean()))
    counted = np.zeros(3)
    for _team in range(teams):
        [verdict] = people_verdicts([drawn_team(skill, deals, rng, rates)])
        wrong, right = verdict.flagged[~weak].sum(), verdict.flagged[weak].sum()
        counted += (wrong > 0, right / max(1, weak.sum()), wrong / max(1, wrong + right))
    return Found(*(counted / teams).tolist())


def people(weak: int, strong: int = 0, *, of: int = 20) -> Floats:
    """The skill of a team: some win .7, some 1.3 times as often as the others."""
    return np.repeat([0.7, 1.3, 1.0], [weak, strong, of - weak - strong])


def main(teams: int = TEAMS) -> int:
    """Exit code 1 when a target is missed."""
    settings = {
        "equal": (people(0), {}),
        "four at .70": (people(4), {}),
        "equal, 5 people": (people(0, of=5), {}),
        "equal, 50 people": (people(0, of=50), {}),
        "four at .70, 100 expected": (people(4), {"expected": 100.0}),
        "four at .70, rate .20": (people(4), {"rates": MIXES / 1.5}),
        "two at .70, two at 1.30": (people(2, 2), {}),
        "four at .70, four at 1.30": (people(4, 4), {}),
        "one at .70": (people(1), {}),
        "one at .40": (np.where(people(1) < 1.0, 0.4, 1.0), {}),
    }
    found = {name: verdicts(skill, teams=teams, **more) for name, (skill, more) in settings.items()}
    print(f"{teams:,} teams each; 20 people with {EXPECTED:.0f} wins expected unless said otherwise")
    print(f"{'team':<28}{'any false name':>16}{'found':>8}{'of the named wrong':>20}")
    for name, row in found.items():
        power = f"{row.power:.3f}" if (settings[name][0] < 1.0).any() else ""
        print(f"{name:<28}{row.any_false:>16.3f}{power:>8}{row.false_discoveries:>20.3f}")
    equal, four = found["equal"], found["four at .70"]
    return int(equal.any_false > 0.10 or four.power < 0.45 or four.false_discoveries > 0.15)


if __name__ == "__main__":
    sys.exit(main())
