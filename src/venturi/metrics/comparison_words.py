"""Comparison in words: how is the result said to somebody who reads no tables?"""

from collections.abc import Mapping
from typing import Any

from venturi.formats import bare_days, decimal, percent

NUMBERS: dict[float, str] = {
    2: "twice",
    3: "three times",
    4: "four times",
    5: "five times",
    6: "six times",
    7: "seven times",
    8: "eight times",
    9: "nine times",
    10: "ten times",
}
EQUAL = 0.05
SURE = 0.05


def times(ratio: float) -> str:
    """How often: ``four times``, ``twice``, ``1.3 times``.

    >>> times(4.0), times(2.04), times(1.33), times(12)
    ('four times', 'twice', '1.3 times', '12.0 times')
    """
    rounded = round(ratio, 1)
    return NUMBERS.get(rounded) or f"{decimal(rounded)} times"


def rates_in_words(row: Mapping[str, Any]) -> str | None:
    """A row of `comparison` as a sentence; null where a side has nothing to count."""
    if row["first_rate"] is None or row["second_rate"] is None:
        return None
    told = [
        f"{_name(row, name)} {percent(row[f'{name}_rate'])} ({row[f'{name}_counted']:,} of {row[f'{name}_of']:,})"
        for name in ("first", "second")
    ]
    return f"{told[0]} against {told[1]}: {_how_many(row, 'high')}{_chance(row)}"


def times_in_words(row: Mapping[str, Any]) -> str | None:
    """A row of `comparison_times` as a sentence; null where a median is unknown."""
    if row["first_median"] is None or row["second_median"] is None:
        return None
    told = [
        f"{_name(row, name)} {bare_days(row[f'{name}_median'])} days (median of {row[f'{name}_n']:,} stays)"
        for name in ("first", "second")
    ]
    return f"{told[0]} against {told[1]}: {_how_many(row, 'long')}{_chance(row)}"


def _name(row: Mapping[str, Any], side: str) -> str:
    return row.get(side) or "not known"


def _how_many(row: Mapping[str, Any], size: str) -> str:
    ratio = row["ratio"]
    if ratio is None or ratio == 0:
        return "the same" if row["difference"] == 0 else "one of them none at all"
    larger = "first" if ratio >= 1 else "second"
    factor = max(ratio, 1 / ratio)
    if factor < 1 + EQUAL:
        return "about the same"
    return f"{_name(row, larger)} {times(factor)} as {size}"


def _chance(row: Mapping[str, Any]) -> str:
    # Among all rows: of many comparisons of equals some differ by chance.
    if row["p_adjusted"] is None:
        return "."
    return "; chance may explain it." if row["p_adjusted"] >= SURE else "; chance hardly explains the difference."
