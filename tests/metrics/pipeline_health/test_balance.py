import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.histories import rows_of
from tests.metrics.pipeline_health.made import factors_table, open_deals

from venturi.errors import TableError
from venturi.metrics.pipeline_health.balance import balance, balance_deals

TWO = factors_table(
    {"stage": "lead", "position": 1, "factor": 0.6, "factor_by_count": 0.5},
    {"stage": "meet", "position": 2, "factor": 0.2, "factor_by_count": 0.5},
)


def by_stage(table):
    return {row["stage"]: row for row in rows_of(table)}


def test_the_worked_example():
    # The factors ask for 0.6 / 0.8 = 75 % in lead and 25 % in meet. Of 400 + 400 half stands in each: 25 points too
    # little and 25 too much, so that 25 % stand in the wrong stage.
    rows = by_stage(balance(open_deals({"stage": "lead", "amount": 400}, {"stage": "meet", "amount": 400}), TWO))
    assert [rows["lead"][name] for name in ("share", "implied", "difference")] == pytest.approx([0.5, 0.75, -0.25])
    assert [rows["meet"][name] for name in ("share", "implied", "difference")] == pytest.approx([0.5, 0.25, 0.25])
    assert (rows[None]["balance"], rows[None]["balance_by_count"]) == (pytest.approx(0.75), 1)
    assert (rows[None]["part"], rows[None]["amount"], rows[None]["deals"]) == ("all", 800, 2)


def test_a_pipeline_spread_as_asked_for_is_in_balance():
    rows = by_stage(balance(open_deals({"stage": "lead", "amount": 75}, {"stage": "meet", "amount": 25}), TWO))
    assert rows[None]["balance"] == 1


def test_everything_where_nothing_should_be_is_no_balance_at_all():
    factors = factors_table(("lead", 1, 0.5), ("meet", 2, 0.0))
    rows = by_stage(balance(open_deals({"stage": "meet", "amount": 75}), factors))
    assert (rows[None]["balance"], rows[None]["balance_by_count"]) == (0, None)


def test_stages_without_a_factor_are_left_aside():
    factors = factors_table(("lead", 1, 0.5), ("meet", 2, None))
    deals = open_deals({"stage": "lead", "amount": 75}, {"stage": "meet", "amount": 75})
    rows = by_stage(balance(deals, factors))
    assert (set(rows), rows["lead"]["share"], rows[None]["balance"]) == ({"lead", None}, 1, 1)
    assert [row["part"] for row in rows_of(balance_deals(deals, factors).order_by("deal_id"))] == [
        "counted",
        "elsewhere",
    ]


def test_where_nothing_stands_it_is_unknown():
    rows = by_stage(balance(open_deals({"stage": "lead", "outcome": "won", "amount": 5}), TWO))
    assert (rows["lead"]["share"], rows["lead"]["amount"], rows[None]["balance"]) == (None, 0, None)
    rows = by_stage(balance(open_deals({"stage": "lead", "amount": None}), TWO))
    assert (rows[None]["balance"], rows[None]["balance_by_count"]) == (None, 0.5)
    assert rows_of(balance(open_deals(), factors_table())) == []


def test_counts_may_be_unknown():
    bare = factors_table(("lead", 1, 0.5), without=("factor_by_count",))
    rows = by_stage(balance(open_deals({"stage": "lead", "amount": 5}), bare))
    assert (rows[None]["balance"], rows[None]["balance_by_count"]) == (1, None)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='factors table, column "position"'):
        balance(open_deals(), factors_table(without=("position",)))


_deal = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(["lead", "meet", None]),
        "amount": st.none() | st.integers(-1, 9),
        "owner": st.sampled_from(["ana", None]),
    }
)


@settings(max_examples=some(12), deadline=None)
@given(st.lists(_deal, max_size=9))
def test_it_finds_what_a_row_by_row_reader_finds(found):
    rows = rows_of(balance(open_deals(*found), TWO, by=["owner"]))
    for owner in {deal["owner"] for deal in found}:
        mine = {row["stage"]: row for row in rows if row["owner"] == owner}
        sums = {
            stage: sum(
                d["amount"] for d in found if d["owner"] == owner and d["stage"] == stage and (d["amount"] or 0) > 0
            )
            for stage in ("lead", "meet")
        }
        whole = sum(sums.values())
        expected = 1 - (abs(sums["lead"] / whole - 0.75) + abs(sums["meet"] / whole - 0.25)) / 2 if whole else None
        assert mine[None]["balance"] == (None if expected is None else pytest.approx(expected))
        assert 0 <= (mine[None]["balance"] or 0) <= 1
