from datetime import datetime
from math import exp, log, sqrt

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep
from tests.examples import some
from tests.metrics.danger_company import company
from tests.metrics.histories import AS_OF, histories, rows_of, stages_table
from tests.metrics.some_deals import Q1, deals, decided, only

from venturi.errors import TableError
from venturi.metrics.comparison import RATES, Rate, adjusted, beside, comparison, comparison_deals
from venturi.metrics.comparison_words import times
from venturi.metrics.conversion import conversion, conversion_deals
from venturi.metrics.conversion_to_win import conversion_to_win_deals
from venturi.metrics.periods import in_periods
from venturi.metrics.stays import carry, stays
from venturi.metrics.win_rate import win_rate_deals

PLACE = ("pipeline", "stage", "position")
SCHEMA = {"deal_id": "string", "group": "string", "kind": "string", "part": "string"}


def listed(*rows):
    """One row per deal: group, part and, where there is any, kind."""
    filled = [
        {"deal_id": f"d{nth}", "group": group, "part": part, "kind": more[0] if more else None}
        for nth, (group, part, *more) in enumerate(rows)
    ]
    return ibis.memtable(pa.Table.from_pylist(filled, ibis.schema(SCHEMA).to_pyarrow()))


def compared(*rows, first="a", second="b", **more):
    return comparison(listed(*rows), rate=RATES["win_rate"], side="group", first=first, second=second, **more)


def sides(won_a, of_a, won_b, of_b):
    won, lost = [("a", "won")] * won_a + [("b", "won")] * won_b, [("a", "lost")] * (of_a - won_a)
    return won + lost + [("b", "lost")] * (of_b - won_b)


def plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_16_percent_against_4_percent_is_four_times():
    # 16/100 and 4/100: difference .12, ratio 4. Katz: ln 4 ± 1.96 √(1/16 − 1/100 + 1/4 − 1/100), √.2925 = .5408.
    row = only(compared(*sides(16, 100, 4, 100)))
    assert (row["first_counted"], row["first_of"], row["second_counted"], row["second_of"]) == (16, 100, 4, 100)
    assert (row["first_rate"], row["second_rate"], row["ratio"]) == (0.16, 0.04, 4.0)
    assert row["difference"] == pytest.approx(0.12)
    spread = stats.norm.ppf(0.975) * sqrt(1 / 16 - 1 / 100 + 1 / 4 - 1 / 100)
    assert row["ratio_low"] == pytest.approx(exp(log(4) - spread))
    assert row["ratio_high"] == pytest.approx(exp(log(4) + spread))
    assert plain(row["words"]) == (
        "a 16.0 % (16 of 100) against b 4.0 % (4 of 100): a four times as high; chance hardly explains the difference."
    )


def test_newcombes_example():
    # Newcombe 1998, table II, example (a): 56 of 70 and 48 of 80, method 10: 0.0524 to 0.3339.
    row = only(compared(*sides(56, 70, 48, 80)))
    assert (row["difference_low"], row["difference_high"]) == (
        pytest.approx(0.0524, abs=5e-5),
        pytest.approx(0.3339, abs=5e-5),
    )


@settings(max_examples=some(20), deadline=None)
@given(st.integers(0, 60), st.integers(1, 60), st.integers(0, 60), st.integers(1, 60))
def test_interval_and_test_agree_with_other_libraries(won_a, lost_a, won_b, lost_b):
    of_a, of_b = won_a + lost_a, won_b + lost_b
    row = only(compared(*sides(won_a, of_a, won_b, of_b)))
    low, high = confint_proportions_2indep(won_a, of_a, won_b, of_b, compare="diff", method="newcomb")
    # A share of 0 has Wilson's lower end at 0 itself, which the other library misses by a rounding.
    assert (row["difference_low"], row["difference_high"]) == (pytest.approx(low, abs=1e-9), pytest.approx(high))
    table = [[won_a, lost_a], [won_b, lost_b]]
    assert row["p_value"] == pytest.approx(stats.fisher_exact(table).pvalue)
    if won_a and won_b:
        low, high = confint_proportions_2indep(won_a, of_a, won_b, of_b, compare="ratio", method="log")
        assert (row["ratio_low"], row["ratio_high"]) == (pytest.approx(low), pytest.approx(high))


def test_p_values_among_many_agree_with_another_library():
    p_values = [0.001, 0.2, 0.03, 0.04, 0.9, 0.012]
    assert adjusted(p_values) == pytest.approx(multipletests(p_values, method="fdr_bh")[1])
    assert adjusted([None, 0.02, None]) == [None, pytest.approx(0.02), None]
    assert adjusted([None]) == [None]


def test_each_row_is_judged_among_all():
    rows = [(*row, "x") for row in sides(16, 100, 4, 100)] + [(*row, "y") for row in sides(5, 10, 5, 10)]
    found = {row["kind"]: row for row in rows_of(compared(*rows, by=["kind"]))}
    assert found["y"]["p_adjusted"] == found["y"]["p_value"] == 1.0
    assert found["x"]["p_adjusted"] == pytest.approx(2 * found["x"]["p_value"])


def test_a_side_with_nothing_to_count_is_unknown_and_not_0():
    row = only(compared(("a", "open"), ("b", "won")))
    unknown = ("first_rate", "first_low", "difference", "difference_low", "ratio", "ratio_low", "p_value", "words")
    assert [row[name] for name in unknown] == [None] * len(unknown)
    assert (row["first_of"], row["first_open"], row["second_rate"]) == (0, 1, 1.0)


def test_nothing_at_all_is_one_row_of_nothing_and_none_by_group():
    row = only(compared())
    assert (row["first_of"], row["second_of"], row["ratio"]) == (0, 0, None)
    assert rows_of(compared(by=["kind"])) == []


def test_a_ratio_to_nothing_is_unknown():
    row = only(compared(*sides(5, 10, 0, 10)))
    assert (row["ratio"], row["ratio_low"], row["ratio_high"]) == (None, None, None)
    assert row["p_value"] == pytest.approx(stats.fisher_exact([[5, 5], [0, 10]]).pvalue)
    assert "one of them none at all" in row["words"]


def test_nothing_beside_something_is_0_times_with_an_open_end():
    row = only(compared(*sides(0, 10, 5, 10)))
    assert (row["ratio"], row["ratio_low"], row["ratio_high"]) == (0.0, 0.0, None)


def test_nobody_on_both_sides_is_the_same():
    assert "the same" in only(compared(*sides(0, 10, 0, 10)))["words"]


def test_equals_are_about_the_same_and_chance_may_explain_them():
    assert plain(only(compared(*sides(50, 100, 49, 100)))["words"]).endswith("about the same; chance may explain it.")


def test_the_larger_side_is_named_also_when_it_is_the_second():
    assert "b twice as high" in only(compared(*sides(10, 100, 20, 100)))["words"]


def test_factors_in_words():
    assert [times(factor) for factor in (2.0, 3.04, 10.0, 1.5, 2.5, 11.0)] == [
        "twice",
        "three times",
        "ten times",
        "1.5 times",
        "2.5 times",
        "11.0 times",
    ]


def test_deals_of_no_known_group_can_be_a_side():
    row = only(compared((None, "won"), (None, "lost"), ("b", "won"), ("c", "lost"), first=None))
    assert (row["first"], row["first_of"], row["second_of"]) == (None, 2, 1)
    assert row["words"].startswith("not known ")


def test_both_sides_the_same_is_a_mistake():
    with pytest.raises(ValueError, match='Both sides are group "a"'):
        compared(first="a", second="a")


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='listed table, column "team"'):
        comparison(listed(), rate=RATES["win_rate"], side="team", first="a", second="b")


def test_deals_in_neither_term_are_counted_by_part():
    row = only(compared(("a", "won"), ("a", "open"), ("b", "lost"), ("b", "without_date"), ("b", "open")))
    assert (row["first_open"], row["second_open"], row["second_without_date"]) == (1, 1, 1)


def test_the_deals_behind_it_add_up():
    rows = [*sides(3, 5, 1, 4), ("a", "open"), ("c", "won")]
    behind = rows_of(comparison_deals(listed(*rows), side="group", first="a", second="b"))
    assert len({row["deal_id"] for row in behind}) == len(behind) == 10
    counted = only(compared(*rows))
    assert sum(row["side"] == "first" and row["part"] == "won" for row in behind) == counted["first_counted"]
    assert sum(row["side"] == "second" and row["part"] in ("won", "lost") for row in behind) == counted["second_of"]


def test_win_rates_of_two_groups():
    table = deals(*[decided("won", 1, 5, source="inbound")] * 2, decided("lost", 1, 5, source="inbound"))
    rows = win_rate_deals(table, decided_in=Q1, by=["source"])
    row = only(comparison(rows, rate=RATES["win_rate"], side="source", first="inbound", second="outbound"))
    assert (row["first_rate"], row["second_rate"]) == (pytest.approx(2 / 3), None)


def test_win_rates_of_two_periods_know_both_edges():
    q2 = Q1.next()
    first_of_q1, first_of_q2, first_of_q3 = (datetime(2026, month, 1) for month in (1, 4, 7))
    table = deals(*({"outcome": "won", "closed_at": moment} for moment in (first_of_q1, first_of_q2, first_of_q3)))
    rows = win_rate_deals(in_periods(table, [Q1, q2], of="closed_at"), decided_in=None, by=["period"])
    row = only(comparison(rows, rate=RATES["win_rate"], side="period", first="2026Q2", second="2026Q1"))
    assert (row["first_of"], row["second_of"]) == (1, 1)


def test_conversions_of_two_groups_are_those_of_the_funnel():
    paths = [("ab", "won", "inbound"), ("a", "lost", "inbound"), ("ab", "lost", "outbound"), ("a", "open", "outbound")]
    visits, stages, table = company([{"path": p, "outcome": o, "source": s} for p, o, s in paths])
    entries = conversion_deals(carry(visits, table, ["source"]), stages, by=["source"])
    chosen = {"side": "source", "first": "inbound", "second": "outbound", "by": PLACE}
    rows = {row["stage"]: row for row in rows_of(comparison(entries, rate=RATES["conversion"], **chosen))}
    assert (rows["a"]["first_counted"], rows["a"]["first_of"]) == (1, 2)
    assert (rows["a"]["second_counted"], rows["a"]["second_of"], rows["a"]["second_still_here"]) == (1, 1, 1)
    to_win = conversion_to_win_deals(visits, stages, table, by=["source"])
    rows = {row["stage"]: row for row in rows_of(comparison(to_win, rate=RATES["conversion_to_win"], **chosen))}
    assert (rows["a"]["first_rate"], rows["a"]["second_rate"], rows["b"]["first_rate"]) == (0.5, 0.0, 1.0)


@settings(max_examples=some(6), deadline=None)
@given(histories())
def test_both_sides_are_the_funnel_of_their_group(history):
    changes, stages, table = history.tables
    visits = ibis.memtable(carry(stays(changes, stages, table, as_of=AS_OF), table, ["source"]).to_pyarrow())
    funnel = {
        (row["source"], row["pipeline"], row["stage"]): row
        for row in rows_of(conversion(visits, stages, by=["source"]))
    }
    entries = conversion_deals(visits, stages_table(), by=["source"])
    chosen = {"side": "source", "first": "inbound", "second": "outbound", "by": PLACE}
    for row in rows_of(comparison(entries, rate=RATES["conversion"], **chosen)):
        for side in ("first", "second"):
            there = funnel.get((row[side], row["pipeline"], row["stage"]), {})
            assert row[f"{side}_counted"] == there.get("advanced", 0)
            assert row[f"{side}_rate"] == there.get("conversion")
            assert row[f"{side}_low"] == pytest.approx(there.get("low"))


def test_order_does_not_matter():
    rows = [*sides(3, 5, 1, 4), ("a", "open")]
    assert only(compared(*rows)) == only(compared(*reversed(rows)))


def test_a_rate_of_ones_own_choice():
    rate = Rate(("lost",), ("won", "lost"), ())
    row = only(comparison(listed(*sides(3, 4, 1, 4)), rate=rate, side="group", first="a", second="b"))
    assert (row["first_rate"], row["second_rate"]) == (0.25, 0.75)


def test_counts_that_are_there_already():
    counts = {"first_counted": [16], "first_of": [100], "second_counted": [4], "second_of": [100]}
    assert only(beside(ibis.memtable(counts | {"first": ["x"], "second": ["y"]})))["ratio"] == 4.0
