"""Every metric by its name: what it asks, what it needs, and below which floor it refuses.

Question, formula and population are read from the docstring of the metric's function, so nothing is described twice.
"""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Need:
    """A column a metric rests on, and the share of its population that must have it.

    ``of`` is the population: deals that are ``all``, ``open``, ``won``, ``lost`` or ``decided``; for the table
    ``stage_changes`` the share is of deals with at least one change.
    """

    table: str
    column: str
    floor: float
    of: Literal["all", "open", "won", "lost", "decided"] = "all"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: its name, the function that computes it, unit, which direction is good, and what it needs."""

    name: str
    function: Callable[..., Any]
    unit: str
    good: Literal["up", "down", "neither"]
    needs: tuple[Need, ...]

    @property
    def question(self) -> str:
        """The first line of the module's docstring, behind the metric's name."""
        return _paragraph(inspect.getmodule(self.function).__doc__ or "").partition(": ")[2]

    @property
    def formula(self) -> str | None:
        """What stands under ``.. math::``, in TeX; null when the definition is in words only."""
        match = re.search(r"\.\. math::\s*(.+?)(?:\n\s*\n|$)", self.function.__doc__ or "", re.DOTALL)
        return re.sub(r"\s+", " ", match[1]).strip() if match else None

    @property
    def population(self) -> str:
        """Which records count, by which date."""
        match = re.search(r"\*\*Population:\*\*\s*(.+?)(?:\n\s*\n|$)", self.function.__doc__ or "", re.DOTALL)
        return re.sub(r"\s+", " ", match[1]).strip() if match else ""

    @property
    def misleads(self) -> str:
        """When the number misleads."""
        match = re.search(r"Misleads when\s*(.+?)(?:\n\s*\n|$)", self.function.__doc__ or "", re.DOTALL)
        return "Misleads when " + re.sub(r"\s+", " ", match[1]).strip() if match else ""


def _paragraph(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip().split("\n\n")[0])
