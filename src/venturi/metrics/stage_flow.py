"""Stage flow: what came into each stage in a period, what went out, and where to?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.periods import Period
from venturi.metrics.tables import besides, require_columns

WAYS_OUT = ("forward", "back", "won", "lost", "elsewhere")
PLACE = ("pipeline", "stage", "position", "kind")


def stage_flow(stays: ibis.Table, *, during: Period, by: Sequence[str] = ()) -> ibis.Table:
    r"""Deals in a stage at the start of a period, those that came, those that left and where to, and those at its end.

    .. math:: \text{at end} = \text{at start} + entered - left

    **Population:** every visit to any stage, open or closed, each one of a deal that came back. Stays of deals decided
    on an unknown day are left out.

    Parameters
    ----------
    stays : one row per visit, from `stays`, with the columns of `by` beside it (`stays.carry`)
    during : Period
        Half-open: a move on the first day counts, one on the day after the last does not.
    by : column names
        One result row for each combination; null is a group of its own.

    Returns
    -------
    one row per stage that was ever visited, and group
        ``pipeline``, ``stage``, ``position``, ``kind``, ``period`` (its label), ``at_start``, ``entered``, ``left``,
        ``at_end``: stays. ``left`` is the sum of ``forward``, ``back`` (to an open stage of this pipeline), ``won``,
        ``lost`` and ``elsewhere`` (to another pipeline or a stage nobody listed). ``without_end`` : stays left out,
        of the whole history.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when many deals are moved in one go: the flow is then the day of the clean-up.
    """
    rows = stage_flow_deals(stays, during=during, by=by)
    flags = ("at_start", "entered", "left", "at_end", "without_end")
    return rows.aggregate(
        by=[*PLACE, *besides(by, PLACE)],
        **{flag: rows[flag].sum().fill_null(0) for flag in flags},
        **{way: _.count(where=_.part == way) for way in WAYS_OUT},
    ).mutate(period=ibis.literal(during.label))


def stage_flow_deals(stays: ibis.Table, *, during: Period, by: Sequence[str] = ()) -> ibis.Table:
    """The stays behind `stage_flow`: one row per visit.

    ``deal_id``, the stage, the columns of `by`, ``entered_at``, ``left_at``, the flags ``at_start``, ``entered``,
    ``left``, ``at_end`` and ``without_end``, and ``part``: the way out, null when it did not leave in the period.
    """
    following = ("next_pipeline", "next_stage", "next_position", "next_kind")
    require_columns(stays, ["deal_id", *PLACE, "entered_at", "left_at", *following, "outcome", *by], name="stays")
    endless = (_.left_at.isnull() & (_.kind == "open") & _.outcome.isin(["won", "lost"])).fill_null(False)
    starts_at, ends_at = ibis.timestamp(during.starts_at), ibis.timestamp(during.ends_at)
    rows = stays.mutate(without_end=endless).mutate(
        at_start=~_.without_end & (_.entered_at < starts_at) & (_.left_at.isnull() | (_.left_at >= starts_at)),
        entered=~_.without_end & during.covers(_.entered_at),
        left=during.covers(_.left_at).fill_null(False),
        at_end=~_.without_end & (_.entered_at < ends_at) & (_.left_at.isnull() | (_.left_at >= ends_at)),
    )
    closed = ibis.ifelse(_.next_stage.isnull(), _.outcome, _.next_kind)
    along = (_.next_pipeline == _.pipeline) & (_.next_kind == "open")
    way = ibis.cases(
        (~_.left, ibis.null("string")),
        (closed.isin(["won", "lost"]), closed),
        (along & (_.next_position > _.position), "forward"),
        (along & (_.next_position < _.position), "back"),
        else_="elsewhere",
    )
    group = [*PLACE, *besides(by, PLACE)]
    shown = ["deal_id", *group, "entered_at", "left_at", "at_start", "entered", "left", "at_end", "without_end"]
    return rows.mutate(part=way).select(*shown, "part")
