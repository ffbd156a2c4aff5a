"""Sizes: everything that is measured of one number of deals, each in a process of its own."""

import json
import os
import statistics
import sys
import time
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.cell import MEMORY, USUAL_MEMORY, query, told
from benchmarks.differences import Answer, differences
from benchmarks.measured import measure as in_process
from benchmarks.measures import ALL, EVENTS, MEASURES, Measure
from benchmarks.postgres import Postgres
from benchmarks.runs import FAILED, Outcome, Runs
from benchmarks.tables import ONE_COMPANY, tables

MINED = ("variants", "graph")
KEPT = ("stays", "states", "entries")
# So that the whole process, with Python and its libraries, keeps within 4 GB.
LARGE_MEMORY = "2800MB"
# Beyond this many seconds, or this share of the machine's memory, a tool that does not scale is not waited for.
LIMIT, SHARE = 90, 0.7
# Nothing is waited for longer than so many seconds.
PATIENCE = 600
# What PostgreSQL is loaded with beside what the measures read.
BESIDE = {"stages": ("pipeline", "stage", "position", "kind"), "people": ("person", "started_on", "left_on")}
MINER = Path(sys.prefix) / "bench" / "bin" / "python"


class Size:
    """One number of deals: its tables, and the tools asked of them."""

    def __init__(self, folder: Path, deals: int, runs: Runs) -> None:
        self.deals, self.runs = deals, runs
        self.tables = tables(folder, deals)
        self.out = folder / "answers"
        self.out.mkdir(exist_ok=True)
        self.memory = USUAL_MEMORY if deals <= ONE_COMPANY else LARGE_MEMORY

    @property
    def how(self) -> str:
        """Where the deals come from, and what the engine may take."""
        given = f"DuckDB may take {self.memory.removesuffix('MB')} MB"
        if self.deals <= ONE_COMPANY:
            return f"{given}."
        return (
            f"Copies of the company of {ONE_COMPANY:,} deals, each deal under a number of its own and up to two days "
            f"earlier. {given}, so that the whole process keeps within 4 GB."
        )

    def run(self, without: Collection[str]) -> None:
        """Measure what is not known yet."""
        # The measures do not need the entries; metrics do, which are asked of a company that is no copy.
        for name in KEPT if self.deals <= ONE_COMPANY else KEPT[:2]:
            self._get("build", name, lambda name=name: self._process("built", name))
        self._get("scan", "events", lambda: self._process("cell", "scan", EVENTS))
        self._get("scan", "all", lambda: self._process("cell", "scan", ALL))
        self._get("build", "together", lambda: self._process("built", "together"))
        for measure in MEASURES.values():
            self._get("scan", measure.name, lambda one=measure: self._process("cell", "scan", one.name))
            self._get("ours", measure.name, lambda one=measure: self._process("cell", "ours", one.name))
            # What Ibis costs is the same whatever the number of deals, so that no more than a million tell it.
            for tool in ("sql", "pandas") if self.deals <= ONE_COMPANY else ("pandas",):
                if tool not in without:
                    self._get(tool, measure.name, lambda one=measure, tool=tool: self._compared(tool, one))
        if "pm4py" not in without:
            self._mined()
        if "postgresql" not in without:
            self._postgres()

    def metrics(self, names: Collection[str]) -> None:
        """Measure each metric as a data set answers it."""
        for name in names:
            self._get("metric", name, lambda name=name: self._process("built", name))

    def _get(self, tool: str, name: str, make: Any) -> Outcome:
        return self.runs.get(f"{self.deals}/{tool}/{name}", make)

    def _process(self, module: str, *asked: str, python: str = sys.executable) -> Outcome:
        """Run one of our modules, or pm4py's, to its end."""
        out = self._answer(*asked)
        if module == "mined":
            command: list[str | Path] = [python, "benchmarks/mined.py", asked[-1], self.tables / "log.parquet", out]
        else:
            command = [python, "-m", f"benchmarks.{module}", *asked, self.tables, out]
        settings, log = os.environ | {MEMORY: self.memory}, out.with_suffix(".log")
        out.unlink(missing_ok=True)
        try:
            used = in_process(command, log=log, settings=settings, limit=PATIENCE)
        except TimeoutError as error:
            return Outcome(reason=str(error))
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return Outcome(reason=f"{FAILED} {str(error).splitlines()[-1]}")
        found = json.loads(out.read_text("utf-8"))
        seconds = found["seconds"]
        return Outcome(statistics.median(seconds), len(seconds), used.memory, loading=found.get("loading"))

    def _answer(self, *asked: str) -> Path:
        return self.out / f"{self.deals}-{'-'.join(asked)}.json"

    def _compared(self, tool: str, measure: Measure) -> Outcome:
        if tool == "pandas" and (reason := self._hopeless(tool, measure.name)):
            return Outcome(reason=reason)
        return self._agreed(tool, measure, self._process("cell", tool, measure.name))

    def _read(self, tool: str, name: str) -> Answer:
        return json.loads(self._answer(tool, name).read_text("utf-8"))["answer"]

    def _agreed(self, tool: str, measure: Measure, outcome: Outcome, answer: Answer | None = None) -> Outcome:
        ours = self.runs.of(self.deals, "ours", measure.name)
        if outcome.seconds is None or ours is None or ours.seconds is None:
            return outcome
        said = self._read(tool, measure.name) if answer is None else answer
        compared, wrong = differences(measure, self._read("ours", measure.name), said, tool=tool)
        self.runs.wrong += [f"{self.deals:,} deals, {sentence}" for sentence in wrong]
        return replace(outcome, compared=compared)

    def _hopeless(self, tool: str, name: str) -> str | None:
        """Why it is not worth waiting for a tool, from what it took at a million deals; null: it is."""
        known = self.runs.of(ONE_COMPANY, tool, name)
        if self.deals <= ONE_COMPANY:
            return None
        if known is None or known.seconds is None:
            return "not run at a million"
        times, machine = self.deals / ONE_COMPANY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        seconds, memory = known.seconds * times, known.memory * times
        if memory > SHARE * machine:
            return f"{times:.0f} × {known.memory / 1e9:.1f} GB do not fit"
        return f"{times:.0f} × {known.seconds:.0f} s" if seconds > LIMIT else None

    def _mined(self) -> None:
        if not MINER.exists():
            raise RuntimeError(f"pm4py is not installed in {MINER}. Run make bench, or leave it out: --without pm4py.")
        for name in MINED:
            self._get("pm4py", name, lambda name=name: self._by_pm4py(MEASURES[name]))

    def _by_pm4py(self, measure: Measure) -> Outcome:
        if reason := self._hopeless("pm4py", measure.name):
            return Outcome(reason=reason)
        if not (self.tables / "log.parquet").exists():
            self._process("built", "log")
        return self._agreed("pm4py", measure, self._process("mined", "pm4py", measure.name, python=str(MINER)))

    def _postgres(self) -> None:
        missing = [one for one in MEASURES.values() if self.runs.of(self.deals, "postgresql", one.name) is None]
        if not missing:
            return
        if self.deals > ONE_COMPANY:
            for measure in missing:
                self._get("postgresql", measure.name, lambda: Outcome(reason=self._not_loaded()))
            return
        with Postgres() as server:
            reads: dict[str, dict[str, None]] = {}
            for measure in MEASURES.values():
                for table, columns in measure.reads.items():
                    reads.setdefault(table, {}).update(dict.fromkeys(columns))
            wanted = {table: tuple(columns) for table, columns in reads.items()} | BESIDE
            # Loading has to be done again for what is missing; it counts once.
            seconds = server.load(self.tables, wanted)
            self._get("postgresql", "loading", lambda: Outcome(seconds, 1, server.size))
            self.runs.facts["versions"] = f"{self.runs.facts['versions']}, PostgreSQL {server.version}"
            for measure in missing:
                self._get("postgresql", measure.name, lambda one=measure: self._by_postgres(server, one))

    def _by_postgres(self, server: Postgres, measure: Measure) -> Outcome:
        answer: Answer = {}
        with server.watched() as watched:
            start = time.perf_counter()
            try:
                for one in measure.questions:
                    answer[one.name] = server.ask(query(one.name, "postgresql", self.tables), limit=LIMIT)
            except TimeoutError as error:
                return Outcome(reason=str(error))
            seconds = time.perf_counter() - start
        return self._agreed("postgresql", measure, Outcome(seconds, 1, watched.memory), told(measure, answer))

    def _not_loaded(self) -> str:
        known = self.runs.of(ONE_COMPANY, "postgresql", "loading")
        times = self.deals / ONE_COMPANY
        return f"{times:.0f} × {known.seconds:.0f} s to load" if known and known.seconds else "not run at a million"
