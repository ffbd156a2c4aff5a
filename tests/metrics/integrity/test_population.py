"""Which deals a metric counts in a period, and how complete those are."""

from datetime import date, datetime

import pytest
from tests.metrics.integrity.company import AS_OF, deal, moves, tables

from venturi.metrics.integrity import integrity
from venturi.metrics.integrity.population import completeness_in, deals_of
from venturi.metrics.periods import Period
from venturi.metrics.stays import stays

JANUARY, FEBRUARY, MARCH = (Period(date(2026, n, 1), date(2026, n + 1, 1)) for n in (1, 2, 3))
COLUMNS = ("amount", "owner", "outcome", "closed_at")


def company(*rows, moved=None):
    given = tables(base=list(rows), moved=moved)
    return given, stays(given.stage_changes, given.stages, given.deals, as_of=AS_OF)


def complete(rows, dated_by, span, *, moved=None):
    given, visits = company(*rows, moved=moved)
    whole = integrity(given, stays=visits, as_of=AS_OF).completeness
    return completeness_in(whole, given.deals, visits, dated_by=dated_by, span=span, columns=COLUMNS)


def ids(dated_by, span, *rows, moved=None):
    given, visits = company(*rows, moved=moved)
    found = deals_of(given.deals, visits, dated_by=dated_by, span=span)
    return sorted(found.deal_id.to_pyarrow().to_pylist())


WON = deal(0, "won", closed_at=datetime(2026, 2, 20, 9, 1))
LATER = deal(1, "won", closed_at=datetime(2026, 3, 5, 9, 1))
OPEN = deal(2, created_at=datetime(2026, 2, 3, 9, 1))


def test_each_date_gives_a_population_of_its_own():
    assert ids("decided_in", FEBRUARY, WON, LATER, OPEN) == ["D-000"]
    assert ids("created_in", FEBRUARY, WON, LATER, OPEN) == ["D-002"]
    assert ids("all", FEBRUARY, WON, LATER, OPEN) == ids("decided_in", None, WON, LATER, OPEN) == [
        "D-000", "D-001", "D-002",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="dated by one of"):
        ids("closed_in", FEBRUARY, WON)


def test_both_edges_of_a_period():
    first, after = (deal(n, "won", closed_at=at) for n, at in ((1, datetime(2026, 2, 1)), (2, datetime(2026, 3, 1))))
    assert ids("decided_in", FEBRUARY, first, after) == ["D-001"]


def test_an_open_deal_with_a_date_of_closing_was_not_decided():
    assert ids("decided_in", FEBRUARY, WON, deal(3, closed_at=datetime(2026, 2, 9, 9, 1))) == ["D-000"]


def test_what_entered_a_stage_or_should_have():
    # D-000 was created in January and won in February; D-002 was created in February and has no moves at all.
    history = [move for row in (WON, LATER) for move in moves(row)]
    assert ids("entered_in", FEBRUARY, WON, LATER, OPEN, moved=history) == ["D-000", "D-002"]
    counts = complete([WON, LATER, OPEN], "entered_in", FEBRUARY, moved=history)
    assert counts.filled("stage_changes", "changed_at", "all") == (1, 2)
    assert counts.filled("stage_changes", "changed_at", "won") == (1, 1)


def test_amounts_missing_elsewhere_do_not_touch_the_period_and_those_missing_in_it_do():
    rows = [WON, {**LATER, "amount": None}, {**OPEN, "amount": None}]
    assert complete(rows, "decided_in", FEBRUARY).filled("deals", "amount", "won") == (1, 1)
    assert complete(rows, "decided_in", MARCH).filled("deals", "amount", "won") == (0, 1)
    assert complete(rows, "decided_in", JANUARY).filled("deals", "amount", "won") == (0, 0)


def test_the_date_itself_and_open_deals_are_asked_of_the_whole_file():
    rows = [WON, {**LATER, "closed_at": None}, {**OPEN, "owner": None}]
    counts = complete(rows, "decided_in", FEBRUARY)
    assert counts.filled("deals", "closed_at", "decided") == (1, 2)
    assert counts.filled("deals", "owner", "open") == (0, 1)
    assert counts.filled("deals", "owner", "all") == (1, 1)
    assert complete(rows, "created_in", FEBRUARY).filled("deals", "owner", "open") == (0, 1)


def test_a_deal_without_an_outcome_lacks_it():
    unknown = deal(5, "won", closed_at=datetime(2026, 2, 8, 9, 1)) | {"outcome": None}
    assert complete([WON, unknown], "decided_in", FEBRUARY).filled("deals", "outcome", "all") == (1, 2)
