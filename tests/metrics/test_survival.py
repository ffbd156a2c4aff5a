import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from statsmodels.duration.survfunc import CumIncidenceRight
from tests.examples import some
from tests.metrics.histories import rows_of, table

from venturi.errors import TableError
from venturi.metrics.incidence import aalen_johansen, incidence_at, incidence_by
from venturi.metrics.survival import kaplan_meier, quantile, with_greenwood

SCHEMA = {"days": "float64", "outcome": "string", "ended": "boolean", "weight": "float64", "owner": "string"}


def seen(*rows):
    """One row per deal: days, outcome, weight, owner."""
    names = ("days", "outcome", "weight", "owner")
    known = [dict(zip(names, row)) for row in rows]
    return table([row | {"ended": row["outcome"] != "open"} for row in known], SCHEMA)


def curve(expression, *names):
    return [tuple(row[name] for name in names) for row in sorted(rows_of(expression), key=lambda row: row["days"])]


def at_random(n=300, *, ties):
    """Durations and outcomes of `n` deals; with ties, in whole days."""
    rng = np.random.default_rng(7)
    days = rng.exponential(20, n)
    return (days.round() if ties else days), rng.choice(["won", "lost", "open"], n, p=[0.3, 0.4, 0.3])


def test_what_is_censored_counts_until_it_was_last_seen():
    # Day 1: 1 of 4 ends, 3/4 remain. Day 2: one is lost from sight. Day 3: 1 of 2 ends, 3/4 · 1/2 = 3/8 remain.
    rows = curve(kaplan_meier(seen((1, "won"), (2, "open"), (3, "won"), (4, "open"))), "days", "at_risk", "survival")
    assert rows == [
        (1, 4, pytest.approx(0.75)),
        (2, 3, pytest.approx(0.75)),
        (3, 2, pytest.approx(0.375)),
        (4, 1, pytest.approx(0.375)),
    ]


def test_nothing_survives_once_all_at_risk_have_ended():
    assert curve(with_greenwood(kaplan_meier(seen((1, "won"), (2, "won")))), "survival", "low") == [
        (pytest.approx(0.5), pytest.approx(0.0060, abs=1e-4)),
        (0, None),
    ]


def test_the_median_is_the_first_duration_at_which_half_have_ended():
    assert rows_of(quantile(kaplan_meier(seen((1, "won"), (2, "won"), (3, "won"), (4, "won"))), 0.5)) == [{"days": 2}]


def test_a_share_that_is_not_known_to_have_ended_has_no_duration():
    assert rows_of(quantile(kaplan_meier(seen((1, "won"), (2, "open"), (3, "open"))), 0.5)) == [{"days": None}]


def test_outcomes_compete():
    # Day 1: 1 of 4 won, 1/4. Day 2: lost, 2/4 left. Day 3: 1 of 2 won, 1/4 + 1/2 · 1/2 = 1/2. Day 4: lost.
    rows = curve(
        aalen_johansen(seen((1, "won"), (2, "lost"), (3, "won"), (4, "lost"))),
        "incidence",
        "counted",
        "ended",
        "before",
    )
    assert rows == [
        (pytest.approx(0.25), 1, 1, 1.0),
        (pytest.approx(0.25), 0, 1, pytest.approx(0.75)),
        (pytest.approx(0.5), 1, 1, pytest.approx(0.5)),
        (pytest.approx(0.5), 0, 1, pytest.approx(0.25)),
    ]


def test_open_deals_are_taken_to_end_like_the_others_of_their_age():
    # Day 1: 1 of 4 won, 1/4. Day 2: one open is lost from sight. Day 3: 1 of 2 won, 1/4 + 3/4 · 1/2 = 5/8.
    rows = curve(aalen_johansen(seen((1, "won"), (2, "open"), (3, "won"), (4, "lost"))), "incidence")
    assert rows[-1] == (pytest.approx(5 / 8),)


def test_weighted_by_amount_it_is_the_share_of_money():
    # Nothing is open: 20 + 10 of 100 is won.
    rows = seen((1, "won", 20.0), (2, "won", 10.0), (3, "lost", 40.0), (4, "lost", 30.0))
    [row] = rows_of(incidence_at(aalen_johansen(rows, weight="weight"), interval=False))
    assert (row["incidence"], row["n"], row["low"], row["high"]) == (pytest.approx(0.3), 100, None, None)


def test_rows_without_duration_or_weight_are_left_out():
    rows = seen((1, "won", 5.0), (None, "won", 5.0), (-1, "won", 5.0), (1, "won", 0.0), (1, "won", None))
    assert rows_of(incidence_at(aalen_johansen(rows, weight="weight")))[0]["n"] == 5
    assert rows_of(incidence_at(aalen_johansen(rows)))[0]["n"] == 3


def test_at_an_age_it_reads_the_last_step_before():
    rows = seen((1, "won"), (3, "lost"), (5, "won"), (7, "open"))
    [row] = rows_of(incidence_at(aalen_johansen(rows), age=4))
    assert (row["days"], row["incidence"]) == (3, pytest.approx(0.25))
    assert row["low"] < 0.25 < row["high"]


def test_before_anything_happened_the_incidence_is_zero():
    [row] = rows_of(incidence_at(aalen_johansen(seen((5, "won"), (6, "open"))), age=1))
    assert (row["days"], row["incidence"], row["n"], row["low"]) == (None, 0, 2, None)


def test_groups_have_curves_of_their_own_and_null_is_one():
    rows = seen((1, "won", 1.0, "ana"), (2, "lost", 1.0, "ana"), (1, "lost", 1.0, None))
    found = {row["owner"]: row for row in rows_of(incidence_at(aalen_johansen(rows, by=["owner"]), by=["owner"]))}
    assert (found["ana"]["incidence"], found[None]["incidence"]) == (pytest.approx(0.5), 0)
    medians = rows_of(quantile(kaplan_meier(rows, by=["owner"]), 0.5, by=["owner"]))
    assert {row["owner"]: row["days"] for row in medians} == {"ana": 1, None: 1}


def test_nothing_to_count_gives_no_curve():
    assert rows_of(kaplan_meier(seen())) == rows_of(aalen_johansen(seen())) == []


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='durations table, column "amount"'):
        aalen_johansen(seen(), weight="amount")


def test_kaplan_meier_agrees_with_lifelines():
    days, outcome = at_random(ties=True)
    ours = np.array(
        curve(with_greenwood(kaplan_meier(seen(*zip(days, outcome)))), "days", "survival", "low", "high"), float
    )
    theirs = KaplanMeierFitter().fit(days, outcome != "open")
    assert ours[:, 1] == pytest.approx(theirs.survival_function_.loc[ours[:, 0], "KM_estimate"].to_numpy(), abs=1e-12)
    interval = theirs.confidence_interval_.loc[ours[:, 0]].to_numpy()
    known = ~np.isnan(ours[:, 2])
    assert ours[known, 2:] == pytest.approx(interval[known], abs=1e-9)


def test_aalen_johansen_agrees_with_statsmodels_where_durations_tie():
    days, outcome = at_random(ties=True)
    ours = np.array(
        curve(incidence_by(aalen_johansen(seen(*zip(days, outcome))), step="days"), "days", "incidence", "variance"),
        float,
    )
    theirs = CumIncidenceRight(days, np.select([outcome == "won", outcome == "lost"], [1, 2], 0))
    at = np.searchsorted(ours[:, 0], theirs.times)
    assert ours[at, 1] == pytest.approx(theirs.cinc[0], abs=1e-12)
    assert np.sqrt(ours[at, 2])[:-1] == pytest.approx(theirs.cinc_se[0][:-1], abs=1e-9)


def test_aalen_johansen_and_its_interval_agree_with_lifelines_where_they_do_not():
    days, outcome = at_random(ties=False)
    ours = np.array(
        curve(
            incidence_by(aalen_johansen(seen(*zip(days, outcome))), step="days"), "incidence", "variance", "low", "high"
        ),
        float,
    )
    theirs = AalenJohansenFitter(calculate_variance=True).fit(
        days, np.select([outcome == "won", outcome == "lost"], [1, 2], 0), event_of_interest=1
    )
    assert ours[:, 0] == pytest.approx(theirs.cumulative_density_.to_numpy()[1:, 0], abs=1e-12)
    variance = theirs.variance_.to_numpy()[1:].ravel()
    interval = theirs.confidence_interval_.to_numpy()[1:]
    known = ~np.isnan(variance) & ~np.isnan(ours[:, 2]) & ~np.isnan(interval).any(axis=1)
    assert known.sum() > 200
    assert ours[known, 1] == pytest.approx(variance[known], abs=1e-10)
    assert ours[known, 2:] == pytest.approx(interval[known], abs=1e-6)


@pytest.mark.parametrize("age", [3, 17, None])
def test_at_an_age_the_interval_is_the_one_of_the_curve_there(age):
    days, outcome = at_random(ties=True)
    ages = aalen_johansen(seen(*zip(days, outcome)))
    [row] = rows_of(incidence_at(ages, age=age))
    names = ("days", "incidence", "variance", "low", "high")
    steps = [step for step in curve(incidence_by(ages, step="days"), *names) if age is None or step[0] <= age]
    assert tuple(row[name] for name in names) == pytest.approx(steps[-1], abs=1e-12)


_rows = st.lists(
    st.tuples(st.integers(0, 6).map(float), st.sampled_from(["won", "lost", "open"]), st.integers(1, 3).map(float)),
    min_size=1,
    max_size=25,
)


@settings(max_examples=some(25), deadline=None)
@given(_rows, st.booleans())
def test_it_agrees_with_a_step_by_step_reader(rows, weighted):
    survival, incidence, steps = 1.0, 0.0, []
    for day in sorted({row[0] for row in rows}):
        mass = [(row[1], row[2] if weighted else 1.0) for row in rows if row[0] == day]
        at_risk = sum(row[2] if weighted else 1.0 for row in rows if row[0] >= day)
        incidence += survival * sum(m for outcome, m in mass if outcome == "won") / at_risk
        survival *= 1 - sum(m for outcome, m in mass if outcome != "open") / at_risk
        steps.append((day, pytest.approx(survival, abs=1e-9), pytest.approx(incidence, abs=1e-9)))
    weight = "weight" if weighted else None
    assert curve(aalen_johansen(seen(*rows), weight=weight), "days", "survival", "incidence") == steps
    expected = [(day, value) for day, value, _ in steps]
    assert curve(kaplan_meier(seen(*rows), weight=weight), "days", "survival") == expected


@settings(max_examples=some(15), deadline=None)
@given(_rows)
def test_won_and_lost_and_neither_are_everything(rows):
    won = curve(aalen_johansen(seen(*rows)), "incidence", "survival")
    lost = curve(aalen_johansen(seen(*rows), of="lost"), "incidence")
    for (share, neither), (other,) in zip(won, lost):
        assert share + other + neither == pytest.approx(1.0, abs=1e-9)
