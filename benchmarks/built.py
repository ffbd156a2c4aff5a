"""``python -m benchmarks.built NAME FOLDER OUT``: what is made once, or asked of everything at once, in this process.

NAME is a table that is kept (stays, states, entries), "together" (all measures, of the kept stays and states),
"log" (the steps of the deals as a file for a tool that wants such), or any metric as a data set answers it, with its
intervals.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.cell import timed
from benchmarks.measures import MEASURES
from benchmarks.stored import KEPT, Stored
from venturi.cli.memory import collect_seldom
from venturi.metrics.paths.steps import stage_steps

TOGETHER, LOG = "together", "log"
# The only one that reads what was done beside the moves.
ACTIVITIES = "touchpoints"
# There are many metrics: one that takes longer is asked once.
SECONDS = 2.0


def made(name: str, folder: Path) -> list[float]:
    """Seconds of computing a table from those it is made of, and writing it."""
    return _once(lambda: Stored(folder, kept=KEPT[: KEPT.index(name)]), lambda known: known.build(name))


def together(folder: Path) -> list[float]:
    """Seconds of all measures, one after the other."""

    def ask(known: Stored) -> None:
        for measure in MEASURES.values():
            for table in measure.ours(known):
                table.to_pyarrow()

    return _once(lambda: Stored(folder), ask)


def log(folder: Path) -> list[float]:
    """Seconds of writing the steps of each deal in their order."""

    def write(known: Stored) -> None:
        steps = stage_steps(known.visits()).order_by(["deal_id", "nth"]).select("deal_id", "step", "at")
        known.ingested.engine.backend.to_parquet(steps, folder / f"{LOG}.parquet")

    return _once(lambda: Stored(folder), write)


def asked(metric: str, folder: Path) -> list[float]:
    """Seconds of a metric's answer. Each time it is asked anew, so that nothing is left from the time before."""

    def ask() -> float:
        return _once(
            lambda: Stored(folder, activities=metric == ACTIVITIES), lambda known: known.ask(metric).to_arrow()
        )[0]

    inside: list[float] = []
    timed(lambda: inside.append(ask()), within=SECONDS)
    return inside


def _once(opened: Callable[[], Stored], run: Callable[[Stored], object]) -> list[float]:
    known = opened()
    start = time.perf_counter()
    run(known)
    seconds = time.perf_counter() - start
    known.close()
    return [seconds]


def main(name: str, folder: Path, out: Path) -> None:
    collect_seldom()
    if name in KEPT:
        seconds = made(name, folder)
    else:
        seconds = {TOGETHER: together, LOG: log}.get(name, partial(asked, name))(folder)
    out.write_text(json.dumps({"seconds": seconds, "answer": {}}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
