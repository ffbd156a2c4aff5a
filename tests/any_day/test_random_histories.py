"""A number computed on what was known at a moment is the number computed as of that moment on all that is known since.

Here on random companies, see `worlds` and `chance`. On more of them, by hand: VENTURI_HISTORIES=50 pytest tests/any_day
"""

import os
from contextlib import contextmanager
from datetime import UTC

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.any_day.alike import unlike, unlike_tables
from tests.any_day.chance import moments, world
from tests.any_day.worlds import export, written
from tests.examples import some

import venturi as vt
from venturi.dataset import Dataset
from venturi.engines.embedded import Embedded
from venturi.registry import METRICS

# Every metric is asked of as many of them, every table of twice as many.
ASKED = int(os.environ.get("VENTURI_HISTORIES", "1"))
seeds = st.integers(0, 2**32)
# A seed does not get simpler by getting smaller.
PHASES = [phase for phase in Phase if phase not in (Phase.shrink, Phase.explain)]


@contextmanager
def whole(seed, folder):
    """A random company, and the data set of all that is known of it today."""
    made = world(seed)
    files = written(export(made, made.ends), folder / "whole")
    with vt.read(*files, engine=Embedded(), zone=made.zone) as today:
        yield made, today


@contextmanager
def pair(made, today, moment, folder):
    """The data set of what was exported at a moment, and that of today as of that moment."""
    at = moment.replace(tzinfo=UTC)
    with vt.read(*written(export(made, moment), folder), engine=Embedded(), as_of=at, zone=made.zone) as told:
        yield told, Dataset(today.ingested, as_of=at, zone=made.zone)


@settings(max_examples=some(2) * ASKED, deadline=None, phases=PHASES)
@given(seed=seeds)
def test_every_table_is_rebuilt_and_what_came_later_is_not_there(seed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    with whole(seed, folder) as (made, today):
        for nth, moment in enumerate(moments(seed, made.zone)):
            with pair(made, today, moment, folder / f"then-{nth}") as (told, rebuilt):
                assert not unlike_tables(told, rebuilt)
                there = {deal.told["deal_id"] for deal in made.deals if deal.events[0].at <= moment}
                assert set(rebuilt.deals.deal_id.to_pyarrow().to_pylist()) == there
                basis = [(side.currency, side.currency_note) for side in (told, rebuilt)]
                assert basis[0] == basis[1]


@pytest.mark.thorough
@pytest.mark.parametrize("half", [0, 1])
@settings(max_examples=ASKED, deadline=None, phases=PHASES)
@given(seed=seeds)
def test_every_metric_is_the_same_as_of_that_moment(half, seed, tmp_path_factory):
    # Hypothesis begins with 0: the other half of the metrics is asked of another company.
    seed += half
    folder, found, answers = tmp_path_factory.mktemp("world"), [], 0
    with whole(seed, folder) as (made, today):
        moment = moments(seed, made.zone)[seed % 3]
        with pair(made, today, moment, folder / "then") as (told, rebuilt):
            for nth, name in enumerate([*METRICS][half::2]):
                differing, answered = unlike(name, told, rebuilt, closely=(seed + nth) % 3 == 0)
                found += differing
                answers += answered
    assert not found
    assert answers > len(METRICS) / 4
