"""The arithmetic of strata beside statsmodels, and beside what was planted in simulated strata."""

import ibis
import numpy as np
import pyarrow as pa
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep
from tests.metrics.win_loss.closed_deals import only, rows_of

from venturi.metrics.win_loss.like_for_like import compared, judged

COUNTS = ("met_won", "met_lost", "unmet_won", "unmet_lost")


def strata(*rows):
    """One row per stratum: its group, and the four counts."""
    columns = list(zip(*rows, strict=True)) or [[]] * 5
    names = ("group", *COUNTS)
    return ibis.memtable(pa.table({n: pa.array(c, pa.int64()) for n, c in zip(names, columns, strict=True)}))


def judge(*rows):
    found = rows_of(judged(compared(strata(*rows), by=["group"], sums=COUNTS).order_by("group")))
    return found[0] if len(found) == 1 else found


def random_strata(groups, seed):
    rng = np.random.default_rng(seed)
    return [(group, *counts) for group in range(groups) for counts in rng.integers(1, 40, (5, 4)).tolist()]


def test_the_test_is_the_one_of_cochran_mantel_and_haenszel():
    rows = random_strata(20, seed=1)
    for found in judge(*rows):
        tables = [np.reshape(counts, (2, 2)) for group, *counts in rows if group == found["group"]]
        assert found["p"] == pytest.approx(StratifiedTable(tables).test_null_odds(correction=False).pvalue)


def test_false_alarms_are_controlled_as_benjamini_and_hochberg_do():
    found = judge(*random_strata(20, seed=2))
    decided, q, *_ = multipletests([row["p"] for row in found], alpha=0.05, method="fdr_bh")
    assert [row["q"] for row in found] == pytest.approx(q)
    assert [row["predicts"] for row in found] == decided.tolist()


def test_in_one_stratum_the_interval_is_newcombes():
    for met_won, met_lost, unmet_won, unmet_lost in [(27, 23, 8, 42), (5, 0, 3, 4), (9, 1, 0, 12)]:
        found = only(compared(strata((1, met_won, met_lost, unmet_won, unmet_lost)), by=["group"], sums=[]))
        sides = (met_won, met_won + met_lost, unmet_won, unmet_won + unmet_lost)
        ends = confint_proportions_2indep(*sides, method="newcomb", compare="diff")
        assert (found["difference_low"], found["difference_high"]) == pytest.approx(ends)


def test_the_interval_holds_the_planted_difference_at_its_nominal_rate():
    # 3,000 companies of four strata with win rates of their own; met adds 15 points in each.
    rng = np.random.default_rng(3)
    met, unmet = np.array([40, 12, 25, 6]), np.array([10, 30, 20, 9])
    base, companies = np.array([0.5, 0.1, 0.3, 0.7]), 3_000
    met_won = rng.binomial(met, base + 0.15, (companies, 4))
    unmet_won = rng.binomial(unmet, base, (companies, 4))
    counts = [np.tile(n, companies) for n in (met, unmet)]
    group = np.repeat(np.arange(companies), 4)
    columns = [group, met_won.ravel(), counts[0] - met_won.ravel(), unmet_won.ravel(), counts[1] - unmet_won.ravel()]
    names = ("group", *COUNTS)
    table = ibis.memtable(pa.table({name: pa.array(column) for name, column in zip(names, columns, strict=True)}))
    found = compared(table, by=["group"], sums=[]).to_pyarrow()
    low, high = (found[name].to_numpy() for name in ("difference_low", "difference_high"))
    assert 0.94 <= np.mean((low <= 0.15) & (high >= 0.15)) <= 0.98
    assert abs(np.mean(found["difference"].to_numpy()) - 0.15) < 0.005


def test_where_the_criterion_tells_nothing_the_test_errs_as_often_as_it_says():
    # 2,000 criteria of two strata, with win rates of 40 % and 20 % whether they were met or not.
    rng = np.random.default_rng(4)
    won = rng.binomial(30, [[[0.4], [0.2]]], (2_000, 2, 2)).tolist()
    rows = [(group, met, 30 - met, unmet, 30 - unmet) for group, both in enumerate(won) for met, unmet in both]
    found = judge(*rows)
    assert 0.035 <= np.mean([row["p"] < 0.05 for row in found]) <= 0.065
    assert not any(row["predicts"] for row in found)


def test_strata_with_one_side_only_are_not_compared_and_counted():
    found = judge((1, 20, 20, 10, 30), (1, 7, 0, 0, 0), (1, 0, 0, 0, 3))
    assert (found["compared"], found["unmatched"]) == (80, 10)
    # In the rates as they are, everybody counts: 27 of 47, and 10 of 43.
    assert (found["met_rate"], found["unmet_rate"]) == (27 / 47, 10 / 43)
    assert found["difference"] == pytest.approx(0.25)


def test_nothing_comparable_has_no_difference_and_no_test():
    found = judge((1, 7, 3, 0, 0), (1, 0, 0, 2, 2))
    names = ("met_alike", "unmet_alike", "difference", "difference_low", "difference_high", "p", "q", "predicts")
    assert [found[name] for name in names] == [None] * len(names)
    assert (found["compared"], found["unmatched"]) == (0, 14)


def test_few_deals_have_a_difference_and_no_test():
    # 2 of 2 against 0 of 2: at most 2 of the 2 won could be met, and 1 is expected. That is 1, and 5 are needed.
    found = judge((1, 2, 0, 0, 2))
    assert (found["difference"], found["p"], found["predicts"]) == (1.0, None, None)
    assert found["difference_high"] == 1.0
    assert found["difference_low"] < 0.2


def test_deals_that_were_all_won_differ_by_nothing_and_cannot_be_tested():
    found = judge((1, 50, 0, 50, 0))
    assert (found["met_alike"], found["unmet_alike"], found["difference"], found["p"]) == (1.0, 1.0, 0.0, None)
    assert found["difference_low"] < 0 < found["difference_high"]


def test_a_row_that_cannot_be_tested_leaves_the_others_alone():
    alone = judge((1, 27, 23, 8, 42))
    both = judge((1, 27, 23, 8, 42), (2, 1, 0, 0, 1))
    assert both[0] == alone
    assert both[1]["q"] is None


def test_no_groups_give_no_rows():
    assert judge() == []
