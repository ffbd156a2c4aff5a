"""Every metric can be grouped by every level it lists, and says so of every other."""

import ibis
import pytest
from tests.audit.audited import HEADER, written
from tests.cli.conftest import ROWS

import venturi as vt
from venturi.dataset import options_of
from venturi.demo import write
from venturi.metrics.metric import LEVELS
from venturi.registry import METRICS

DEALS = 60
GROUPED = [name for name, metric in METRICS.items() if metric.levels]
PLACED = [name for name, metric in METRICS.items() if metric.rows]
# Columns of the deals that make no groups, and one that they do not have.
STRANGE = ("deal_id", "amount", "closed_at", "planet")
# What says how a deal stands makes groups too, without being a level; the audit asks by it.
STANDING = ["stage", "outcome", "currency"]


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company") / "export"
    write(folder, deals=DEALS)
    with vt.read(*sorted(folder.glob("*.csv"))) as dataset:
        yield dataset


@pytest.mark.parametrize("name", METRICS)
def test_it_lists_levels_where_it_takes_groups(name):
    assert bool(METRICS[name].levels) == ("by" in options_of(name))


@pytest.mark.parametrize("name", GROUPED)
def test_it_is_grouped_by_every_level_it_lists(name, company):
    metric = METRICS[name]
    standing = STANDING if set(LEVELS) <= set(metric.levels) else []
    for by in [[level] for level in metric.levels] if metric.one_level else [[*metric.levels, *standing]]:
        result = company.ask(name, by=by)
        assert result.refusal is None
        assert set(by) <= set(columns(result.table))
        assert set(by) <= set(columns(result.behind()))


@pytest.mark.parametrize("name", PLACED)
def test_what_its_rows_have_by_themselves_is_not_added_twice(name, company):
    rows = METRICS[name].rows
    assert METRICS[name].grouped([*rows, "team"]) == ["team"]
    assert set(rows) <= set(columns(company.ask(name, by=rows).table))


@pytest.mark.parametrize("name", METRICS)
def test_a_level_it_does_not_list_is_refused_by_name(name, company):
    metric = METRICS[name]
    for level in {*LEVELS, *STRANGE} - {*metric.levels, *metric.rows}:
        told = f'by is "{level}"; {name} is grouped by ' if metric.levels else f'{name} has no option "by"'
        with pytest.raises(ValueError, match=told):
            company.ask(name, by=[level])


def test_the_pipeline_of_a_stage_is_told_once_and_changes_no_number(company):
    for name in ("conversion", "stay_times", "rework"):
        assert company.ask(name, by="pipeline").rows() == company.ask(name).rows()
    assert company.ask("stay_times", by="pipeline").deals().equals(company.ask("stay_times").deals())


def test_what_is_no_move_is_in_no_pipeline(company):
    whole = company.variants(of="events").rows()
    assert sum(row["deals"] for row in whole) == len(company.variants(of="events").deal_ids())
    with pytest.raises(ValueError, match='by is "pipeline", and an activity is in none; say of="stages"'):
        company.variants(of="events", by="pipeline")


@pytest.mark.parametrize("name", ["variants", "directly_follows", "temporal_profile", "typical_path", "concentration"])
def test_groups_by_pipeline_add_up_to_the_whole(name, company):
    counts = {"directly_follows": "moves", "temporal_profile": "n"}.get(name, "deals")
    if name == "typical_path":
        parts = company.ask(name, by="pipeline").deals()
        assert len(parts) == len(company.ask(name).deals())
        return
    whole, parts = company.ask(name).rows(), company.ask(name, by="pipeline").rows()
    assert sum(row[counts] for row in parts) == sum(row[counts] for row in whole)
    assert {row["pipeline"] for row in parts} <= set(company.stages.pipeline.to_pyarrow().to_pylist())


def test_a_column_of_the_file_that_is_no_level_makes_groups_too(tmp_path):
    rows = [(*row, "blue") for row in ROWS]
    with vt.read(written(tmp_path / "deals.csv", rows, header=(*HEADER, "Colour"))) as p:
        assert [row["Colour"] for row in p.win_rate(by="Colour").rows()] == ["blue"]


def columns(table):
    """Its columns, compiled to a query where it is one: that fails where it cannot be asked."""
    if isinstance(table, ibis.Table):
        assert ibis.to_sql(table)
        return list(table.columns)
    return table.column_names
