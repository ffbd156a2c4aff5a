"""At the decision: in which stage did a deal stand, and which exit criteria were known to hold?"""

from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED, pipeline_of
from venturi.metrics.tables import require_columns

KEY = ("deal_id", "stage", "criterion")
VISITED = ("deal_id", "stage", "kind", "sequence", "entered_at", "left_at")


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
    told = criteria_answers if stays is None else with_pipeline(criteria_answers, deals, stays)
    return answers_in_time(deals, told, stays).aggregate(by=list(KEY), met=last_known())


def answers_in_time(deals: ibis.Table, criteria_answers: ibis.Table, stays: ibis.Table | None = None) -> ibis.Table:
    """The answers of decided deals, with ``yes_at`` and ``no_at``: when it said so, null when that was too late.

    An answer of the very moment of the decision, or later, never counts: who answers then knows the outcome. `stays`
    tells when a deal left the stage for the last time; answers of that moment count, they are what let it go on. With
    it the answers need their ``pipeline``, see `with_pipeline`. One row per answer, and visit of the deal to the stage.
    """
    require_columns(deals, ["deal_id", "outcome", "closed_at"], name="deals")
    require_columns(criteria_answers, [*KEY, "met", "answered_at"], name="criteria_answers")
    decided = deals.filter(_.outcome.isin(DECIDED)).select("deal_id", "closed_at")
    told = criteria_answers.select(
        *KEY, "met", about=pipeline_of(criteria_answers), at=_.answered_at.cast(deals.closed_at.type())
    )
    asked = told.join(decided, "deal_id")
    in_time = asked.at < asked.closed_at
    if stays is not None:
        visits = _visits(stays).select("left_at", visit_id=_.deal_id, visited=_.stage, visited_in=_.pipeline)
        same = [asked.deal_id == visits.visit_id, asked.about == visits.visited_in, asked.stage == visits.visited]
        asked = asked.left_join(visits, same)
        # By the end of any visit is by the end of the last one. A visit without an end goes on until the decision.
        left_at = asked.left_at.cast(asked.closed_at.type()).fill_null(asked.closed_at)
        in_time = (asked.at < asked.closed_at) & (asked.at <= left_at)
    never = ibis.null(asked.at.type())
    said = {"yes_at": in_time & asked.met, "no_at": in_time & ~asked.met}
    return asked.select(*KEY, **{name: ibis.ifelse(test, asked.at, never) for name, test in said.items()})


def with_pipeline(criteria_answers: ibis.Table, deals: ibis.Table, stays: ibis.Table) -> ibis.Table:
    """The answers with the ``pipeline`` of the stage that each of them is about: stages of two may have one name.

    It is the one that the answer tells. Where it tells none, it is the pipeline that the deal was in at the time, of
    those in which it came to a stage of that name at all, or had been in last; before the first of them, the first.
    A deal that came to no such stage has its own pipeline.
    """
    require_columns(criteria_answers, [*KEY, "answered_at"], name="criteria_answers")
    told = "pipeline" in criteria_answers.columns
    answers = criteria_answers.mutate(told=_.pipeline if told else ibis.null("string"))
    homes = _visits(stays).aggregate(
        by={"home_id": _.deal_id, "home_stage": _.stage}, home=_.pipeline.min(), other=_.pipeline.max()
    )
    own = deals.filter(_.deal_id.notnull()).select(own_id=_.deal_id, own=pipeline_of(deals))
    then = _pipelines_then(answers.filter(_.told.isnull()), homes.filter(_.home != _.other), stays)
    known = answers.left_join(homes, [answers.deal_id == homes.home_id, answers.stage == homes.home_stage])
    known = known.left_join(own, known.deal_id == own.own_id)
    same = [known.deal_id == then.then_id, known.stage == then.then_stage, known.answered_at == then.then_at]
    found = known.left_join(then, same)
    pipeline = ibis.coalesce(found.told, found.then, found.home, found.own, ibis.literal("default"))
    return found.mutate(pipeline=pipeline).select(*dict.fromkeys([*criteria_answers.columns, "pipeline"]))


def _pipelines_then(answers: ibis.Table, homes: ibis.Table, stays: ibis.Table) -> ibis.Table:
    """``then``: by deal, stage and moment of an answer, in which of several pipelines with that stage the deal was."""
    asked = answers.select(then_id=_.deal_id, then_stage=_.stage, then_at=_.answered_at).distinct()
    asked = asked.semi_join(homes, [asked.then_id == homes.home_id, asked.then_stage == homes.home_stage])
    came = _visits(stays).select(came_id=_.deal_id, came_stage=_.stage, came_into=_.pipeline).distinct()
    choices = asked.join(came, [asked.then_id == came.came_id, asked.then_stage == came.came_stage])
    stood = stays.select("deal_id", "sequence", "entered_at", stood_in=pipeline_of(stays))
    paired = choices.join(stood, [choices.then_id == stood.deal_id, choices.came_into == stood.stood_in])
    # At the moment of a move the answer is what let the deal go on: it is still where it was.
    before = paired.entered_at < paired.then_at.cast(paired.entered_at.type())
    last = paired.stood_in.argmax(paired.sequence, where=before)
    return paired.aggregate(
        by=["then_id", "then_stage", "then_at"],
        then=ibis.coalesce(last, paired.stood_in.argmin(paired.sequence)),
    )


def _visits(stays: ibis.Table) -> ibis.Table:
    """The visits to open stages, with their ``pipeline``."""
    require_columns(stays, VISITED, name="stays")
    return stays.select(*VISITED, pipeline=pipeline_of(stays)).filter(_.kind == "open")


def last_known() -> Any:
    """Whether the last of the answers said yes, to aggregate `answers_in_time` with; of one moment a "no" holds."""
    yes_at, no_at = _.yes_at.max(), _.no_at.max()
    # Where there are only answers of one kind, that is what is known; where there are none, nothing is.
    alone = ibis.cases((yes_at.notnull(), True), (no_at.notnull(), False), else_=ibis.null("boolean"))
    return ibis.coalesce(yes_at > no_at, alone)
