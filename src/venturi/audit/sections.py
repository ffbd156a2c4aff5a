"""Sections: what does the audit look at, in which order, and which part of the document comes of it?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from venturi.audit.comparison import comparison_section
from venturi.audit.danger_points import danger_points_section
from venturi.audit.definitions import definitions
from venturi.audit.economics import economics_section
from venturi.audit.funnel import flow, funnel, funnel_by
from venturi.audit.integrity import integrity_section
from venturi.audit.movement import movement
from venturi.audit.people import people_section
from venturi.audit.pipeline import pipeline
from venturi.audit.process import process_section
from venturi.audit.throughput import throughput_section
from venturi.audit.velocity import velocity_section
from venturi.audit.win_loss import win_loss_section
from venturi.audit.win_rate import win_rate
from venturi.dataset import Dataset
from venturi.metrics.periods import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """What an audit is asked of, and the parts of the document that are there already."""

    dataset: Dataset
    period: Period | None
    by: Sequence[str]
    skips: Any
    found: dict[str, Any]

    def part(self, name: str) -> Any:
        """A part of the document, looked at now if it is not there yet."""
        if name not in self.found:
            self.found[name] = SECTIONS[name].compute(self)
        return self.found[name]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the document: its name on the screen, how it is computed, and whether a brief audit has it."""

    name: str
    compute: Callable[[Asked], Any]
    brief: bool = False


SECTIONS = {
    "integrity": Section("Data", lambda asked: integrity_section(asked.dataset), brief=True),
    "win_rate": Section("Win rate", lambda asked: win_rate(asked.dataset, asked.period, asked.by), brief=True),
    "velocity": Section("Velocity", lambda asked: velocity_section(asked.dataset, asked.period, asked.by), brief=True),
    "funnel": Section("Funnel", lambda asked: funnel(asked.dataset, asked.period, asked.skips), brief=True),
    "funnel_by": Section(
        "Funnel by groups", lambda asked: funnel_by(asked.dataset, asked.period, asked.by, asked.skips), brief=True
    ),
    "flow": Section("Flow", lambda asked: flow(asked.dataset, asked.period), brief=True),
    "comparison": Section("Comparison", lambda asked: comparison_section(asked.dataset, asked.period, asked.skips)),
    "danger_points": Section(
        "Danger points", lambda asked: danger_points_section(asked.dataset, asked.period), brief=True
    ),
    "process": Section("Process", lambda asked: process_section(asked.dataset, asked.period, asked.found["stages"])),
    "win_loss": Section("Win and loss", lambda asked: win_loss_section(asked.dataset, asked.period, asked.skips)),
    "pipeline": Section("Pipeline", lambda asked: pipeline(asked.dataset, asked.period)),
    "movement": Section("Movement", lambda asked: movement(asked.dataset, asked.period)),
    "throughput": Section("Throughput", lambda asked: throughput_section(asked.dataset, asked.period), brief=True),
    "people": Section(
        "People", lambda asked: people_section(asked.dataset, asked.period, asked.skips, asked.part("throughput"))
    ),
    "economics": Section("Economics", lambda asked: economics_section(asked.dataset, asked.period)),
    "definitions": Section("Definitions", lambda asked: definitions(asked.dataset, asked.period), brief=True),
}
