"""Bridge: by which movements did the open pipeline go from its opening to its closing amount?"""

from collections.abc import Sequence
from datetime import timedelta

import ibis
from ibis import _

from venturi.metrics.movement.changes import changes
from venturi.metrics.movement.states import states_at
from venturi.metrics.movement.steps import MOVEMENTS, RESPONSIBLE, in_scope, steps
from venturi.metrics.periods import Period
from venturi.metrics.tables import MOMENT, MONEY, require_columns

# Counted beside the bridge, because they are in none of its terms.
LEFT_OUT = ("expected date unknown", "closing unknown")
ROWS = ("opening", *MOVEMENTS, "closing", *LEFT_OUT)
INSTANT = timedelta(microseconds=1)


def bridge(states: ibis.Table, *, during: Period, due_in: Period | None = None, by: Sequence[str] = ()) -> ibis.Table:
    r"""The open pipeline at the start of a period, each movement of it, and the open pipeline at the end.

    .. math:: \text{closing} = \text{opening} + \sum_{\text{movements}} \text{amount}

    **Population:** deals that were open at any moment of the period, by what was known at each moment; with `due_in`
    only while their expected date lies in it. Each change counts on its own: a deal pushed out and pulled back is both.

    Parameters
    ----------
    states : one row per deal and state, from `states`, with the columns of `by` beside it (`stays.carry`)
    during : Period
        Half-open: a movement on the first day counts, one on the day after the last does not. It may reach beyond the
        moment that the states describe: nothing moves there.
    due_in : Period or None
        The scope: deals expected to close in it; "pulled in" and "pushed out" then are what came into it and left it
        by a new date, a later or an earlier one. None: all open deals; a new date moves no money.
    by : column names
        A bridge for each combination; null is a group of its own. A deal that gets another owner or team leaves one
        ("owner out") and comes into the other ("owner in"), with any other column "moved out" and "moved in".

    Returns
    -------
    one row per group and ``movement``, also where nothing moved
        ``step`` : their order.  ``deals`` : each once.  ``events`` : how often.  ``amount`` : money, exact, signed:
        what leaves is negative.  ``without_amount`` : deals counted, not valued: their amount is unknown.  Movements:
        "opening", "new", "reopened", "owner in", "owner out", "moved in", "moved out", "pulled in", "pushed out",
        "increased" and "decreased" (also an amount that became known, or unknown), "won", "lost", "removed" and
        "closing".  Two more rows stand beside the bridge: "expected date unknown", open at the end and outside of every
        `due_in`, and "closing unknown", decided on a day nobody knows, and so never open here.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    A deal leaves with the amount it had when it was decided; what changed in that moment is increased or decreased
    before. "removed" is 0 here: a deal that vanished from the source has left nothing to tell of it.
    `bridge_end_points` compares two exports, and there it shows.

    Misleads when dates and amounts are tidied up at the end of a quarter: pushed out is then the day of the clean-up.
    And when the source logs no changes of a field: no amount, date or owner then ever moved.
    """
    rows = bridge_deals(states, during=during, due_in=due_in, by=by)
    return summed(rows, scope=scope_of(due_in, by), by=by)


def bridge_deals(
    states: ibis.Table, *, during: Period, due_in: Period | None = None, by: Sequence[str] = ()
) -> ibis.Table:
    """The movements behind `bridge`: one row per deal and movement.

    ``deal_id``, the columns of `by`, ``part``: the movement, ``at`` (null: opening, closing, and what is left out) and
    ``amount``, signed.
    """
    dated = ["expected_close_on"] if due_in is not None else []
    read = ["outcome", "amount", *dated, *by]
    require_columns(
        states, ["deal_id", "holds_from", "holds_until", "closed_at", "closing_unknown", *read], name="states"
    )
    moved = changes(states, columns=[*read, "closed_at"], during=during)
    # Created and decided at one moment, as in sources that know days only: it came in and left.
    born = ~moved.existed & (moved.closed_at == moved.at).fill_null(False)
    paired = moved.mutate(at_once=born, exists=ibis.literal(True))
    before, after = (states_at(states, as_of=edge - INSTANT) for edge in (during.starts_at, during.ends_at))
    ends = [
        standing(before.filter(in_scope(before, due_in)), "opening", by),
        standing(after.filter(in_scope(after, due_in)), "closing", by),
        standing(after.filter(after.closing_unknown), "closing unknown", by),
    ]
    if due_in is not None:
        undated = (after.outcome == "open") & after.expected_close_on.isnull()
        ends.append(standing(after.filter(undated), "expected date unknown", by))
    return ibis.union(steps(paired, due_in=due_in, by=by), *ends)


def summed(rows: ibis.Table, *, scope: Sequence[str], by: Sequence[str]) -> ibis.Table:
    """Deals, events and amounts of each movement and group, with a row also for what did not happen."""
    groups = rows.select(*by).distinct() if by else rows.aggregate(rows=_.count())
    named = groups.mutate(part=ibis.array(list(scope)).unnest())
    nothing = {name: ibis.null(rows[name].type()) for name in ("deal_id", "at", "amount")}
    every = rows.union(named.mutate(**nothing).select(rows.columns))
    counted = every.aggregate(
        by=[*by, "part"],
        deals=_.deal_id.nunique(),
        events=_.deal_id.count(),
        amount=_.amount.sum().fill_null(0),
        without_amount=_.deal_id.nunique(where=_.amount.isnull()),
    )
    step = ibis.cases(*[(_.part == name, number) for number, name in enumerate(ROWS)])
    measures = ["deals", "events", "amount", "without_amount"]
    return counted.mutate(step=step).select(*by, "step", *measures, movement=_.part)


def scope_of(due_in: Period | None, by: Sequence[str]) -> list[str]:
    """The rows of a bridge: what cannot happen in its scope has none."""
    absent = set() if due_in is not None else {"pulled in", "pushed out", "expected date unknown"}
    if not set(by) & set(RESPONSIBLE):
        absent |= {"owner in", "owner out"}
    if not set(by) - set(RESPONSIBLE):
        absent |= {"moved in", "moved out"}
    return [name for name in ROWS if name not in absent]


def standing(deals: ibis.Table, part: str, by: Sequence[str]) -> ibis.Table:
    """The deals that stand at one end of a bridge, or beside it, as rows of `bridge_deals`."""
    told = {"at": ibis.null(MOMENT), "part": ibis.literal(part), "amount": deals.amount.cast(MONEY)}
    return deals.select("deal_id", *by, **told)
