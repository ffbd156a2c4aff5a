from datetime import datetime

import pytest
from hypothesis import given, settings
from tests.metrics.win_loss.closed_deals import BEFORE, DECIDED_AT, answers, companies, deals, only, rows_of, stays

from venturi.metrics.tables import TableError
from venturi.metrics.win_loss.at_decision import known_answers, with_last_stage, with_unmet_criteria

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


def naive(rows, answered, visited):
    """What is known at the decision, one answer at a time."""
    found = {}
    for deal in rows:
        if deal["outcome"] == "open":
            continue
        mine = [answer for answer in answered if answer["deal_id"] == deal["deal_id"]]
        for key in {(answer["stage"], answer["criterion"]) for answer in mine}:
            asked = [answer for answer in mine if (answer["stage"], answer["criterion"]) == key]
            left = [v["left_at"] for v in visited if (v["deal_id"], v["stage"]) == (deal["deal_id"], key[0])]
            bound = max(left) if left and None not in left else deal["closed_at"]
            closed = deal["closed_at"]
            known = [a for a in asked if closed and a["answered_at"] < closed and a["answered_at"] <= bound]
            last = max((answer["answered_at"] for answer in known), default=None)
            newest = [answer["met"] for answer in known if answer["answered_at"] == last]
            found[deal["deal_id"], *key] = all(newest) if newest else None
    return found


@given(companies())
@settings(max_examples=25, deadline=None)
def test_a_naive_look_at_every_answer_agrees(company):
    rows, answered, visited = company
    found = known_answers(deals(*rows), answers(*answered), stays(*visited))
    assert {(r["deal_id"], r["stage"], r["criterion"]): r["met"] for r in rows_of(found)} == naive(
        rows, answered, visited
    )


@given(companies())
@settings(max_examples=10, deadline=None)
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
