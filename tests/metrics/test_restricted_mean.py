import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import restricted_mean_survival_time
from tests.examples import some
from tests.metrics.histories import rows_of

from venturi.errors import TableError
from venturi.metrics.restricted_mean import restricted_mean
from venturi.metrics.survival import kaplan_meier


def table(stays, group=None):
    """A table of stays given as (days, ended)."""
    schema = {"group": "string", "days": "float64", "ended": "boolean"}
    rows = [{"group": group, "days": float(days), "ended": bool(ended)} for days, ended in stays]
    return ibis.memtable(rows, schema=schema)


def mean(*stays):
    [row] = rows_of(restricted_mean(kaplan_meier(table(stays))))
    return row


def test_where_everything_ended_it_is_the_plain_mean_with_its_standard_error():
    # (2 + 4 + 9) / 3 = 5; the standard deviation is √((9 + 1 + 16) / 3) = 2.944, its error 2.944 / √3 = 1.700.
    row = mean((2, True), (4, True), (9, True))
    assert (row["mean"], row["longest"], row["beyond"]) == (pytest.approx(5), 9, 0)
    assert row["high"] - row["mean"] == pytest.approx(1.959964 * 1.6997, rel=1e-4)
    assert row["mean"] - row["low"] == pytest.approx(1.959964 * 1.6997, rel=1e-4)


def test_what_is_still_going_on_counts_as_long_as_it_was_seen():
    # After 2 days 3 of 4 remain, after 5 days 2 of them: 2 · 1 + 3 · 3/4 + 3 · 1/2 (to day 8) = 5.75.
    row = mean((2, True), (5, True), (8, False), (8, False))
    assert (row["mean"], row["longest"], row["beyond"]) == (pytest.approx(5.75), 8, pytest.approx(0.5))


def test_the_aml_study_gives_the_means_and_errors_that_r_prints():
    # R: print(survfit(Surv(time, status) ~ x, aml), rmean = "individual"): 52.6 (19.83) and 22.7 (4.18).
    kept = [(9, 1), (13, 1), (13, 0), (18, 1), (23, 1), (28, 0), (31, 1), (34, 1), (45, 0), (48, 1), (161, 0)]
    left = [(5, 1), (5, 1), (8, 1), (8, 1), (12, 1), (16, 0), (23, 1), (27, 1), (30, 1), (33, 1), (43, 1), (45, 1)]
    for stays, expected, error in ((kept, 52.6, 19.83), (left, 22.7, 4.18)):
        row = mean(*stays)
        assert row["mean"] == pytest.approx(expected, abs=0.05)
        assert (row["high"] - row["mean"]) / 1.959964 == pytest.approx(error, abs=0.005)


def test_what_does_not_vary_has_no_interval():
    for stays in ([(5, True)], [(5, True), (5, True)], [(3, False)]):
        row = mean(*stays)
        assert (row["mean"], row["low"], row["high"]) == (stays[0][0], None, None)


def test_the_interval_does_not_go_below_nothing():
    assert mean((0.001, True), (0.002, True), (90, True))["low"] == 0


def test_of_nothing_it_is_unknown_not_zero():
    assert (mean()["mean"], mean()["low"], mean()["beyond"]) == (None, None, None)


def test_each_group_has_its_own_and_null_is_one():
    both = table([(2, True)], "a").union(table([(4, True), (6, True)]))
    rows = rows_of(restricted_mean(kaplan_meier(both, by=["group"]), by=["group"]))
    assert {row["group"]: row["mean"] for row in rows} == {"a": 2, None: 5}


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='curve table, column "survival"'):
        restricted_mean(table([]))


_stays = st.tuples(st.integers(0, 40).map(lambda half: half / 2), st.booleans())


@settings(max_examples=some(12), deadline=None)
@given(st.lists(_stays, min_size=1, max_size=20))
def test_it_agrees_with_lifelines(stays):
    row = mean(*stays)
    longest = max(days for days, _ in stays)
    # Lifelines moves stays of no length; they add nothing to the area.
    fitted = KaplanMeierFitter().fit([max(days, 1e-9) for days, _ in stays], [ended for _, ended in stays])
    expected = restricted_mean_survival_time(fitted, t=longest) if longest else 0.0
    assert row["mean"] == pytest.approx(expected, abs=1e-6)
    assert row["low"] is None or 0 <= row["low"] <= row["mean"] <= row["high"]
