"""Stays: in which stage was each deal, from when to when, and how far did it get afterwards?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import moment, pipeline_of
from venturi.metrics.tables import require_columns

# What names a stage in the rows of a metric.
PLACE = ("pipeline", "stage", "position")
POSITIONS = 2**31
COLUMNS = (
    "deal_id",
    "pipeline",
    "stage",
    "position",
    "kind",
    "sequence",
    "visit",
    "entered_at",
    "left_at",
    "next_pipeline",
    "next_stage",
    "next_position",
    "next_kind",
    "previous_position",
    "furthest_position",
    "furthest_stage",
    "outcome",
    "closed_at",
)
CARRIED = ("deal_id", "entered_at", "place", "track", "next_entered_at", "next_place")


def stays(
    stage_changes: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    as_of: datetime,
    places: ibis.Table | None = None,
) -> ibis.Table:
    r"""Turn the history of stage changes into intervals: one row per visit of a deal to a stage.

    .. math:: \text{left}_i = \text{entered}_{i+1}, \quad
              \text{left}_{last} = \max(\text{entered}_{last}, \text{closed}) \text{ when the deal is decided}

    **Population:** every stage change up to and including `as_of` that names a stage, of every deal, decided or not.

    Parameters
    ----------
    stage_changes : one row per move of a deal into a stage
        ``deal_id``, ``changed_at``, ``stage``; ``pipeline`` (null: "default") and ``ordinal`` where there are any.
    stages : one row per stage of a pipeline
        ``pipeline``, ``stage``, ``position``, ``kind``.
    deals : one row per deal
        ``deal_id``, ``outcome``, ``closed_at``: what is known today, or better `deals_as_of`, which also knows of
        deals that were decided at `as_of` and reopened since.
    as_of : moment
        What happened later does not exist; a deal closed later is open.
    places : what `places` gave for the same changes, when it is stored already
        An engine that knows how few rows it has joins it the short way round.

    Returns
    -------
    one row per visit
        ``deal_id``, ``pipeline``, ``stage``, ``position``, ``kind`` (both null: the stage is not in `stages`),
        ``sequence`` (1, 2 … in the deal), ``visit`` (1, 2 … of the deal to this stage), ``entered_at``,
        ``left_at`` (null: still there, or decided on an unknown day), ``next_pipeline``, ``next_stage``,
        ``next_position``, ``next_kind`` (null: nothing followed), ``previous_position`` and ``furthest_position``:
        among the open stages of this pipeline, the one the deal stood in last before this visit and the highest one
        strictly after it (null: none), ``furthest_stage``, ``outcome`` (null: the deal is not in `deals`),
        ``closed_at``.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Moves are ordered by moment, then by the order of the source, then by position: moves of one moment without an
    order are read as forward. Consecutive moves into the same stage are one stay.

    Misleads when stages are moved in bulk at the end of a quarter: the stays then describe the clean-up, not the sale.
    """
    require_columns(stage_changes, ["deal_id", "changed_at", "stage"], name="stage_changes")
    require_columns(stages, ["stage", "position", "kind"], name="stages")
    require_columns(deals, ["deal_id", "outcome", "closed_at"], name="deals")
    happened = _happened(stage_changes, as_of)
    known = _places(happened, stages) if places is None else places
    visits = _visits(_moves(happened, known))
    decisions = _decisions(deals, as_of=as_of, dtype=visits.entered_at.type())
    decided = visits.left_join(decisions, visits.deal_id == decisions.decided_id).drop("decided_id")
    return _named(decided, known)


def carry(table: ibis.Table, deals: ibis.Table, columns: Sequence[str]) -> ibis.Table:
    """Stays, or anything with a ``deal_id``, with `columns` of its deal beside it: what `by` may name afterwards.

    A row whose deal is unknown keeps its place with nulls. Columns that `table` has already are left as they are.
    """
    wanted = [column for column in dict.fromkeys(columns) if column not in table.columns]
    require_columns(deals, ["deal_id", *wanted], name="deals")
    if not wanted:
        return table
    # What is filtered engines take for the smaller side of a join, as it is here; every deal has an identifier.
    named = deals.filter(_.deal_id.notnull()).select(carried_id=_.deal_id, **{column: _[column] for column in wanted})
    return table.left_join(named, table.deal_id == named.carried_id).drop("carried_id")


def places(stage_changes: ibis.Table, stages: ibis.Table, *, as_of: datetime) -> ibis.Table:
    """Every stage that occurs in the changes by `as_of`, a handful of rows: what `stays` takes as ``places``."""
    require_columns(stage_changes, ["changed_at", "stage"], name="stage_changes")
    require_columns(stages, ["stage", "position", "kind"], name="stages")
    return _places(_happened(stage_changes, as_of), stages)


def _happened(stage_changes: ibis.Table, as_of: datetime) -> ibis.Table:
    return stage_changes.filter(_.changed_at <= moment(as_of), _.stage.notnull())


def _places(happened: ibis.Table, stages: ibis.Table) -> ibis.Table:
    """Every stage that occurs, listed or not, with a number: in the windows a number is narrower than two texts.

    The numbers follow the position, so that they also order the moves of one moment. A stage listed twice in `stages`
    does not fan out.
    """
    listed = stages.aggregate(
        by={"pipeline": pipeline_of(stages), "stage": stages.stage}, position=_.position.min(), kind=_.kind.min()
    )
    occurring = happened.select(pipeline=pipeline_of(happened), stage=happened.stage).distinct()
    every = occurring.left_join(listed, ["pipeline", "stage"]).select(
        pipeline=occurring.pipeline, stage=occurring.stage, position=listed.position, kind=listed.kind
    )
    return every.mutate(
        place=ibis.row_number().over(order_by=[_.position, _.stage, _.pipeline]).cast("int32"),
        track=ibis.dense_rank().over(order_by=_.pipeline).cast("int32"),
        rung=ibis.ifelse(_.kind == "open", _.position, ibis.null("int64")).cast("int32"),
    )


def _moves(happened: ibis.Table, places: ibis.Table) -> ibis.Table:
    moves = happened.select(
        deal_id=_.deal_id,
        entered_at=_.changed_at,
        ordinal=_.ordinal if "ordinal" in happened.columns else ibis.null("int64"),
        into=pipeline_of(happened),
        into_stage=_.stage,
    )
    placed = moves.join(places, [moves.into == places.pipeline, moves.into_stage == places.stage])
    return placed.select("deal_id", "entered_at", "ordinal", "place", "track", "rung")


def _visits(moves: ibis.Table) -> ibis.Table:
    """What came before and after each move, once moves into the same stage are one.

    Sorting is what costs, and each different partition or order sorts once more. So all moves are sorted once, along
    their deals, and that tells everything of deals that only ever went forward. The others are sorted again.
    """
    along = _along("deal_id", ["entered_at", "ordinal", "place"])
    read = moves.select(
        *("deal_id", "entered_at", "place", "track", "rung"),
        nth=ibis.row_number().over(along),
        previous=_.place.lag().over(along),
        previous_track=_.track.lag().over(along),
        previous_rung=_.rung.lag().over(along),
        next_entered_at=_.entered_at.lead().over(along),
        next_place=_.place.lead().over(along),
        next_rung=_.rung.lead().over(along),
        top=_.rung.max().over(along),
    )
    forward = (_.place > _.previous) & (_.track == _.previous_track) & _.previous_rung.notnull()
    winding = read.filter(_.previous.notnull(), ~forward.fill_null(False)).select("deal_id").distinct()
    return _straight(read.anti_join(winding, "deal_id")).union(_wound(read.semi_join(winding, "deal_id")))


def _straight(read: ibis.Table) -> ibis.Table:
    """Visits of deals that went through open stages of one pipeline, each higher than the one before, to any end."""
    return read.select(
        *CARRIED,
        sequence=_.nth + 1,
        visit=ibis.literal(1, "int64"),
        previous_position=_.previous_rung.cast("int64"),
        # Of what follows only the very last may be closed, so the highest of all follows wherever an open one does.
        furthest_position=ibis.ifelse(_.next_rung.notnull(), _.top, ibis.null("int32")).cast("int64"),
    )


def _wound(read: ibis.Table) -> ibis.Table:
    """Visits of deals that went back, stayed, changed the pipeline or came back from a closed stage."""
    once = read.filter(~_.previous.identical_to(_.place))
    in_deal, track = _along("deal_id", "nth"), ["deal_id", "track"]
    before, after = _along(track, "nth", (None, -1)), _along(track, "nth", (1, None))
    # The last open position before, past closed stages: the largest number made of the order and, behind it, the rung.
    packed = _.nth * POSITIONS + _.rung
    numbered = once.mutate(
        sequence=ibis.row_number().over(in_deal) + 1,
        next_entered_at=_.entered_at.lead().over(in_deal),
        next_place=_.place.lead().over(in_deal),
        visit=ibis.row_number().over(_along(["deal_id", "place"], "nth")) + 1,
        previous_position=packed.max().over(before) % POSITIONS,
        furthest_position=_.rung.max().over(after).cast("int64"),
    )
    return numbered.select(*CARRIED, "sequence", "visit", "previous_position", "furthest_position")


def _along(by: str | list[str], order_by: str | list[str], rows: tuple[int | None, int | None] | None = None) -> Any:
    # Where `rows` are none Ibis takes the whole group, not what precedes or follows.
    return ibis.window(group_by=by, order_by=order_by, rows=rows)


def _decisions(deals: ibis.Table, *, as_of: datetime, dtype: Any) -> ibis.Table:
    closed_at = deals.closed_at.cast(dtype)
    later = (closed_at > moment(as_of)).fill_null(False)
    decisions = deals.select(
        decided_id=deals.deal_id,
        outcome=ibis.ifelse(later, "open", deals.outcome),
        closed_at=ibis.ifelse(later, ibis.null(dtype), closed_at),
    )
    # Every deal has an identifier. But what is filtered engines take for the smaller side of a join, as it is here:
    # else they would keep all the visits in memory and go through the deals.
    return decisions.filter(_.decided_id.notnull())


def _named(visits: ibis.Table, places: ibis.Table) -> ibis.Table:
    """Numbers become names again, and the last stay of a decided deal ends when it was decided."""
    here = places.select("place", "pipeline", "stage", "position", "kind")
    following = places.select(
        next_place=_.place, next_pipeline=_.pipeline, next_stage=_.stage, next_position=_.position, next_kind=_.kind
    )
    ladder = places.filter(_.rung.notnull()).aggregate(
        by={"track": _.track, "furthest_position": _.rung}, furthest_stage=_.stage.min()
    )
    named = (
        visits.join(here, "place").left_join(following, "next_place").left_join(ladder, ["track", "furthest_position"])
    )
    ends = (named.kind == "open") & named.next_place.isnull() & named.outcome.isin(["won", "lost"])
    ended_at = ibis.greatest(named.entered_at, named.closed_at)
    left_at = ibis.ifelse(ends & named.closed_at.notnull(), ended_at, named.next_entered_at)
    return named.select(*[left_at.name(name) if name == "left_at" else named[name] for name in COLUMNS])
