from collections import Counter
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from statsmodels.stats.proportion import proportion_confint
from tests.examples import some
from tests.metrics.histories import histories, rows_of
from tests.metrics.paths.journeys import START, days, naive_steps, name, tabled, tables_of, went
from tests.metrics.some_deals import Q1

from venturi.errors import TableError
from venturi.metrics.paths.packing import paths_of
from venturi.metrics.paths.typical_path import typical_path, typical_path_deals


def typical(tables, **options):
    return sorted(rows_of(typical_path(tables.steps, tables.deals, **options)), key=lambda row: row["nth"])


def test_the_worked_example():
    # Cycles of 3, 4, 4, 4 and 6 days: a quarter ends by day 4 and three quarters by day 4, so three are typical.
    # Two of these go lead → offer, a day in the first and one in the second before the end.
    paths = ["lead"], ["lead", "offer"], ["lead", "offer"], ["meet", "close"], ["lead", "meet", "offer", "close"]
    first, second = typical(went(*[("won", *path) for path in paths]))
    assert (first["step"], second["step"]) == ("lead", "offer")
    assert (first["typical_from_days"], first["typical_to_days"]) == (4, 4)
    assert (first["deals"], first["of_deals"], first["share"]) == (2, 3, pytest.approx(2 / 3))
    assert (first["low"], first["high"]) == pytest.approx(proportion_confint(2, 3, method="wilson"))
    assert [(row["median_days_in"], row["median_days_before"]) for row in (first, second)] == [(1, 2), (1, 1)]


def test_deals_of_the_other_outcome_and_open_ones_do_not_count():
    tables = went(("won", "lead"), ("lost", "lead", "meet"), ("open", "lead", "offer"))
    assert [row["step"] for row in typical(tables)] == ["lead"]
    assert [row["step"] for row in typical(tables, outcome="lost")] == ["lead", "meet"]


def test_every_group_has_its_own_path():
    tables = went(("won", "lead"), ("won", "meet"), ("won", "meet"), owners=["ana", "ben", "ben"])
    rows = typical(tables, by=["owner"])
    assert {row["owner"]: (row["step"], row["deals"], row["of_deals"]) for row in rows} == {
        "ana": ("lead", 1, 1),
        "ben": ("meet", 2, 2),
    }


def test_of_equally_frequent_paths_the_shorter_is_shown():
    tables = went(("won", "lead", "meet"), ("won", "lead"))
    assert [row["step"] for row in typical(tables, within=(0, 1))] == ["lead"]


def test_both_edges_of_the_period():
    edges = [Q1.starts_at, Q1.starts_at - timedelta(seconds=1), Q1.ends_at - timedelta(seconds=1), Q1.ends_at]
    known = {"outcome": "won", "created_at": Q1.starts_at - timedelta(days=50)}
    tables = tabled(
        [{"deal_id": f"d{nth}", "changed_at": at - timedelta(days=3), "stage": "lead"} for nth, at in enumerate(edges)],
        [{"deal_id": f"d{nth}", "closed_at": at} | known for nth, at in enumerate(edges)],
    )
    listed = rows_of(typical_path_deals(tables.steps, tables.deals, decided_in=Q1))
    assert {row["deal_id"] for row in listed} == {"d0", "d2"}


def test_a_deal_closed_before_it_was_created_has_no_cycle():
    deals = [{"deal_id": "a", "outcome": "won", "created_at": START + timedelta(days=1), "closed_at": START}]
    assert typical(tabled([{"deal_id": "a", "changed_at": START, "stage": "lead"}], deals)) == []


def test_nothing_won_gives_no_row():
    assert typical(went(("open", "lead"))) == []


@pytest.mark.parametrize("within", [(0.5, 0.5), (-0.1, 0.5), (0.5, 1.1)])
def test_two_shares_in_order_are_needed(within):
    tables = went()
    with pytest.raises(ValueError, match="two shares"):
        typical_path(tables.steps, tables.deals, within=within)


def test_paths_that_are_stored_already_give_the_same():
    tables = went(*[("won", *path) for path in (["lead"], ["lead", "offer"], ["lead", "offer"], ["meet", "close"])])
    assert typical(tables, paths=paths_of(tables.steps)) == typical(tables) != []


def test_a_missing_column_is_named():
    tables = went()
    with pytest.raises(TableError, match='deals table, column "closed_at"'):
        typical_path(tables.steps, tables.deals.drop("closed_at"))


@settings(max_examples=some(10), deadline=None)
@given(histories(max_deals=10))
def test_it_finds_what_a_row_by_row_reader_finds(history):
    steps = naive_steps(history)
    cycles = {
        deal["deal_id"]: days(deal["created_at"], deal["closed_at"])
        for deal in history.deals
        if deal["outcome"] == "won" and deal["created_at"] and deal["closed_at"] and deal["deal_id"] in steps
    }
    cycles = {deal_id: length for deal_id, length in cycles.items() if length >= 0}
    tables = tables_of(history)
    low, high = np.quantile(list(cycles.values()), [0.25, 0.75]) if cycles else (0, 0)
    chosen = [deal_id for deal_id, length in cycles.items() if low - 1e-9 <= length <= high + 1e-9]
    if not chosen:
        # Of two cycles neither lies between the quarters.
        assert typical(tables) == []
        return
    paths = Counter(tuple(map(name, steps[deal_id])) for deal_id in chosen)
    rows = typical(tables)
    path = tuple(row["step"] for row in rows)
    assert (rows[0]["deals"], rows[0]["of_deals"]) == (max(paths.values()), len(chosen))
    assert paths[path] == max(paths.values())
    assert len(path) == min(len(one) for one, count in paths.items() if count == max(paths.values()))
    listed = Counter(row["part"] for row in rows_of(typical_path_deals(tables.steps, tables.deals)))
    assert (listed["path"], listed.total()) == (paths[path], len(cycles))
