"""What to fix first: which faults hold back the most metrics?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from venturi.errors import Severity
from venturi.metrics.integrity.floors import GUESSED, KINDS, ORDER, ORDER_GUESSED, UNORDERED, State
from venturi.metrics.integrity.rule import Finding

# What a reader guessed about the stages holds back what reads the history.
_OF_STAGES = {GUESSED: KINDS, ORDER_GUESSED: ORDER, UNORDERED: ORDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One thing to mend, and the metrics that are refused or doubtful because of it."""

    code: str
    message: str
    remedy: str
    unlocks: tuple[str, ...]
    count: int

    def as_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "message": self.message,
            "remedy": self.remedy,
            "unlocks": list(self.unlocks),
            "count": self.count,
        }


def fix_first(findings: Sequence[Finding], states: Sequence[State]) -> tuple[Fix, ...]:
    """Faults ranked by how many metrics they hold back, then by records, then by severity. Notes are no faults."""
    faults = [finding for finding in findings if finding.severity is not Severity.NOTE]
    fixes = [(_fix(finding, states), finding.severity.rank) for finding in faults]
    ranked = sorted(fixes, key=lambda item: (-len(item[0].unlocks), -item[0].count, item[1], item[0].code))
    return tuple(fix for fix, _rank in ranked)


def _fix(finding: Finding, states: Sequence[State]) -> Fix:
    held = tuple(state.name for state in states if set(state.wanting) & _columns(finding))
    return Fix(code=finding.code, message=finding.message, remedy=finding.remedy, unlocks=held, count=finding.count)


def _columns(finding: Finding) -> set[str]:
    """The columns a fault touches. Any fault of the history touches the history as a whole."""
    named = set(finding.fields)
    if any(field.startswith("stage_changes.") for field in named):
        named |= {"stage_changes.changed_at", "stage_changes.stage", "stage_changes.deal_id"}
    return named | {_OF_STAGES[finding.code]} if finding.code in _OF_STAGES else named
