"""``python -m benchmarks.clicking``: twenty people click through a workspace of 150,000 deals and a million events.

    python -m benchmarks.clicking                         # SQLite; two minutes, the first time ten for loading
    python -m benchmarks.clicking --people 5 --seconds 30
    python -m benchmarks.clicking --write                 # write docs/performance-workspace.md

The demo company is loaded into a workspace of its own and served as `venturi serve --demo` does. Locust signs twenty
people in, who open the board, deals, the table and the search as people do, and move a deal now and then. Beside every
page stands `ready`, a page that asks the database one question: the baseline, in the same run.
"""

import argparse
import csv
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.page import machine

ROOT = Path(__file__).parents[1]
LOCUST = ROOT / ".venv" / "bench" / "bin" / "locust"
SCRIPT = ROOT / "benchmarks" / "scripts" / "clicks.py"
PAGE = ROOT / "docs" / "performance-workspace.md"
PORT, DEALS, PEOPLE, SECONDS = 8321, 150_000, 20, 120
BASELINE, PATIENCE = "ready", 1_800
# Milliseconds within which nineteen of twenty answers must be there.
LIMIT = 300
LIMITED = ("board", "table", "deal", "search")
EVENTS = ("deals_opening", "deals_stagechange", "deals_fieldchange", "activities_activity")


@dataclass(frozen=True, slots=True)
class Answered:
    """A page: how often it was asked and failed, and in how many milliseconds half and nineteen of twenty answered."""

    name: str
    asked: int
    failed: int
    half: float
    most: float


def main() -> int:
    """Exit code 1 when a page failed."""
    asked = _asked()
    folder = ROOT / "build" / "bench" / f"workspace-{asked.deals}"
    with _served(folder, asked.deals):
        found = _clicked(folder, asked.people, asked.seconds)
    text = _page(folder, found, asked)
    print(text)
    if asked.write:
        PAGE.write_text(text, encoding="utf-8")
    return int(any(one.failed for one in found) or not found)


@contextmanager
def _served(folder: Path, deals: int) -> Iterator[None]:
    """The workspace with its server; loading the company takes minutes, once."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "log"
    command = [Path(sys.executable).parent / "venturi", "serve", "--demo", "--port", str(PORT), "--deals", str(deals)]
    with log.open("w") as out:
        environment = os.environ | {"VENTURI_DATA": str(folder)}
        server = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
        try:
            _wait(log, server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=60)


def _wait(log: Path, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while "Started worker-2" not in log.read_text("utf-8"):
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"it did not start:\n{log.read_text('utf-8')[-2000:]}")
        time.sleep(0.5)


def _clicked(folder: Path, people: int, seconds: int) -> list[Answered]:
    if not LOCUST.exists():
        raise RuntimeError(f"{LOCUST} is not there: make bench makes it.")
    told = folder / "clicks"
    command = [LOCUST, "--locustfile", SCRIPT, "--headless", "--only-summary", "--host", f"http://127.0.0.1:{PORT}"]
    command += [
        "--users",
        str(people),
        "--spawn-rate",
        "2",
        "--reset-stats",
        "--run-time",
        f"{seconds}s",
        "--csv",
        told,
    ]
    # Its exit code is 1 when a request failed: that is said below, with its name.
    subprocess.run(list(map(str, command)), check=False, cwd=folder)
    with Path(f"{told}_stats.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Name"] != "Aggregated"]
    return [
        Answered(
            row["Name"], int(row["Request Count"]), int(row["Failure Count"]), float(row["50%"]), float(row["95%"])
        )
        for row in rows
    ]


def _page(folder: Path, found: Sequence[Answered], asked: argparse.Namespace) -> str:
    base = next(one for one in found if one.name == BASELINE)
    who = f"{asked.people} people click for {asked.seconds} seconds"
    lines = [
        "# How fast the workspace answers",
        "",
        f"{who} through a workspace with {_events(folder)}, on SQLite,",
        "each every one to three seconds, from when all have signed in; one click of twenty-five moves a deal. Server,",
        f"database and people share one machine: {machine()}. Made by `python -m benchmarks.clicking --write`.",
        "",
        f"| page | asked | failed | half within | 19 of 20 within | × the baseline | {LIMIT} ms |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for one in sorted(found, key=lambda one: -one.most):
        held = ("holds" if one.most <= LIMIT else "does not hold") if one.name in LIMITED else "–"
        lines.append(
            f"| {one.name} | {one.asked:,} | {one.failed} | {one.half:.0f} ms | {one.most:.0f} ms "
            f"| {one.most / max(base.most, 1):.1f} | {held} |"
        )
    lines += ["", f"The baseline, *{BASELINE}*, is a page that asks the database one question and knows nobody."]
    return "\n".join([*lines, ""])


def _events(folder: Path) -> str:
    with sqlite3.connect(folder / "workspace.sqlite3") as database:
        count = {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in EVENTS}
    return f"{count['deals_opening']:,} deals and {sum(count.values()):,} events"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deals", type=int, default=DEALS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
