"""Skips: how often do deals jump over stages, go back, or enter the stage they stand in?"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED, pipeline_of
from venturi.metrics.intervals import wilson
from venturi.metrics.paths.moves import moves
from venturi.metrics.periods import Period
from venturi.metrics.tables import require_columns

PARTS = ("next", "skip", "back", "repeat", "lost", "reopened", "other")
SHOWN = ("deal_id", "pipeline", "stage", "next_pipeline", "next_stage", "next_kind")


def skips(
    stays: ibis.Table,
    stages: ibis.Table,
    stage_changes: ibis.Table,
    *,
    moved_in: Period | None = None,
    by: Sequence[str] = (),
    repeats: ibis.Table | None = None,
) -> ibis.Table:
    r"""The moves of the deals by what they are: to the next stage, over stages, back, into the same one again.

    .. math:: \Delta = \text{rank(to)} - \text{rank(from)}: \quad
              \text{next } \Delta = 1, \ \text{skip } \Delta > 1, \ \text{back } \Delta < 0, \ \text{repeat } \Delta = 0

    **Population:** every move out of a stage, in the order of time; with ``moved_in`` those made in it. The rank counts
    the open stages of the pipeline, 1, 2, 3 …, so that gaps in the positions are no skips; winning is the step after
    the last one. The first stage of a deal is no move: nobody knows what came before.

    Parameters
    ----------
    stays : one row per visit, from `stays`, with the columns of `by` beside it (`stays.carry`)
    stages : one row per stage of a pipeline
        ``pipeline``, ``stage``, ``position``, ``kind``.
    stage_changes : one row per move of a deal into a stage, those the stays were made of
        ``deal_id``, ``changed_at``, ``stage``; ``pipeline`` where there is any. Repeats are only to be seen here.
    moved_in : Period, or None
        Half-open: the first day counts, the last does not. None: every move.
    by : column names
        One result row for each combination, also of ``pipeline``, ``stage``, ``next_stage`` or ``next_kind``; null is a
        group of its own.
    repeats : what `repeats_in` gave for the same tables, when it is stored already.

    Returns
    -------
    one row per kind of move that occurs, and group
        ``part`` : next, skip, back, repeat, lost (from any stage: no skip), reopened (out of a closed stage) or other
        (into another pipeline, into or out of a stage nobody listed, or between two stages of one position).
        ``moves`` : how often.  ``over`` : how many of them pass at least one stage, forward or back.  ``deals`` : in
        how many different deals, of the ``of_deals`` with any move.  ``share``, ``low``, ``high`` : of the deals, in
        [0, 1], with the 95 % Wilson interval [1]_.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    A skip is a skip also when the stage was visited at another time, and winning a deal out of an open stage is a move
    also where no record tells it. The integrity verdict judges records: it names recorded moves only, and of the skips
    those over a stage the deal never stood in.

    Misleads when the order of the stages is not the one that is lived: then most moves look like skips or back. And
    when moves of one moment have no order: they are read as forward, so that none of them goes back.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    rows = skips_deals(stays, stages, stage_changes, moved_in=moved_in, by=by, repeats=repeats)
    counted = rows.aggregate(
        by=["part", *by],
        moves=_.times.sum(),
        over=_.times.sum(where=_.stages_over > 0).fill_null(0),
        deals=_.deal_id.nunique(),
    )
    group = [f"all_{name}" for name in by]
    whole = rows.aggregate(by={f"all_{name}": rows[name] for name in by}, of_deals=_.deal_id.nunique())
    same = [counted[name].identical_to(whole[f"all_{name}"]) for name in by]
    joined = counted.join(whole, same) if by else counted.cross_join(whole)
    low, high = wilson(_.deals, _.of_deals)
    return joined.mutate(share=_.deals / _.of_deals, low=low, high=high).drop(*group)


def skips_deals(
    stays: ibis.Table,
    stages: ibis.Table,
    stage_changes: ibis.Table,
    *,
    moved_in: Period | None = None,
    by: Sequence[str] = (),
    repeats: ibis.Table | None = None,
) -> ibis.Table:
    """The moves behind `skips`: one row per move of a deal, and one for all repeats of one moment.

    ``deal_id``, ``pipeline``, ``stage``, ``next_pipeline``, ``next_stage``, ``next_kind``, the columns of `by`,
    ``moved_at``, ``times`` (1 unless repeated), ``stages_over`` (how many open stages lie between, forward or back;
    null where it is neither) and ``part``: see `skips`.
    """
    made = moves(stays, stages, by=by)
    delta, part = made.rank_to - made.rank_from, part_of(made)
    columns = [*dict.fromkeys([*SHOWN, *by]), "moved_at", "times", "stages_over", "part"]
    forward_or_back = part.isin(["next", "skip", "back"])
    told = made.mutate(
        times=ibis.literal(1, "int64"),
        stages_over=ibis.ifelse(forward_or_back, delta.abs() - 1, ibis.null("int64")),
        part=part,
    )
    again = repeats_in(stays, stage_changes) if repeats is None else repeats
    every = told.select(columns).union(_repeated(again, stays, by).select(columns))
    return every if moved_in is None else every.filter(moved_in.covers(_.moved_at))


def part_of(made: ibis.Table) -> Any:
    """What each of some `moves` is, by its place on the ladder: a part of `skips`, all but repeat."""
    delta = made.rank_to - made.rank_from
    return ibis.cases(
        (made.kind.isin(DECIDED), "reopened"),
        (made.next_kind == "lost", "lost"),
        (delta == 1, "next"),
        (delta > 1, "skip"),
        (delta < 0, "back"),
        else_="other",
    )


def repeats_in(stays: ibis.Table, stage_changes: ibis.Table) -> ibis.Table:
    """Moves into the stage a deal stood in already, one row for those of one moment: what `skips` takes as ``repeats``.

    ``deal_id``, ``pipeline``, ``stage``, ``kind``, ``moved_at`` and ``times``: they are the changes that have no stay
    of their own. There are few of them, so the hours and then the deals that have any are found first, where less is
    told apart.
    """
    require_columns(stage_changes, ["deal_id", "changed_at", "stage"], name="stage_changes")
    made = stage_changes.filter(_.stage.notnull(), _.changed_at.notnull()).select(
        "deal_id", "stage", pipeline=pipeline_of(stage_changes), moved_at=_.changed_at
    )
    begun = stays.select("deal_id", "stage", "pipeline", moved_at=_.entered_at.cast(made.moved_at.type()))
    changes, visits = (rows.mutate(hour=(_.moved_at.epoch_seconds() / 3600).floor()) for rows in (made, begun))
    known = visits.aggregate(by={"known_hour": _.hour}, known=_.count())
    hours = changes.aggregate(by="hour", n=_.count()).left_join(known, _.hour == known.known_hour)
    full = hours.filter(_.n > _.known.fill_null(0)).select("hour")
    more, less = ibis.literal(1, "int64"), ibis.literal(-1, "int64")
    both = changes.semi_join(full, "hour").mutate(n=more).union(visits.semi_join(full, "hour").mutate(n=less))
    having = both.aggregate(by="deal_id", n=_.n.sum()).filter(_.n > 0)
    place = ["deal_id", "pipeline", "stage", "moved_at"]
    found = both.semi_join(having, "deal_id").aggregate(by=place, times=_.n.sum()).filter(_.times > 0)
    # A sum is of more bits to some engines than Ibis takes it for, and would leave one cast out.
    return _beside(found.mutate(times=_.times.cast("int32").cast("int64")), stays, ["kind"])


def _repeated(repeats: ibis.Table, stays: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """The repeats as moves, with the columns of `by`."""
    more = [name for name in by if name not in SHOWN]
    told = _beside(repeats, stays, more) if more else repeats
    return told.mutate(
        next_pipeline=_.pipeline,
        next_stage=_.stage,
        next_kind=_.kind,
        stages_over=ibis.null("int64"),
        part=ibis.literal("repeat"),
    )


def _beside(repeats: ibis.Table, stays: ibis.Table, columns: Sequence[str]) -> ibis.Table:
    """With columns that stand beside any stay of the deal in the stage."""
    wanted: dict[str, Any] = {name: _[name].max() for name in dict.fromkeys(columns)}
    of = stays.semi_join(repeats, "deal_id").aggregate(
        by={"of_id": _.deal_id, "of_pipeline": _.pipeline, "of_stage": _.stage}, **wanted
    )
    same = [repeats.deal_id == of.of_id, repeats.pipeline == of.of_pipeline, repeats.stage == of.of_stage]
    return repeats.join(of, same).drop("of_id", "of_pipeline", "of_stage")
