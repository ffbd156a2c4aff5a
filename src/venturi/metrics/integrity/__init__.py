"""Integrity: the verdict before any number. Rules over records, completeness, floors, what to fix first.

>>> from datetime import datetime
>>> import ibis
>>> from venturi.metrics.tables import Tables
>>> deals = ibis.memtable({"deal_id": ["D-1"], "outcome": ["open"]})
>>> integrity(Tables(deals=deals), as_of=datetime(2026, 1, 1)).sentence
'0 of 100: 7 kinds of faults were found.'
"""

from venturi.metrics.integrity.catalogue import RULES
from venturi.metrics.integrity.floors import refusal
from venturi.metrics.integrity.rule import Finding, Limits, NotChecked, Rule
from venturi.metrics.integrity.verdict import Verdict, integrity

__all__ = ["RULES", "Finding", "Limits", "NotChecked", "Rule", "Verdict", "integrity", "refusal"]
