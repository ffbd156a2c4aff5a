from datetime import timedelta

import pytest
from ibis import _
from tests.metrics.histories import rows_of, table
from tests.metrics.paths.journeys import START, went

from venturi.metrics.paths.packing import KEY, packed, paths_of

STEP = {"deal_id": "string", "pipeline": "string", "step": "string", "nth": "int64"}


def keys(*paths):
    """The packed path of each deal, given as lists of steps."""
    rows = [
        {"deal_id": f"d{number:04}", "pipeline": "default", "step": str(step), "nth": nth}
        for number, path in enumerate(paths)
        for nth, step in enumerate(path, 1)
    ]
    found = sorted(rows_of(packed(table(rows, STEP))), key=lambda row: row["deal_id"])
    return [tuple(row[name] for name in KEY) for row in found]


def test_a_path_of_few_kinds_takes_4_bits_a_step():
    # "a" is 1, "b" is 2: 1 + 2 · 16 + 1 · 256 = 289.
    [key] = keys("aba")
    assert key == (3, 289, 0, 0, 0)


def test_the_16th_step_stands_in_the_second_word():
    # Fifteen times 1 fill the first word: (16^15 − 1) / 15; the next is 2.
    [key] = keys("a" * 15 + "b")
    assert key == (16, (16**15 - 1) // 15, 2, 0, 0)


@pytest.mark.parametrize(("kinds", "width"), [(15, 4), (16, 5), (31, 5), (32, 6), (63, 6), (64, 10), (1_024, 30)])
def test_more_kinds_of_steps_take_more_bits(kinds, width):
    first, *_others = keys(*[[f"{number:04}" for number in (0, kind)] for kind in range(kinds)])
    assert first[1] == 1 + (1 << width)


@pytest.mark.parametrize("kinds", [2, 20, 40, 100, 1_100])
@pytest.mark.parametrize("length", [5, 29, 31, 80])
def test_paths_that_differ_in_one_step_have_different_keys_however_long(kinds, length):
    plain = ["a"] * length
    others = [[*plain[:nth], "b", *plain[nth + 1 :]] for nth in range(length)]
    more = [[f"k{kind}"] for kind in range(kinds - 2)]
    found = keys(plain, *others, *more)
    assert len(set(found)) == len(found)


def test_paths_with_the_same_steps_in_another_order_have_different_keys_also_beyond_the_words():
    # The two orders whose sums of places, and of squares of places, are the same.
    start, one, other = "ab" * 15, "abbabaabbaababba", "baababbaabbabaab"
    assert len(set(keys(start + one, start + other))) == 2


def test_the_same_path_has_the_same_key_whoever_takes_it():
    first, second = keys("ab" * 40, "ab" * 40)
    assert first == second


def test_what_is_asked_for_beside_it_comes_along():
    rows = [{"deal_id": "d", "pipeline": "default", "step": "a", "nth": nth} for nth in (1, 2)]
    [row] = rows_of(packed(table(rows, STEP), also={"last": _.nth.max()}))
    assert (row["steps"], row["last"]) == (2, 2)


def test_nothing_gives_nothing():
    assert keys() == []


def test_deals_of_one_path_share_its_number_and_shorter_paths_have_lower_ones():
    paths = [("won", "lead", "offer", "won"), ("open", "offer"), ("lost", "lead", "offer")]
    found = {row["deal_id"]: row for row in rows_of(paths_of(went(*paths, by=["owner"]).steps, by=["owner"]))}
    assert {deal: (row["path_number"], row["steps"]) for deal, row in found.items()} == {
        "d0": (2, 2),
        "d1": (1, 1),
        "d2": (2, 2),
    }
    # The closed stage begins, and the way to it ends, two days after the start; the second deal is still on its way.
    assert (found["d0"]["began_at"], found["d0"]["ended_at"]) == (START, START + timedelta(days=2))
    assert (found["d1"]["outcome"], found["d1"]["ended_at"], found["d1"]["owner"]) == ("open", None, None)
