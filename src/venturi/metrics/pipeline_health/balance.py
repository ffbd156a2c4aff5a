"""Balance: is the open pipeline spread over the stages as it should be?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.pipeline_health.shortfall import shortfall_deals
from venturi.metrics.pipeline_health.standing import SUMS, standing
from venturi.metrics.stays import PLACE
from venturi.metrics.tables import besides, require_columns

STAGE, ALL = "stage", "all"
DIFFERENCES, BALANCES = ("difference", "difference_by_count"), ("balance", "balance_by_count")
SHARES = ("share", "implied", "difference", "share_by_count", "implied_by_count", "difference_by_count")


def balance(deals: ibis.Table, factors: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    r"""The share of the open pipeline that stands in each stage, beside the share that its factor asks for.

    .. math:: \text{balance} = 1 - \frac{1}{2} \sum_s \left| \frac{\text{amount}_s}{\sum \text{amount}} -
              \frac{\text{factor}_s}{\sum \text{factor}} \right|

    **Population:** the deals open now in stages that have a factor, in the stage they stand in now, with an amount not
    below 0; by count all of them.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``stage``, ``amount`` in the reporting currency, ``by``; ``pipeline`` if there is any.
    factors : one row per stage
        ``part`` "stage" (others are left aside), ``pipeline``, ``stage``, ``position``, ``factor``, and
        ``factor_by_count`` where there is one: from `value_factor` or `empirical_factor`.
    by : column names
        One set of rows for each combination that any open deal has; null is a group of its own.

    Returns
    -------
    one row per stage and group, and one per pipeline and group as a whole
        ``part`` : "stage" or "all".  ``deals``, ``amount``, ``without_amount`` : what stands there.  ``share``,
        ``share_by_count`` : of the pipeline, in [0, 1].  ``implied``, ``implied_by_count`` : what the factors ask for.
        ``difference``, ``difference_by_count`` : share less implied.  Of "all" the ``balance`` and
        ``balance_by_count`` : 1 when every stage holds what it should, 0 when everything stands where nothing should;
        1 less the balance is the share of the pipeline that stands in the wrong stage. **Null** when nothing stands
        there or no factor is known.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when everything is too little, or too much: a balanced pipeline can be far too small, see `shortfall`. And
    with few deals: one rock out of place moves it by itself.
    """
    by = besides(by, PLACE)
    require_columns(factors, ["part", *PLACE, "factor"], name="factors")
    known = factors.filter(_.part == STAGE, _.factor.notnull())
    by_count = known.factor_by_count if "factor_by_count" in known.columns else ibis.null("float64")
    rows = standing(deals, known.select(*PLACE, factor=known.factor, factor_by_count=by_count), by=by)
    every = ibis.window(group_by=["pipeline", *by])
    for name, stock, factor in (("", "amount", "factor"), ("_by_count", "deals", "factor_by_count")):
        share = rows[stock] / rows[stock].sum().over(every).cast("float64").nullif(0.0)
        implied = rows[factor] / rows[factor].sum().over(every).nullif(0.0)
        rows = rows.mutate(**{f"share{name}": share, f"implied{name}": implied, f"difference{name}": share - implied})
    rows = rows.mutate(part=ibis.literal(STAGE), **{name: ibis.null("float64") for name in BALANCES})
    return rows.select("part", *PLACE, *by, *SUMS, *SHARES, *BALANCES).union(_whole(rows, by))


def balance_deals(deals: ibis.Table, factors: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """The deals behind `balance`: every open deal, as `shortfall_deals` lists them."""
    return shortfall_deals(deals, factors.filter(_.factor.notnull()), by=by)


def _whole(rows: ibis.Table, by: Sequence[str]) -> ibis.Table:
    off = {name: rows[of].abs().sum() for name, of in zip(BALANCES, DIFFERENCES, strict=True)}
    sums = rows.aggregate(by=["pipeline", *by], **{name: rows[name].sum() for name in SUMS}, **off)
    # Half of what is too much in one place is what is too little in another; rounding may miss 0 by 1e-17.
    told = {name: ibis.greatest(1.0 - sums[name] / 2.0, 0.0) for name in BALANCES}
    told = {name: ibis.ifelse(sums[name].isnull(), None, told[name]) for name in BALANCES}
    whole = sums.mutate(part=ibis.literal(ALL), **told)
    absent = {name: ibis.null(rows[name].type()) for name in rows.columns if name not in whole.columns}
    return whole.mutate(**absent).select("part", *PLACE, *by, *SUMS, *SHARES, *BALANCES)
