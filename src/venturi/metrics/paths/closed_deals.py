"""Closed deals: what happened in each of the last n closed deals, step by step, back from the end?"""

from typing import Any, Literal

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED
from venturi.metrics.cycle import cycle_days
from venturi.metrics.paths.steps import COLUMNS, shown_name
from venturi.metrics.tables import require_columns

Outcome = Literal["won", "lost"]
# Of one moment the creation comes first and the decision last.
WHAT = ("created", "stage", "activity", "closed")
OF_DEAL = ("closed_rank", "deal_id", "outcome", "closed_at", "closed_day_only", "ends_at")
SHOWN = (
    "closed_rank",
    "deal_id",
    "outcome",
    "closed_at",
    "from_end",
    "at",
    "what",
    "name",
    "by_buyer",
    "days_before_close",
    "days_since_previous",
)


def closed_deals(
    deals: ibis.Table,
    steps: ibis.Table | None,
    activities: ibis.Table | None,
    *,
    last: int = 10,
    outcome: Outcome | None = None,
) -> ibis.Table:
    r"""The review of the last closed deals: one row for everything recorded of each, counted back from the end.

    .. math:: \text{days before close} = \text{closed} - \text{at}

    **Population:** the `last` decided deals by ``closed_at``; deals decided on an unknown day cannot be among them.
    Of each, everything dated up to the moment it was closed, or to the end of that day where only the day is known.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at``; ``closed_day_only`` where there is any.
    steps : one row per step of a deal, from `stage_steps`, or None when there is no history
    activities : one row per activity, or None
        ``deal_id``, ``at``, ``kind``; ``by_buyer`` and ``done`` where there are any. Planned ones did not happen.
    last : how many deals, at least 1
    outcome : ``"won"``, ``"lost"`` or None for both

    Returns
    -------
    one row per event
        ``closed_rank`` : 1 for the deal closed last.  ``deal_id``, ``outcome``, ``closed_at``.  ``from_end`` : 0 for
        the decision, 1 for what came before it, 2 …  ``at``, ``what`` : created, stage, activity or closed.
        ``name`` : the stage entered, the kind of the activity, or the outcome.  ``by_buyer`` : of an activity, whether
        the buyer acted; null: unknown.  ``days_before_close`` : never below 0.  ``days_since_previous`` : null for the
        first.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If `last` is below 1, or `outcome` none of the two.

    Notes
    -----
    Misleads when ten deals are taken for all: they are the latest, not the typical ones. And when activities are not
    recorded: a deal without touchpoints is more often one without notes.
    """
    reviewed = closed_deals_deals(deals, last=last, outcome=outcome)
    events = [_created(reviewed), _closed(reviewed)]
    events += [_entered(reviewed, steps)] if steps is not None else []
    events += [_touched(reviewed, activities)] if activities is not None else []
    known = ibis.union(*events) if len(events) > 1 else events[0]
    told = known.filter(_.sorted_at <= _.ends_at).mutate(days_before_close=cycle_days(known, start="at"))
    order = ["sorted_at", "weight", "nth", "name"]
    along = ibis.window(group_by="deal_id", order_by=order)
    back = ibis.window(group_by="deal_id", order_by=[told[name].desc() for name in order])
    return told.mutate(
        from_end=ibis.row_number().over(back),
        days_since_previous=_.days_before_close.lag().over(along) - _.days_before_close,
    ).select(*SHOWN)


def closed_deals_deals(deals: ibis.Table, *, last: int = 10, outcome: Outcome | None = None) -> ibis.Table:
    """The deals behind `closed_deals`: one row per deal.

    ``deal_id``, ``closed_rank`` (1: closed last; of one moment the lower ``deal_id`` first), ``outcome``,
    ``created_at``, ``closed_at``, ``closed_day_only``, ``ends_at`` (the last moment that belongs to the deal) and
    ``part``: its outcome.
    """
    if last < 1:
        raise ValueError(f"last is a number of deals, at least 1; got {last}.")
    if outcome not in (None, *DECIDED):
        raise ValueError(f'outcome is "{outcome}"; it is won, lost or None for both.')
    require_columns(deals, ["deal_id", "outcome", "created_at", "closed_at"], name="deals")
    wanted = DECIDED if outcome is None else (outcome,)
    decided = deals.filter(_.outcome.isin(wanted), _.closed_at.notnull())
    latest = decided.order_by([_.closed_at.desc(), _.deal_id]).limit(last)
    day_only = latest.closed_day_only.fill_null(False) if "closed_day_only" in deals.columns else ibis.literal(False)
    # A second less, so that the first event of the next day is not in it.
    end_of_day = latest.closed_at + ibis.interval(seconds=86_399)
    order = ibis.window(order_by=[latest.closed_at.desc(), latest.deal_id])
    return latest.select(
        "deal_id",
        "outcome",
        "created_at",
        "closed_at",
        closed_rank=ibis.row_number().over(order) + 1,
        closed_day_only=day_only,
        ends_at=ibis.ifelse(day_only, end_of_day, latest.closed_at),
        part=latest.outcome,
    )


def _created(reviewed: ibis.Table) -> ibis.Table:
    dated = reviewed.filter(_.created_at.notnull())
    return _events(dated, at=dated.created_at, what="created", name=ibis.null("string"))


def _closed(reviewed: ibis.Table) -> ibis.Table:
    """The decision: where only its day is known it comes after everything of that day."""
    return _events(reviewed, at=reviewed.closed_at, what="closed", name=reviewed.outcome, sorted_at=reviewed.ends_at)


def _entered(reviewed: ibis.Table, steps: ibis.Table) -> ibis.Table:
    require_columns(steps, COLUMNS, name="steps")
    taken = steps.select("deal_id", "nth", entered_at=steps.at, name=shown_name(steps))
    joined = reviewed.join(taken, "deal_id")
    return _events(joined, at=joined.entered_at, what="stage", name=joined.name, nth=joined.nth)


def _touched(reviewed: ibis.Table, activities: ibis.Table) -> ibis.Table:
    joined = reviewed.join(happened(activities), "deal_id")
    return _events(joined, at=joined.happened_at, what="activity", name=joined.touch, by_buyer=joined.by_buyer)


def happened(activities: ibis.Table) -> ibis.Table:
    """The activities that happened, not those only planned: ``deal_id``, ``touch``, ``happened_at``, ``by_buyer``."""
    require_columns(activities, ["deal_id", "at", "kind"], name="activities")
    done = activities.filter(_.done.fill_null(True)) if "done" in activities.columns else activities
    by_buyer = done.by_buyer if "by_buyer" in done.columns else ibis.null("boolean")
    return done.select("deal_id", touch=done.kind, happened_at=done.at, by_buyer=by_buyer)


def _events(rows: ibis.Table, *, at: Any, what: str, name: Any, **known: Any) -> ibis.Table:
    """One kind of event in the columns of all; moments as the closing has them, whatever table they come from."""
    moment = at.cast(rows.closed_at.type())
    return rows.select(
        *OF_DEAL,
        at=moment,
        what=ibis.literal(what),
        name=name,
        by_buyer=known.get("by_buyer", ibis.null("boolean")),
        nth=known.get("nth", ibis.literal(0)).cast("int64"),
        weight=ibis.literal(WHAT.index(what)),
        sorted_at=known.get("sorted_at", moment),
    )
