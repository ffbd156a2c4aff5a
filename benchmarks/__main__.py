"""``python -m benchmarks``: measure the audit beside its baselines, print the table, write docs/performance.md.

The environment sets the sizes: ``VENTURI_BENCH_DEALS`` (1,000,000), ``VENTURI_BENCH_CSV_MB`` (1,000; 0 leaves the CSV
files out), ``VENTURI_BENCH_ACTIVITIES`` (1 adds an audit with ten activities a deal).
"""

import json
import os
import sys
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.agreement import compared, disagreements
from benchmarks.company import company, large_csv
from benchmarks.measured import Measured, measure
from benchmarks.page import AUDIT, SCAN, SCRIPT, page, write

ROOT = Path(__file__).parents[1]
VENTURI = Path(sys.executable).with_name("venturi")


def main() -> int:
    """Exit code 1 when the audit and the script disagree."""
    deals = int(os.environ.get("VENTURI_BENCH_DEALS", "1000000"))
    folder = ROOT / "build" / "bench"
    text, wrong = run(
        folder,
        deals=deals,
        megabytes=int(os.environ.get("VENTURI_BENCH_CSV_MB", "1000")),
        activities=os.environ.get("VENTURI_BENCH_ACTIVITIES") == "1",
    )
    print(text)
    for sentence in wrong:
        print(f"disagrees: {sentence}", file=sys.stderr)
    if wrong:
        return 1
    write(ROOT / "docs" / "performance.md", text)
    return 0


def run(folder: Path, *, deals: int, megabytes: int, activities: bool = False) -> tuple[str, list[str]]:
    """The page, and what the audit and the script do not agree on."""
    made = folder / f"company-{deals}"
    files = company(made, deals)
    script, audit = folder / "script.json", folder / "audit.json"
    runs = {
        SCAN: _python("scan", made, log=folder / "scan.log"),
        AUDIT: _audit(files, audit),
    }
    if activities:
        runs["Audit with activities"] = _audit([*files, made / "activities.parquet"], folder / "activities.json")
    runs[SCRIPT] = _python("analyst", made, script, log=folder / "script.log")
    numbers = json.loads(script.read_text(encoding="utf-8"))
    wrong = disagreements(json.loads(audit.read_text(encoding="utf-8")), numbers)
    csv = _inspected(made, folder / f"csv-{deals}", megabytes=megabytes) if megabytes else None
    events = pq.ParquetFile(made / "stage_changes.parquet").metadata.num_rows
    return page(runs, deals=deals, events=events, numbers=compared(numbers), csv=csv), wrong


def _python(module: str, *arguments: Path, log: Path) -> Measured:
    return measure([sys.executable, "-m", f"benchmarks.{module}", *arguments], log=log)


def _audit(files: list[Path], out: Path) -> Measured:
    return measure([VENTURI, "audit", *files, "--json", out, "--force", "--quiet"], log=out.with_suffix(".log"))


def _inspected(made: Path, folder: Path, *, megabytes: int) -> tuple[int, Measured]:
    paths = large_csv(made, folder, megabytes=megabytes)
    size = sum(path.stat().st_size for path in paths)
    return size, measure([VENTURI, "inspect", *paths, "--quiet"], log=folder / "inspect.log")


if __name__ == "__main__":
    sys.exit(main())
