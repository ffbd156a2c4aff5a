"""Generations are few, and a row is written again only a few times."""

from venturi.store.generation import first_absorbed
from venturi.store.manifest import Generation, Part


def generations(*rows):
    return [Generation(nth, {"deals": Part("deals.parquet", count, 1, "")}) for nth, count in enumerate(rows, 1)]


def test_the_first_generation_is_there_before_anything_else():
    assert first_absorbed([], 10, anew=False) == 0


def test_a_small_change_stands_behind_larger_ones():
    assert first_absorbed(generations(1000, 100), 10, anew=False) == 2


def test_a_change_takes_in_those_before_it_that_are_no_larger_than_twice_itself():
    # 10 takes in 20, and 30 together take in 50; 80 do not take in 170: of the first, 250 of 1000 are a quarter.
    assert first_absorbed(generations(1000, 165, 50, 20), 10, anew=False) == 2


def test_all_is_written_again_when_the_changes_are_more_than_a_quarter_of_the_first():
    assert first_absorbed(generations(1000, 200), 50, anew=False) == 2
    assert first_absorbed(generations(1000, 200), 51, anew=False) == 0


def test_all_is_written_again_when_the_stays_of_every_deal_change():
    assert first_absorbed(generations(1000), 1, anew=True) == 0


def test_a_thousand_refreshes_write_a_row_a_few_times():
    known, wrote = generations(100_000), 0
    for _ in range(1000):
        since = first_absorbed(known, 20, anew=False)
        size = 20 + sum(one.rows for one in known[since:])
        wrote += size
        known = [*known[:since], *generations(size)]
        assert len(known) <= 12
    # 20,000 rows came in. By halves they would be written log2(1000), about ten times each.
    assert wrote <= 10 * 20 * 1000
