"""Danger evidence: what is known about the deals that were lost at a step?"""

import ibis
from ibis import _

from venturi.metrics.money import total, usable
from venturi.metrics.periods import days_between
from venturi.metrics.stays import carry
from venturi.metrics.tables import require_columns

STEP = ("pipeline", "stage")


def loss_reasons(entries: ibis.Table, deals: ibis.Table) -> ibis.Table:
    """Why the deals lost at each step were lost, by their own account.

    Parameters
    ----------
    entries : one row per deal and stage, from `danger_points_deals` or `conversion_deals`
    deals : one row per deal
        ``deal_id``, ``loss_reason``, ``amount``.

    Returns
    -------
    one row per stage and reason (null: none given)
        ``pipeline``, ``stage``, ``reason``, ``deals``, ``amount`` (today's; null when none of them has one that
        is not below 0).
    """
    require_columns(deals, ["deal_id", "loss_reason", "amount"], name="deals")
    lost = carry(_lost(entries), deals, ["loss_reason", "amount"])
    return lost.aggregate(
        by={"pipeline": _.pipeline, "stage": _.stage, "reason": _.loss_reason},
        deals=_.count(),
        amount=total(_.amount, where=usable(_.amount)),
    )


def days_before_loss(entries: ibis.Table, stays: ibis.Table) -> ibis.Table:
    """How long the deals lost at each step had been in that stage, all visits together.

    One row per stage: ``pipeline``, ``stage``, ``median_days`` (null: nobody's is known), ``deals`` (those it is known
    of), ``unknown`` (lost deals of which it is not: they were lost on an unknown day).
    """
    require_columns(stays, ["deal_id", *STEP, "entered_at", "left_at"], name="stays")
    lost = _lost(entries)
    visits = stays.select("entered_at", "left_at", spent_id=_.deal_id, spent_pipeline=_.pipeline, spent_stage=_.stage)
    here = [lost.deal_id == visits.spent_id, lost.pipeline == visits.spent_pipeline, lost.stage == visits.spent_stage]
    # The few that were lost first: the visits of all the others need not be added up.
    spent = lost.left_join(visits, here).aggregate(
        by=["deal_id", *STEP],
        # One visit without an end leaves the whole time unknown.
        days=ibis.ifelse(_.left_at.isnull().any(), ibis.null("float64"), days_between(_.entered_at, _.left_at).sum()),
    )
    return spent.aggregate(
        by=list(STEP), median_days=_.days.median(), deals=_.days.count(), unknown=_.days.isnull().sum()
    )


def losses_by(entries: ibis.Table, deals: ibis.Table, *, column: str) -> ibis.Table:
    """Who, or what, loses at each step: by owner, source, or any other column of the entries or the deals.

    One row per stage and value of `column` (null is a group of its own): ``pipeline``, ``stage``, ``group``, ``lost``,
    ``resolved`` (advanced or lost), ``share`` : lost of resolved, in [0, 1]; null when nothing was resolved.
    """
    rows = carry(entries, deals, [column])
    counted = rows.aggregate(
        by={"pipeline": rows.pipeline, "stage": rows.stage, "group": rows[column]},
        lost=_.count(where=_.part == "lost"),
        resolved=_.count(where=_.part.isin(["advanced", "lost"])),
    )
    return counted.mutate(share=_.lost / _.resolved.nullif(0))


def _lost(entries: ibis.Table) -> ibis.Table:
    require_columns(entries, ["deal_id", *STEP, "part"], name="entries")
    return entries.filter(_.part == "lost").select("deal_id", *STEP)
