"""Files and change logs become the tables of `venturi.metrics.tables`, with a verdict for every row."""

from venturi.ingest.canonical import read_tables
from venturi.ingest.ingested import ColumnReport, FileReport, History, Ingested
from venturi.ingest.inspection import Inspection, inspect
from venturi.ingest.mapping import Corrections, FileMapping, Mapping, StageMapping, StageOrder
from venturi.ingest.read import read
from venturi.ingest.said_order import parse_order
from venturi.ingest.saved import load, parse, text_of

__all__ = [
    "ColumnReport",
    "Corrections",
    "FileMapping",
    "FileReport",
    "History",
    "Ingested",
    "Inspection",
    "Mapping",
    "StageMapping",
    "StageOrder",
    "inspect",
    "load",
    "parse",
    "parse_order",
    "read",
    "read_tables",
    "text_of",
]
