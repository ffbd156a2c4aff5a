"""Chances: how likely is each open deal to be won?"""

from collections.abc import Sequence
from typing import Any, Literal

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.as_of import pipeline_of
from venturi.metrics.tables import besides, require_columns

Chance = Literal["conversion", "probability"]
CHANCES: tuple[Chance, ...] = ("conversion", "probability")


def open_with_chance(
    deals: ibis.Table, conversions: ibis.Table, *, chance: Chance = "conversion", by: Sequence[str] = ()
) -> ibis.Table:
    """The open deals with their chance to be won.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``stage``, ``amount`` in the reporting currency, ``by``; ``pipeline`` if there is any.
    conversions : one row per stage, from `conversion_to_win`
        ``pipeline``, ``stage``, ``unit``.
    chance : where it comes from
        ``"conversion"``: the conversion to win from the stage the deal stands in. ``"probability"``: what the source
        says of the deal (``probability``): only when asked for, because it is somebody's setting and not a count.
    by : column names

    Returns
    -------
    one row per open deal
        ``deal_id``, ``pipeline``, ``stage``, `by`, ``amount``, ``priced`` (the amount is there and not below 0),
        ``chance`` : in [0, 1]; null when the stage has no conversion, or the source's value is none.

    Raises
    ------
    ValueError
        If `chance` is neither.
    TableError
        If a needed column is missing; it names table and column.
    """
    if chance not in CHANCES:
        raise ValueError(f'chance is "{chance}"; it is one of {", ".join(CHANCES)}.')
    told = ["probability"] if chance == "probability" else []
    by = besides(by, ("pipeline", "stage"))
    require_columns(deals, ["deal_id", "outcome", "stage", "amount", *told, *by], name="deals")
    require_columns(conversions, ["pipeline", "stage", "unit"], name="conversions")
    shown = ["deal_id", "stage", "amount", *by]
    found = deals.filter(_.outcome == "open").select(
        *shown, pipeline=pipeline_of(deals), probability=deals.probability if told else ibis.null("float64")
    )
    rates = conversions.select(rate_in=_.pipeline, rate_of=_.stage, unit=_.unit)
    joined = found.left_join(rates, [found.pipeline == rates.rate_in, found.stage == rates.rate_of])
    said = ibis.ifelse(joined.probability.between(0.0, 1.0), joined.probability, ibis.null("float64"))
    return joined.select(
        *shown, "pipeline", priced=money.usable(joined.amount), chance=said if told else joined.unit.cast("float64")
    )


def none_closes(chances: Any) -> Any:
    r"""The chance that no deal of a column of chances is won, each on its own: an aggregation; null without any.

    .. math:: \prod_i (1 - p_i)

    Of ten deals at 10 % none is won in 34.9 % of all cases. It is the first value of the distribution of how many are
    won (`scipy.stats.poisson_binom`), which has as many terms as there are deals.
    """
    none = (1.0 - chances).nullif(0.0).ln().sum().exp()
    return ibis.ifelse((chances >= 1.0).any(), 0.0, none)
