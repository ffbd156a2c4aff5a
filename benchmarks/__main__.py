"""``python -m benchmarks``: measure every tool on every measure, print the page, write docs/performance.md.

    python -m benchmarks                                        # everything
    python -m benchmarks --deals 100000                         # a minute or two
    python -m benchmarks --deals 1000000 --without pm4py pandas
    python -m benchmarks --resume                               # the rest of a run that was cut off

A run with other sizes than the usual, or without a part, writes build/bench/performance.md and leaves the page alone,
unless ``--page`` is said.
"""

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks import wholes
from benchmarks.page import machine, page, write
from benchmarks.postgres import REMEDY, programs
from benchmarks.runs import Runs
from benchmarks.sizes import MINER, Size
from benchmarks.tables import ONE_COMPANY
from venturi.registry import METRICS

ROOT = Path(__file__).parents[1]
SIZES = (100_000, 1_000_000, 10_000_000)
# In the order in which they are worth least for their time.
PARTS = ("csv", "metrics", "postgresql", "pm4py", "audit", "refresh", "pandas", "sql")
MEGABYTES = 1000


def main() -> int:
    """Exit code 1 when two tools disagree, or one failed."""
    asked = _asked()
    folder = ROOT / "build" / "bench"
    runs = run(folder, deals=asked.deals, without=asked.without, resume=asked.resume)
    text = page(runs)
    print(text)
    for sentence in runs.wrong:
        print(f"disagrees: {sentence}", file=sys.stderr)
    usual = asked.page or (tuple(sorted(asked.deals)) == SIZES and not asked.without)
    if not runs.wrong:
        write(ROOT / "docs" / "performance.md" if usual else folder / "performance.md", text)
    return int(bool(runs.wrong) or any(one.failed for one in runs.outcomes.values()))


def run(
    folder: Path,
    *,
    deals: list[int],
    without: list[str],
    resume: bool = False,
    megabytes: int = MEGABYTES,
) -> Runs:
    """Everything that is asked for, from the smallest number of deals to the largest."""
    _check(without)
    runs = Runs(folder / "runs.json", resume=resume)
    runs.facts |= {"machine": machine(), "versions": _versions()}
    for number in sorted(deals):
        size = Size(folder, number, runs)
        runs.facts[f"{number}/events"] = pq.ParquetFile(size.tables / "stage_changes.parquet").metadata.num_rows
        runs.facts[f"{number}/how"] = size.how
        size.run(without)
    # The largest company that is not copied.
    number = max((one for one in deals if one <= ONE_COMPANY), default=0)
    if number:
        if "metrics" not in without:
            Size(folder, number, runs).metrics(METRICS)
        if "audit" not in without:
            wholes.audit(folder, number, runs)
        if "csv" not in without:
            wholes.inspect(folder, number, runs, megabytes=megabytes)
    if "refresh" not in without:
        for one in sorted(deals):
            if one <= ONE_COMPANY:
                wholes.refresh(folder, one, runs)
    return runs


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Venturi beside other tools.")
    parser.add_argument("--deals", type=int, nargs="+", default=list(SIZES), help="numbers of deals")
    parser.add_argument("--without", nargs="+", choices=PARTS, default=[], help="parts to leave out")
    parser.add_argument("--resume", action="store_true", help="keep what the last run measured, measure the rest")
    parser.add_argument("--page", action="store_true", help="write docs/performance.md although something is left out")
    return parser.parse_args()


def _check(without: list[str]) -> None:
    """Say what is missing before anything is measured."""
    if "postgresql" not in without and programs() is None:
        raise SystemExit(REMEDY)
    if "pm4py" not in without and not MINER.exists():
        raise SystemExit("pm4py is not installed: make bench installs it. Or leave it out: --without pm4py.")


def _versions() -> str:
    names = {"DuckDB": "duckdb", "Ibis": "ibis-framework", "pandas": "pandas"}
    python = ".".join(map(str, sys.version_info[:3]))
    return ", ".join([f"Python {python}", *(f"{shown} {version(name)}" for shown, name in names.items())])


if __name__ == "__main__":
    sys.exit(main())
