"""The SQL that metrics become on engines we do not run: ``python -m tests.engines.snapshots`` writes it anew.

Read the difference before you keep it: nobody executes these queries here.
"""

import sys
from pathlib import Path

from ibis.backends.sql import compilers
from ibis.common.exceptions import OperationNotDefinedError
from tests.engines.asked import EXPRESSIONS
from tests.engines.companies import unbound

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
# What a data set is prepared with, beside the metrics.
PREPARED = ("deals_as_of", "in_reporting_currency", "stays")
KEPT = tuple(name for name in EXPRESSIONS if name in METRICS or name in PREPARED)


def text_of(name: str, dialect: str) -> str | None:
    """The SQL of a metric; null where the engine has no operation for it."""
    compiler = getattr(compilers, dialect).compiler
    try:
        query = compiler.to_sqlglot(EXPRESSIONS[name](unbound()))
    except OperationNotDefinedError:
        return None
    return query.sql(dialect=compiler.dialect, pretty=True, indent=1, pad=1) + "\n"


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
