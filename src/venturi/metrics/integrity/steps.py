"""Rules about the steps between two stays of a deal: over a stage, or back to one."""

from typing import Any

import ibis
from ibis import _

from venturi.errors import Severity
from venturi.metrics.integrity.rule import Context, Rule

_HISTORY = ("stage_changes.changed_at",)
_JUMP = ("deal_id", "pipeline", "step", "reached")


def steps_by_deal(context: Context) -> ibis.Table:
    """How often deals jumped over an open stage, and how often they went back; those that never did are left out."""
    return (
        _with_flags(_steps(context).filter((_.between > 0) | (_.reached < _.step)), context)
        .group_by("deal_id")
        .aggregate(skips=_.skipped.cast("int64").sum(), moves_back=_.back.cast("int64").sum())
    )


def steps(context: Context) -> ibis.Table:
    """Stays followed by another stay: whether open stages were ``skipped`` between them, and whether it went ``back``.

    Stages count by their rank among the open ones of their pipeline, so that gaps in the positions are no jumps.
    Losing a deal is no jump: that may happen anywhere. Nor is one over stages that the deal stood in at another time.
    """
    return _with_flags(_steps(context), context)


def _steps(context: Context) -> ibis.Table:
    """From which rank (``step``) to which (``reached``) each step went, and how many stages lie ``between``."""
    assert context.stays is not None
    ranked = _ranked(context)
    ends = ranked.group_by("pipeline").aggregate(last_step=_.step.max())
    then = ranked.select("pipeline", next_stage=_.stage, next_step=_.step)
    gone = context.stays.filter(_.next_stage.notnull(), _.kind == "open")
    joined = (
        gone.inner_join(ranked, ["pipeline", "stage"])
        .inner_join(ends, "pipeline")
        .left_join(then, ["pipeline", "next_stage"])
    )
    reached = ibis.ifelse(_.next_kind == "won", _.last_step + 1, _.next_step)
    told = joined.select("deal_id", "pipeline", "stage", "next_stage", "left_at", step=_.step, reached=reached)
    return told.mutate(between=_.reached - _.step - 1)


def _ranked(context: Context) -> ibis.Table:
    """The open stages by their rank (``step``) among those of their pipeline."""
    assert context.tables.stages is not None
    rank = ibis.dense_rank().over(group_by="pipeline", order_by="position")
    ranked = context.tables.stages.filter(_.kind == "open").mutate(step=rank + 1)
    return ranked.group_by(["pipeline", "stage"]).aggregate(step=_.step.min())


def _with_flags(steps: ibis.Table, context: Context) -> ibis.Table:
    assert context.stays is not None
    visited = _visited_between(steps, context.stays.inner_join(_ranked(context), ["pipeline", "stage"]))
    known = steps.left_join(visited, list(_JUMP)).select(*steps.columns, visited=_.visited.fill_null(0))
    return known.mutate(skipped=(_.between > _.visited).fill_null(False), back=(_.reached < _.step).fill_null(False))


def _visited_between(steps: ibis.Table, stood: ibis.Table) -> ibis.Table:
    """For each jump of a deal, in how many of the ``visited`` stages between it stood at any time."""
    jumps = steps.filter(_.between > 0).select(*_JUMP).distinct()
    stood = stood.select("deal_id", "pipeline", stood_step=_.step).semi_join(jumps, "deal_id")
    between = jumps.inner_join(stood, ["deal_id", "pipeline"]).filter(_.stood_step > _.step, _.stood_step < _.reached)
    return between.group_by(list(_JUMP)).aggregate(visited=_.stood_step.nunique())


def _one_step(flag: str) -> Any:
    return lambda context: (
        steps(context).filter(_[flag]).select("deal_id", "pipeline", "stage", "next_stage", "left_at")
    )


RULES = (
    Rule(
        code="stage-skipped",
        severity=Severity.NOTE,
        message="{share} {is_} over at least one stage that the deal never stood in.",
        remedy="Ask whether the stage is needed; a skipped stage counts as passed unless you choose otherwise.",
        of="moves",
        needs=("stays", "stages"),
        fields=_HISTORY,
        faults=lambda deal, _: deal.skips,
        records=_one_step("skipped"),
    ),
    Rule(
        code="stage-moved-back",
        severity=Severity.NOTE,
        message="{share} {is_} back to an earlier stage.",
        remedy="Look at why deals go back: often a stage was left before its work was done.",
        of="moves",
        needs=("stays", "stages"),
        fields=_HISTORY,
        faults=lambda deal, _: deal.moves_back,
        records=_one_step("back"),
    ),
)
