"""Comparison: what changed against the period before, and which differences does chance explain?"""

from itertools import pairwise
from typing import Any

from ibis import _

from venturi.audit.quarters import quarters
from venturi.compared import PERIOD
from venturi.dataset import Dataset
from venturi.errors import Refusal
from venturi.metrics.comparison import RATES, SIDES, comparison
from venturi.metrics.comparison_times import comparison_times
from venturi.metrics.comparison_words import SURE
from venturi.metrics.periods import Period, in_periods
from venturi.metrics.stay_times import stay_times_deals
from venturi.metrics.stays import PLACE
from venturi.metrics.velocity_change import whole_or_so_far

UNRESOLVED = ("still_here", "elsewhere", "outcome_unknown")
# Of a quarter with more deals that are neither through nor lost, the rest is no picture of it: losses come first.
MOST_UNRESOLVED = 0.1
Pair = tuple[Period, Period]
RATE = tuple(f"{side}_{term}" for side in SIDES for term in ("counted", "of", "rate", "low", "high"))
DIFFERENCE = ("difference", "difference_low", "difference_high", "p_adjusted")
ORDER = ("pipeline", "position", "stage")
TIMES = tuple(f"{side}_{term}" for side in SIDES for term in ("n", "open", "median", "median_low", "median_high"))


def comparison_section(dataset: Dataset, period: Period | None, skips: Any) -> dict[str, Any] | None:
    """The ``comparison`` part of the document: a period beside the one before it; null without one to compare with.

    Without a period asked for it is the last complete quarter. The conversion of steps is then compared in the last two
    quarters of whose deals nearly all are through or lost.
    """
    pair = _pair(dataset, period)
    if pair is None:
        return None
    asked = period is not None
    return {
        "first": pair[0].label,
        "second": pair[1].label,
        "so_far": asked and pair[0] != period,
        "win_rate": _refused(dataset, "win_rate", pair) or _win_rate(dataset, pair),
        "conversion": _refused(dataset, "conversion", pair) or _conversion(dataset, pair if asked else None, skips),
        "times": _refused(dataset, "stay_times", pair) or _times(dataset, pair),
    }


def _pair(dataset: Dataset, period: Period | None) -> Pair | None:
    """The later and the earlier period."""
    if period is None:
        known = quarters(dataset, None, complete=True)
        return (known[-1], known[-2]) if len(known) > 1 else None
    if dataset.span is None or period.starts_at > dataset.as_of or period.start <= dataset.span.start:
        return None
    before, after = whole_or_so_far(period.previous(), period, today=dataset.today)
    return after, before


def _refused(dataset: Dataset, name: str, pair: Pair) -> dict[str, Any] | None:
    found = (dataset.refusal(name, one) for one in pair)
    return next((refusal.as_dict() for refusal in found if refusal), None)


def _sides(pair: Pair) -> dict[str, Any]:
    return {"side": PERIOD, "first": pair[0].label, "second": pair[1].label}


def _win_rate(dataset: Dataset, pair: Pair) -> dict[str, Any] | None:
    rows = dataset.ask("comparison", of="win_rate", **_sides(pair)).rows()
    return _judged(rows[0], (), ()) if rows else None


def _conversion(dataset: Dataset, pair: Pair | None, skips: Any) -> dict[str, Any]:
    pair = pair or _resolved(dataset, skips)
    if pair is None:
        reason = "In no two quarters after each other nearly all deals that came to a stage are through or lost."
        return Refusal("too-early", reason).as_dict()
    came = in_periods(dataset.entries(skips=skips), list(pair), of="entered_at")
    rows = comparison(came, rate=RATES["conversion"], by=PLACE, **_sides(pair)).order_by(ORDER).to_pyarrow().to_pylist()
    stages = [_judged(row, PLACE, UNRESOLVED) for row in rows]
    return {"first": pair[0].label, "second": pair[1].label, "stages": stages}


def _resolved(dataset: Dataset, skips: Any) -> Pair | None:
    """The last two complete quarters of whose deals nearly all are through or lost."""
    known = quarters(dataset, None, complete=True)
    came = in_periods(dataset.entries(skips=skips), known, of="entered_at")
    shares = came.aggregate(by="period", share=_.part.isin(UNRESOLVED).mean()).to_pyarrow().to_pylist()
    through = {row["period"] for row in shares if row["share"] <= MOST_UNRESOLVED}
    pairs = [(later, earlier) for earlier, later in pairwise(known)]
    return next((pair for pair in reversed(pairs) if {one.label for one in pair} <= through), None)


def _judged(row: dict[str, Any], named: tuple[str, ...], unresolved: tuple[str, ...]) -> dict[str, Any]:
    still = {f"{side}_unresolved": sum(row[f"{side}_{part}"] for part in unresolved) for side in SIDES}
    told = {name: row[name] for name in (*named, *RATE, *DIFFERENCE)} | still
    return told | {"verdict": _verdict(told)}


def _verdict(row: dict[str, Any]) -> str | None:
    """What stands behind the difference: chance, deals not yet through that could turn it, or more than chance."""
    if row["p_adjusted"] is None:
        return None
    if row["p_adjusted"] >= SURE:
        return "chance"
    return "early" if _may_turn(row) else "beyond"


def _may_turn(row: dict[str, Any]) -> bool:
    """Whether the difference would change its sign, did all unresolved deals of both sides go against it."""
    up, down = SIDES if row["difference"] > 0 else SIDES[::-1]
    least = row[f"{up}_counted"] / (row[f"{up}_of"] + row[f"{up}_unresolved"])
    most = (row[f"{down}_counted"] + row[f"{down}_unresolved"]) / (row[f"{down}_of"] + row[f"{down}_unresolved"])
    return bool(least <= most)


def _times(dataset: Dataset, pair: Pair) -> list[dict[str, Any]]:
    assert dataset.stays is not None
    came = in_periods(dataset.stays, list(pair), of="entered_at")
    listed = stay_times_deals(came, as_of=dataset.as_of, by=[PERIOD])
    rows = comparison_times(listed, **_sides(pair)).order_by(ORDER).to_pyarrow().to_pylist()
    told = [{name: row[name] for name in (*PLACE, *TIMES, "difference", "p_adjusted")} for row in rows]
    return [row | {"verdict": _of_time(row["p_adjusted"])} for row in told]


def _of_time(p: float | None) -> str | None:
    return None if p is None else "chance" if p >= SURE else "beyond"
