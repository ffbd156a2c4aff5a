"""Standing: what stands open in each stage now?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.as_of import pipeline_of
from venturi.metrics.stays import PLACE
from venturi.metrics.tables import besides, require_columns

SUMS = ("deals", "amount", "without_amount")


def open_deals(deals: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """The open deals: ``deal_id``, ``pipeline``, ``stage``, `by`, ``amount``, ``priced`` (there, and not below 0)."""
    by = besides(by, PLACE)
    require_columns(deals, ["deal_id", "outcome", "stage", "amount", *by], name="deals")
    known = deals.select(*dict.fromkeys(["deal_id", "outcome", "stage", "amount", *by]), pipeline=pipeline_of(deals))
    return known.filter(_.outcome == "open").drop(*besides(["outcome"], by)).mutate(priced=money.usable(_.amount))


def standing(deals: ibis.Table, ladder: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """What stands open in each stage of `ladder`, also where nothing does.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``stage``, ``amount`` in the reporting currency, ``by``; ``pipeline`` if there is any.
    ladder : one row per stage
        ``pipeline``, ``stage``, ``position`` and whatever else is known of the stage.
    by : column names
        One result row per stage for each combination that any open deal has; null is a group of its own.

    Returns
    -------
    `ladder` with `by`, ``deals``, ``amount`` (money; 0 where nothing stands) and ``without_amount``: deals left out of
    ``amount``.
    """
    found = open_deals(deals, by=by)
    counted = found.aggregate(
        by=["pipeline", "stage", *by],
        deals=_.count(),
        amount=money.total(_.amount, where=_.priced),
        without_amount=_.count(where=~_.priced),
    )
    stock = counted.rename({f"open_{name}": name for name in ("pipeline", "stage", *by)})
    rows = ladder
    if by:
        groups = counted.select(*by).distinct()
        rows = rows.cross_join(groups)
    same = [rows[name].identical_to(stock[f"open_{name}"]) for name in by]
    joined = rows.left_join(stock, [rows.pipeline == stock.open_pipeline, rows.stage == stock.open_stage, *same])
    return joined.select(*rows.columns, **{name: joined[name].fill_null(0) for name in SUMS})


def with_elsewhere(whole: ibis.Table, deals: ibis.Table, ladder: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """`whole`, one row per pipeline and group, with ``elsewhere``: open deals that stand in no stage of `ladder`."""
    places = ladder.select("pipeline", "stage").distinct()
    outside = open_deals(deals, by=by).anti_join(places, ["pipeline", "stage"])
    counted = outside.aggregate(
        by={f"out_{name}": outside[name] for name in ("pipeline", *by)}, elsewhere=outside.count()
    )
    same = [whole[name].identical_to(counted[f"out_{name}"]) for name in ("pipeline", *by)]
    joined = whole.left_join(counted, same)
    return joined.select(*whole.columns, elsewhere=joined.elsewhere.fill_null(0))
