"""Win rate, overdue as lost: what share did we win if deals long past their promised date count as lost?"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import ibis
from ibis import _

from venturi.metrics.periods import Period, local_day
from venturi.metrics.tables import require_columns
from venturi.metrics.win_rate import share_won

GRACE = 30


def win_rate_overdue(
    deals: ibis.Table,
    *,
    decided_in: Period | None,
    as_of: datetime,
    grace: int = GRACE,
    by: Sequence[str] = (),
    zone: str = "UTC",
) -> ibis.Table:
    r"""Share won of the decided deals and of the open ones that are overdue.

    .. math:: \text{unit} = \frac{won}{won + lost + overdue} \qquad
        \text{value} = \frac{\sum won}{\sum won + \sum lost + \sum overdue}

    **Population:** deals whose ``closed_at`` lies in ``decided_in``, and deals open at ``as_of`` whose grace ran out in
    it: ``expected_close_on`` + ``grace`` days lie behind the day. Each deal counts in one period only. Open deals that
    are not overdue, or were never promised for a date, are in neither term.

    Parameters
    ----------
    deals : one row per deal
        ``outcome``, ``closed_at``, ``expected_close_on``, ``amount`` in the reporting currency (null: never set), and
        ``by``. A negative amount is unusable: it counts like null.
    decided_in : Period, or None
        Half-open. None: every decided deal, dated or not, and every overdue one.
    as_of : moment
        Its day, in the zone of `decided_in` (in `zone` without one), decides what is overdue.
    grace : days
        30 by default: one month beyond the promise, so that a date moved once over a month's end is not a loss.
    by : column names
        One result row for each combination; null is a group of its own.
    zone : IANA name
        The reporting time zone, where there is no period to name it.

    Returns
    -------
    one row per group
        ``won`` : deals.  ``lost`` : deals, those overdue among them.  ``overdue`` : how many of them are overdue.
        ``open`` : other open deals.  ``unit``, ``unit_low``, ``unit_high`` : shares in [0, 1] with the 95 % Wilson
        interval.  ``value`` : share of money, over deals with an amount.  ``without_amount`` : deals left out of
        ``value``, their amount is null or negative.  ``without_date`` : decided deals left out because nobody knows
        when.  ``without_expected_date`` : open deals that can never be overdue.  ``won_amount``, ``lost_amount`` (that
        of overdue deals in it), ``open_amount`` : money, over deals with a usable amount; null: none has one.
        ``grace`` : days.  A share of nothing is **null, not 0**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when expected dates are moved along instead of kept: nothing is ever overdue. Read it beside the number
    of pushes.
    """
    also = {
        "overdue": _.count(where=_.part == "overdue"),
        "without_expected_date": _.count(where=(_.part == "open") & _.expected_close_on.isnull()),
    }
    parted = _parted(deals, decided_in, local_day(as_of, decided_in.zone if decided_in else zone), grace, by)
    rates = share_won(parted, of=("won", "lost", "overdue"), by=by, also=also)
    return rates.mutate(grace=ibis.literal(grace, "int64"))


def win_rate_overdue_deals(
    deals: ibis.Table,
    *,
    decided_in: Period | None,
    as_of: datetime,
    grace: int = GRACE,
    by: Sequence[str] = (),
    zone: str = "UTC",
) -> ibis.Table:
    """The deals behind `win_rate_overdue`: ``deal_id``, ``by``, ``amount``, ``part``.

    ``part`` is won, lost, overdue, open or without_date.
    """
    require_columns(deals, ["deal_id"], name="deals")
    return _parted(deals, decided_in, local_day(as_of, decided_in.zone if decided_in else zone), grace, by).select(
        "deal_id", *by, "part", "amount"
    )


def _parted(deals: ibis.Table, decided_in: Period | None, today: date, grace: int, by: Sequence[str]) -> ibis.Table:
    if grace < 0:
        raise ValueError(f"grace counts days from 0 on; got {grace}.")
    require_columns(deals, ["outcome", "closed_at", "expected_close_on", "amount", *by], name="deals")
    is_open = _.outcome == "open"
    # With 30 days of grace a deal promised for the 1st is overdue from the 32nd day on: "by more than".
    ran_out = is_open & (_.expected_close_on < ibis.literal(today - timedelta(days=grace)))
    if decided_in is None:
        return deals.mutate(part=ibis.ifelse(ran_out, "overdue", _.outcome))
    first, after = (day - timedelta(days=grace + 1) for day in (decided_in.start, decided_in.end))
    in_period = (_.expected_close_on >= ibis.literal(first)) & (_.expected_close_on < ibis.literal(after))
    part = ibis.cases(
        (ran_out & in_period, "overdue"),
        (ran_out, ibis.null("string")),
        (is_open, "open"),
        (_.closed_at.isnull(), "without_date"),
        (decided_in.covers(_.closed_at), _.outcome),
        else_=ibis.null("string"),
    )
    return deals.mutate(part=part).filter(_.part.notnull())
