"""Arguments: what does the function of a metric take, from a data set and from who asks?

A function's parameters say it by their names. Those of `TABLES` and `BASIS` are filled from the data set, all others
are options of who asks; options that are periods may be told as text, and have a default when the function has none.
"""

import inspect
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, Union, get_args, get_origin

import ibis

from venturi.metrics.periods import Period
from venturi.metrics.tables import CONTRACTS
from venturi.prepared import Prepared

By = str | Sequence[str]
STAYS = "stays"
# From the files, or made of them.
TABLES = frozenset({*CONTRACTS, STAYS})
BASIS: Mapping[str, Callable[[Prepared], Any]] = {
    "as_of": lambda prepared: prepared.as_of,
    "zone": lambda prepared: prepared.zone,
    "fiscal_start": lambda prepared: prepared.fiscal_start,
    "into": lambda prepared: prepared.currency,
}


def listed(by: By) -> Sequence[str]:
    """The columns to group by: one may be named without brackets."""
    return [by] if isinstance(by, str) else by


@dataclass(frozen=True)
class Arguments:
    """The parameters of one function, as asked of one data set."""

    function: Callable[..., Any]
    prepared: Prepared
    given: Mapping[str, Any]

    def __post_init__(self) -> None:
        known = options(self.function)
        if unknown := [name for name in self.given if name not in known and not takes_more(self.function)]:
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

    def call(self) -> Any:
        filled = {name: self._filled(name) for name in parameters(self.function) if name not in self.options}
        return self.function(**{name: value for name, value in filled.items() if value is not _LEFT}, **self.options)

    def _filled(self, name: str) -> Any:
        if name == STAYS:
            return self.prepared.visits(self.options.get("by", ()))
        if name in TABLES:
            return getattr(self.prepared.tables, name)
        return BASIS[name](self.prepared) if name in BASIS else _LEFT

    def _told(self, name: str, value: Any) -> Any:
        if name == "by":
            return list(listed(value))
        return self.prepared.period(value) if isinstance(value, str) and _is(self.function, name, Period) else value

    def _usual(self, name: str) -> Any:
        """The period that is meant when none is named: everything where that is a choice, else the last whole quarter.

        Two periods are that quarter and the one before.
        """
        if not _is(self.function, name, Period):
            raise ValueError(f"{self.function.__name__} needs the option {name}.")
        if _is(self.function, name, types.NoneType):
            return None
        last = self.prepared.last_complete_quarter
        return last.previous() if name == "before" else last


_LEFT = object()


def parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """What a function takes by name, without what it only hands on."""
    found = inspect.signature(function).parameters
    return {name: one for name, one in found.items() if one.kind is not inspect.Parameter.VAR_KEYWORD}


def options(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """What who asks may say: the parameters that no data set fills, and that are no tables."""
    filled = {"self", *TABLES, *BASIS}
    return {
        name: one
        for name, one in parameters(function).items()
        if name not in filled and ibis.Table not in _kinds(function, name)
    }


def parsed(function: Callable[..., Any], name: str, text: str) -> Any:
    """An option from its text, by the type its parameter has; periods stay text, for who knows the zone.

    Raises ``ValueError`` that says what to write.
    """
    if name not in options(function):
        return text
    kinds = _kinds(function, name)
    choices = [choice for kind in kinds if get_origin(kind) is Literal for choice in get_args(kind)]
    if choices and text not in choices:
        raise ValueError(f'"{text}" is not one of {", ".join(map(str, choices))}.')
    if choices or Period in kinds or str in kinds:
        return text
    if any(get_origin(kind) in {Sequence, list, tuple} for kind in kinds):
        return [part.strip() for part in text.split(",")]
    readers = [(kind, read) for kind, read in _READERS.items() if kind in kinds]
    for kind, read in readers:
        try:
            return read(text)
        except ValueError:
            told = kind.__name__
    raise ValueError(f'"{text}" is not a value of {name} ({told if readers else "it is no text"}).')


def _truth(text: str) -> bool:
    if text.lower() not in {"true", "false", "yes", "no"}:
        raise ValueError(text)
    return text.lower() in {"true", "yes"}


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
