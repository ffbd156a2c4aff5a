"""``python -m benchmarks.cell TOOL NAME FOLDER OUT``: one tool answers one measure, in this process and nothing else.

What is timed begins with the tables as Parquet files and ends with the answer in Python. Starting Python and loading
libraries is left out; the highest memory of the process is for whoever starts it to measure.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.basis import Basis
from benchmarks.measures import MEASURES, SCANS, Measure, moments, week

SQL = Path(__file__).parent / "sql"
# A run is repeated until there are three, but not once so many seconds are spent.
RUNS, SECONDS = 3, 6.0
# What the engine may take: our own by default.
MEMORY, USUAL_MEMORY = "VENTURI_MEMORY", "1300MB"
Rows = list[dict[str, Any]]
Answer = dict[str, Rows]


def timed(run: Callable[[], Any], *, within: float = SECONDS) -> tuple[list[float], Any]:
    """Seconds of each run, and what the last one gave."""
    seconds: list[float] = []
    while not seconds or (len(seconds) < RUNS and sum(seconds) < within):
        start = time.perf_counter()
        found = run()
        seconds.append(time.perf_counter() - start)
    return seconds, found


def ours(measure: Measure, folder: Path) -> tuple[list[float], Answer]:
    """Our metrics, from making the expressions to their rows."""
    from benchmarks.stored import Stored
    from venturi.cli.memory import collect_seldom

    collect_seldom()
    known = Stored(folder)
    seconds, found = timed(lambda: [table.to_pyarrow() for table in measure.ours(known)])
    answer = {one.name: table.to_pylist() for one, table in zip(measure.questions, found, strict=True)}
    for row in answer.get("snapshots", ()):
        row["week"] = week(row["on"])
    return seconds, answer


def sql(measure: Measure, folder: Path) -> tuple[list[float], Answer]:
    """The same by SQL that was written by hand, on the same engine with the same settings."""
    engine = _engine(folder)
    asked = {one.name: query(one.name, "duckdb", folder) for one in measure.questions}
    seconds, found = timed(lambda: {name: engine.execute(text).to_arrow_table() for name, text in asked.items()})
    return seconds, {name: table.to_pylist() for name, table in found.items()}


def scan(name: str, folder: Path) -> list[float]:
    """Every value of the columns read once; a hash of them all keeps the engine from leaving any out."""
    engine = _engine(folder)
    queries = [f"SELECT bit_xor(hash({', '.join(columns)})) FROM {table}" for table, columns in SCANS[name].items()]
    return timed(lambda: [engine.execute(text).fetchall() for text in queries])[0]


def pandas(measure: Measure, folder: Path) -> tuple[list[float], Answer]:
    """The obvious script, from the deals and their moves."""
    from benchmarks.scripts import SCRIPTS

    basis = Basis.of(folder)
    return timed(lambda: SCRIPTS[measure.name](folder, basis))


def query(question: str, engine: str, folder: Path) -> str:
    """The SQL of a question, in the words of an engine where it needs some of its own."""
    own = SQL / f"{question}.{engine}.sql"
    text = (own if own.exists() else SQL / f"{question}.sql").read_text("utf-8")
    known = moments(Basis.of(folder))
    return re.sub(r"(?<!:):([a-z]\w+)", lambda found: known[found[1]], text)


TOOLS: dict[str, Callable[[Measure, Path], tuple[list[float], Answer]]] = {
    "ours": ours,
    "sql": sql,
    "pandas": pandas,
}


def told(measure: Measure, answer: Answer) -> Answer:
    """What is compared of an answer: its keys and its numbers, as JSON has them."""
    return {
        one.name: [
            {name: _plain(row[name]) for name in (*one.keys, *one.numbers) if name in row} for row in answer[one.name]
        ]
        for one in measure.questions
        if one.name in answer
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def _engine(folder: Path) -> Any:
    """DuckDB as our engine sets it up, with the tables of a folder as views."""
    import duckdb

    engine = duckdb.connect(config={"memory_limit": os.environ.get(MEMORY, USUAL_MEMORY)})
    engine.execute(f"SET TimeZone = 'UTC'; SET temp_directory = '{folder / 'spill'}'")
    for path in folder.glob("*.parquet"):
        engine.execute(f"CREATE VIEW {path.stem} AS FROM '{path}'")
    return engine


def main(tool: str, name: str, folder: Path, out: Path) -> None:
    if tool == "scan":
        seconds, answer = scan(name, folder), {}
    else:
        seconds, found = TOOLS[tool](MEASURES[name], folder)
        answer = told(MEASURES[name], found)
    out.write_text(json.dumps({"seconds": seconds, "answer": answer}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
