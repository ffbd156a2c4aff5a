"""Restricted mean: how long does it take on average, as far as it was seen?"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.intervals import Z95
from venturi.metrics.risk_sets import greenwood, so_far
from venturi.metrics.tables import require_columns


def restricted_mean(
    curve: ibis.Table, *, by: Sequence[str] = (), duration: str = "days", interval: bool = True
) -> ibis.Table:
    r"""Area under the curve of Kaplan and Meier, up to the longest duration that was seen.

    .. math:: \mu_\tau = \int_0^\tau S(t)\,dt = \sum_i t_i \left(S(t_{i-1}) - S(t_i)\right) + \tau S(\tau), \qquad
              \operatorname{Var} \mu_\tau = \sum_i \left(\int_{t_i}^\tau S(t)\,dt\right)^2 \frac{d_i}{n_i(n_i - d_i)}

    **Population:** what the curve was made of.

    Parameters
    ----------
    curve : what `survival.kaplan_meier` returns, not weighted, with the same `by` and `duration`.
    by : column names
        One result row for each combination; null is a group of its own.
    duration : name of the column.
    interval : whether the mean has one; it takes sorting the curve once more.

    Returns
    -------
    one row per group
        ``mean`` : in the unit of the duration.  ``low``, ``high`` : its 95 % interval [1]_, never below 0; null when
        nothing varies (one duration, or several of the same length); not there without `interval`.  ``longest`` : τ.
        ``beyond`` : the share that had not ended by then: 0 when all is known, else the mean takes these to end at τ
        and **is too short**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when much is ``beyond``: the mean is then that of a process cut off at τ.

    References
    ----------
    .. [1] Klein, J. P., Moeschberger, M. L. (2003). Survival Analysis, section 4.5.
    """
    require_columns(curve, [duration, "at_risk", "ended", "survival", *by], name="curve")
    steps = curve.mutate(fell=_[duration] * _.survival * _.ended / (_.at_risk - _.ended).nullif(0).cast("float64"))
    sums = {
        "fallen": _.fell.sum().fill_null(0.0),
        # Where everything ended at the last step, the mass of that step is what was left before it.
        "left": _.survival.min(where=_.survival > 0.0).fill_null(1.0),
        "longest": _[duration].max(),
        "beyond": _.survival.min(),
    }
    mean = _.fallen + _.longest * _.left
    if not interval:
        return steps.aggregate(by=list(by), **sums).mutate(mean=mean).select(*by, "mean", "longest", "beyond")
    # What is left of the area after each step is the mean less the area up to it.
    area = steps.mutate(
        area=_.fell.sum().over(so_far(by, duration)) + _[duration] * _.survival, variance=greenwood().fill_null(0.0)
    )
    spread = {
        "spread": _.variance.sum(),
        "spread_area": (_.variance * _.area).sum(),
        "spread_square": (_.variance * _.area * _.area).sum(),
    }
    found = area.aggregate(by=list(by), **sums, **spread).mutate(mean=mean)
    return found.mutate(**_ends(found)).select(*by, "mean", "low", "high", "longest", "beyond")


def _ends(found: ibis.Table) -> dict[str, Any]:
    variance = found.mean * found.mean * found.spread - 2.0 * found.mean * found.spread_area + found.spread_square
    error = ibis.greatest(variance, 0.0).sqrt().nullif(0.0)
    ends = {"low": ibis.greatest(found.mean - Z95 * error, 0.0), "high": found.mean + Z95 * error}
    # Of nothing that varies there is no interval; the greatest of null and 0 would be 0.
    return {name: ibis.ifelse(error.notnull(), end, ibis.null("float64")) for name, end in ends.items()}
