"""Wholes: the audit of a company, the reading of large files and the refresh of a store, as a user runs them."""

import json
import sys
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.agreement import compared, disagreements
from benchmarks.company import company, large_csv
from benchmarks.measured import Measured, measure
from benchmarks.refresh import refreshed, sentence
from benchmarks.runs import Outcome, Runs

VENTURI = Path(sys.executable).with_name("venturi")
SCAN, BRIEF, AUDIT, SCRIPT = "scan", "brief", "audit", "script"


def audit(folder: Path, deals: int, runs: Runs) -> None:
    """A bare scan, the audit, brief and whole, and the script of an analyst, with whose numbers both have to agree."""
    name = f"{deals}/whole"
    if f"{name}/{SCRIPT}" in runs.outcomes:
        return
    made = folder / f"company-{deals}"
    files = company(made, deals)
    script = folder / "script.json"
    runs.put(f"{name}/{SCAN}", Outcome.whole(_python("scan", made, log=folder / "scan.log")))
    written = _python("analyst", made, script, log=folder / "script.log")
    numbers = json.loads(script.read_text(encoding="utf-8"))
    for kind, options in ((BRIEF, ["--brief"]), (AUDIT, [])):
        told = folder / f"{kind}.json"
        asked: list[str | Path] = [VENTURI, "audit", *files, *options, "--json", told, "--force", "--quiet"]
        runs.put(f"{name}/{kind}", Outcome.whole(measure(asked, log=folder / f"{kind}.log")))
        runs.wrong += disagreements(json.loads(told.read_text(encoding="utf-8")), numbers)
    runs.facts[f"{name}/numbers"] = compared(numbers)
    runs.facts[f"{name}/events"] = pq.ParquetFile(made / "stage_changes.parquet").metadata.num_rows
    runs.put(f"{name}/{SCRIPT}", Outcome.whole(written))


def inspect(folder: Path, deals: int, runs: Runs, *, megabytes: int) -> None:
    """Large CSV files: the deals and their moves."""
    name = f"{deals}/whole/inspect"
    if name in runs.outcomes:
        return
    place = folder / f"csv-{deals}"
    company(folder / f"company-{deals}", deals)
    paths = large_csv(folder / f"company-{deals}", place, megabytes=megabytes)
    runs.facts[f"{name}/bytes"] = sum(path.stat().st_size for path in paths)
    runs.put(name, Outcome.whole(measure([VENTURI, "inspect", *paths, "--quiet"], log=place / "inspect.log")))


def refresh(folder: Path, deals: int, runs: Runs) -> None:
    """A store built from nothing, and brought up to date by one event in a thousand."""
    name = f"{deals}/refresh"
    if f"{name}/refresh" in runs.outcomes:
        return
    found = refreshed(folder, deals)
    runs.facts[f"{name}/sentence"] = sentence(found)
    runs.put(f"{name}/build", Outcome.whole(found.build))
    runs.put(f"{name}/refresh", Outcome.whole(found.refresh))


def _python(module: str, *arguments: Path, log: Path) -> Measured:
    return measure([sys.executable, "-m", f"benchmarks.{module}", *arguments], log=log)
