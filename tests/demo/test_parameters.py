from dataclasses import replace
from datetime import date

import pytest

from venturi.demo import Parameters, simulate
from venturi.demo.parameters import COMPANY
from venturi.errors import IssuesFound


def changed(tmp_path, old, new):
    """The company's file with one text replaced."""
    text = COMPANY.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "company.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("deals", [0, -5, 30_000_000])
def test_a_number_of_deals_that_cannot_be_is_named(deals):
    with pytest.raises(IssuesFound, match=f"deals is {deals:,}"):
        Parameters.load(deals=deals)


def test_a_number_of_years_that_cannot_be_is_named():
    with pytest.raises(IssuesFound, match="years is 0"):
        Parameters.load(years=0)


def test_a_parameter_that_is_not_one_is_named_beside_the_one_it_replaced(tmp_path):
    with pytest.raises(IssuesFound, match="'nose' is not a parameter") as caught:
        Parameters.load(changed(tmp_path, "noise = 0.20", "nose = 0.20"))
    assert ["'noise' is missing" in str(issue) for issue in caught.value.issues] == [False, True]


def test_a_file_that_is_not_toml_is_named(tmp_path):
    with pytest.raises(IssuesFound, match=r"company.toml.*\[demo-parameter\]"):
        Parameters.load(changed(tmp_path, "seed = 2026", "seed = = 2026"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("conversion = 0.42", "conversion = 1.0", "conversion of Proposal is 1.0"),
        ("owner-missing = 0.015", "owner-missing = 1.5", "rate of owner-missing is 1.5"),
        ('team = "Islands"', 'team = "Moon"', "Jack Orme is in the team 'Moon'"),
        ("Negotiation = { ", "Nowhere = { ", "loss_reasons names the stage 'Nowhere'"),
        ("seed = 2026", 'seed = "luck"', "company.seed is 'luck'.*a whole number"),
        ("conversion = 0.42", "conversion = true", "is True.*a number"),
        ("[arrivals]", "[[arrivals]]", "arrivals is"),
        ("effects = { Proposal", "effects = { Nothing", "names the stage 'Nothing'"),
    ],
)
def test_a_value_that_cannot_be_worked_with_is_named(tmp_path, old, new, message):
    with pytest.raises(IssuesFound, match=message):
        Parameters.load(changed(tmp_path, old, new))


def test_every_wrong_value_is_named_at_once():
    known = Parameters.load()
    wrong = replace(known, loss_reasons={"Nowhere": {"price": 1.0}}, faults={"amount-missing": 1.5})
    with pytest.raises(IssuesFound) as caught:
        wrong.checked(known.company)
    assert len(caught.value.issues) == 2


def test_a_region_in_which_nobody_works_is_named(tmp_path):
    moon = '[[regions]]\nname = "Moon"\nshare = 0.1\ncurrency = "EUR"\nrate = 1\n'
    path = changed(tmp_path, "[[people]]", moon + "[[people]]")
    with pytest.raises(IssuesFound, match="nobody works in the region 'Moon'"):
        next(simulate(Parameters.load(path)))


def test_another_end_moves_the_company_in_time():
    chunk = next(simulate(Parameters.load(deals=200, end=date(2020, 6, 14))))
    days = [moment.date() for moment in chunk.tables["deals"]["created_at"].to_pylist()]
    assert date(2017, 6, 15) <= min(days) <= max(days) <= date(2020, 6, 14)


def test_a_leap_day_starts_on_the_day_before():
    # The day after the end is 29 February 2024; three years earlier there is none.
    assert Parameters.load(end=date(2024, 2, 28)).company.start == date(2021, 2, 28)


def test_a_higher_conversion_wins_more(tmp_path):
    def chance(parameters):
        return sum(next(simulate(parameters)).truth["deals"]["win_probability_at_creation"].to_pylist()) / 1000

    easier = Parameters.load(changed(tmp_path, "conversion = 0.42", "conversion = 0.80"), deals=1000)
    assert chance(easier) > 1.3 * chance(Parameters.load(deals=1000))
