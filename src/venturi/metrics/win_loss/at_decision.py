"""At the decision: in which stage did a deal stand, and which exit criteria were known to hold?"""

from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED
from venturi.metrics.tables import require_columns

KEY = ("deal_id", "stage", "criterion")


def with_last_stage(deals: ibis.Table, stays: ibis.Table) -> ibis.Table:
    """The deals with ``last_stage``: the open stage that each stood in last, which is where it was decided.

    Null when its history names no open stage. `stays` : one row per visit, from `stays`.
    """
    require_columns(stays, ["deal_id", "stage", "kind", "sequence", "next_kind"], name="stays")
    # What an open stage follows is not the last one: that leaves about one stay of each deal to choose from.
    stood = stays.filter(_.kind == "open", (_.next_kind != "open").fill_null(True))
    last = stood.aggregate(by={"stood_id": stood.deal_id}, last_stage=stood.stage.argmax(stood.sequence))
    return deals.left_join(last, deals.deal_id == last.stood_id).drop("stood_id")


def with_unmet_criteria(deals: ibis.Table, criteria_answers: ibis.Table) -> ibis.Table:
    """Each deal once for every criterion that was unmet when it was decided, with ``unmet_criterion``.

    A deal of which none is known to have been unmet stands there once, with null: open deals, and those decided on an
    unknown day, among them. So groups by criterion overlap, and add up to more deals than there are.
    """
    known = known_answers(deals, criteria_answers).filter(~_.met)
    unmet = known.select(unmet_id=_.deal_id, unmet_criterion=_.criterion).distinct()
    return deals.left_join(unmet, deals.deal_id == unmet.unmet_id).drop("unmet_id")


def known_answers(deals: ibis.Table, criteria_answers: ibis.Table, stays: ibis.Table | None = None) -> ibis.Table:
    """What was last known of each criterion before the deal was decided, and before it left the stage.

    One row per decided deal and criterion it was ever asked: ``deal_id``, ``stage``, ``criterion`` and ``met`` (null:
    every answer came too late, or nobody knows when the deal was decided). See `answers_in_time`.
    """
    return answers_in_time(deals, criteria_answers, stays).aggregate(by=list(KEY), met=last_known())


def answers_in_time(deals: ibis.Table, criteria_answers: ibis.Table, stays: ibis.Table | None = None) -> ibis.Table:
    """The answers of decided deals, with ``yes_at`` and ``no_at``: when it said so, null when that was too late.

    An answer of the very moment of the decision, or later, never counts: who answers then knows the outcome. `stays`
    tells when a deal left the stage for the last time; answers of that moment count, they are what let it go on. One
    row per answer, and visit of the deal to the stage.
    """
    require_columns(deals, ["deal_id", "outcome", "closed_at"], name="deals")
    require_columns(criteria_answers, [*KEY, "met", "answered_at"], name="criteria_answers")
    decided = deals.filter(_.outcome.isin(DECIDED)).select("deal_id", "closed_at")
    asked = criteria_answers.select(*KEY, "met", at=_.answered_at.cast(deals.closed_at.type())).join(decided, "deal_id")
    in_time = asked.at < asked.closed_at
    if stays is not None:
        require_columns(stays, ["deal_id", "stage", "kind", "left_at"], name="stays")
        visits = stays.filter(_.kind == "open").select("left_at", visit_id=_.deal_id, visited=_.stage)
        asked = asked.left_join(visits, [asked.deal_id == visits.visit_id, asked.stage == visits.visited])
        # By the end of any visit is by the end of the last one. A visit without an end goes on until the decision.
        left_at = asked.left_at.cast(asked.closed_at.type()).fill_null(asked.closed_at)
        in_time = (asked.at < asked.closed_at) & (asked.at <= left_at)
    never = ibis.null(asked.at.type())
    said = {"yes_at": in_time & asked.met, "no_at": in_time & ~asked.met}
    return asked.select(*KEY, **{name: ibis.ifelse(test, asked.at, never) for name, test in said.items()})


def last_known() -> Any:
    """Whether the last of the answers said yes, to aggregate `answers_in_time` with; of one moment a "no" holds."""
    yes_at, no_at = _.yes_at.max(), _.no_at.max()
    # Where there are only answers of one kind, that is what is known; where there are none, nothing is.
    alone = ibis.cases((yes_at.notnull(), True), (no_at.notnull(), False), else_=ibis.null("boolean"))
    return ibis.coalesce(yes_at > no_at, alone)
