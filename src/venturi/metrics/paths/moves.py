"""Moves: from which stage to which did each deal go, and how far is that in the order of the process?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED, pipeline_of
from venturi.metrics.tables import require_columns

FROM = ("deal_id", "sequence", "pipeline", "stage", "kind")
TO = ("next_pipeline", "next_stage", "next_kind")
NEEDED = (*FROM, *TO, "entered_at", "left_at", "outcome")


def moves(stays: ibis.Table, stages: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """One row per move of a deal out of a stage: into another one, or into the win or loss of the deal.

    Parameters
    ----------
    stays : one row per visit, from `stays`, with the columns of `by` beside it (`stays.carry`).
    stages : one row per stage of a pipeline
        ``stage``, ``position``, ``kind``; ``pipeline`` where there is any.
    by : column names
        Carried along.

    Returns
    -------
    one row per move
        ``deal_id``, ``sequence`` (of the visit it ends), ``pipeline``, ``stage``, ``kind``, ``next_pipeline`` and
        ``next_stage`` (null: decided without a
        move into a closed stage), ``next_kind``, ``outcome``, ``moved_at`` (null: decided on an unknown day), `by`, and
        ``rank_from``, ``rank_to``: the places of both among the open stages of the pipeline, 1, 2, 3 …, winning being
        the one after the last. Null: not on that ladder (a closed stage, an unlisted one, another pipeline).

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    """
    require_columns(stays, [*NEEDED, *by], name="stays")
    ladder = ranked(stages)
    ended = (stays.next_stage.isnull() & (stays.kind == "open") & stays.outcome.isin(DECIDED)).fill_null(False)
    told = stays.mutate(next_kind=ibis.ifelse(ended, stays.outcome, stays.next_kind), moved_at=stays.left_at)
    moved = told.filter(told.next_stage.notnull() | ended)
    rows = moved.select(*dict.fromkeys([*FROM, *TO, "outcome", *by]), "moved_at")
    return _placed(rows, ladder)


def ranked(stages: ibis.Table) -> ibis.Table:
    """The open stages: ``ladder_pipeline``, ``ladder_stage``, ``rank`` and ``top``, the rank of winning.

    Ranks are 1, 2, 3 … whatever gaps the positions have; stages of one position share a rank.
    """
    require_columns(stages, ["stage", "position", "kind"], name="stages")
    opened = stages.filter(_.kind == "open")
    listed = opened.aggregate(
        by={"ladder_pipeline": pipeline_of(opened), "ladder_stage": opened.stage}, position=_.position.min()
    )
    along = ibis.window(group_by="ladder_pipeline", order_by="position")
    placed = listed.mutate(rank=ibis.dense_rank().over(along) + 1).drop("position")
    return placed.mutate(top=_.rank.max().over(ibis.window(group_by="ladder_pipeline")) + 1)


def _placed(rows: ibis.Table, ladder: ibis.Table) -> ibis.Table:
    here = [rows.pipeline == ladder.ladder_pipeline, rows.stage == ladder.ladder_stage]
    begun = rows.left_join(ladder, here).drop("ladder_pipeline", "ladder_stage").rename(rank_from="rank")
    then = ladder.select(then_pipeline=_.ladder_pipeline, then_stage=_.ladder_stage, then_rank=_.rank)
    joined = begun.left_join(then, [begun.pipeline == then.then_pipeline, begun.next_stage == then.then_stage])
    # A move into another pipeline is on no ladder, also where both have a stage of the same name.
    away = (joined.next_pipeline != joined.pipeline).fill_null(False)
    rank_to = ibis.cases((away, ibis.null("int64")), (joined.next_kind == "won", joined.top), else_=joined.then_rank)
    return joined.mutate(rank_to=rank_to).drop("top", "then_pipeline", "then_stage", "then_rank")
