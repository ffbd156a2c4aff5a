"""Run: one reading job, with its own folder and engine, both gone when it is closed."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import ibis
import polars as pl
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler

from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.progress import Progress, silent

MEMORY, MEMORY_FOR_METRICS = "600MB", "1300MB"


class Compiler(DuckDBCompiler):  # type: ignore[misc]  # Ibis does not tell the types of its compilers
    """Ibis's compiler for the engine, with seconds since 1970 taken from moments as they are.

    Ibis casts them to moments without a zone first: the same number in a session in UTC, at twenty times the cost.
    """

    def visit_ExtractEpochSeconds(self, op: Any, *, arg: Any) -> Any:  # noqa: N802
        return self.f.epoch(arg)


class Run:
    """The engine and the folder of one reading job, and the issues found so far.

    The engine spills into the folder beyond `MEMORY`, or ``VENTURI_MEMORY`` (see `make_room`), and uses
    ``VENTURI_THREADS`` threads, or as many as there are cores.
    """

    def __init__(self, workdir: Path | None = None, *, progress: Progress = silent) -> None:
        if workdir is not None:
            workdir.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="venturi-", dir=workdir))
        self.progress = progress
        self.issues: list[Issue] = []
        settings: dict[str, Any] = {
            "memory_limit": os.environ.get("VENTURI_MEMORY", MEMORY),
            "temp_directory": str(self.folder / "spill"),
        }
        if threads := os.environ.get("VENTURI_THREADS"):
            settings["threads"] = int(threads)
        self.backend = ibis.duckdb.connect(**settings)
        self.backend.compiler = Compiler()
        self.backend.raw_sql("SET TimeZone = 'UTC'")

    def make_room(self) -> None:
        """Give the engine what the readers no longer need: wide joins of a million deals do not fit into less."""
        self.execute(f"SET memory_limit = {sql.text(os.environ.get('VENTURI_MEMORY', MEMORY_FOR_METRICS))}")

    def execute(self, query: str) -> None:
        self.backend.raw_sql(query)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return list(self.backend.raw_sql(query).fetchall())

    def row(self, query: str) -> tuple[Any, ...]:
        return self.rows(query)[0]

    def number(self, query: str) -> int:
        return int(self.row(query)[0] or 0)

    def frame(self, query: str) -> pl.DataFrame:
        """What `query` gives, in memory: for small results only."""
        return self.backend.raw_sql(query).pl()

    def view(self, name: str, query: str) -> str:
        self.execute(f"CREATE OR REPLACE VIEW {sql.name(name)} AS {query}")
        return name

    def store(self, name: str, query: str) -> str:
        """Write what `query` gives into a Parquet file of the folder, and name it as a view."""
        path = self.folder / f"{name}.parquet"
        self.execute(
            f"COPY ({query}) TO {sql.text(str(path))} (FORMAT parquet, COMPRESSION snappy, PRESERVE_ORDER false)"
        )
        return self.view(name, f"FROM read_parquet({sql.text(str(path))})")

    def columns(self, relation: str) -> dict[str, str]:
        """Column names and types of a view, as the engine spells them."""
        return {row[0]: row[1] for row in self.rows(f"DESCRIBE {sql.name(relation)}")}

    @property
    def stopped(self) -> bool:
        return any(issue.severity is Severity.STOP for issue in self.issues)

    def close(self) -> None:
        dispose(self.backend, self.folder)


def dispose(backend: Any, folder: Path) -> None:
    """Close the engine and delete the folder; a second call does nothing."""
    if folder.exists():
        backend.disconnect()
    shutil.rmtree(folder, ignore_errors=True)
