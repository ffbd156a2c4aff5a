"""Run: one reading job, with its own folder and engine, both gone when it is closed."""

from pathlib import Path
from typing import Any

import polars as pl

from venturi.engines.embedded import WRITTEN, Embedded
from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.progress import Progress, silent


class Run:
    """The engine and the folder of one reading job, and the issues found so far."""

    def __init__(self, workdir: Path | None = None, *, progress: Progress = silent) -> None:
        self.engine = Embedded(workdir)
        self.folder, self.backend = self.engine.folder, self.engine.backend
        self.progress = progress
        self.issues: list[Issue] = []

    def make_room(self) -> None:
        """Give the engine what the readers no longer need, see `Embedded.make_room`."""
        self.engine.make_room()

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
        options = ", ".join(f"{option} {value}" for option, value in {"format": "parquet", **WRITTEN}.items())
        self.execute(f"COPY ({query}) TO {sql.text(str(path))} ({options})")
        return self.view(name, f"FROM read_parquet({sql.text(str(path))})")

    def columns(self, relation: str) -> dict[str, str]:
        """Column names and types of a view, as the engine spells them."""
        return {row[0]: row[1] for row in self.rows(f"DESCRIBE {sql.name(relation)}")}

    @property
    def stopped(self) -> bool:
        return any(issue.severity is Severity.STOP for issue in self.issues)

    def close(self) -> None:
        self.engine.close()
