"""A metric is judged on the deals it counts: on those of its period, not on the whole file."""

import pytest
from tests.audit.audited import audited, code, written

import venturi as vt

# Twelve deals won in 2024 without an amount, six decided in the first quarter of 2025 with one, six won in the second
# without.
BARE = [
    *(("2024-01-10", f"2024-03-{n:02}") for n in range(1, 13)),
    *(("2025-03-03", f"2025-05-{n:02}") for n in range(1, 7)),
]
ROWS = [(n, "Won", "won", "", *dates, "Ann", "inbound") for n, dates in enumerate(BARE)]
ROWS += [
    (
        40 + n,
        *(("Won", "won") if n % 2 else ("Lost", "lost")),
        500 + n,
        "2025-01-03",
        f"2025-02-{n:02}",
        "Ann",
        "inbound",
    )
    for n in range(1, 7)
]


@pytest.fixture
def path(tmp_path):
    return written(tmp_path / "deals.csv", ROWS)


def test_a_number_is_given_for_a_period_that_is_complete(path):
    with vt.read(path) as p:
        # Of 21 won deals only 3 have an amount; of the 3 won in the first quarter all have.
        assert p.velocity().refusal.code == "below-floor"
        assert p.velocity(decided_in="2025Q1").refusal is None
        assert p.refusal("velocity", "2025Q2").code == "below-floor"
        assert p.velocity_change(before="2025Q1", after="2025Q2").refusal.code == "below-floor"


def test_the_questions_of_one_period_are_asked_once(path):
    with vt.read(path) as p:
        assert p.completeness("decided_in", "2025Q1") is p.completeness("decided_in", "2025Q1")
        assert p.completeness("all", "2025Q1") is p.verdict.completeness
        assert p.completeness("decided_in", p.span) is p.verdict.completeness


def test_an_audit_counts_what_was_left_out_of_its_period(path):
    def left_out(document):
        return {row["reason"]: row["count"] for row in document["definitions"]["velocity"]["excluded"]}

    whole, first, second = (
        audited(path, period=period, sections=["velocity", "definitions"]) for period in (None, "2025Q1", "2025Q2")
    )
    assert [code(one["velocity"]["overall"]) for one in (whole, first, second)] == ["below-floor", None, "below-floor"]
    # 12 of 2024 and 6 of the second quarter of 2025.
    assert left_out(whole) == {"won deals with no amount": 18}
    assert left_out(first) == {}
    assert left_out(second) == {"won deals with no amount": 6}
