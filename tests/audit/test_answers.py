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
    told = {"from": "2026Q2", "to": "2026Q3", "so_far": False, "before": before, "after": after}
    return told | {"difference": after - before, "contributions": parts}


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


@pytest.mark.parametrize(
    ("contributions", "said"),
    [
        # The largest part by far pulled the other way: it did not make anything slower.
        (
            (-700.0, -800.0, 3_851.0, -3_351.0),
            "most of it through the cycle, while the average amount worked against it",
        ),
        ((-400.0, -350.0, 50.0, -300.0), "mainly through the number of deals and the win rate"),
        ((-1_050.0, 30.0, 10.0, 10.0), "most of it through the number of deals"),
    ],
)
def test_only_levers_that_pulled_the_way_velocity_went_are_said_to_have_moved_it(contributions, said):
    parts = dict(zip(("number", "win_rate", "amount", "cycle"), contributions, strict=True))
    assert sum(contributions) == -1_000.0
    latest = {"period": "2026Q3", "overall": levers()}
    changed = change(6_000.0, 5_000.0) | {"contributions": parts}
    told = answer("velocity", velocity={"latest": latest, "change": changed})
    assert told.endswith(f"That is 16.7 % slower than in 2026Q2, {said}.")


def test_a_period_that_is_not_over_is_said_to_be_compared_with_the_same_part():
    latest = {"period": "2026Q3", "overall": levers()}
    told = answer("velocity", velocity={"latest": latest, "change": change(5_000.0, 5_871.2) | {"so_far": True}})
    assert "17.4 % faster than in 2026Q2, the same part of the period before, most of it through" in told


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


NOTHING = {"won": 0, "lost": 0, "open": 40}


def rows(*stages):
    """Stage, advanced, lost: the rows of a funnel."""
    return [
        {"pipeline": "default", "stage": name, "position": place, "advanced": advanced, "lost": lost}
        | {"conversion": advanced / (advanced + lost), "median_days": 3.0 * place}
        for place, (name, advanced, lost) in enumerate(stages, 1)
    ]


def test_where_nothing_was_decided_no_step_is_called_narrow_or_free_of_losses():
    document = company() | {
        "outcomes": NOTHING,
        "funnel": rows(("Ticket", 30, 0), ("Wait", 30, 0)),
        "danger_points": [],
    }
    told = answers(document)
    assert told["funnel"].replace(NBSP, " ") == (
        "No outcome is known: no deal was won or lost, so no step can be called narrow. "
        'Deals stay longest in "Wait": 6.0 days at the median.'
    )
    assert told["danger_points"] == (
        "No outcome is known: no deal was won or lost, so nobody can tell at which step deals are lost."
    )


def test_without_a_win_the_last_open_stage_is_not_called_the_narrowest():
    document = company() | {"outcomes": NOTHING | {"lost": 60}, "funnel": rows(("Lead", 30, 30), ("Renewal", 0, 30))}
    assert answers(document)["funnel"].startswith('The narrowest step is "Lead": ')
    document["outcomes"] = {"won": 1, "lost": 60, "open": 0}
    assert answers(document)["funnel"].startswith('The narrowest step is "Renewal": ')
    document |= {"outcomes": NOTHING | {"lost": 60}, "funnel": rows(("Renewal", 0, 30))}
    assert answers(document)["funnel"] == (
        "No deal was won, so the step that deals have left, the last one, cannot be judged."
    )


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"read": 10, "taken": 0}, "There are no deals: 10 rows are marked as deleted."),
        ({"read": 0, "taken": 0}, "There are no deals: deals.csv has no rows."),
        (None, "There are no deals: no file holds any."),
    ],
)
def test_without_deals_every_section_says_why_there_are_none(files, said):
    document = company() | {
        "deals": 0,
        "files": [{"name": "deals.csv", "table": "deals", "rows": files}] if files else [],
    }
    deleted = {"code": "deleted", "count": 10, "file": "deals.csv"}
    document["integrity"] |= {
        "issues": [deleted, deleted | {"file": "history.csv"}] if said.endswith("deleted.") else []
    }
    told = answers(document)
    assert told.pop("integrity") == document["integrity"]["sentence"]
    assert set(told.values()) == {said}


def test_rows_that_could_not_be_used_are_counted_where_there_are_no_deals():
    file = {"name": "deals.csv", "table": "deals", "rows": {"read": 1_200, "taken": 0}}
    document = company() | {"deals": 0, "files": [file]}
    assert answers(document)["funnel"] == "There are no deals: none of 1,200 rows could be used."


def test_the_narrowest_step_is_one_of_twenty_deals_or_more():
    stages = [
        row | {"advanced": 0, "lost": 19, "conversion": 0.0} if nth == 0 else row
        for nth, row in enumerate(company()["funnel"])
    ]
    assert '"Demonstration"' in answer("funnel", funnel=stages)
    few = [row | {"advanced": 1, "lost": 1} for row in stages]
    assert answer("funnel", funnel=few) == "At no step 20 deals are resolved, too few to name the narrowest."
