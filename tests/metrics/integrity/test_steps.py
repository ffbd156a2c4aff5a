"""Moves over stages and back: the verdict says of every record what the report says of the process."""

from datetime import timedelta
from types import SimpleNamespace

from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import AS_OF, OPEN, STAGE_ROWS, histories, rows_of
from tests.metrics.integrity.company import found, table
from tests.metrics.paths.journeys import START, by_key, tables_of, visits_by_deal

from venturi.metrics.integrity import integrity
from venturi.metrics.integrity.steps import steps
from venturi.metrics.paths.skips import skips, skips_deals
from venturi.metrics.stays import stays
from venturi.metrics.tables import DEALS, STAGE_CHANGES, STAGES, Tables


def judged(*paths):
    """What the verdict and the process say of deals d0, d1 … given as (outcome, place, place …), one place a day.

    A place is a stage of "default", or one of another pipeline as "renewal/lead".
    """
    moves, deals = [], []
    for nth, (outcome, *places) in enumerate(paths):
        deals.append(
            {"deal_id": f"d{nth}", "outcome": outcome, "pipeline": "default", "created_at": START, "amount": 1}
        )
        for day, place in enumerate(places):
            pipeline, _, stage = place.rpartition("/")
            at = START + timedelta(days=day)
            moves.append({"deal_id": f"d{nth}", "changed_at": at, "stage": stage, "pipeline": pipeline or "default"})
    given = Tables(
        deals=table(DEALS, deals), stage_changes=table(STAGE_CHANGES, moves), stages=table(STAGES, STAGE_ROWS)
    )
    visits = stays(given.stage_changes, given.stages, given.deals, as_of=AS_OF)
    verdict = integrity(given, stays=visits, as_of=AS_OF)
    process = by_key(skips(visits, given.stages, given.stage_changes), "part")
    return verdict, {part: row["moves"] for part, row in process.items()}


def test_a_move_into_another_pipeline_is_neither_over_a_stage_nor_back_though_both_have_a_stage_of_that_name():
    # "lead" is the first stage of "default" and the last of "renewal"; winning comes after four stages or after two.
    verdict, process = judged(
        *[("open", "offer", "renewal/lead")] * 3,
        *[("won", "lead", "renewal/won")] * 2,
        ("open", "renewal/lead", "renewal/ask"),
        ("won", "renewal/ask", "renewal/won"),
        ("open", "lead", "meet"),
    )
    assert process == {"other": 5, "back": 1, "skip": 1, "next": 1}
    assert found(verdict, "stage-moved-back") == (1, 16, ("d5",))
    assert found(verdict, "stage-skipped") == (1, 16, ("d6",))


def test_a_win_without_a_move_is_a_move_of_the_process_and_no_record_to_be_judged():
    verdict, process = judged(("won", "lead"), ("won", "lead", "offer"))
    # Won out of "lead", out of "offer", and the only recorded move: from "lead" over "meet".
    assert process == {"skip": 3}
    assert found(verdict, "stage-skipped") == (1, 3, ("d1",))


def test_a_jump_over_a_stage_stood_in_before_is_a_skip_of_the_process_and_nothing_left_out():
    verdict, process = judged(("open", "lead", "meet", "lead", "offer"), ("open", "lead", "close"))
    assert process == {"next": 1, "back": 1, "skip": 2}
    assert found(verdict, "stage-skipped") == (1, 6, ("d1",))


@settings(max_examples=some(5), deadline=None)
@given(histories(max_deals=25))
def test_it_names_the_moves_back_and_those_skips_of_the_process_that_pass_a_stage_never_stood_in(history):
    tables = tables_of(history)
    stood = {
        deal_id: {(visit["pipeline"], visit["stage"]) for visit in visits}
        for deal_id, visits in visits_by_deal(history).items()
    }

    def never_stood_in_all_between(move):
        ladder = sorted(OPEN[move["pipeline"]], key=OPEN[move["pipeline"]].get)
        to = len(ladder) if move["next_kind"] == "won" else ladder.index(move["next_stage"])
        between = ladder[ladder.index(move["stage"]) + 1 : to]
        return any((move["pipeline"], stage) not in stood[move["deal_id"]] for stage in between)

    def told(rows):
        names = ("deal_id", "pipeline", "stage", "next_stage", "moved_at")
        return sorted(tuple(row[name] for name in names) for row in rows)

    moves = [row for row in rows_of(skips_deals(tables.stays, tables.stages, tables.changes)) if row["next_stage"]]
    named = rows_of(steps(SimpleNamespace(stays=tables.stays, tables=tables)))
    assert told(row for row in named if row["back"]) == told(row for row in moves if row["part"] == "back")
    over = [row for row in moves if row["part"] == "skip" and never_stood_in_all_between(row)]
    assert told(row for row in named if row["skipped"]) == told(over)
