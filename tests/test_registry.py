"""Every metric says all there is to say of it, and gives the deals behind its numbers."""

from inspect import signature

import pytest
from tests.conftest import ROOT

import venturi as vt
from venturi.dataset import options_of
from venturi.metrics.tables import CONTRACTS
from venturi.registry import METRICS


@pytest.fixture(scope="module")
def company(demo_export):
    with vt.read(*demo_export) as dataset:
        yield dataset


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_it_is_described_once_and_whole(metric):
    assert metric.question.endswith("?")
    assert metric.population
    assert metric.misleads.startswith("Misleads when ")
    assert metric.unit
    assert metric.needs
    assert (ROOT / "docs" / metric.page).is_file()


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_its_needs_are_columns_of_the_tables(metric):
    for need in (*metric.needs, *metric.by_value):
        assert need.column in CONTRACTS[need.table]
        assert 0 < need.floor <= 1


@pytest.mark.parametrize("name", METRICS)
def test_it_answers_by_its_levels_on_the_demo_company_and_lists_the_deals_behind(name, company):
    by = [level for level in ("source", "team") if level in METRICS[name].levels]
    result = company.ask(name, **({"by": by} if by else {}))
    assert result.refusal is None, result.refusal
    assert len(result) > 0
    assert set(by) <= set(result.to_arrow().column_names)
    behind = result.deals()
    assert {"deal_id", "part"} <= set(behind.column_names)
    known = set(company.deals.deal_id.to_pyarrow().to_pylist())
    assert set(result.deal_ids()) <= known
    assert result.deal_ids()


@pytest.mark.parametrize("name", METRICS)
def test_its_method_takes_its_options(name, company):
    method = getattr(company, name)
    named = set(signature(method).parameters) - {"options"}
    assert named <= set(options_of(name))
    assert method.__doc__
