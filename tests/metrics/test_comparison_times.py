from datetime import datetime, timedelta
from math import sqrt

import ibis
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.statistics import logrank_test
from lifelines.utils import median_survival_times
from scipy import stats
from tests.examples import some
from tests.metrics.danger_company import company
from tests.metrics.histories import rows_of
from tests.metrics.some_deals import only

from venturi.errors import TableError
from venturi.metrics.comparison_times import comparison_times, comparison_times_deals
from venturi.metrics.periods import Period, in_periods
from venturi.metrics.stay_times import stay_times_deals
from venturi.metrics.stays import carry

SCHEMA = {
    "deal_id": "string",
    "group": "string",
    "kind": "string",
    "days": "float64",
    "ended": "bool",
    "part": "string",
}


def listed(*rows):
    """One row per stay: group, days, part and, where there is any, kind."""
    filled = [
        {
            "deal_id": f"d{nth}",
            "group": group,
            "days": days,
            "ended": part == "ended",
            "part": part,
            "kind": more[0] if more else None,
        }
        for nth, (group, days, part, *more) in enumerate(rows)
    ]
    return ibis.memtable(pa.Table.from_pylist(filled, ibis.schema(SCHEMA).to_pyarrow()))


def compared(*rows, first="a", second="b", by=()):
    return comparison_times(listed(*rows), side="group", first=first, second=second, by=by)


def ended(group, *days):
    return [(group, day, "ended") for day in days]


def test_the_worked_example():
    # a: 2, 4 days; b: 4, 8 days, all ended. At 2 days 1 of 4 ends, 2 of 4 are a's: expected 1/2.
    # At 4 days 2 of 3 end, 1 of 3 is a's: 2/3. At 8 days 1 of 1, none a's: 0. Together 7/6, observed 2.
    # Variance 1 · 1/2 · 1/2 · 3/3 + 2 · 1/3 · 2/3 · 1/2 = 1/4 + 2/9 = 17/36; z = (2 − 7/6) / (√17 / 6) = 5 / √17.
    row = only(compared(*ended("a", 2.0, 4.0), *ended("b", 4.0, 8.0)))
    assert row["p_value"] == pytest.approx(2 * stats.norm.sf(5 / sqrt(17)))
    assert (row["first_median"], row["second_median"]) == (2.0, 4.0)
    assert (row["difference"], row["ratio"]) == (-2.0, 0.5)
    assert row["words"] == (
        "a 2.0 days (median of 2 stays) against b 4.0 days (median of 2 stays): b twice as long; chance may explain it."
    )


_stays = st.lists(
    st.tuples(st.sampled_from("aab"), st.integers(0, 12).map(float), st.sampled_from(["ended", "ended", "open"])),
    min_size=1,
    max_size=30,
)


@settings(max_examples=some(8), deadline=None)
@given(_stays)
def test_the_test_and_the_medians_agree_with_other_libraries(rows):
    found = only(compared(*rows))
    samples = {}
    for group in "ab":
        mine = [(days, part == "ended") for name, days, part in rows if name == group]
        samples[group] = stats.CensoredData(
            uncensored=[days for days, over in mine if over], right=[days for days, over in mine if not over]
        )
        if any(over for _days, over in mine):
            curve = stats.ecdf(samples[group]).sf
            half = curve.quantiles[curve.probabilities <= 0.5 + 1e-9]
            assert found["first_median" if group == "a" else "second_median"] == (half[0] if len(half) else None)
    expected = stats.logrank(samples["a"], samples["b"]).pvalue if told_apart(rows) else None
    assert found["p_value"] == (None if expected is None else pytest.approx(expected, abs=1e-9))


def told_apart(rows):
    """Whether at some day a stay ended while stays of both sides, and not all of them ending there, were going on."""
    for day in {days for _name, days, part in rows if part == "ended"}:
        there = [row for row in rows if row[1] >= day]
        ending = [row for row in there if row[1] == day and row[2] == "ended"]
        if len({name for name, *_ in there}) == 2 and len(ending) < len(there):
            return True
    return False


def test_the_ends_of_the_median_agree_with_another_library():
    days = [1.0, 2, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 20, 21, 22]
    over = [True] * 12 + [False, True, True, False]
    rows = [("a", day, "ended" if done else "open") for day, done in zip(days, over, strict=True)]
    row = only(compared(*rows, *ended("b", *days)))
    fitted = KaplanMeierFitter().fit(days, over)
    [low], [high] = (
        median_survival_times(fitted.confidence_interval_)[column] for column in fitted.confidence_interval_
    )
    assert (row["first_median_low"], row["first_median_high"]) == (low, high)
    frame = pd.DataFrame({"days": days * 2, "over": over + [True] * len(days), "group": [0] * 16 + [1] * 16})
    groups = [frame[frame.group == nth] for nth in (0, 1)]
    test = logrank_test(groups[0].days, groups[1].days, groups[0].over, groups[1].over)
    assert row["p_value"] == pytest.approx(test.p_value)


def test_stays_without_an_end_are_left_out_and_counted():
    row = only(compared(*ended("a", 2.0), ("a", None, "without_end"), ("a", 9.0, "open"), *ended("b", 3.0)))
    assert (row["first_n"], row["first_open"], row["first_without_end"], row["second_without_end"]) == (2, 1, 1, 0)


def test_one_side_alone_is_compared_with_nothing():
    row = only(compared(*ended("a", 2.0, 4.0)))
    unknown = ("second_median", "difference", "ratio", "p_value", "p_adjusted", "words")
    assert [row[name] for name in unknown] == [None] * len(unknown)
    assert (row["first_n"], row["second_n"], row["first_median"]) == (2, 0, 2.0)


def test_nothing_at_all_is_unknown():
    row = only(compared())
    assert (row["first_n"], row["first_median"], row["p_value"]) == (0, None, None)


def test_a_median_of_no_time_makes_no_ratio():
    row = only(compared(*ended("a", 2.0), *ended("b", 0.0)))
    assert (row["difference"], row["ratio"]) == (2.0, None)
    assert "one of them none at all" in row["words"]


def test_each_group_is_judged_among_all_and_null_is_one_of_its_own():
    rows = [(*row, kind) for kind in ("x", None) for row in (*ended("a", 1.0, 2.0, 3.0), *ended("b", 9.0, 9.5, 12.0))]
    found = rows_of(compared(*rows, by=["kind"]))
    assert {row["kind"] for row in found} == {"x", None}
    one, other = found
    assert one["p_value"] == other["p_value"] == pytest.approx(one["p_adjusted"])
    assert one["first_n"] == 3


def test_groups_that_go_together_do_not_change_each_other():
    mine = [*ended("a", 1.0, 5.0), ("a", 7.0, "open"), *ended("b", 2.0, 3.0)]
    alone = only(compared(*mine))
    rows = [(*row, "x") for row in mine] + [(*row, "y") for row in (*ended("a", 4.0), *ended("b", 6.0))]
    [beside_another] = [row for row in rows_of(compared(*rows, by=["kind"])) if row["kind"] == "x"]
    assert {name: beside_another[name] for name in alone if name != "p_adjusted"} == {
        name: value for name, value in alone.items() if name != "p_adjusted"
    }


def test_order_does_not_matter():
    rows = [*ended("a", 1.0, 5.0), ("a", 7.0, "open"), *ended("b", 2.0, 3.0)]
    assert only(compared(*rows)) == only(compared(*reversed(rows)))


def test_stays_in_two_periods_know_both_edges():
    # A stay belongs to the period it began in: the first instant of February is February's.
    january, february = Period.parse("2026-01"), Period.parse("2026-02")
    first = datetime(2026, 2, 1)
    deals = [
        {"path": "ab", "outcome": "won", "start": start}
        for start in (datetime(2026, 1, 1), first - timedelta(seconds=1), first, datetime(2026, 3, 1))
    ]
    visits, _stages, _deals = company(deals)
    begun = in_periods(visits, [january, february], of="entered_at")
    rows = stay_times_deals(begun, as_of=datetime(2027, 1, 1), by=["period"])
    found = {
        row["stage"]: row for row in rows_of(comparison_times(rows, side="period", first="2026-02", second="2026-01"))
    }
    assert (found["a"]["first_n"], found["a"]["second_n"], found["a"]["first_median"]) == (1, 2, 1.0)


def test_the_stays_behind_it_add_up():
    visits, _stages, table = company(
        [{"path": "aba", "outcome": "won", "owner": owner} for owner in ("ana", "ben", "zoe")]
    )
    rows = stay_times_deals(carry(visits, table, ["owner"]), as_of=datetime(2027, 1, 1), by=["owner"])
    behind = rows_of(comparison_times_deals(rows, side="owner", first="ana", second="ben"))
    assert sorted((row["stage"], row["side"]) for row in behind) == [
        *[("a", "first")] * 2,
        *[("a", "second")] * 2,
        ("b", "first"),
        ("b", "second"),
    ]
    assert {row["part"] for row in behind} == {"ended"}


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='listed table, column "days"'):
        comparison_times(listed().drop("days"), side="group", first="a", second="b", by=())


def test_both_sides_the_same_is_a_mistake():
    with pytest.raises(ValueError, match='Both sides are group "a"'):
        compared(first="a", second="a")
