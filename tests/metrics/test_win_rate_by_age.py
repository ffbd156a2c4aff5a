import warnings
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import AalenJohansenFitter
from statsmodels.duration.survfunc import CumIncidenceRight
from tests.examples import some
from tests.metrics.some_customers import deals, random_deals
from tests.metrics.some_deals import AS_OF, BERLIN_Q2, IN_Q1, KINDS, only, periods, rows_of, within

from venturi.errors import TableError
from venturi.metrics.win_rate_by_age import win_rate_by_age, win_rate_by_age_deals
from venturi.metrics.win_rate_survival import win_rate_survival


def aged(outcome, days, **more):
    """A deal decided at that age, or open for so long at the moment of the computation."""
    if outcome == "open":
        return {"outcome": outcome, "created_at": AS_OF - timedelta(days=days)} | more
    return {"outcome": outcome, "created_at": IN_Q1, "closed_at": IN_Q1 + timedelta(days=days)} | more


def curve(*rows, **options):
    found = win_rate_by_age(deals(*rows), **({"entered_in": None, "as_of": AS_OF} | options))
    return sorted(rows_of(found), key=lambda row: row["week"])


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_the_worked_example(amount, moment):
    # Day 10, in week 2: 1 of 4 won, F = 1/4. Day 20: one leaves open. Day 30, in week 5: 1 of 2 won, F = 1/4 + 3/8.
    rows = [aged("won", 10), aged("open", 20), aged("won", 30), aged("lost", 40)]
    found = rows_of(win_rate_by_age(deals(*rows, amount=amount, moment=moment), entered_in=None, as_of=AS_OF))
    found.sort(key=lambda row: row["week"])
    assert [row["week"] for row in found] == list(range(7))
    assert [row["share"] for row in found] == pytest.approx([0, 0, 0.25, 0.25, 0.25, 0.625, 0.625])
    assert [row["won"] for row in found] == [0, 0, 1, 1, 1, 2, 2]
    assert [row["lost"] for row in found] == [0, 0, 0, 0, 0, 0, 1]
    assert [row["followed"] for row in found] == [4, 4, 3, 2, 2, 1, 0]
    assert {row["n"] for row in found} == {4}
    assert found[0]["share_low"] is None
    assert found[5]["share_low"] < 0.625 < found[5]["share_high"]


def test_a_week_ends_with_its_seventh_day():
    found = curve(aged("won", 7), aged("won", 7.01), aged("won", 0))
    assert [row["won"] for row in found] == [1, 2, 3]


def test_the_last_point_is_the_win_rate_by_survival():
    rows = [aged("won", 10), aged("open", 20), aged("won", 30), aged("lost", 40), aged("won", 800)]
    expected = only(win_rate_survival(deals(*[row | {"amount": 1} for row in rows]), entered_in=None, as_of=AS_OF))
    last = curve(*rows)[-1]
    assert last["week"] == 104
    assert [last["share"], last["share_low"], last["share_high"]] == pytest.approx(
        [expected["unit"], expected["unit_low"], expected["unit_high"]]
    )


def test_what_lies_beyond_the_last_week_is_followed_not_counted():
    found = curve(aged("won", 5), aged("won", 15), aged("open", 300), weeks=2)
    assert [(row["week"], row["won"], row["followed"]) for row in found] == [(0, 0, 3), (1, 1, 2), (2, 1, 2)]
    assert [row["won"] for row in curve(aged("won", 14), weeks=2)] == [0, 0, 1]


def test_each_segment_has_its_own_curve_up_to_its_oldest_deal_and_null_is_a_segment():
    rows = [aged("won", 5, segment="small"), aged("lost", 12, segment=None), aged("won", 12, segment=None)]
    found = curve(*rows, by=["segment"])
    assert [(row["week"], row["share"]) for row in found if row["segment"] == "small"] == [(0, 0), (1, 1)]
    assert [row["share"] for row in found if row["segment"] is None] == pytest.approx([0, 0, 0.5])


def test_deals_of_unknown_age_are_counted_and_make_no_curve():
    # Closed before it was created; created on an unknown day; decided on one.
    unknown = [aged("won", -1), aged("lost", 5, created_at=None), aged("lost", 5, closed_at=None)]
    found = curve(aged("won", 5), *unknown)
    assert [(row["week"], row["n"], row["without_date"]) for row in found] == [(0, 1, 3), (1, 1, 3)]
    assert curve(*unknown) == []
    assert curve() == []


def test_the_cohort_is_the_one_that_entered_in_the_period():
    edges = [BERLIN_Q2.starts_at, BERLIN_Q2.starts_at - timedelta(seconds=1), BERLIN_Q2.ends_at]
    rows = [aged("won", 0, created_at=moment, closed_at=moment + timedelta(days=1)) for moment in edges]
    assert curve(*rows, entered_in=BERLIN_Q2, as_of=datetime(2027, 1, 1))[0]["n"] == 1


def test_a_curve_has_a_week_or_more():
    with pytest.raises(ValueError, match="1 week or more; got 0"):
        curve(weeks=0)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "created_at"'):
        win_rate_by_age(deals().drop("created_at"), entered_in=None, as_of=AS_OF)


def sample(size, whole_days):
    draw = np.random.default_rng(11)
    for _ in range(size):
        days = float(draw.integers(1, 90) if whole_days else draw.uniform(0.1, 90))
        yield days, str(draw.choice(["won", "lost", "open"], p=[0.3, 0.4, 0.3]))


def test_share_and_band_agree_with_statsmodels_where_many_end_on_one_day():
    rows = list(sample(300, whole_days=True))
    # One that is seen longest, for the other library has no error where all have ended.
    rows.append((95.0, "open"))
    days, status = (
        np.array([row[0] for row in rows]),
        np.array([{"open": 0, "won": 1, "lost": 2}[row[1]] for row in rows]),
    )
    other = CumIncidenceRight(days, status)
    found = curve(*[aged(outcome, days) for days, outcome in rows])
    for row in found[1:]:
        last = np.searchsorted(other.times, 7 * row["week"], side="right") - 1
        share, error = other.cinc[0][last], other.cinc_se[0][last]
        assert row["share"] == pytest.approx(share)
        # The ends on the log(−log) scale, from the error of the other library.
        width = 1.96 * error / abs(share * np.log(share))
        ends = share ** np.exp(width), share ** np.exp(-width)
        assert (row["share_low"], row["share_high"]) == pytest.approx(ends, rel=0.02)


def test_it_agrees_with_lifelines_where_no_two_end_at_once():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = list(sample(200, whole_days=False))
        codes = {"open": 0, "won": 1, "lost": 2}
        fitted = AalenJohansenFitter().fit(
            [row[0] for row in rows], [codes[row[1]] for row in rows], event_of_interest=1
        )
        density = fitted.cumulative_density_.iloc[:, 0]
    for row in curve(*[aged(outcome, days) for days, outcome in rows]):
        assert row["share"] == pytest.approx(density[density.index <= 7 * row["week"]].iloc[-1], abs=1e-6)


def naive(members, week):
    incidence, survival = 0.0, 1.0
    for age in sorted({days for days, _ in members if days <= 7 * week}):
        at_risk = sum(days >= age for days, _ in members)
        incidence += survival * sum(member == (age, "won") for member in members) / at_risk
        survival *= 1 - sum(days == age and outcome != "open" for days, outcome in members) / at_risk
    return incidence


@settings(max_examples=some(12), deadline=None)
@given(random_deals, periods, st.sampled_from([(), ("segment",)]), st.randoms(use_true_random=False))
def test_it_agrees_with_walking_through_the_ages_in_any_order(rows, period, by, chance):
    table = deals(*chance.sample(rows, len(rows)))
    found = rows_of(win_rate_by_age(table, entered_in=period, as_of=AS_OF, weeks=20, by=by))
    groups = {}
    for row in rows:
        until = AS_OF if row["outcome"] == "open" else row["closed_at"]
        if row["created_at"] and until and until >= row["created_at"] and within(period, row["created_at"]):
            days = (until - row["created_at"]).total_seconds() / 86_400
            groups.setdefault(tuple(row[name] for name in by), []).append((days, row["outcome"]))
    expected_weeks = {group: min(20, -int(-max(members)[0] // 7)) for group, members in groups.items()}
    assert sorted(
        map(str, ((*group, week) for group, last in expected_weeks.items() for week in range(last + 1)))
    ) == sorted(str((*(row[name] for name in by), row["week"])) for row in found)
    for row in found:
        members = groups[tuple(row[name] for name in by)]
        assert row["share"] == pytest.approx(naive(members, row["week"]), abs=1e-9)
        by_then = [outcome for days, outcome in members if days <= 7 * row["week"]]
        assert (row["won"], row["lost"]) == (by_then.count("won"), by_then.count("lost"))
        assert (row["followed"], row["n"]) == (len(members) - len(by_then), len(members))
    listed = rows_of(win_rate_by_age_deals(table, entered_in=period, as_of=AS_OF, weeks=20, by=by))
    last = {tuple(row[name] for name in by): row for row in sorted(found, key=lambda row: row["week"])}
    assert sum(row["won"] for row in last.values()) == sum(
        row["part"] == "won" and row["week"] <= 20 for row in listed if row["week"] is not None
    )
