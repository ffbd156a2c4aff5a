from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.integrity.company import deal, deals, moves, verdict

from venturi.errors import Issue, Severity
from venturi.metrics.integrity.score import score

# Ways to damage one deal. Each is mended by putting the right value back.
FAULTS = {
    "owner": {"owner": None},
    "no amount": {"amount": None},
    "negative": {"amount": -1},
    "zero": {"amount": 0},
    "source": {"source": None},
    "not created": {"created_at": None},
    "created late": {"created_at": datetime(2026, 3, 30, 9, 1)},
    "created never": {"created_at": datetime(1899, 12, 31)},
    "not closed": {"closed_at": None},
    "closed early": {"closed_at": datetime(2025, 6, 1, 9, 1)},
    "no stage": {"stage": None},
    "nowhere": {"stage": "dreams"},
    "open stage": {"stage": "talk"},
    "lost stage": {"stage": "lost"},
    "not expected": {"expected_close_on": None},
    "past": {"expected_close_on": datetime(2026, 1, 1).date()},
    "copied": {},
}


def scored(faults):
    """The score of the company in which these (deal, fault) pairs are done; the history stays as it was."""
    rows = [dict(row) for row in deals()]
    for nth, fault in sorted(faults):
        rows[nth] |= FAULTS[fault]
    copies = [{**rows[nth], "source_row": 100 + nth} for nth, fault in sorted(faults) if fault == "copied"]
    history = [move for row in deals() for move in moves(row)]
    return verdict(base=[*rows, *copies], moved=history).score


@settings(max_examples=some(10), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(sorted(FAULTS))), min_size=1, max_size=6), st.data())
def test_mending_a_fault_never_lowers_the_score(faults, data):
    # At most one fault of a field: the last one of several would hide the others.
    done = {(nth, next(iter(FAULTS[fault]), "copy")): (nth, fault) for nth, fault in faults}
    mended = data.draw(st.sampled_from(sorted(done)))
    fewer = {pair for key, pair in done.items() if key != mended}
    assert scored(fewer) >= scored(set(done.values())) - 1e-9


@pytest.mark.parametrize(
    ("faults", "worth"),
    [
        ([], 70),
        ([(6, "owner")], 69),
        ([(6, "zero")], 69.5),
        # The date of creation is missing, and no move can be held against it: two things cannot be relied on.
        ([(6, "not created")], 68),
        ([(6, "past")], 69.5),
        ([(0, "open stage")], 69.5),
        ([(0, "lost stage")], 69),
    ],
)
def test_each_of_seven_things_of_ten_deals_is_worth_one(faults, worth):
    assert scored(faults) == pytest.approx(100 * worth / 70)


def test_a_copy_is_needed_nowhere_and_worth_nothing():
    # 70 of 11 × 7 needed values.
    assert scored([(6, "copied")]) == pytest.approx(100 * 70 / 77)


def test_faults_of_reading_are_needed_values_that_are_not_there():
    issues = [
        Issue(code="value-unreadable", message="x", remedy="y", count=5),
        Issue(code="date-format-assumed", message="x", remedy="y", severity=Severity.WARNING, count=4),
        Issue(code="sheet-skipped", message="x", remedy="y", severity=Severity.NOTE, count=9),
    ]
    # 5 errors count 5, 4 warnings count 2, notes count nothing: 70 of 77.
    judged = verdict(read_issues=issues)
    assert judged.score == pytest.approx(100 * 70 / 77)
    assert [finding.code for finding in judged.findings] == ["value-unreadable", "date-format-assumed", "sheet-skipped"]


def test_without_deals_there_is_no_score():
    assert score(0.0, 0) is None


def test_habits_do_not_lower_the_score():
    assert verdict(deal(20, next_step=None, next_step_on=None)).score == 100
