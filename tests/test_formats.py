"""Formats: how a value is written."""

import pytest

from venturi import formats

NBSP = "\N{NO-BREAK SPACE}"


def test_null_is_no_data_and_never_zero() -> None:
    writers = [
        formats.count, formats.decimal, formats.percent, formats.signed_percent, formats.days, formats.bare_days,
        formats.money, formats.short_money, formats.signed_money, formats.signed_short_money, formats.per_day,
        formats.score, formats.chance, formats.day, formats.moment, formats.points, formats.signed_days,
        formats.times, formats.signed_count, formats.signed_decimal,
    ]  # fmt: skip
    assert {write(None) for write in writers} == {"no data"}
    assert formats.interval(None, 0.5) == formats.money_interval(1, None) == "no data"


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.6315, "63.2"), (0.63149, "63.1"), (0, "0.0"), (1, "100.0"), (0.0005, "0.1"), (-0.0909, "−9.1"), (0.28, "28.0")],
)
def test_a_share_has_one_decimal_rounded_half_away_from_zero(share: float, written: str) -> None:
    assert formats.percent(share) == f"{written}{NBSP}%"


def test_a_share_is_rounded_as_it_is_written_and_not_as_it_is_stored() -> None:
    # 0.0105 is stored as 0.01050000000000000...; 1.05 % becomes 1.1 %, as on paper.
    assert formats.percent(0.0105) == f"1.1{NBSP}%"


@pytest.mark.parametrize(
    ("value", "written"),
    [(833.3333, "833"), (99.995, "100.00"), (12.5, "12.50"), (0, "0"), (1_234_567.8, "1,234,568"), (-300, "−300")],
)
def test_money_has_cents_below_a_hundred(value: float, written: str) -> None:
    assert formats.money(value) == written


def test_money_names_its_currency_when_there_is_one() -> None:
    assert formats.money(1_200, "EUR") == f"EUR{NBSP}1,200"
    assert formats.money(-1_200, "EUR") == f"−EUR{NBSP}1,200"
    assert formats.per_day(833.33, "EUR") == f"EUR{NBSP}833{NBSP}a{NBSP}day"
    assert formats.money_interval(700, 960, "EUR") == f"EUR{NBSP}700–960"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (612_300, "612k"),
        (84_000, "84.0k"),
        (3_592_240, "3.59M"),
        (999_999, "1.00M"),  # not 1,000k
        (950, "950"),
        (2.5e9, "2.50bn"),
        (-3_184.48, "−3.18k"),
    ],
)
def test_short_money_has_three_digits(value: float, written: str) -> None:
    assert formats.short_money(value) == written


def test_a_difference_has_a_sign() -> None:
    assert formats.signed_money(120.4, "EUR") == f"+EUR{NBSP}120"
    assert formats.signed_money(-80.0) == "−80.00"
    assert formats.signed_money(0) == "0"
    assert formats.signed_percent(0.1364) == f"+13.6{NBSP}%"
    assert (formats.points(0.1364), formats.points(-0.0005), formats.points(0)) == ("+13.6", "−0.1", "0.0")
    assert formats.points_interval(-0.083, 0.037) == "−8.3 to +3.7"
    assert formats.points_interval(None, 0.037) == "no data"
    assert (formats.signed_days(3.21), formats.signed_days(-120.4)) == ("+3.2", "−120")


def test_nothing_has_no_sign() -> None:
    assert formats.money(-0.001) == "0.00"
    assert formats.percent(-0.00001) == f"0.0{NBSP}%"


def test_days_say_their_unit() -> None:
    assert formats.days(1) == f"1.0{NBSP}day"
    assert formats.days(47.25) == f"47.3{NBSP}days"
    assert formats.days(128.4) == f"128{NBSP}days"
    assert formats.bare_days(12) == "12.0"


def test_a_small_chance_is_not_never() -> None:
    assert formats.chance(0.0001) == f"<{NBSP}0.1{NBSP}%"
    assert formats.chance(0) == f"0.0{NBSP}%"


def test_an_interval_says_its_unit_once() -> None:
    assert formats.interval(0.619, 0.644) == f"61.9–64.4{NBSP}%"


def test_a_moment_is_told_on_the_clocks_of_the_zone() -> None:
    assert formats.moment("2026-01-04T22:59:59Z", "Europe/Berlin") == "4 Jan 2026, 23:59 Europe/Berlin"
    assert formats.moment("2017-12-31T23:59:59") == "31 Dec 2017, 23:59 UTC"
    assert formats.day("2025-10-01") == "1 Oct 2025"


def test_two_amounts_share_a_currency_where_space_is_short() -> None:
    assert formats.short_money_interval(37_840, 114_431, "EUR") == f"EUR{NBSP}37.8k–114k"
    assert formats.short_money_interval(None, 1, "EUR") == "no data"


def test_the_moment_of_an_audit_is_a_day_when_it_is_the_end_of_one() -> None:
    assert formats.as_of("2017-12-31T23:59:59Z") == "31 Dec 2017"
    assert formats.as_of("2017-12-31T22:59:59Z", "Europe/Berlin") == "31 Dec 2017"
    assert formats.as_of("2017-12-31T12:00:00Z") == "31 Dec 2017, 12:00 UTC"
    assert formats.as_of(None) == "no data"


@pytest.mark.parametrize(("value", "written"), [(1.5167, "1.52×"), (0.4166, "0.42×"), (12.34, "12.3×"), (0, "0.00×")])
def test_a_multiple_says_of_how_many_times_it_is(value: float, written: str) -> None:
    assert formats.times(value) == written


def test_intervals_of_plain_numbers_name_what_they_are_once() -> None:
    assert formats.times_interval(1.2, 1.906) == "1.20–1.91×"
    assert formats.decimal_interval(1.24, 3) == "1.2–3.0"
    assert formats.times_interval(None, 2) == formats.decimal_interval(1, None) == "no data"


def test_differences_of_counts_have_their_sign() -> None:
    assert (formats.signed_count(12), formats.signed_count(-3), formats.signed_decimal(1.44)) == ("+12", "−3", "+1.4")
