"""Every metric by its name: what it asks, what it needs, and below which floor it refuses.

Question, formula and population are read from the docstring of the metric's function, so nothing is described twice.
"""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from venturi.metrics.conversion import conversion
from venturi.metrics.conversion_to_win import conversion_to_win
from venturi.metrics.danger_points import danger_points
from venturi.metrics.money import FLOOR
from venturi.metrics.pipeline_velocity import pipeline_velocity
from venturi.metrics.stage_flow import stage_flow
from venturi.metrics.stay_times import stay_times
from venturi.metrics.throughput import throughput
from venturi.metrics.throughput_chance import throughput_chance
from venturi.metrics.velocity import velocity
from venturi.metrics.velocity_change import velocity_change
from venturi.metrics.win_rate import win_rate
from venturi.metrics.win_rate_by_period import win_rate_by_period
from venturi.metrics.win_rate_overdue import win_rate_overdue
from venturi.metrics.win_rate_pursued import win_rate_pursued
from venturi.metrics.win_rate_survival import win_rate_survival
from venturi.metrics.win_rates import win_rates

# By which date a metric's population is dated: what a period asked for means to it.
Dating = Literal["decided_in", "created_in", "entered_in", "all"]


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
    """One metric: its name, the function that computes it, unit, which direction is good, and what it needs.

    ``dated_by`` : which deals it counts in a period, and so on which its needs are judged: those decided in it, created
    in it, or that entered a stage in it; all: it knows no period.
    ``by_value`` : what only its numbers by value need. Those refuse on their own, so that the metric is doubtful then.
    """

    name: str
    function: Callable[..., Any]
    unit: str
    good: Literal["up", "down", "neither"]
    needs: tuple[Need, ...]
    dated_by: Dating = "all"
    by_value: tuple[Need, ...] = ()

    @property
    def reads_history(self) -> bool:
        """Whether it rests on the moves of the deals through the stages."""
        return any(need.table == "stage_changes" for need in self.needs)

    @property
    def question(self) -> str:
        """The first line of the module's docstring, behind the metric's name."""
        asked = _paragraph(inspect.getmodule(self.function).__doc__ or "").partition(": ")[2]
        return asked[:1].upper() + asked[1:]

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


_OUTCOMES = (Need("deals", "outcome", 1.0),)
_DATED = (*_OUTCOMES, Need("deals", "closed_at", 0.8, "decided"))
_CREATED = (*_OUTCOMES, Need("deals", "created_at", 0.8))
_MONEY = (*_DATED, Need("deals", "created_at", 0.8, "won"), Need("deals", "amount", 0.8, "won"))
_PRICED = (Need("deals", "amount", FLOOR, "won"), Need("deals", "amount", FLOOR, "lost"))
_HISTORY = (*_OUTCOMES, Need("stage_changes", "changed_at", 0.5))
_OWNED = (*_DATED, *_CREATED[1:], Need("deals", "owner", 0.8))

METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        Metric("velocity", velocity, "money per day", "up", _MONEY, "decided_in"),
        Metric("velocity_change", velocity_change, "money per day", "up", _MONEY, "decided_in"),
        Metric("pipeline_velocity", pipeline_velocity, "money per day", "up", _MONEY, "decided_in"),
        Metric("win_rate", win_rate, "share of decided deals", "up", _OUTCOMES, "decided_in"),
        Metric("win_rate_pursued", win_rate_pursued, "share of deals created", "up", _OUTCOMES, "created_in"),
        Metric(
            "win_rate_overdue",
            win_rate_overdue,
            "share of decided and overdue deals",
            "up",
            (*_OUTCOMES, Need("deals", "expected_close_on", 0.5, "open")),
            "decided_in",
        ),
        Metric(
            "win_rate_survival",
            win_rate_survival,
            "share of deals created",
            "up",
            (*_DATED, *_CREATED[1:]),
            "created_in",
        ),
        Metric("win_rates", win_rates, "share", "up", _OUTCOMES, "decided_in", _PRICED),
        Metric("win_rate_by_period", win_rate_by_period, "share of decided deals", "up", _DATED, "decided_in"),
        Metric("conversion", conversion, "share of resolved deals", "up", _HISTORY, "entered_in"),
        Metric("conversion_to_win", conversion_to_win, "share of decided deals", "up", _HISTORY, "entered_in"),
        Metric("stay_times", stay_times, "days", "down", _HISTORY, "entered_in"),
        Metric("stage_flow", stage_flow, "deals", "neither", _HISTORY, "entered_in"),
        Metric("danger_points", danger_points, "money per quarter", "down", _HISTORY, "entered_in"),
        Metric("throughput", throughput, "deals per person", "up", _OWNED, "decided_in"),
        Metric("throughput_chance", throughput_chance, "probability", "neither", _OWNED, "decided_in"),
    )
}

# The columns of the deals that any metric needs.
NEEDED = tuple(sorted({need.column for metric in METRICS.values() for need in metric.needs if need.table == "deals"}))
