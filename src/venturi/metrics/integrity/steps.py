"""Rules about recorded moves of a deal: over a stage, or back to one.

What a move is, `skips` says; here are those of its skips and moves back that a record tells. A deal that was won
without a move into a closed stage has no such record: `skips` counts its win as a move, the rules leave it out, for
they count of the records there are.
"""

from typing import Any

import ibis
from ibis import _

from venturi.errors import Severity
from venturi.metrics.integrity.rule import Context, Rule
from venturi.metrics.paths.moves import moves, ranked
from venturi.metrics.paths.skips import part_of

_HISTORY = ("stage_changes.changed_at",)
_JUMP = ("deal_id", "pipeline", "rank_from", "rank_to")


def steps_by_deal(context: Context) -> ibis.Table:
    """How often deals jumped over an open stage, and how often they went back; those that never did are left out."""
    return (
        steps(context)
        .group_by("deal_id")
        .aggregate(skips=_.skipped.cast("int64").sum(), moves_back=_.back.cast("int64").sum())
    )


def steps(context: Context) -> ibis.Table:
    """Recorded moves over stages or back: whether it ``skipped`` one the deal never stood in, or went ``back``.

    Losing a deal is no jump, that may happen anywhere, nor is moving it into another pipeline.
    """
    assert context.stays is not None
    assert context.tables.stages is not None
    made = moves(context.stays.filter(_.next_stage.notnull()), context.tables.stages)
    # Nearly all moves go to the next rank or to none: what follows is done for the few others alone.
    others = made.filter(_.rank_to != _.rank_from + 1)
    odd = others.mutate(part=part_of(others)).filter(_.part.isin(["skip", "back"]))
    visited = _visited_between(odd.filter(_.part == "skip"), context.stays, ranked(context.tables.stages))
    known = odd.left_join(visited, list(_JUMP)).select(*odd.columns, visited=_.visited.fill_null(0))
    unvisited = known.rank_to - known.rank_from - 1 > known.visited
    return known.mutate(skipped=(known.part == "skip") & unvisited, back=known.part == "back")


def _visited_between(jumps: ibis.Table, stays: ibis.Table, ladder: ibis.Table) -> ibis.Table:
    """For each jump of a deal, in how many of the ranks between it stood at any time: ``visited``."""
    different = jumps.select(*_JUMP).distinct()
    visits = stays.select("deal_id", "pipeline", "stage").semi_join(different, "deal_id")
    here = [visits.pipeline == ladder.ladder_pipeline, visits.stage == ladder.ladder_stage]
    stood = visits.join(ladder, here).select("deal_id", "pipeline", stood=_["rank"])
    between = different.join(stood, ["deal_id", "pipeline"]).filter(_.stood > _.rank_from, _.stood < _.rank_to)
    return between.group_by(list(_JUMP)).aggregate(visited=_.stood.nunique())


def _one_step(flag: str) -> Any:
    return lambda context: (
        steps(context).filter(_[flag]).select("deal_id", "pipeline", "stage", "next_stage", left_at=_.moved_at)
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
