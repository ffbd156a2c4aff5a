import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from tests.examples import some

from venturi.metrics.danger_benchmark import benchmark, best_group, cells_of, draws, like_for_like


def cells_by_owner(rows, minimum=20):
    """Cells without anything to compare like with like, from (owner, resolved, advanced)."""
    names = ("owner", "resolved", "advanced")
    table = pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows])
    return cells_of(table, group="owner", like=(), minimum=minimum)


@settings(max_examples=some(40), deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("pqrst"), st.sampled_from("xyz"), st.integers(1, 60), st.floats(0, 1)),
        min_size=1,
        max_size=15,
    )
)
def test_like_for_like_agrees_with_adding_up_cell_by_cell(drawn):
    rows = [(owner, source, n, round(n * share)) for owner, source, n, share in drawn]
    columns = ("owner", "source", "resolved", "advanced")
    table = pa.Table.from_pylist([dict(zip(columns, row, strict=True)) for row in rows])
    cells = cells_of(table, group="owner", like=["source"], minimum=20)
    large = [name for name in "pqrst" if sum(n for owner, _, n, _ in rows if owner == name) >= 20]
    assert list(cells.names) == large
    if not large:
        return
    whole, groups = like_for_like(cells, cells.advanced[:, None])
    total = sum(n for _, _, n, _ in rows)
    assert whole[0] == pytest.approx(sum(k for *_, k in rows) / total)
    for name, found in zip(large, groups[:, 0], strict=True):
        expected = 0.0
        for _, source, n, _ in (row for row in rows if row[0] == name):
            alike = [row for row in rows if row[1] == source]
            expected += n * sum(k for *_, k in alike) / sum(size for _, _, size, _ in alike)
        observed = sum(k for owner, _, _, k in rows if owner == name)
        alone = min(1.0, observed / expected * whole[0]) if expected else whole[0]
        # Shrinking moves a group towards the whole and never past it.
        assert min(alone, whole[0]) - 1e-9 <= found <= max(alone, whole[0]) + 1e-9
    if best := best_group(cells):
        assert best[1] == pytest.approx(groups.max())
        assert best[1] > whole[0]


@pytest.mark.parametrize("size", [3, 10, 55, 400])
def test_draws_are_binomial(size):
    # One group alone: the whole is the number of successes of `size` at 0.3, over `size`.
    cells = cells_by_owner([("ana", size, 0.3 * size)])
    whole, _best = draws(cells, replicates=20_000, rng=np.random.default_rng(5))
    often = np.bincount(np.rint(whole * size).astype(int), minlength=size + 1) / 20_000
    expected = stats.binom.pmf(np.arange(size + 1), size, 0.3)
    # The largest of so many differences stays below five standard errors of a share.
    assert np.abs(often - expected).max() < 5 * np.sqrt(expected.max() / 20_000)


def test_draws_of_different_cells_have_nothing_to_do_with_each_other():
    # Ten owners of 10 deals: the variance of the whole is that of 100 deals, 0.3 · 0.7 / 100.
    cells = cells_by_owner([(f"p{n}", 10, 3) for n in range(10)], minimum=50)
    apart = cells_by_owner([(f"p{n}", 10, 3) for n in range(3)], minimum=5)
    assert (cells.groups, apart.groups) == (0, 3)
    whole, _best = draws(apart, replicates=20_000, rng=np.random.default_rng(5))
    assert whole.var() == pytest.approx(0.3 * 0.7 / 30, rel=0.05)


def test_the_interval_covers_what_is_true():
    # Five owners whose true rates are known: in most of 60 draws the interval holds the true gain at the last step.
    rates, size, rng = np.array([0.3, 0.3, 0.6, 0.6, 0.6]), 200, np.random.default_rng(3)
    true = 0.5 * (0.6 - 0.48)
    held = 0
    for _ in range(60):
        won = rng.binomial(size, rates)
        cells = cells_by_owner([(f"p{n}", size, int(k)) for n, k in enumerate(won)])
        whole, best = draws(cells, replicates=300, rng=rng)
        low, high = np.quantile(0.5 * (best - whole), [0.025, 0.975])
        held += low <= true <= high
    assert held >= 51


def test_groups_too_small_to_compare_still_count_in_the_whole():
    rows = [(f"p{n}", 50, 25) for n in range(4)]
    assert benchmark(cells_by_owner([*rows, ("small", 5, 5)])) == pytest.approx(105 / 205)


def test_a_group_with_nothing_resolved_is_neither_compared_nor_divided_by():
    rows = [(f"p{n}", 50, 25) for n in range(4)]
    assert benchmark(cells_by_owner([*rows, ("new", 0, 0)])) == benchmark(cells_by_owner(rows)) == 0.5
    apart = {"owner": ["ana", "ben"], "source": ["inbound", "fair"], "resolved": [4, 0], "advanced": [2, 0]}
    cells = cells_of(pa.table(apart), group="owner", like=["source"], minimum=1)
    assert (cells.names, like_for_like(cells, cells.advanced[:, None])[0][0]) == (("ana",), 0.5)
