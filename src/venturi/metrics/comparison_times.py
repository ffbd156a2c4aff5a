"""Comparison of times: in which of two groups or periods do deals stay longer, and is it chance?"""

from collections.abc import Sequence

import ibis
from ibis import _
from scipy import stats

from venturi.metrics.comparison import SIDES, adjusted, sided, with_columns
from venturi.metrics.comparison_words import times_in_words
from venturi.metrics.risk_sets import by_number, risk_sets
from venturi.metrics.stays import PLACE
from venturi.metrics.survival import kaplan_meier, reached, with_greenwood


def comparison_times(
    listed: ibis.Table, *, side: str, first: str | None, second: str | None, by: Sequence[str] = PLACE
) -> ibis.Table:
    r"""Median stays of two sides beside each other, with the log-rank test. Runs the query.

    .. math:: Z = \frac{\sum_t d_{1t} - e_t}{\sqrt{\sum_t v_t}} \qquad e_t = d_t \frac{n_{1t}}{n_t} \qquad
              v_t = e_t \cdot \frac{n_t - n_{1t}}{n_t} \cdot \frac{n_t - d_t}{n_t - 1}

    with n the stays that lasted at least t days, and d those of them that ended there.

    **Population:** the stays of the list whose column `side` is `first` or `second`; stays that are not over count for
    as long as they were seen. Stays of deals decided on an unknown day are left out and counted.

    Parameters
    ----------
    listed : one row per stay
        `side`, ``part``, ``days``, ``ended`` and `by`: what `stay_times_deals` gave with ``by=[side]``. For two periods
        the stays carry ``period`` from `in_periods`.
    side, first, second : see `comparison`
    by : column names
        One result row for each combination that occurs; the stage.

    Returns
    -------
    one row per combination of `by`
        ``first``, ``second`` : the sides.  For each of them ``…_n`` : stays, ``…_open`` : of them not ended,
        ``…_without_end`` : stays left out, ``…_median`` : days by which half have ended, by Kaplan and Meier, null when
        fewer are known to, with the 95 % interval ``…_median_low``, ``…_median_high`` [1]_; an end that was not reached
        is null.  ``difference``, ``ratio`` : of the medians, in days and times; null where one is unknown, the ratio
        also where the second is 0.  ``p_value`` : chance of curves at least as far apart between equals, by the
        log-rank test [2]_; null when there is nothing to compare.  ``p_adjusted`` : see `comparison`.  ``words`` : the
        result as a sentence.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If both sides are the same.

    Notes
    -----
    The test is of the whole curves, not of the medians: curves that cross may have different medians and a large
    p-value.

    Misleads when one side is younger: its long stays are not over yet. The test knows, a reader of the medians may not.
    Stays of one deal that came back several times count each, so that the p-value is somewhat too small where
    many come back.

    References
    ----------
    .. [1] Brookmeyer, R., Crowley, J. (1982). A confidence interval for the median survival time. Biometrics 38(1).
    .. [2] Mantel, N. (1966). Evaluation of survival data and two new rank order statistics arising in its
       consideration. Cancer Chemotherapy Reports 50(3).
    """
    needed = ("part", "days", "ended")
    rows = sided(listed, side=side, first=first, second=second, by=by, needed=needed)
    counted = rows.aggregate(by=list(by), **_counts())
    known = rows.filter(_.part != "without_end").select(*by, "side", "days", "ended")
    found, stays = by_number(counted, known, by)
    found = found.mutate(first=ibis.literal(first, "string"), second=ibis.literal(second, "string"))
    for name in SIDES:
        found = found.left_join(_medians(stays.filter(_.side == name), name), "number").drop("number_right")
    found = found.left_join(_log_rank(stays), "number").drop("number", "number_right")
    found = found.mutate(
        difference=_.first_median - _.second_median, ratio=_.first_median / _.second_median.nullif(0.0)
    )
    table = found.to_pyarrow()
    statistics = table["z"].to_pylist()
    p_values = [None if z is None else float(2.0 * stats.norm.sf(abs(z))) for z in statistics]
    added = {"p_value": p_values, "p_adjusted": adjusted(p_values)}
    return with_columns(found.drop("z"), table.drop_columns("z"), added, words=times_in_words)


def comparison_times_deals(
    listed: ibis.Table, *, side: str, first: str | None, second: str | None, by: Sequence[str] = PLACE
) -> ibis.Table:
    """The stays behind `comparison_times`: ``deal_id``, `by`, ``side`` (first or second), ``days`` and ``part``."""
    rows = sided(listed, side=side, first=first, second=second, by=by, needed=("deal_id", "part", "days"))
    return rows.select("deal_id", *by, "side", "days", "part")


def _counts() -> dict[str, ibis.Value]:
    tests = {"n": _.part != "without_end", "open": _.part == "open", "without_end": _.part == "without_end"}
    return {f"{name}_{term}": _.count(where=(_.side == name) & test) for name in SIDES for term, test in tests.items()}


def _medians(stays: ibis.Table, name: str) -> ibis.Table:
    """By number the median, and the times at which the ends of the curve's interval reach a half."""
    by = ["number"]
    curve = with_greenwood(kaplan_meier(stays, by=by), by=by)
    return curve.aggregate(
        by=by,
        **{
            f"{name}_median": _.days.min(where=reached(0.5)),
            f"{name}_median_low": _.days.min(where=_.low <= 0.5),
            f"{name}_median_high": _.days.min(where=_.high <= 0.5),
        },
    )


def _log_rank(stays: ibis.Table) -> ibis.Table:
    """By number ``z``, the log-rank statistic of the first side; null when there is nothing to compare."""
    is_first = stays.side == SIDES[0]
    sides = {"first_ended": stays.ended & is_first, "first_left": is_first}
    steps = risk_sets(stays, ["number"], "days", None, ended=stays.ended, **sides)
    from_the_end = ibis.window(group_by="number", order_by=ibis.desc("days"), rows=(None, 0))
    steps = steps.mutate(share=_.first_left.sum().over(from_the_end) / _.at_risk)
    terms = steps.select(
        "number",
        apart=_.first_ended - _.ended * _.share,
        # Where one alone is left, one side is everything and the variance 0.
        variance=_.ended * _.share * (1.0 - _.share) * (_.at_risk - _.ended) / (_.at_risk - 1.0).nullif(0.0),
    )
    summed = terms.aggregate(by="number", apart=_.apart.sum(), variance=_.variance.sum())
    return summed.select("number", z=_.apart / _.variance.nullif(0.0).sqrt())
