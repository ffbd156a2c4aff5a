"""People and chance: who did less, or more, than equally good people with the same deals would?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from venturi.metrics.intervals import SEED

Floats = NDArray[np.float64]
Side = Literal["below", "above"]

SIGNIFICANT = 0.05
# The team's test comes first and keeps false alarms in equal teams below 5 %. After it this level leaves one false name
# in ten, as `python -m benchmarks.people` measures; a level of 0.1 would find half as many of those who fall behind.
DISCOVERIES = 0.4
DOUBT = 0.1
FEWEST = 5.0
DRAWS = 1_999


@dataclass(frozen=True, slots=True)
class Team:
    """People at one step: what each did, what was to be expected, and how far chance alone takes it from there.

    ``observed``, ``expected`` : deals that came through, one number a person.  ``variance`` : of the difference, in an
    equal team.  ``of`` : deals that could have come through.
    """

    observed: Floats
    expected: Floats
    variance: Floats
    of: Floats

    @property
    def comparable(self) -> NDArray[np.bool_]:
        """Of whom at least five deals were expected to come through and five not, with others to compare with."""
        return (self.expected >= FEWEST) & (self.of - self.expected >= FEWEST) & (self.variance > 1e-9)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What chance leaves of the differences of a team; NaN where a person is not compared.

    ``team_p`` : chance that people of an equal team lie as far off on this side, among all teams judged together;
    NaN with fewer than two people.  ``z``, ``p`` : of each person.  ``adjusted`` : p among the people.
    ``flagged`` : the team differs, and so does the person.
    """

    team_p: float
    z: Floats
    p: Floats
    adjusted: Floats
    flagged: NDArray[np.bool_]


def people_verdicts(teams: Sequence[Team], *, side: Side = "below", level: float = DISCOVERIES) -> list[Verdict]:
    r"""Who lies below, or above, what was to be expected, when many are looked at. One verdict a team.

    .. math:: z_i = \frac{O_i - E_i}{\sqrt{V_i}}, \qquad T = \sum_i \min(z_i, 0)^2

    The team comes first: T beside what it is in 1,999 drawn teams of equal people [1]_. Of several teams, such as the
    same people at each stage, each has its p-value among all [2]_. Only where it is below 0.05 are people judged: by a
    one-sided p-value each, at a false discovery rate of `level` [2]_. Twice, because those who fall behind drag the
    expectation down and hide each other: the second time what is expected is what those not flagged do.

    Parameters
    ----------
    teams : what was counted
    side : below, or above
    level : of the false discoveries among the people, before what the team's test prevents.

    References
    ----------
    .. [1] Davison, A. C., Hinkley, D. V. (1997). Bootstrap Methods and their Application, section 4.2.
    .. [2] Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57(1).
    """
    first = [_z(team, team.comparable, side) for team in teams]
    compared = [team.comparable for team in teams]
    alone = [one_sided(z[there], team.variance[there]) for team, z, there in zip(teams, first, compared, strict=True)]
    team_p = _adjusted(np.array(alone))
    return [_judged(team, z, float(p), side, level) for team, z, p in zip(teams, first, team_p, strict=True)]


def one_sided(z: Floats, variance: Floats) -> float:
    """Chance that people of an equal team lie as far below 0, in the sum of squares; NaN with fewer than two people.

    Drawn, because the differences of a team add up to nothing: where some lie below, others lie above. That makes far
    sums so much rarer that tables for independent values would find a third of what there is.
    """
    if len(z) < 2:
        return float("nan")
    weight = variance / variance.sum()
    error = np.sqrt(1.0 - weight)

    def equal_team(size: tuple[int, int]) -> Floats:
        chance = np.random.default_rng(SEED).standard_normal(size)
        # In the units of each: what all are off together is taken off everybody, in proportion.
        together = (chance * np.sqrt(weight)).sum(axis=1, keepdims=True)
        drawn: Floats = (chance - together * np.sqrt(weight)) / error
        return drawn

    tested = stats.monte_carlo_test(
        z, equal_team, _far_below, vectorized=True, n_resamples=DRAWS, alternative="greater"
    )
    return float(tested.pvalue)


def _far_below(z: Floats, axis: int = -1) -> Floats:
    squares: Floats = np.sum(np.minimum(z, 0.0) ** 2, axis=axis)
    return squares


def apart(person: NDArray[np.int64], stratum: NDArray[np.int64], variance: Floats, people: int) -> Floats:
    r"""Variance of observed − expected of each person, whose own deals are part of what is expected of them.

    .. math:: V_i = \sum_s v_{is} \left(1 - \frac{v_{is}}{v_s}\right)

    `variance` is v of each cell of one person and one stratum. Who has a stratum to themselves tells nothing in it.
    """
    whole = np.bincount(stratum, variance)[stratum]
    share = np.divide(variance, whole, out=np.ones_like(variance), where=whole > 0)
    return np.bincount(person, variance * (1.0 - share), minlength=people).astype(float)


def _judged(team: Team, z: Floats, team_p: float, side: Side, level: float) -> Verdict:
    differs = team_p < SIGNIFICANT
    suspects = ((_adjusted(stats.norm.cdf(z)) <= level) | (_adjusted(stats.norm.sf(z)) <= level)) & differs
    usual = team.comparable & ~suspects
    again = _z(team, usual, side) if suspects.any() and usual.any() else z
    p = stats.norm.cdf(again)
    adjusted = _adjusted(p)
    sign = 1.0 if side == "below" else -1.0
    nobody = np.isnan(team_p)
    p, adjusted = (np.full(len(z), np.nan) if nobody else values for values in (p, adjusted))
    return Verdict(team_p, sign * again, p, adjusted, (adjusted <= level) & (p < DOUBT) & differs)


def _z(team: Team, usual: NDArray[np.bool_], side: Side) -> Floats:
    """Distance of each comparable person from what the usual ones do, in standard errors; below is negative."""
    due, spread = team.expected, team.variance
    pace = team.observed[usual].sum() / due[usual].sum() if due[usual].sum() > 0 else 1.0
    # Of whom the yardstick is not made it varies on its own.
    more = np.where(usual, 1.0, 1.0 + spread / max(spread[usual].sum(), 1e-9))
    far = (team.observed - pace * due) / np.sqrt(np.where(team.comparable, pace * spread * more, np.nan))
    return far if side == "below" else -far


def _adjusted(p: Floats) -> Floats:
    """P-values among all that are known, by Benjamini and Hochberg."""
    found = np.full(len(p), np.nan)
    known = np.isfinite(p)
    if known.any():
        found[known] = stats.false_discovery_control(p[known])
    return found
