"""Directly follows: which step follows which, how often, in how many deals, and after how many days?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED
from venturi.metrics.cycle import DAY_ONLY, cycle_days
from venturi.metrics.paths.different import different_deals, with_returning
from venturi.metrics.paths.steps import COLUMNS, shown_name
from venturi.metrics.periods import Period, days_between
from venturi.metrics.tables import require_columns

PARTS = ("begin", "step", "end")
EDGE = ("part", "from_step", "to_step")


def directly_follows(
    steps: ibis.Table, deals: ibis.Table, *, decided_in: Period | None = None, by: Sequence[str] = ()
) -> ibis.Table:
    r"""The graph of the process as it is run: one row per pair of steps that directly follow each other.

    .. math:: \text{moves}(a, b) = \#\{i : \text{step}_i = a,\ \text{step}_{i+1} = b\}

    **Population:** every step of every deal; with ``decided_in`` of those deals whose ``closed_at`` lies in it. Each
    deal begins once and ends once: in the outcome it has, which is "open" while it is not decided.

    Parameters
    ----------
    steps : one row per step of a deal, from `stage_steps` or `event_steps`, with the columns of `by`
    deals : one row per deal
        ``deal_id``, ``created_at``; ``created_day_only`` where there is any.
    decided_in : Period, or None
        Half-open: the first day counts, the last does not. None: every deal.
    by : column names
        One graph for each combination; null is a group of its own.

    Returns
    -------
    one row per edge and group
        ``part`` : begin (from the creation to the first step), step, or end (from the last step to the outcome).
        ``from_step`` : null where it begins.  ``to_step`` : the next step, or where it ends won, lost, open or
        outcome_unknown (the deal is not in the deals table).  ``moves`` : how often.  ``deals`` : in how many different
        deals.  ``median_days`` : from entering the one to entering the other; null: no move of it has a known
        length, as no end in "open" has.  ``without_days`` : moves left out of the median.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when it is read as a chain of chances: what follows a step depends on how the deal came to it, so that a
    way through the graph need not be the way of any deal. `variants` has the ways there are.

    References
    ----------
    van der Aalst, W. (2019). A practitioner's guide to process mining: limitations of the directly-follows graph.
    Procedia Computer Science 164.
    """
    edges = directly_follows_deals(steps, deals, decided_in=decided_in, by=by)
    # To leave a step the same way twice a deal has to come back to it. Of events nobody numbered how often it did.
    visited = "visit" in steps.columns
    edges, different = (with_returning(edges, steps), different_deals()) if visited else (edges, _.deal_id.nunique())
    return edges.aggregate(
        by=[*EDGE, *by],
        moves=_.count(),
        deals=different,
        median_days=_.days.quantile(0.5),
        without_days=_.count(where=_.days.isnull()),
    )


def directly_follows_deals(
    steps: ibis.Table, deals: ibis.Table, *, decided_in: Period | None = None, by: Sequence[str] = ()
) -> ibis.Table:
    """The moves behind `directly_follows`: one row per move of a deal.

    ``deal_id``, the columns of `by`, ``from_step``, ``to_step``, ``days`` and ``part``: begin, step or end.
    """
    require_columns(steps, [*COLUMNS, *by], name="steps")
    require_columns(deals, ["deal_id", "created_at"], name="deals")
    if decided_in is not None:
        steps = steps.filter(decided_in.covers(_.closed_at))
    ends = steps.next_step.isnull()
    # What is open has not taken its time yet, whatever the stage it stands in.
    over = ~ends | steps.outcome.isin(DECIDED).fill_null(False)
    onward = steps.select(
        "deal_id",
        *by,
        from_step=shown_name(steps),
        to_step=ibis.ifelse(ends, steps.outcome.fill_null("outcome_unknown"), shown_name(steps, "next_")),
        days=ibis.ifelse(over, days_between(steps.at, steps.until), ibis.null("float64")),
        part=ibis.ifelse(ends, "end", "step"),
    )
    return _begun(steps, deals, by).union(onward)


def _begun(steps: ibis.Table, deals: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """From the creation of each deal to its first step."""
    told = [name for name in ("created_at", DAY_ONLY["created_at"]) if name in deals.columns]
    created = deals.select(**{"begun_id": _.deal_id, **{name: deals[name] for name in told}})
    first = steps.filter(_.nth == 1).left_join(created, _.deal_id == created.begun_id)
    return first.select(
        "deal_id",
        *by,
        from_step=ibis.null("string"),
        to_step=shown_name(first),
        days=cycle_days(first, start="created_at", end="at"),
        part=ibis.literal("begin"),
    )
