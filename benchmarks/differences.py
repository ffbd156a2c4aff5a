"""Differences: do two tools say the same of a measure?"""

import math
from typing import Any

from benchmarks.measures import Measure, Question

SAME = 1e-6
Answer = dict[str, list[dict[str, Any]]]


def differences(measure: Measure, ours: Answer, theirs: Answer, *, tool: str) -> tuple[int, list[str]]:
    """How many numbers were compared, and a sentence for each that is another.

    A tool may leave a number out, or rows in which nothing is counted, and pm4py all edges but those between steps.
    """
    compared, wrong = 0, []
    for question in measure.questions:
        told, said = _by_key(question, ours[question.name]), _by_key(question, theirs[question.name])
        if tool == "pm4py" and "part" in question.keys:
            told = {key: row for key, row in told.items() if row["part"] == "step"}
        for key in sorted(told.keys() | said.keys(), key=str):
            names = said[key].keys() & {*question.numbers} if key in said else question.numbers[:1]
            for name in sorted(names):
                one, other = _number(told, key, name), _number(said, key, name)
                compared += 1
                if not _same(one, other):
                    wrong.append(f"{question.name} {'/'.join(map(str, key))} {name}: Venturi {one}, {tool} {other}")
    return compared, wrong


def _by_key(question: Question, rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], dict[str, Any]]:
    # Text from the client of PostgreSQL is empty where it is null.
    return {tuple(row[name] if row[name] != "" else None for name in question.keys): row for row in rows}


def _number(rows: dict[tuple[Any, ...], dict[str, Any]], key: tuple[Any, ...], name: str) -> float | None:
    found = rows.get(key, {}).get(name, 0)
    return None if found in (None, "") else float(found)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=SAME, abs_tol=SAME)
