from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from statsmodels.stats.proportion import proportion_confint
from tests.metrics.histories import OPEN, histories, rows_of
from tests.metrics.paths.journeys import CLOSED, START, by_key, tabled, tables_of, visits_by_deal, went

from venturi.errors import TableError
from venturi.process.conformance import KEY, conformance, conformance_deals, fitness

ALL = ("lead", "meet", "offer", "close")


def rules(tables, **options):
    return by_key(conformance(tables.stays, tables.stages, **options), "rule", "stage", "next_stage")


def fit(tables, **options):
    rows = by_key(fitness(tables.stays, tables.stages, **options), "deal_id")
    return {deal_id: (row["moves"], row["broken"]) for deal_id, row in rows.items()}


def broken(*path, outcome="open", **options):
    """The rules that one deal breaks."""
    tables = went((outcome, *path))
    listed = rows_of(conformance_deals(tables.stays, tables.stages, **options))
    return {(row["rule"], row["stage"]) for row in listed if row["part"] == "broken"}


def test_the_worked_example():
    # Four deals got past "meet"; one of them left it out: 25 %. It was won; of the others one was won and one lost.
    without = ("won", "lead", "offer", "close", "won")
    tables = went(without, ("won", *ALL), ("lost", *ALL), ("open", *ALL))
    row = rules(tables)["stage_left_out", "meet", None]
    assert (row["deals"], row["of_deals"], row["share"], row["times"], row["place"]) == (1, 4, 0.25, 1, 1)
    assert (row["low"], row["high"]) == pytest.approx(proportion_confint(1, 4, method="wilson"))
    assert (row["broken_win_rate"], row["kept_win_rate"], row["gap"]) == (1, 0.5, 0.5)
    assert (row["kept_low"], row["kept_high"]) == pytest.approx(proportion_confint(1, 2, method="wilson"))
    # Into "lead", "offer", "close" and "won": one of four moves broke a rule.
    assert rows_of(fitness(tables.stays, tables.stages).filter(lambda one: one.deal_id == "d0"))[0]["fitness"] == 0.75


def test_a_deal_that_keeps_to_the_process_breaks_nothing():
    assert broken(*ALL, "won", outcome="won") == set()
    assert fit(went(("won", *ALL, "won"))) == {"d0": (5, 0)}


def test_losing_is_allowed_anywhere():
    assert broken("lead", "lost", outcome="lost") == set()


def test_a_deal_that_begins_late_leaves_out_what_is_before():
    assert broken("offer") == {("stage_left_out", "lead"), ("stage_left_out", "meet")}
    assert fit(went(("open", "offer"))) == {"d0": (1, 1)}


def test_a_deal_won_early_leaves_out_what_is_after():
    assert broken("lead", "meet", outcome="won") == {("stage_left_out", "offer"), ("stage_left_out", "close")}
    assert broken("won", outcome="won") == {("stage_left_out", stage) for stage in ALL}


def test_a_stage_stood_in_at_another_time_is_not_left_out():
    assert broken("lead", "offer", "meet", "offer") == {("moved_back", "offer")}


def test_only_mandatory_stages_can_be_left_out():
    assert broken("offer", mandatory=["meet", "close"]) == {("stage_left_out", "meet")}


def test_a_move_that_is_allowed_breaks_nothing():
    assert broken("lead", "offer", "lead", allowed=[("lead", "offer"), ("offer", "lead")]) == set()
    assert broken("offer", allowed=[(None, "offer")]) == set()


def test_going_back_names_where_from_and_where_to():
    found = rules(went(("lost", "lead", "meet", "lead", "meet", "lead"), ("open", "lead", "meet")))
    row = found["moved_back", "meet", "lead"]
    assert (row["deals"], row["of_deals"], row["times"]) == (1, 2, 2)
    assert (row["broken_lost"], row["kept_win_rate"], row["gap"]) == (1, None, None)


def test_a_stage_nobody_listed_another_pipeline_and_coming_back_break_rules_of_their_own():
    assert ("stage_unlisted", "unlisted") in broken("lead", "unlisted")
    assert ("reopened", "lost") in broken("lead", "lost", "meet")
    moves = [
        {"deal_id": "a", "changed_at": START + timedelta(days=nth), "stage": "lead", "pipeline": pipeline}
        for nth, pipeline in enumerate(["default", "renewal"])
    ]
    tables = tabled(moves, [{"deal_id": "a", "outcome": "open"}])
    assert set(rules(tables)) == {("pipeline_changed", None, None)}


def test_a_move_that_breaks_two_rules_counts_once():
    # From "lost" back into another pipeline.
    moves = [
        {"deal_id": "a", "changed_at": START + timedelta(days=nth), "stage": stage, "pipeline": pipeline}
        for nth, (stage, pipeline) in enumerate([("lead", "default"), ("lost", "default"), ("ask", "renewal")])
    ]
    assert fit(tabled(moves, [{"deal_id": "a", "outcome": "open"}])) == {"a": (3, 1)}


def test_what_most_deals_break_comes_first():
    found = rules(went(("open", "offer"), ("open", "meet"), ("open", "meet")))
    assert [found["stage_left_out", stage, None]["place"] for stage in ("lead", "meet")] == [1, 2]


def test_nothing_gives_no_row():
    assert rules(went()) == {}
    assert fit(went()) == {}


def test_groups_add_up_to_the_whole():
    paths = [("won", "lead", "offer"), ("lost", "lead", "offer"), ("open", *ALL)]
    whole = rules(went(*paths))["stage_left_out", "meet", None]
    tables = went(*paths, by=["owner"], owners=["ana", None, None])
    parts = [row for row in rows_of(conformance(tables.stays, tables.stages, by=["owner"])) if row["stage"] == "meet"]
    assert {row["owner"]: (row["deals"], row["of_deals"]) for row in parts} == {"ana": (1, 1), None: (1, 2)}
    assert sum(row["deals"] for row in parts) == whole["deals"]


def test_a_missing_column_is_named():
    tables = went()
    with pytest.raises(TableError, match='stays table, column "owner"'):
        conformance(tables.stays, tables.stages, by=["owner"])


def naive_breaks(visits):
    """The rules that each move of a deal breaks, by looking at one visit after the other."""
    stood = {(one["pipeline"], one["stage"]) for one in visits}
    found = []

    def passes(number, pipeline, below, above):
        ladder = sorted(OPEN[pipeline], key=OPEN[pipeline].get)
        between = [stage for rank, stage in enumerate(ladder, 1) if below < rank < above]
        found.extend(
            (number, ("stage_left_out", pipeline, stage, None)) for stage in between if (pipeline, stage) not in stood
        )

    def rank(visit):
        ladder = sorted(OPEN[visit["pipeline"]], key=OPEN[visit["pipeline"]].get)
        if visit["kind"] == "won":
            return len(ladder) + 1
        return ladder.index(visit["stage"]) + 1 if visit["kind"] == "open" else None

    for number, (visit, following) in enumerate(zip(visits, [*visits[1:], None]), 1):
        pipeline, here = visit["pipeline"], rank(visit)
        if number == 1 and here:
            passes(0, pipeline, 0, here)
        if visit["kind"] is None:
            found.append((number - 1, ("stage_unlisted", pipeline, visit["stage"], None)))
        if following and following["pipeline"] != pipeline:
            found.append((number, ("pipeline_changed", pipeline, None, None)))
        if following and visit["kind"] in CLOSED:
            found.append((number, ("reopened", pipeline, visit["stage"], None)))
        won = following is None and visit["outcome"] == "won"
        if visit["kind"] != "open" or not (won or (following and following["pipeline"] == pipeline)):
            continue
        there = len(OPEN[pipeline]) + 1 if won else rank(following)
        if there and there < here:
            found.append((number, ("moved_back", pipeline, visit["stage"], following["stage"])))
        elif there:
            passes(number, pipeline, here, there)
    return found


@settings(max_examples=6, deadline=None)
@given(histories(max_deals=8))
def test_it_finds_what_a_row_by_row_reader_finds(history):
    journeys = visits_by_deal(history)
    breaks = {deal_id: naive_breaks(visits) for deal_id, visits in journeys.items()}
    tables = tables_of(history)
    listed = rows_of(conformance_deals(tables.stays, tables.stages))
    found = {(row["deal_id"], *(row[name] for name in KEY)): row for row in listed}
    assert len(found) == len(listed)
    expected = Counter((deal_id, *rule) for deal_id, rules in breaks.items() for _, rule in rules)
    assert {key: row["times"] for key, row in found.items() if row["part"] == "broken"} == expected
    for deal_id, (_, bad) in fit(tables).items():
        assert bad == len({number for number, _ in breaks[deal_id]})
    for (deal_id, rule, pipeline, stage, _), row in found.items():
        places = [(one["pipeline"], one["stage"]) for one in journeys[deal_id]]
        if row["part"] == "kept" and rule in ("stage_left_out", "moved_back", "reopened"):
            assert (pipeline, stage) in places
