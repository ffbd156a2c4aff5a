"""Embedded: DuckDB in this process, with a folder for what does not fit into memory."""

import os
import shutil
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import ibis
from ibis.backends import duckdb
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from sqlglot import exp

from venturi.engines.said import Keys, Said

WORK = (exp.Join, exp.Group, exp.AggFunc, exp.Window, exp.Distinct, exp.Limit, exp.SetOperation)
# How tables are kept on the way. No order is promised; keeping one would cost memory and time. So would looking for
# values that occur again among identifiers and moments: only columns of few words are worth a dictionary.
WRITTEN = {"preserve_order": False, "compression": "lz4_raw", "dictionary_size_limit": 1000}
MEMORY, MEMORY_FOR_METRICS = "600MB", "1300MB"
_said = Said()


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


class Backend(duckdb.Backend):  # type: ignore[misc]  # Ibis does not tell the types of its backends
    """Ibis's backend for the engine, which puts a question into SQL once in a process, see `venturi.engines.said`."""

    compiler = Compiler()

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._keys = Keys()

    def compile(self, expr: ibis.Expr, /, *, limit: Any = None, params: Any = None, pretty: bool = False) -> str:
        key = None if limit is not None or params or pretty else self._keys.of(expr.as_table().op())
        sql = None if key is None else _said.get(key)
        if sql is None:
            sql = super().compile(expr, limit=limit, params=params, pretty=pretty)
            if key is not None:
                _said.keep(key, sql)
        return sql

    def _run_pre_execute_hooks(self, expr: ibis.Expr) -> None:
        # What has a key holds no rows or functions that would first have to be made known.
        if self._keys.of(expr.op()) is None:
            super()._run_pre_execute_hooks(expr)


class Embedded:
    """DuckDB with a folder of its own.

    It spills into the folder beyond `MEMORY`, or ``VENTURI_MEMORY`` (see `make_room`), and uses ``VENTURI_THREADS``
    threads, or as many as there are cores.
    """

    def __init__(self, workdir: Path | None = None) -> None:
        if workdir is not None:
            workdir.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix="venturi-", dir=workdir))
        self._numbers = count(1)
        settings: dict[str, Any] = {
            "memory_limit": os.environ.get("VENTURI_MEMORY", MEMORY),
            "temp_directory": str(self.folder / "spill"),
        }
        if threads := os.environ.get("VENTURI_THREADS"):
            settings["threads"] = int(threads)
        self.backend = Backend().connect(**settings)
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
        """The table as a Parquet file of the folder. What comes in the same order is called the same in every engine:
        so the next question of it is one that was asked before."""
        called = f"{name}-{next(self._numbers)}"
        path = self.folder / f"{called}.parquet"
        self.backend.to_parquet(table, path, **WRITTEN)
        return self.backend.read_parquet(path, table_name=called)

    def close(self) -> None:
        if self.folder.exists():
            self.backend.disconnect()
        shutil.rmtree(self.folder, ignore_errors=True)
