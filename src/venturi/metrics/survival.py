"""Survival: how long does it take, and how does it end, when part of it has not ended yet?"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.intervals import Z95
from venturi.metrics.tables import require_columns

# Survival is multiplied as a sum of logarithms; a half may come out as 0.5 + 1e-16.
ROUNDING = 1e-9


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
        With a weight, ``d`` and ``n`` are sums of it, and there is no interval.

    Returns
    -------
    one row per group and distinct duration
        the duration, ``at_risk`` and ``ended`` (sums), ``survival`` in [0, 1], ``low`` and ``high``: the pointwise
        95 % interval of Greenwood's variance on the log(−log) scale [2]_; null at survival 0 and 1, and when weighted.

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
    .. [2] Kalbfleisch, J. D., Prentice, R. L. (2002). The Statistical Analysis of Failure Time Data, section 1.4.
    """
    require_columns(durations, [duration, ended, *by, *([weight] if weight else [])], name="durations")
    steps = _steps(durations, by, duration, weight, ended=durations[ended])
    so_far = _so_far(by, duration)
    curve = steps.mutate(
        survival=_product(steps.ended, steps.at_risk, so_far), greenwood=_greenwood().sum().over(so_far)
    )
    error = _.greenwood.sqrt() / _.survival.log()
    low, high = _log_log(_.survival, error) if weight is None else (ibis.null("float64"), ibis.null("float64"))
    counts = _counts(weight, at_risk=_.at_risk, ended=_.ended)
    return curve.select(*by, duration, **counts, survival=_.survival, low=low, high=high)


def quantile(curve: ibis.Table, p: float, *, by: Sequence[str] = (), duration: str = "days") -> ibis.Table:
    """The duration by which the share `p` has ended: the first at which survival is 1 − p or less.

    One row per group with the duration; null when fewer than `p` are known to have ended.
    """
    return quantiles(curve, {duration: p}, by=by, duration=duration)


def quantiles(
    curve: ibis.Table, shares: Mapping[str, float], *, by: Sequence[str] = (), duration: str = "days"
) -> ibis.Table:
    """Several of `quantile` from one reading of the curve: a column for each name of `shares`."""
    reached = {name: (_.survival <= 1.0 - p + ROUNDING).resolve(curve) for name, p in shares.items()}
    return curve.aggregate(by=list(by), **{name: curve[duration].min(where=test) for name, test in reached.items()})


def aalen_johansen(
    durations: ibis.Table,
    *,
    by: Sequence[str] = (),
    duration: str = "days",
    outcome: str = "outcome",
    of: str = "won",
    censored: str = "open",
    weight: str | None = None,
) -> ibis.Table:
    r"""Share that has come to the outcome `of` by each age, when other outcomes compete and part is still open.

    .. math:: F(t) = \sum_{t_i \le t} S(t_{i-1}) \frac{d_i}{n_i}

    **Population:** rows with a duration of 0 or more and, when weighted, a weight above 0. Others are left out: count
    them where the durations are made.

    Parameters
    ----------
    durations : one row per deal
        `duration` (age in days at the decision, or at the moment of the computation while open), `outcome`, `weight`
        and `by`.
    by : column names
        One curve for each combination; null is a group of its own.
    of, censored : values of `outcome`
        What is counted, and what is not yet known; every other value competes.
    duration, outcome, weight : names of the columns
        With a weight, ``d`` and ``n`` are sums of it, and there is no interval.

    Returns
    -------
    one row per group and distinct duration
        the duration, ``at_risk``, ``counted`` and ``competing`` (sums), ``survival`` (neither yet), ``incidence`` in
        [0, 1], ``variance`` and the 95 % interval ``low``, ``high``: variance by the delta method [2]_, interval on the
        log(−log) scale; null at incidence 0 and 1, and when weighted.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when open deals are forgotten rather than open: they are taken to end like the others of their age.

    References
    ----------
    .. [1] Aalen, O., Johansen, S. (1978). An empirical transition matrix for nonhomogeneous Markov chains based on
       censored observations. Scandinavian Journal of Statistics 5(3).
    .. [2] Marubini, E., Valsecchi, M. G. (1995). Analysing Survival Data from Clinical Trials, section 10.2.
    """
    require_columns(durations, [duration, outcome, *by, *([weight] if weight else [])], name="durations")
    result = durations[outcome]
    steps = _steps(durations, by, duration, weight, ended=result != censored, counted=result == of)
    so_far = _so_far(by, duration)
    curve = steps.mutate(survival=_product(steps.ended, steps.at_risk, so_far))
    curve = curve.mutate(before=_.survival.lag().over(_ordered(by, duration)).fill_null(1.0))
    curve = curve.mutate(incidence=(_.before * _.counted / _.at_risk).sum().over(so_far))
    curve = curve.mutate(variance=_delta_variance(so_far) if weight is None else ibis.null("float64"))
    low, high = _log_log(_.incidence, _.variance.sqrt() / (_.incidence * _.incidence.log()))
    counts = _counts(weight, at_risk=_.at_risk, counted=_.counted, competing=_.ended - _.counted)
    return curve.select(
        *by, duration, **counts, survival=_.survival, incidence=_.incidence, variance=_.variance, low=low, high=high
    )


def incidence_at(
    curve: ibis.Table, *, age: float | None = None, by: Sequence[str] = (), duration: str = "days"
) -> ibis.Table:
    """The Aalen–Johansen curve at one age: one row per group.

    Parameters
    ----------
    curve : what `aalen_johansen` returns, with the same `by` and `duration`.
    age : days; null: the largest age anything was seen at.

    Returns
    -------
    one row per group
        ``n`` (rows, or weight, at the start), the duration: the last one seen up to `age` (null: none), ``incidence``
        (0 when nothing happened by then), ``variance``, ``low``, ``high``.
    """
    days = curve[duration]
    seen = ibis.literal(True) if age is None else days <= age
    last = {name: curve[name].argmax(days, where=seen) for name in ("variance", "low", "high")}
    return curve.aggregate(
        by=list(by),
        n=curve.at_risk.max(),
        **{duration: days.max(where=seen)},
        incidence=curve.incidence.max(where=seen).fill_null(0.0),
        **last,
    )


def _steps(durations: ibis.Table, by: Sequence[str], duration: str, weight: str | None, **events: Any) -> ibis.Table:
    """One row per group and distinct duration: what ended there, and what had lasted at least that long."""
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


def _counts(weight: str | None, **sums: Any) -> dict[str, Any]:
    """Sums of rows are whole numbers again, sums of weights are not."""
    return sums if weight else {name: value.cast("int64") for name, value in sums.items()}


def _ordered(by: Sequence[str], duration: str, **frame: Any) -> Any:
    return ibis.window(group_by=list(by), order_by=duration, **frame)


def _so_far(by: Sequence[str], duration: str) -> Any:
    return _ordered(by, duration, rows=(None, 0))


def _product(ended: Any, at_risk: Any, so_far: Any) -> Any:
    """The running product of 1 − d/n. Once everything at risk has ended it is 0, and no logarithm of it is taken."""
    remains = (1.0 - ended / at_risk).nullif(0.0)
    return ibis.ifelse(ended >= at_risk, 0.0, remains.log().sum().over(so_far).exp())


def _greenwood() -> Any:
    return _.ended / (_.at_risk * (_.at_risk - _.ended)).nullif(0).cast("float64")


def _delta_variance(so_far: Any) -> Any:
    r"""Σ (F − F_i)² d_i / n_i(n_i − d_i) + Σ S² c_i(n_i − c_i) / n_i³ − 2 Σ (F − F_i) S c_i / n_i², multiplied out.

    At the last duration n = d, but there F − F_i is 0, so that its term is left out rather than infinite.
    """
    at, since, greenwood = _.incidence, _.before * _.counted / _.at_risk / _.at_risk, _greenwood().fill_null(0.0)

    def total(term: Any) -> Any:
        return term.sum().over(so_far)

    binomial = _.before * _.before * _.counted * (_.at_risk - _.counted) / _.at_risk / _.at_risk / _.at_risk
    variance = (
        at * at * total(greenwood)
        - 2.0 * at * total(at * greenwood)
        + total(at * at * greenwood)
        + total(binomial)
        - 2.0 * at * total(since)
        + 2.0 * total(at * since)
    )
    return (variance + variance.abs()) / 2.0


def _log_log(share: Any, error: Any) -> tuple[Any, Any]:
    """Ends of the 95 % interval of a share from the error of log(−log share): always inside [0, 1]."""
    inside = (share > ROUNDING) & (share < 1.0 - ROUNDING)
    spread = error.abs() * Z95
    ends = [ibis.ifelse(inside, share ** (sign * spread).exp(), ibis.null("float64")) for sign in (1.0, -1.0)]
    return ends[0], ends[1]
