"""Rules about work on a deal: stale deals, next steps, meetings without a note, changes after the close."""

from typing import Any

import ibis
from ibis import _

from venturi.errors import Severity
from venturi.metrics.integrity.moments import surely_before
from venturi.metrics.integrity.rule import Context, Rule
from venturi.metrics.periods import days_between

_BASES = {
    "buyer": "activity of the buyer",
    "any": "activity (the source does not say who acted)",
    "last_activity": "activity, by the last date that the source keeps",
    "move": "move to another stage (the source has no activities)",
}


def basis(context: Context) -> str | None:
    """What tells the last sign of life: the best that the source has."""
    if context.filled["activities.by_buyer_true"]:
        return "buyer"
    if context.filled["activities.deal_id"]:
        return "any"
    if context.filled["deals.last_activity_at"]:
        return "last_activity"
    return "move" if context.rows["stage_changes"] else None


def basis_in_words(context: Context) -> str:
    return _BASES.get(basis(context) or "", "activity")


def contacts_by_deal(context: Context) -> ibis.Table:
    """Last contact and meetings without a note of each deal. What is only planned is no contact."""
    assert context.tables.activities is not None
    happened = context.tables.activities.filter(_.deal_id.notnull() & _.done.fill_null(True))
    contact = _.by_buyer.fill_null(False) if basis(context) == "buyer" else None
    return happened.group_by("deal_id").aggregate(
        last_contact_at=_.at.max(where=contact),
        unnoted_meetings=is_unnoted_meeting(_).cast("int64").sum(),
    )


def is_unnoted_meeting(activity: Any) -> Any:
    noted = activity.note.strip().length().fill_null(0) > 0
    return (activity.kind.lower() == "meeting").fill_null(False) & ~noted


def stays_of_won_deals(stays: ibis.Table) -> ibis.Table:
    """The finished stays that show how long a stage takes when all goes well."""
    return stays.filter(_.outcome == "won", _.kind == "open", _.left_at.notnull())


def usual_stays(context: Context) -> ibis.Table:
    """By stage, the length that few stays of won deals exceed; stages with too few such stays are left out."""
    assert context.stays is not None
    return (
        stays_of_won_deals(context.stays)
        .mutate(days=days_between(_.entered_at, _.left_at))
        .group_by(["pipeline", "stage"])
        .aggregate(stale_after=_.days.quantile(context.limits.stale_share), seen=_.count())
        .filter(_.seen >= context.limits.stale_least)
        .drop("seen")
    )


def amount_changes_by_deal(context: Context) -> ibis.Table:
    """Deals whose amount changed after they were closed."""
    assert context.tables.field_changes is not None
    changed = context.tables.field_changes.filter(_.field == "amount")
    joined = changed.inner_join(context.tables.deals.select("deal_id", "closed_at"), "deal_id")
    after = joined.filter(surely_before(_.closed_at, _.changed_at))
    return after.group_by("deal_id").aggregate(late_amount_changes=_.count())


def stale(deal: Any, context: Context) -> Any:
    seen = {
        "buyer": deal.last_contact_at,
        "any": deal.last_contact_at,
        "last_activity": deal.last_activity_at,
        "move": deal.last_move_at,
    }.get(basis(context) or "", deal.created_at)
    since = ibis.coalesce(seen, deal.created_at)
    return days_between(since, ibis.timestamp(context.as_of)) > deal.stale_after


def _without_basis(context: Context) -> str | None:
    if context.filled["stays.most_of_won"] < context.limits.stale_least:
        return f"no stage has {context.limits.stale_least} stays of won deals to compare with"
    return None if basis(context) else "there are no activities and there is no history"


def _without_steps(context: Context) -> str | None:
    if context.filled["deals.next_step"] or context.filled["deals.next_step_on"]:
        return None
    return 'the deals have neither "next_step" nor "next_step_on" (no such columns, or empty throughout)'


def _meetings(context: Context) -> ibis.Table:
    assert context.tables.activities is not None
    happened = context.tables.activities.filter(_.deal_id.notnull() & _.done.fill_null(True))
    columns = ("deal_id", "activity_id", "at", "person", "source_file", "source_row")
    return happened.filter(is_unnoted_meeting(_)).semi_join(context.tables.deals, "deal_id").select(*columns)


RULES = (
    Rule(
        code="stale",
        severity=Severity.WARNING,
        message=(
            "{share} {has} been silent for longer than nine in ten stays of won deals in that stage took; "
            "silence counts from the last {stale_basis}."
        ),
        remedy="Ask the buyer, or close the deal as lost; silent deals make the pipeline look larger than it is.",
        of="open",
        needs=("stays", "deals.stage"),
        unless=_without_basis,
        fields=("deals.outcome",),
        faults=stale,
    ),
    Rule(
        code="next-step-missing",
        severity=Severity.NOTE,
        message="{share} {has} no next step.",
        remedy="Agree with the buyer on what happens next and when, and write it down.",
        of="open",
        unless=_without_steps,
        fields=("deals.next_step",),
        faults=lambda deal, _: deal.next_step.isnull() & deal.next_step_on.isnull(),
    ),
    Rule(
        code="next-step-past",
        severity=Severity.NOTE,
        message="{share} {has} a next step that was due before today.",
        remedy="Do the step, or agree on a new day for it.",
        of="open",
        needs=("deals.next_step_on",),
        fields=("deals.next_step_on",),
        faults=lambda deal, context: deal.next_step_on < ibis.date(context.today),
    ),
    Rule(
        code="meeting-without-note",
        severity=Severity.NOTE,
        message="{share} {was} held without a note.",
        remedy="Write down what was agreed while it is fresh; nobody can learn from a meeting without a note.",
        of="meetings",
        needs=("activities", "activities.deal_id", "activities.kind", "activities.note"),
        fields=("activities.note",),
        faults=lambda deal, _: deal.unnoted_meetings,
        records=_meetings,
    ),
    Rule(
        code="amount-changed-after-close",
        severity=Severity.WARNING,
        message="{share} had the amount changed after the deal was closed.",
        remedy="Find out who changed it and why; past periods no longer add up to what was reported.",
        of="decided",
        needs=("field_changes", "deals.closed_at"),
        fields=("deals.amount", "field_changes.changed_at"),
        faults=lambda deal, _: deal.late_amount_changes > 0,
    ),
)
