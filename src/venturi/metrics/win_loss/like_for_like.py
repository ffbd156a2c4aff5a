"""Like for like: what is the difference between two win rates when only deals that are alike are compared?

All of it is made of sums over strata, so that one pass over the deals gives it for every group.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
from ibis import _
from scipy import stats

from venturi.metrics.intervals import wilson

SIGNIFICANT = 0.05
# With fewer expected wins between the least and the most there can be, the test is no test (Mantel and Fleiss).
LEAST = 5.0
SIDES = ("met", "unmet")
RATES = tuple(f"{side}_rate{end}" for side in SIDES for end in ("", "_low", "_high"))
DIFFERENCES = ("met_alike", "unmet_alike", "difference", "difference_low", "difference_high")
TERMS = ("excess", "spread", "room")


def compared(strata: ibis.Table, *, by: Sequence[str], sums: Sequence[str]) -> ibis.Table:
    """Rates, and their difference like for like, from the counts of each stratum.

    Parameters
    ----------
    strata : one row per group and stratum
        ``met_won``, ``met_lost``, ``unmet_won``, ``unmet_lost``, the columns of `by` and of `sums`.
    by : the columns of the groups
    sums : counts that are added up over the strata

    Returns
    -------
    one row per group: the sums, `RATES`, ``compared``, ``unmatched``, `DIFFERENCES`, and `TERMS` of the test.
    """
    sized = strata.mutate(met=_.met_won + _.met_lost, unmet=_.unmet_won + _.unmet_lost, won=_.met_won + _.unmet_won)
    sized = sized.mutate(all=(_.met + _.unmet).cast("float64").nullif(0.0))
    weighed = sized.mutate(weight=_.met * _.unmet / _.all)
    both = {name: term.sum(where=weighed.weight > 0).cast("float64") for name, term in _terms(weighed).items()}
    needed = dict.fromkeys([*sums, "met", "met_won", "unmet", "unmet_won"])
    added = {name: weighed[name].sum().cast("int64") for name in needed}
    total = weighed.aggregate(by=list(by), **added, **both)
    rated = total.mutate(
        **_rate("met", _.met_won, _.met),
        **_rate("unmet", _.unmet_won, _.unmet),
        compared=_.deals.fill_null(0.0).cast("int64"),
        met_alike=_.met_share / _.weight,
        unmet_alike=_.unmet_share / _.weight,
        room=ibis.least(_.above_fewest, _.below_most),
    )
    known = rated.mutate(unmatched=_.met + _.unmet - _.compared, **_difference())
    return known.select(*by, *sums, *RATES, "compared", "unmatched", *DIFFERENCES, *TERMS)


def _terms(strata: ibis.Table) -> Mapping[str, Any]:
    """What is summed over the strata with deals on both sides: for the rates, their intervals and the test."""
    met, unmet, won, n, weight = strata.met, strata.unmet, strata.won, strata.all, strata.weight
    expected = met * won / n
    return {
        "deals": n,
        "weight": weight,
        "met_share": weight * strata.met_won / met.nullif(0),
        "unmet_share": weight * strata.unmet_won / unmet.nullif(0),
        "met_spread": weight * weight / met.nullif(0),
        "unmet_spread": weight * weight / unmet.nullif(0),
        "excess": strata.met_won - expected,
        # Hypergeometric: in a stratum both sides and all wins are as many as they are.
        "spread": weight * won * (n - won) / n / (n - 1.0).nullif(0.0),
        "above_fewest": expected - ibis.greatest(0, won - unmet),
        "below_most": ibis.least(met, won) - expected,
    }


def _rate(side: str, won: Any, of: Any) -> dict[str, Any]:
    low, high = wilson(won, of)
    return {f"{side}_rate": won / of.nullif(0), f"{side}_rate_low": low, f"{side}_rate_high": high}


def _difference() -> dict[str, Any]:
    """Newcombe's interval, from Wilson's of both rates, each of as many deals as its weights are worth."""
    effective = {side: _.weight * _.weight / _[f"{side}_spread"] for side in SIDES}
    ends = {side: wilson(_[f"{side}_alike"] * n, n) for side, n in effective.items()}
    difference = _.met_alike - _.unmet_alike
    below = ((_.met_alike - ends["met"][0]) ** 2 + (ends["unmet"][1] - _.unmet_alike) ** 2).sqrt()
    above = ((ends["met"][1] - _.met_alike) ** 2 + (_.unmet_alike - ends["unmet"][0]) ** 2).sqrt()
    return {
        "difference": difference,
        "difference_low": (difference - below).clip(lower=-1.0),
        "difference_high": (difference + above).clip(upper=1.0),
    }


def judged(rows: ibis.Table) -> ibis.Table:
    """The rows of `compared` with ``p``, ``q`` and ``predicts`` in place of `TERMS`. Runs the query.

    ``q`` is p with the false discoveries controlled over all rows that can be tested; the others have nulls.
    """
    table = rows.to_pyarrow()
    excess, spread, room = (table[name].to_numpy().astype(float) for name in TERMS)
    tested = room >= LEAST
    p, q = np.full((2, len(tested)), np.nan)
    p[tested] = stats.chi2.sf(excess[tested] ** 2 / spread[tested], 1)
    q[tested] = stats.false_discovery_control(p[tested]) if tested.any() else p[tested]
    kinds = {"p": "float64", "q": "float64", "predicts": "boolean"}
    shown = table.drop(list(TERMS))
    for name, values in zip(kinds, (p, q, q < SIGNIFICANT), strict=True):
        shown = shown.append_column(name, pa.array(values, mask=~tested))
    schema = {name: kind for name, kind in rows.schema().items() if name not in TERMS}
    return ibis.memtable(shown, schema=ibis.schema({**schema, **kinds}))
