from datetime import date, timedelta

import numpy as np
import pytest
from scipy import stats
from tests.metrics.histories import AS_OF, rows_of
from tests.metrics.pipeline_health.paths import company

from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health import safe_multiple as module
from venturi.metrics.pipeline_health.openings import past_periods
from venturi.metrics.pipeline_health.safe_multiple import safe_multiple, true_shares, wins_needed

MONTHS = past_periods(Period(date(2026, 6, 1), date(2026, 7, 1)), 6)


def month(number, period, *, won, lost, new=0, amount=100):
    """Deals that stand in lead when a period begins and end within it, and wins of deals created in it."""
    begin = period.starts_at
    made = []
    for count, outcome in ((won, "won"), (lost, "lost")):
        made += [
            {"outcome": outcome, "amount": amount, "path": [("lead", 20)], "at": begin - timedelta(days=9)}
        ] * count
    made += [{"outcome": "won", "amount": amount, "path": [("lead", 5)], "at": begin + timedelta(days=2)}] * new
    return [deal | {"deal_id": f"{number}-{nth}"} for nth, deal in enumerate(made)]


def asked(*months, **choices):
    """The one row, for months given as what `month` takes."""
    paths = [deal for number, given in enumerate(months) for deal in month(number, MONTHS[number], **given)]
    known = company(*paths)
    choices.setdefault("periods", MONTHS[: len(months)])
    [row] = rows_of(safe_multiple(known.stays, known.deals, as_of=AS_OF, **choices))
    return row


def test_ten_per_cent_deals_until_four_times_in_five_one_is_won():
    # Every tenth deal of 100 is won; the target is one of them. Of n deals none is won with 0.9^n: n = 16 gives 0.185,
    # 15 gives 0.206. So 16 deals, 1,600 in money, are needed, 16 times the target; on average ten deals would do.
    row = asked({"won": 1, "lost": 9}, target=100)
    assert row["multiple"] == pytest.approx(15.5, abs=0.01)
    assert (row["usual_multiple"], row["chance_at_usual"]) == (10, pytest.approx(1 - 0.9**10))
    assert (row["rule"], row["chance_at_rule"]) == (3, pytest.approx(1 - 0.9**3))
    assert (row["periods"], row["deals"], row["won"], row["target"]) == (1, 10, 1, 100)
    assert row["needed"] == pytest.approx(row["multiple"] * 100)


def test_what_is_won_of_new_deals_needs_no_pipeline():
    # One new deal brings 100 of 200 in any case, so one win is left, as above.
    row = asked({"won": 1, "lost": 9, "new": 1}, target=200)
    assert row["multiple"] == pytest.approx(15.5 / 2, abs=0.01)
    assert row["new_business"] == 100
    assert asked({"won": 1, "lost": 9, "new": 1}, target=100)["multiple"] == 0


def test_without_a_target_it_is_what_was_won_on_average():
    assert asked({"won": 2, "lost": 8}, {"won": 1, "lost": 9, "new": 1})["target"] == 200


def test_where_nothing_was_won_no_multiple_would_do():
    row = asked({"won": 0, "lost": 9}, {"won": 0, "lost": 10}, target=100)
    assert (row["multiple"], row["needed"], row["multiple_high"]) == (None, None, None)
    assert (row["chance_at_usual"], row["usual_multiple"]) == (0, 9.5)


def test_periods_that_differ_by_chance_only_are_taken_as_equal():
    # One of ten, none, two: Binomial(10, 0.1) varies by 0.1 · 0.9 / 10 = 0.009, these by 0.01: a tenth of it is left.
    found = true_shares(np.array([1.0, 0.0, 2.0]), np.array([10.0, 10.0, 10.0]))
    assert found == pytest.approx([0.1, 0.1 - 0.1 * np.sqrt(0.1), 0.1 + 0.1 * np.sqrt(0.1)])
    assert true_shares(np.array([1.0, 1.0]), np.array([10.0, 10.0])) == pytest.approx([0.1, 0.1])
    # Far apart they stay apart.
    assert true_shares(np.array([100.0, 900.0]), np.array([1e3, 1e3])) == pytest.approx([0.1, 0.9], abs=0.001)


def test_a_period_in_which_nothing_stood_is_left_out():
    row = asked({"won": 1, "lost": 9}, target=100, periods=MONTHS[:2])
    assert (row["periods"], row["usual_multiple"]) == (1, 10)


def test_of_nothing_everything_is_unknown():
    row = asked({"won": 0, "lost": 0})
    assert (row["multiple"], row["usual_multiple"], row["periods"], row["target"]) == (None, None, 0, 0)
    row = asked({"won": 0, "lost": 3})
    assert (row["multiple"], row["usual_multiple"], row["target"]) == (None, None, 0)


def test_no_money_over_no_money_is_unknown():
    # Nothing that stood there and nothing that was won had a price: 0 / 0, and of a target there is no multiple of 0.
    for choices, target in (({}, 0), ({"target": 100}, 100)):
        row = asked({"won": 3, "lost": 7, "new": 1, "amount": 0}, {"won": 1, "lost": 9, "amount": 0}, **choices)
        assert (row["target"], row["periods"], row["won"]) == (target, 0, 0)
        unknown = ("multiple", "multiple_low", "multiple_high", "needed", "usual_multiple", "chance_at_rule")
        assert [row[name] for name in unknown] == [None] * 6


def test_periods_in_which_all_or_none_were_won_have_no_spread_to_divide_by():
    # Neither do they differ, nor does chance make any difference: 0 / 0.
    deals = np.array([5.0, 7.0])
    assert true_shares(deals, deals).tolist() == [1.0, 1.0]
    assert true_shares(deals * 0, deals).tolist() == [0.0, 0.0]
    # All of 10 are won each month: 400 is four of 100, and four deals make sure of it.
    row = asked({"won": 10, "lost": 0}, {"won": 10, "lost": 0}, target=400)
    assert row["multiple"] == pytest.approx(3.5 / 4, abs=0.01)
    assert row["chance_at_rule"] == 1


def test_the_interval_is_drawn_over_periods():
    several = [{"won": wins, "lost": 20 - wins} for wins in (3, 4, 5, 6, 7)]
    row = asked(*several, target=500)
    assert row["multiple_low"] < row["multiple"] < row["multiple_high"]
    assert asked(*several[1:], target=500)["multiple_low"] is None
    # A higher chance takes more.
    assert asked(*several, target=500, chance=0.95)["multiple"] > row["multiple"]


def test_an_upper_end_beyond_every_multiple_is_unknown():
    # In the sixth month hardly anything is won, however much stands there; with two such months 0.7 is out of reach.
    several = [{"won": 60, "lost": 60}] * 5 + [{"won": 0, "lost": 120}]
    row = asked(*several, target=3000, chance=0.7)
    assert row["multiple"] is not None
    assert (row["multiple_low"] is None, row["multiple_high"]) == (False, None)


def test_what_is_not_a_chance_or_no_money_is_refused():
    for choice, words in (({"chance": 1.0}, "chance is 1.0"), ({"target": 0}, "target is 0")):
        with pytest.raises(ValueError, match=words):
            asked({"won": 1, "lost": 1}, **choice)


def test_wins_of_one_size_are_counted_and_wins_of_many_are_drawn():
    rng = np.random.default_rng(3)
    assert set(wins_needed(np.array([30.0]), 90.0, rng)) == {3.0}
    assert set(wins_needed(np.array([30.0]), 0.0, rng)) == {0.0}
    assert set(wins_needed(np.zeros(0), 1.0, rng)) == set(wins_needed(np.zeros(2), 1.0, rng)) == {np.inf}
    # Of amounts between 0 and 2, so many are needed as by their mean of 1, and a little over for the last one.
    mixed = wins_needed(np.linspace(0.0, 2.0, 50), 100.0, rng)
    assert mixed.mean() == pytest.approx(100.7, abs=1.5)
    assert mixed.std() == pytest.approx(np.sqrt(100 / 3), rel=0.2)


def test_of_very_many_wins_the_sum_is_taken_as_normal(monkeypatch):
    amounts = np.linspace(0.0, 2.0, 50)
    drawn = wins_needed(amounts, 400.0, np.random.default_rng(3))
    monkeypatch.setattr(module, "MANY", 100)
    normal = wins_needed(amounts, 400.0, np.random.default_rng(3))
    assert normal.mean() == pytest.approx(drawn.mean(), rel=0.01)
    assert normal.std() == pytest.approx(drawn.std(), rel=0.15)


def test_the_target_is_reached_as_often_as_promised():
    # A pipeline of n deals of 100, each won with 0.3, in every period: the multiple of 1,000 holds n with
    # P(Binomial(n, 0.3) ≥ 10) = 0.8, and one deal less holds less.
    row = asked({"won": 30, "lost": 70}, target=1000)
    deals = round(row["multiple"] * 10 + 0.5)
    assert stats.binom.sf(9, deals, 0.3) >= 0.8 > stats.binom.sf(9, deals - 1, 0.3)
