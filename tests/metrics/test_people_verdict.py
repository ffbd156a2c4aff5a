import numpy as np
import pytest
from benchmarks.people import people, verdicts
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests

from venturi.metrics.people_verdict import Team, apart, one_sided, people_verdicts


def team(*rows):
    """A team from (came through, of): everybody is expected to do what all do."""
    observed, of = (np.array(column, float) for column in zip(*rows, strict=True))
    rate = observed.sum() / of.sum()
    person, one = np.arange(len(rows)), np.zeros(len(rows), int)
    variance = apart(person, one, of * rate * (1 - rate), len(rows))
    return Team(observed, of * rate, variance, of)


ALIKE = [(30, 100)] * 19


def judged(*rows, side="below", **more):
    [verdict] = people_verdicts([team(*rows)], side=side, **more)
    return verdict


def test_in_equal_teams_hardly_anybody_is_named():
    assert verdicts(people(0), teams=500).any_false <= 0.10


def test_those_who_fall_behind_are_found_and_few_others_named():
    found = verdicts(people(4), teams=500)
    assert found.power >= 0.45
    assert found.false_discoveries <= 0.15


def test_one_far_behind_is_named_and_nobody_else():
    verdict = judged((10, 100), *ALIKE)
    assert verdict.team_p < 0.05
    assert verdict.flagged.tolist() == [True] + [False] * 19
    assert verdict.z[0] < -3
    assert judged((10, 100), *ALIKE, side="above").flagged.sum() == 0


def test_one_far_ahead_is_named_on_the_other_side():
    verdict = judged((55, 100), *ALIKE, side="above")
    assert verdict.flagged.tolist() == [True] + [False] * 19
    assert verdict.z[0] > 3


def test_the_usual_is_what_those_do_who_are_not_suspected():
    # 30 of 100 are usual: the one with 10 is 20 short of it, and not of the mean of all, which is 29.
    # Variance: everybody's 100 · .29 · .71 less the own 20th, and as much more as the yardstick of 19 varies.
    verdict = judged((10, 100), *ALIKE)
    variance = 100 * 0.29 * 0.71 * 19 / 20 * (30 / 29)
    assert verdict.z[0] == pytest.approx(-20 / np.sqrt(variance * (1 + 1 / 19)))


def test_without_a_difference_of_the_team_nobody_is_named():
    verdict = judged((22, 100), *ALIKE)
    assert verdict.team_p > 0.05
    assert not verdict.flagged.any()
    assert np.isfinite(verdict.p).all()


def test_people_among_people_agree_with_another_library():
    verdict = judged((22, 100), (26, 100), (36, 100), *ALIKE)
    assert verdict.adjusted == pytest.approx(multipletests(verdict.p, method="fdr_bh")[1])


def test_several_teams_are_judged_together():
    teams = [team((14, 100), *ALIKE), *[team(*ALIKE)] * 9]
    alone = people_verdicts(teams[:1])[0]
    together = people_verdicts(teams)
    assert together[0].team_p == pytest.approx(min(1.0, 10 * alone.team_p))
    assert together[1].team_p == 1.0


def test_who_has_too_few_deals_is_not_compared():
    # Of 15 deals 4.5 are expected to come through: fewer than five.
    verdict = judged((0, 15), (0, 100), *ALIKE)
    assert np.isnan(verdict.z[0])
    assert np.isnan(verdict.adjusted[0])
    assert not verdict.flagged[0]
    assert verdict.flagged[1]


def test_one_person_alone_is_compared_with_nobody():
    verdict = judged((30, 100), (1, 5))
    assert np.isnan(verdict.team_p)
    assert np.isnan(verdict.p).all()
    assert not verdict.flagged.any()
    assert people_verdicts([]) == []


def test_two_people_who_differ_are_told_apart():
    assert judged((20, 100), (50, 100)).flagged.tolist() == [True, False]
    assert judged((20, 100), (50, 100), side="above").flagged.tolist() == [False, True]


def test_the_chance_of_two_is_that_of_their_difference():
    # What one is short the other has more: below 0 by 2 is as likely as beyond 2 on either side.
    z = np.array([-2.0, 2.0])
    assert one_sided(z, np.array([1.0, 1.0])) == pytest.approx(2 * stats.norm.sf(2), abs=0.015)


def test_a_team_without_differences_has_no_doubt():
    assert one_sided(np.zeros(5), np.ones(5)) == 1.0


def test_the_team_test_keeps_its_level():
    # Nulls with the covariance of a team: independent, less what all are off together.
    rng = np.random.default_rng(4)
    z = rng.standard_normal((400, 8))
    z = (z - z.mean(axis=1, keepdims=True)) / np.sqrt(7 / 8)
    rejected = np.mean([one_sided(row, np.ones(8)) < 0.05 for row in z])
    assert 0.025 <= rejected <= 0.08


def test_the_variance_leaves_out_what_a_person_is_compared_with_of_themselves():
    # Two mixes, two people: the first has 30 of 50 in one and all 20 in the other, which therefore tells nothing.
    rows = {(0, 0): (30, 12), (1, 0): (20, 13), (0, 1): (20, 5)}
    rates = {0: 25 / 50, 1: 5 / 20}
    person, mix = (np.array([key[nth] for key in rows]) for nth in (0, 1))
    chance = np.array([n * rates[key[1]] * (1 - rates[key[1]]) for key, (n, _k) in rows.items()])
    variance = apart(person, mix, chance, 2)
    assert variance == pytest.approx([50 * 0.25 * 0.6 * 0.4] * 2)
    # Mantel and Haenszel's test of the one mix that tells, with n where they have n − 1.
    tables = StratifiedTable([np.array([[12.0, 18.0], [13.0, 7.0]])])
    z = (12 - 15) / np.sqrt(variance[0])
    assert z**2 * 49 / 50 == pytest.approx(tables.test_null_odds().statistic)


def test_order_does_not_matter():
    rows = [(10, 100), (22, 90), (40, 110), *ALIKE]
    one, other = judged(*rows), judged(*reversed(rows))
    assert one.p == pytest.approx(other.p[::-1])
    assert one.flagged.tolist() == other.flagged.tolist()[::-1]
