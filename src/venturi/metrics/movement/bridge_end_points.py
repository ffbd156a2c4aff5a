"""Bridge of end points: how do the open deals of two moments differ, whatever happened in between?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.movement.bridge import scope_of, standing, summed
from venturi.metrics.movement.steps import in_scope, steps
from venturi.metrics.periods import Period
from venturi.metrics.tables import MOMENT, MONEY, require_columns


def bridge_end_points(
    opening: ibis.Table, closing: ibis.Table, *, due_in: Period | None = None, by: Sequence[str] = ()
) -> ibis.Table:
    r"""The open pipeline of one moment, how the deals of a later moment differ from it, and the open pipeline of then.

    .. math:: \text{closing} = \text{opening} + \sum_{\text{movements}} \text{amount}

    **Population:** deals that were open at one of the two moments; with `due_in` those expected to close in it. A deal
    that came and went in between is in no term, and one pushed out and pulled back has not moved.

    Parameters
    ----------
    opening, closing : one row per deal, as of the two moments
        ``deal_id``, ``outcome``, ``amount`` in one currency, ``expected_close_on`` (with `due_in`), and ``by``. From
        `deals_as_of`, `states.states_at`, or two exports: those need no log.
    due_in, by : see `bridge`

    Returns
    -------
    one row per group and ``movement``, the columns of `bridge`
        "removed" : in the opening and not among the deals of the closing any more.  "new" : not among the deals of the
        opening, "reopened": decided there.  No row tells of deals closed on an unknown day: both tables say what they
        were.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when much moves back and forth: the difference is small, and the work behind it is not. `bridge` shows both
    ways. Between two exports a deal merged with another is removed, and what it brought along increases the other one.
    """
    rows = bridge_end_points_deals(opening, closing, due_in=due_in, by=by)
    return summed(rows, scope=[name for name in scope_of(due_in, by) if name != "closing unknown"], by=by)


def bridge_end_points_deals(
    opening: ibis.Table, closing: ibis.Table, *, due_in: Period | None = None, by: Sequence[str] = ()
) -> ibis.Table:
    """The differences behind `bridge_end_points`: one row per deal and movement.

    ``deal_id``, the columns of `by`, ``part``: the movement, ``at`` (null: nobody knows when) and ``amount``, signed.
    """
    dated = ["expected_close_on"] if due_in is not None else []
    read = list(dict.fromkeys(["outcome", "amount", *dated, *by]))
    sides = {}
    for name, table in (("opening", opening), ("closing", closing)):
        require_columns(table, ["deal_id", *read], name=name)
        sides[name] = table.select("deal_id", *read).mutate(amount=_.amount.cast(MONEY))
    before, after = sides["opening"], sides["closing"]
    was = before.rename({f"was_{name}": name for name in ("deal_id", *read)})
    beside = after.outer_join(was, after.deal_id == was.was_deal_id)
    paired = beside.mutate(
        deal_id=ibis.coalesce(beside.deal_id, beside.was_deal_id),
        at=ibis.null(MOMENT),
        existed=beside.was_deal_id.notnull(),
        exists=beside.deal_id.notnull(),
        at_once=ibis.literal(False),
    )
    rows = [
        standing(before.filter(in_scope(before, due_in)), "opening", by),
        standing(after.filter(in_scope(after, due_in)), "closing", by),
    ]
    if due_in is not None:
        undated = (after.outcome == "open") & after.expected_close_on.isnull()
        rows.append(standing(after.filter(undated), "expected date unknown", by))
    return ibis.union(steps(paired, due_in=due_in, by=by), *rows)
