from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import (
    AS_OF,
    changes_table,
    deals_table,
    histories,
    naive_stays,
    rows_of,
    stages_table,
)

from venturi.errors import TableError
from venturi.metrics.periods import Period
from venturi.metrics.stay_times import stay_times, stay_times_deals
from venturi.metrics.stays import carry, stays

START = datetime(2026, 6, 1)


def times(*deals, as_of=AS_OF):
    """The row of the stage "lead", for deals given as (outcome, days in lead or None for still there)."""
    changes, rows = [], []
    for number, (outcome, days) in enumerate(deals):
        changes.append({"deal_id": f"d{number}", "changed_at": START, "stage": "lead"})
        closed_at = None
        if days is not None and outcome == "open":
            changes.append({"deal_id": f"d{number}", "changed_at": START + timedelta(days=days), "stage": "meet"})
        elif days is not None:
            closed_at = START + timedelta(days=days)
        rows.append({"deal_id": f"d{number}", "outcome": outcome, "closed_at": closed_at})
    found = stays(changes_table(changes), stages_table(), deals_table(rows), as_of=as_of)
    return next((row for row in rows_of(stay_times(found, as_of=as_of)) if row["stage"] == "lead"), None)


def test_half_have_left_by_the_median_and_nine_tenths_by_p90():
    # Ten stays of 1, 2 … 10 days: five have left by day 5, nine by day 9.
    row = times(*[("open", days) for days in range(1, 11)])
    assert (row["median_days"], row["p90_days"], row["n"], row["open"]) == (5, 9, 10, 0)


def test_the_mean_of_all_stays_comes_with_how_far_it_was_seen():
    # 1 + 2 + … + 10 over 10; all ended, so that nothing lies beyond the longest.
    row = times(*[("open", days) for days in range(1, 11)])
    assert (row["mean_days"], row["longest_days"], row["beyond_share"]) == (pytest.approx(5.5), 10, 0)
    # Their standard deviation is √8.25, the error √8.25 / √10 = 0.908, 1.96 of it 1.780.
    assert (row["mean_low"], row["mean_high"]) == (pytest.approx(3.720, abs=1e-3), pytest.approx(7.280, abs=1e-3))


def test_stays_that_outlast_all_others_cut_the_mean_off_and_it_says_so():
    # AS_OF is 29 days after the start: 2 days all, then 3/4 to day 5, then half to day 29: 2 + 2.25 + 12.
    row = times(("open", 2), ("open", 5), ("open", None), ("open", None))
    assert (row["mean_days"], row["longest_days"], row["beyond_share"]) == (
        pytest.approx(16.25),
        29,
        pytest.approx(0.5),
    )


def test_stays_still_open_are_censored_not_dropped():
    # Of 4, one leaves on day 2 (3/4 remain) and one on day 5 (1/2 remain): the median is 5, not 3.5.
    row = times(("open", 2), ("open", 5), ("open", None), ("open", None))
    assert (row["median_days"], row["p90_days"], row["open"]) == (5, None, 2)


def test_a_decision_ends_the_stay():
    assert times(("lost", 3))["median_days"] == 3


def test_a_deal_decided_on_an_unknown_day_is_left_out_and_counted():
    row = times(("lost", None), ("open", 4))
    assert (row["n"], row["without_end"], row["median_days"]) == (1, 1, 4)


def test_a_stage_with_no_known_end_keeps_its_row():
    row = times(("lost", None))
    assert (row["n"], row["without_end"], row["median_days"], row["mean_days"]) == (0, 1, None, None)


def test_an_aware_moment_means_the_same_instant():
    assert times(("open", 2), as_of=AS_OF.replace(tzinfo=UTC))["median_days"] == 2


def test_of_a_period_the_stays_that_began_in_it_count():
    june = Period(date(2026, 6, 1), date(2026, 7, 1))
    edges = [june.starts_at, june.starts_at - timedelta(seconds=1), june.ends_at - timedelta(seconds=1), june.ends_at]
    changes = [{"deal_id": f"d{nth}", "changed_at": at, "stage": "lead"} for nth, at in enumerate(edges)]
    rows = [
        {"deal_id": f"d{nth}", "outcome": "lost", "closed_at": at + timedelta(days=nth + 1)}
        for nth, at in enumerate(edges)
    ]
    later = datetime(2026, 9, 1)
    found = stays(changes_table(changes), stages_table(), deals_table(rows), as_of=later)
    [row] = rows_of(stay_times(found, as_of=later, entered_in=june))
    # The first and the third began in June, and took 1 and 3 days.
    assert (row["n"], row["median_days"], row["p90_days"]) == (2, 1, 3)
    listed = rows_of(stay_times_deals(found, as_of=later, entered_in=june))
    assert {one["deal_id"] for one in listed} == {"d0", "d2"}


def test_nothing_visited_gives_no_row():
    assert times() is None


def test_each_visit_counts_but_a_stage_jumped_over_has_none():
    path = ["lead", "offer", "lead", "close"]
    changes = [
        {"deal_id": "a", "changed_at": START + timedelta(days=nth), "stage": stage} for nth, stage in enumerate(path)
    ]
    found = stays(
        changes_table(changes), stages_table(), deals_table([{"deal_id": "a", "outcome": "open"}]), as_of=AS_OF
    )
    assert {row["stage"]: row["n"] for row in rows_of(stay_times(found, as_of=AS_OF))} == {
        "lead": 2,
        "offer": 1,
        "close": 1,
    }


def test_a_missing_column_is_named():
    found = stays(changes_table([]), stages_table(), deals_table([]), as_of=AS_OF)
    with pytest.raises(TableError, match='stays table, column "owner"'):
        stay_times(found, as_of=AS_OF, by=["owner"])


def naive_quantile(visits, p):
    """Walk through the days, multiplying what remains."""
    remaining = 1.0
    for days in sorted({days for days, _ in visits}):
        at_risk = sum(other >= days for other, _ in visits)
        remaining *= 1 - sum(ended for other, ended in visits if other == days) / at_risk
        if remaining <= 1 - p + 1e-9:
            return pytest.approx(days)
    return None


@settings(max_examples=some(12), deadline=None)
@given(histories())
def test_it_finds_what_a_row_by_row_reader_finds(history):
    owners = {deal["deal_id"]: deal["owner"] for deal in history.deals}
    visits = {}
    for row in naive_stays(history):
        endless = row["left_at"] is None and row["outcome"] in ("won", "lost")
        if row["kind"] == "open" and not endless:
            days = ((row["left_at"] or AS_OF) - row["entered_at"]).total_seconds() / 86400
            place = (row["pipeline"], row["stage"], owners.get(row["deal_id"]))
            visits.setdefault(place, []).append((days, row["left_at"] is not None))
    found = carry(stays(*history.tables, as_of=AS_OF), deals_table(history.deals), ["owner"])
    rows = rows_of(stay_times(found, as_of=AS_OF, by=["owner"]))
    assert {
        (row["pipeline"], row["stage"], row["owner"]): (row["n"], row["median_days"], row["p90_days"])
        for row in rows
        if row["n"]
    } == {place: (len(seen), naive_quantile(seen, 0.5), naive_quantile(seen, 0.9)) for place, seen in visits.items()}
    behind = rows_of(stay_times_deals(found, as_of=AS_OF))
    assert sum(row["part"] != "without_end" for row in behind) == sum(map(len, visits.values()))
