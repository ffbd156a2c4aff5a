from datetime import datetime

import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.win_loss.closed_deals import BEFORE, DECIDED_AT, answers, companies, deals, only, rows_of, stays

from venturi.metrics.tables import TableError
from venturi.metrics.win_loss.at_decision import (
    known_answers,
    with_last_stage,
    with_pipeline,
    with_unmet_criteria,
)

EARLIER, LATER = datetime(2026, 1, 20), datetime(2026, 2, 20)


def met(*given, visits=None, **deal):
    """What is known of the criterion of one deal; "nothing" when there is no row."""
    rows = rows_of(
        known_answers(deals({"deal_id": "d0"} | deal), answers(*[{"deal_id": "d0"} | row for row in given]), visits)
    )
    return rows[0]["met"] if rows else "nothing"


def test_the_last_answer_before_the_decision_holds():
    assert met({"met": False, "answered_at": EARLIER}, {"met": True}) is True
    assert met({"met": True, "answered_at": EARLIER}, {"met": False}) is False


def test_an_answer_after_the_decision_never_counts():
    assert met({"met": False}, {"met": True, "answered_at": LATER}) is False
    assert met({"met": True, "answered_at": LATER}) is None


def test_an_answer_of_the_moment_of_the_decision_never_counts():
    assert met({"met": True, "answered_at": DECIDED_AT}) is None


def test_of_several_answers_of_one_moment_a_no_holds():
    assert met({"met": True}, {"met": False}) is False


def test_of_a_deal_decided_on_an_unknown_day_nothing_is_known():
    assert met({}, closed_at=None) is None


def test_open_deals_and_deals_nobody_exported_are_left_out():
    assert met({}, outcome="open", closed_at=None) == "nothing"
    assert rows_of(known_answers(deals(), answers({"deal_id": "d9"}))) == []


def test_an_answer_after_the_stage_was_left_does_not_count():
    visits = stays({"deal_id": "d0", "left_at": EARLIER})
    assert met({"met": True}, visits=visits) is None
    assert met({"met": False, "answered_at": datetime(2026, 1, 10)}, {"met": True}, visits=visits) is False


def test_an_answer_of_the_moment_a_deal_went_on_counts():
    assert met({"met": True}, visits=stays({"deal_id": "d0", "left_at": BEFORE})) is True


def test_the_last_visit_to_a_stage_decides():
    visits = [{"deal_id": "d0", "left_at": EARLIER}, {"deal_id": "d0", "left_at": BEFORE, "sequence": 3}]
    assert met({"met": True}, visits=stays(*visits)) is True
    unended = [{"deal_id": "d0", "left_at": EARLIER}, {"deal_id": "d0", "left_at": None, "sequence": 3}]
    assert met({"met": True}, visits=stays(*unended)) is True


def test_a_deal_without_a_history_of_the_stage_is_bounded_by_its_decision():
    assert met({"met": True}, visits=stays({"deal_id": "d0", "stage": "Offer", "left_at": EARLIER})) is True


# Talk of new business 1 to 10 January, then its Offer; Talk of renewals 20 January to 1 February, decided on the 14th.
TWO_PIPELINES = [
    {"pipeline": "new", "sequence": 1, "left_at": datetime(2026, 1, 10)},
    {"pipeline": "new", "stage": "Offer", "sequence": 2, "entered_at": datetime(2026, 1, 10), "left_at": EARLIER},
    {"pipeline": "renewal", "sequence": 3, "entered_at": EARLIER, "left_at": BEFORE},
]


def met_in_two(*given):
    """What is known of a deal that was asked, and told no, in Talk of new business on 5 January."""
    visits = stays(*[{"deal_id": "d0"} | visit for visit in TWO_PIPELINES])
    return met({"met": False, "answered_at": datetime(2026, 1, 5)}, *given, visits=visits)


def test_an_answer_is_bounded_by_the_stage_of_the_pipeline_that_it_tells():
    # Both Talks have the name; that of new business was left on 10 January, that of renewals on 1 February.
    for pipeline, known in (("new", False), ("renewal", True)):
        assert met_in_two({"pipeline": pipeline, "answered_at": datetime(2026, 1, 25)}) is known
    assert met_in_two({"pipeline": "renewal", "answered_at": datetime(2026, 2, 2)}) is False


def test_an_answer_that_tells_no_pipeline_is_of_the_one_that_the_deal_was_in():
    # On 15 January the deal stood in Offer of new business, whose Talk it had left; on the 25th in Talk of renewals.
    # At the moment of the move it was still in new business.
    for answered_at, known in ((datetime(2026, 1, 15), False), (EARLIER, False), (datetime(2026, 1, 25), True)):
        assert met_in_two({"answered_at": answered_at}) is known


def test_a_pipeline_without_a_stage_of_that_name_has_no_answers_to_it():
    # The deal went on into upsell, which has no Talk: what is answered there of Talk comes after it was left.
    upsell = {"pipeline": "upsell", "stage": "Plan", "sequence": 4, "entered_at": BEFORE}
    visits = stays(*[{"deal_id": "d0"} | visit for visit in [*TWO_PIPELINES, upsell]])
    answer = {"answered_at": datetime(2026, 2, 3)}
    assert met(answer, visits=visits) is None
    assert met(answer | {"pipeline": "renewal"}, visits=visits) is None


def test_each_answer_gets_one_pipeline_and_nothing_else_changes():
    told = answers(
        {"deal_id": "d0", "pipeline": "told"},
        {"deal_id": "d0", "answered_at": datetime(2025, 12, 1)},
        {"deal_id": "d1"},
        {"deal_id": "d2"},
        {"deal_id": "d9"},
    )
    visits = stays(*[{"deal_id": "d0"} | visit for visit in TWO_PIPELINES], {"deal_id": "d1", "pipeline": "only"})
    found = rows_of(with_pipeline(told, deals({}, {"pipeline": "own"}, {"pipeline": "own"}), visits))
    # Before its first visit the deal is on its way to that; who never came to Talk has the pipeline of the deal.
    assert sorted((row["deal_id"], row["pipeline"]) for row in found) == [
        ("d0", "new"),
        ("d0", "told"),
        ("d1", "only"),
        ("d2", "own"),
        ("d9", "default"),
    ]
    bare = rows_of(with_pipeline(told.drop("pipeline"), deals(), visits))
    assert [list(row) for row in bare] == [["deal_id", "stage", "criterion", "met", "answered_at", "pipeline"]] * 5


def test_the_last_stage_is_the_last_open_one():
    visits = stays(
        {"deal_id": "d0", "next_kind": "open"},
        {"deal_id": "d0", "stage": "Offer", "sequence": 2, "next_kind": "lost"},
        {"deal_id": "d0", "stage": "Lost", "kind": "lost", "sequence": 3, "next_kind": "open"},
        {"deal_id": "d0", "sequence": 4, "next_kind": "lost"},
        {"deal_id": "d0", "stage": "Lost", "kind": "lost", "sequence": 5},
    )
    found = {row["deal_id"]: row["last_stage"] for row in rows_of(with_last_stage(deals({}, {}), visits))}
    assert found == {"d0": "Talk", "d1": None}


def test_a_deal_stands_once_for_every_unmet_criterion_and_once_with_none():
    told = answers(
        {"deal_id": "d0", "met": False},
        {"deal_id": "d0", "met": False, "stage": "Offer"},
        {"deal_id": "d0", "met": False, "criterion": "savings agreed"},
        {"deal_id": "d1", "met": True},
        {"deal_id": "d2", "met": False, "answered_at": LATER},
    )
    found = rows_of(with_unmet_criteria(deals({}, {}, {}, {"outcome": "open", "closed_at": None}), told))
    assert sorted((row["deal_id"], row["unmet_criterion"] or "") for row in found) == [
        ("d0", "buyer met"),
        ("d0", "savings agreed"),
        ("d1", ""),
        ("d2", ""),
        ("d3", ""),
    ]


def test_missing_columns_are_named_with_their_table():
    with pytest.raises(TableError, match=r'criteria_answers table, column "met"'):
        known_answers(deals({}), answers({"deal_id": "d0"}).drop("met"))
    with pytest.raises(TableError, match=r'stays table, column "left_at"'):
        known_answers(deals({}), answers({"deal_id": "d0"}), stays({"deal_id": "d0"}).drop("left_at"))
    with pytest.raises(TableError, match=r'stays table, column "sequence"'):
        with_last_stage(deals({}), stays({"deal_id": "d0"}).drop("sequence"))


def pipeline_then(answer, deal, visited):
    """Of which pipeline an answer speaks, one visit at a time."""
    mine = [visit for visit in visited if visit["deal_id"] == answer["deal_id"]]
    homes = {visit["pipeline"] for visit in mine if visit["stage"] == answer["stage"] and visit["kind"] == "open"}
    there = [visit for visit in sorted(mine, key=lambda visit: visit["sequence"]) if visit["pipeline"] in homes]
    before = [visit["pipeline"] for visit in there if visit["entered_at"] < answer["answered_at"]]
    choices = [answer["pipeline"], *before[-1:], *[visit["pipeline"] for visit in there[:1]], deal.get("pipeline")]
    return next((choice for choice in choices if choice), "default")


def in_time(answer, deal, visited):
    """Whether an answer came before the decision, and before the deal left the stage it speaks of."""
    place = deal["deal_id"], pipeline_then(answer, deal, visited), answer["stage"]
    ends = [visit["left_at"] for visit in visited if (visit["deal_id"], visit["pipeline"], visit["stage"]) == place]
    bound = max(ends) if ends and None not in ends else deal["closed_at"]
    return bool(deal["closed_at"]) and answer["answered_at"] < deal["closed_at"] and answer["answered_at"] <= bound


def naive(rows, answered, visited):
    """What is known at the decision, one answer at a time."""
    found = {}
    for deal in rows:
        if deal["outcome"] == "open":
            continue
        mine = [answer for answer in answered if answer["deal_id"] == deal["deal_id"]]
        for key in {(answer["stage"], answer["criterion"]) for answer in mine}:
            asked = [answer for answer in mine if (answer["stage"], answer["criterion"]) == key]
            known = [answer for answer in asked if in_time(answer, deal, visited)]
            last = max((answer["answered_at"] for answer in known), default=None)
            newest = [answer["met"] for answer in known if answer["answered_at"] == last]
            found[deal["deal_id"], *key] = all(newest) if newest else None
    return found


@given(companies())
@settings(max_examples=some(25), deadline=None)
def test_a_naive_look_at_every_answer_agrees(company):
    rows, answered, visited = company
    found = known_answers(deals(*rows), answers(*answered), stays(*visited))
    assert {(r["deal_id"], r["stage"], r["criterion"]): r["met"] for r in rows_of(found)} == naive(
        rows, answered, visited
    )


@given(companies())
@settings(max_examples=some(10), deadline=None)
def test_no_answer_of_the_decision_or_later_changes_anything(company):
    rows, answered, _ = company
    closed = {row["deal_id"]: row["closed_at"] for row in rows}
    turned = [
        answer | {"met": not answer["met"]}
        if closed.get(answer["deal_id"]) and answer["answered_at"] >= closed[answer["deal_id"]]
        else answer
        for answer in answered
    ]
    one, other = (sorted(rows_of(known_answers(deals(*rows), answers(*each))), key=str) for each in (answered, turned))
    assert one == other


def test_moments_in_utc_and_moments_without_a_zone_meet():
    told = answers({"deal_id": "d0"}).mutate(answered_at=lambda table: table.answered_at.cast("timestamp('UTC')"))
    assert only(known_answers(deals({}), told))["met"] is True
