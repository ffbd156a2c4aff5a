"""Pipeline velocity: how much money a day is the open pipeline worth at the pace of the last four quarters?"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import pipeline_of
from venturi.metrics.entries import with_entry
from venturi.metrics.periods import Period
from venturi.metrics.tables import require_columns
from venturi.metrics.velocity import money_per_day, velocity, velocity_deals


def pipeline_velocity(
    deals: ibis.Table,
    *,
    decided_in: Period,
    by: Sequence[str] = (),
    stages: ibis.Table | None = None,
    entries: ibis.Table | None = None,
    **options: Any,
) -> ibis.Table:
    r"""Velocity of the open pipeline: the open deals, at the win rate, amount and cycle of deals decided before.

    .. math:: V = \frac{N_{open} \cdot W \cdot A}{L}

    **Population:** N counts all deals open now, qualified or not (only those in ``entries`` when given: the qualified
    ones), but not those that stand in a stage that means won or lost. W, A and L are those of the deals decided in
    ``decided_in``, see `velocity`.

    Parameters
    ----------
    deals : one row per deal
        What `velocity` needs of it.
    decided_in : Period
        Half-open; normally `periods.trailing` of the day the deals describe: four quarters.
    by : column names
        One result row for each combination; null is a group of its own.
    stages : one row per stage of a pipeline, or None
        ``pipeline``, ``stage``, ``kind``. With it the deals need ``stage`` and, with several pipelines, ``pipeline``.
    entries : one row per deal that entered, or None
        See `velocity`.
    options : of `velocity`: ``amount``, ``cycle``, ``cycle_of``.

    Returns
    -------
    one row per group
        The columns of `velocity`, with ``n`` : open deals, ``basis`` "pipeline", ``decided`` : the deals behind W and
        ``in_closed_stage`` : open deals left out of ``n``, their stage means won or lost.
        ``per_day`` : money per day; **null** where `velocity` has none: a group with open deals and no decided ones has
        a count and no velocity.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when deals are left open that nobody works on, or when many open deals are not qualified yet: each of them
    counts like any other. It is a pace at which
    deals as good as those of the last year would bring money, not a forecast of these.
    """
    past = velocity(deals, decided_in=decided_in, by=by, entries=entries, **options)
    entered = with_entry(deals, entries, columns=["outcome", *by])
    open_now = _marked(entered.filter(_.outcome == "open"), stages)
    now = open_now.aggregate(by=[*by], open_deals=_.count(where=~_.closed), closed_stage=_.count(where=_.closed))
    joined = _beside(past, now, by)
    counted = joined.mutate(
        decided=_.n.fill_null(0),
        n=_.open_deals.fill_null(0),
        in_closed_stage=_.closed_stage.fill_null(0),
        basis=ibis.literal("pipeline"),
    )
    return counted.mutate(per_day=money_per_day()).select(*past.columns, "decided", "in_closed_stage")


def pipeline_velocity_deals(
    deals: ibis.Table,
    *,
    decided_in: Period,
    by: Sequence[str] = (),
    stages: ibis.Table | None = None,
    entries: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `pipeline_velocity`: ``deal_id``, ``by``, ``amount``, ``part``.

    ``part`` is open (they make N), in_closed_stage (left out of it), and won or lost (decided before).
    """
    past = velocity_deals(deals, decided_in=decided_in, by=by, entries=entries)
    entered = with_entry(deals, entries, columns=["deal_id", "outcome", "amount", *by])
    now = _marked(entered.filter(_.outcome == "open"), stages)
    part = ibis.ifelse(now.closed, "in_closed_stage", "open")
    shown = ["deal_id", *by, "amount"]
    return past.select(*shown, "part").union(now.select(*shown, part=part))


def _marked(deals: ibis.Table, stages: ibis.Table | None) -> ibis.Table:
    """The deals with ``closed``: whether they stand in a stage that means won or lost; an unknown stage does not."""
    if stages is None:
        return deals.mutate(closed=ibis.literal(False))
    require_columns(deals, ["stage"], name="deals")
    require_columns(stages, ["stage", "kind"], name="stages")
    ends = stages.group_by(end_pipeline=pipeline_of(stages), end_stage=stages.stage).aggregate(
        closed=(_.kind != "open").fill_null(False).all()
    )
    joined = deals.left_join(ends, [pipeline_of(deals) == ends.end_pipeline, deals.stage == ends.end_stage])
    return joined.mutate(closed=_.closed.fill_null(False))


def _beside(past: ibis.Table, now: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """Every group that has decided or open deals; null is a group of its own."""
    if not by:
        return past.cross_join(now)
    right = now.rename({f"{name}_open": name for name in by})
    joined = past.outer_join(right, [past[name].identical_to(right[f"{name}_open"]) for name in by])
    return joined.mutate(**{name: ibis.coalesce(joined[name], joined[f"{name}_open"]) for name in by})
