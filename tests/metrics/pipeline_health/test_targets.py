from datetime import date, datetime
from decimal import Decimal

import pytest
from tests.metrics.histories import rows_of
from tests.metrics.pipeline_health.made import Q1, rates_table, targets_table

from venturi.errors import TableError
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.targets import target_in

AS_OF = datetime(2026, 2, 1)


def asked(*rows, during=Q1, by=(), **choices):
    return rows_of(target_in(targets_table(*rows), during=during, as_of=AS_OF, by=by, **choices))


def only(*rows, **choices):
    [row] = asked(*rows, **choices)
    return row


def test_a_target_counts_by_the_share_of_its_days_in_the_period():
    # The quarter has 31 + 28 + 31 = 90 days; February holds 28 of them: 900 · 28 / 90 = 280.
    february = Period(date(2026, 2, 1), date(2026, 3, 1))
    row = only({"person": "ana", "amount": 900}, during=february)
    assert (row["target"], row["covered"], row["targets"]) == (280, 1, 1)
    # Of a year 90 of 365 days lie in the quarter.
    year = {"person": "ana", "amount": 3650, "ends_on": date(2027, 1, 1)}
    assert only(year)["target"] == 900


def test_the_day_it_ends_on_is_no_longer_in_it():
    before = {"person": "ana", "amount": 90, "starts_on": date(2025, 10, 1), "ends_on": Q1.start}
    after = {"person": "ana", "amount": 90, "starts_on": Q1.end, "ends_on": date(2026, 7, 1)}
    assert only(before, after)["target"] is None


def test_a_period_half_covered_says_so():
    month = {"person": "ana", "amount": 310, "ends_on": date(2026, 2, 1)}
    row = only(month)
    assert (row["target"], row["covered"]) == (310, pytest.approx(31 / 90))


def test_the_target_of_a_year_is_not_added_to_those_of_its_quarters():
    year = {"person": "ana", "amount": 5000, "ends_on": date(2027, 1, 1)}
    row = only(year, {"person": "ana", "amount": 900})
    assert (row["target"], row["targets"]) == (900, 1)


def test_a_teams_own_target_stands_for_its_people():
    rows = [
        {"team": "north", "amount": 1000},
        {"team": "north", "person": "ana", "amount": 700},
        {"team": "north", "person": "ben", "amount": 700},
        {"team": "south", "person": "cleo", "amount": 300},
        {"team": "south", "person": "dan", "amount": 200},
    ]
    assert only(*rows)["target"] == 1500
    assert {row["team"]: row["target"] for row in asked(*rows, by=["team"])} == {"north": 1000, "south": 500}
    assert {row["owner"]: row["target"] for row in asked(*rows, by=["owner"])} == {
        "ana": 700,
        "ben": 700,
        "cleo": 300,
        "dan": 200,
    }


def test_a_target_of_the_whole_stands_for_the_teams():
    rows = [{"amount": 9000}, {"team": "north", "amount": 1000}, {"person": "ana", "amount": 500}]
    assert only(*rows)["target"] == 9000
    assert [row["team"] for row in asked(*rows, by=["team"])] == ["north"]


def test_people_without_a_team_count_for_the_whole():
    assert only({"person": "ana", "amount": 500}, {"team": "north", "amount": 1000})["target"] == 1500


def test_it_is_converted_at_the_rate_of_its_first_day():
    rates = rates_table(("USD", "EUR", date(2025, 12, 1), Decimal("0.8")), ("USD", "EUR", date(2026, 1, 15), 1))
    row = only({"person": "ana", "amount": 1000, "currency": "USD"}, into="EUR", rates=rates)
    assert (row["target"], row["without_rate"]) == (800, 0)


def test_a_target_that_lies_ahead_is_converted_at_the_rate_of_now():
    q2 = Period(date(2026, 4, 1), date(2026, 7, 1))
    rates = rates_table(("USD", "EUR", date(2026, 1, 1), Decimal("0.5")), ("USD", "EUR", date(2026, 3, 1), 1))
    ahead = {"person": "ana", "amount": 1000, "currency": "USD", "starts_on": q2.start, "ends_on": q2.end}
    assert only(ahead, during=q2, into="EUR", rates=rates)["target"] == 500


def test_a_target_without_a_rate_makes_the_sum_unknown_and_is_named():
    rows = [{"person": "ana", "amount": 1000, "currency": "USD"}, {"person": "ben", "amount": 10}]
    row = only(*rows, into="EUR")
    assert (row["target"], row["without_rate"], row["targets"]) == (None, 1, 2)


def test_no_target_is_unknown_not_zero():
    row = only()
    assert (row["target"], row["targets"], row["covered"]) == (None, 0, None)
    assert asked(by=["owner"]) == []


def test_other_groups_are_refused():
    with pytest.raises(ValueError, match="by is \\['product'\\]"):
        asked(by=["product"])


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='targets table, column "team"'):
        target_in(targets_table().drop("team"), during=Q1, as_of=AS_OF)
