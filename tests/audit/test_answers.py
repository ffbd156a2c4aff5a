"""Answers: one sentence for each section, with three digits where it speaks of money, and in good grammar."""

import pytest
from tests.report.sample import company

from venturi.audit.answers import answers
from venturi.formats import NBSP


def answer(section, **changes):
    document = company()
    for part, change in changes.items():
        document[part] = document[part] | change if isinstance(document[part], dict) else change
    return answers(document)[section].replace(NBSP, " ")


def levers(**changes):
    known = {
        "n": 163,
        "won": 43,
        "win_rate": 0.264,
        "average_amount": 17_868.4,
        "cycle_days": 131.2,
        "per_day": 5_871.2,
    }
    return known | changes


def change(before, after):
    parts = {"number": after - before, "win_rate": 0.0, "amount": 0.0, "cycle": 0.0}
    return {"from": "2026Q2", "to": "2026Q3", "before": before, "after": after, "difference": after - before} | {
        "contributions": parts
    }


@pytest.mark.parametrize(
    ("before", "compared"),
    [
        (10_000.0, " That is 41.3 % slower than in 2026Q2, most of it through the number of deals."),
        (5_000.0, " That is 17.4 % faster than in 2026Q2, most of it through the number of deals."),
        (5_871.0, " That is as fast as in 2026Q2."),
        (0.0, ""),
    ],
)
def test_velocity_is_said_with_its_levers_and_compared_with_the_quarter_before(before, compared):
    # 5,871.2 - 10,000 = -4,128.8, which is 41.3 % of 10,000; 871.2 is 17.4 % of 5,000.
    latest = {"period": "2026Q3", "overall": levers()}
    told = answer("velocity", velocity={"latest": latest, "change": change(before, 5_871.2)})
    assert told == (
        "In 2026Q3 money moved at EUR 5.87k a day: 163 deals decided, 26.4 % of them won, EUR 17.9k each, "
        f"in 131 days from creation.{compared}"
    )


def test_a_velocity_that_is_unknown_says_of_which_period_and_why():
    latest = {"period": "2026Q3", "overall": levers(won=0, per_day=None, n=1)}
    told = answer("velocity", velocity={"latest": latest})
    assert told == "Velocity is unknown for 2026Q3: none of 1 decided deal was won."


def test_a_refusal_reads_as_one_sentence():
    overall = {"refused": {"code": "below-floor", "reason": "Only 3 of 9 won deals have an amount; it takes 80 %."}}
    told = answer("velocity", velocity={"overall": overall})
    assert told == "No answer: only 3 of 9 won deals have an amount; it takes 80 %."


def test_what_the_history_lacks_is_not_told_again_by_each_section():
    lacking = {"refused": {"code": "no-history", "reason": "There is no history: the files show each deal as it is."}}
    assert answer("funnel", funnel=lacking) == answer("danger_points", danger_points=lacking)
    assert answer("funnel", funnel=lacking) == "No answer without a history of stages."


def test_without_an_open_stage_nobody_says_that_no_deal_was_lost():
    told = "No stage is known to be open, so there is no step to judge. Say what the stages mean."
    assert answer("funnel", funnel=[]) == answer("danger_points", funnel=[], danger_points=[]) == told


def test_one_person_off_is_one_person():
    people = [
        {"person": name, "period": "2026Q3", "mean": 8.0, "deviation": off, "flagged": off > 0.2}
        | {"chance_explains": True}
        for name, off in (("Ann", 0.5), ("Bob", 0.0))
    ]
    told = answer("throughput", throughput=people)
    assert told.endswith("; 1 of 2 is more than 20 % off, which chance alone explains.")
