"""Survival: how long does it take, when part of it has not ended yet?"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.risk_sets import ROUNDING, counts, greenwood, log_log, remaining, risk_sets, so_far
from venturi.metrics.tables import require_columns


def kaplan_meier(
    durations: ibis.Table,
    *,
    by: Sequence[str] = (),
    duration: str = "days",
    ended: str = "ended",
    weight: str | None = None,
) -> ibis.Table:
    r"""Share that has not ended by each duration, counting what is still going on for as long as it was seen.

    .. math:: S(t) = \prod_{t_i \le t} \left(1 - \frac{d_i}{n_i}\right)

    **Population:** rows with a duration of 0 or more and, when weighted, a weight above 0. Others are left out: count
    them where the durations are made.

    Parameters
    ----------
    durations : one row per stay, deal …
        `duration` (days), `ended` (boolean: false is censored), `weight` and `by`.
    by : column names
        One curve for each combination; null is a group of its own.
    duration, ended, weight : names of the columns
        With a weight, ``d`` and ``n`` are sums of it.

    Returns
    -------
    one row per group and distinct duration
        the duration, ``at_risk`` and ``ended`` (sums), ``survival`` in [0, 1].

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when what is censored differs from what is not: stays forgotten open look like long stays.

    References
    ----------
    .. [1] Kaplan, E. L., Meier, P. (1958). Nonparametric estimation from incomplete observations. JASA 53(282).
    """
    require_columns(durations, [duration, ended, *by, *([weight] if weight else [])], name="durations")
    steps = risk_sets(durations, by, duration, weight, ended=durations[ended])
    survival = ibis.ifelse(
        steps.ended >= steps.at_risk, 0.0, remaining(steps.ended, steps.at_risk, so_far(by, duration))
    )
    sums = counts(weight, at_risk=steps.at_risk, ended=steps.ended)
    return steps.select(*by, duration, **sums, survival=survival)


def with_greenwood(curve: ibis.Table, *, by: Sequence[str] = (), duration: str = "days") -> ibis.Table:
    """The curve of `kaplan_meier`, not weighted, with ``low`` and ``high``: the pointwise 95 % interval.

    Of Greenwood's variance, on the log(−log) scale; null at survival 0 and 1. Apart from the curve, because engines
    would compute it for every step even if only a quantile is read.

    References
    ----------
    Kalbfleisch, J. D., Prentice, R. L. (2002). The Statistical Analysis of Failure Time Data, section 1.4.
    """
    varied = curve.mutate(greenwood=greenwood().sum().over(so_far(by, duration)))
    low, high = log_log(_.survival, _.greenwood.sqrt() / _.survival.log())
    return varied.mutate(low=low, high=high).drop("greenwood")


def quantile(curve: ibis.Table, p: float, *, by: Sequence[str] = (), duration: str = "days") -> ibis.Table:
    """The duration by which the share `p` has ended: the first at which survival is 1 − p or less.

    One row per group with the duration; null when fewer than `p` are known to have ended.
    """
    return quantiles(curve, {duration: p}, by=by, duration=duration)


def quantiles(
    curve: ibis.Table, shares: Mapping[str, float], *, by: Sequence[str] = (), duration: str = "days"
) -> ibis.Table:
    """Several of `quantile` from one reading of the curve: a column for each name of `shares`."""
    firsts = {name: curve[duration].min(where=reached(p).resolve(curve)) for name, p in shares.items()}
    return curve.aggregate(by=list(by), **firsts)


def reached(p: float) -> Any:
    """Whether a step of the curve is one by which the share `p` has ended."""
    return _.survival <= 1.0 - p + ROUNDING
