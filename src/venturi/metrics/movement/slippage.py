"""Slippage: of the deals due in a period, what share moved past its end?"""

from collections.abc import Sequence
from datetime import timedelta

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.as_of import BEGINNING
from venturi.metrics.intervals import wilson
from venturi.metrics.movement.states import states_at
from venturi.metrics.movement.steps import in_scope
from venturi.metrics.periods import Period
from venturi.metrics.tables import require_columns

PARTS = ("won", "lost", "slipped", "still_due", "date_emptied")


def slippage(states: ibis.Table, *, during: Period, by: Sequence[str] = ()) -> ibis.Table:
    r"""Share of the deals due in a period that stood past its end when it was over.

    .. math:: \text{slipped share} = \frac{\text{slipped}}{\text{due}}

    **Population:** deals that at any moment up to the end of the period were open in it and expected to close in it, by
    what was known then: those due at its start, and those that were created with, or given, a date in it.

    Parameters
    ----------
    states : one row per deal and state, from `states`, with the columns of `by` beside it (`stays.carry`)
    during : Period
        Half-open. While it is not over, the end is the moment that the states describe.
    by : column names
        One result row for each combination, as the deal was when it was last due in the period; null is a group of its
        own.

    Returns
    -------
    one row per group
        ``due`` : deals, each once: the sum of ``won``, ``lost``, ``slipped`` (open at the end and expected after it),
        ``still_due`` (open and expected no later than the end) and ``date_emptied`` (open without a date).  ``pushed``
        : deals whose date was moved past the end in the period, also of those that came back or were decided.
        ``share``, ``low``, ``high`` : slipped of due, in [0, 1], with the 95 % Wilson interval [1]_.  ``due_amount``,
        ``slipped_amount`` : money, as of when the deal was last due.  ``value`` : its share; null when more than a
        fifth of the deals are left out of it.  ``without_amount`` : deals left out, their amount is unknown or below 0.
        A share of nothing is **null, not 0**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when dates are not kept up: a deal nobody touched is still due and has not slipped. Read ``still_due``
    beside it. And when the source logs no changes of the expected date: then nothing ever slipped.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    return counted(slippage_deals(states, during=during, by=by), by=by)


def counted(rows: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """`slippage` of the deals that `slippage_deals` lists."""
    slipped, priced = _.part == "slipped", money.usable(_.amount)
    sums = rows.aggregate(
        by=list(by),
        due=_.count(),
        **{part: _.count(where=_.part == part) for part in PARTS},
        pushed=_.count(where=_.pushed),
        due_amount=money.total(_.amount, where=priced),
        slipped_amount=money.total(_.amount, where=slipped & priced),
        without_amount=_.count(where=~priced),
    )
    low, high = wilson(_.slipped, _.due)
    value = _.slipped_amount.fill_null(0.0) / _.due_amount.nullif(0.0)
    return sums.mutate(
        share=_.slipped / _.due.nullif(0),
        low=low,
        high=high,
        value=ibis.ifelse(money.enough(_.without_amount, _.due), value, ibis.null("float64")),
    )


def slippage_deals(states: ibis.Table, *, during: Period, by: Sequence[str] = ()) -> ibis.Table:
    """The deals behind `slippage`: one row per deal that was due in the period.

    ``deal_id``, the columns of `by` and ``amount`` as of when it was last due in it, ``expected_close_on`` at the end,
    ``pushed`` and ``part``: won, lost, slipped, still_due or date_emptied.
    """
    read = ["holds_from", "holds_until", "outcome", "amount", "expected_close_on", *by]
    require_columns(states, ["deal_id", *read], name="states")
    starts, ends = ibis.timestamp(during.starts_at), ibis.timestamp(during.ends_at)
    began = states.holds_from.fill_null(BEGINNING.cast(states.holds_from.type()))
    within = states.mutate(began=began).filter(
        _.began < ends, _.holds_until.isnull() | (_.holds_until > starts), _.outcome == "open"
    )
    due = within.filter(in_scope(within, during))
    told = ibis.struct({name: due[name] for name in ("amount", *by)})
    last = due.aggregate(
        by={"due_id": due.deal_id}, told=told.argmax(due.began), since=due.began.min(), until=due.began.max()
    )
    past = within.filter(_.expected_close_on >= during.end).aggregate(by={"past_id": _.deal_id}, past=_.began.max())
    at_end = states_at(states, as_of=during.ends_at - timedelta(microseconds=1))
    stood = at_end.select("deal_id", "outcome", "expected_close_on")
    joined = stood.join(last, stood.deal_id == last.due_id)
    joined = joined.left_join(past, joined.due_id == past.past_id)
    part = ibis.cases(
        (joined.outcome != "open", joined.outcome),
        (joined.expected_close_on.isnull(), "date_emptied"),
        (joined.expected_close_on >= during.end, "slipped"),
        else_="still_due",
    )
    return joined.select(
        "deal_id",
        **{name: joined.told[name] for name in (*by, "amount")},
        expected_close_on=joined.expected_close_on,
        pushed=(joined.past > joined.since).fill_null(False),
        part=part,
    )
