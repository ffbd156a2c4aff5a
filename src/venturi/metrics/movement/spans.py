"""Spans: what did a field, or the stage, of each deal hold, from when to when?

One row per deal and value, the first one from the beginning, the last one to this day: at every moment exactly one row
of a deal that has a history holds. ``last`` marks the span after the last change: there the deals table is believed.
"""

from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import BEGINNING, END
from venturi.metrics.tables import require_columns


def field_spans(field_changes: ibis.Table, *, field: str) -> ibis.Table:
    """Of deals whose `field` changed: ``span_id``, ``value`` as text, ``last``, ``span_from``, ``span_until``.

    The value between two changes is the old value of the second one, or the new value of the first where the source
    tells no old one, as in `deals_as_of`.
    """
    require_columns(field_changes, ["deal_id", "changed_at", "field", "old_value", "new_value"], name="field_changes")
    kind = field_changes.changed_at.type()
    order = ["changed_at", *(["ordinal"] if "ordinal" in field_changes.columns else [])]
    along = ibis.window(group_by="deal_id", order_by=order)
    changes = field_changes.filter(_.field == field, _.changed_at.notnull()).select(
        "deal_id",
        "old_value",
        "new_value",
        at=_.changed_at,
        nth=ibis.row_number().over(along),
        until=_.changed_at.lead().over(along),
        told=_.old_value.lead().over(along),
    )
    since = changes.select(
        span_id=_.deal_id,
        value=ibis.coalesce(_.told, _.new_value),
        last=_.until.isnull(),
        span_from=_.at,
        span_until=_.until.fill_null(END.cast(kind)),
    )
    start = changes.filter(_.nth == 0).select(
        span_id=_.deal_id,
        value=_.old_value,
        last=ibis.literal(False),
        span_from=BEGINNING.cast(kind),
        span_until=_.at,
    )
    # Of several changes at one moment the last one holds; the others hold for no time at all.
    return since.filter(_.span_until > _.span_from).union(start)


def stage_spans(stays: ibis.Table) -> ibis.Table:
    """Of deals that moved: ``span_id``, ``at_pipeline``, ``at_stage``, ``at_position``, ``at_kind``, ``last``,
    ``span_from``, ``span_until``. Before the first move nobody knows the stage: it is null."""
    needed = ["deal_id", "pipeline", "stage", "position", "kind", "sequence", "entered_at", "left_at", "next_stage"]
    require_columns(stays, needed, name="stays")
    kind, last = stays.entered_at.type(), _.next_stage.isnull()
    place = {f"at_{name}": stays[name] for name in ("pipeline", "stage", "position", "kind")}
    nowhere: dict[str, Any] = {name: ibis.null(column.type()) for name, column in place.items()}
    since = stays.select(
        span_id=_.deal_id,
        **place,
        last=last,
        span_from=_.entered_at,
        span_until=ibis.ifelse(last, END.cast(kind), _.left_at),
    )
    start = stays.filter(_.sequence == 1).select(
        span_id=_.deal_id,
        **nowhere,
        last=ibis.literal(False),
        span_from=BEGINNING.cast(kind),
        span_until=_.entered_at,
    )
    return since.filter(_.span_until > _.span_from).union(start)


def overlapping(rows: ibis.Table, spans: ibis.Table) -> ibis.Table:
    """Each row beside the spans of its deal that it overlaps with; of deals without spans once, with nulls."""
    overlap = [rows.deal_id == spans.span_id, spans.span_from < rows.holds_until, spans.span_until > rows.holds_from]
    return rows.left_join(spans, overlap)


def common_time(overlap: ibis.Table) -> dict[str, Any]:
    """From when to when both hold, for the rows of `overlapping`."""
    return {
        "holds_from": ibis.greatest(overlap.holds_from, overlap.span_from.fill_null(overlap.holds_from)),
        "holds_until": ibis.least(overlap.holds_until, overlap.span_until.fill_null(overlap.holds_until)),
    }
