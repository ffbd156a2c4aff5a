"""One row per deal with everything the rules ask about it, gathered from all tables."""

from typing import Any

import ibis
from ibis import _

from venturi.metrics.integrity.activity import amount_changes_by_deal, contacts_by_deal, usual_stays
from venturi.metrics.integrity.history import by_deal
from venturi.metrics.integrity.rule import Context
from venturi.metrics.integrity.steps import steps_by_deal

# True for what was found when the deals were brought to one currency, or to an earlier moment.
_MARKS = ("rate_missing", "state_unknown", "close_ahead")
_OF_HISTORY = ("moves", "early_moves", "late_moves", "disordered_moves", "bulk_moves", "moves_to_nowhere")


def deal_facts(context: Context) -> ibis.Table:
    """The deals, with their stage's kind, their owner's state, their moves, contacts, copies: one row per record.

    Nothing is joined that could repeat a deal: every table joined has one row per key.
    """
    deals = _with_copies(_with_marks(context.tables.deals), context)
    deals = _with_twins(deals, context)
    deals = _with_stage(deals, context)
    deals = _with_owner(deals, context)
    deals = _with_history(deals, context)
    return _with_activity(deals, context)


def _with_marks(deals: Any) -> Any:
    """Only deals brought to one currency can lack a rate, and only those of an earlier moment a state."""
    known = {name: deals[name].fill_null(False) for name in _MARKS if name in deals.columns}
    return deals.mutate(**dict.fromkeys(_MARKS, ibis.literal(False)) | known)


def _with_copies(deals: Any, context: Context) -> Any:
    if context.filled["deals.distinct_id"] == context.rows["deals"]:
        return deals.mutate(copy=ibis.literal(False), copy_differs=ibis.literal(False))
    # Everything but the place in the file is content; text makes values of all types comparable.
    said = [name for name in deals.columns if name not in {"source_file", "source_row"}]
    text = ibis.literal("\x1f").join([deals[name].cast("string").fill_null("\x1e") for name in said])
    told = deals.mutate(content=text)
    nth = ibis.row_number().over(group_by="deal_id", order_by=[_.source_file, _.source_row, _.content])
    first = _.content.first().over(
        ibis.window(group_by="deal_id", order_by=[_.source_file, _.source_row, _.content], following=0)
    )
    return told.mutate(copy=nth > 0, copy_differs=_.content != first).drop("content")


def _with_twins(deals: Any, context: Context) -> Any:
    # Over the few columns that tell, then joined: the engine would carry all the others through the window. And over
    # the few deals that share account and amount with another: sorting all would cost more than all other facts.
    told = deals.select("deal_id", "account", "product", "amount", "created_at", "copy").filter(
        _.account.notnull(), _.amount.notnull(), _.created_at.notnull(), ~_.copy
    )
    shared = told.group_by(["account", "amount"]).aggregate(many=_.count()).filter(_.many > 1)
    told = told.semi_join(shared, ["account", "amount"])
    keys = [told.account, told.product, told.amount]
    before = told.created_at.lag().over(group_by=keys, order_by=[told.created_at, told.deal_id])
    near = told.created_at.epoch_seconds() - before.epoch_seconds() <= context.limits.twin_days * 86_400
    # A copy is no twin, and there is one record of each deal that is no copy.
    twins = told.mutate(twin=near).filter(_.twin).select("deal_id", "twin")
    joined = deals.left_join(twins, "deal_id").drop("deal_id_right")
    return joined.mutate(twin=_.twin.fill_null(False) & ~_.copy)


def _with_stage(deals: Any, context: Context) -> Any:
    if context.tables.stages is None:
        return deals.mutate(kind=ibis.null("string"), has_end=ibis.literal(False))
    kinds = context.tables.stages.group_by(["pipeline", "stage"]).aggregate(kind=_.kind.min())
    # Whether the pipeline has a closed stage for the outcome of the deal at all: in some sources only a status decides.
    ends = context.tables.stages.select("pipeline", outcome=_.kind).distinct().mutate(has_end=True)
    staged = deals.left_join(kinds, ["pipeline", "stage"]).drop("pipeline_right", "stage_right")
    ended = staged.left_join(ends, ["pipeline", "outcome"]).drop("pipeline_right", "outcome_right")
    return ended.mutate(has_end=_.has_end.fill_null(False))


def _with_owner(deals: Any, context: Context) -> Any:
    if context.tables.people is None:
        return deals.mutate(owner_known=ibis.literal(False), owner_inactive=ibis.literal(False))
    gone = ~_.active.fill_null(True) | (_.left_on <= ibis.date(context.today)).fill_null(False)
    people = (
        context.tables.people.filter(_.person.notnull())
        .mutate(gone=gone)
        .group_by("person")
        # A person listed twice has left only when every entry says so.
        .aggregate(owner_inactive=_.gone.all())
    )
    joined = deals.left_join(people, deals.owner == people.person)
    return joined.mutate(owner_known=_.person.notnull(), owner_inactive=_.owner_inactive.fill_null(False)).drop(
        "person"
    )


def _with_history(deals: Any, context: Context) -> Any:
    if context.tables.stage_changes is None:
        deals = deals.mutate(
            **dict.fromkeys(_OF_HISTORY, ibis.null("int64")), last_move_at=ibis.null("timestamp('UTC')")
        )
    else:
        deals = deals.left_join(by_deal(context), "deal_id").drop("deal_id_right")
        # What happened before an unknown moment nobody can tell.
        deals = deals.mutate(early_moves=ibis.ifelse(_.created_at.isnull(), ibis.null("int64"), _.early_moves))
    if context.stays is None or context.tables.stages is None:
        return deals.mutate(skips=ibis.literal(0), moves_back=ibis.literal(0))
    return deals.left_join(steps_by_deal(context), "deal_id").drop("deal_id_right")


def _with_activity(deals: Any, context: Context) -> Any:
    if context.tables.activities is None:
        deals = deals.mutate(last_contact_at=ibis.null("timestamp('UTC')"), unnoted_meetings=ibis.literal(0))
    else:
        deals = deals.left_join(contacts_by_deal(context), "deal_id").drop("deal_id_right")
    if context.tables.field_changes is None:
        deals = deals.mutate(late_amount_changes=ibis.literal(0))
    else:
        deals = deals.left_join(amount_changes_by_deal(context), "deal_id").drop("deal_id_right")
    if context.stays is None:
        return deals.mutate(stale_after=ibis.null("float64"))
    return deals.left_join(usual_stays(context), ["pipeline", "stage"]).drop("pipeline_right", "stage_right")
