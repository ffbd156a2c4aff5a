"""Refresh: a store of the demo company built from nothing, and brought up to date by one event in a thousand."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.company import company
from benchmarks.measured import Measured, measure

SHARE = 0.001
TARGET = 0.05
VENTURI = Path(sys.executable).with_name("venturi")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What building took, what the refresh took, what it took when there was nothing new, and the events of each."""

    deals: int
    events: int
    new: int
    build: Measured
    refresh: Measured
    again: Measured

    @property
    def ratio(self) -> float:
        """The refresh as a share of building, on the clock."""
        return self.refresh.wall / self.build.wall

    @property
    def work(self) -> float:
        """The same in the time of all cores together, which other work on the machine does not stretch."""
        return self.refresh.cpu / self.build.cpu


def refreshed(folder: Path, deals: int) -> Refreshed:
    """Build the store of a company with that many deals, then take in new moves of open deals and new deals."""
    files = company(folder / f"company-{deals}", deals)
    store, batch = folder / f"store-{deals}", folder / f"batch-{deals}"
    shutil.rmtree(store, ignore_errors=True)
    events, new = _batch(folder / f"company-{deals}", batch)
    log = folder / "refresh.log"
    first: list[str | Path] = [VENTURI, "refresh", store, *files, "--quiet"]
    later: list[str | Path] = [VENTURI, "refresh", store, *sorted(batch.glob("*.parquet")), "--only-new", "--quiet"]
    found = Refreshed(deals, events, new, *(measure(command, log=log) for command in (first, later, later)))
    shutil.rmtree(store)
    return found


def _batch(made: Path, batch: Path) -> tuple[int, int]:
    """Write the new events: each moves an open deal one stage on, or is the first of a new deal; and those deals.

    Returns the events there were and the new ones.
    """
    batch.mkdir(exist_ok=True)
    with duckdb.connect() as engine:
        engine.execute("SET TimeZone = 'UTC'; SET memory_limit = '1GB'")
        events = _number(engine, f"SELECT count(*) FROM '{made}/stage_changes.parquet'")
        events += _number(engine, f"SELECT count(*) FROM '{made}/field_changes.parquet'")
        new = round(events * SHARE)
        engine.execute(
            f"CREATE TABLE moved AS SELECT d.*, n.stage AS next FROM (SELECT * FROM '{made}/deals.parquet' "
            f"WHERE outcome = 'open' ORDER BY hash(deal_id) LIMIT {new}) d JOIN '{made}/stages.parquet' s "
            f"ON s.stage = d.stage JOIN '{made}/stages.parquet' n ON n.position = s.position + 1 AND n.kind = 'open'"
        )
        last = f"(SELECT max(changed_at) FROM '{made}/stage_changes.parquet') + INTERVAL 1 HOUR"
        engine.execute(
            f"INSERT INTO moved SELECT * REPLACE ('new-' || deal_id AS deal_id, {last} AS created_at) FROM moved "
            f"LIMIT greatest(0, {new} - (SELECT count(*) FROM moved))"
        )
        engine.execute(f"COPY (SELECT * EXCLUDE next REPLACE (next AS stage) FROM moved) TO '{batch}/deals.parquet'")
        engine.execute(
            f"COPY (SELECT deal_id, {last} AS changed_at, next AS stage, pipeline, 1000 AS ordinal, owner AS author "
            f"FROM moved) TO '{batch}/stage_changes.parquet'"
        )
        return events, _number(engine, "SELECT count(*) FROM moved")


def _number(engine: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(engine.execute(query).fetchall()[0][0])


def sentence(found: Refreshed) -> str:
    """The result in words, against its target."""
    kept = "within" if found.ratio <= TARGET else "above"
    shares = f"{found.ratio:.1%} of the {found.build.wall:.1f} s of building and {found.work:.1%} of its work"
    memory = f"{found.refresh.megabytes:,.0f} MB against {found.build.megabytes:,.0f} MB"
    return (
        f"{found.deals:,} deals: {found.new:,} new events on {found.events:,} took {found.refresh.wall:.1f} s, "
        f"{shares} ({kept} the target of {TARGET:.0%}); {memory}. The same batch again: {found.again.wall:.1f} s."
    )


def main() -> int:
    """Print the ratio for each number of deals named, or for 100,000 and a million."""
    folder = Path(__file__).parents[1] / "build" / "bench"
    for deals in [int(argument) for argument in sys.argv[1:]] or [100_000, 1_000_000]:
        print(sentence(refreshed(folder, deals)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
