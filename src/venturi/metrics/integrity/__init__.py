"""Integrity: the verdict before any number. Rules over records, completeness, floors, what to fix first.

>>> from venturi.metrics.integrity import integrity  # doctest: +SKIP
>>> integrity(tables, as_of=as_of).sentence  # doctest: +SKIP
"""

from venturi.metrics.integrity.catalogue import RULES
from venturi.metrics.integrity.floors import refusal
from venturi.metrics.integrity.rule import Finding, Limits, NotChecked, Rule
from venturi.metrics.integrity.verdict import Verdict, integrity

__all__ = ["RULES", "Finding", "Limits", "NotChecked", "Rule", "Verdict", "integrity", "refusal"]
