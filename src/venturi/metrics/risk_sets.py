"""Risk sets: what ended at each duration, and what had lasted at least that long?"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.intervals import Z95

# Survival is multiplied as a sum of logarithms; a half may come out as 0.5 + 1e-16.
ROUNDING = 1e-9


def risk_sets(durations: ibis.Table, by: Sequence[str], duration: str, weight: str | None, **events: Any) -> ibis.Table:
    """One row per group and distinct duration: what ended there, and what had lasted at least that long.

    Parameters
    ----------
    durations : one row per stay, deal …
        Rows with a duration below 0 or, when weighted, a weight not above 0 are left out.
    events : boolean columns; each becomes the sum of the rows, or of their weight, for which it is true.

    Returns
    -------
    `by`, the duration, ``left`` (whatever left the risk set there), ``at_risk``, and the sum of each event, as floats.
    """
    mass = ibis.literal(1) if weight is None else durations[weight].cast("float64")
    kept = durations.select(
        *by,
        duration,
        mass=mass,
        **{name: ibis.ifelse(event.fill_null(False), mass, 0) for name, event in events.items()},
    )
    kept = kept if weight is None else kept.filter(_.mass > 0)
    # As floating numbers, which hold counts exactly: sums of whole numbers are twice as wide and slow to add up.
    sums = {name: _[name].sum().cast("float64") for name in ("mass", *events)}
    # Judged once they are counted: a condition on the duration itself makes engines compute it twice for every row.
    steps = kept.aggregate(by=[*by, duration], **sums, shortest=_[duration].min()).filter(_.shortest >= 0)
    steps = steps.drop("shortest").rename(left="mass")
    # From the end, so that the frame grows: one that shrinks from the front takes DuckDB five times as long.
    from_the_end = ibis.window(group_by=list(by), order_by=ibis.desc(duration), rows=(None, 0))
    return steps.mutate(at_risk=_.left.sum().over(from_the_end))


def by_number(groups: ibis.Table, rows: ibis.Table, by: Sequence[str]) -> tuple[ibis.Table, ibis.Table]:
    """The groups with a ``number`` each, and the rows with the number of their group in place of `by`.

    Curves are sorted by group and duration: a number is shorter than names, and there are few groups.
    """
    numbered = groups.mutate(number=ibis.row_number().over(order_by=list(by)).cast("int32"))
    names = numbered.select("number", **{f"group_{name}": numbered[name] for name in by})
    joined = rows.join(names, [rows[name].identical_to(names[f"group_{name}"]) for name in by])
    return numbered, joined.drop(*[*by, *[f"group_{name}" for name in by]])


def so_far(by: Sequence[str], duration: str, *, until: int = 0) -> Any:
    """The window of the steps up to this one, or, with `until` −1, up to the one before."""
    return ibis.window(group_by=list(by), order_by=duration, rows=(None, until))


def counts(weight: str | None, **sums: Any) -> dict[str, Any]:
    """Sums of rows are whole numbers again, sums of weights are not."""
    return sums if weight else {name: value.cast("int64") for name, value in sums.items()}


def remaining(ended: Any, at_risk: Any, window: Any) -> Any:
    """The running product of 1 − d/n, without the steps at which everything at risk ended; null when there are none."""
    return (1.0 - ended / at_risk).nullif(0.0).log().sum().over(window).exp()


def greenwood() -> Any:
    """d / n(n − d), the part of each step in Greenwood's variance; null where all at risk ended."""
    return _.ended / (_.at_risk * (_.at_risk - _.ended)).nullif(0).cast("float64")


def log_log(share: Any, error: Any) -> tuple[Any, Any]:
    """Ends of the 95 % interval of a share from the error of log(−log share): always inside [0, 1]."""
    inside = (share > ROUNDING) & (share < 1.0 - ROUNDING)
    spread = error.abs() * Z95
    ends = [ibis.ifelse(inside, share ** (sign * spread).exp(), ibis.null("float64")) for sign in (1.0, -1.0)]
    return ends[0], ends[1]
