"""Made: the tables that metrics read and no file holds, by the names their functions take them.

What is asked of a metric says how some of them are made: the groups, the period, and whether the steps of a deal are
its stages or everything recorded of it.

What more than one question reads is `kept`: made and stored once, under a name that says all it depends on.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial, wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar

import ibis
from ibis.common.deferred import Deferred

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
# What can be read off as text, all of it, so that two values have one text only when they are the same.
_PLAIN = (str, bool, int, float, date, Period, Deferred)
_kinds: set[str] = set()

From = TypeVar("From", bound=Prepared)
Told = ParamSpec("Told")
Make = Callable[Concatenate[From, Told], ibis.Table]


def kept(kind: str) -> Callable[[Make[From, Told]], Make[From, Told]]:
    """Make a table once for each set of arguments, and keep it until the data set is closed.

    The function that makes it gets the data set and its arguments, and the name of the stored table is `kind` and all
    of these: so nothing that the table depends on can be forgotten in its name. For that the function must stand by
    itself, see ``TypeError``.

    Raises
    ------
    TypeError
        Here, if the function takes something from around it; when it is called, if an argument has no text that says
        all of it, such as a table.
    ValueError
        If another function keeps its tables under `kind`.
    """

    def keeping(make: Make[From, Told]) -> Make[From, Told]:
        if make.__closure__:
            raise TypeError(f"{kind} depends on {', '.join(make.__code__.co_freevars)}; make these arguments.")
        if kind in _kinds:
            raise ValueError(f"Another table is kept as {kind}.")
        _kinds.add(kind)

        @wraps(make)
        def known(prepared: From, /, *said: Told.args, **named: Told.kwargs) -> ibis.Table:
            bound = signature(make).bind(prepared, *said, **named)
            bound.apply_defaults()
            arguments = dict(list(bound.arguments.items())[1:])
            return prepared.once(name_of(kind, arguments), partial(make, prepared, *said, **named))

        return known

    return keeping


def name_of(kind: str, arguments: Mapping[str, Any]) -> str:
    """The name of a stored table: what it is, and a short sum of all it depends on, for file systems like no others."""
    if not arguments:
        return kind
    text = ", ".join(f"{name}={_text(value)}" for name, value in arguments.items())
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def _text(value: Any) -> str:
    if value is None or isinstance(value, _PLAIN):
        return repr(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_text(name)}: {_text(one)}' for name, one in value.items())}}}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_text, value))}]"
    raise TypeError(f"A table cannot be named after a {type(value).__name__}.")


@kept("states")
def _every_state(prepared: Prepared) -> ibis.Table:
    known = prepared.tables
    fields = tuple(dict.fromkeys((*FIELDS, *fields_in(known.field_changes))))
    return states(known.deals, prepared.stays, known.field_changes, stages=known.stages, fields=fields)


def _states(prepared: Prepared, asked: Asked) -> ibis.Table:
    return carry(_every_state(prepared), prepared.deals, asked.get("by", ()))


@kept("steps")
def _stages_in_turn(prepared: Prepared) -> ibis.Table:
    return stage_steps(prepared.visits())


def _steps(prepared: Prepared, asked: Asked) -> ibis.Table:
    by = asked.get("by", ())
    if asked.get(OF, STEPS[0]) == STEPS[0]:
        # Without groups they are the same for whoever asks.
        return stage_steps(prepared.visits(by), by=by) if by else _stages_in_turn(prepared)
    known = prepared.tables
    return event_steps(known.stage_changes, known.activities, known.deals, by=by)


@kept("paths")
def _ways_through_stages(prepared: Prepared) -> ibis.Table:
    return paths_of(_stages_in_turn(prepared))


def _paths(prepared: Prepared, asked: Asked) -> ibis.Table:
    by, of = asked.get("by", ()), asked.get(OF, STEPS[0])
    return paths_of(_steps(prepared, asked), by=by) if by or of != STEPS[0] else _ways_through_stages(prepared)


@kept("repeats")
def _repeats(prepared: Prepared) -> ibis.Table:
    changes = prepared.tables.stage_changes
    assert changes is not None
    return repeats_in(prepared.visits(), changes)


@kept("factors")
def _factors(prepared: Prepared, span: Period) -> ibis.Table:
    known = prepared.tables
    basis: dict[str, Any] = {"field_changes": known.field_changes, "entries": prepared.entries()}
    basis |= {"won": _conversions(prepared), "lasted": _all_stay_times(prepared)}
    return value_factor_with_interval(
        prepared.visits(), prepared.stages, known.deals, as_of=prepared.as_of, during=span, **basis
    )


@kept("conversions")
def _conversions(prepared: Prepared) -> ibis.Table:
    known, visits = prepared.tables, prepared.visits()
    told: dict[str, Any] = {"field_changes": known.field_changes, "entries": prepared.entries()}
    return conversion_to_win(visits, prepared.stages, known.deals, **told)


@kept("stay-times")
def _all_stay_times(prepared: Prepared) -> ibis.Table:
    """Those of all stays, without the interval of their mean: the funnel and the value factors read them."""
    return stay_times(prepared.visits(), as_of=prepared.as_of, interval=False)


def _stay_times(prepared: Prepared, asked: Asked) -> ibis.Table:
    named = ("entered_in", "by", "interval")
    told = {name: asked[name] for name in named if name in asked}
    if not told.get("entered_in") and not told.get("by") and not told.get("interval", True):
        return _all_stay_times(prepared)
    return stay_times(prepared.visits(told.get("by", ())), as_of=prepared.as_of, **told)


@kept("stood")
def _stood(prepared: Prepared, periods: Sequence[Period]) -> ibis.Table:
    known: dict[str, Any] = {"as_of": prepared.as_of, "field_changes": prepared.tables.field_changes}
    return openings(prepared.visits(), prepared.deals, periods=periods, **known)


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
    "repeats": lambda prepared, _: _repeats(prepared),
    "factors": lambda prepared, asked: _factors(prepared, asked.get("during", prepared.running_quarter)),
    "conversions": lambda prepared, _: _conversions(prepared),
    "stay_times": _stay_times,
    "stood": lambda prepared, asked: _stood(prepared, asked["periods"]),
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
