"""Arguments: what does the function of a metric take, from a data set and from who asks?

A function's parameters say it by their names. Those of `TABLES` and `BASIS` are filled from the data set, all others
are options of who asks; options that are periods may be told as text, and have a default when the function has none.
"""

import inspect
import types
import typing
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, Union, get_args, get_origin

import ibis

from venturi.errors import Refusal
from venturi.made import MADE, OF, STEPS, target
from venturi.metrics.metric import Usual
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.openings import past_periods
from venturi.metrics.tables import CONTRACTS
from venturi.prepared import Prepared

By = str | Sequence[str]
PAST_QUARTERS = 8
# From the files, or made of them.
TABLES = frozenset({*CONTRACTS, *MADE})
BASIS: Mapping[str, Callable[[Prepared], Any]] = {
    "as_of": lambda prepared: prepared.as_of,
    "zone": lambda prepared: prepared.zone,
    "fiscal_start": lambda prepared: prepared.fiscal_start,
    "into": lambda prepared: prepared.currency,
    "families": lambda prepared: prepared.ingested.mapping.loss_families,
}


FILLED = TABLES | BASIS.keys()
TARGET = "target"
_OF = inspect.Parameter(OF, inspect.Parameter.KEYWORD_ONLY, default=STEPS[0], annotation=Literal["stages", "events"])


def listed(by: By) -> Sequence[str]:
    """The columns to group by: one may be named without brackets."""
    return [by] if isinstance(by, str) else by


@dataclass(frozen=True)
class Arguments:
    """The parameters of one function, as asked of one data set."""

    function: Callable[..., Any]
    prepared: Prepared
    given: Mapping[str, Any]
    usual: Usual = "last"

    def __post_init__(self) -> None:
        known, taken = options(self.function), parameters(self.function)
        if unknown := [name for name in self.given if name not in {*known, *taken} and not takes_more(self.function)]:
            told = f"It takes {', '.join(known)}." if known else "It takes none."
            raise ValueError(f'{self.function.__name__} has no option "{unknown[0]}". {told}')

    @cached_property
    def options(self) -> dict[str, Any]:
        """What who asks has said, with its defaults: periods as `Period`, groups as a list."""
        told = {name: self._told(name, value) for name, value in self.given.items()}
        for name, parameter in options(self.function).items():
            if name not in told and parameter.default is inspect.Parameter.empty:
                told[name] = self._usual(name)
        return told

    @property
    def spans(self) -> list[Any]:
        """The periods among them: on these the needs of the metric are judged."""
        return [value for value in self.options.values() if isinstance(value, Period)]

    @property
    def refusal(self) -> Refusal | None:
        """Why it cannot be asked: there is no target, and nobody names one."""
        if TARGET not in self.options or self.options[TARGET] is not None or self._may_be_null(TARGET):
            return None
        told = f"The files hold no target for {self._span.label}. Add a file of targets, or say the option target."
        return Refusal("target-unknown", told)

    def call(self, answer: Callable[..., Any] | None = None) -> Any:
        """What the function gives, or `answer` in its place, which takes the same."""
        known = parameters(self.function)
        filled = {name: self._filled(name) for name in known if name not in self.options and name in FILLED}
        said = {name: value for name, value in self.options.items() if name != OF or name in known}
        if {"entries", "skips"} <= known.keys() and self.prepared.stays is not None:
            # What entered a stage is stored once, for all who read it.
            asked = {name: self.options[name] for name in ("entered_in", "skips") if name in self.options}
            filled["entries"] = self.prepared.entries(**asked)
        return (answer or self.function)(**filled, **said)

    def _filled(self, name: str) -> Any:
        if name in MADE:
            # Where there is no history, a function that can do without it is told so.
            without = name in {"stays", "steps"} and self.prepared.stays is None
            return None if without else MADE[name](self.prepared, self.options)
        return getattr(self.prepared.tables, name) if name in TABLES else BASIS[name](self.prepared)

    def _told(self, name: str, value: Any) -> Any:
        if name == "by":
            return list(listed(value))
        if name == OF and value not in STEPS:
            raise ValueError(f'of is "{value}"; steps are {" or ".join(STEPS)}.')
        if _is(self.function, name, Period):
            return self.prepared.period(value) if isinstance(value, str) else value
        if _is(self.function, name, Sequence[Period]):
            return [self.prepared.period(one) for one in value]
        return value

    def _usual(self, name: str) -> Any:
        """The period that is meant when none is named: everything where that is a choice, else the last whole quarter.

        Two periods are that quarter and the one before.
        """
        if name == TARGET:
            return target(self.prepared, self._span)
        if name == "periods":
            return past_periods(self.prepared.last_complete_quarter.next(), PAST_QUARTERS)
        if not _is(self.function, name, Period):
            raise ValueError(f"{self.function.__name__} needs the option {name}.")
        if self._may_be_null(name):
            return None
        last = self.prepared.last_complete_quarter
        return (
            last.previous() if name == "before" else self.prepared.running_quarter if self.usual == "running" else last
        )

    @property
    def _span(self) -> Period:
        """The period that a target is for."""
        asked = self.given.get("during")
        return (self.prepared.period(asked) if asked else None) or self.prepared.running_quarter

    def _may_be_null(self, name: str) -> bool:
        return _is(self.function, name, types.NoneType)


def parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """What a function takes by name, without what it only hands on."""
    found = inspect.signature(function).parameters
    return {name: one for name, one in found.items() if one.kind is not inspect.Parameter.VAR_KEYWORD}


def options(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """What who asks may say: the parameters that no data set fills, and that are no tables."""
    taken = parameters(function)
    found = {
        name: one
        for name, one in taken.items()
        if name not in {"self", *FILLED} and ibis.Table not in _kinds(function, name)
    }
    return found | {OF: _OF} if "steps" in taken else found


def parsed(function: Callable[..., Any], name: str, text: str) -> Any:
    """An option from its text, by the type its parameter has; periods stay text, for who knows the zone.

    Raises ``ValueError`` that says what to write.
    """
    if name not in options(function):
        return text
    kinds = (_OF.annotation,) if name == OF else _kinds(function, name)
    choices = [choice for kind in kinds if get_origin(kind) is Literal for choice in get_args(kind)]
    if choices and text not in choices:
        raise ValueError(f'"{text}" is not one of {", ".join(map(str, choices))}.')
    if choices or Period in kinds or str in kinds:
        return text
    if many := next((kind for kind in kinds if get_origin(kind) in _MANY), None):
        parts = [part.strip() for part in text.split(",")]
        return [_pair(name, part) for part in parts] if get_origin(get_args(many)[0]) is tuple else parts
    readers = [(kind, read) for kind, read in _READERS.items() if kind in kinds]
    for kind, read in readers:
        try:
            return read(text)
        except ValueError:
            told = kind.__name__
    raise ValueError(f'"{text}" is not a value of {name} ({told if readers else "it is no text"}).')


def _pair(name: str, text: str) -> tuple[str | None, str]:
    """Two stages, "A>B"; nothing before the sign means from the beginning."""
    before, sign, after = (part.strip() for part in text.partition(">"))
    if not sign or not after:
        raise ValueError(f'"{text}" is not a pair of {name}; write A>B, several with commas between them.')
    return before or None, after


def _truth(text: str) -> bool:
    if text.lower() not in {"true", "false", "yes", "no"}:
        raise ValueError(text)
    return text.lower() in {"true", "yes"}


_MANY = {Sequence, Collection, list, tuple}
_READERS: Mapping[type, Callable[[str], Any]] = {
    bool: _truth,
    int: int,
    float: float,
    date: date.fromisoformat,
}


def takes_more(function: Callable[..., Any]) -> bool:
    """Whether it hands options on to another function."""
    return any(one.kind is inspect.Parameter.VAR_KEYWORD for one in inspect.signature(function).parameters.values())


def _is(function: Callable[..., Any], name: str, kind: type) -> bool:
    return name in parameters(function) and kind in _kinds(function, name)


def _kinds(function: Callable[..., Any], name: str) -> tuple[Any, ...]:
    """The types a parameter may have, out of their union."""
    hint = typing.get_type_hints(function)[name]
    return get_args(hint) if get_origin(hint) in {Union, types.UnionType} else (hint,)
