from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.some_deals import AS_OF, deals, only, rows_of

from venturi.errors import TableError
from venturi.metrics.periods import Period
from venturi.metrics.person_win_rate import person_win_rate, person_win_rate_deals
from venturi.metrics.person_win_rate_rows import LENT

LIKE = ("source", "product")


def by_person(*rows, like=LIKE, **choices):
    table = person_win_rate(deals(*rows), as_of=AS_OF, like=like, **choices)
    return {row["person"]: row for row in rows_of(table)}


def deal(owner, outcome, *, seen=100, days=10, **more):
    """A deal created so many days ago, and decided after so many days."""
    created = AS_OF - timedelta(days=seen)
    closed = None if outcome == "open" else created + timedelta(days=days)
    return {"owner": owner, "outcome": outcome, "created_at": created, "closed_at": closed, "source": "inbound"} | more


def of_person(owner, won, lost, **more):
    return [deal(owner, "won", **more)] * won + [deal(owner, "lost", **more)] * lost


def test_the_worked_example():
    # All are seen for 100 days. Of 8 inbound deals 4 are won, of 4 outbound 1; of all 12, 5. Mixes are drawn towards
    # everybody by 25 deals: inbound (8 · 1/2 + 25 · 5/12) / 33 = .4369, outbound (4 · 1/4 + 25 · 5/12) / 29 = .3937.
    # Ana, 6 inbound: 2.6212; ben, 2 inbound and 4 outbound: .8737 + 1.5747 = 2.4483. They add up to 5.0695, not 5:
    # times 5 / 5.0695, ana 2.5852, ben 2.4148.
    rows = by_person(
        *of_person("ana", 3, 3), *of_person("ben", 1, 1), *of_person("ben", 1, 3, source="outbound"), like=["source"]
    )
    inbound, outbound = (8 / 2 + 25 * 5 / 12) / 33, (4 / 4 + 25 * 5 / 12) / 29
    scale = 5 / (8 * inbound + 4 * outbound)
    assert rows["ana"]["expected"] == pytest.approx(6 * inbound * scale) == pytest.approx(2.5852, abs=1e-4)
    assert rows["ben"]["expected"] == pytest.approx((2 * inbound + 4 * outbound) * scale)
    assert (rows["ana"]["unit"], rows["ben"]["unit"]) == (0.5, pytest.approx(1 / 3))
    assert rows["ana"]["ratio"] == pytest.approx(3 / 2.5852, abs=1e-4)
    assert rows["ana"]["wins_short"] == pytest.approx(2.5852 - 3, abs=1e-4)
    assert LENT == 25


def test_the_time_a_deal_could_have_been_won_in_counts_and_not_the_time_it_was_open():
    # Both have ten deals seen for 100 days, half of which should be won. Who loses all on the first day was not
    # expected to win fewer.
    rows = by_person(*of_person("ana", 10, 0, days=50), *of_person("ben", 0, 10, days=1))
    assert rows["ana"]["expected"] == pytest.approx(rows["ben"]["expected"]) == pytest.approx(5.0)


def test_less_is_expected_of_young_deals():
    # All wins come after 50 days: of deals seen for 20 none was to be expected.
    rows = by_person(*of_person("ana", 5, 5, days=50), *[deal("ben", "open", seen=20)] * 10)
    assert (rows["ben"]["expected"], rows["ben"]["ratio"]) == (0.0, None)
    assert rows["ana"]["expected"] == pytest.approx(5.0)


def test_who_falls_behind_and_who_does_best_are_named():
    teams = [of_person(f"p{nth:02}", won, 100 - won) for nth, won in enumerate([10, *[30] * 12, 56])]
    rows = by_person(*[row for team in teams for row in team])
    assert {person for person, row in rows.items() if row["below"]} == {"p00"}
    assert {person for person, row in rows.items() if row["best"]} == {"p13"}
    assert rows["p13"]["shrunk_low"] > 1.0
    assert rows["p00"]["ratio"] < rows["p00"]["shrunk"] < 1.0


def test_equal_people_are_neither():
    rows = by_person(*[row for nth in range(6) for row in of_person(f"p{nth}", 29 + nth % 3, 71 - nth % 3)])
    assert {(row["below"], row["best"]) for row in rows.values()} == {(False, False)}
    assert {row["shrunk"] for row in rows.values()} == {1.0}


def test_who_has_few_deals_is_not_compared():
    rows = by_person(*of_person("ana", 30, 70), *of_person("ben", 30, 70), *of_person("new", 0, 3))
    assert (rows["new"]["below"], rows["new"]["p"], rows["new"]["unit"]) == (None, None, 0.0)
    assert rows["ana"]["below"] is False


def test_deals_without_an_owner_count_in_the_curves_and_are_compared_with_nothing():
    rows = by_person(*of_person("ana", 30, 70), *of_person("ben", 30, 70), *of_person(None, 90, 10))
    assert (rows[None]["below"], rows[None]["p"], rows[None]["won"]) == (None, None, 90)
    assert rows["ana"]["expected"] == pytest.approx(50.0)


def test_deals_of_unknown_age_are_left_out_and_counted():
    odd = [
        deal("ana", "won", created_at=None),
        deal("ana", "lost", closed_at=None),
        deal("ana", "won", days=-5),
        deal("ana", "open", seen=-5),
    ]
    row = by_person(*of_person("ana", 1, 1), *odd)["ana"]
    assert (row["without_date"], row["won"], row["lost"], row["open"]) == (4, 1, 1, 0)
    assert row["expected"] == pytest.approx(1.0)


def test_nothing_to_count():
    assert by_person() == {}
    row = by_person(deal("ana", "won", created_at=None))["ana"]
    assert (row["without_date"], row["unit"], row["expected_share"], row["below"]) == (1, None, None, None)


def test_nothing_won_is_expected_of_nobody():
    row = by_person(*of_person("ana", 0, 3), *of_person("ben", 0, 2))["ana"]
    assert (row["expected"], row["ratio"], row["shrunk"]) == (0.0, None, None)


def test_only_some_deals_and_null_is_a_mix_of_its_own():
    rows = [*of_person("ana", 2, 0), *of_person("ana", 0, 2, source="outbound"), *of_person("ana", 1, 0, source=None)]
    assert by_person(*rows, only={"source": ["outbound"]})["ana"]["lost"] == 2
    assert by_person(*rows, only={"source": [None, "inbound"]})["ana"]["won"] == 3
    assert by_person(*rows)["ana"]["expected"] == pytest.approx(3.0)


def test_both_edges_of_the_period():
    january = Period(date(2026, 1, 1), date(2026, 2, 1))
    moments = [datetime(2026, 1, 1), datetime(2026, 1, 31, 23), datetime(2026, 2, 1), datetime(2025, 12, 31, 23)]
    rows = [deal("ana", "open", created_at=moment) for moment in moments]
    assert by_person(*rows, created_in=january)["ana"]["open"] == 2


def test_order_does_not_matter():
    rows = [*of_person("ana", 12, 28), *of_person("ben", 20, 20, seen=60), *of_person("zoe", 9, 40, source="outbound")]
    one, other = by_person(*rows), by_person(*reversed(rows))
    for person, row in one.items():
        assert row == pytest.approx(other[person], nan_ok=True)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "segment"'):
        person_win_rate(deals(), as_of=AS_OF)


_some = st.lists(
    st.builds(
        lambda owner, outcome, seen, days, source: deal(owner, outcome, seen=seen, days=min(days, seen), source=source),
        st.sampled_from(["ana", "ben", None]),
        st.sampled_from(["won", "lost", "open"]),
        st.integers(0, 60),
        st.integers(0, 60),
        st.sampled_from(["inbound", "outbound", None]),
    ),
    max_size=16,
)


@settings(max_examples=some(6), deadline=None)
@given(_some)
def test_it_agrees_with_curves_made_deal_by_deal(rows):
    listed = rows_of(person_win_rate_deals(deals(*rows), as_of=AS_OF, like=["source"]))
    assert len(listed) == len(rows)
    expected = {}
    for one in listed:
        mix = [other for other in listed if other["source"] == one["source"]]
        chance = (len(mix) * naive(mix, one["seen"]) + LENT * naive(listed, one["seen"])) / (len(mix) + LENT)
        expected[one["person"]] = expected.get(one["person"], 0.0) + chance
    won, due = sum(one["part"] == "won" for one in listed), sum(expected.values())
    found = by_person(*rows, like=["source"])
    assert {person: row["expected"] for person, row in found.items()} == pytest.approx(
        {person: value * (won / due if due else 1.0) for person, value in expected.items()}
    )


def naive(listed, until):
    """Aalen–Johansen, one day after the other."""
    remain, incidence = 1.0, 0.0
    for day in range(int(until) + 1):
        at_risk = sum(one["days"] >= day for one in listed)
        won, lost = (sum(one["days"] == day and one["part"] == part for one in listed) for part in ("won", "lost"))
        if at_risk:
            incidence += remain * won / at_risk
            remain *= 1 - (won + lost) / at_risk
    return incidence


def test_those_who_fall_behind_are_found_while_deals_are_open():
    # 20 people, deals of two years, wins later than losses; one wins .4 times as often as the others.
    rng = np.random.default_rng(8)
    rows = []
    for nth in range(20):
        for seen in rng.uniform(0, 300, size=100):
            won = rng.random() < 0.35 * (0.4 if nth == 0 else 1.0)
            days = rng.exponential(40 if won else 25)
            open_still = days > seen
            rows.append(deal(f"p{nth:02}", "open" if open_still else "won" if won else "lost", seen=seen, days=days))
    found = by_person(*rows, like=["source"])
    assert found["p00"]["below"]
    assert found["p00"]["z"] == min(row["z"] for row in found.values())
    assert only(person_win_rate(deals(*rows[:100]), as_of=AS_OF, like=[]))["team_p"] is None
