"""Embedded: DuckDB in this process, with a folder for what does not fit into memory."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import ibis
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from sqlglot import exp

WORK = (exp.Join, exp.Group, exp.AggFunc, exp.Window, exp.Distinct, exp.Limit, exp.SetOperation)
# How tables are kept on the way. No order is promised; keeping one would cost memory and time. So would looking for
# values that occur again among identifiers and moments: only columns of few words are worth a dictionary.
WRITTEN = {"preserve_order": False, "compression": "lz4_raw", "dictionary_size_limit": 1000}
MEMORY, MEMORY_FOR_METRICS = "600MB", "1300MB"


class Compiler(DuckDBCompiler):  # type: ignore[misc]  # Ibis does not tell the types of its compilers
    """Ibis's compiler for the engine, without two things that cost more than they bring.

    Ibis casts moments to ones without a zone before it takes their seconds since 1970: the same number in a session in
    UTC, at twenty times the cost. And it melts selections into each other, at a good part of its time; the engine
    does that itself.
    """

    def translate(self, op: Any, *, params: Any) -> Any:
        asked, ibis.options.sql.fuse_selects = ibis.options.sql.fuse_selects, False
        try:
            query = super().translate(op, params=params)
        finally:
            ibis.options.sql.fuse_selects = asked
        for shared in query.ctes:
            if shared.this.find(*WORK) is None:
                shared.set("materialized", False)
        return query

    def visit_ExtractEpochSeconds(self, op: Any, *, arg: Any) -> Any:  # noqa: N802
        return self.f.epoch(arg)


class Embedded:
    """DuckDB with a folder of its own.

    It spills into the folder beyond `MEMORY`, or ``VENTURI_MEMORY`` (see `make_room`), and uses ``VENTURI_THREADS``
    threads, or as many as there are cores.
    """

    def __init__(self, workdir: Path | None = None) -> None:
        if workdir is not None:
            workdir.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="venturi-", dir=workdir))
        settings: dict[str, Any] = {
            "memory_limit": os.environ.get("VENTURI_MEMORY", MEMORY),
            "temp_directory": str(self.folder / "spill"),
        }
        if threads := os.environ.get("VENTURI_THREADS"):
            settings["threads"] = int(threads)
        self.backend = ibis.duckdb.connect(**settings)
        self.backend.compiler = Compiler()
        self.backend.raw_sql("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
        # What stands where in a file is read once and not for each of some hundred questions.
        self.backend.raw_sql("SET parquet_metadata_cache = true")

    def make_room(self) -> None:
        """Give the engine what the readers no longer need: wide joins of a million deals do not fit into less."""
        self.backend.raw_sql(f"SET memory_limit = '{os.environ.get('VENTURI_MEMORY', MEMORY_FOR_METRICS)}'")

    def read_parquet(self, place: str) -> ibis.Table:
        """A file, or every Parquet file of a folder."""
        return self.backend.read_parquet(f"{place}/*.parquet" if Path(place).is_dir() else place)

    def store(self, name: str, table: ibis.Table) -> ibis.Table:
        """The table as a Parquet file of the folder."""
        path = self.folder / f"{name}.parquet"
        self.backend.to_parquet(table, path, **WRITTEN)
        return self.backend.read_parquet(path)

    def close(self) -> None:
        if self.folder.exists():
            self.backend.disconnect()
        shutil.rmtree(self.folder, ignore_errors=True)
