"""Value factor: how many times the target should stand in each stage at any moment?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.as_of import pipeline_of
from venturi.metrics.conversion import Skips, conversion_deals
from venturi.metrics.conversion_to_win import conversion_to_win, with_amount_on_entry
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.factor_interval import factor_intervals
from venturi.metrics.stay_times import stay_times, stay_times_deals
from venturi.metrics.stays import PLACE, carry
from venturi.metrics.tables import besides

STAGE, ALL = "stage", "all"
FACTORS = ("factor", "factor_by_count")


def value_factor(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    as_of: datetime,
    during: Period,
    field_changes: ibis.Table | None = None,
    entered_in: Period | None = None,
    skips: Skips = "implied",
    by: Sequence[str] = (),
    entries: ibis.Table | None = None,
    won: ibis.Table | None = None,
    lasted: ibis.Table | None = None,
) -> ibis.Table:
    r"""The multiple of a period's target that should stand in a stage at any moment, by Little's law [1]_.

    .. math:: \text{factor}_s = \frac{d_s}{D \cdot c_s}, \qquad d_s = \text{mean stay} \cdot \frac{visits_s}{entered_s}

    **Population:** the deals that entered the stage, each once, by their first entry, for :math:`c_s` (see
    `conversion_to_win`), and all their visits for :math:`d_s` (see `stay_times`); with ``entered_in`` those of that
    period. Deals not decided are in neither term of :math:`c_s`; their stays are censored, not left out.

    Parameters
    ----------
    stays : one row per visit, from `stays`
    stages : one row per stage of a pipeline
        ``pipeline``, ``stage``, ``position``, ``kind``.
    deals : one row per deal
        ``deal_id``, ``outcome``, ``amount`` in the reporting currency, and ``by``; see `conversion_to_win`.
    as_of : moment
        The one the stays were made with.
    during : Period
        The one the target is for; D is its days.
    field_changes, entered_in, skips, entries : see `conversion_to_win`
    won, lasted : what `conversion_to_win` and `stay_times` give of the same deals, where that is known already
    by : column names
        One result row for each combination; null is a group of its own.

    Returns
    -------
    one row per open stage and group, and one for each pipeline and group as a whole
        ``part`` : "stage", or "all": its ``stage`` is null.  ``entered`` : deals.  ``visits`` : of them, to the stage.
        ``stay_days`` : :math:`d_s`, days a deal that enters spends there in all its visits; one that jumped over the
        stage spends none.  ``beyond_share`` : the share of the stays that is longer than any that was seen; above 0
        the factor is too small.  ``unit``, ``value`` : :math:`c_s` by count and by money, shares in [0, 1].
        ``without_amount`` : decided deals left out of ``value``.  ``days`` : D.  ``target_share`` : how much of the
        target is the pipeline's to bring: its share of the money won in all of them.  ``factor`` : by money.
        ``factor_by_count`` : the multiple of the number of deals to be won.  Both are **null** when nothing was won
        from the stage or a term is unknown. Those of "all" are sums over the stages that were entered; null when one of
        these is.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when the process is not steady: what stands today was created at the pace of some weeks ago. And when
    large deals stay longer than small ones: the stay is that of the average deal, not of the average money.

    References
    ----------
    .. [1] Little, J. D. C. (1961). A proof for the queuing formula L = λW. Operations Research 9(3).
    """
    by = besides(by, PLACE)
    known: dict[str, Any] = {"field_changes": field_changes, "skips": skips, "entries": entries}
    if won is None:
        won = conversion_to_win(stays, stages, deals, entered_in=entered_in, by=by, **known)
    if lasted is None:
        lasted = stay_times(carry(stays, deals, by), as_of=as_of, entered_in=entered_in, by=by)
    rows = _shared(_beside(won, lasted, by), deals, by).mutate(
        part=ibis.literal(STAGE), days=ibis.literal(during.days, "int64")
    )
    # Where every deal jumped over the stage there is no stay: each spent no day there.
    mean = ibis.ifelse(rows.visits == 0, 0.0, rows.mean_days)
    rows = rows.mutate(stay_days=mean * rows.visits / rows.entered.nullif(0))
    rows = rows.mutate(
        factor=_.stay_days / (_.days * _.value).nullif(0.0), factor_by_count=_.stay_days / (_.days * _.unit).nullif(0.0)
    )
    place, terms = ["part", *PLACE, *by], ["entered", "visits", "stay_days", "beyond_share"]
    rows = rows.select(*place, *terms, "unit", "value", "without_amount", "days", "target_share", *FACTORS)
    return rows.union(_whole(rows, by))


def value_factor_with_interval(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    as_of: datetime,
    during: Period,
    by: Sequence[str] = (),
    won: ibis.Table | None = None,
    lasted: ibis.Table | None = None,
    **options: Any,
) -> ibis.Table:
    """`value_factor` with ``low`` and ``high`` of both factors: 95 % bootstrap intervals over deals. Runs the queries.

    A deal is drawn with everything it did: its stays in all stages and its end. So the interval of "all" is that of a
    sum whose parts move together. ``factor_low``, ``factor_high``, ``factor_by_count_low``, ``factor_by_count_high``;
    null where `bootstrap` has none.
    """
    by = besides(by, PLACE)
    rows = value_factor(stays, stages, deals, as_of=as_of, during=during, by=by, won=won, lasted=lasted, **options)
    behind = value_factor_deals(stays, stages, deals, by=by, **options)
    visits = stay_times_deals(carry(stays, deals, by), as_of=as_of, entered_in=options.get("entered_in"), by=by)
    return factor_intervals(rows, behind, visits, deals, by=by, days=during.days)


def value_factor_deals(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    field_changes: ibis.Table | None = None,
    entered_in: Period | None = None,
    skips: Skips = "implied",
    by: Sequence[str] = (),
    entries: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `value_factor`: one row per deal and open stage it entered; `stay_times_deals` has its visits.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, the columns of `by`, ``entered_at``, ``passed_over`` (true:
    never seen there), ``amount`` (on entry, or today's) and ``part``: won, lost, open or outcome_unknown.
    """
    if entries is None:
        entries = conversion_deals(stays, stages, entered_in=entered_in, skips=skips)
    rows = with_amount_on_entry(carry(entries, deals, by), deals, field_changes)
    shown = ["deal_id", *PLACE, *besides(by, PLACE), "entered_at", "passed_over"]
    return rows.select(*shown, amount=rows.amount_on_entry, part=rows.outcome.fill_null("outcome_unknown"))


def _beside(won: ibis.Table, lasted: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """The stays of each row of `won`; a stage that nobody visited has none."""
    key = ["pipeline", "stage", *by]
    stay = lasted.select(
        **{f"stay_{name}": lasted[name] for name in key},
        mean_days=_.mean_days,
        beyond_share=_.beyond_share,
        visits=_.n + _.without_end,
    )
    joined = won.left_join(stay, [won[name].identical_to(stay[f"stay_{name}"]) for name in key])
    return joined.mutate(visits=joined.visits.fill_null(0)).drop([f"stay_{name}" for name in key])


def _shared(rows: ibis.Table, deals: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """With ``target_share``; null where nothing was won."""
    won = deals.filter(_.outcome == "won", money.usable(_.amount))
    key = {"share_of": pipeline_of(won), **{f"share_{name}": won[name] for name in by}}
    sums = won.aggregate(by=key, won_money=won.amount.sum().cast("float64"))
    every = ibis.window(group_by=[f"share_{name}" for name in by])
    shares = sums.mutate(target_share=_.won_money / _.won_money.sum().over(every).nullif(0.0)).drop("won_money")
    same = [rows[name].identical_to(shares[f"share_{name}"]) for name in by]
    return rows.left_join(shares, [rows.pipeline == shares.share_of, *same]).drop(*key)


def _whole(rows: ibis.Table, by: Sequence[str]) -> ibis.Table:
    entered = rows.filter(_.entered > 0)
    sums = {name: ibis.ifelse(entered[name].isnull().any(), None, entered[name].sum()) for name in FACTORS}
    whole = entered.aggregate(by=["pipeline", *by, "days", "target_share"], **sums).mutate(part=ibis.literal(ALL))
    absent = {name: ibis.null(rows[name].type()) for name in rows.columns if name not in whole.columns}
    return whole.mutate(**absent).select(rows.columns)
