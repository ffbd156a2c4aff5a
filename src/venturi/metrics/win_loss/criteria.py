"""Criteria: does an exit criterion tell deals that will be won from deals that will be lost?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED, pipeline_of
from venturi.metrics.periods import Period
from venturi.metrics.tables import require_columns
from venturi.metrics.win_loss.at_decision import KEY, answers_in_time, last_known, with_pipeline
from venturi.metrics.win_loss.like_for_like import compared, judged

LIKE = ("source", "product")
ANSWERS = ("met", "unmet", "unanswered", "late")
PARTS = (*(f"{answer}_{outcome}" for answer in ANSWERS for outcome in DECIDED), "without_date")


def criteria(
    deals: ibis.Table,
    criteria_answers: ibis.Table,
    stays: ibis.Table | None = None,
    *,
    decided_in: Period | None,
    like: Sequence[str] = LIKE,
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""Win rate of the deals for which a criterion was met, beside that of those for which it was not. Runs the query.

    .. math:: \Delta = \frac{\sum_k w_k \left(\frac{won_{1k}}{n_{1k}} - \frac{won_{0k}}{n_{0k}}\right)}{\sum_k w_k},
              \qquad w_k = \frac{n_{1k}\, n_{0k}}{n_{1k} + n_{0k}}

    **Population:** decided deals whose ``closed_at`` lies in ``decided_in`` and that were asked: they have an answer to
    the criterion, or entered its stage once anybody answered it. What counts is the last answer before the decision,
    and no later than the deal left the stage for the last time.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``closed_at``, and the columns of `like` and `by`.
    criteria_answers : one row per answer
        ``deal_id``, ``stage``, ``criterion``, ``met``, ``answered_at``; ``pipeline`` where they tell it (null: the
        one that the deal was in at the time, see `with_pipeline`).
    stays : one row per visit, from `stays`, or None
        Without it nobody knows when a deal left the stage, nor which deals were never asked.
    decided_in : Period, or None
        Half-open. None: whenever they were decided.
    like : column names
        Only deals that are alike in all of them are compared (k in the formula); null is a value of its own.
    by : column names
        One set of rows for each combination; null is a group of its own.

    Returns
    -------
    one row per group, stage and criterion
        ``met_won``, ``met_lost``, ``unmet_won``, ``unmet_lost`` : deals by their last answer in time.
        ``unanswered_won``, ``unanswered_lost`` : entered the stage and were not asked.  ``late_won``, ``late_lost`` :
        every answer came with the decision or later, or after the stage was left.  ``without_date`` : nobody knows
        when they were decided, so not whether an answer came before.  ``met_rate``, ``unmet_rate`` with ``_low`` and
        ``_high`` : won of the decided, with the 95 % Wilson interval.  ``compared`` : deals with and without that have
        their like; ``unmatched`` : those that have none.  ``met_alike``, ``unmet_alike`` : the two rates if both had
        the same mix.  ``difference``, ``difference_low``, ``difference_high`` : theirs, as a share, with Newcombe's
        95 % interval of the effective numbers of deals [2]_ [3]_; null when no deals are comparable.  ``p`` : chance of
        a difference at least as large if the criterion told nothing (Cochran, Mantel and Haenszel [1]_); null when
        there are too few deals to tell.  ``q`` : p with false alarms controlled over all rows [4]_.  ``predicts`` : q
        is below 0.05.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when the answer follows the outcome instead of leading to it: who feels a deal slip answers "no". It says
    what goes with winning, not what makes deals won; for that, make an experiment of it.

    References
    ----------
    .. [1] Mantel, N., Haenszel, W. (1959). Statistical aspects of the analysis of data from retrospective studies of
       disease. JNCI 22(4).
    .. [2] Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics
       in Medicine 17(8).
    .. [3] Yan, X., Su, X. G. (2010). Stratified Wilson and Newcombe confidence intervals for multiple binomial
       proportions. Statistics in Biopharmaceutical Research 2(3).
    .. [4] Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57(1).
    """
    found = criteria_deals(deals, criteria_answers, stays, decided_in=decided_in, like=like, by=by)
    group = list(dict.fromkeys(["stage", "criterion", *by]))
    parts = {part: found.part.count(where=found.part == part) for part in PARTS}
    strata = found.aggregate(by=list(dict.fromkeys([*group, *like])), **parts)
    return judged(compared(strata, by=group, sums=PARTS).order_by(group))


def criteria_deals(
    deals: ibis.Table,
    criteria_answers: ibis.Table,
    stays: ibis.Table | None = None,
    *,
    decided_in: Period | None,
    like: Sequence[str] = LIKE,
    by: Sequence[str] = (),
) -> ibis.Table:
    """The deals behind `criteria`: one row per decided deal and criterion it was asked, or should have been.

    ``deal_id``, ``stage``, ``criterion``, the columns of `by` and `like`, ``outcome``, ``closed_at`` and ``part``: met,
    unmet, unanswered or late, with _won or _lost behind it, or without_date.
    """
    require_columns(deals, ["deal_id", "outcome", "closed_at", *like, *by], name="deals")
    shown = list(dict.fromkeys([*by, *like, "outcome", "closed_at"]))
    decided = deals.filter(_.outcome.isin(DECIDED))
    if decided_in is not None:
        decided = decided.filter(_.closed_at.isnull() | decided_in.covers(_.closed_at))
    answers = criteria_answers if stays is None else with_pipeline(criteria_answers, deals, stays)
    rows = answers_in_time(decided, answers, stays).mutate(answered=True)
    if stays is not None:
        rows = rows.union(_entered(answers, stays).semi_join(decided, "deal_id").cast(rows.schema()))
    known = rows.aggregate(by=list(KEY), answered=_.answered.any(), met=last_known())
    told = known.join(decided.select("deal_id", *[name for name in shown if name not in KEY]), "deal_id")
    answer = ibis.cases((~told.answered, "unanswered"), (told.met.isnull(), "late"), (told.met, "met"), else_="unmet")
    part = ibis.ifelse(told.closed_at.isnull(), "without_date", answer + "_" + told.outcome)
    return told.select(*dict.fromkeys([*KEY, *shown]), part=part)


def _entered(answers: ibis.Table, stays: ibis.Table) -> ibis.Table:
    """Deals and the criteria of the stages that they entered once anybody had answered these, asked or not."""
    known = answers.aggregate(by=["pipeline", "stage", "criterion"], since=_.answered_at.min())
    visits = stays.filter(_.kind == "open").select("deal_id", "stage", "entered_at", pipeline=pipeline_of(stays))
    asked = visits.join(known, ["pipeline", "stage"])
    asked = asked.filter(asked.entered_at >= asked.since.cast(asked.entered_at.type()))
    nothing = {"yes_at": asked.entered_at.nullif(asked.entered_at), "no_at": asked.entered_at.nullif(asked.entered_at)}
    return asked.select(*KEY, **nothing, answered=ibis.literal(False))
