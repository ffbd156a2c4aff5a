"""Comparison: what changed against the period before, and what of it does chance explain?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi.audit.answers.parts import Document, refusal
from venturi.formats import decimal, percent

NAMED = 2
Row = Mapping[str, Any]


def comparison(document: Document) -> str:
    part = document["comparison"]
    if part is None:
        return "There is no period before to compare with."
    sentences = [one for one in (_win_rate(part), _steps(part), _times(part)) if one]
    if not sentences:
        return f"{part['first']} and {part['second']} cannot be compared."
    return " ".join(sentences)


def _win_rate(part: Document) -> str | None:
    row = part["win_rate"]
    if not row or refusal(row):
        return None
    if row["verdict"] is None:
        return f"The win rates of {part['first']} and {part['second']} cannot be compared: in one nothing was decided."
    rates = f"{percent(row['first_rate'])} in {part['first']} against {percent(row['second_rate'])} in {part['second']}"
    if percent(row["first_rate"]) == percent(row["second_rate"]):
        return f"The win rate was the same in {part['first']} and in {part['second']}, {percent(row['first_rate'])}."
    explained = "chance explains the difference" if row["verdict"] == "chance" else "more than chance explains"
    return f"The win rate was {rates}; {explained}."


def _steps(part: Document) -> str | None:
    found = part["conversion"]
    if refusal(found):
        return None
    rows = found["stages"]
    beyond = sorted((row for row in rows if row["verdict"] == "beyond"), key=lambda row: -abs(row["difference"]))
    if not any(row["verdict"] for row in rows):
        return None
    if not beyond:
        return "No step lets more or fewer deals through than chance explains."
    named = [f'"{row["stage"]}" {"up" if row["difference"] > 0 else "down"} by {_points(row)} points' for row in beyond]
    return f"More than chance: conversion at {_listed(named)}."


def _times(part: Document) -> str | None:
    rows = part["times"]
    if not rows or refusal(rows):
        return None
    beyond = [row for row in rows if row["verdict"] == "beyond" and row["difference"]]
    if not beyond:
        return None
    longer = [f'"{row["stage"]}"' for row in beyond if row["difference"] > 0]
    shorter = [f'"{row["stage"]}"' for row in beyond if row["difference"] < 0]
    ways = [f"{way} in {_listed(names)}" for way, names in (("longer", longer), ("shorter", shorter)) if names]
    return f"More than chance: deals stay {' and '.join(ways)}."


def _points(row: Row) -> str:
    return decimal(100 * abs(row["difference"]))


def _listed(names: Sequence[str]) -> str:
    shown, left = list(names[:NAMED]), len(names) - NAMED
    return ", ".join(shown) + (f" and {left} more" if left > 0 else "")
