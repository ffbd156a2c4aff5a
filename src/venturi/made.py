"""Made: the tables that metrics read and no file holds, by the names their functions take them.

What is asked of a metric says how some of them are made: the groups, the period, and whether the steps of a deal are
its stages or everything recorded of it.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import ibis

from venturi.metrics.conversion_to_win import conversion_to_win
from venturi.metrics.movement.states import FIELDS, states, states_at
from venturi.metrics.paths.packing import paths_of
from venturi.metrics.paths.skips import repeats_in
from venturi.metrics.paths.steps import event_steps, stage_steps
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.openings import openings
from venturi.metrics.pipeline_health.targets import target_in
from venturi.metrics.pipeline_health.value_factor import value_factor_with_interval
from venturi.metrics.stay_times import stay_times
from venturi.metrics.stays import carry
from venturi.prepared import Prepared, fields_in

Asked = Mapping[str, Any]
INSTANT = timedelta(microseconds=1)
# Whether steps are stages or events is an option of every metric that reads steps.
OF = "of"
STEPS = ("stages", "events")


def _states(prepared: Prepared, asked: Asked) -> ibis.Table:
    def make() -> ibis.Table:
        known = prepared.tables
        fields = tuple(dict.fromkeys((*FIELDS, *fields_in(known.field_changes))))
        return states(known.deals, prepared.stays, known.field_changes, stages=known.stages, fields=fields)

    return carry(prepared.once("states", make), prepared.deals, asked.get("by", ()))


def _steps(prepared: Prepared, asked: Asked) -> ibis.Table:
    by = asked.get("by", ())
    if asked.get(OF, STEPS[0]) == STEPS[0]:
        # Without groups they are the same for whoever asks.
        make = partial(stage_steps, prepared.visits(by), by=by)
        return make() if by else prepared.once("steps", make)
    known = prepared.tables
    return event_steps(known.stage_changes, known.activities, known.deals, by=by)


def _paths(prepared: Prepared, asked: Asked) -> ibis.Table:
    by, of = asked.get("by", ()), asked.get(OF, STEPS[0])
    make = partial(paths_of, _steps(prepared, asked), by=by)
    return make() if by or of != STEPS[0] else prepared.once("paths", make)


def _repeats(prepared: Prepared, _: Asked) -> ibis.Table:
    changes = prepared.tables.stage_changes
    assert changes is not None
    return prepared.once("repeats", lambda: repeats_in(prepared.visits(), changes))


def _factors(prepared: Prepared, asked: Asked) -> ibis.Table:
    span = asked.get("during", prepared.running_quarter)

    def make() -> ibis.Table:
        known = prepared.tables
        basis: dict[str, Any] = {"field_changes": known.field_changes, "entries": prepared.entries()}
        basis |= {"won": _conversions(prepared, asked), "lasted": _stay_times(prepared, {"interval": False})}
        return value_factor_with_interval(
            prepared.visits(), prepared.stages, known.deals, as_of=prepared.as_of, during=span, **basis
        )

    return prepared.once(f"factors-{span.start}-{span.end}", make)


def _conversions(prepared: Prepared, _: Asked) -> ibis.Table:
    known = prepared.tables
    entries, changes = prepared.entries(), known.field_changes

    def make() -> ibis.Table:
        visits = prepared.visits()
        return conversion_to_win(visits, prepared.stages, known.deals, field_changes=changes, entries=entries)

    return prepared.once("conversions", make)


def _stay_times(prepared: Prepared, asked: Asked) -> ibis.Table:
    """Those of all stays are stored without the interval of their mean: the funnel and the value factors read them."""
    named = ("entered_in", "by", "interval")
    told = {name: asked[name] for name in named if name in asked}

    def make() -> ibis.Table:
        return stay_times(prepared.visits(told.get("by", ())), as_of=prepared.as_of, **told)

    whole = not told.get("entered_in") and not told.get("by")
    return prepared.once("stay-times", make) if whole and not told.get("interval", True) else make()


def _stood(prepared: Prepared, asked: Asked) -> ibis.Table:
    periods = asked["periods"]
    known: dict[str, Any] = {"as_of": prepared.as_of, "field_changes": prepared.tables.field_changes}
    name = f"stood-{periods[0].start}-{periods[-1].end}-{len(periods)}"
    return prepared.once(name, lambda: openings(prepared.visits(), prepared.deals, periods=periods, **known))


def _opening(prepared: Prepared, asked: Asked) -> ibis.Table:
    return states_at(_states(prepared, asked), as_of=asked["during"].starts_at - INSTANT)


def _closing(prepared: Prepared, asked: Asked) -> ibis.Table:
    end = min(asked["during"].ends_at - INSTANT, prepared.as_of)
    return states_at(_states(prepared, asked), as_of=end)


MADE: Mapping[str, Callable[[Prepared, Asked], ibis.Table]] = {
    "stays": lambda prepared, asked: prepared.visits(asked.get("by", ())),
    "states": _states,
    "steps": _steps,
    "paths": _paths,
    "repeats": _repeats,
    "factors": _factors,
    "conversions": _conversions,
    "stay_times": _stay_times,
    "stood": _stood,
    "opening": _opening,
    "closing": _closing,
}


def target(prepared: Prepared, period: Period) -> float | None:
    """What is to be won in a period, by everybody; null when no target speaks of it."""
    known = prepared.tables
    if known.targets is None:
        return None
    basis: dict[str, Any] = {"as_of": prepared.as_of, "into": prepared.currency, "rates": known.rates}
    rows = target_in(known.targets, during=period, **basis).to_pyarrow().to_pylist()
    return next((row["target"] for row in rows if row["target"]), None)
