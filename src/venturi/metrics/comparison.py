"""Comparison: two groups or two periods side by side, which rate is higher, by how much, and is it chance?"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import ibis
import pyarrow as pa
from ibis import _
from scipy import stats
from scipy.stats.contingency import relative_risk

from venturi.metrics.comparison_words import rates_in_words
from venturi.metrics.intervals import wilson
from venturi.metrics.tables import require_columns

SIDES = ("first", "second")


class Rate(NamedTuple):
    """A rate over deals with a ``part``: those counted, those of which they are counted, and those in neither term."""

    counted: tuple[str, ...]
    of: tuple[str, ...]
    beside: tuple[str, ...]


RATES = {
    "win_rate": Rate(("won",), ("won", "lost"), ("open", "without_date")),
    "conversion": Rate(("advanced",), ("advanced", "lost"), ("still_here", "elsewhere", "outcome_unknown")),
    "conversion_to_win": Rate(("won",), ("won", "lost"), ("open", "outcome_unknown")),
}


def comparison(
    listed: ibis.Table, *, rate: Rate, side: str, first: str | None, second: str | None, by: Sequence[str] = ()
) -> ibis.Table:
    r"""Two sides of one rate beside each other: difference and ratio with intervals, and a test. Runs the query.

    .. math:: \text{difference} = p_1 - p_2 \qquad \text{ratio} = \frac{p_1}{p_2} \qquad p_i = \frac{counted_i}{of_i}

    **Population:** the deals of the list whose column `side` is `first` or `second`; which deals those are, by which
    date, is the matter of the metric the list comes from.

    Parameters
    ----------
    listed : one row per deal, or per deal and stage
        `side`, ``part`` and `by`: what `win_rate_deals`, `conversion_deals` or `conversion_to_win_deals` gave with
        ``by=[side]``. Two periods are two sides: `in_periods` names the period of each record, in the column
        ``period``.
    rate : one of `RATES`, or another choice of parts
    side : column name
    first, second : the two values of it
        Null is a value as well: deals of which nobody knows the group. Of two periods name the later first, so that a
        rise is a positive difference.
    by : column names
        One result row for each combination that occurs: ``pipeline``, ``stage``, ``position`` for conversions.

    Returns
    -------
    one row per combination of `by`
        ``first``, ``second`` : the sides.  For each of them ``…_counted``, ``…_of`` : deals, ``…_rate``, ``…_low``,
        ``…_high`` : share in [0, 1] with the 95 % Wilson interval, and the deals in neither term by part
        (``first_open``).  ``difference``, ``difference_low``, ``difference_high`` : of the shares, with the 95 %
        interval of Newcombe [1]_.  ``ratio``, ``ratio_low``, ``ratio_high`` : 95 % interval of Katz [2]_; null where
        the second share is 0, the upper end also where the first is.  ``p_value`` : chance of a difference at least as
        large between equals (Fisher's exact test, both sides).  ``p_adjusted`` : the same among all rows of the
        result, by Benjamini and Hochberg [3]_.  ``words`` : the result as a sentence.  All are **null, not 0**, where
        a side has nothing to count.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If both sides are the same.

    Notes
    -----
    Misleads when the two sides get different deals: inbound beside outbound compares leads, not people. Of twenty
    comparisons of equals one has a p-value below 0.05; read ``p_adjusted`` where there are many rows. Beside a recent
    period an older one has more deals that are through: losses are known sooner than wins.

    References
    ----------
    .. [1] Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics
       in Medicine 17(8), method 10.
    .. [2] Katz, D., Baptista, J., Azen, S. P., Pike, M. C. (1978). Obtaining confidence intervals for the risk ratio in
       cohort studies. Biometrics 34(3).
    .. [3] Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57(1).
    """
    rows = sided(listed, side=side, first=first, second=second, by=by, needed=("part",))
    counts = {
        f"{name}_{term}": _.count(where=(_.side == name) & _.part.isin(parts))
        for name in SIDES
        for term, parts in {"counted": rate.counted, "of": rate.of, **{part: (part,) for part in rate.beside}}.items()
    }
    counted = rows.aggregate(by=list(by), **counts)
    named = counted.mutate(first=ibis.literal(first, "string"), second=ibis.literal(second, "string"))
    return beside(named.select(*by, *SIDES, *counts))


def comparison_deals(
    listed: ibis.Table, *, side: str, first: str | None, second: str | None, by: Sequence[str] = ()
) -> ibis.Table:
    """The deals behind `comparison`: ``deal_id``, `by`, ``side`` (first or second) and ``part``."""
    rows = sided(listed, side=side, first=first, second=second, by=by, needed=("deal_id", "part"))
    return rows.select("deal_id", *by, "side", "part")


def beside(counts: ibis.Table) -> ibis.Table:
    """What `comparison` says, of counts that are there already. Runs the query.

    `counts` has ``first_counted``, ``first_of``, ``second_counted`` and ``second_of``, and whatever names a row;
    ``first`` and ``second`` name the sides.

    >>> row = beside(ibis.memtable({"first_counted": [16], "first_of": [100], "second_counted": [4],
    ...     "second_of": [100], "first": ["referral"], "second": ["cold call"]})).to_pyarrow().to_pylist()[0]
    >>> round(row["ratio"], 1), round(row["difference"], 2)
    (4.0, 0.12)
    """
    rates = {f"{name}_rate": _[f"{name}_counted"] / _[f"{name}_of"].nullif(0) for name in SIDES}
    ends = {name: wilson(counts[f"{name}_counted"], counts[f"{name}_of"]) for name in SIDES}
    bounds = {f"{name}_{end}": value for name in SIDES for end, value in zip(("low", "high"), ends[name], strict=True)}
    rows = counts.mutate(**rates, **bounds).mutate(difference=_.first_rate - _.second_rate)
    low, high = _newcombe(rows)
    rows = rows.mutate(difference_low=low, difference_high=high, ratio=_.first_rate / _.second_rate.nullif(0.0))
    table = rows.to_pyarrow()
    tested = [_tested(row) for row in table.to_pylist()]
    p_values = [p_value for *_ends, p_value in tested]
    added = {
        "ratio_low": [low for low, _high, _p in tested],
        "ratio_high": [high for _low, high, _p in tested],
        "p_value": p_values,
        "p_adjusted": adjusted(p_values),
    }
    return with_columns(rows, table, added, words=rates_in_words)


def sided(
    listed: ibis.Table,
    *,
    side: str,
    first: str | None,
    second: str | None,
    by: Sequence[str],
    needed: Sequence[str],
) -> ibis.Table:
    """The rows of the two sides, with ``side``: first or second."""
    if first == second:
        raise ValueError(f'Both sides are {side} "{first}"; name two that differ.')
    require_columns(listed, [side, *by, *needed], name="listed")
    value = listed[side]
    which = ibis.cases((_is(value, first), SIDES[0]), (_is(value, second), SIDES[1]), else_=ibis.null("string"))
    return listed.mutate(side=which).filter(_.side.notnull())


def adjusted(p_values: list[float | None]) -> list[float | None]:
    """P-values among all of them, by Benjamini and Hochberg; the unknown stay unknown."""
    known = [p_value for p_value in p_values if p_value is not None]
    found = iter(stats.false_discovery_control(known).tolist() if known else [])
    return [None if p_value is None else next(found) for p_value in p_values]


def with_columns(rows: ibis.Table, table: pa.Table, added: dict[str, list[float | None]], *, words: Any) -> ibis.Table:
    """The computed rows with the columns `added`, and with ``words`` made of each row."""
    for name, values in added.items():
        table = table.append_column(name, pa.array(values, pa.float64()))
    table = table.append_column("words", pa.array([words(row) for row in table.to_pylist()], pa.string()))
    return ibis.memtable(
        table, schema=ibis.schema({**rows.schema(), **dict.fromkeys(added, "float64"), "words": "string"})
    )


def _is(value: Any, wanted: str | None) -> Any:
    return value.isnull() if wanted is None else (value == wanted).fill_null(False)


def _newcombe(rows: ibis.Table) -> tuple[Any, Any]:
    """From the ends of both Wilson intervals: as far as one end of each side lies from its share, in the square."""
    below = ((rows.first_rate - rows.first_low) ** 2 + (rows.second_high - rows.second_rate) ** 2).sqrt()
    above = ((rows.first_high - rows.first_rate) ** 2 + (rows.second_rate - rows.second_low) ** 2).sqrt()
    return rows["difference"] - below, rows["difference"] + above


def _tested(row: dict[str, Any]) -> tuple[float | None, float | None, float | None]:
    """Ends of the ratio's interval, and the p-value."""
    one, n_one, other, n_other = (row[f"{name}_{term}"] for name in SIDES for term in ("counted", "of"))
    if not n_one or not n_other:
        return None, None, None
    p_value = float(stats.fisher_exact([[one, n_one - one], [other, n_other - other]]).pvalue)
    if not other:
        return None, None, p_value
    if not one:
        return 0.0, None, p_value
    ends = relative_risk(one, n_one, other, n_other).confidence_interval(0.95)
    return float(ends.low), float(ends.high), p_value
