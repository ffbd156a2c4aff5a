"""Tables: a company as a data set prepares it, kept as Parquet for every tool that is measured.

Up to a million deals they are those of the demo company. Beyond, they are copies of its million deals, each deal under
a number of its own and up to two days earlier: all its moments by the same minutes, so that no two copies are alike.
"""

import json
import shutil
from pathlib import Path

import duckdb

import venturi as vt
from benchmarks.basis import BASIS
from benchmarks.company import TABLES, company
from venturi.metrics.tables import CONTRACTS

ONE_COMPANY = 1_000_000
# Read by a metric or two; they have no copies.
FURTHER = ("activities", "criteria_answers")
MOMENTS = {
    "deals": ("created_at", "closed_at", "last_activity_at"),
    "stage_changes": ("changed_at",),
    "field_changes": ("changed_at",),
}
MINUTES = 2 * 24 * 60


def tables(folder: Path, deals: int) -> Path:
    """The folder of the tables of so many deals; made when they are not there yet."""
    made = folder / f"tables-{deals}"
    if not (made / BASIS).exists():
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        if deals > ONE_COMPANY:
            _copied(tables(folder, ONE_COMPANY), made, copies=round(deals / ONE_COMPANY))
        else:
            files = company(folder / f"company-{deals}", deals)
            further = [files[0].with_name(f"{name}.parquet") for name in FURTHER]
            _prepared([*files, *further], made)
    return made


def _prepared(files: list[Path], made: Path) -> None:
    with vt.read(*files) as known:
        for name in CONTRACTS:
            table = getattr(known.tables, name)
            if table is not None:
                known.ingested.engine.backend.to_parquet(table, made / f"{name}.parquet")
        basis = {"as_of": known.as_of.isoformat(), "currency": known.currency, "zone": known.zone}
    (made / BASIS).write_text(json.dumps(basis), encoding="utf-8")


def _copied(one: Path, made: Path, *, copies: int) -> None:
    with duckdb.connect() as engine:
        engine.execute("SET memory_limit = '3GB'; SET preserve_insertion_order = false; SET TimeZone = 'UTC'")
        engine.execute("SET enable_progress_bar = false")
        for table in [one / f"{name}.parquet" for name in TABLES]:
            moments = MOMENTS.get(table.stem)
            if moments is None:
                shutil.copy(table, made / table.name)
                continue
            earlier = f"to_minutes(CAST(hash(deal_id, nth) % {MINUTES} AS BIGINT))"
            moved = ", ".join(f"{name} - {earlier} AS {name}" for name in moments)
            engine.execute(
                f"COPY (SELECT t.* REPLACE (deal_id || '-' || nth AS deal_id, {moved}) FROM '{table}' t, "
                f"range({copies}) r(nth)) TO '{made / table.name}' (FORMAT parquet)"
            )
    shutil.copy(one / BASIS, made / BASIS)
