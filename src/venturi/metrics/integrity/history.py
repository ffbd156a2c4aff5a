"""Rules about the moves of a deal through the stages."""

from typing import Any

import ibis
from ibis import _

from venturi.errors import Severity
from venturi.metrics.integrity.moments import surely_before
from venturi.metrics.integrity.rule import SHOWN, Context, Finding, Rule

_HISTORY = ("stage_changes.changed_at",)
ORPHANS = "move-without-deal"


def moves(context: Context) -> ibis.Table:
    """Every move with what is wrong with it: ``early``, ``late``, ``disordered``, ``bulk``, ``to_nowhere`` as 0 or 1.

    ``early`` is null where the deal has no date of creation. ``known`` says that the deal is there.
    """
    moved = context.tables.stage_changes
    assert moved is not None
    of_deal = _dates_of_deals(context).mutate(known=ibis.literal(True))
    moved = _with_bulk(_with_kind(moved, context), context)
    joined = moved.left_join(of_deal, "deal_id").drop("deal_id_right")
    return joined.mutate(
        early=surely_before(_.changed_at, _.created_at).cast("int64"),
        late=surely_before(_.closed_at, _.changed_at).fill_null(False).cast("int64"),
        disordered=_disordered(joined, context).fill_null(False).cast("int64"),
        known=_.known.fill_null(False),
    )


def by_deal(context: Context) -> ibis.Table:
    """The moves of each deal, counted as `moves` tells them: one row per deal that has any.

    Counted rule by rule, each over the few columns and moves it needs; all moves with everything about them, in the
    order of their deals, take three times as long.
    """
    moved = context.tables.stage_changes
    assert moved is not None
    counted = (
        _with_kind(moved.select("deal_id", "pipeline", "stage", "changed_at"), context)
        .group_by("deal_id")
        .aggregate(
            moves=_.count(),
            moves_to_nowhere=_.to_nowhere.sum(),
            first_move_at=_.changed_at.min(),
            last_move_at=_.changed_at.max(),
        )
    )
    # Few deals have moves before or after their time: only the moves of these are looked at one by one.
    beyond = _dates_of_deals(context).inner_join(counted, "deal_id")
    beyond = beyond.filter((_.first_move_at < _.created_at) | (_.last_move_at > _.closed_at))
    outside = (
        moved.select("deal_id", "changed_at")
        .inner_join(beyond.select("deal_id", "created_at", "closed_at"), "deal_id")
        .filter((_.changed_at < _.created_at) | (_.changed_at > _.closed_at))
        .group_by("deal_id")
        .aggregate(
            early=surely_before(_.changed_at, _.created_at).cast("int64").sum(),
            late=surely_before(_.closed_at, _.changed_at).cast("int64").sum(),
        )
    )
    slim = moved.select("deal_id", "changed_at", "ordinal")
    marked = slim.mutate(disordered=_disordered(slim, context)).filter(_.disordered)
    disordered = marked.group_by("deal_id").aggregate(disordered_moves=_.count())
    told = counted
    for further in (outside, disordered, _bulk_by_deal(context)):
        told = told.left_join(further, "deal_id").drop("deal_id_right")
    return told.select(
        "deal_id",
        "moves",
        early_moves=_.early.fill_null(0),
        late_moves=_.late.fill_null(0),
        disordered_moves=_.disordered_moves.fill_null(0),
        bulk_moves=_.bulk_moves.fill_null(0),
        moves_to_nowhere=_.moves_to_nowhere,
        last_move_at=_.last_move_at,
    )


def _with_kind(moved: Any, context: Context) -> Any:
    if context.tables.stages is None:
        return moved.mutate(to_nowhere=ibis.literal(0))
    known = context.tables.stages.select("pipeline", "stage").distinct().mutate(listed=ibis.literal(1))
    joined = moved.left_join(known, ["pipeline", "stage"]).drop("pipeline_right", "stage_right")
    return joined.mutate(to_nowhere=_.listed.isnull().cast("int64")).drop("listed")


def _dates_of_deals(context: Context) -> ibis.Table:
    """When each deal was created and closed: one row per deal, also where the table has several."""
    deals = context.tables.deals.select("deal_id", "created_at", "closed_at")
    if context.filled["deals.distinct_id"] == context.rows["deals"]:
        return deals
    return deals.group_by("deal_id").aggregate(created_at=_.created_at.min(), closed_at=_.closed_at.max())


def _with_minute(moved: Any) -> Any:
    return moved.mutate(minute=(_.changed_at.epoch_seconds() / 60).floor().cast("int64"))


def _bulks(timed: Any, context: Context) -> Any:
    """The minutes and authors of bulk moves."""
    least, one = context.limits.bulk_deals, ["author", "minute"]
    # Counting distinct deals is slow: only minutes and authors with enough moves are asked for them.
    many = timed.group_by(one).aggregate(many=_.count()).filter(_.many >= least)
    deals = timed.semi_join(many, one).group_by(one).aggregate(deals=_.deal_id.nunique())
    return deals.filter(_.deals >= least).select(*one, bulk=ibis.literal(1))


def _with_bulk(moved: Any, context: Context) -> Any:
    if BULK.unchecked(context):
        return moved.mutate(bulk=ibis.literal(0))
    timed = _with_minute(moved)
    joined = timed.left_join(_bulks(timed, context), ["author", "minute"])
    return joined.drop("author_right", "minute_right", "minute").mutate(bulk=_.bulk.fill_null(0))


def _bulk_by_deal(context: Context) -> Any:
    assert context.tables.stage_changes is not None
    moved = context.tables.stage_changes.select("deal_id", "author", "changed_at")
    if BULK.unchecked(context):
        return moved.limit(0).group_by("deal_id").aggregate(bulk_moves=_.count())
    timed = _with_minute(moved)
    found = timed.semi_join(_bulks(timed, context), ["author", "minute"])
    return found.group_by("deal_id").aggregate(bulk_moves=_.count())


def _disordered(moved: Any, context: Context) -> Any:
    if not context.filled["stage_changes.ordinal"]:
        return ibis.literal(False)
    before = moved.ordinal.lag().over(group_by=moved.deal_id, order_by=[moved.changed_at, moved.ordinal])
    return moved.ordinal < before


def days_without_times(context: Context) -> str | None:
    """Bulk moves cannot be told from a day's work when moves carry no time of day."""
    rows = context.rows["stage_changes"]
    return "most moves carry a day and no time" if context.filled["stage_changes.days"] > rows / 2 else None


def one_move(flag: str) -> Any:
    """The records of a rule about moves: the deal and the move."""

    def records(context: Context) -> ibis.Table:
        columns = ("deal_id", "changed_at", "stage", "author", "source_file", "source_row")
        return moves(context).filter(_.known & (_[flag] > 0)).select(*columns)

    return records


def orphans(context: Context, *, found: int) -> Finding | None:
    """Moves of deals that are not there. `found` is how many moves belong to a deal that is."""
    rows = context.rows["stage_changes"]
    if found >= rows:
        return None
    assert context.tables.stage_changes is not None
    lonely = context.tables.stage_changes.anti_join(context.tables.deals, "deal_id")
    ids = lonely.select("deal_id").distinct()
    return Finding(
        code=ORPHANS,
        severity=Severity.WARNING,
        message=f"{rows - found:,} of {rows:,} moves belong to deals that are not in the data.",
        remedy="Export deals and history over the same span, or check whether identifiers were shortened.",
        count=rows - found,
        population=rows,
        fields=_HISTORY,
        table="stage_changes",
        records=tuple(ids.order_by("deal_id").limit(SHOWN).deal_id.to_pyarrow().to_pylist()),
        records_total=ids.count().to_pyarrow().as_py(),
        look_up=lambda: lonely,
    )


BULK = Rule(
    code="bulk-moves",
    severity=Severity.WARNING,
    message="{share} {was} made by one author for {bulk_deals} or more deals within one minute.",
    remedy="Such moves are usually entered after the fact; their dates say nothing about how long a stage took.",
    of="moves",
    needs=("stage_changes", "stage_changes.author"),
    unless=days_without_times,
    fields=_HISTORY,
    faults=lambda deal, _: deal.bulk_moves,
    records=one_move("bulk"),
)

RULES = (
    Rule(
        code="history-missing",
        severity=Severity.WARNING,
        message="{share} {has} no move in the history.",
        remedy="Export the history over the whole life of the deals; conversion and stay times leave these deals out.",
        needs=("stage_changes",),
        fields=_HISTORY,
        slot="history",
        takes=1.0,
        faults=lambda deal, _: deal.moves.isnull(),
    ),
    Rule(
        code="event-before-creation",
        severity=Severity.ERROR,
        message="{share} {is_} dated before the creation of the deal.",
        remedy="Find out which date is right; imported deals often carry the day of the import as their creation.",
        of="moves",
        needs=("stage_changes", "deals.created_at"),
        fields=("stage_changes.changed_at", "deals.created_at"),
        slot="history",
        takes=1.0,
        faults=lambda deal, _: deal.early_moves,
        records=one_move("early"),
    ),
    Rule(
        code="events-out-of-order",
        severity=Severity.ERROR,
        message="{share} {is_} out of order: the date says later, the order in the source says earlier.",
        remedy="Check the dates of these moves; until then the order of dates is taken.",
        of="moves",
        needs=("stage_changes", "stage_changes.ordinal"),
        fields=_HISTORY,
        slot="history",
        takes=1.0,
        faults=lambda deal, _: deal.disordered_moves.fill_null(0),
        records=one_move("disordered"),
    ),
    Rule(
        code="event-after-close",
        severity=Severity.WARNING,
        message="{share} {is_} dated after the deal was closed.",
        remedy="Check whether the deal was reopened, or whether its date of closing is wrong.",
        of="moves",
        needs=("stage_changes", "deals.closed_at"),
        fields=("stage_changes.changed_at", "deals.closed_at"),
        faults=lambda deal, _: deal.late_moves,
        records=one_move("late"),
    ),
    Rule(
        code="move-to-unknown-stage",
        severity=Severity.ERROR,
        message="{share} {is_} into a stage that is not in the list of stages.",
        remedy="Add the stage to the list with its position and kind, or map its name to one that is there.",
        of="moves",
        needs=("stage_changes", "stages"),
        fields=("stage_changes.stage",),
        faults=lambda deal, _: deal.moves_to_nowhere,
        records=one_move("to_nowhere"),
    ),
    BULK,
)
