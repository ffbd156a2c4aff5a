"""Throughput and chance: do people differ more than equally fast people would?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import ibis
import pyarrow as pa
from scipy import stats

from venturi.metrics.periods import Period
from venturi.metrics.throughput import throughput, throughput_deals

SIGNIFICANT = 0.05


class Chance(NamedTuple):
    """How far chance goes: for the team, for the person, and whether it explains the person's count."""

    team_p: float
    person_p: float
    explains: bool


def throughput_chance(
    deals: ibis.Table, *, during: Period | Sequence[Period], as_of: datetime, **options: Any
) -> ibis.Table:
    r"""`throughput` with what chance explains, for counts that are Poisson around everybody's pace. Runs the query.

    .. math:: \chi^2 = \sum_i \frac{(c_i - e_i)^2}{e_i}, \qquad e_i = d_i \frac{\sum c}{\sum d}

    **Population:** the people `throughput` compares: named, there in the period, past their first 90 days.

    Parameters
    ----------
    deals, during, as_of, options : as in `throughput`.

    Returns
    -------
    one row per person and period
        The columns of `throughput` and ``team_p`` : chance of differences at least as large between equally fast
        people (dispersion test [1]_ over all who are compared).  ``chance_p`` : chance of a count at least as far off
        for this person, both sides.  ``chance_explains`` : true unless both are below 0.05: the team is looked at
        first, because of many people somebody is always far off.  All **null** for who is not compared, and with
        fewer than two people or no closed deal.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when deals of one person come in lots, so that counts vary more than Poisson counts without any difference
    in people, or when few are expected of each: below 5 the team's chance is rough.

    References
    ----------
    .. [1] Cochran, W. G. (1954). Some methods for strengthening the common χ² tests. Biometrics 10(4).
    """
    rows = throughput(deals, during=during, as_of=as_of, **options)
    table = rows.to_pyarrow()
    verdicts = _verdicts(table.to_pylist())
    keys = zip(table["period"].to_pylist(), table["person"].to_pylist(), strict=True)
    found = [verdicts.get(key, (None, None, None)) for key in keys]
    added = {"team_p": "float64", "chance_p": "float64", "chance_explains": "boolean"}
    for index, (name, kind) in enumerate(added.items()):
        values = pa.array([verdict[index] for verdict in found], ibis.dtype(kind).to_pyarrow())
        table = table.append_column(name, values)
    return ibis.memtable(table, schema=ibis.schema({**rows.schema(), **added}))


# The same people and the same deals: chance only speaks of the counts.
throughput_chance_deals = throughput_deals


def _verdicts(rows: Sequence[dict[str, Any]]) -> dict[tuple[Any, Any], Chance]:
    """By period and person, the verdict on who is compared."""
    found: dict[tuple[Any, Any], Chance] = {}
    for period in {row["period"] for row in rows}:
        people = [row for row in rows if row["compared"] and row["period"] == period]
        verdicts = chance([row["closed"] for row in people], [row["days"] for row in people])
        found |= {(period, row["person"]): verdict for row, verdict in zip(people, verdicts, strict=False)}
    return found


def chance(counts: Sequence[int], days: Sequence[int]) -> list[Chance]:
    """The verdict on each count, seen in so many days; empty with fewer than two counts or nothing counted."""
    if len(counts) < 2 or not sum(counts):
        return []
    pace = sum(counts) / sum(days)
    expected = [pace * there for there in days]
    spread = sum((count - mean) ** 2 / mean for count, mean in zip(counts, expected, strict=True))
    team = float(stats.chi2.sf(spread, len(counts) - 1))
    verdicts = []
    for count, mean in zip(counts, expected, strict=True):
        below, above = stats.poisson.cdf(count, mean), stats.poisson.sf(count - 1, mean)
        person = float(min(1.0, 2.0 * min(below, above)))
        verdicts.append(Chance(team, person, team >= SIGNIFICANT or person >= SIGNIFICANT))
    return verdicts
