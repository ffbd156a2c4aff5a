from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint
from tests.examples import some
from tests.metrics.histories import OPEN, STAGE_ROWS, histories, rows_of
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


def test_a_deal_that_was_won_once_got_past_every_stage_though_it_was_reopened():
    # Offer: two won from "meet" and three from "lead" left it out, the four that stood in it were won too: 5 of 12.
    tables = went(
        *[("open", "lead", "meet", "won", "lead")] * 2,
        *[("open", "lead", "meet", "offer", "won", "lead")] * 4,
        *[("won", "lead", "won")] * 3,
        *[("won", "lead", "meet", "offer", "won")] * 3,
        stages=[row for row in STAGE_ROWS if row["stage"] != "close"],
    )
    found = rules(tables)
    assert {key: (row["deals"], row["of_deals"]) for key, row in found.items() if key[0] == "stage_left_out"} == {
        ("stage_left_out", "offer", None): (5, 12),
        ("stage_left_out", "meet", None): (3, 12),
    }
    # Open again are the two that broke it and four that kept it: three of three and three of three were won.
    offer = found["stage_left_out", "offer", None]
    assert (offer["broken_won"], offer["kept_won"], offer["broken_lost"], offer["kept_lost"]) == (3, 3, 0, 0)


def test_a_deal_that_leaves_a_stage_out_by_an_allowed_move_got_past_it_and_kept_the_rule():
    # "meet" was left out twice, the rule broken by the deal that began in "offer" only.
    tables = went(("won", "lead", "offer"), ("open", "offer"), ("lost", "lead", "meet", "offer"), ("open", "lead"))
    row = rules(tables, allowed=[("lead", "offer")])["stage_left_out", "meet", None]
    assert (row["deals"], row["of_deals"], row["kept_won"], row["kept_lost"]) == (1, 3, 1, 1)
    row = rules(tables, allowed=[(None, "offer")])["stage_left_out", "meet", None]
    assert (row["deals"], row["of_deals"], row["kept_won"], row["kept_lost"]) == (1, 3, 0, 1)


def test_a_way_through_a_stage_nobody_listed_passes_over_nothing():
    # It got past "lead", where it stood; whether it left "meet" out nobody knows.
    found = rules(went(("open", "lead", "unlisted", "offer"), ("open", "offer")))
    assert [found["stage_left_out", stage, None]["of_deals"] for stage in ("lead", "meet")] == [2, 1]


def test_winning_in_another_pipeline_is_past_no_stage_of_the_one_left():
    moves = [
        {"deal_id": deal_id, "changed_at": START + timedelta(days=nth), "stage": stage, "pipeline": pipeline}
        for deal_id, *places in [("a", ("meet", "default"), ("won", "renewal")), ("b", ("offer", "default"))]
        for nth, (stage, pipeline) in enumerate(places)
    ]
    found = rules(tabled(moves, [{"deal_id": "a", "outcome": "won"}, {"deal_id": "b", "outcome": "open"}]))
    # Both began after "lead"; only "b" is past "meet".
    assert [found["stage_left_out", stage, None]["of_deals"] for stage in ("lead", "meet")] == [2, 1]


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


def ladder(pipeline):
    return sorted(OPEN[pipeline], key=OPEN[pipeline].get)


def rank(visit):
    """The place of a visit in the order of its pipeline, 1, 2, 3 …; winning comes after the last stage."""
    if visit["kind"] == "won":
        return len(OPEN[visit["pipeline"]]) + 1
    return ladder(visit["pipeline"]).index(visit["stage"]) + 1 if visit["kind"] == "open" else None


def naive_moves(visits):
    """Each move of a deal in one pipeline: its number, the stages it connects (None: none), and the two ranks."""
    first, last = visits[0], visits[-1]
    found = [(0, first["pipeline"], None, first["stage"], 0, rank(first))]
    for number, (visit, following) in enumerate(pairwise(visits), 1):
        if visit["pipeline"] == following["pipeline"] and visit["kind"] == "open":
            found.append((number, visit["pipeline"], visit["stage"], following["stage"], rank(visit), rank(following)))
    if last["kind"] == "open" and last["outcome"] == "won":
        end = len(OPEN[last["pipeline"]]) + 1
        found.append((len(visits), last["pipeline"], last["stage"], None, rank(last), end))
    return [move for move in found if move[-1]]


def naive_breaks(visits, allowed=(), mandatory=None):
    """The rules that each move of a deal breaks, by looking at one after the other."""
    stood = {(one["pipeline"], one["stage"]) for one in visits}
    found = []
    for number, pipeline, stage, next_stage, here, there in naive_moves(visits):
        if (stage, next_stage) in allowed:
            continue
        if there < here:
            found.append((number, ("moved_back", pipeline, stage, next_stage)))
        for between in ladder(pipeline)[here : there - 1]:
            if (pipeline, between) not in stood and (mandatory is None or between in mandatory):
                found.append((number, ("stage_left_out", pipeline, between, None)))
    for number, (visit, following) in enumerate(zip(visits, [*visits[1:], None]), 1):
        if visit["kind"] is None:
            found.append((number - 1, ("stage_unlisted", visit["pipeline"], visit["stage"], None)))
        if following and following["pipeline"] != visit["pipeline"]:
            found.append((number, ("pipeline_changed", visit["pipeline"], None, None)))
        if following and visit["kind"] in CLOSED:
            found.append((number, ("reopened", visit["pipeline"], visit["stage"], None)))
    return found


def naive_past(visits):
    """The stages a deal got past: it stood there and anywhere beyond, or a move passed over them."""
    furthest = {}
    for visit in visits:
        furthest[visit["pipeline"]] = max(furthest.get(visit["pipeline"], 0), rank(visit) or 0)
    if visits[-1]["outcome"] == "won":
        furthest[visits[-1]["pipeline"]] = len(OPEN[visits[-1]["pipeline"]]) + 1
    listed = [one for one in visits if one["kind"] == "open"]
    past = {(one["pipeline"], one["stage"]) for one in listed if rank(one) < furthest[one["pipeline"]]}
    for _, pipeline, _, _, here, there in naive_moves(visits):
        past |= {(pipeline, stage) for stage in ladder(pipeline)[here : there - 1]}
    return past


def naive_applies(rule, visits):
    name, *place, _ = rule
    if name in ("stage_unlisted", "pipeline_changed"):
        return True
    places = naive_past(visits) if name == "stage_left_out" else {(one["pipeline"], one["stage"]) for one in visits}
    return tuple(place) in places


PAIRS = st.tuples(st.sampled_from([None, *OPEN["default"]]), st.sampled_from([*OPEN["default"], "won"]))


@settings(max_examples=some(5), deadline=None)
@given(histories(max_deals=20), st.sets(PAIRS, max_size=4), st.none() | st.just(["meet", "offer"]))
def test_it_counts_what_a_row_by_row_reader_counts(history, allowed, mandatory):
    owners = {deal["deal_id"]: deal["owner"] for deal in history.deals}
    journeys = visits_by_deal(history)
    counts = {}
    breaks = {deal_id: Counter(rule for _, rule in naive_breaks(visits, allowed, mandatory))
              for deal_id, visits in journeys.items()}  # fmt: skip
    for owner, rule in {(owners.get(deal_id), rule) for deal_id, rules in breaks.items() for rule in rules}:
        group = {deal_id: visits for deal_id, visits in journeys.items() if owners.get(deal_id) == owner}
        applied = [deal_id for deal_id, visits in group.items() if naive_applies(rule, visits)]
        outcomes = Counter((breaks[deal_id][rule] > 0, group[deal_id][0]["outcome"]) for deal_id in applied)
        counts[owner, *rule] = {
            "deals": sum(breaks[deal_id][rule] > 0 for deal_id in group),
            "of_deals": len(applied),
            "times": sum(breaks[deal_id][rule] for deal_id in group),
            "broken_won": outcomes[True, "won"],
            "broken_lost": outcomes[True, "lost"],
            "kept_won": outcomes[False, "won"],
            "kept_lost": outcomes[False, "lost"],
        }
    tables = tables_of(history, by=["owner"])
    told = conformance(tables.stays, tables.stages, allowed=allowed, mandatory=mandatory, by=["owner"])
    found = by_key(told, "owner", *KEY)
    assert {key: {name: row[name] for name in counts[key]} for key, row in found.items() if key in counts} == counts
    assert found.keys() == counts.keys()


@settings(max_examples=some(3), deadline=None)
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
    rules = {rule for broken in breaks.values() for _, rule in broken}
    applied = {
        (deal_id, *rule) for deal_id, visits in journeys.items() for rule in rules if naive_applies(rule, visits)
    }
    assert found.keys() == applied
    for deal_id, (_, bad) in fit(tables).items():
        assert bad == len({number for number, _ in breaks[deal_id]})
