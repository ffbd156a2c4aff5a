"""Metrics that are asked in a way of their own: two sides, two moments, a cohort, a target, a log that is needed."""

import pytest
from tests.audit.audited import written
from tests.cli.conftest import ROWS

import venturi as vt
from venturi.metrics.periods import add_months


@pytest.fixture(scope="module")
def company(demo_export):
    with vt.read(*demo_export) as dataset:
        yield dataset


@pytest.fixture
def bare(tmp_path):
    """One file of deals: no history, no costs, no targets, no log of fields."""
    with vt.read(written(tmp_path / "deals.csv", ROWS)) as dataset:
        yield dataset


def test_two_sides_have_the_counts_that_each_has_by_itself(company):
    [row] = company.comparison(side="source", first="inbound", second="outbound").rows()
    alone = {one["source"]: one for one in company.win_rate(by="source").rows()}
    assert (row["first_counted"], row["second_counted"]) == (alone["inbound"]["won"], alone["outbound"]["won"])
    assert row["difference"] == pytest.approx(alone["inbound"]["unit"] - alone["outbound"]["unit"])


def test_two_periods_are_two_sides(company):
    [row] = company.comparison(side="period", first="2026Q2", second="2025Q2").rows()
    spans = [company.win_rate(decided_in=span).rows()[0] for span in ("2026Q2", "2025Q2")]
    assert [row["first_counted"], row["second_counted"]] == [one["won"] for one in spans]
    assert [row["first_of"], row["second_of"]] == [one["won"] + one["lost"] for one in spans]


def test_stages_are_compared_one_by_one(company):
    rows = company.comparison(of="conversion", side="team", first="Americas", second="Continent").rows()
    funnel = {row["stage"]: row for row in company.conversion(by="team").rows() if row["team"] == "Americas"}
    assert {row["stage"]: row["first_counted"] for row in rows} == {
        name: row["advanced"] for name, row in funnel.items()
    }
    times = company.comparison_times(side="period", first="2026Q1", second="2025Q1").rows()
    assert {row["stage"] for row in times} <= {row["stage"] for row in rows}


def test_both_bridges_begin_and_end_with_the_same_money(company):
    ends = [
        {row["movement"]: row["amount"] for row in asked.rows() if row["movement"] in ("opening", "closing")}
        for asked in (company.bridge(during="2026Q2"), company.bridge_end_points(during="2026Q2"))
    ]
    assert ends[0] == ends[1]
    assert set(ends[0]) == {"opening", "closing"}


def test_the_cohort_is_that_of_a_year_ago_unless_one_is_named(company):
    assert company.cohort().rows() == company.cohort(open_at=add_months(company.today, -12).isoformat()).rows()
    born = company.population("created_in", "2025Q1").deal_id.to_pyarrow().to_pylist()
    assert company.cohort(created_in="2025Q1").deal_ids() == sorted(born)


def test_reasons_are_told_by_the_stage_a_deal_was_lost_in_and_by_what_was_not_met(company):
    by_stage = company.reasons(by="last_stage").rows()
    assert {row["last_stage"] for row in by_stage} <= {*company.stages.stage.to_pyarrow().to_pylist(), None}
    assert sum(row["deals"] for row in by_stage) == sum(row["deals"] for row in company.reasons().rows())
    assert any(row["unmet_criterion"] for row in company.reasons(by="unmet_criterion").rows())


def test_a_target_is_taken_from_the_files_or_from_who_asks(company, bare):
    asked = company.ask("size_classes", target=1_000_000).rows()
    assert next(row["from_amount"] for row in asked if row["size"] == "rock") == 100_000
    assert company.ask("size_classes").refusal is None
    assert bare.ask("size_classes").refusal.code == "target-unknown"
    assert bare.ask("size_classes", target=10_000).refusal.code == "no-history"


def test_without_a_log_nothing_seems_to_slip(bare):
    assert bare.ask("win_rate_by_pushes").refusal.code == "no-log"


def test_what_needs_a_file_that_is_not_there_says_which(bare):
    assert "add a file of what was spent" in bare.ask("acquisition_cost").refusal.reason
    assert "add a file of calls, meetings and emails" in bare.ask("touchpoints").refusal.reason


def test_costs_that_name_no_source_are_no_cost_of_a_customer(company, tmp_path):
    files = [written(tmp_path / "deals.csv", ROWS)]
    costs = tmp_path / "costs.csv"
    costs.write_text("on,source,amount,currency\n2024-01-05,inbound,100,EUR\n")
    with vt.read(*files, costs) as dataset:
        assert dataset.acquisition_cost(decided_in="2025Q1").refusal.code == "no-costs"


def test_nobody_is_named_where_no_change_of_an_owner_is_known(demo_export):
    with vt.read(*[path for path in demo_export if path.stem != "field_changes"]) as dataset:
        assert dataset.person_stage().refusal.code == "owners-unknown"


def test_steps_are_stages_or_everything_recorded(company):
    stages, events = company.ask("variants").rows(), company.ask("variants", of="events").rows()
    assert max(row["steps"] for row in events) > max(row["steps"] for row in stages)
    assert sum(row["deals"] for row in stages) <= sum(row["deals"] for row in events)


def test_an_unknown_way_to_see_steps_is_said(company):
    with pytest.raises(ValueError, match="calls"):
        company.ask("variants", of="calls")
