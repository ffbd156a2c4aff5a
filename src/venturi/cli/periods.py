"""The periods that metrics take, as flags: one for each that the registry knows, so that none can be forgotten."""

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Annotated, Any, get_args, get_origin

import typer

from venturi.cli.corrections import columns
from venturi.dataset import options_of
from venturi.metrics.periods import Period
from venturi.registry import METRICS

# What each means in a few words. A period that is not here has a flag all the same, with the metrics that take it.
MEANINGS = {
    "decided_in": "Deals decided in this period",
    "created_in": "Deals created in this period",
    "entered_in": "Deals that entered a stage, or were created, in this period",
    "moved_in": "Moves made in this period",
    "open_in": "Deals that were open at any moment of this period",
    "due_in": "Deals expected to close in this period",
    "during": "What happened in this period",
    "before": "The first of two periods",
    "after": "The second of two periods",
    "planned": "The period to be staffed",
    "periods": "Past periods that are over, one after the other",
}
WRITTEN = "as 2026, 2026Q1, 2026-03 or 2026-01-15..2026-02-15"
REPEATED = "May repeat, or be a,b."


def is_period(parameter: inspect.Parameter) -> bool:
    """Whether an option of a metric is a period, or several."""
    return Period in (parameter.annotation, *get_args(parameter.annotation))


def is_several(parameter: inspect.Parameter) -> bool:
    """Whether it is several periods and cannot be one."""
    return is_period(parameter) and get_origin(parameter.annotation) is Sequence


def _found() -> dict[str, inspect.Parameter]:
    """Every option of any metric that is a period, by its name, in the order of the registry."""
    found: dict[str, inspect.Parameter] = {}
    for metric in METRICS:
        for name, parameter in options_of(metric).items():
            if is_period(parameter):
                found.setdefault(name, parameter)
    return found


PERIODS = _found()


def flag(option: str) -> str:
    """How an option is spelled on the command line."""
    return f"--{option.replace('_', '-')}"


def takes_periods(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command a flag for each period in the place of its parameter ``spans``, which gets those that were said.

    One period is text; several are a list of texts.
    """
    own = inspect.signature(command).parameters
    flags = [_parameter(name, parameter) for name, parameter in PERIODS.items()]

    @wraps(command)
    def parsed(*given: Any, **options: Any) -> None:
        spans = {name: options.pop(name, None) for name in PERIODS}
        said = {name: text for name, text in spans.items() if text is not None and text != []}
        told = {name: columns(text) if isinstance(text, list) else text for name, text in said.items()}
        command(*given, spans=told, **options)

    ordered = [one for name, kept in own.items() for one in (flags if name == "spans" else [kept])]
    parsed.__signature__ = inspect.Signature(ordered)  # type: ignore[attr-defined]
    return parsed


def _parameter(name: str, parameter: inspect.Parameter) -> inspect.Parameter:
    several = is_several(parameter)
    meaning = MEANINGS.get(name) or f"A period of {', '.join(one for one in METRICS if name in options_of(one))}"
    told = typer.Option(metavar="P", help=f"{meaning}, {WRITTEN}.{f' {REPEATED}' if several else ''}")
    kind = list[str] | None if several else str | None
    return inspect.Parameter(
        name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=Annotated[kind, told]
    )
