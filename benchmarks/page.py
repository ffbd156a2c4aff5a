"""Page: what was measured, as a page of the documentation. Ratios first, since they hold on other machines."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.measures import ALL, EVENTS, MEASURES
from benchmarks.runs import Outcome, Runs
from benchmarks.targets import targets
from benchmarks.wholes import AUDIT, BRIEF, SCAN, SCRIPT

TOOLS = {
    "ours": "Venturi",
    "scan": "bare scan",
    "sql": "SQL by hand",
    "pandas": "pandas",
    "pm4py": "pm4py",
    "postgresql": "PostgreSQL",
}
WHOLE = {
    SCAN: "Bare scan of the same columns (DuckDB)",
    BRIEF: "Brief audit (`--brief`): the verdict and what the script computes",
    AUDIT: "Whole audit",
    SCRIPT: "The obvious script (pandas)",
}
# What is measured and how, with places for what a run says of it.
HOW = Path(__file__).with_name("how.md").read_text("utf-8").strip()


def page(runs: Runs) -> str:
    """The page in Markdown."""
    parts = ["# Performance", _how(runs), "## Targets", _table(("target", "measured", ""), _cells(runs), left=3)]
    for deals in runs.sizes:
        parts += [f"## {deals:,} deals", *_size(runs, deals)]
    return "\n\n".join([*parts, *_metrics(runs), *_refreshes(runs), *_audit(runs), *_csv(runs)]) + "\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def machine() -> str:
    """The cores and the memory of this machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{os.cpu_count()} cores with {memory:.0f} GB of memory"


def _how(runs: Runs) -> str:
    compared = sum(one.compared for one in runs.outcomes.values())
    agree = f": {compared:,} numbers were compared and agree" if compared and not runs.wrong else ""
    told = {name: runs.facts.get(name, "unknown") for name in ("machine", "versions")}
    return HOW.format(agree=agree, **told)


def _cells(runs: Runs) -> list[tuple[str, str, str]]:
    return [one.cells for one in targets(runs)]


def _size(runs: Runs, deals: int) -> Iterator[str]:
    events, rows = (runs.facts.get(f"{deals}/{name}") for name in ("events", "how"))
    if events and rows:
        yield f"{events:,} moves between stages. {rows}"
    tools = [tool for tool in TOOLS if any(runs.of(deals, tool, name) for name in MEASURES)]
    heads = ("time", *(TOOLS[tool] for tool in tools))
    yield _table(heads, [_row(runs, deals, name, tools, "seconds") for name in MEASURES])
    heads = ("memory", *heads[1:])
    yield _table(heads, [_row(runs, deals, name, tools, "memory") for name in MEASURES])
    yield _table(("made once, and all at once", "time", "memory", "time against the scan"), _made(runs, deals))
    if loading := _loading(runs, deals):
        yield loading


def _row(runs: Runs, deals: int, name: str, tools: Sequence[str], what: str) -> list[str]:
    ours = runs.of(deals, "ours", name)
    return [MEASURES[name].shown, *(_told(runs.of(deals, tool, name), ours, what, tool) for tool in tools)]


def _told(found: Outcome | None, ours: Outcome | None, what: str, tool: str) -> str:
    if found is None:
        return "" if tool != "pm4py" else "–"
    if found.seconds is None:
        return f"not run: {found.reason}" if what == "seconds" else "–"
    value, own = (getattr(one, what) if one else None for one in (found, ours))
    if not value:
        # Too short for its memory to be seen.
        return "–"
    told = _seconds(value) if what == "seconds" else f"{value / 1e6:,.0f} MB"
    return told if tool == "ours" or not own else f"{told} ({_ratio(own / value)})"


def _made(runs: Runs, deals: int) -> Iterator[list[str]]:
    shown = {
        "stays": ("stays, from the moves", EVENTS),
        "states": ("states, from stays and logged fields", ALL),
        "entries": ("entries, from stays and logged fields", ALL),
        "together": ("all measures in one process, from stays and states", ALL),
    }
    for name, (said, scan) in shown.items():
        found, scanned = runs.of(deals, "build", name), runs.seconds(deals, "scan", scan)
        if found and found.seconds and scanned:
            ratio = f"{_ratio(found.seconds / scanned)} of {_seconds(scanned)}"
            yield [said, _seconds(found.seconds), f"{found.memory / 1e6:,.0f} MB", ratio]


def _loading(runs: Runs, deals: int) -> str:
    told = []
    if (mined := runs.of(deals, "pm4py", "variants")) and mined.loading:
        told.append(f"pm4py reads and formats the steps in {_seconds(mined.loading)}.")
    if (loaded := runs.of(deals, "postgresql", "loading")) and loaded.seconds:
        told.append(
            f"PostgreSQL loads and indexes the tables in {_seconds(loaded.seconds)}: {loaded.gigabytes:.1f} GB."
        )
    return " ".join(told)


def _metrics(runs: Runs) -> Iterator[str]:
    deals = max((int(name.split("/")[0]) for name in runs.outcomes if "/metric/" in name), default=0)
    scanned = runs.seconds(deals, "scan", ALL)
    found = {name.split("/")[2]: one for name, one in runs.outcomes.items() if name.startswith(f"{deals}/metric/")}
    if not found or not scanned:
        return
    yield f"## Every metric, {deals:,} deals"
    yield (
        "As a data set answers it with its usual options: with intervals, resampling where it takes them, and the "
        "tables made on the way, as if nothing else had been asked. The scan reads all columns of all measures in "
        f"{_seconds(scanned)}."
    )
    rows = [
        [f"`{name}`", _seconds(one.seconds), f"{one.memory / 1e6:,.0f} MB", _ratio(one.seconds / scanned)]
        for name, one in found.items()
        if one.seconds
    ]
    yield _table(("metric", "time", "memory", "time against the scan"), rows)


def _refreshes(runs: Runs) -> Iterator[str]:
    told = [str(fact) for name, fact in runs.facts.items() if name.endswith("/refresh/sentence")]
    if told:
        yield "## Refresh"
        yield "\n".join(f"- {sentence}" for sentence in told)


def _audit(runs: Runs) -> Iterator[str]:
    for deals in sorted({int(name.split("/")[0]) for name in runs.outcomes if name.endswith(f"/whole/{SCRIPT}")}):
        events, numbers = (runs.facts[f"{deals}/whole/{name}"] for name in ("events", "numbers"))
        found = {name: runs.of(deals, "whole", name) for name in WHOLE}
        yield "## The whole audit"
        yield (
            f"**{deals:,} deals, {events:,} moves between stages, from Parquet.** The script computes win rates, "
            "velocity by source, the funnel with stay times (Kaplan–Meier) and conversion to win, deals lost at each "
            f"step and throughput; {numbers} of its numbers were compared with those of both audits and agree. The "
            "brief audit does all that, and also judges the data, draws every interval and lists the deals behind each "
            "number; the whole one also asks every other metric. Starting the programs is counted here; ratios are of "
            "processor time, which other work on the machine does not stretch."
        )
        scan, script = found[SCAN], found[SCRIPT]
        heads = ("", "wall", "processor", "memory", "against the scan", "against the script")
        yield _table(heads, [_run(WHOLE[name], one, scan, script) for name, one in found.items() if one])


def _run(name: str, run: Outcome, scan: Outcome | None, script: Outcome | None) -> list[str]:
    beside = [
        _ratio(run.processor / one.processor) if run.processor and one and one.processor else "–"
        for one in (scan, script)
    ]
    return [name, _seconds(run.seconds), _seconds(run.processor), f"{run.memory / 1e6:,.0f} MB", *beside]


def _csv(runs: Runs) -> Iterator[str]:
    for name, run in runs.outcomes.items():
        if name.endswith("/whole/inspect"):
            size = float(runs.facts[f"{name}/bytes"])
            yield "## Large CSV files"
            yield (
                f"`venturi inspect` on {size / 1e9:.2f} GB of CSV (deals and their moves) takes {run.seconds:.0f} "
                f"seconds and at most {run.memory / 1e6:,.0f} MB of memory: {run.memory / size:.2f} times the size of "
                "the files."
            )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1) -> str:
    rule = ["---"] * left + ["---:"] * (len(heads) - left)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


def _seconds(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f} s" if value < 0.1 else f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def _ratio(value: float) -> str:
    return f"{value:.2f} ×" if value < 1 else f"{value:.1f} ×" if value < 100 else f"{value:.0f} ×"
