"""Incidence: what share comes to one outcome by an age, when others compete and part of it is still open?"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.risk_sets import counts, greenwood, log_log, remaining, risk_sets, so_far
from venturi.metrics.tables import require_columns


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
        With a weight, ``d`` and ``n`` are sums of it.

    Returns
    -------
    one row per group and distinct duration
        the duration, ``at_risk``, ``ended`` and ``counted`` (sums; the rest of what ended competes), ``survival``
        (neither yet), ``before`` (survival just before), ``incidence`` in [0, 1].

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when open deals are forgotten rather than open: they are taken to end like the others of their age.

    References
    ----------
    Aalen, O., Johansen, S. (1978). An empirical transition matrix for nonhomogeneous Markov chains based on censored
    observations. Scandinavian Journal of Statistics 5(3).
    """
    require_columns(durations, [duration, outcome, *by, *([weight] if weight else [])], name="durations")
    result = durations[outcome]
    steps = risk_sets(durations, by, duration, weight, ended=result != censored, counted=result == of)
    # Nothing follows a step at which everything ended, so that no product before a step ever has to be 0.
    curve = steps.mutate(before=remaining(_.ended, _.at_risk, so_far(by, duration, until=-1)).fill_null(1.0))
    curve = curve.mutate(
        survival=_.before * (1.0 - _.ended / _.at_risk),
        incidence=(_.before * _.counted / _.at_risk).sum().over(so_far(by, duration)),
    )
    sums = counts(weight, at_risk=_.at_risk, ended=_.ended, counted=_.counted)
    return curve.select(*by, duration, **sums, survival=_.survival, before=_.before, incidence=_.incidence)


def incidence_at(
    curve: ibis.Table,
    *,
    age: float | None = None,
    by: Sequence[str] = (),
    duration: str = "days",
    interval: bool = True,
) -> ibis.Table:
    """The Aalen–Johansen curve at one age: one row per group.

    Parameters
    ----------
    curve : what `aalen_johansen` returns, with the same `by` and `duration`.
    age : days; null: the largest age anything was seen at.
    interval : false for a weighted curve: sums of weights are no counts, and the interval is null.

    Returns
    -------
    one row per group
        ``n`` (rows, or weight, at the start), the duration: the last one seen up to `age` (null: none), ``incidence``
        (0 when nothing happened by then), ``variance`` by the delta method, and the 95 % interval ``low``, ``high`` on
        the log(−log) scale; null at incidence 0 and 1.
    """
    days = curve[duration]
    seen = ibis.literal(True) if age is None else days <= age
    parts = {name: term.sum(where=seen) for name, term in _parts(curve).items()} if interval else {}
    reached = curve.aggregate(
        by=list(by),
        n=curve.at_risk.max(),
        **{duration: days.max(where=seen)},
        incidence=curve.incidence.max(where=seen).fill_null(0.0),
        **parts,
    )
    return _varied(reached, interval).drop(*parts)


def incidence_by(curve: ibis.Table, *, step: str, by: Sequence[str] = ()) -> ibis.Table:
    """The curve of `aalen_johansen`, not weighted, at the last duration of each step, such as the week it lies in.

    Parameters
    ----------
    curve : with a column `step`, which grows with the duration.

    Returns
    -------
    one row per group and step that has a duration
        the step, ``at_risk`` (at its first duration), ``ended`` and ``counted`` (in it), ``incidence``, ``variance``,
        ``low`` and ``high`` at its end, see `incidence_at`. With the duration itself as the step, of every duration.
    """
    parts = _parts(curve)
    sums = curve.aggregate(
        by=[*by, step],
        at_risk=_.at_risk.max(),
        ended=_.ended.sum(),
        counted=_.counted.sum(),
        incidence=_.incidence.max(),
        **{name: term.sum() for name, term in parts.items()},
    )
    running = {name: sums[name].sum().over(so_far(by, step)) for name in parts}
    return _varied(sums.mutate(**running), True).drop(*parts)


def _parts(curve: ibis.Table) -> dict[str, Any]:
    """What the variance adds up over the steps."""
    at, since = curve.incidence, curve.before * curve.counted / curve.at_risk / curve.at_risk
    spread = greenwood().resolve(curve).fill_null(0.0)
    return {
        "spread": spread,
        "spread_at": at * spread,
        "spread_at_at": at * at * spread,
        "binomial": since * curve.before * (curve.at_risk - curve.counted) / curve.at_risk,
        "since": since,
        "since_at": at * since,
    }


def _varied(reached: ibis.Table, interval: bool) -> ibis.Table:
    r"""Σ (F − F_i)² d_i / n_i(n_i − d_i) + Σ S² c_i(n_i − c_i) / n_i³ − 2 Σ (F − F_i) S c_i / n_i², multiplied out.

    At the last duration n = d, but there F − F_i is 0, so that its term is left out rather than infinite [1]_.

    References
    ----------
    .. [1] Marubini, E., Valsecchi, M. G. (1995). Analysing Survival Data from Clinical Trials, section 10.2.
    """
    if not interval:
        return reached.mutate(**{name: ibis.null("float64") for name in ("variance", "low", "high")})
    at = reached.incidence
    variance = (
        at * at * reached.spread
        - 2.0 * at * reached.spread_at
        + reached.spread_at_at
        + reached.binomial
        - 2.0 * at * reached.since
        + 2.0 * reached.since_at
    )
    varied = reached.mutate(variance=(variance + variance.abs()) / 2.0)
    low, high = log_log(_.incidence, _.variance.sqrt() / (_.incidence * _.incidence.log()))
    return varied.mutate(low=low, high=high)
