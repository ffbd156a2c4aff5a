"""As of: what did the deals look like at a given moment?"""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics.tables import require_columns

DECIDED = ("won", "lost")
OF_A_DECISION = ("loss_reason", "competitor")
UNPLACED = 2**62
BEGINNING, END = ibis.timestamp("0001-01-01"), ibis.timestamp("9999-12-31")
# What a change log may speak of. The rest of a deal is taken as it is today.
REMEMBERED = (
    "pipeline",
    "stage",
    "outcome",
    "closed_at",
    "expected_close_on",
    "amount",
    "currency",
    "owner",
    "team",
    "account",
    "source",
    "channel",
    "product",
    "region",
    "segment",
    "category",
    "probability",
    "next_step",
    "next_step_on",
    "loss_reason",
    "competitor",
)


def moment(as_of: datetime) -> Any:
    """`as_of` as a literal to compare columns of moments with: naive means UTC, aware is brought to UTC."""
    return ibis.timestamp(as_of.astimezone(UTC).replace(tzinfo=None) if as_of.tzinfo else as_of)


def pipeline_of(table: ibis.Table) -> Any:
    """The column ``pipeline`` of a table, "default" where there is none."""
    return table.pipeline.fill_null("default") if "pipeline" in table.columns else ibis.literal("default")


def deals_as_of(
    deals: ibis.Table,
    stage_changes: ibis.Table | None,
    field_changes: ibis.Table | None,
    *,
    as_of: datetime,
    stages: ibis.Table | None = None,
    fields: Collection[str] = REMEMBERED,
    rewound: bool = False,
) -> ibis.Table:
    r"""The deals as they were known at a moment: what happened later does not exist.

    .. math:: \text{value}(t) = \begin{cases}
              \text{the exported value} & \text{if the log has no change after } t \\
              \text{the old value of the first change after } t & \text{if there is one}
              \end{cases}

    **Population:** deals created at or before `as_of`, and deals whose creation is unknown.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at`` and any other column, as exported.
    stage_changes, field_changes : the logs, or None
        With a log the stage, and every field the log speaks of, are those of the moment.
    as_of : moment
        The moment to describe.
    stages : one row per stage, or None
        With it, a deal that stood in a closed stage at `as_of` and moved on since was won or lost at the time: that is
        how a reopened deal is told.
    fields : the columns that `field_changes` may speak of
        Whoever knows which occur in the log names only those.
    rewound : whether `as_of` lies before the day of the export
        Then nobody knows whether a deal decided on an unknown day was decided by then: it is open. Else it is decided.

    Returns
    -------
    `deals`, the same columns. ``outcome`` is open and ``closed_at`` null when the deal was decided later; then
    ``loss_reason`` and ``competitor`` are null as well, unless the log knows them. They are so of a deal open today,
    too, that was decided after `as_of` and reopened. ``last_activity_at`` later than `as_of` is null. ``stage`` is
    null when the moves of a deal all come later, and when a deal decided later stands where it ended and no log tells
    where it stood. ``state_unknown``, where `deals` has it, is true for these, and for deals of which nobody knows
    whether they were decided. A text of the log that does not fit the type of its column is null: unknown.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    The stage is that of the last move by then, where one came later: moves have no old value. So it is with a field
    whose first later change names no old value: what the last change by then made it, and null, emptied, without one.
    A deal decided on an unknown day, or reopened since, was decided when it last came into a stage of its outcome from
    one of another kind.

    What the export says holds unless something happened since. So the deals of an export made at `as_of` come out of a
    later export too, and where row and log contradict each other the row is believed: `integrity` reports it.

    Misleads when the source keeps no log: owner, amount and expected date are then today's, and a slipped deal looks as
    if it had always been due when it is due now.
    """
    require_columns(deals, ["deal_id", "outcome", "created_at", "closed_at"], name="deals")
    existed = deals.filter(_.created_at.isnull() | (_.created_at <= moment(as_of)))
    timed = _timed(existed, stage_changes, stages, as_of=as_of, rewound=rewound)
    known = _not_yet_decided(timed, _decided_since(existed, stage_changes, stages, as_of=as_of), as_of=as_of)
    if stage_changes is not None:
        known = _with_stage(known, stage_changes, stages, as_of=as_of)
    elif "stage" in deals.columns:
        known = known.mutate(stage=ibis.ifelse(known.later, ibis.null("string"), known.stage))
    if field_changes is not None:
        known = _with_fields(known, field_changes, fields, as_of=as_of)
    if {"stage", "state_unknown"} <= set(deals.columns):
        known = known.mutate(state_unknown=known.unsure | (known.stage.isnull() & known.told_stage.notnull()))
    return known.select(deals.columns)


def values_over_time(field_changes: ibis.Table, *, field: str) -> ibis.Table:
    """What one field of a deal was from when to when, as text.

    ``deal_id``, ``value`` (null: empty), ``holds_from`` (null: from the beginning; the value is then the old one of the
    first change) and ``holds_until``, exclusive (null: to this day). At every moment exactly one row of a deal that
    has changes holds.
    """
    require_columns(field_changes, ["deal_id", "changed_at", "field", "old_value", "new_value"], name="field_changes")
    order = ["changed_at", *(["ordinal"] if "ordinal" in field_changes.columns else [])]
    along = ibis.window(group_by="deal_id", order_by=order)
    changes = field_changes.filter(_.field == field, _.changed_at.notnull()).mutate(
        nth=ibis.row_number().over(along), until=_.changed_at.lead().over(along)
    )
    since = changes.select("deal_id", value=_.new_value, holds_from=_.changed_at, holds_until=_.until)
    start = changes.filter(_.nth == 0).select(
        "deal_id", value=_.old_value, holds_from=ibis.null(since.holds_from.type()), holds_until=_.changed_at
    )
    # Of several changes at one moment the last one holds; the others hold for no time at all.
    return since.filter(_.holds_until.isnull() | (_.holds_until > _.holds_from)).union(start)


def closings(stage_changes: ibis.Table, stages: ibis.Table) -> ibis.Table:
    """Every move into a stage that means won or lost: ``moved_id``, ``moved_kind``, ``moved_at``."""
    moves = stage_changes.select("deal_id", "changed_at", "stage", pipeline=pipeline_of(stage_changes))
    kinds = _kinds(stages).filter(_.kind.isin(DECIDED))
    placed = moves.join(kinds, [moves.pipeline == kinds.kind_pipeline, moves.stage == kinds.kind_stage])
    return placed.select(moved_id=placed.deal_id, moved_kind=placed.kind, moved_at=placed.changed_at)


def holds(spans: ibis.Table, at: Any) -> list[Any]:
    """The conditions under which a row of `values_over_time` holds at a moment, for a filter or a join.

    Plain comparisons without "or": an outer join on anything else is done pair by pair.
    """
    start = spans.holds_from.fill_null(BEGINNING.cast(spans.holds_from.type()))
    end = spans.holds_until.fill_null(END.cast(spans.holds_until.type()))
    return [start <= at, at < end]


def _timed(
    deals: ibis.Table, stage_changes: ibis.Table | None, stages: ibis.Table | None, *, as_of: datetime, rewound: bool
) -> ibis.Table:
    """With ``later``: decided later, or nobody knows when, which is ``unsure``; ``told_stage``: that of the export."""
    told = deals.stage if "stage" in deals.columns else ibis.null("string")
    undated = deals.closed_at.isnull() & deals.outcome.isin(DECIDED).fill_null(False)
    known = deals.mutate(undated=undated, told_stage=told, ended_at=deals.closed_at)
    if stage_changes is not None and stages is not None:
        asked = known.filter(_.undated)
        ends = _decisions(stage_changes.filter(_.deal_id.isin(asked.deal_id)), stages)
        joined = known.left_join(ends, [known.deal_id == ends.moved_id, known.outcome == ends.moved_kind])
        moved_at = joined.moved_at.cast(deals.closed_at.type())
        known = joined.mutate(ended_at=ibis.ifelse(joined.undated, moved_at, joined.closed_at))
        known = known.drop("moved_id", "moved_kind", "moved_at")
    unsure = known.undated & known.ended_at.isnull() & ibis.literal(rewound)
    return known.mutate(later=(known.ended_at > moment(as_of)).fill_null(False) | unsure, unsure=unsure)


def _kinds(stages: ibis.Table) -> ibis.Table:
    """What each stage means. A stage listed twice must not double the moves, nor may it be of two kinds."""
    place = {"kind_pipeline": pipeline_of(stages), "kind_stage": stages.stage}
    positions = {"kind_position": stages.position.min()} if "position" in stages.columns else {}
    return stages.aggregate(by=place, kind=_.kind.min(), **positions)


def _decisions(stage_changes: ibis.Table, stages: ibis.Table) -> ibis.Table:
    """When each deal was last won, and lost: ``moved_id``, ``moved_kind``, ``moved_at``.

    It came there from a stage of another kind: a second move into a lost stage, to tidy up, is no second loss.
    """
    moves = _with_kinds(stage_changes, stages)
    before = moves.kind.lag().over(ibis.window(group_by="deal_id", order_by=_order(moves)))
    entered = moves.mutate(before=before).filter(_.kind.isin(DECIDED), ~_.kind.identical_to(_.before))
    return entered.aggregate(by={"moved_id": _.deal_id, "moved_kind": _.kind}, moved_at=_.changed_at.max())


def _decided_since(
    deals: ibis.Table, stage_changes: ibis.Table | None, stages: ibis.Table | None, *, as_of: datetime
) -> ibis.Table | None:
    """The deals open today that carry what belongs to a decision, and were decided after the moment: ``since_id``."""
    carried = [name for name in OF_A_DECISION if name in deals.columns]
    if stage_changes is None or stages is None or not carried:
        return None
    told = deals.filter(_.outcome == "open", ibis.coalesce(*(deals[name] for name in carried)).notnull())
    later = stage_changes.filter(_.changed_at > moment(as_of), _.deal_id.isin(told.deal_id))
    return closings(later, stages).select(since_id=_.moved_id).distinct()


def _not_yet_decided(deals: ibis.Table, since: ibis.Table | None, *, as_of: datetime) -> ibis.Table:
    later = untold = deals.later
    if since is not None:
        deals = deals.left_join(since, deals.deal_id == since.since_id)
        later, untold = deals.later, deals.later | deals.since_id.notnull()
    when = dict.fromkeys(("closed_at", "closed_day_only"), later) | dict.fromkeys(OF_A_DECISION, untold)
    hidden: dict[str, Any] = {
        name: ibis.ifelse(hides, ibis.null(deals[name].type()), deals[name])
        for name, hides in when.items()
        if name in deals.columns
    }
    if "last_activity_at" in deals.columns:
        unseen = (deals.last_activity_at > moment(as_of)).fill_null(False)
        hidden["last_activity_at"] = ibis.ifelse(
            unseen, ibis.null(deals.last_activity_at.type()), deals.last_activity_at
        )
    return deals.mutate(outcome=ibis.ifelse(later, "open", deals.outcome), **hidden)


def _with_stage(
    deals: ibis.Table, stage_changes: ibis.Table, stages: ibis.Table | None, *, as_of: datetime
) -> ibis.Table:
    require_columns(stage_changes, ["deal_id", "changed_at", "stage"], name="stage_changes")
    stood = _stood_in(stage_changes, stages, _ended_in_place(deals, stages), as_of=as_of)
    joined = deals.left_join(stood, deals.deal_id == stood.stood_id)
    ended = joined.stood_kind.isin(DECIDED).fill_null(False)
    # Moved on within the same kind, it is still the decision that the deal tells.
    reopened = ended & joined.moved_on & ~joined.outcome.identical_to(joined.stood_kind)
    # Where nothing was moved, a closed stage is that of the decision still to come.
    stood_stage = ibis.ifelse(ended & ~joined.moved_on, ibis.null("string"), joined.stood_stage)
    decided_at = joined.stood_since.cast(deals.closed_at.type())
    current: dict[str, Any] = {
        "outcome": ibis.ifelse(reopened, joined.stood_kind, joined.outcome),
        "closed_at": ibis.ifelse(reopened, decided_at, joined.closed_at),
    }
    if "closed_day_only" in deals.columns:
        current["closed_day_only"] = ibis.ifelse(reopened, False, joined.closed_day_only)
    if "stage" in deals.columns:
        current["stage"] = ibis.ifelse(joined.stood_id.notnull(), stood_stage, joined.stage)
    if "pipeline" in deals.columns:
        current["pipeline"] = ibis.coalesce(joined.stood_pipeline, joined.pipeline)
    return joined.mutate(**current)


def _ended_in_place(deals: ibis.Table, stages: ibis.Table | None) -> ibis.Table | None:
    """The deals decided later that stand in a closed stage: they cannot have stood there yet."""
    if stages is None or "stage" not in deals.columns:
        return None
    closed = _kinds(stages).filter(_.kind.isin(DECIDED))
    decided = deals.filter(deals.later).select("deal_id", "stage", pipeline=pipeline_of(deals))
    placed = decided.semi_join(closed, [decided.pipeline == closed.kind_pipeline, decided.stage == closed.kind_stage])
    return placed.select("deal_id", moved_on=ibis.literal(False))


def _stood_in(
    stage_changes: ibis.Table, stages: ibis.Table | None, ended: ibis.Table | None, *, as_of: datetime
) -> ibis.Table:
    """Per deal that moved later, or is among `ended`: the stage of its last move by then, if closed with since when."""
    moved_on = stage_changes.filter(_.changed_at > moment(as_of)).select("deal_id", moved_on=ibis.literal(True))
    moved_on = (moved_on if ended is None else moved_on.union(ended)).aggregate(by="deal_id", moved_on=_.moved_on.any())
    happened = stage_changes.filter(_.changed_at <= moment(as_of)).semi_join(moved_on, "deal_id")
    moves = _with_kinds(happened, stages)
    move = ibis.struct({"stage": moves.stage, "pipeline": moves.pipeline, "kind": moves.kind})
    last = moves.aggregate(by={"last_id": moves.deal_id}, move=move.argmax(_place(moves)))
    last = last.select("last_id", **{f"stood_{name}": last.move[name] for name in ("stage", "pipeline", "kind")})
    stood = moved_on.select("moved_on", stood_id=_.deal_id).left_join(last, _.stood_id == last.last_id).drop("last_id")
    if stages is None:
        return stood.mutate(stood_since=ibis.null(stage_changes.changed_at.type()))
    closed = stood.filter(_.moved_on, _.stood_kind.isin(DECIDED))
    ends = _decisions(happened.filter(_.deal_id.isin(closed.stood_id)), stages).rename(stood_since="moved_at")
    since = stood.left_join(ends, [stood.stood_id == ends.moved_id, stood.stood_kind == ends.moved_kind])
    return since.drop("moved_id", "moved_kind")


def _with_kinds(stage_changes: ibis.Table, stages: ibis.Table | None) -> ibis.Table:
    """The moves with ``pipeline``, and of their stages ``kind`` and ``kind_position``: null where it is not listed."""
    moves = stage_changes.mutate(pipeline=pipeline_of(stage_changes))
    if stages is None:
        return moves.mutate(kind=ibis.null("string"))
    kinds = _kinds(stages)
    same = [moves.pipeline == kinds.kind_pipeline, moves.stage == kinds.kind_stage]
    return moves.left_join(kinds, same).drop("kind_pipeline", "kind_stage")


def _with_fields(
    deals: ibis.Table, field_changes: ibis.Table, spoken_of: Collection[str], *, as_of: datetime
) -> ibis.Table:
    """Every field the log speaks of, in one pass: one join, however many fields."""
    require_columns(field_changes, ["deal_id", "changed_at", "field", "old_value", "new_value"], name="field_changes")
    fields = [name for name in REMEMBERED if name in deals.columns and name in spoken_of]
    if not fields:
        return deals
    held = _held(field_changes.filter(_.field.isin(fields)), as_of=as_of)
    wide = held.aggregate(
        by={"held_id": _.deal_id},
        **{f"has_{name}": (_.field == name).any() for name in fields},
        **{f"was_{name}": _.value.max(where=_.field == name) for name in fields},
    )
    joined = deals.left_join(wide, deals.deal_id == wide.held_id)
    then = {name: joined[f"was_{name}"].try_cast(deals[name].type()) for name in fields}
    changed = {name: joined[f"has_{name}"].fill_null(False) for name in fields}
    return joined.mutate(**{name: ibis.ifelse(changed[name], then[name], joined[name]) for name in fields})


def _held(changes: ibis.Table, *, as_of: datetime) -> ibis.Table:
    """Per deal and field that changed later, as text: the old value of the first change after the moment."""
    later = changes.filter(_.changed_at > moment(as_of))
    # Wrapped, because an empty value is a value: without it the engine would take the first one that is not null.
    old, key = ibis.struct({"value": later.old_value}), ["deal_id", "field"]
    first = later.aggregate(by=key, old=old.argmin(_place(later)))
    # Some sources tell the new value of a change only.
    untold = first.filter(_.old["value"].isnull())
    before = changes.filter(_.changed_at <= moment(as_of)).semi_join(untold, key)
    new = ibis.struct({"value": before.new_value})
    last = before.aggregate(by=key, new=new.argmax(_place(before)))
    joined = first.left_join(last, key)
    return joined.select("deal_id", "field", value=ibis.coalesce(joined.old["value"], joined.new["value"]))


def _place(events: ibis.Table) -> Any:
    """Where an event stands among all, to compare with others."""
    names = ["at", "ordinal", "position", "name"]
    return ibis.struct(dict(zip(names, _order(events), strict=False)))


def _order(events: ibis.Table) -> list[Any]:
    """By moment, then as the source orders them; as in `stays`, moves of one moment without an order go forward."""
    order = [events.changed_at]
    if "ordinal" in events.columns:
        order.append(events.ordinal.cast("int64").fill_null(UNPLACED))
    if "kind_position" in events.columns:
        order += [events.kind_position.fill_null(UNPLACED), events.stage]
    return order
