import math
from datetime import timedelta
from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import AS_OF, deals_table, histories, rows_of, table
from tests.metrics.paths.journeys import CLOSED, START, by_key, days, naive_steps, name, tabled, tables_of, went

from venturi.errors import TableError
from venturi.metrics.paths.steps import event_steps
from venturi.metrics.paths.temporal_profile import temporal_profile, temporal_profile_deals


def stayed(*lengths, open_for=(), **options):
    """The steps of deals that stayed in "lead" for so many days before "meet"; and of some that are there still."""
    moves = []
    for nth, length in enumerate(lengths):
        begun = AS_OF - timedelta(days=length + 1)
        moves.append({"deal_id": f"d{nth}", "changed_at": begun, "stage": "lead"})
        moves.append({"deal_id": f"d{nth}", "changed_at": begun + timedelta(days=length), "stage": "meet"})
    for nth, length in enumerate(open_for):
        moves.append({"deal_id": f"o{nth}", "changed_at": AS_OF - timedelta(days=length), "stage": "lead"})
    deals = [{"deal_id": deal_id, "outcome": "open"} for deal_id in {move["deal_id"] for move in moves}]
    return tabled(moves, deals).steps


def profile(steps, **options):
    return by_key(temporal_profile(steps, as_of=AS_OF, **options), "from_step", "to_step")


def test_the_worked_example():
    # Twenty stays of 10 days and one of 40: mean 240 / 21 = 11.43, deviation √(20 · 1.43² + 28.57²) / √20 = 6.55;
    # 11.43 + 3 · 6.55 = 31.07 days, and 40 is more.
    row = profile(stayed(*[10] * 20, 40))["lead", "meet"]
    assert (row["n"], row["slow"], row["fast"], row["at_once"]) == (21, 1, 0, 0)
    assert row["mean_days"] == pytest.approx(240 / 21)
    assert row["sd_days"] == pytest.approx(6.547, abs=0.001)
    assert row["high_days"] == pytest.approx(31.07, abs=0.01)
    assert row["low_days"] is None  # 11.43 − 19.64 is below 0
    assert (row["scale"], row["beyond"]) == ("raw", 3.0)


def test_on_the_scale_of_the_logarithm_a_stay_can_be_too_fast():
    lengths = [2, 5, 10, 20, 40] * 6 + [0.01]
    row = profile(stayed(*lengths), scale="log")["lead", "meet"]
    assert (row["fast"], row["slow"]) == (1, 0)
    assert profile(stayed(*lengths))["lead", "meet"]["fast"] == 0


def test_a_stay_not_over_yet_is_slow_when_it_is_so_whatever_follows():
    found = profile(stayed(*[8, 10, 12] * 5, open_for=[5, 90]))
    assert (found["lead", None]["n"], found["lead", None]["slow"]) == (2, 1)
    assert (found["lead", None]["mean_days"], found["lead", None]["sd_days"]) == (None, None)
    assert found["lead", None]["high_days"] == found["lead", "meet"]["high_days"]


def test_of_ten_stays_none_can_be_so_far_off():
    # The furthest one of n can be is (n − 1) / √n deviations: 2.85 of ten, 3.02 of eleven.
    ten, eleven = (profile(stayed(*[1] * many, 500))["lead", "meet"] for many in (9, 10))
    assert (ten["high_days"], ten["slow"]) == (None, 0)
    assert eleven["slow"] == 1


def test_stays_of_no_length_have_no_logarithm_and_are_counted():
    row = profile(stayed(*[10] * 12, 0, 0), scale="log")["lead", "meet"]
    assert (row["n"], row["at_once"], row["fast"]) == (14, 2, 0)


def test_stays_that_are_all_alike_are_not_off():
    assert profile(stayed(*[7] * 20), scale="log")["lead", "meet"]["slow"] == 0


def test_eventually_counts_from_the_first_time_to_the_first_time():
    moves = [("lead", 0), ("meet", 1), ("offer", 3), ("meet", 4), ("lead", 6)]
    rows = [{"deal_id": "a", "changed_at": START + timedelta(days=day), "stage": stage} for stage, day in moves]
    found = profile(tabled(rows, [{"deal_id": "a", "outcome": "open"}]).steps, follow="eventually")
    assert {pair: row["mean_days"] for pair, row in found.items()} == {
        ("lead", "meet"): 1,
        ("lead", "offer"): 3,
        ("meet", "offer"): 2,
    }


def test_a_stay_that_ended_on_an_unknown_day_is_left_out():
    steps = went(("won", "lead")).steps
    assert rows_of(temporal_profile(steps.mutate(until=steps.until.nullif(steps.until)), as_of=AS_OF)) == []


def test_events_can_be_held_against_it_too():
    calls = [
        {"deal_id": "a", "at": START + timedelta(days=day), "kind": kind} for day, kind in [(0, "call"), (2, "note")]
    ]
    activities = table(calls, {"deal_id": "string", "at": "timestamp", "kind": "string"})
    steps = event_steps(None, activities, deals_table([{"deal_id": "a", "outcome": "open"}]))
    assert profile(steps)["call", "note"]["mean_days"] == 2


def test_nothing_gives_no_row():
    assert profile(went().steps) == {}


@pytest.mark.parametrize("options", [{"follow": "never"}, {"scale": "odd"}, {"beyond": 0}])
def test_a_choice_there_is_not_is_refused(options):
    with pytest.raises(ValueError, match=str(next(iter(options.values())))):
        temporal_profile(went().steps, as_of=AS_OF, **options)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='steps table, column "owner"'):
        temporal_profile(went().steps, as_of=AS_OF, by=["owner"])


def naive_bounds(lengths, scale, beyond):
    """The lower and the upper bound in days, by the definition."""
    known = [math.log(one) for one in lengths if one > 0] if scale == "log" else lengths
    if len(known) < 2 or (len(known) - 1) / math.sqrt(len(known)) <= beyond:
        return None
    ends = mean(known) - beyond * stdev(known), mean(known) + beyond * stdev(known)
    return [math.exp(end) for end in ends] if scale == "log" else ends


@pytest.mark.parametrize("scale", ["raw", "log"])
@settings(max_examples=some(6), deadline=None)
@given(histories(max_deals=9))
def test_it_finds_what_a_row_by_row_reader_finds(scale, history):
    # One deviation, so that a few stays are enough for bounds.
    times, open_ones = {}, []
    for steps in naive_steps(history).values():
        for step, after in zip(steps, [*steps[1:], None]):
            to = name(after) if after else step["outcome"]
            if step["left_at"] is not None:
                times.setdefault((name(step), to), []).append(days(step["entered_at"], step["left_at"]))
            elif step["outcome"] not in CLOSED:
                open_ones.append((name(step), days(step["entered_at"], AS_OF)))
    times = {pair: lengths for pair, lengths in times.items() if pair[1] is not None}
    found = profile(tables_of(history).steps, scale=scale, beyond=1.0)
    highs = {}
    for pair, lengths in times.items():
        bounds, row = naive_bounds(lengths, scale, 1.0), found[pair]
        assert (row["n"], row["mean_days"]) == (len(lengths), pytest.approx(mean(lengths), abs=1e-4))
        assert row["high_days"] == (pytest.approx(bounds[1], rel=1e-3, abs=1e-3) if bounds else None)
        if bounds:
            highs[pair[0]] = max(highs.get(pair[0], 0), bounds[1])
            assert row["slow"] == sum(one > bounds[1] * (1 + 1e-6) for one in lengths)
            assert row["fast"] == sum(0 < one < bounds[0] * (1 - 1e-6) for one in lengths)
    for step, row in ((pair[0], row) for pair, row in found.items() if pair[1] is None):
        mine = [length for one, length in open_ones if one == step]
        assert row["n"] == len(mine)
        assert row["slow"] == sum(step in highs and length > highs[step] * (1 + 1e-6) for length in mine)
    listed = rows_of(temporal_profile_deals(tables_of(history).steps, as_of=AS_OF, scale=scale, beyond=1.0))
    assert len(listed) == sum(row["n"] for row in found.values())
