"""States: how did each deal stand, from when to when?"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.as_of import BEGINNING, DECIDED, END, moment, pipeline_of
from venturi.metrics.movement.spans import common_time, field_spans, overlapping, stage_spans
from venturi.metrics.tables import MONEY, require_columns

FIELDS = ("amount", "expected_close_on", "owner", "team")
# What the moves and the decision tell; a log of fields that speaks of it as well comes after them.
MOVED = ("pipeline", "stage", "outcome", "closed_at")
FOUND = ("pipeline", "stage", "position", "outcome", "closed_at", "closing_unknown", "created_at")
# What is the same for the whole life of a deal, or made here: a log may use these names, and is not asked for them.
FIXED = ("deal_id", "holds_from", "holds_until", *FOUND, "exchange_rate")
# In front of the fields while states are made: a source may call a field as it likes, also like a column of ours.
THEIRS = "told_"


def states(
    deals: ibis.Table,
    stays: ibis.Table | None,
    field_changes: ibis.Table | None,
    *,
    stages: ibis.Table | None = None,
    fields: Collection[str] = FIELDS,
) -> ibis.Table:
    r"""Turn the history of every deal into states: one row for each stretch of time in which nothing changed.

    .. math:: \text{state}_i \text{ holds in } [t_i, t_{i+1}), \quad
              t = \text{creation, decision, moves and changes of the deal, each moment once}

    **Population:** every deal, from its creation to the moment that the tables describe, decided or not.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at``, ``amount`` and what else there is of `fields`, as of
        the moment the tables describe. With ``exchange_rate`` (from `money.in_reporting_currency`) amounts of the log
        are in the reporting currency, see `money.at_rate_of_deal`.
    stays : one row per visit, from `stays`, or None when the source keeps no history
    field_changes : the log of changed fields, or None
    stages : one row per stage of a pipeline, or None
        With it nobody takes the closed stage of a decision for the one the deal stood in before.
    fields : columns of `deals` that the log may speak of
        Any other column is today's: bring it with `stays.carry`. The moment of creation is never taken from the log,
        and ``closed_at`` only while the deal is decided.

    Returns
    -------
    one row per deal and state
        ``deal_id``, ``holds_from`` (null: nobody knows since when), ``holds_until`` (exclusive; null: to this day),
        ``pipeline``, ``stage``, ``position`` (null: unknown, or not listed), ``outcome`` (open, won or lost),
        ``closed_at`` (null while open, or unknown), ``created_at``, `fields` (``amount`` always among them, as a
        decimal; null: unknown), ``closing_unknown``: decided on a day nobody knows, and so never open here.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    At each moment the row that holds says of a deal what `deals_as_of` says of that moment. Several changes at one
    moment are one: the last holds. Two states in a row may be equal, when a change changed nothing that is asked for.

    Misleads when the source keeps no log of a field: it has then been what it is today all along, and nothing moves.
    """
    require_columns(deals, ["deal_id", "outcome", "created_at", "closed_at", "amount"], name="deals")
    told = _told(deals, fields)
    # The stays first: they are the most, and the rows they are held against are then still few.
    rows = _with_stage(_lives(deals, stays, stages, told), stays)
    for field in [*told, *(name for name in MOVED if name in fields)] if field_changes is not None else ():
        rows = _with_field(rows, field_changes, field, column=field if field in MOVED else THEIRS + field)
    if "currency" in told:
        then, today = rows[f"{THEIRS}currency"], rows.todays_currency
        rows = rows.mutate(**{f"{THEIRS}amount": money.in_its_currency(rows[f"{THEIRS}amount"], then, today=today)})
    kind = rows.holds_from.type()
    spans = {
        "holds_from": rows.holds_from.nullif(BEGINNING.cast(kind)),
        "holds_until": rows.holds_until.nullif(END.cast(kind)),
    }
    shown = {name: rows[THEIRS + name] for name in told if name in ("amount", *fields)}
    return rows.select("deal_id", **spans, **{name: rows[name] for name in FOUND}, **shown)


def states_at(states: ibis.Table, *, as_of: datetime) -> ibis.Table:
    """The states that held at a moment: one row per deal that existed then."""
    at = moment(as_of)
    began = states.holds_from.isnull() | (states.holds_from <= at)
    return states.filter(began & (states.holds_until.isnull() | (states.holds_until > at)))


def _told(deals: ibis.Table, fields: Collection[str]) -> list[str]:
    """The fields of which states tell what they were; always the amount, and the currency where it was converted."""
    exchanged = "exchange_rate" in deals.columns and "currency" in deals.columns
    asked = dict.fromkeys(("amount", *fields, *(["currency"] if exchanged else [])))
    # Engines know no difference between large and small letters in a name.
    return [name for name in asked if name in deals.columns and name.lower() not in FIXED]


def _lives(deals: ibis.Table, stays: ibis.Table | None, stages: ibis.Table | None, told: Sequence[str]) -> ibis.Table:
    """Each deal from its creation on, cut at its decision, with ``unseen``: its stage is that of a decision to come."""
    known = _ended(_placed(deals, stages, told), stays)
    kind = known.created_at.type()
    beginning, end = BEGINNING.cast(kind), END.cast(kind)
    known = known.mutate(
        decided=known.outcome.isin(DECIDED).fill_null(False),
        born_at=known.created_at.fill_null(beginning),
        todays_currency=known[f"{THEIRS}currency"] if "currency" in told else ibis.null("string"),
    )
    kept = ["deal_id", "created_at", *(THEIRS + name for name in told), "todays_currency", "exchange_rate"]
    kept = [name for name in (*kept, "pipeline", "stage", "position") if name in known.columns]
    before = known.filter(~_.decided | _.ended_at.notnull()).select(
        *kept,
        holds_from=_.born_at,
        holds_until=ibis.ifelse(_.decided, _.ended_at, end),
        outcome=ibis.ifelse(_.decided, "open", _.outcome),
        closed_at=ibis.ifelse(_.decided, ibis.null(kind), _.closed_at),
        closing_unknown=ibis.literal(False),
        unseen=_.decided & _.hides,
    )
    after = known.filter(_.decided).select(
        *kept,
        holds_from=ibis.greatest(_.born_at, _.ended_at.fill_null(beginning)),
        holds_until=end,
        outcome=_.outcome,
        closed_at=_.closed_at,
        closing_unknown=_.ended_at.isnull(),
        unseen=ibis.literal(False),
    )
    return before.filter(_.holds_until > _.holds_from).union(after)


def _placed(deals: ibis.Table, stages: ibis.Table | None, told: Sequence[str]) -> ibis.Table:
    """What is asked of the deals, the ``position`` of today's stage, and whether that is a closed one: ``hides``."""
    theirs = {THEIRS + name: deals[name].cast(MONEY) if name == "amount" else deals[name] for name in told}
    placed = deals.select(
        *[name for name in ("deal_id", "outcome", "created_at", "closed_at", "exchange_rate") if name in deals.columns],
        pipeline=pipeline_of(deals),
        stage=deals.stage if "stage" in deals.columns else ibis.null("string"),
        **theirs,
    )
    if stages is None:
        return placed.mutate(position=ibis.null("int64"), hides=ibis.literal(False))
    listed = stages.aggregate(
        by={"listed_pipeline": pipeline_of(stages), "listed_stage": stages.stage},
        position=_.position.min(),
        kind=_.kind.min(),
    )
    joined = placed.left_join(listed, [placed.pipeline == listed.listed_pipeline, placed.stage == listed.listed_stage])
    hides = joined.kind.isin(DECIDED).fill_null(False)
    return joined.mutate(hides=hides).select(*placed.columns, "position", "hides")


def _ended(deals: ibis.Table, stays: ibis.Table | None) -> ibis.Table:
    """With ``ended_at``: when the deal was decided, or last moved into a stage of its outcome where it does not say."""
    if stays is None:
        # Where no history is kept at all, the stage of a decided deal says nothing of the time before.
        return deals.mutate(ended_at=deals.closed_at, hides=ibis.literal(True))
    undated = deals.filter(_.closed_at.isnull(), _.outcome.isin(DECIDED))
    moved = stays.filter(_.kind.isin(DECIDED)).semi_join(undated, "deal_id")
    ends = moved.aggregate(by={"moved_id": moved.deal_id, "moved_kind": moved.kind}, moved_at=_.entered_at.max())
    joined = deals.left_join(ends, [deals.deal_id == ends.moved_id, deals.outcome == ends.moved_kind])
    ended_at = ibis.coalesce(joined.closed_at, joined.moved_at.cast(deals.closed_at.type()))
    return joined.mutate(ended_at=ended_at).select(*deals.columns, "ended_at")


def _with_field(rows: ibis.Table, field_changes: ibis.Table, field: str, *, column: str) -> ibis.Table:
    """The rows cut at the changes of a field, with what it was in `column`."""
    parts = overlapping(rows, field_spans(field_changes, field=field))
    value = parts.value.try_cast(rows[column].type())
    if field == "amount":
        value = money.at_rate_of_deal(parts, value)
    if field == "closed_at":
        # Some sources keep a date of closing for open deals too; nobody was decided on it.
        value = ibis.ifelse(parts.outcome == "open", ibis.null(value.type()), value)
    told = {column: ibis.ifelse(parts["last"].fill_null(True), parts[column], value)}
    return parts.mutate(**common_time(parts), **told).select(rows.columns)


def _with_stage(rows: ibis.Table, stays: ibis.Table | None) -> ibis.Table:
    """The stage of then. Before its decision a deal did not stand in the closed stage where it ended."""
    if stays is None:
        return rows.mutate(stage=ibis.ifelse(rows.unseen, ibis.null("string"), rows.stage))
    parts = overlapping(rows, stage_spans(stays))
    moved_on = (~parts["last"]).fill_null(False)
    closed = parts.at_kind.isin(DECIDED).fill_null(False)
    reopened = moved_on & closed
    # Nothing after the last move but a decision still to come: the stage is that of the move, if a deal is open there.
    then: dict[str, Any] = {
        name: ibis.cases(
            (moved_on | (parts.unseen & ~closed), parts[f"at_{name}"]),
            (parts.unseen, ibis.null(rows[name].type())),
            else_=parts[name],
        )
        for name in ("pipeline", "stage", "position")
    }
    then["pipeline"] = ibis.coalesce(then["pipeline"], parts.pipeline)
    then["outcome"] = ibis.ifelse(reopened, parts.at_kind, parts.outcome)
    then["closed_at"] = ibis.ifelse(reopened, parts.span_from, parts.closed_at)
    return parts.mutate(**common_time(parts), **then).select(rows.columns)
