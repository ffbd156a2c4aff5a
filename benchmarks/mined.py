"""``python mined.py NAME STEPS OUT``: the paths by pm4py, in a Python that has it and has not Venturi.

STEPS is a Parquet file with a row for each step of a deal, in their order. Reading it is timed apart.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pm4py

CASE, ACTIVITY, AT = "deal_id", "step", "at"


def graph(log: pd.DataFrame) -> list[dict[str, Any]]:
    """How often one step follows another, and after how many days."""
    names = {"case_id_key": CASE, "activity_key": ACTIVITY, "timestamp_key": AT}
    counted, _begins, _ends = pm4py.discover_dfg(log, **names)
    times, _begins, _ends = pm4py.discover_performance_dfg(log, perf_aggregation_key="median", **names)
    return [
        {"part": "step", "from_step": one, "to_step": other, "moves": moves, "median_days": times[one, other] / 86_400}
        for (one, other), moves in counted.items()
    ]


def variants(log: pd.DataFrame) -> list[dict[str, Any]]:
    """How many deals took each path."""
    found = pm4py.get_variants(log, activity_key=ACTIVITY, case_id_key=CASE, timestamp_key=AT)
    return [{"path": " → ".join(path), "deals": deals} for path, deals in found.items()]


def main(name: str, steps: Path, out: Path) -> None:
    start = time.perf_counter()
    log = pd.read_parquet(steps)
    log = pm4py.format_dataframe(log, case_id=CASE, activity_key=ACTIVITY, timestamp_key=AT)
    loaded = time.perf_counter()
    question, ask = {"graph": ("directly_follows", graph), "variants": ("variants", variants)}[name]
    answer = ask(log)
    seconds = [time.perf_counter() - loaded]
    told = {"seconds": seconds, "loading": loaded - start, "answer": {question: answer}}
    out.write_text(json.dumps(told, default=float), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
