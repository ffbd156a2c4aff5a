from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.some_deals import (
    AS_OF,
    BERLIN_Q2,
    IN_Q1,
    KINDS,
    Q1,
    deals,
    grouped,
    only,
    periods,
    random_deals,
    rows_of,
    split,
    within,
)

from venturi.errors import TableError
from venturi.metrics.win_rate_survival import (
    win_rate_survival,
    win_rate_survival_deals,
    win_rate_survival_with_interval,
)


def aged(outcome, days, amount=10, **more):
    """A deal decided at that age, or open for so long at the moment of the computation."""
    if outcome == "open":
        return {"outcome": outcome, "created_at": AS_OF - timedelta(days=days), "amount": amount} | more
    return {"outcome": outcome, "created_at": IN_Q1, "closed_at": IN_Q1 + timedelta(days=days), "amount": amount} | more


def rate(*rows, **options):
    return only(win_rate_survival(deals(*rows), **({"entered_in": None, "as_of": AS_OF} | options)))


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_an_open_deal_counts_for_as_long_as_it_was_seen(amount, moment):
    # Day 10: 1 of 4 won, F = 1/4, S = 3/4. Day 20: one leaves open. Day 30: 1 of 2 won, F = 1/4 + 3/4 × 1/2 = 5/8.
    rows = [aged("won", 10), aged("open", 20), aged("won", 30), aged("lost", 40)]
    table = deals(*rows, amount=amount, moment=moment)
    row = only(win_rate_survival(table, entered_in=None, as_of=AS_OF))
    assert (row["won"], row["lost"], row["open"], row["age"]) == (2, 1, 1, 40)
    assert (row["unit"], row["value"]) == (pytest.approx(5 / 8), pytest.approx(5 / 8))
    assert row["unit_low"] < 5 / 8 < row["unit_high"]


def test_by_value_each_deal_weighs_its_amount():
    # Day 10: 30 of 100 won, S = 7/10. Day 20: 40 leave open. Day 30: 30 of 30 lost. F = 3/10.
    row = rate(aged("won", 10, 30), aged("open", 20, 40), aged("lost", 30, 30))
    assert (row["unit"], row["value"]) == (pytest.approx(1 / 3), pytest.approx(0.3))


def test_without_open_deals_it_is_the_plain_share():
    assert rate(aged("won", 5), aged("lost", 9), aged("lost", 700))["unit"] == pytest.approx(1 / 3)


def test_what_was_won_beyond_the_horizon_is_not_won_by_it():
    row = rate(aged("won", 10), aged("won", 31), aged("lost", 5), horizon=30)
    assert (row["unit"], row["age"], row["won"]) == (pytest.approx(1 / 3), 10, 2)


def test_nobody_seen_gives_null_not_zero():
    row = rate()
    assert (row["unit"], row["value"], row["won"], row["age"]) == (None, None, 0, None)


def test_no_win_at_all_is_a_rate_of_zero():
    assert rate(aged("lost", 5), aged("open", 9))["unit"] == 0


def test_deals_of_unknown_age_are_named_not_counted():
    rows = [
        aged("won", 5),
        aged("won", -1),  # closed before it was created
        aged("won", 5, created_at=None),
        aged("lost", 5, closed_at=None),
        aged("open", -3),  # created after the moment of the computation
    ]
    row = rate(*rows)
    assert (row["unit"], row["won"], row["lost"], row["open"], row["without_date"]) == (1.0, 1, 0, 0, 4)


def test_they_are_counted_by_the_reason():
    rows = [
        aged("won", -1),
        aged("won", 5, created_at=None),
        aged("open", 5, created_at=None),
        aged("lost", 5, closed_at=None),
        aged("won", 5),
    ]
    row = rate(*rows)
    names = ("creation_unknown", "closing_unknown", "closed_before_created", "without_date")
    assert [row[name] for name in names] == [2, 1, 1, 4]


def test_a_deal_closed_on_the_day_of_its_creation_is_followed_when_only_the_day_of_closing_is_known():
    # Created at 15:00, closed that day and the day after: ages 0 and 1. By the clock the first would be −15 hours.
    known = {"created_at": IN_Q1 + timedelta(hours=15), "closed_day_only": True}
    rows = [aged("won", 0, **known), aged("lost", 1, **known)]
    row = rate(*rows)
    assert (row["won"], row["lost"], row["without_date"], row["unit"], row["age"]) == (1, 1, 0, pytest.approx(0.5), 1)
    listed = rows_of(win_rate_survival_deals(deals(*rows), entered_in=None, as_of=AS_OF))
    assert [one["days"] for one in listed] == [0, 1]


def test_deals_without_an_amount_are_left_out_of_the_value_only():
    row = rate(aged("won", 5, 10), aged("lost", 9, None))
    assert (row["unit"], row["value"], row["without_amount"]) == (pytest.approx(0.5), 1.0, 1)


def test_the_cohort_is_the_one_that_entered_in_the_period():
    edges = [BERLIN_Q2.starts_at, BERLIN_Q2.starts_at - timedelta(seconds=1), BERLIN_Q2.ends_at]
    rows = [aged("won", 0, created_at=moment, closed_at=moment + timedelta(days=1)) for moment in edges]
    assert rate(*rows, entered_in=BERLIN_Q2, as_of=datetime(2027, 1, 1))["won"] == 1


def test_each_group_has_its_own_curve_and_null_is_a_group():
    rows = [aged("won", 5, owner="ana"), aged("lost", 5, owner=None), aged("won", 9, owner=None)]
    found = grouped(win_rate_survival(deals(*rows), entered_in=None, as_of=AS_OF, by=["owner"]), ["owner"])
    assert (found["ana",]["unit"], found[None,]["unit"]) == (1.0, pytest.approx(0.5))


def test_the_interval_by_value_holds_the_rate():
    # Equal amounts: the value interval must come near the one by count, 0.5 ± 1.96 × sqrt(.25 / 100) = ± 0.098.
    rows = [aged("won" if number % 2 else "lost", 10 + number % 30) for number in range(100)]
    row = only(win_rate_survival_with_interval(deals(*rows), entered_in=None, as_of=AS_OF))
    assert (row["value_low"], row["value_high"]) == pytest.approx((0.402, 0.598), abs=0.02)
    assert (row["value_low"], row["value_high"]) == pytest.approx((row["unit_low"], row["unit_high"]), abs=0.03)


def test_the_interval_of_a_group_is_its_own():
    rows = [aged("won" if number % 4 else "lost", number % 30, owner="ana") for number in range(60)]
    rows += [aged("lost", number % 30, owner=None) for number in range(60)] + [aged("won", 1, owner="ben")]
    table = win_rate_survival_with_interval(deals(*rows), entered_in=None, as_of=AS_OF, by=["owner"])
    found = grouped(table, ["owner"])
    assert found["ana",]["value_low"] < 0.75 < found["ana",]["value_high"]
    # Nobody won: every draw says 0, which is no certainty.
    assert (found[None,]["value_low"], found[None,]["value_high"]) == (None, None)
    assert (found["ben",]["value_low"], found["ben",]["value_high"]) == (None, None)


def test_nothing_has_no_interval():
    row = only(win_rate_survival_with_interval(deals(), entered_in=Q1, as_of=AS_OF))
    assert (row["value"], row["value_low"], row["value_high"]) == (None, None, None)


def test_a_recent_cohort_is_not_read_as_lost():
    # True win rate 40 %, decisions spread over 200 days, half of the cohort younger than that: all pursued says much
    # less than 40 %, closed only depends on how fast losses are; the curve comes back to 40 %.
    draw = np.random.default_rng(3)
    rows = []
    for _number in range(3_000):
        age, wins = draw.uniform(0, 400), draw.random() < 0.4
        length = draw.uniform(50, 200) if wins else draw.uniform(0, 100)
        outcome = "open" if length > age else "won" if wins else "lost"
        created = AS_OF - timedelta(days=age)
        closed = None if outcome == "open" else created + timedelta(days=length)
        rows.append({"outcome": outcome, "created_at": created, "closed_at": closed, "amount": 5})
    row = rate(*rows)
    assert row["won"] / len(rows) < 0.33
    assert row["unit"] == pytest.approx(0.4, abs=0.03)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "created_at"'):
        win_rate_survival(deals().drop("created_at"), entered_in=None, as_of=AS_OF)


def naive_incidence(members, weigh):
    """Walk through the ages, one after the other."""
    incidence, survival = 0.0, 1.0
    weighed = [(days, outcome, weigh(row)) for days, outcome, row in members if weigh(row)]
    for age in sorted({days for days, *_ in weighed}):
        at_risk = sum(weight for days, _, weight in weighed if days >= age)
        won = sum(weight for days, outcome, weight in weighed if days == age and outcome == "won")
        ended = sum(weight for days, outcome, weight in weighed if days == age and outcome != "open")
        incidence += survival * won / at_risk
        survival *= 1 - ended / at_risk
    return pytest.approx(incidence, abs=1e-9) if weighed else None


@settings(max_examples=some(20), deadline=None)
@given(random_deals, periods, st.sampled_from([(), ("owner",)]))
def test_it_agrees_with_walking_through_the_ages(rows, period, by):
    found = grouped(win_rate_survival(deals(*rows), entered_in=period, as_of=AS_OF, by=by), by)
    for group, members in split(rows, by).items():
        seen, unknown = [], 0
        for row in members:
            until = AS_OF if row["outcome"] == "open" else row["closed_at"]
            if row["created_at"] is None or (within(period, row["created_at"]) and until is None):
                unknown += 1
            elif within(period, row["created_at"]):
                days = (until - row["created_at"]).total_seconds() / 86_400
                unknown += days < 0
                seen += [(days, row["outcome"], row)] if days >= 0 else []
        if group not in found:
            assert not seen
            assert not unknown
            continue
        row = found[group]
        assert row["won"] + row["lost"] + row["open"] == len(seen)
        assert row["without_date"] == unknown
        assert row["unit"] == naive_incidence(seen, lambda row: 1)
        assert row["value"] == naive_incidence(seen, lambda row: row["amount"])


@settings(max_examples=some(10), deadline=None)
@given(random_deals, periods)
def test_groups_add_up_to_the_whole_and_so_do_the_listed_deals(rows, period):
    table = deals(*rows)
    whole = only(win_rate_survival(table, entered_in=period, as_of=AS_OF))
    parts = rows_of(win_rate_survival(table, entered_in=period, as_of=AS_OF, by=["owner", "source"]))
    listed = rows_of(win_rate_survival_deals(table, entered_in=period, as_of=AS_OF))
    for part in ("won", "lost", "open", "without_date"):
        assert sum(row[part] for row in parts) == whole[part] == sum(row["part"] == part for row in listed)
