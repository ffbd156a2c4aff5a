"""The benchmarks run, and every tool says the same numbers."""

import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("pandas")

from benchmarks.agreement import disagreements
from benchmarks.differences import differences
from benchmarks.measured import measure
from benchmarks.measures import MEASURES, SCANS, quarter, year
from benchmarks.page import page
from benchmarks.runs import Outcome, Runs
from benchmarks.stored import KEPT, Stored
from benchmarks.tables import tables
from benchmarks.targets import targets

from benchmarks import cell, coverage, wholes

DEALS = 2_000


@cache
def company(folder: Path) -> Path:
    """The folder of the tables, with what is kept beside them."""
    made = tables(folder, DEALS)
    for nth, name in enumerate(KEPT):
        with Stored(made, kept=KEPT[:nth]) as known:
            known.build(name)
    return made


pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


def test_the_audit_says_the_same_numbers_as_the_script(folder: Path) -> None:
    runs = Runs(folder / "runs.json")
    wholes.audit(folder, DEALS, runs)
    assert runs.wrong == []
    assert "| Whole audit |" in page(runs)
    assert "| Brief audit (" in page(runs)


@pytest.mark.parametrize("name", MEASURES)
def test_every_tool_says_the_same_of_a_measure(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell, "RUNS", 1)
    asked, made = MEASURES[name], company(folder)
    ours = cell.told(asked, cell.ours(asked, made)[1])
    for tool in ("sql", "pandas"):
        theirs = cell.told(asked, cell.TOOLS[tool](asked, made)[1])
        compared, wrong = differences(asked, ours, theirs, tool=tool)
        assert wrong == []
        assert compared >= len(asked.questions)


def test_every_scan_reads_columns_that_there_are(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell, "RUNS", 1)
    for name in SCANS:
        assert len(cell.scan(name, company(folder))) == 1


def test_a_number_that_differs_is_named() -> None:
    row = {"source": "inbound", "n": 5, "won": 3, "average_amount": 2.0, "cycle_days": None, "per_day": None}
    ours, theirs = {"velocity": [row]}, {"velocity": [row | {"won": 4}]}
    assert differences(MEASURES["velocity"], ours, theirs, tool="sql") == (
        5,
        ["velocity inbound won: Venturi 3.0, sql 4.0"],
    )


def test_a_row_that_only_one_tool_has_is_a_difference() -> None:
    row = {"source": None, "n": 5, "won": 3, "average_amount": 2.0, "cycle_days": 1.0, "per_day": 2.0}
    assert differences(MEASURES["velocity"], {"velocity": [row]}, {"velocity": []}, tool="sql") == (
        1,
        ["velocity None n: Venturi 5.0, sql 0.0"],
    )


def test_the_quarter_and_the_weeks_are_over() -> None:
    assert [str(day) for day in quarter(date(2026, 9, 30))] == ["2026-07-01", "2026-10-01"]
    assert [str(day) for day in quarter(date(2026, 9, 29))] == ["2026-04-01", "2026-07-01"]
    assert [str(day) for day in year(date(2026, 9, 30))] == ["2025-09-29", "2026-09-28"]


def test_a_target_says_by_how_much_it_holds(tmp_path: Path) -> None:
    runs = Runs(tmp_path / "runs.json")
    runs.put("1000000/build/stays", Outcome(5.0, 1, 10**9))
    runs.put("1000000/scan/events", Outcome(0.25, 3, 10**8))
    runs.put("1000000/ours/velocity", Outcome(0.1, 3, 10**8))
    runs.put("1000000/pandas/velocity", Outcome(1.0, 1, 10**9))
    stays, pandas = targets(Runs(tmp_path / "runs.json", resume=True))
    assert (stays.measured, stays.holds) == ("20.0 × (5.0 s to 0.25 s)", True)
    assert pandas.measured == "10.0 × in all; 0 of 1 measures, not velocity by source (10.0 ×)"
    assert "does not hold" in page(runs)


def test_what_is_not_run_says_why(tmp_path: Path) -> None:
    runs = Runs(tmp_path / "runs.json")
    runs.put("10000000/ours/variants", Outcome(6.0, 3, 10**9))
    runs.put("10000000/pandas/variants", Outcome(reason="10 × 3.6 GB do not fit"))
    assert "| variants | 6.00 s | not run: 10 × 3.6 GB do not fit |" in page(runs)


def test_numbers_that_differ_are_named() -> None:
    funnel = [
        {"stage": "Offer", "entered": 5, "advanced": 3, "lost": 2, "still_here": 0, "elsewhere": 0, "to_win_unit": 0.6}
    ]
    times = {"median_days": 2.0, "p90_days": None, "behind": {}}
    audit = {
        "outcomes": {"won": 3},
        "win_rate": {"unit": {"closed_only": {"rate": 0.6}}, "value": {}},
        "velocity": {"overall": {"n": 5}, "by": {"source": []}},
        "funnel": [row | times for row in funnel],
        "danger_points": [],
        "throughput": [{"person": "Ada", "period": "2026Q1", "closed": 5}],
    }
    script = {"outcomes": {"won": 4}, "win_rate": {"unit": {"closed_only": 0.6}}, "throughput": {"Ada": 5}}
    assert disagreements(audit, script) == ["/outcomes/won: audit 3, script 4"]


def test_what_failed_is_tried_again_and_the_rest_is_kept(tmp_path: Path) -> None:
    runs = Runs(tmp_path / "runs.json")
    runs.put("1000/ours/velocity", Outcome(0.1, 3, 10**8))
    runs.put("1000/ours/variants", Outcome(reason="failed: Out of Memory"))
    again = Runs(tmp_path / "runs.json", resume=True)
    assert again.get("1000/ours/velocity", lambda: Outcome(9.9)).seconds == 0.1
    assert again.get("1000/ours/variants", lambda: Outcome(9.9)).seconds == 9.9


def test_the_memory_of_a_process_is_its_own(tmp_path: Path) -> None:
    found = measure([sys.executable, "-S", "-c", "bytearray(50_000_000)"], log=tmp_path / "log")
    assert 50e6 < found.memory < 90e6


def test_a_process_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(TimeoutError, match="more than 1 s"):
        measure([sys.executable, "-S", "-c", "while True: pass"], log=tmp_path / "log", limit=0.6)


def test_what_a_failing_process_printed_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such stage"):
        measure([sys.executable, "-S", "-c", "raise SystemExit('no such stage')"], log=tmp_path / "log")


def test_most_intervals_hold_the_truth_and_the_page_says_of_how_many() -> None:
    found = coverage.coverage(3)
    assert {of for _, of in found.values()} == {3}
    # Of 36 intervals 34 hold on average, and 30 or fewer in one of five hundred such counts.
    assert sum(held for held, _ in found.values()) >= 30
    assert "| conversion | all stages | 16 of 18 | 88.9 % | 83.3 % to 100.0 % |" in coverage.page(found, 3)


def test_an_interval_that_misses_the_truth_does_not_hold() -> None:
    told = {"measure": "conversion", "stage": "Lead", "low": 0.4, "high": 0.5}
    held = {truth: coverage.Interval(**told, truth=truth).holds for truth in (0.39, 0.4, 0.5, 0.51)}
    assert held == {0.39: False, 0.4: True, 0.5: True, 0.51: False}
