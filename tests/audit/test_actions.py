"""What to do first: at most three things, each of which helps, the one that returns most before the others."""

import pytest
from tests.report.sample import company

from venturi.audit.actions import actions
from venturi.audit.answers import answers
from venturi.formats import NBSP

NO_HISTORY = {"refused": {"code": "no-history", "reason": "There is no history of stages."}}
UNUSED = {
    "code": "file-not-used",
    "message": "notes.csv was not recognised as a table and is not used.",
    "remedy": "Say what it is: --table FILE=TABLE.",
    "unlocks": [],
    "count": 7,
}
AMOUNTS = {
    "code": "amount-missing",
    "message": "30 of 90 deals have no amount.",
    "remedy": "Enter the amount of each deal. 0 is an amount.",
    "unlocks": ["velocity", "velocity_change"],
    "count": 30,
}


def step(stage, *, money=None, conversion=0.5, benchmark=0.7, lost=10.0, wins=None, reasons=("price",)):
    return {
        "pipeline": "default",
        "stage": stage,
        "conversion": conversion,
        "benchmark": benchmark,
        "benchmark_kind": "best quartile of owners",
        "target": None if benchmark is None else (conversion + benchmark) / 2,
        "wins_per_quarter": wins,
        "like_for_like": ["source", "product"],
        "deals_lost_per_quarter": lost,
        "money_per_quarter": money,
        "money_per_quarter_low": money,
        "money_per_quarter_high": money,
        "evidence": {"loss_reasons": [{"reason": reason} for reason in reasons]},
    }


def person(name, *, deviation, explains=False, period="2025Q4"):
    told = {
        "flagged": abs(deviation) > 0.2,
        "chance_explains": explains,
        "mean": 10.0,
        "closed": round(10 + 10 * deviation),
    }
    return {"person": name, "period": period, "deviation": deviation, **told}


KINDS = {
    "code": "stage-kind-guessed",
    "message": "3 stages have kinds that nobody confirmed.",
    "remedy": "Confirm or correct: --stage-kind STAGE=open, won or lost.",
    "unlocks": ["conversion", "danger_points"],
    "count": 3,
}


def guessed(*names):
    return [
        {"pipeline": "default", "stage": name, "position": place, "kind": "open", "kind_guessed": True}
        for place, name in enumerate(names, 1)
    ]


def pipeline(*, short=(), phantom=0, in_money=True):
    """What stands open: stages with what they lack, and open deals in name only of 30."""
    rows = [
        {"stage": stage, "gap": gap, "verdict": "short" if gap < 0 else "as_needed", "deals": 3, "amount": 9_000.0}
        | {"needed": 9_000.0 - gap, "needed_low": 8_000.0 - gap, "needed_high": 10_000.0 - gap}
        for stage, gap in short
    ]
    named = {"open": 30, "phantom": phantom, "share": phantom / 30, "phantom_amount": 500.0 * phantom}
    return {
        "during": {"label": "2026Q3"},
        "needed": {"in_money": in_money, "stages": rows},
        "phantom": named | {"threshold": 0.05},
    }


def document(*, fixes=(), steps=(), people=(), issues=(), refused=False, deals=90, stages=(), pipe=None):
    states = [
        {"name": "velocity", "state": "refused" if refused else "trusted"},
        {"name": "conversion", "state": "trusted"},
    ]
    verdict = {
        "score": 80.0,
        "metrics": states,
        "fix_first": list(fixes),
        "issues": list(issues),
        "sentence": "80 of 100.",
    }
    return {
        "deals": deals,
        "outcomes": {"won": 20, "lost": 40, "open": 30},
        "files": [],
        "stages": list(stages),
        "reporting_currency": "EUR",
        "integrity": verdict,
        "danger_points": steps if isinstance(steps, dict) else list(steps),
        "pipeline": pipeline() if pipe is None else pipe,
        "throughput": people if isinstance(people, dict) else list(people),
    }


def titles(**parts):
    return [action["title"] for action in actions(document(**parts))]


def test_the_two_steps_that_return_most_come_before_data_and_people():
    steps = [step("Offer", money=900.0), step("Demo", money=500.0), step("Lead", money=100.0)]
    assert titles(steps=steps, fixes=[AMOUNTS]) == [
        'Get more deals through "Offer"',
        'Get more deals through "Demo"',
        "Enter the amount of each deal",
    ]


def test_expected_dates_nobody_has_do_not_come_before_money():
    dates = {
        "code": "field-absent",
        "message": "No deal has an expected date.",
        "remedy": 'Export the field and map it to "expected_close_on".',
        "unlocks": ["velocity"],
        "count": 30,
    }
    assert (
        titles(steps=[step("Offer", money=900.0)], fixes=[dates], refused=True)[0] == 'Get more deals through "Offer"'
    )
    assert titles(steps=[step("Offer")], fixes=[dates], refused=True)[0].startswith("Export the field")


def test_while_numbers_are_refused_the_data_come_first():
    assert (
        titles(steps=[step("Offer", money=900.0)], fixes=[AMOUNTS], refused=True)[0] == "Enter the amount of each deal"
    )


def test_a_repair_that_gives_no_refused_number_back_waits():
    other = AMOUNTS | {"unlocks": ["conversion"]}
    assert (
        titles(steps=[step("Offer", money=900.0)], fixes=[other], refused=True)[0] == 'Get more deals through "Offer"'
    )


def test_while_the_kinds_of_the_stages_are_guesses_they_come_before_advice_about_a_step():
    steps = [step("Offer", money=900.0)]
    assert titles(steps=steps, fixes=[KINDS], stages=guessed("Lead", "Offer")) == [
        "Say what the stages mean: open, won or lost",
        'Get more deals through "Offer"',
    ]
    # A number that is refused comes before both.
    told = titles(steps=steps, fixes=[AMOUNTS, KINDS], stages=guessed("Lead", "Offer"), refused=True)
    assert told[:2] == ["Enter the amount of each deal", "Say what the stages mean: open, won or lost"]


def test_nobody_is_to_push_deals_through_what_may_be_an_end():
    steps = [step("O_DECLINED", money=900.0), step("Offer", money=100.0)]
    assert titles(steps=steps, stages=guessed("Offer", "O_DECLINED")) == ['Get more deals through "Offer"']
    confirmed = [stage | {"kind_guessed": False} for stage in guessed("Offer", "O_DECLINED")]
    assert titles(steps=steps, stages=confirmed)[0] == 'Get more deals through "O_DECLINED"'


def test_a_repair_that_unlocks_nothing_is_no_action():
    assert titles(fixes=[UNUSED]) == []
    assert titles(fixes=[UNUSED, AMOUNTS]) == ["Enter the amount of each deal"]


def test_a_repair_says_how_many_metrics_rest_on_it():
    [action] = actions(document(fixes=[AMOUNTS]))
    assert action["why"] == "30 of 90 deals have no amount. Every metric rests on it."


def test_a_step_as_good_as_its_best_example_is_no_action():
    assert titles(steps=[step("Lead", money=128.0, conversion=0.887, benchmark=0.888)]) == []


def test_without_money_the_step_that_saves_most_wins_is_named():
    [action] = actions(document(steps=[step("Lead", wins=0.8), step("Offer", wins=3.2)]))
    assert action["title"] == 'Get more deals through "Offer"'
    assert action["money_per_quarter"] is None


@pytest.mark.parametrize("wins", [0.0, None])
def test_a_step_that_leads_nowhere_or_tells_nothing_is_no_action(wins):
    assert titles(steps=[step("Lead", wins=wins)]) == []


def test_deals_past_their_date_are_an_action_when_they_are_many():
    issue = {"code": "expected-date-past", "count": 40, "share": 0.4}
    assert titles(issues=[issue]) == ["Decide or re-date 40 open deals past their promised date"]
    assert titles(issues=[issue | {"share": 0.09}]) == []


def test_who_is_behind_beyond_chance_is_helped_and_nobody_else():
    people = [person("Ann", deviation=-0.5), person("Bob", deviation=-0.9, explains=True), person("Cid", deviation=0.9)]
    people.insert(0, person("Dan", deviation=-0.9, period="2025Q3"))
    assert titles(people=people) == ["Look at the deals of Ann together"]
    assert titles(people=[person("Cid", deviation=0.9)]) == []


def test_with_every_section_refused_the_data_remain():
    assert titles(steps=NO_HISTORY, people=NO_HISTORY, fixes=[AMOUNTS], refused=True) == [
        "Enter the amount of each deal"
    ]


def test_without_deals_there_is_nothing_to_do():
    assert titles(fixes=[AMOUNTS], deals=0) == []


def answer(section, **parts):
    empty = {"overall": NO_HISTORY, "change": None, "latest": None}
    rate = {"unit": {"closed_only": NO_HISTORY}, "gap": ""}
    told = company() | document(**parts) | {"velocity": empty, "win_rate": rate, "funnel": NO_HISTORY}
    return answers(told | {"pipeline": company()["pipeline"]})[section]


def test_a_refused_section_answers_with_its_reason():
    for section in ("velocity", "win_rate", "funnel"):
        assert answer(section) == "No answer without a history of stages."


def test_without_money_the_answer_names_the_step_that_loses_most_deals():
    told = answer("danger_points", steps=[step("Lead", lost=1.0), step("Offer", lost=40.0)])
    assert told.startswith('Most deals are lost at "Offer": 40.0 a quarter.')
    assert "cannot be put in money" in told


def test_without_a_better_example_the_answer_says_so():
    told = answer("danger_points", steps=[step("Lead", money=0.0, benchmark=0.5)])
    assert "Nobody does better at any step than chance explains" in told


def test_only_those_beyond_chance_are_named():
    people = [person("Ann", deviation=-0.5), person("Bob", deviation=-0.9, explains=True), person("Cid", deviation=0.0)]
    assert answer("throughput", people=people).endswith("2 of 3 are more than 20 % off, beyond chance for Ann.")
    assert answer("throughput", people=people[1:]).endswith("which chance alone explains.")
    assert answer("throughput", people=people[2:]).endswith("nobody is more than 20 % off.")


def test_the_stage_that_lacks_most_and_deals_open_in_name_only_follow():
    short, phantom = actions(document(pipe=pipeline(short=[("Demo", -400.0), ("Offer", -2_000.0)], phantom=6)))
    assert short["title"] == 'Bring more deals into "Offer"'
    assert (
        short["why"].replace(NBSP, " ")
        == "EUR 9.00k stands open there; the target of 2026Q3 takes EUR 11.0k (EUR 10.0k–12.0k)."
    )
    assert phantom["title"] == "Revive or close 6 deals that are open in name only"
    assert phantom["why"].replace(NBSP, " ") == (
        "20.0 % of the open deals and EUR 3.00k: of those that stood there as long, less than 5.0 % were still won."
    )


def test_without_a_target_in_money_the_stage_lacks_deals():
    [short] = actions(document(pipe=pipeline(short=[("Offer", -2.0)], in_money=False)))
    assert short["why"].replace(NBSP, " ") == "3 deals stand open there; to win as many as so far it takes 9,002."


def test_few_deals_in_name_only_and_a_refusal_are_no_advice():
    assert titles(pipe=pipeline(phantom=2)) == []
    refused = pipeline() | {"needed": NO_HISTORY, "phantom": NO_HISTORY}
    assert titles(pipe=refused) == []


def test_open_deals_past_their_date_are_named_once_though_metrics_rest_on_them():
    late = {"code": "expected-date-past", "count": 11, "share": 0.4, "message": "11 of 30 open deals are late."}
    fix = late | {"remedy": "Close the deals that are decided.", "unlocks": ["win_rates"]}
    assert titles(fixes=[fix], issues=[late]) == ["Decide or re-date 11 open deals past their promised date"]
