from datetime import datetime, timedelta

import ibis
import pytest
from tests.metrics.histories import changes_table, deals_table, table

from venturi.errors import TableError
from venturi.metrics.conversion import conversion_deals
from venturi.metrics.stays import stays
from venturi.process.lint import answered_criteria, lint
from venturi.process.stage_rules import NEEDS_CRITERIA, NEEDS_HISTORY, Lines

START, AS_OF = datetime(2026, 1, 10), datetime(2026, 6, 30)
FEW = ["Lead", "Meeting", "Offer"]
NONE = {"stage": "string", "criterion": "string"}


def stages_table(names=FEW, *more, closed=("won", "lost")):
    rows = [{"stage": name, "position": nth, "kind": "open"} for nth, name in enumerate(names, 1)]
    rows += [{"stage": kind, "position": 90 + nth, "kind": kind} for nth, kind in enumerate(closed)]
    schema = {"pipeline": "string", "stage": "string", "position": "int64", "kind": "string"}
    return table([{"pipeline": "default"} | row for row in [*rows, *more]], schema)


def linted(stages=None, paths=(), *, history=True, criteria=None, lines=None):
    """The lint of deals given as paths of (stage, days); the last stage is the one an open deal still stands in."""
    stages = stages_table() if stages is None else stages
    moves, rows = [], []
    for number, path in enumerate(paths):
        moment = START
        for stage, days in path:
            moves.append({"deal_id": f"d{number}", "changed_at": moment, "stage": stage})
            moment += timedelta(days=days)
        rows.append({"deal_id": f"d{number}", "outcome": "open", "stage": path[-1][0], "pipeline": "default"})
    deals = deals_table(rows)
    found = stays(changes_table(moves), stages, deals, as_of=AS_OF) if history else None
    return lint(stages, deals, found, criteria=criteria, lines=lines)


def codes(*given, **choices):
    return {finding.code: finding for finding in linted(*given, **choices).findings}


def test_a_plain_process_has_nothing_to_complain_about():
    criteria = ibis.memtable({"stage": FEW, "criterion": ["problem confirmed"] * 3})
    path = [("Lead", 3), ("Meeting", 4), ("Offer", 5)]
    found = linted(paths=[path] * 3, criteria=criteria)
    assert (found.findings, found.not_checked) == ((), ())
    assert found.as_dict() == {"findings": [], "not_checked": []}


def test_more_than_six_open_stages_are_too_many():
    six = [f"S{nth}" for nth in range(6)]
    assert codes(stages_table(six), history=False) == {}
    found = codes(stages_table([*six, "S6"]), history=False)["stages-too-many"]
    assert (found.count, found.records[0], found.table) == (7, "default / S0", "stages")
    assert "The process has 7 open stages, more than 6." in str(found)
    assert codes(stages_table([*six, "S6"]), history=False, lines=Lines(most_stages=7)) == {}


def test_each_pipeline_is_judged_by_itself():
    more = [{"pipeline": "renewal", "stage": f"R{nth}", "position": nth, "kind": "open"} for nth in range(5)]
    found = codes(stages_table(["Lead"] * 1, *more), history=False)
    assert "stages-too-many" not in found
    assert found["outcome-stage-missing"].records[0].startswith("renewal / ")
    assert "renewal has no stage that means" in str(found["outcome-stage-missing"])


def test_a_stage_where_no_deal_ever_stood_is_unused_also_when_deals_jumped_over_it():
    found = codes(paths=[[("Lead", 3), ("Offer", 5)]])
    assert found["stage-unused"].records == ("default / Meeting",)
    assert "stage-jumped-over" not in found


def test_where_nothing_ever_moved_no_stage_is_worse_than_another():
    assert codes(paths=[]) == {}


def test_a_stage_that_most_deals_jump_over_is_no_step():
    straight, jump = [("Lead", 3), ("Meeting", 1), ("Offer", 5)], [("Lead", 3), ("Offer", 5)]
    found = codes(paths=[*[straight] * 9, *[jump] * 11])["stage-jumped-over"]
    assert "11 of 20 deals passed Meeting without a stay." in str(found)
    # Half is not more than half, and nineteen are too few to tell.
    assert "stage-jumped-over" not in codes(paths=[*[straight] * 10, *[jump] * 10])
    assert "stage-jumped-over" not in codes(paths=[*[straight] * 8, *[jump] * 11])


def test_entries_that_are_stored_already_give_the_same():
    stages = stages_table()
    moves = [
        {"deal_id": f"d{nth}", "changed_at": START + timedelta(days=day), "stage": stage}
        for nth in range(20)
        for day, stage in enumerate(("Lead", "Offer"))
    ]
    deals = deals_table([{"deal_id": f"d{nth}", "outcome": "open", "stage": "Offer"} for nth in range(20)])
    found = stays(changes_table(moves), stages, deals, as_of=AS_OF)
    stored = lint(stages, deals, found, entries=conversion_deals(found, stages))
    assert stored == lint(stages, deals, found)
    assert {finding.code for finding in stored.findings} == {"stage-unused", "stage-crowded"}


def test_a_stage_that_deals_leave_within_the_hour_is_fleeting():
    quick, slow = [("Lead", 0.01), ("Meeting", 5)], [("Lead", 2), ("Meeting", 5)]
    found = codes(paths=[*[quick] * 11, *[slow] * 9])["stage-fleeting"]
    assert "11 of 20 stays in Lead took less than an hour." in str(found)
    assert "stage-fleeting" not in codes(paths=[*[quick] * 10, *[slow] * 10])
    half_a_day = Lines(fleeting_days=0.5, least_stays=1)
    assert "less than 0.5 days" in str(
        codes(paths=[[("Lead", 0.4), ("Meeting", 5)]], lines=half_a_day)["stage-fleeting"]
    )


def test_a_stage_that_holds_most_of_the_open_deals_is_crowded():
    paths = [*[[("Lead", 3)]] * 11, *[[("Offer", 3)]] * 9]
    assert "11 of 20 open deals stand in one stage, Lead." in str(codes(paths=paths)["stage-crowded"])
    assert "stage-crowded" not in codes(paths=paths[1:])
    assert "stage-crowded" not in codes(paths=[*paths[1:], [("Meeting", 3)]])
    assert "stage-crowded" not in codes(stages_table(["Lead", "Offer"]), paths)


def test_a_pipeline_needs_a_stage_for_each_end():
    found = codes(stages_table(closed=("won",)), history=False)["outcome-stage-missing"]
    assert "no stage that means lost" in str(found)


def test_names_that_differ_in_case_spaces_or_signs_are_one_name():
    found = codes(stages_table(["Closed-won", "Offer", " closed won"]), history=False)["stage-name-twice"]
    assert set(found.records) == {"default / Closed-won", "default /  closed won"}


def test_two_open_stages_of_one_position_have_no_order():
    same = {"stage": "Call", "position": 2, "kind": "open"}
    found = codes(stages_table(FEW, same), history=False)["stage-position-twice"]
    assert found.records == ("default / Call", "default / Meeting")


def test_a_stage_listed_twice_is_one_stage():
    again = {"stage": "Lead", "position": 1, "kind": "open"}
    assert codes(stages_table(FEW, again), history=False) == {}


def test_stages_without_exit_criteria_are_named():
    criteria = ibis.memtable({"stage": ["Lead", "Meeting"], "criterion": ["problem confirmed", "  "]})
    found = codes(history=False, criteria=criteria)
    assert found["stage-without-criteria"].records == ("default / Meeting", "default / Offer")
    assert set(found) == {"stage-without-criteria"}


def test_a_criterion_of_a_stage_nobody_knows_is_named():
    criteria = ibis.memtable({"pipeline": ["default"] * 4, "stage": [*FEW, "Gone"], "criterion": ["x"] * 4})
    found = codes(history=False, criteria=criteria)["criterion-stage-unknown"]
    assert (found.table, found.records) == ("criteria", ("default / Gone",))


def test_without_the_table_a_rule_is_not_checked_and_never_passed():
    found = linted(history=False)
    assert {rule.code for rule in found.not_checked} == {*NEEDS_HISTORY, *NEEDS_CRITERIA}
    assert "no table of exit criteria" in found.as_dict()["not_checked"][-1]["reason"]
    # A table that is empty is known: nothing is written down.
    found = linted(history=False, criteria=table([], NONE))
    assert [finding.count for finding in found.findings] == [3]
    assert {rule.code for rule in found.not_checked} == {*NEEDS_HISTORY}


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='criteria table, column "criterion"'):
        linted(criteria=table([], NONE).drop("criterion"))
    with pytest.raises(TableError, match='stages table, column "kind"'):
        lint(stages_table().drop("kind"), deals_table([]))


def test_an_answer_belongs_to_the_pipeline_of_its_deal_or_to_one_that_has_the_stage():
    more = [{"pipeline": "renewal", "stage": name, "position": 1, "kind": "open"} for name in ("Offer", "Review")]
    deals = deals_table([{"deal_id": "d0", "pipeline": "renewal"}, {"deal_id": "d1", "pipeline": "default"}])
    schema = {"deal_id": "string", "stage": "string", "criterion": "string"}
    # d0 moved to the renewals after its meeting; nobody knows a stage Demo.
    asked = [
        ("d0", "Offer", "price agreed"),
        ("d0", "Meeting", "need known"),
        ("d1", "Offer", "terms"),
        ("d1", "Demo", "x"),
    ]
    answers = table([dict(zip(schema, row, strict=True)) for row in [*asked, *asked]], schema)
    found = answered_criteria(answers, deals, stages_table(FEW, *more)).to_pyarrow().to_pylist()
    assert sorted((row["pipeline"], row["stage"], row["criterion"]) for row in found) == [
        ("default", "Demo", "x"),
        ("default", "Meeting", "need known"),
        ("default", "Offer", "terms"),
        ("renewal", "Offer", "price agreed"),
    ]
