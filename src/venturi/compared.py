"""Compared: which deals stand on which of two sides, and by what deals may be alike."""

from collections.abc import Iterable, Mapping
from inspect import Parameter
from typing import Any

import ibis

from venturi.arguments import Arguments, listed, parameters
from venturi.metrics.metric import LEVELS
from venturi.prepared import Prepared
from venturi.registry import METRICS

PERIOD = "period"
# Options that name columns by which deals are held against each other.
ALIKE = ("like", "side")


def check_alike(name: str, said: Mapping[str, Any], *, own: Iterable[str], usual: Mapping[str, Parameter]) -> None:
    """Deals are alike, or on two sides, by what they are from the start: not by how they stand or what we count.

    ``said`` are the options of the metric `name`, ``own`` the columns of the files beside ours, ``usual`` what the
    metric takes. Raises ``ValueError`` for any other column; it names those that there are.
    """
    for option in {*ALIKE} & {*said} & {*usual}:
        default = usual[option].default
        known = {*LEVELS, *own, *(listed(default) if isinstance(default, str | tuple) else ())}
        known |= {PERIOD} if option == "side" else set()
        if strangers := [column for column in listed(said[option]) if column not in known]:
            there = ", ".join(LEVELS)
            raise ValueError(f'{option} is "{strangers[0]}"; {name} takes {there} or a column of your own.')


def sides(
    dataset: Prepared, name: str, side: str, first: str | None, second: str | None, said: Mapping[str, Any]
) -> ibis.Table:
    """The deals behind the metric `name`, with the column that makes the two sides."""
    behind = METRICS[name].behind
    said = {option: span for option, span in said.items() if span is not None}
    if side != PERIOD:
        return Arguments(behind, dataset, {**said, "by": [side]}).call()
    dated = next(option for option in ("decided_in", "entered_in") if option in parameters(behind))
    spans = [
        Arguments(behind, dataset, {**said, dated: span}).call().mutate(period=ibis.literal(span, "string"))
        for span in (first, second)
    ]
    return spans[0].union(spans[1])
