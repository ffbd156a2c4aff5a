from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import (
    AS_OF,
    OPEN,
    STAGE_ROWS,
    changes_table,
    deals_table,
    histories,
    naive_stays,
    rows_of,
    stages_table,
)

from venturi.errors import TableError
from venturi.metrics.conversion import PARTS, SKIPS, conversion, conversion_deals
from venturi.metrics.periods import Period
from venturi.metrics.stays import carry, stays

Q1 = Period(date(2026, 1, 1), date(2026, 4, 1))


def funnel(*paths, start=datetime(2026, 1, 10), stages=STAGE_ROWS, by=(), **choices):
    """The rows of the funnel by stage, for deals given as (outcome, stage, stage …), one stage a day from `start`."""
    changes = [
        {"deal_id": f"d{number}", "changed_at": start + timedelta(days=nth), "stage": stage, "ordinal": nth}
        for number, (_, *path) in enumerate(paths)
        for nth, stage in enumerate(path)
    ]
    deals = [
        {"deal_id": f"d{number}", "outcome": path[0], "closed_at": closed_at(path, start), "owner": "ana"}
        for number, path in enumerate(paths)
    ]
    listed = stages_table(stages)
    found = carry(stays(changes_table(changes), listed, deals_table(deals), as_of=AS_OF), deals_table(deals), by)
    rows = rows_of(conversion(found, listed, by=by, **choices))
    return {row["stage"]: row for row in rows if row["pipeline"] == "default"}


def closed_at(path, start):
    return None if path[0] == "open" else start + timedelta(days=len(path) - 1)


def entered(rows):
    return {stage: row["entered"] for stage, row in rows.items()}


def test_the_worked_example():
    # 100 enter, 90 get to the second stage, 50 to the third, 20 are won: 90/100, 50/90, 20/50.
    stages = [
        *({"pipeline": "default", "stage": stage, "position": n, "kind": "open"} for n, stage in enumerate("abc", 1)),
        {"pipeline": "default", "stage": "won", "position": 9, "kind": "won"},
    ]
    rows = funnel(
        *[("lost", "a")] * 10,
        *[("lost", "a", "b")] * 40,
        *[("lost", "a", "b", "c")] * 30,
        *[("won", "a", "b", "c", "won")] * 20,
        stages=stages,
    )
    assert entered(rows) == {"a": 100, "b": 90, "c": 50}
    assert [rows[stage]["conversion"] for stage in "abc"] == [0.9, 50 / 90, 0.4]
    # Wilson, 90 of 100: centre (0.9 + 0.0192) / 1.0384 = 0.8852, spread 0.0626 / 1.0384 = 0.0596.
    assert (rows["a"]["low"], rows["a"]["high"]) == (pytest.approx(0.8256, abs=1e-4), pytest.approx(0.9448, abs=1e-4))


def test_open_deals_are_in_neither_term_but_in_the_cohort():
    row = funnel(("won", "lead", "meet"), ("lost", "lead"), ("open", "lead"), ("open", "lead"))["lead"]
    assert (row["advanced"], row["lost"], row["still_here"], row["conversion"]) == (1, 1, 2, 0.5)
    assert (row["advanced_share"], row["lost_share"], row["still_here_share"]) == (0.25, 0.25, 0.5)


def test_open_deals_that_stand_elsewhere_are_not_still_here():
    # One stands here, one came back to here, one went back, one stands in a closed stage and is open all the same.
    rows = funnel(
        ("open", "lead", "meet"),
        ("open", "lead", "meet", "lead", "meet"),
        ("open", "lead", "meet", "lead"),
        ("open", "lead", "meet", "won"),
    )
    assert (rows["meet"]["still_here"], rows["meet"]["elsewhere"], rows["meet"]["elsewhere_share"]) == (2, 2, 0.5)
    assert (rows["lead"]["advanced"], rows["lead"]["still_here"], rows["lead"]["elsewhere"]) == (4, 0, 0)


@pytest.mark.parametrize("skips", SKIPS)
def test_a_deal_that_comes_back_counts_once(skips):
    row = funnel(("open", "lead", "meet", "lead", "meet", "lead"), skips=skips)["lead"]
    assert (row["entered"], row["advanced"]) == (1, 1)


def test_a_deal_that_fell_back_and_was_lost_there_had_advanced():
    rows = funnel(("lost", "lead", "meet", "lead"))
    assert (rows["lead"]["advanced"], rows["lead"]["lost"]) == (1, 0)
    assert (rows["meet"]["advanced"], rows["meet"]["lost"]) == (0, 1)


def test_implied_counts_a_jump_over_a_stage_as_passing_it():
    row = funnel(("open", "lead", "offer"))["meet"]
    assert (row["entered"], row["advanced"], row["skips"]) == (1, 1, "implied")


def test_observed_counts_only_visits():
    assert entered(funnel(("open", "lead", "offer", "close"), skips="observed")) == {
        "lead": 1,
        "meet": 0,
        "offer": 1,
        "close": 1,
    }


def test_in_order_drops_the_deal_from_later_stages():
    rows = funnel(("open", "lead", "offer", "close"), skips="in_order")
    assert entered(rows) == {"lead": 1, "meet": 0, "offer": 0, "close": 0}
    assert rows["lead"]["advanced"] == 1


def test_in_order_does_not_mind_a_jump_over_a_stage_it_had_been_in():
    rows = funnel(("open", "lead", "meet", "lead", "offer", "close"), skips="in_order")
    assert entered(rows) == {"lead": 1, "meet": 1, "offer": 1, "close": 1}


def test_a_win_jumps_over_the_stages_above():
    path = ("won", "lead", "meet", "won")
    assert entered(funnel(path)) == {"lead": 1, "meet": 1, "offer": 1, "close": 1}
    assert entered(funnel(path, skips="observed")) == {"lead": 1, "meet": 1, "offer": 0, "close": 0}


def test_a_loss_jumps_over_nothing():
    assert entered(funnel(("lost", "lead", "lost"))) == {"lead": 1, "meet": 0, "offer": 0, "close": 0}


@pytest.mark.parametrize("skips", SKIPS)
def test_a_deal_that_began_late_jumped_over_nothing_so_a_funnel_may_widen(skips):
    rows = funnel(("open", "lead"), ("open", "offer", "close"), ("open", "offer"), skips=skips)
    assert entered(rows) == {"lead": 1, "meet": 0, "offer": 2, "close": 1}


def test_entered_in_reads_the_first_entry_and_both_edges():
    last_of_q4, first_of_q1, first_of_q2 = datetime(2025, 12, 31), datetime(2026, 1, 1), datetime(2026, 4, 1)
    assert [
        funnel(("open", "lead", "lead"), start=start, entered_in=Q1)["lead"]["entered"]
        for start in (last_of_q4, first_of_q1, first_of_q2)
    ] == [0, 1, 0]


def test_an_implied_entry_happens_at_the_jump():
    # Into lead on 31 March, over meet on 1 April.
    rows = funnel(("open", "lead", "offer"), start=datetime(2026, 3, 31), entered_in=Q1)
    assert entered(rows) == {"lead": 1, "meet": 0, "offer": 0, "close": 0}


def test_nothing_entered_gives_null_not_zero():
    row = funnel()["lead"]
    assert (row["entered"], row["conversion"], row["low"], row["advanced_share"]) == (0, None, None, None)


def test_every_group_has_a_row_for_every_stage():
    rows = funnel(("open", "lead"), by=["owner"])
    assert {(stage, row["owner"], row["entered"]) for stage, row in rows.items()} == {
        ("lead", "ana", 1),
        ("meet", "ana", 0),
        ("offer", "ana", 0),
        ("close", "ana", 0),
    }


def test_an_unknown_way_to_read_skips_is_refused():
    with pytest.raises(ValueError, match='skips is "guessed"; it is one of implied, observed, in_order'):
        funnel(skips="guessed")


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='stays table, column "owner"'):
        conversion(stays(changes_table([]), stages_table(), deals_table([]), as_of=AS_OF), stages_table(), by=["owner"])


def naive_entries(history, skips):
    """Walk through the open stays of each deal and pipeline, and note what it enters."""
    found = {}
    visits = sorted(naive_stays(history), key=lambda row: (row["deal_id"], row["sequence"]))
    for deal_id, pipeline in {(row["deal_id"], row["pipeline"]) for row in visits}:
        path = [row for row in visits if row["deal_id"] == deal_id]
        track = [row for row in path if row["pipeline"] == pipeline and row["kind"] == "open"]
        been, dropped = {}, False
        for nth, row in enumerate(track):
            jumped = _between(pipeline, track[nth - 1]["position"], row["position"]) if nth else []
            dropped = dropped or (skips == "in_order" and any(stage not in been for stage in jumped))
            if skips == "implied":
                for stage in jumped:
                    been.setdefault(stage, (row["entered_at"], True))
            if not dropped and row["stage"] not in been:
                been[row["stage"]] = (row["entered_at"], None)
        won = path[-1]["outcome"] == "won"
        for stage, (moment, passed) in been.items():
            later = [row for row in track if row["sequence"] > _first(track, stage)]
            higher = any(row["position"] > OPEN[pipeline][stage] for row in later)
            found[deal_id, pipeline, stage] = (moment, bool(passed) or higher or won)
        if skips == "implied" and won and track:
            last = track[-1]
            follows = path[path.index(last) + 1 :]
            if not follows or follows[0]["kind"] != "open":
                for stage in _between(pipeline, last["position"], None):
                    found.setdefault((deal_id, pipeline, stage), (last["left_at"], True))
    return found


def _first(track, stage):
    return min((row["sequence"] for row in track if row["stage"] == stage), default=0)


def _between(pipeline, below, above):
    return [
        stage for stage, position in OPEN[pipeline].items() if position > below and (above is None or position < above)
    ]


@pytest.mark.parametrize("skips", SKIPS)
@settings(max_examples=some(12), deadline=None)
@given(history=histories())
def test_it_finds_what_a_row_by_row_reader_finds(skips, history):
    found = rows_of(conversion_deals(stays(*history.tables, as_of=AS_OF), stages_table(), skips=skips))
    keyed = {
        (row["deal_id"], row["pipeline"], row["stage"]): (row["entered_at"], row["part"] == "advanced") for row in found
    }
    assert len(keyed) == len(found)
    assert keyed == naive_entries(history, skips)


@settings(max_examples=some(8), deadline=None)
@given(histories())
def test_groups_and_parts_add_up_to_the_whole(history):
    found = carry(stays(*history.tables, as_of=AS_OF), deals_table(history.deals), ["owner"])
    whole = rows_of(conversion(found, stages_table()))
    parts = rows_of(conversion(found, stages_table(), by=["owner"]))
    for row in whole:
        same = [part for part in parts if (part["pipeline"], part["stage"]) == (row["pipeline"], row["stage"])]
        for name in ("entered", *PARTS):
            assert row[name] == sum(part[name] for part in same)
        assert row["entered"] == sum(row[part] for part in PARTS)
