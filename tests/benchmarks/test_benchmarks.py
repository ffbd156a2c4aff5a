"""The benchmarks run, and the audit says the same numbers as the script an analyst would write."""

from pathlib import Path

import pytest

pytest.importorskip("pandas")

from benchmarks.__main__ import run
from benchmarks.agreement import disagreements


def test_the_audit_says_the_same_numbers_as_the_script(tmp_path: Path) -> None:
    text, wrong = run(tmp_path, deals=2_000, megabytes=2)
    assert wrong == []
    assert "| Audit |" in text
    assert "2,000 deals" in text


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
