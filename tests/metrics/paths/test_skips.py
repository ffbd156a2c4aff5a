from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from statsmodels.stats.proportion import proportion_confint
from tests.examples import some
from tests.metrics.histories import AS_OF, OPEN, changes_table, histories, rows_of
from tests.metrics.paths.journeys import START, by_key, tabled, tables_of, visits_by_deal, went
from tests.metrics.some_deals import Q1

from venturi.errors import TableError
from venturi.metrics.paths.skips import repeats_in, skips, skips_deals


def moved(tables, **options):
    return by_key(skips(tables.stays, tables.stages, tables.changes, **options), "part")


def parts(*path, outcome="open"):
    """What the moves of one deal are, by their part: how often, and how many of them pass a stage."""
    found = moved(went((outcome, *path)))
    return {part: (row["moves"], row["over"]) for part, row in found.items()}


def test_the_worked_example():
    # Of four deals one jumps lead → close over "meet" and "offer" and goes back to "lead"; all are in "meet" next.
    tables = went(("open", "lead", "close", "lead", "meet"), *[("open", "lead", "meet")] * 3)
    found = moved(tables)
    assert {part: (row["moves"], row["over"], row["deals"]) for part, row in found.items()} == {
        "skip": (1, 1, 1),
        "back": (1, 1, 1),
        "next": (4, 0, 4),
    }
    skip = found["skip"]
    assert (skip["of_deals"], skip["share"]) == (4, 0.25)
    assert (skip["low"], skip["high"]) == pytest.approx(proportion_confint(1, 4, method="wilson"))


def test_a_gap_in_the_positions_is_no_skip():
    # "meet" is position 2, "offer" position 4: there is no stage between.
    assert parts("meet", "offer") == {"next": (1, 0)}


def test_winning_is_the_step_after_the_last_open_stage():
    assert parts("close", "won", outcome="won") == {"next": (1, 0)}
    assert parts("offer", "won", outcome="won") == {"skip": (1, 1)}
    # Also without a move into a closed stage.
    assert parts("close", outcome="won") == {"next": (1, 0)}
    assert parts("lead", outcome="won") == {"skip": (1, 1)}


def test_losing_is_no_skip_wherever_it_happens():
    assert parts("lead", "lost", outcome="lost") == {"lost": (1, 0)}
    assert parts("lead", outcome="lost") == {"lost": (1, 0)}


def test_moves_into_the_stage_it_stands_in_are_repeats():
    assert parts("lead", "lead", "lead", "meet") == {"repeat": (2, 0), "next": (1, 0)}


def test_repeats_that_are_stored_already_give_the_same():
    tables = went(("open", "lead", "lead", "lead", "offer"), ("won", "lead", "offer", "won"), by=["owner"])
    repeats = repeats_in(tables.stays, tables.changes)
    assert [(row["deal_id"], row["kind"], row["times"]) for row in rows_of(repeats)] == [("d0", "open", 1)] * 2
    for by in ([], ["owner"], ["stage"]):
        asked = {"stage_changes": tables.changes, "by": by}
        found = by_key(skips(tables.stays, tables.stages, **asked, repeats=repeats), "part", *by)
        assert found == by_key(skips(tables.stays, tables.stages, **asked), "part", *by)


def test_two_moves_of_one_moment_into_one_stage_are_a_repeat():
    moves = [{"deal_id": "a", "changed_at": START, "stage": "lead"}] * 2
    tables = tabled(moves, [{"deal_id": "a", "outcome": "open", "owner": "ana"}], by=["owner"])
    found = by_key(skips(tables.stays, tables.stages, tables.changes, by=["owner"]), "part", "owner")
    assert {key: row["moves"] for key, row in found.items()} == {("repeat", "ana"): 1}


def test_coming_back_from_a_closed_stage_is_neither_forward_nor_back():
    assert parts("offer", "lost", "lead") == {"lost": (1, 0), "reopened": (1, 0)}


def test_a_stage_nobody_listed_is_on_no_ladder():
    assert parts("lead", "unlisted", "offer") == {"other": (2, 0)}


def test_a_stage_of_another_pipeline_is_on_another_ladder():
    moves = [
        {"deal_id": "a", "changed_at": START, "stage": "lead"},
        {"deal_id": "a", "changed_at": START + timedelta(days=1), "stage": "lead", "pipeline": "renewal"},
    ]
    assert set(moved(tabled(moves, [{"deal_id": "a", "outcome": "open"}]))) == {"other"}


def test_moves_can_be_asked_for_by_the_stages_they_connect():
    tables = went(("open", "lead", "offer"), ("open", "lead", "offer"), ("open", "lead", "close"))
    found = by_key(skips(tables.stays, tables.stages, tables.changes, by=["stage", "next_stage"]), "next_stage")
    assert {stage: (row["moves"], row["of_deals"]) for stage, row in found.items()} == {
        "offer": (2, 2),
        "close": (1, 1),
    }


def test_both_edges_of_the_period():
    edges = [Q1.starts_at, Q1.starts_at - timedelta(seconds=1), Q1.ends_at - timedelta(seconds=1), Q1.ends_at]
    moves = [
        {"deal_id": f"d{nth}", "changed_at": at - timedelta(days=before), "stage": stage}
        for nth, at in enumerate(edges)
        for before, stage in ((200, "lead"), (0, "offer"))
    ]
    tables = tabled(moves, [{"deal_id": f"d{nth}", "outcome": "open"} for nth in range(4)])
    listed = rows_of(skips_deals(tables.stays, tables.stages, tables.changes, moved_in=Q1))
    assert {row["deal_id"] for row in listed} == {"d0", "d2"}


def test_nothing_moved_gives_no_row():
    assert moved(went(("open", "lead"))) == {}


def test_a_missing_column_is_named():
    tables = went()
    with pytest.raises(TableError, match='stage_changes table, column "stage"'):
        skips(tables.stays, tables.stages, tables.changes.drop("stage"))


def naive_part(visit, following):
    """What a move is, by looking the two stages up in the order of the pipeline."""
    if visit["kind"] in ("won", "lost"):
        return "reopened"
    to_kind = following["kind"] if following else visit["outcome"]
    if to_kind == "lost":
        return "lost"
    ladder = sorted(OPEN[visit["pipeline"]], key=OPEN[visit["pipeline"]].get)
    away = following and following["pipeline"] != visit["pipeline"]
    if visit["kind"] is None or away or to_kind is None:
        return "other"
    to = len(ladder) if to_kind == "won" else ladder.index(following["stage"])
    step = to - ladder.index(visit["stage"])
    return "next" if step == 1 else "skip" if step > 1 else "back"


@settings(max_examples=some(10), deadline=None)
@given(histories(max_deals=8))
def test_it_finds_what_a_row_by_row_reader_finds(history):
    owners = {deal["deal_id"]: deal["owner"] for deal in history.deals}
    expected = []
    for deal_id, visits in visits_by_deal(history).items():
        for visit, following in zip(visits, [*visits[1:], None]):
            decided = visit["kind"] == "open" and visit["outcome"] in ("won", "lost")
            if following or decided:
                expected.append((naive_part(visit, following), deal_id))
        moves = [one for one in history.changes if one["deal_id"] == deal_id and one["changed_at"] <= AS_OF]
        expected += [("repeat", deal_id)] * (len(moves) - len(visits))
    tables = tables_of(history, by=["owner"])
    known = changes_table([one for one in history.changes if one["changed_at"] <= AS_OF])
    found = by_key(skips(tables.stays, tables.stages, known, by=["owner"]), "part", "owner")
    assert {key: row["moves"] for key, row in found.items()} == Counter(
        (part, owners.get(deal_id)) for part, deal_id in expected
    )
    for (part, owner), row in found.items():
        mine = [one for one in expected if owners.get(one[1]) == owner]
        assert row["deals"] == len({deal_id for one, deal_id in mine if one == part})
        assert row["of_deals"] == len({deal_id for _, deal_id in mine})
