"""Safe multiple: how many times the target must stand open when a period begins, to reach it four times in five?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy import optimize, stats

from venturi.metrics.intervals import LEAST, SEED
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.empirical_factor import empirical_factor_deals
from venturi.metrics.pipeline_health.openings import bookings, openings

CHANCE = 0.8
# The field's rule, shown beside it.
RULE = 3.0
MOST = 100.0
DRAWS = 500
# Of more wins than this the sum is taken as normal.
MANY = 2_000
# The interval needs the crossing again and again, and not so exactly.
REPLICATES, ROUGH = 200, 100
COLUMNS = {
    **dict.fromkeys(("target", "multiple", "multiple_low", "multiple_high", "needed", "usual_multiple"), "float64"),
    **dict.fromkeys(("chance", "chance_at_usual", "chance_at_rule", "rule", "new_business"), "float64"),
    **dict.fromkeys(("periods", "deals", "won", "without_amount"), "int64"),
}
Numbers = NDArray[np.float64]


class Past(NamedTuple):
    """The past periods, a row each."""

    won: Numbers
    deals: Numbers
    wins: Numbers  # how many reach the target, in each of the draws; infinite where no number of them does


def safe_multiple(
    stays: ibis.Table,
    deals: ibis.Table,
    *,
    periods: Sequence[Period],
    as_of: datetime,
    target: float | None = None,
    chance: float = CHANCE,
    field_changes: ibis.Table | None = None,
    stood: ibis.Table | None = None,
) -> ibis.Table:
    r"""The open pipeline at the beginning of a period, over the target, with which the target is reached with `chance`.

    .. math:: \min\{m : \frac{1}{K} \sum_{p=1}^{K} P(\text{new}_p + \sum_{j=1}^{W_p} A_j \ge T) \ge
              \text{chance}\}, \qquad W_p \sim \text{Binomial}(\frac{m T}{\bar a}, q_p)

    **Population:** the deals that stood open when one of ``periods`` began, see `openings`, and what was won in these
    periods.

    A deal stood for :math:`\bar a` on average, a win brought one of the :math:`A`, a share :math:`q_p` of the
    deals was won before the end of period :math:`p`, and :math:`\text{new}_p` of deals that stood nowhere yet.

    Parameters
    ----------
    stays, deals, field_changes : see `openings`
    periods : that were over at `as_of`.
    as_of : moment
        The one the stays were made with.
    target : money to be won in a period; None: what was won in `periods` on average.
    chance : above 0 and below 1.
    stood : what `openings` gives of these periods, where it is known already.

    Returns
    -------
    one row
        ``target``, ``chance``.  ``multiple`` : of the target; **null** when not even a hundred times it would do, and
        when nothing was won of what stood there.  ``multiple_low``, ``multiple_high`` : 95 % bootstrap over periods;
        null with fewer than five, the high end also beyond a hundred times.  ``needed`` : multiple × target.
        ``usual_multiple`` : what stood at the beginning of ``periods``, on average, over the target.
        ``chance_at_usual``, ``chance_at_rule`` : of reaching the target with that, and with ``rule`` = 3 times.
        ``new_business`` : per period.  ``periods``, ``deals``, ``won`` : what it rests on.  ``without_amount`` : deals
        left out.

    Raises
    ------
    ValueError
        If `chance` is not between 0 and 1, if the target is not above 0, or see `openings`.
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Runs the queries. The mix of stages is that of the past periods; more pipeline means more such deals. The shares
    :math:`q_p` differ by chance too. That part of their spread is taken out (method of moments [1]_), because the
    binomial counts it already; what is left is how much periods really differ.

    Misleads when periods are few: how much they differ is then hardly known. And when a pipeline is filled with worse
    deals to reach the multiple.

    References
    ----------
    .. [1] Kleinman, J. C. (1973). Proportions with extraneous variance: single and independent samples. JASA 68(341).
    """
    if not 0.0 < chance < 1.0:
        raise ValueError(f"chance is {chance}; it lies between 0 and 1.")
    if target is not None and target <= 0:
        raise ValueError(f"target is {target}; it is money above 0.")
    if stood is None:
        stood = openings(stays, deals, periods=periods, as_of=as_of, field_changes=field_changes)
    known = _counted(stood, bookings(deals, periods=periods), periods)
    booked = [one["bookings"] for one in known]
    goal = target if target is not None else float(np.mean(booked)) if known else 0.0
    row = {name: sum(one[name] for one in known) for name in ("deals", "won", "without_amount")}
    row |= {"target": goal, "chance": chance, "rule": RULE, "periods": len(known)}
    return _table(row | (_found(known, _wins(stood), goal, chance) if known and goal > 0 else {}))


# What stood open when the periods began, and what was won of it: the same deals.
safe_multiple_deals = empirical_factor_deals


def _counted(stood: ibis.Table, booked: ibis.Table, periods: Sequence[Period]) -> list[dict[str, Any]]:
    """The periods when anything stood open: what it was, what came of it, and what was won beside it."""
    counts = stood.priced & stood.won_amount.notnull()
    sums = stood.aggregate(
        by="period",
        deals=stood.count(where=counts),
        won=stood.count(where=counts & stood.won),
        amount=stood.amount.sum(where=counts).cast("float64"),
        won_amount=stood.won_amount.sum(where=counts),
        without_amount=stood.count(where=~counts),
    )
    bookings_of = {row["period"]: row["bookings"] for row in booked.to_pyarrow().to_pylist()}
    found = {row["period"]: row for row in sums.to_pyarrow().to_pylist() if row["amount"]}
    rows = [found[period.label] for period in periods if period.label in found]
    for row in rows:
        row["bookings"] = bookings_of.get(row["period"], 0.0)
        row["new"] = row["bookings"] - row["won_amount"]
    return rows


def _wins(stood: ibis.Table) -> Numbers:
    """What each win brought."""
    wins = stood.filter(stood.won, stood.priced, stood.won_amount.notnull()).select("period", "won_amount", "deal_id")
    amounts: Numbers = wins.order_by(["period", "deal_id"]).to_pyarrow()["won_amount"].to_numpy()
    return amounts


def true_shares(won: Numbers, deals: Numbers) -> Numbers:
    """The share won in each period, drawn towards that of all by as much as chance alone makes them differ."""
    whole = won.sum() / deals.sum()
    spread = np.var(won / deals, ddof=1) if len(deals) > 1 else 0.0
    real = max(0.0, 1.0 - np.mean(whole * (1.0 - whole) / deals) / spread) if spread else 0.0
    return np.clip(whole + np.sqrt(real) * (won / deals - whole), 0.0, 1.0)


def _found(known: Sequence[Mapping[str, Any]], wins: Numbers, goal: float, chance: float) -> dict[str, float | None]:
    rng = np.random.default_rng(SEED)
    sums = {name: np.array([one[name] for one in known], float) for name in ("amount", "deals", "won", "new")}
    past = Past(sums["won"], sums["deals"], np.array([wins_needed(wins, goal - new, rng) for new in sums["new"]]))
    # So many deals are once the target.
    once = goal * sums["deals"].sum() / sums["amount"].sum()
    usual = float(sums["amount"].mean()) / goal
    multiple = _crossing(past, once, chance)
    low, high = (None, None) if multiple is None else _interval(past, once, chance)
    return {
        "multiple": multiple,
        "multiple_low": low,
        "multiple_high": high,
        "needed": None if multiple is None else multiple * goal,
        "usual_multiple": usual,
        "chance_at_usual": _reached(past, usual * once),
        "chance_at_rule": _reached(past, RULE * once),
        "new_business": float(sums["new"].mean()),
    }


def wins_needed(amounts: Numbers, need: float, rng: np.random.Generator) -> Numbers:
    """How many wins, each worth one of `amounts` drawn at random, bring `need`: one value a draw."""
    if need <= 0:
        return np.zeros(DRAWS)
    if not amounts.any():
        return np.full(DRAWS, np.inf)
    expected, spread = need / amounts.mean(), amounts.std() / amounts.mean()
    if expected > MANY:
        return np.ceil(expected + spread * np.sqrt(expected) * rng.standard_normal(DRAWS))
    # So many that hardly a draw falls short of the target: six deviations more than expected.
    most = int(np.ceil(expected + 6.0 * spread * np.sqrt(expected) + 6.0 * spread**2)) + 1
    brought = np.cumsum(rng.choice(amounts, size=(DRAWS, most)), axis=1)
    # Sums of the same amounts in another order may miss the target by a rounding.
    short = brought < need * (1.0 - 1e-12)
    return np.where(short[:, -1], np.inf, short.sum(axis=1) + 1.0)


def _reached(past: Past, deals: float) -> float:
    """The chance to reach the target with so many deals standing open at the beginning, over all periods."""
    shares = true_shares(past.won, past.deals)[:, None]
    return float(np.mean(stats.binom.sf(past.wins - 1, round(deals), shares)))


def _crossing(past: Past, once: float, chance: float, *, within: float = 1e-4) -> float | None:
    """The multiple at which the chance is reached: it only grows with the multiple."""

    def beyond(multiple: float) -> float:
        return _reached(past, multiple * once) - chance

    if beyond(MOST) < 0:
        return None
    return 0.0 if beyond(0.0) >= 0 else float(optimize.bisect(beyond, 0.0, MOST, xtol=within))


def _interval(past: Past, once: float, chance: float) -> tuple[float | None, float | None]:
    """Of drawing whole periods: each draw has its own spread between them. Null with fewer than five."""
    size, rng = len(past.won), np.random.default_rng(SEED)
    if size < LEAST:
        return None, None
    chosen = rng.integers(size, size=(REPLICATES, size))
    few = past.wins[:, :ROUGH]
    found = [_crossing(Past(past.won[one], past.deals[one], few[one]), once, chance, within=0.01) for one in chosen]
    low, high = np.quantile([MOST if multiple is None else multiple for multiple in found], [0.025, 0.975])
    return float(low), float(high) if high < MOST else None


def _table(row: Mapping[str, Any]) -> ibis.Table:
    schema = ibis.schema(COLUMNS)
    filled = {name: row.get(name) for name in COLUMNS}
    return ibis.memtable(pa.Table.from_pylist([filled], schema.to_pyarrow()), schema=schema)
