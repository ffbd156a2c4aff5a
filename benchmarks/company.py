"""Company: the demo company the benchmarks run on, as Parquet and as large CSV files, kept for the next run."""

import math
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

TABLES = ("deals", "stage_changes", "field_changes", "stages", "people", "rates", "targets", "costs")


def company(folder: Path, deals: int) -> list[Path]:
    """The files of a company with that many deals; made when they are not there yet."""
    if not (folder / "truth").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        _venturi("demo", folder, "--deals", deals, "--parquet", "--quiet")
    return [folder / f"{name}.parquet" for name in TABLES]


def large_csv(company: Path, folder: Path, *, megabytes: int) -> list[Path]:
    """The deals and their moves as CSV files of at least that size together: copies under other identifiers."""
    paths = [folder / f"{name}.csv" for name in ("deals", "stage_changes")]
    if sum(path.stat().st_size for path in paths if path.exists()) >= megabytes * 1e6:
        return paths
    folder.mkdir(parents=True, exist_ok=True)
    once = sum(_written(company / f"{path.stem}.parquet", path, copies=1) for path in paths)
    copies = math.ceil(megabytes * 1e6 / once)
    for path in paths:
        _written(company / f"{path.stem}.parquet", path, copies=copies)
    return paths


def _written(table: Path, path: Path, *, copies: int) -> int:
    """Bytes of the file."""
    with duckdb.connect() as engine:
        engine.execute("SET memory_limit = '500MB'; SET preserve_insertion_order = false")
        engine.execute(
            f"COPY (SELECT t.* REPLACE (deal_id || '-' || nth AS deal_id) FROM '{table}' t, range({copies}) r(nth)) "
            f"TO '{path}' (HEADER)"
        )
    return path.stat().st_size


def _venturi(*arguments: object) -> None:
    subprocess.run([Path(sys.executable).with_name("venturi"), *map(str, arguments)], check=True)
