"""Win rate of all pursued: of everything that entered in a period, what share have we won by now?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.entries import with_entry
from venturi.metrics.periods import Period
from venturi.metrics.tables import require_columns
from venturi.metrics.win_rate import share_won


def win_rate_pursued(
    deals: ibis.Table, *, entered_in: Period | None, entries: ibis.Table | None = None, by: Sequence[str] = ()
) -> ibis.Table:
    r"""Share won of all deals that entered, whatever became of the others.

    .. math:: \text{unit} = \frac{won}{won + lost + open} \qquad
        \text{value} = \frac{\sum won}{\sum won + \sum lost + \sum open}

    **Population:** deals that entered in ``entered_in``: by ``created_at``, or by ``entries`` when given.

    Parameters
    ----------
    deals : one row per deal
        ``outcome``, ``created_at``, ``amount`` in the reporting currency (null: never set), and ``by``; ``deal_id``
        with `entries`. A negative amount is unusable: it counts like null.
    entered_in : Period, or None
        Half-open. None: every deal, dated or not.
    entries : one row per deal that entered, or None
        ``deal_id``, ``entered_at``: another beginning than creation, such as `entries.first_entries`. Deals that
        are not in it never entered and are not counted.
    by : column names
        One result row for each combination; null is a group of its own.

    Returns
    -------
    one row per group
        ``won``, ``lost``, ``open`` : deals.  ``unit``, ``unit_low``, ``unit_high`` : shares in [0, 1] with the 95 %
        Wilson interval.  ``value`` : share of money, over deals with an amount.  ``without_amount`` : deals left out
        of ``value``, their amount is null or negative.  ``without_date`` : deals left out because nobody knows when
        they entered.  ``won_amount``, ``lost_amount``, ``open_amount`` : money, over deals with a usable amount; null:
        none has one.  A share of nothing is **null, not 0**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when the period is recent: every deal that had no time yet to be decided counts as not won. The rate of
    the same deals rises as they age; `win_rate_survival` corrects for it.
    """
    return share_won(_parted(deals, entered_in, entries, by), of=("won", "lost", "open"), by=by)


def win_rate_pursued_deals(
    deals: ibis.Table, *, entered_in: Period | None, entries: ibis.Table | None = None, by: Sequence[str] = ()
) -> ibis.Table:
    """The deals behind `win_rate_pursued`: ``deal_id``, ``by``, ``amount``, ``part``.

    ``part`` is won, lost, open or without_date.
    """
    require_columns(deals, ["deal_id"], name="deals")
    return _parted(deals, entered_in, entries, by).select("deal_id", *by, "part", "amount")


def _parted(deals: ibis.Table, entered_in: Period | None, entries: ibis.Table | None, by: Sequence[str]) -> ibis.Table:
    entered = with_entry(deals, entries, columns=["outcome", "amount", *by])
    if entered_in is None:
        return entered.mutate(part=_.outcome)
    part = ibis.cases(
        (_.entered_at.isnull(), "without_date"),
        (entered_in.covers(_.entered_at), _.outcome),
        else_=ibis.null("string"),
    )
    return entered.mutate(part=part).filter(_.part.notnull())
