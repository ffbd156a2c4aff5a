"""Metric: what does a metric ask, what does it need, and below which floor does it refuse?

Question, formula and population are read from the docstring of the metric's function, so nothing is described twice.
"""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from venturi.metrics.tables import besides

# By which date a metric's population is dated: what a period asked for means to it.
Dating = Literal["decided_in", "created_in", "entered_in", "all"]
# Which quarter is meant where a period must be named and nobody names one: the last whole one, or the running one.
Usual = Literal["last", "running"]

LEVELS = (
    "pipeline",
    "owner",
    "team",
    "source",
    "channel",
    "product",
    "region",
    "segment",
    "account",
    "category",
    "competitor",
    "loss_reason",
)


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
    ``usual`` : the quarter it is for, when it needs a period and none is named.
    ``changes`` : the field whose changes it counts; without a log of them nothing would ever seem to change.
    ``groups`` : the levels it can be grouped by, when its function takes any; ``one_level`` : by one of them at a time.
    ``rows`` : the columns its rows have by themselves, so that asking for these too adds nothing.
    ``by_value`` : what only its numbers by value need. Those refuse on their own, so that the metric is doubtful then.
    """

    name: str
    function: Callable[..., Any]
    unit: str
    good: Literal["up", "down", "neither"]
    needs: tuple[Need, ...]
    dated_by: Dating = "all"
    by_value: tuple[Need, ...] = ()
    usual: Usual = "last"
    changes: str | None = None
    groups: tuple[str, ...] = LEVELS
    one_level: bool = False
    rows: tuple[str, ...] = ()

    @property
    def reads_history(self) -> bool:
        """Whether it rests on the moves of the deals through the stages."""
        return any(need.table == "stage_changes" for need in self.needs)

    @property
    def levels(self) -> tuple[str, ...]:
        """The columns of the deals it can be grouped by; none when its rows are of one kind only."""
        return self.groups if "by" in inspect.signature(self.function).parameters else ()

    def grouped(self, by: Iterable[str], *, further: Iterable[str] = ()) -> list[str]:
        """The columns of `by` to group by, without those that the rows have by themselves.

        `further` are columns of the deals beyond the levels: what is of the deals alone can be grouped by them too.
        Raises ``ValueError`` for any other column; it names those that there are.
        """
        beyond = set(further) if set(LEVELS) <= set(self.levels) else set()
        asked, known = list(by), {*self.levels, *self.rows, *beyond}
        if strangers := [name for name in asked if name not in known]:
            also = " or a column of your own" if beyond else ""
            raise ValueError(f'by is "{strangers[0]}"; {self.name} is grouped by {", ".join(self.levels)}{also}.')
        return besides(asked, self.rows)

    @property
    def page(self) -> str:
        """Its page in the documentation."""
        return f"metrics/{self.name}.md"

    @property
    def answer(self) -> Callable[..., Any]:
        """The function that computes it: where there is one beside it with ``_with_interval`` to its name, that one.

        It takes what the metric takes.
        """
        return getattr(inspect.getmodule(self.function), f"{self.function.__name__}_with_interval", self.function)

    @property
    def behind(self) -> Callable[..., Any]:
        """The function that gives the deals behind its cells: it stands beside the metric, with ``_deals`` to its name.

        It takes the tables and the options of the metric, or fewer, and gives ``deal_id``, the columns of the groups,
        and ``part``: what the deal is counted as.
        """
        return getattr(inspect.getmodule(self.function), f"{self.function.__name__}_deals")

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
