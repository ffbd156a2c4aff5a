"""What the document says of the pipeline: against which target, in money or in deals, and in one sentence."""

from types import SimpleNamespace

import ibis
import pytest
from tests.audit.audited import refused, written
from tests.audit.test_steps import company
from tests.report import sample_pipeline
from tests.report.sample import company as sample

import venturi as vt
from venturi.audit.answers.pipeline import pipeline as answer
from venturi.audit.needed import wins_in
from venturi.audit.pipeline import INSTANT, goal_of, pipeline
from venturi.made import MADE
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.shortfall import shortfall_by_count

TARGETS = {
    "person": "string",
    "team": "string",
    "starts_on": "date",
    "ends_on": "date",
    "amount": "float64",
    "currency": "string",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    """A company with 20 more deals that stand at an offer since October, and the target of the quarter."""
    folder = tmp_path_factory.mktemp("held")
    deals, log, stages = company(folder)
    with deals.open("a") as file:
        file.writelines(f"open-{n},Offer,open,{n + 1},2025-10-01,,,,\n" for n in range(20))
    with log.open("a") as file:
        file.writelines(f"open-{n},2025-10-02,Offer,default\n" for n in range(20))
    targets = written(folder / "targets.csv", [("", "", "2025-10-01", "2026-01-01", "4000", "")], list(TARGETS))
    with vt.read(deals, log, stages, targets, as_of="2025-11-15") as found:
        yield found


@pytest.fixture(scope="module")
def held(dataset):
    return pipeline(dataset, None)


def test_each_stage_is_held_against_the_target_of_the_running_quarter(held):
    assert held["during"]["label"] == "2025Q4"
    assert held["target"] == 4_000
    assert held["needed"]["in_money"]
    [offer] = [row for row in held["needed"]["stages"] if row["stage"] == "Offer"]
    # 60 of 120 were won within a day of the offer, each worth 100; those of October stand there for 44 days.
    assert offer["amount"] == sum(range(1, 21))
    assert offer["needed"] == pytest.approx(4_000 * offer["factor"])
    assert offer["factor"] == pytest.approx(offer["stay_days"] / (92 * 0.5))
    assert offer["behind"]["total"] == 20


def test_what_is_still_needed_counts_what_is_won_already(held):
    # In October 21 of 30 were won.
    assert held["still_needed"]["whole"]["won_amount"] == 2_100
    assert held["concentration"]["won"] == 2_100
    assert held["days_left"] == pytest.approx(46.0, abs=0.01)


def test_the_largest_phantoms_are_listed_and_all_of_them_counted(held):
    found = held["phantom"]
    assert found["phantom"] == found["behind"]["total"] == 20
    assert [deal["amount"] for deal in found["deals"]] == sorted(range(11, 21), reverse=True)


def test_without_a_target_as_many_wins_as_last_year_are_wanted(dataset):
    quarter = dataset.running_quarter
    wins, shares = wins_in(dataset, quarter)
    # 60 wins from 5 Jan to 15 Nov 2025, which are 315 days; a quarter has 92.
    assert wins == pytest.approx(60 * 92 / 315)
    assert shares == {"default": 1.0}
    factors = MADE["factors"](dataset, {"during": quarter})
    found = shortfall_by_count(dataset.deals, factors, wins=wins, shares=shares)
    rows = found.to_pyarrow().to_pylist()
    [whole] = [row for row in rows if row["stage"] is None]
    [known] = [row for row in factors.to_pyarrow().to_pylist() if row["stage"] is None]
    assert whole["needed"] == pytest.approx(wins * known["factor_by_count"])
    assert whole["amount"] == whole["deals"] == 20


@pytest.mark.parametrize(
    ("targets", "asked", "label", "left"),
    [
        (["2025Q4", "2026Q1"], None, "2026Q1", 90.0),
        (["2025Q4"], None, "2025Q4", 0.0),
        ([], None, "2026Q1", 90.0),
        (["2026"], "2026", "2026", 365.0),
        (["2025Q4"], "2025Q1", "2025Q4", 0.0),
    ],
    ids=["next", "none for the next", "none", "asked", "asked for the past"],
)
def test_on_the_last_day_of_a_quarter_the_next_one_counts_if_it_has_a_target(targets, asked, label, left):
    goal = goal_of(last_day_of_the_year(targets), Period.parse(asked) if asked else None)
    assert goal.during.label == label
    assert goal.days_left == pytest.approx(left)
    assert (goal.refusal is None) == bool(targets)


def last_day_of_the_year(targets):
    """What the goal is read from, at the end of 2025."""
    spans = [Period.parse(target) for target in targets]
    rows = [
        {"person": None, "team": None, "starts_on": span.start, "ends_on": span.end, "amount": 4000.0, "currency": None}
        for span in spans
    ]
    quarter = Period.parse("2025Q4")
    tables = SimpleNamespace(targets=ibis.memtable(rows, schema=ibis.schema(TARGETS)), rates=None)
    known = {"as_of": quarter.ends_at - INSTANT, "currency": None, "tables": tables}
    return SimpleNamespace(last_complete_quarter=quarter, running_quarter=quarter, **known)


def said(part, **changes):
    return answer(sample() | {"pipeline": part} | changes).replace("\N{NO-BREAK SPACE}", " ")


def test_the_sentence_says_what_there_is_what_it_takes_and_where_it_is_short():
    assert said(sample_pipeline.pipeline()) == (
        'The open pipeline is 2.94× the target of 2026Q1; it takes 2.45×. Short: "Demonstration" by EUR 1.17M. '
        "163 of 714 open deals, EUR 2.14M, are hardly ever won any more."
    )


def test_in_deals_the_sentence_counts():
    assert said(sample_pipeline.in_deals()).startswith(
        "372 deals stand open in the stages; to win as many a day as since 5 Jan 2025 it takes 257. Short: "
    )


def test_without_a_history_the_sentence_still_tells_of_phantoms():
    told = said(sample_pipeline.without_history())
    assert told.startswith("No answer without a history of stages. 163 of 714 open deals")


def test_nothing_is_said_of_nothing():
    assert said(sample_pipeline.nothing_open(), outcomes={"won": 1, "lost": 1, "open": 0}) == "No deal is open."


def test_a_process_that_won_nothing_needs_no_number(tmp_path):
    with vt.read(*company(tmp_path, wins=(0, 0, 0, 0), of=3), as_of="2025-11-15") as found:
        needed = pipeline(found, None)["needed"]
    assert refused(needed) == "Nothing has been won since 5 Jan 2025, so nobody can say how much should stand there."
