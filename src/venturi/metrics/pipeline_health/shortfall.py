"""Shortfall: in which stages does too little stand open for the target, and in which more than is needed?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.standing import SUMS, open_deals, standing, with_elsewhere
from venturi.metrics.pipeline_health.targets import target_in
from venturi.metrics.stays import PLACE
from venturi.metrics.tables import require_columns

FACTORS = ("factor", "factor_low", "factor_high")
NEEDED = ("needed", "needed_low", "needed_high")
STAGE, ALL = "stage", "all"
# Less than half a deal neither lacks nor is too much.
HALF = 0.5


def shortfall(
    deals: ibis.Table,
    targets: ibis.Table,
    factors: ibis.Table,
    *,
    during: Period,
    as_of: datetime,
    into: str | None = None,
    rates: ibis.Table | None = None,
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""What stands open in a stage less what should: the target times the factor of the stage.

    .. math:: \text{gap}_s = \text{amount}_s - T \cdot \text{factor}_s

    **Population:** the deals open now, in the stage they stand in now, with an amount not below 0. Targets are those of
    ``during``, see `target_in`.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``stage``, ``amount`` in the reporting currency, ``by``; ``pipeline`` if there is any.
    targets : one row per person or team and period
    factors : one row per stage
        ``part`` "stage" (others are left aside), ``pipeline``, ``stage``, ``position``, ``factor``: from `value_factor`
        or `empirical_factor`, of the whole; ``factor_low``, ``factor_high`` and ``target_share`` where there are any.
    during : Period
        The one the target is for, of the length the factors were made for.
    as_of, into, rates : see `target_in`
    by : nothing, ``["owner"]`` or ``["team"]``
        Each group against its own target; the factors are those of the whole, because those of one person are noise.

    Returns
    -------
    one row per stage and group, and one per pipeline and group as a whole
        ``part`` : "stage" or "all".  ``target`` : of the group, in money, times ``target_share``.  ``needed`` (with
        ``needed_low``, ``needed_high`` where the factor has an interval) : money that should stand there.  ``amount`` :
        money that does.  ``deals``, ``without_amount`` : open deals, and those left out of ``amount``.  ``gap`` : above
        0 a surplus, below 0 a shortfall.  ``covered`` : amount / needed.  ``verdict`` : "short" below ``needed_low``,
        "over" above ``needed_high``, else "within"; without an interval only by ``needed``.  ``elsewhere`` : of "all",
        open deals that stand in no stage with a factor.  **Null** without a target or without a factor.

    Raises
    ------
    ValueError
        If `by` is anything else.
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when deals stand in a stage that nobody works on: they cover the need and will not close. And at the end of
    a period: what it is measured against is the steady state, not what can still close, see `still_needed`.
    """
    require_columns(factors, ["part", *PLACE, "factor"], name="factors")
    goals = target_in(targets, during=during, as_of=as_of, into=into, rates=rates, by=by).select("target", *by)
    ladder = _ladder(factors)
    return _held(_with_target(standing(deals, ladder, by=by), ladder, goals, by), deals, factors, by)


def shortfall_by_count(
    deals: ibis.Table, factors: ibis.Table, *, wins: float | None, shares: Mapping[str, float] | None = None
) -> ibis.Table:
    r"""`shortfall` in numbers of deals: how many stand open in a stage less how many should, for so many wins.

    .. math:: \text{gap}_s = n_s - W \cdot \text{share}_p \cdot \text{factor}_s

    **Population:** the deals open now, in the stage they stand in now, with an amount or without.

    Parameters
    ----------
    deals : see `shortfall`
    factors : one row per stage, from `value_factor`
        ``factor_by_count``, ``factor_by_count_low`` and ``factor_by_count_high`` in the place of those by money.
    wins : W, deals to be won in the period that the factors were made for; None: nobody says.
    shares : pipeline → its share of the wins; one that is not named has none. None, or empty: each brings them all.

    Returns
    -------
    the columns of `shortfall`
        ``target``, ``needed``, ``amount`` and ``gap`` are numbers of deals. ``verdict`` is also "within" where the gap
        is below half a deal. **Null** without `wins` or without a factor.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    """
    by_count = {name: f"factor_by_count{name.removeprefix('factor')}" for name in FACTORS}
    require_columns(factors, ["part", *PLACE, *by_count.values()], name="factors")
    share = factors.pipeline.cases(*shares.items(), else_=0.0) if shares else ibis.literal(1.0)
    told = factors.mutate(**{name: factors[of] for name, of in by_count.items()}, target_share=share)
    one_each = deals.mutate(amount=ibis.literal(1).cast("decimal(18, 4)"))
    rows = standing(one_each, _ladder(told)).mutate(target=ibis.literal(wins, "float64"))
    found = _held(rows, one_each, told, ())
    return found.mutate(verdict=ibis.ifelse(found.gap.abs() < HALF, "within", found.verdict))


def _held(rows: ibis.Table, deals: ibis.Table, factors: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """The rows of the stages held against their target, and each pipeline as a whole."""
    shared = rows.mutate(target=_.target * _.target_share)
    needs = shared.mutate(**{name: _.target * _[of] for name, of in zip(NEEDED, FACTORS, strict=True)})
    needs = needs.mutate(part=ibis.literal(STAGE), elsewhere=ibis.null("int64"))
    shown = ["part", *PLACE, *by, "target", *NEEDED, *SUMS, "elsewhere"]
    return _judged(needs.select(shown).union(_whole(needs, deals, factors, by).select(shown)))


def shortfall_deals(deals: ibis.Table, factors: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """The deals behind `shortfall`: every open deal.

    ``deal_id``, ``pipeline``, ``stage``, the columns of `by`, ``amount`` and ``part``: counted, without_amount, or
    elsewhere (it stands in no stage with a factor).
    """
    ladder = _ladder(factors).select(at_pipeline=_.pipeline, at_stage=_.stage)
    found = open_deals(deals, by=by)
    joined = found.left_join(ladder, [found.pipeline == ladder.at_pipeline, found.stage == ladder.at_stage])
    part = ibis.cases((joined.at_stage.isnull(), "elsewhere"), (joined.priced, "counted"), else_="without_amount")
    return joined.select("deal_id", *dict.fromkeys(["pipeline", "stage", *by]), "amount", part=part)


def _ladder(factors: ibis.Table, *, part: str = STAGE) -> ibis.Table:
    """The stages with their factor; what a table of factors does not tell is unknown, its share of the target all."""
    stages = factors.filter(_.part == part)
    told: dict[str, Any] = {
        name: stages[name].cast("float64") if name in stages.columns else ibis.null("float64") for name in FACTORS
    }
    share = stages.target_share.fill_null(1.0) if "target_share" in stages.columns else ibis.literal(1.0)
    return stages.select(*PLACE, **told, target_share=share)


def _with_target(rows: ibis.Table, ladder: ibis.Table, goals: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """The target beside each row; a group that has a target and no open deal has rows too."""
    if not by:
        return rows.cross_join(goals)
    aims = goals.rename({f"goal_{name}": name for name in by})
    without = goals.anti_join(rows, [goals[name].identical_to(rows[name]) for name in by])
    empty = ladder.cross_join(without.select(*by)).mutate(deals=0, amount=0.0, without_amount=0)
    every = rows.union(empty.select(rows.columns).cast(dict(rows.schema())))
    joined = every.left_join(aims, [every[name].identical_to(aims[f"goal_{name}"]) for name in by])
    return joined.select(*every.columns, "target")


def _whole(needs: ibis.Table, deals: ibis.Table, factors: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """A pipeline as a whole. The ends of a sum are not the sums of the ends: they are those of its own factor."""
    known, ladder = needs.filter(_.factor.notnull()), _ladder(factors)
    whole = known.aggregate(
        by=["pipeline", *by],
        target=_.target.max(),
        needed=_.needed.sum(),
        **{name: known[name].sum() for name in SUMS},
    )
    absent = {name: ibis.null(needs[name].type()) for name in ("stage", "position")}
    sure = _ladder(factors, part=ALL).select("factor_low", "factor_high", sure_of=_.pipeline)
    told = with_elsewhere(whole, deals, ladder, by=by).left_join(sure, _.pipeline == sure.sure_of)
    ends = {"needed_low": told.target * told.factor_low, "needed_high": told.target * told.factor_high}
    return told.mutate(part=ibis.literal(ALL), **absent, **ends)


def _judged(rows: ibis.Table) -> ibis.Table:
    verdict = ibis.cases(
        (rows.needed.isnull(), None),
        (rows.amount < ibis.coalesce(rows.needed_low, rows.needed), "short"),
        (rows.amount > ibis.coalesce(rows.needed_high, rows.needed), "over"),
        else_="within",
    )
    return rows.mutate(gap=rows.amount - rows.needed, covered=rows.amount / rows.needed.nullif(0.0), verdict=verdict)
