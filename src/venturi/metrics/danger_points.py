"""Danger points: at which step does the process lose most, and what is it worth to lose less there?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import prod
from typing import Any, Literal

import ibis
import numpy as np
from ibis import _

from venturi.metrics.as_of import moment
from venturi.metrics.conversion import Skips, conversion_deals, open_stages
from venturi.metrics.danger_benchmark import FEWEST_GROUPS, Cells, benchmark, cells_of, draws
from venturi.metrics.intervals import REPLICATES, SEED
from venturi.metrics.periods import Period, consecutive, days_between
from venturi.metrics.stays import carry
from venturi.metrics.tables import require_columns

Comparison = Literal["owner", "quarter"]
NAMES = {"owner": "best quartile of owners", "quarter": "best quartile of quarters"}
DAYS_IN_A_QUARTER = 365.25 / 4
COUNTS = (
    "advanced",
    "lost",
    "lost_amount",
    "lost_without_amount",
    "won",
    "won_amount",
    "won_squares",
    "cycles",
    "cycle_days",
)


def danger_points(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    entered_in: Period,
    skips: Skips = "implied",
    compare: Sequence[Comparison] = ("owner", "quarter"),
    like: Sequence[str] = ("source", "product"),
    improvement: float = 0.5,
    minimum: int = 20,
    replicates: int = REPLICATES,
    seed: int = SEED,
    entries: ibis.Table | None = None,
) -> list[dict[str, Any]]:
    r"""What a realistic improvement of each step returns per quarter, most first.

    .. math:: \text{money}_s = n_s \cdot (\text{target}_s - c_s) \cdot w_s \cdot a_s, \quad
              w_s = \prod_{k > s} c_k, \quad
              \text{target}_s = c_s + \tfrac12 (\text{benchmark}_s - c_s)

    with n the resolved deals per quarter, c the conversions, w the wins and a the mean won amount one more deal brings.

    **Population:** deals that entered the stage, each once, with the first entry in ``entered_in``; conversions are
    over those that advanced or were lost.

    Parameters
    ----------
    stays : one row per visit, from `stays`
    stages : one row per stage of a pipeline
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at``, ``amount`` in the reporting currency, ``owner`` and
        `like`.
    entered_in : Period
        A year says more than a quarter.
    skips : see `conversion`
    compare : "owner", "quarter", or both in the order to try
        A step uses the first that has four groups with `minimum` resolved deals each. A quarter is one of `entered_in`.
    like : columns of the deals
        Groups are compared as if each had the same mix of these.
    improvement : share of the gap to the benchmark that is thought realistic.
    minimum : resolved deals a group must have to be compared.
    replicates, seed : draws of the interval; the same seed gives the same interval.
    entries : what `danger_points_deals` gave for the same choices, when it is stored already.

    Returns
    -------
    list of dicts, one per open stage, by ``money_per_quarter``, the unknown last
        ``pipeline``, ``stage``, ``position``, ``step``, ``conversion``, ``advanced``, ``resolved``; ``benchmark``,
        ``benchmark_kind``, ``target`` : shares, null without enough groups; ``extra_wins_per_deal`` and
        ``extra_money_per_deal`` : what one more deal through the step brings; null when a later step was never
        resolved, or nothing was won; ``deals_lost_per_quarter``, ``money_lost_per_quarter`` (today's amounts; null when
        none of them is known), ``lost_without_amount``; ``money_per_quarter`` with the 95 % interval
        ``money_per_quarter_low`` and ``money_per_quarter_high``; ``extra_velocity`` : money per day, the money over the
        mean days from creation to close of the won deals that were in the stage.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    The money is an **upper bound**: the deals saved last are weaker than the average, and in simulated companies the
    true return was about two thirds of it. The interval is a parametric bootstrap [1]_ of conversions, benchmark and
    mean amount; it does not cover that bias.

    Misleads when the best owners get the best deals in a way `like` does not name.

    References
    ----------
    .. [1] Efron, B., Tibshirani, R. (1993). An Introduction to the Bootstrap, section 6.5.
    """
    if entries is None:
        entries = danger_points_deals(stays, stages, deals, entered_in=entered_in, skips=skips, like=like)
    quarters = _quarters(entered_in)
    rng = np.random.default_rng(seed)
    points = []
    for ladder in _ladders(stages, entries, compare=compare, like=like, minimum=minimum):
        sampled = [step.draws(replicates, rng) for step in ladder]
        for nth, step in enumerate(ladder):
            point = _point(ladder, nth, improvement=improvement, quarters=quarters)
            drawn = step.resolved / quarters * _gained(sampled[nth:], improvement)
            points.append(point | _interval(point, drawn))
    return sorted(points, key=lambda point: (point["money_per_quarter"] is None, -(point["money_per_quarter"] or 0.0)))


def danger_points_deals(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    entered_in: Period,
    skips: Skips = "implied",
    like: Sequence[str] = ("source", "product"),
    reached: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `danger_points`: one row per deal and open stage it entered.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, ``entered_at``, ``quarter`` of `entered_in`, ``outcome``,
    ``owner``, ``amount``, ``days`` from creation to close, the columns `like`, and ``part``: advanced, lost,
    still_here or outcome_unknown. `reached` is what `conversion_deals` gave for the same period and skips, when it is
    stored already.
    """
    if reached is None:
        reached = conversion_deals(stays, stages, entered_in=entered_in, skips=skips)
    require_columns(deals, ["created_at", "closed_at"], name="deals")
    days = days_between(deals.created_at, deals.closed_at)
    timed = deals.mutate(days=ibis.ifelse(days >= 0, days, ibis.null("float64")))
    rows = carry(reached, timed, list(dict.fromkeys(["owner", "amount", "days", *like])))
    # One bound each, in the order of time: half the comparisons of asking every quarter for both its ends.
    calendar = _calendar(entered_in)
    ends = [(rows.entered_at < moment(quarter.ends_at), quarter.label) for quarter in calendar]
    early = (rows.entered_at < moment(calendar[0].starts_at), ibis.null("string"))
    return rows.mutate(quarter=ibis.cases(early, *ends, else_=ibis.null("string"))).drop("passed_over")


def wins_with_more(entered: float, steps: Sequence[tuple[float, float]], more: Sequence[float]) -> float:
    """Wins when each step lets some more deals through, of as many as enter it today.

    `steps` has (entered, advanced) of each step as counted, `more` the deals more that each lets through. With 100, 90,
    50 and 20 deals, two more at each step are 100 · 92/100 · 52/90 · 22/50 wins.

    >>> funnel = [(100, 90), (90, 50), (50, 20)]
    >>> [round(wins_with_more(100, funnel, more), 2) for more in ([2, 0, 0], [0, 2, 0], [0, 0, 2], [2, 2, 2])]
    [20.44, 20.8, 22.0, 23.39]
    """
    return entered * prod((advanced + extra) / n for (n, advanced), extra in zip(steps, more, strict=True))


def _calendar(span: Period) -> list[Period]:
    first = Period.containing(span.start, zone=span.zone)
    return [quarter for quarter in consecutive(first, until=span.end) if quarter.start < span.end]


def _quarters(span: Period) -> float:
    return span.months / 3 if span.months is not None else span.days / DAYS_IN_A_QUARTER


def _counted(rows: ibis.Table) -> ibis.Table:
    """One row per stage with everything that is counted; the rest is arithmetic."""
    lost, won = _.part == "lost", (_.outcome == "won") & _.amount.notnull()
    amount = rows.amount.cast("float64")
    return rows.aggregate(
        by=["pipeline", "stage"],
        advanced=_.count(where=_.part == "advanced"),
        lost=_.count(where=lost),
        lost_amount=amount.sum(where=lost.resolve(rows)),
        lost_without_amount=_.count(where=lost & _.amount.isnull()),
        won=_.count(where=won),
        won_amount=amount.sum(where=won.resolve(rows)).fill_null(0.0),
        won_squares=(amount * amount).sum(where=won.resolve(rows)).fill_null(0.0),
        cycles=_.count(where=(_.outcome == "won") & _.days.notnull()),
        cycle_days=_.days.sum(where=_.outcome == "won").fill_null(0.0),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """One open stage with what was counted in it, and the cells of the first comparison that has enough groups."""

    pipeline: str
    stage: str
    position: int
    totals: dict[str, float]
    kind: Comparison | None
    cells: Cells

    @property
    def resolved(self) -> float:
        return self.totals["advanced"] + self.totals["lost"]

    @property
    def conversion(self) -> float | None:
        return self.totals["advanced"] / self.resolved if self.resolved else None

    @property
    def mean_won(self) -> float | None:
        return self.totals["won_amount"] / self.totals["won"] if self.totals["won"] else None

    @property
    def cycle(self) -> float | None:
        return self.totals["cycle_days"] / self.totals["cycles"] if self.totals["cycle_days"] else None

    def draws(self, replicates: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Conversion, benchmark and mean won amount in data sets like this one; NaN where the step does not tell."""
        unknown = np.full(replicates, np.nan)
        if not self.resolved:
            return unknown, unknown, unknown
        return *draws(self.cells, replicates=replicates, rng=rng), self._amounts(replicates, rng)

    def _amounts(self, replicates: int, rng: np.random.Generator) -> np.ndarray:
        won, mean = self.totals["won"], self.mean_won
        if mean is None or won < 2:
            return np.full(replicates, np.nan)
        variance = max(0.0, self.totals["won_squares"] - won * mean * mean) / (won - 1)
        return np.maximum(0.0, rng.normal(mean, np.sqrt(variance / won), replicates))


def _ladders(
    stages: ibis.Table,
    entries: ibis.Table,
    *,
    compare: Sequence[Comparison],
    like: Sequence[str],
    minimum: int,
) -> list[list[_Step]]:
    """The steps of each pipeline from first to last, also those that nobody entered."""
    counted = {(row["pipeline"], row["stage"]): row for row in _counted(entries).to_pyarrow().to_pylist()}
    grouped = cache(lambda kind: _grouped(entries, kind, like))
    ladders = defaultdict(list)
    for place in open_stages(stages).order_by("pipeline", "position", "stage").to_pyarrow().to_pylist():
        key = place["pipeline"], place["stage"]
        totals = {name: counted.get(key, {}).get(name) or 0 for name in COUNTS}
        kind, cells = None, cells_of(grouped(compare[0])[key], minimum=minimum)
        for tried in compare:
            candidates = cells_of(grouped(tried)[key], minimum=minimum)
            if candidates.groups >= FEWEST_GROUPS:
                kind, cells = tried, candidates
                break
        ladders[place["pipeline"]].append(_Step(**place, totals=totals, kind=kind, cells=cells))
    return list(ladders.values())


def _grouped(entries: ibis.Table, kind: Comparison, like: Sequence[str]) -> dict[Any, list[dict[str, Any]]]:
    """By stage, the resolved deals of each owner, or quarter, and mix.

    In a fixed order, by owner and then quarter: the draws of the interval go through the rows one after the other.
    """
    names = list(dict.fromkeys([kind, *like]))
    found = entries.aggregate(
        by=["pipeline", "stage", *names],
        resolved=_.count(where=_.part.isin(["advanced", "lost"])),
        advanced=_.count(where=_.part == "advanced"),
        first=entries["quarter" if kind == "owner" else "owner"].min(),
    )
    order = ["owner", "first"] if kind == "owner" else ["first", "quarter"]
    rows = found.filter(_.resolved > 0).order_by([*order, *[name for name in like if name != "owner"]])
    cells = defaultdict(list)
    for row in rows.to_pyarrow().to_pylist():
        stratum = tuple(row[name] for name in like)
        sizes = {"resolved": row["resolved"], "advanced": row["advanced"]}
        cells[row["pipeline"], row["stage"]].append({"group": row[kind], "stratum": stratum, **sizes})
    return cells


def _point(ladder: Sequence[_Step], nth: int, *, improvement: float, quarters: float) -> dict[str, Any]:
    step, after = ladder[nth], ladder[nth + 1 :]
    best = benchmark(step.cells) if step.kind else None
    gap = None if best is None or step.conversion is None else best - step.conversion
    target = None if gap is None or best is None else best - (1.0 - improvement) * gap
    wins = _product([later.conversion for later in after])
    money = _product([wins, step.mean_won])
    gained = _product([gap, improvement, money, step.resolved / quarters])
    unpriced = step.totals["lost"] and step.totals["lost"] == step.totals["lost_without_amount"]
    return {
        "pipeline": step.pipeline,
        "stage": step.stage,
        "position": step.position,
        "step": f"{step.stage} → {after[0].stage if after else 'won'}",
        "conversion": step.conversion,
        "advanced": int(step.totals["advanced"]),
        "resolved": int(step.resolved),
        "benchmark": best,
        "benchmark_kind": NAMES[step.kind] if step.kind else None,
        "target": target,
        "extra_wins_per_deal": wins,
        "extra_money_per_deal": money,
        "deals_lost_per_quarter": step.totals["lost"] / quarters,
        "money_lost_per_quarter": None if unpriced else step.totals["lost_amount"] / quarters,
        "lost_without_amount": int(step.totals["lost_without_amount"]),
        "money_per_quarter": gained,
        "extra_velocity": None if gained is None or step.cycle is None else gained / step.cycle,
    }


def _product(factors: Sequence[float | None]) -> float | None:
    known = [factor for factor in factors if factor is not None]
    return prod(known) if len(known) == len(factors) else None


def _gained(sampled: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]], improvement: float) -> np.ndarray:
    """Money per resolved deal in each draw: of the first of `sampled`, with the conversions of the others after it."""
    conversion, best, amount = sampled[0]
    return improvement * (best - conversion) * np.prod([after[0] for after in sampled[1:]], axis=0) * amount


def _interval(point: dict[str, Any], drawn: np.ndarray) -> dict[str, Any]:
    if point["money_per_quarter"] is None or np.isnan(drawn).any():
        return {"money_per_quarter_low": None, "money_per_quarter_high": None}
    low, high = np.quantile(drawn, [0.025, 0.975])
    return {"money_per_quarter_low": float(low), "money_per_quarter_high": float(high)}
