"""Rules about moves, activities and changes of fields."""

from datetime import datetime, timedelta

import pytest
from tests.metrics.integrity.company import AS_OF, deal, deals, found, moves, tables, unchecked, verdict

from venturi.metrics.integrity import RULES, Limits
from venturi.metrics.stays import stays


def move(deal_id, at, stage="offer", **more):
    return {"deal_id": deal_id, "changed_at": at, "stage": stage, "pipeline": "default", "author": "x"} | more


def with_stays(*extra, limits=None, **changes):
    given = tables(*extra, **changes)
    visits = stays(given.stage_changes, given.stages, given.deals, as_of=AS_OF)
    return verdict(*extra, stays=visits, limits=limits, **changes)


def test_a_deal_without_any_move_is_found():
    history = [one for row in deals()[1:] for one in moves(row)]
    assert found(verdict(moved=history), "history-missing") == (1, 10, ("D-000",))


def test_without_a_history_that_is_said_once():
    judged = verdict(moved=[])
    assert found(judged, "history-missing") is None
    assert unchecked(judged, "event-before-creation") == "there are no stage changes"
    assert [one.table for one in judged.findings if one.code == "field-absent"] == ["stage_changes"]


def test_moves_before_creation_are_counted_as_moves():
    # D-009 was created on 10 January at 9:10. Two moves lie before it, one on the same day does so only as a day.
    added = [
        move("D-009", datetime(2026, 1, 3, 8, 1), "talk"),
        move("D-009", datetime(2026, 1, 4, 8, 1), "talk"),
        move("D-009", datetime(2026, 1, 10), "talk"),
    ]
    judged = verdict(added=added)
    # 24 moves of the company (6 × 3 + 4 × 2 = 26) and the three added ones.
    assert found(judged, "event-before-creation") == (2, 29, ("D-009",))
    [finding] = [one for one in judged.findings if one.code == "event-before-creation"]
    assert finding.records_total == 1
    assert finding.all_records.count().to_pyarrow().as_py() == 2


def test_a_deal_without_a_date_of_creation_has_no_moves_before_it():
    assert found(verdict(deal(20, created_at=None)), "event-before-creation") is None


def test_a_move_is_out_of_order_when_the_source_puts_it_before_an_earlier_one():
    # By date 5, 6, 9; by the order of the source 1, 8, 3: the third goes back.
    days = [(5, 1), (6, 8), (9, 3)]
    added = [move("D-030", datetime(2026, 3, day, 9, 1), ordinal=ordinal) for day, ordinal in days]
    history = [one for row in deals() for one in moves(row)]
    judged = verdict(deal(30), moved=[*history, *added])
    assert found(judged, "events-out-of-order") == (1, 29, ("D-030",))


def test_equal_moments_and_missing_ordinals_are_in_order():
    at = datetime(2026, 3, 5, 9, 1)
    added = [move("D-030", at, ordinal=2), move("D-030", at, ordinal=1), move("D-030", at + timedelta(days=1))]
    history = [one for row in deals() for one in moves(row)]
    assert found(verdict(deal(30), moved=[*history, *added]), "events-out-of-order") is None


def test_without_an_order_in_the_source_nothing_is_out_of_order():
    history = [{**one, "ordinal": None} for row in deals() for one in moves(row)]
    assert "ordinal" in unchecked(verdict(moved=history), "events-out-of-order")


def test_moves_after_the_close_are_found_but_not_the_closing_one():
    added = [move("D-000", datetime(2026, 3, 2, 9, 1))]
    assert found(verdict(added=added), "event-after-close") == (1, 27, ("D-000",))
    assert found(verdict(), "event-after-close") is None


def test_what_happens_after_the_moment_of_the_verdict_does_not_exist():
    assert found(verdict(added=[move("D-000", AS_OF + timedelta(hours=1))]), "event-after-close") is None


def test_moves_into_stages_that_are_not_listed_are_found():
    added = [move("D-009", datetime(2026, 3, 2, 9, 1), "dreams")]
    assert found(verdict(added=added), "move-to-unknown-stage") == (1, 27, ("D-009",))


def test_moves_of_deals_that_are_not_there_are_found():
    judged = verdict(added=[move("D-999", datetime(2026, 3, 2, 9, 1)), move("D-999", datetime(2026, 3, 3, 9, 1))])
    assert found(judged, "move-without-deal") == (2, 28, ("D-999",))
    [finding] = [one for one in judged.findings if one.code == "move-without-deal"]
    assert finding.all_records.count().to_pyarrow().as_py() == 2


def test_bulk_moves_need_enough_deals_of_one_author_in_one_minute():
    def at_once(many, author="bot"):
        return [move(f"D-{nth:03}", datetime(2026, 3, 2, 9, 7, 3 * nth), author=author) for nth in range(many)]

    four = Limits(bulk_deals=4)
    assert found(verdict(added=at_once(4), limits=four), "bulk-moves")[0] == 4
    assert found(verdict(added=at_once(3), limits=four), "bulk-moves") is None
    apart = [*at_once(2), *at_once(2, "eve")]
    assert found(verdict(added=apart, limits=four), "bulk-moves") is None
    # One deal moved often is one deal.
    often = [move("D-009", datetime(2026, 3, 2, 9, 7, 3 * nth), author="bot") for nth in range(5)]
    assert found(verdict(added=often, limits=four), "bulk-moves") is None


def test_moves_that_carry_days_only_cannot_be_bulk_moves():
    history = [{**one, "changed_at": one["changed_at"].replace(hour=0, minute=0, second=0)}
               for row in deals() for one in moves(row)]  # fmt: skip
    assert unchecked(verdict(moved=history), "bulk-moves") == "most moves carry a day and no time"


def test_a_stage_passed_over_is_skipped_and_losing_is_not():
    # The six decided deals went from offer past terms: the three won ones skipped it, the lost ones did not.
    judged = with_stays()
    assert found(judged, "stage-skipped") == (3, 26, ("D-000", "D-001", "D-002"))
    [finding] = [one for one in judged.findings if one.code == "stage-skipped"]
    assert finding.all_records.count().to_pyarrow().as_py() == 3


def test_gaps_in_positions_are_no_skipped_stages():
    stages = [("talk", 1, "open"), ("offer", 4, "open"), ("won", 9, "won"), ("lost", 10, "lost")]
    assert found(with_stays(stages=stages), "stage-skipped") is None


def test_a_jump_over_a_stage_the_deal_stood_in_before_skips_nothing():
    back, on = (move("D-009", datetime(2026, 3, 2, hour, 1), stage) for hour, stage in ((9, "talk"), (10, "terms")))
    assert found(with_stays(added=[back, on]), "stage-skipped") == (3, 28, ("D-000", "D-001", "D-002"))


def test_a_move_back_is_noted():
    added = [move("D-009", datetime(2026, 3, 2, 9, 1), "talk")]
    assert found(with_stays(added=added), "stage-moved-back") == (1, 27, ("D-009",))


def stale(*extra, **changes):
    return with_stays(*extra, limits=Limits(stale_least=3), **changes)


def test_a_deal_is_stale_when_silent_for_longer_than_nine_in_ten_won_stays():
    # The won deals left "offer" between 30 and 31 days after entering it; silence counts to 31 March, 12:00.
    quiet = deal(20, last_activity_at=datetime(2026, 2, 1, 9, 1))
    loud = deal(21, last_activity_at=datetime(2026, 3, 20, 9, 1))
    # Created in January, and no contact is known: silent since creation.
    unknown = deal(22, last_activity_at=None)
    judged = stale(quiet, loud, unknown)
    assert found(judged, "stale") == (2, 7, ("D-020", "D-022"))
    assert "the last date that the source keeps" in next(f.message for f in judged.findings if f.code == "stale")


def test_decided_deals_are_not_stale():
    assert found(stale(deal(20, "won", last_activity_at=datetime(2026, 1, 22, 9, 1))), "stale") is None


def test_activity_of_the_buyer_counts_before_any_other_sign_of_life():
    calls = [
        {"activity_id": f"a{nth}", "deal_id": f"D-{nth:03}", "at": at, "by_buyer": by, "kind": "call", "done": True}
        for nth, at, by in [
            (6, datetime(2026, 3, 30, 9, 1), True),
            (7, datetime(2026, 3, 30, 9, 1), False),
            (8, datetime(2026, 3, 29, 9, 1), True),
            (9, datetime(2026, 3, 28, 9, 1), True),
        ]
    ]
    judged = stale(activities=calls)
    assert found(judged, "stale") == (1, 4, ("D-007",))
    assert "activity of the buyer" in next(f.message for f in judged.findings if f.code == "stale")
    # The source does not say who acted: then every contact counts, but nothing that is only planned.
    anyone = [{**call, "by_buyer": None} for call in calls]
    assert found(stale(activities=anyone), "stale") is None
    planned = [{**call, "by_buyer": None, "done": call["deal_id"] != "D-008"} for call in calls]
    assert found(stale(activities=planned), "stale") == (1, 4, ("D-008",))


def test_without_activities_the_last_move_is_the_sign_of_life():
    rows = [{**row, "last_activity_at": None} for row in deals()]
    moved = [one for row in rows for one in moves(row)]
    recent = [move(f"D-00{nth}", datetime(2026, 3, 25, 9, 1)) for nth in (6, 7, 8)]
    judged = stale(base=rows, moved=[*moved, *recent])
    assert found(judged, "stale") == (1, 4, ("D-009",))
    assert "move to another stage" in next(f.message for f in judged.findings if f.code == "stale")


def test_too_few_won_deals_say_nothing_about_usual_stays():
    assert unchecked(with_stays(), "stale") == "no stage has 10 stays of won deals to compare with"


@pytest.mark.parametrize(("change", "faults"), [
    ({}, 1), ({"note": "agreed"}, 0), ({"note": "  "}, 1), ({"done": False}, 0), ({"kind": "call"}, 0),
    ({"kind": "Meeting"}, 1), ({"deal_id": None}, 0), ({"at": AS_OF + timedelta(days=1)}, 0),
])  # fmt: skip
def test_a_meeting_that_was_held_needs_a_note(change, faults):
    noted = {"activity_id": "a1", "deal_id": "D-001", "at": datetime(2026, 2, 1), "kind": "meeting", "note": "yes"}
    bare = {**noted, "activity_id": "a2", "deal_id": "D-002", "note": None} | change
    result = found(verdict(activities=[noted, bare]), "meeting-without-note")
    assert result == ((1, 2, ("D-002",)) if faults else None)


def test_an_amount_changed_after_the_close_is_found():
    def changed(deal_id, at, field="amount"):
        return {"deal_id": deal_id, "changed_at": at, "field": field, "old_value": "1", "new_value": "2"}

    changes = [
        changed("D-000", datetime(2026, 3, 5, 9, 1)),
        changed("D-000", datetime(2026, 3, 6, 9, 1)),
        changed("D-001", datetime(2026, 2, 1, 9, 1)),  # before the close
        changed("D-002", datetime(2026, 3, 5, 9, 1), "owner"),
        changed("D-008", datetime(2026, 3, 5, 9, 1)),  # open
    ]
    assert found(verdict(field_changes=changes), "amount-changed-after-close") == (1, 6, ("D-000",))


def test_every_rule_has_a_code_of_its_own_and_a_remedy():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.remedy.endswith(".") and rule.message.endswith(".") for rule in RULES)
