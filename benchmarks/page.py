"""Page: what was measured, as a page of the documentation. Ratios first, since they hold on other machines."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measured import Measured

SECONDS, GIGABYTES = 60.0, 2.0
SCAN, SCRIPT, AUDIT = "Bare scan of the same columns (DuckDB)", "The obvious script (pandas)", "Audit"


def page(
    runs: Mapping[str, Measured], *, deals: int, events: int, numbers: int, csv: tuple[int, Measured] | None
) -> str:
    """The page in Markdown."""
    parts = [
        "# Performance",
        "`make bench` writes this page. It makes the demo company, runs each line of the table in a process of its "
        "own, and checks that the audit and the script say the same numbers. Measured on "
        f"{os.cpu_count()} cores with {_memory():.0f} GB of memory.",
        f"**{deals:,} deals, {events:,} moves between stages, from Parquet.** The script computes win rates, "
        "velocity by source, the funnel with stay times (Kaplan–Meier) and conversion to win, deals lost at each step "
        f"and throughput; {numbers} of its numbers were compared with the audit's and agree. The audit does all that "
        "and also judges the data, draws every interval and lists the deals behind each number.",
        table(runs),
        f"**Budget: {SECONDS:.0f} seconds and {GIGABYTES:.0f} GB for a million deals on two cores.** "
        f"{verdict(runs[AUDIT])}",
    ]
    if csv is not None:
        size, run = csv
        parts += [
            "## Large CSV files",
            f"`venturi inspect` on {size / 1e9:.2f} GB of CSV (deals and their moves) takes {run.wall:.0f} seconds and "
            f"at most {run.megabytes:,.0f} MB of memory: {run.memory / size:.2f} times the size of the files.",
        ]
    return "\n\n".join(parts) + "\n"


def table(runs: Mapping[str, Measured]) -> str:
    """One line for each run, beside the scan and the script as baselines."""
    heads = ("", "wall", "processor", "memory", "time against the scan", "time against the script")
    rows = [heads, ("---", *["---:"] * (len(heads) - 1))]
    for name, run in runs.items():
        rows.append(
            (
                name,
                f"{run.wall:.1f} s",
                f"{run.cpu:.1f} s",
                f"{run.megabytes:,.0f} MB",
                f"{run.cpu / runs[SCAN].cpu:.1f} ×",
                f"{run.cpu / runs[SCRIPT].cpu:.2f} ×",
            )
        )
    return "\n".join(_line(row) for row in rows)


def verdict(run: Measured) -> str:
    """Whether the budget holds. Processor time tells it too: it does not grow when others use the machine."""
    fits_time, fits_memory = run.wall <= SECONDS, run.memory <= GIGABYTES * 1e9
    time = f"{run.wall:.0f} seconds on the clock ({'holds' if fits_time else 'does not hold'})"
    memory = f"{run.memory / 1e9:.2f} GB ({'holds' if fits_memory else 'does not hold'})"
    busy = run.cpu / run.wall
    return f"The audit took {time}, with {busy:.1f} cores at work on average, and {memory}."


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
