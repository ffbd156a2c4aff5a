"""Answers of people, reasons, economics and two periods: careful with people, plain about chance."""

import pytest
from tests.report.sample import all_refused, company, no_deals
from tests.report.sample_figures import refused

from venturi.audit.answers.comparison import comparison
from venturi.audit.answers.economics import economics
from venturi.audit.answers.people import people
from venturi.audit.answers.win_loss import win_loss
from venturi.formats import NBSP


def said(answer, change=lambda document: None):
    document = company()
    change(document)
    return answer(document).replace(NBSP, " ")


def verdicts(**by_name):
    def change(document):
        for part in ("steps", "win_rate"):
            for row in document["people"][part]["rows"]:
                row["verdict"] = by_name.get(row["verdict"] or "none")

    return change


def without_steps(document):
    document["people"]["steps"] = refused("owners-unknown", "No change of an owner is known.")


def test_who_falls_behind_is_a_reason_to_look_and_who_leads_is_named():
    assert said(people) == (
        'More than chance explains, and so a reason to look, is Tomás Herrera at "Demonstration"; Amara Okafor does '
        '"Demonstration" best: 64.6 % go on, 50.4 % were to be expected.'
    )
    nobody = verdicts(best="chance", below="chance", chance="chance")
    assert said(people, nobody) == "At no step does anybody fall behind the others by more than chance explains."
    assert said(people, verdicts()) == "At no step has anybody enough deals to be compared with the others."


def test_where_nobody_knows_whose_deal_it_was_wins_are_told():
    assert said(people, without_steps) == (
        "Nobody can say who does which step best; by wins Tomás Herrera is a reason to look, beyond chance; "
        "Amara Okafor wins most of what was to be expected."
    )

    def few(document):
        verdicts()(document)
        without_steps(document)

    def nobody(document):
        verdicts(best="chance", below="chance")(document)
        without_steps(document)

    assert said(people, few).endswith("nobody has enough deals to be compared by wins.")
    assert said(people, nobody).endswith("by wins nobody falls behind by more than chance explains.")
    assert people(all_refused()) == "No answer: only 12 % of the deals have an owner; the floor is 80 %."
    assert people(no_deals()) == "No deal names a person, so nobody can be compared."


def test_the_largest_family_comes_first_and_what_tells_most_last():
    assert said(win_loss) == (
        "In 37.4 % of the lost deals we were outsold, in 30.9 % we should not have been there, in 21.3 % the buyer "
        'decided nothing; of 10.4 % nobody says why. "decision process known" tells most: 41.0 % are won where it '
        "was met, 19.0 % of such deals where it was not."
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"families": []}, "Nobody knows: none of the lost deals carries a reason."),
        ({"reasons": []}, "No deal was lost, so there is nothing to explain."),
    ],
)
def test_without_reasons_nothing_is_made_up(change, told):
    assert said(win_loss, lambda document: document["win_loss"].update(change | {"criteria": None})) == told


def test_reasons_of_no_known_family_are_given_as_they_are_and_criteria_that_do_not_tell_are_named():
    def change(document):
        document["win_loss"]["families"] = document["win_loss"]["families"][3:]
        for row in document["win_loss"]["criteria"]:
            row["predicts"] = False

    assert said(win_loss, change) == (
        'The reason given most is "No budget", in 30.9 % of the lost deals; nobody has said of which family the '
        "reasons are. No exit criterion tells who will win by more than chance explains."
    )


def test_cost_and_return_are_one_answer_each():
    assert said(economics) == (
        "A customer won in 2025Q4 cost EUR 6.88k (EUR 4.81k–9.63k). Customers of outbound have brought most so far, "
        "EUR 96.2k each, 6.7 times their cost."
    )
    assert economics(all_refused()) == "What a customer costs is not known: no costs were imported."


def test_a_cost_that_is_not_known_says_why():
    def nobody_won(document):
        document["economics"]["cost"]["overall"][0]["cac"] = None
        document["economics"]["ratio"] = []

    def not_then(document):
        document["economics"]["cost"]["overall"] = refused("no-costs", "No cost is known for a day in 2025Q4.")

    assert said(economics, nobody_won).startswith("What a customer costs is not known: no customer was won in 2025Q4.")
    assert said(economics, nobody_won).endswith("EUR 96.2k each.")
    assert said(economics, not_then).startswith("What a customer costs is not known: no answer for 2025Q4.")


def test_what_chance_explains_and_what_it_does_not_are_told_apart():
    assert said(comparison) == (
        "The win rate was 27.9 % in 2025Q4 against 30.2 % in 2025Q3; chance explains the difference. More than chance: "
        'conversion at "Qualified" down by 11.1 points. More than chance: deals stay shorter in "Qualified".'
    )


def test_equal_rates_are_called_the_same_and_nothing_to_compare_is_said():
    def same(document):
        document["comparison"]["win_rate"]["first_rate"] = document["comparison"]["win_rate"]["second_rate"]
        document["comparison"]["times"] = []
        for row in document["comparison"]["conversion"]["stages"]:
            row["verdict"] = "chance"

    def nothing(document):
        document["comparison"]["win_rate"]["verdict"] = None
        document["comparison"]["times"] = []
        document["comparison"]["conversion"]["stages"] = []

    assert said(comparison, same) == (
        "The win rate was the same in 2025Q4 and in 2025Q3, 30.2 %. No step lets more or fewer deals through than "
        "chance explains."
    )
    assert said(comparison, nothing).endswith("cannot be compared: in one nothing was decided.")
    assert comparison(no_deals()) == "There is no period before to compare with."
    assert comparison(all_refused()) == "2025Q4 and 2025Q3 cannot be compared."
