"""Danger worth: what does one more deal through a step bring, and what a realistic improvement of the step?"""

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np

from venturi.metrics.danger_benchmark import benchmark, best_group
from venturi.metrics.danger_steps import Step
from venturi.metrics.money import too_few

NAMES = {"owner": "best quartile of owners", "quarter": "best quartile of quarters"}
Draws = tuple[np.ndarray, np.ndarray, np.ndarray]


def wins_with_more(entered: float, steps: Sequence[tuple[float, float]], more: Sequence[float]) -> float:
    """Wins when each step lets some more deals through, of as many as enter it today.

    `steps` has (entered, advanced) of each step as counted, `more` the deals more that each lets through. With 100, 90,
    50 and 20 deals, two more at each step are 100 · 92/100 · 52/90 · 22/50 wins.

    >>> funnel = [(100, 90), (90, 50), (50, 20)]
    >>> [round(wins_with_more(100, funnel, more), 2) for more in ([2, 0, 0], [0, 2, 0], [0, 0, 2], [2, 2, 2])]
    [20.44, 20.8, 22.0, 23.39]
    """
    return entered * prod((advanced + extra) / n for (n, advanced), extra in zip(steps, more, strict=True))


def worth(ladder: Sequence[Step], nth: int, *, improvement: float, quarters: float) -> dict[str, Any]:
    """One danger point: the `nth` step of a pipeline, with the conversions after it; see `danger_points`."""
    step, after = ladder[nth], ladder[nth + 1 :]
    best = benchmark(step.cells) if step.kind else None
    gap = None if best is None or step.conversion is None else best - step.conversion
    wins = _product([later.conversion for later in after])
    saved = _product([gap, improvement, wins, step.resolved / quarters])
    gained = _product([saved, step.mean_won])
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
        "benchmark_note": step.note,
        "like_for_like": list(step.like),
        "target": None if gap is None or best is None else best - (1.0 - improvement) * gap,
        "gap": best_segment(step),
        "extra_wins_per_deal": wins,
        "extra_money_per_deal": _product([wins, step.mean_won]),
        **_leak(step, quarters),
        "wins_per_quarter": saved,
        "money_per_quarter": gained,
        "extra_velocity": None if gained is None or step.cycle is None else gained / step.cycle,
    }


def best_segment(step: Step) -> dict[str, Any] | None:
    """The segment or period that does best at the step, like for like, and how far the step is behind it."""
    found = [(kind, *best) for kind, cells in step.segments.items() if (best := best_group(cells))]
    if not found or step.conversion is None:
        return None
    kind, group, conversion = max(found, key=lambda one: one[2])
    return {"kind": kind, "group": group, "conversion": conversion, "gap": conversion - step.conversion}


def interval(point: dict[str, Any], sampled: Sequence[Draws], *, improvement: float, quarters: float) -> dict[str, Any]:
    """Ends of the money of a point: `sampled` are the draws of its step and of those after it."""
    (conversion, best, amount), *after = sampled
    wins = np.prod([later[0] for later in after], axis=0)
    drawn = point["resolved"] / quarters * improvement * (best - conversion) * wins * amount
    if point["money_per_quarter"] is None or np.isnan(drawn).any():
        return {"money_per_quarter_low": None, "money_per_quarter_high": None}
    low, high = np.quantile(drawn, [0.025, 0.975])
    return {"money_per_quarter_low": float(low), "money_per_quarter_high": float(high)}


def _leak(step: Step, quarters: float) -> dict[str, Any]:
    totals = step.totals
    return {
        "deals_lost_per_quarter": totals["lost"] / quarters,
        "money_lost_per_quarter": totals["lost_amount"] / quarters if step.priced("lost") else None,
        "lost_without_amount": int(totals["lost_without_amount"]),
        "money_note": _money_note(step),
    }


def _money_note(step: Step) -> str | None:
    """Why money is not told, by the outcome whose amounts are too few."""
    counted = {part: (step.totals[f"{part}_without_amount"], step.totals[part]) for part in ("won", "lost")}
    return too_few(counted, for_what="money")


def _product(factors: Sequence[float | None]) -> float | None:
    known = [factor for factor in factors if factor is not None]
    return prod(known) if len(known) == len(factors) else None
