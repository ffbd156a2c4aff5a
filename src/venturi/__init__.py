"""Venturi measures how money moves through a sales process, finds where it narrows, and says what to change.

import venturi as vt

p = vt.read("export.csv")
p.win_rate(decided_in="2026Q1", by=["source"])
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from venturi.client import Client
    from venturi.dataset import Dataset
    from venturi.errors import Issue, IssuesFound, Refusal, VenturiError
    from venturi.ingest import Corrections
    from venturi.metrics.periods import Period
    from venturi.reading import read
    from venturi.result import Result

__version__ = version("venturi")
__all__ = [
    "Client",
    "Corrections",
    "Dataset",
    "Issue",
    "IssuesFound",
    "Period",
    "Refusal",
    "Result",
    "VenturiError",
    "read",
]

_HOMES = {
    "Client": "venturi.client",
    "Corrections": "venturi.ingest",
    "Dataset": "venturi.dataset",
    "Issue": "venturi.errors",
    "IssuesFound": "venturi.errors",
    "Period": "venturi.metrics.periods",
    "Refusal": "venturi.errors",
    "Result": "venturi.result",
    "VenturiError": "venturi.errors",
    "read": "venturi.reading",
}


def __getattr__(name: str) -> Any:
    # Loaded when asked for: `venturi --help` and the pure packages need no engine.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
