"""Concentration: how much hangs on the largest deals, and what if the largest is lost?"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy import stats

from venturi.metrics import money
from venturi.metrics.pipeline_health.chances import Chance, none_closes, open_with_chance

TOPS = (1, 5, 10)
# The largest deals one by one; what the others bring is taken as normal.
EXACT = 2_000
# Steps of the grid up to the target. Where amounts are round, steps that fit all of them are few enough and exact.
STEPS, MOST_STEPS = 4_000, 20_000
CENTS = 100
Numbers = NDArray[np.float64]


class Rest(NamedTuple):
    """What the deals bring that are not taken one by one: its mean and its variance."""

    mean: float
    spread: float


NOTHING = Rest(0.0, 0.0)


def concentration(
    deals: ibis.Table,
    conversions: ibis.Table,
    *,
    target: float | None = None,
    won: float = 0.0,
    chance: Chance = "conversion",
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""Shares of the largest open deals, Herfindahl's index [1]_, and the chance to miss the target.

    .. math:: \text{top}_k = \frac{\sum_{i \le k} a_{(i)}}{\sum a_i}, \qquad H = \sum \left(\frac{a_i}{\sum a}\right)^2,
              \qquad P(\text{none}) = \prod (1 - p_i)

    **Population:** the deals open now; for the shares those with an amount not below 0, for the chances those of which
    the chance is known.

    Parameters
    ----------
    deals, conversions, chance : see `open_with_chance`
    target : money to be won; None: no chance to miss it is told.
    won : money of it that is won already.
    by : column names
        One result row for each combination; null is a group of its own. The target is then that of each group.

    Returns
    -------
    one row per group
        ``deals``, ``amount`` : with an amount.  ``largest_id``, ``largest`` : the largest deal and its amount.
        ``top_1``, ``top_5``, ``top_10`` : shares of the open money in [0, 1].  ``herfindahl`` : in (0, 1]; 1: a single
        deal.  ``equal_deals`` : 1 / H: as many equally large deals are as concentrated.  ``expected`` : sum of amount ×
        chance.  ``expected_deals`` : sum of the chances.  ``none_closes`` : the chance that not one is won.
        ``target``, ``won`` : as asked.  ``missed`` : chance that what is won and the open deals together stay below the
        target.  ``missed_without_largest`` : the same when the largest deal is lost.  ``without_amount`` : open deals
        left out of the money.  ``without_chance`` : those left out of the chances.  **Null** where nothing is known.

    Raises
    ------
    ValueError
        If the target is not above 0.
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Runs the queries. Each deal is won or lost on its own. The sum of money is built up deal by deal on a grid up to
    the target, the largest 2,000 deals of a group one by one, the others by normal approximation.

    Misleads when deals share a fate, a budget or a customer: the chance to miss is then higher. And a chance to be won
    in the end is not one of being won before the period ends.

    References
    ----------
    .. [1] Hirschman, A. O. (1964). The paternity of an index. American Economic Review 54(5).
    """
    if target is not None and target <= 0:
        raise ValueError(f"target is {target}; it is money above 0.")
    rows = _ranked(open_with_chance(deals, conversions, chance=chance, by=by), by)
    known = rows.priced & rows.chance.notnull()
    small = known & (rows.nth >= EXACT)
    expected = rows.money * rows.chance
    counted = rows.aggregate(
        by=list(by),
        deals=rows.count(where=rows.priced),
        amount=money.total(rows.amount, where=rows.priced),
        largest_id=rows.deal_id.max(where=rows.nth == 0),
        largest=rows.money.max(where=rows.nth == 0),
        **{f"top_{k}": rows.money.sum(where=rows.priced & (rows.nth < k)) for k in TOPS},
        squares=(rows.money * rows.money).sum(where=rows.priced),
        expected=expected.sum(where=known),
        expected_deals=rows.chance.sum(),
        none_closes=none_closes(rows.chance),
        without_amount=rows.count(where=~rows.priced),
        without_chance=rows.count(where=rows.chance.isnull()),
        rest=expected.sum(where=small).fill_null(0.0),
        rest_spread=(expected * rows.money * (1.0 - rows.chance)).sum(where=small).fill_null(0.0),
    )
    shares = {f"top_{k}": counted[f"top_{k}"] / counted.amount.nullif(0.0) for k in TOPS}
    index = counted.squares / (counted.amount * counted.amount).nullif(0.0)
    told = counted.mutate(**shares, herfindahl=index, equal_deals=1.0 / index).drop("squares")
    large = rows.filter(known & (rows.nth < EXACT)).select(*by, "money", "chance", "nth")
    return _with_misses(told, large, target, won, by)


def concentration_deals(
    deals: ibis.Table, conversions: ibis.Table, *, chance: Chance = "conversion", by: Sequence[str] = ()
) -> ibis.Table:
    """The deals behind `concentration`: every open deal.

    ``deal_id``, ``pipeline``, ``stage``, the columns of `by`, ``amount``, ``chance``, ``rank`` (1: the largest of its
    group; null without an amount) and ``part``: counted, without_amount or without_chance.
    """
    rows = _ranked(open_with_chance(deals, conversions, chance=chance, by=by), by)
    part = ibis.cases((~rows.priced, "without_amount"), (rows.chance.isnull(), "without_chance"), else_="counted")
    rank = ibis.ifelse(rows.priced, rows.nth + 1, ibis.null("int64"))
    shown = dict.fromkeys(["deal_id", "pipeline", "stage", *by, "amount", "chance"])
    return rows.select(*shown, rank=rank, part=part)


def _ranked(rows: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """With ``money``, the amount as a float, and ``nth``: 0 for the largest deal of the group."""
    largest = [rows.priced.desc(), rows.amount.desc(), rows.deal_id]
    return rows.mutate(
        money=ibis.ifelse(rows.priced, rows.amount.cast("float64"), ibis.null("float64")),
        nth=ibis.row_number().over(group_by=list(by), order_by=largest),
    )


def _with_misses(
    rows: ibis.Table, large: ibis.Table, target: float | None, won: float, by: Sequence[str]
) -> ibis.Table:
    counted = rows.drop("rest", "rest_spread")
    schema = {**counted.schema(), **dict.fromkeys(("target", "won", "missed", "missed_without_largest"), "float64")}
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for deal in large.to_pyarrow().to_pylist() if target is not None else []:
        groups.setdefault(tuple(deal[name] for name in by), []).append(deal)
    told = []
    for row in rows.to_pyarrow().to_pylist():
        held = sorted(groups.get(tuple(row[name] for name in by), []), key=lambda deal: deal["nth"])
        rest = Rest(row["rest"], row["rest_spread"])
        if target is not None and held:
            row["missed"] = _of(held, target - won, rest)
            row["missed_without_largest"] = _of([deal for deal in held if deal["nth"]], target - won, rest)
        told.append({name: (row | {"target": target, "won": won}).get(name) for name in schema})
    kinds = ibis.schema(schema)
    return ibis.memtable(pa.Table.from_pylist(told, kinds.to_pyarrow()), schema=kinds)


def _of(deals: Sequence[dict[str, Any]], need: float, rest: Rest) -> float:
    columns = [np.array([deal[name] for deal in deals], float) for name in ("money", "chance")]
    return chance_to_miss(columns[0], columns[1], need, rest)


def chance_to_miss(amounts: Numbers, chances: Numbers, need: float, rest: Rest = NOTHING) -> float:
    """The chance that deals won or lost on their own bring less than `need` together, with a normal rest.

    >>> half = np.array([0.5, 0.5])
    >>> chance_to_miss(np.array([60.0, 40.0]), half, 50.0), chance_to_miss(np.array([60.0, 40.0]), half, 100.0)
    (0.5, 0.75)
    """
    if need <= 0:
        return 0.0
    steps = _steps(amounts, need)
    places = amounts * (steps / need)
    # What reaches the target leaves the grid; what is left on it is below.
    below = np.zeros(steps)
    below[0] = 1.0
    for place, chance in zip(places, chances, strict=True):
        below = _with_deal(below, place, chance)
    if not rest.spread:
        return float(below.sum())
    missing = need * (1.0 - np.arange(steps) / steps)
    return float(below @ stats.norm.cdf((missing - rest.mean) / np.sqrt(rest.spread)))


def _steps(amounts: Numbers, need: float) -> int:
    """So many that every amount lies on a step, if that is not too many; else as usual, and amounts lie between."""
    cents = np.append(amounts, need) * CENTS
    whole = np.rint(cents)
    if np.abs(cents - whole).max() > 1e-6 * CENTS or need * CENTS > 2**52:
        return STEPS
    steps = int(whole[-1]) // int(np.gcd.reduce(whole.astype(np.int64)))
    return steps if steps <= MOST_STEPS else STEPS


def _with_deal(below: Numbers, place: float, chance: float) -> Numbers:
    """The sums after one more deal. Between two steps its money is split, so that its mean is kept."""
    after = below * (1.0 - chance)
    step = int(place + 1e-9)
    beyond = max(place - step, 0.0)
    for shift, share in ((step, 1.0 - beyond), (step + 1, beyond)):
        if share and shift < len(below):
            after[shift:] += chance * share * below[: len(below) - shift]
    return after
