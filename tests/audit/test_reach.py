"""A period of which the data do not speak is said to be one, with how far they reach."""

import pytest
from tests.audit.audited import audited, faults, written

ROWS = [
    (1, "Won", "won", "1200", "2025-01-10", "2025-03-01", "Ann", "inbound"),
    (2, "Lost", "lost", "800", "2025-01-12", "2025-02-20", "Bob", "outbound"),
    (3, "Demo", "open", "700", "2025-04-05", "", "Bob", "inbound"),
]
REACH = "the data reach from 10 Jan 2025 to 5 Apr 2025."


@pytest.fixture
def deals(tmp_path):
    return written(tmp_path / "deals.csv", ROWS)


@pytest.mark.parametrize(
    ("period", "note"),
    [
        (None, None),
        ("2025Q1", None),  # two deals were decided in it
        ("2025-04", f"Nothing was decided in 2025-04; {REACH}"),  # one was created
        ("2031Q1", f"Nothing was decided or created in 2031Q1; {REACH}"),
        ("1999", f"Nothing was decided or created in 1999; {REACH}"),
        ("2025-03-02..2025-04-01", f"Nothing was decided or created from 2 Mar 2025 to 31 Mar 2025; {REACH}"),
    ],
)
def test_a_period_without_decisions_is_said_to_be_one(deals, period, note):
    document = audited(deals, period=period, sections=["definitions"])
    assert document["period_note"] == note
    assert faults(document) == []


def test_moves_are_spoken_of_where_there_is_a_history(deals, tmp_path):
    moves = [(1, "Demo", "2025-01-15"), (1, "Won", "2025-03-01"), (3, "Demo", "2025-04-05")]
    log = written(tmp_path / "log.csv", moves, header=("Deal ID", "Stage", "Changed At"))
    told = {
        period: audited(deals, log, period=period, sections=["definitions"])["period_note"]
        for period in ("2025-04", "2031Q1", "2025Q1")
    }
    assert told == {
        "2025-04": f"Nothing was decided in 2025-04; {REACH}",
        "2031Q1": f"Nothing was decided, created or moved in 2031Q1; {REACH}",
        "2025Q1": None,
    }
