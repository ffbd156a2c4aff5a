"""The SQL that metrics become on engines we do not run: ``python -m tests.engines.snapshots`` writes it anew.

Read the difference before you keep it: nobody executes these queries here.
"""

import re
import sys
from functools import cache
from pathlib import Path

import ibis
from ibis.backends.sql import compilers
from ibis.common.exceptions import OperationNotDefinedError
from tests.engines.asked import EXPRESSIONS
from tests.engines.companies import Unread, unbound

from venturi.arguments import Arguments
from venturi.made import MADE
from venturi.registry import METRICS

FOLDER = Path(__file__).parent / "sql"
DIALECTS = {
    "snowflake": "Snowflake",
    "bigquery": "BigQuery",
    "databricks": "Databricks",
    "trino": "Trino",
    "clickhouse": "ClickHouse",
    "postgres": "PostgreSQL",
}
# What Ibis makes up anew each time: names, and a text so that nothing equals it.
MADE_UP = re.compile(r"(?<=_)[a-z2-7]{26}\b|(?<=')[0-9a-f]{32}(?=')")
# Files of text know one end of a line; within a query the others are to be seen.
SEEN = str.maketrans({"\r": "␍", "\v": "␋", "\f": "␌"})
LEFT_OUT = re.compile(r"(EXCLUDE|EXCEPT) \(([^()]+)\)")
# What a data set is prepared with, beside the metrics.
PREPARED = ("deals_as_of", "in_reporting_currency", "stays")
# Metrics that ask queries on the way and finish here, in Python.
IN_PYTHON = frozenset(
    {
        "comparison",
        "comparison_times",
        "concentration",
        "criteria",
        "danger_points",
        "empirical_factor",
        "person_stage",
        "person_win_rate",
        "safe_multiple",
        "size_classes",
        "still_needed",
        "throughput_chance",
        "win_rates",
    }
)
KEPT = (*PREPARED, *(name for name in METRICS if name not in IN_PYTHON))


UNREAD = Unread()
QUARTER = {"during": UNREAD.last_complete_quarter}
# What a question needs beside its tables.
OPTIONS = {
    "bridge_end_points": {end: MADE[end](UNREAD, QUARTER) for end in ("opening", "closing")},
    "cohort": {"created_in": "2026Q1"},
}


def text_of(name: str, dialect: str) -> str | None:
    """The SQL of a metric; null where the engine has no operation for it."""
    compiler = getattr(compilers, dialect).compiler
    try:
        query = compiler.to_sqlglot(expression(name))
    except OperationNotDefinedError:
        return None
    text = query.sql(dialect=compiler.dialect, pretty=True, indent=1, pad=1)
    return MADE_UP.sub("made_up", LEFT_OUT.sub(_ordered, text)).translate(SEEN) + "\n"


@cache
def expression(name: str) -> ibis.Table:
    """A metric over tables that nobody has. Raises where it asks them something on the way."""
    if name in PREPARED:
        return EXPRESSIONS[name](unbound())
    metric = METRICS[name]
    return Arguments(metric.function, UNREAD, OPTIONS.get(name, {}), metric.usual).call()


def _ordered(found: re.Match[str]) -> str:
    """Columns left out are a set to Ibis, in another order in each process."""
    return f"{found[1]} ({', '.join(sorted(found[2].split(', ')))})"


def place(name: str, dialect: str) -> Path:
    return FOLDER / dialect / f"{name}.sql"


def main() -> int:
    for old in FOLDER.rglob("*.sql"):
        old.unlink()
    for dialect in DIALECTS:
        for name in KEPT:
            if text := text_of(name, dialect):
                place(name, dialect).parent.mkdir(parents=True, exist_ok=True)
                place(name, dialect).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
