"""Targets: what is to be won in a period, by everybody, by a team, by a person?"""

from collections.abc import Sequence
from datetime import datetime

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.periods import Period, local_day
from venturi.metrics.tables import require_columns

NEEDED = ("person", "team", "starts_on", "ends_on", "amount", "currency")


def target_in(
    targets: ibis.Table,
    *,
    during: Period,
    as_of: datetime,
    into: str | None = None,
    rates: ibis.Table | None = None,
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""The targets of a period, each by the share of its days that lie in the period.

    .. math:: T = \sum_j \text{amount}_j \frac{|\text{days}_j \cap \text{period}|}{|\text{days}_j|}

    **Population:** targets that share a day with ``during``. Of one person or team those over the shortest span count,
    so that a year's target is not added to those of its quarters. What a team is to win is its own target; without one
    the sum of those of its people. For the whole, a target of neither team nor person comes first, then the teams.

    Parameters
    ----------
    targets : one row per person or team and period, see the contract
    during : Period
    as_of : moment
        A target is converted at the rate of its first day, or of this one where that lies ahead.
    into, rates : see `money.in_reporting_currency`
    by : nothing, ``["owner"]`` or ``["team"]``, as the deals call them.

    Returns
    -------
    one row per group that has a target; without `by` one row in any case
        ``target`` : money; **null** without one, or when no rate is known for a part of it.  ``targets`` : rows it is
        made of.  ``without_rate`` : those of them without a rate.  ``covered`` : the share of the period's days that
        they lie on, the least of any person or team.

    Raises
    ------
    ValueError
        If `by` is anything else.
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when a quarter's target is not spread evenly over its months.
    """
    if list(by) not in ([], ["owner"], ["team"]):
        raise ValueError(f"by is {list(by)}; targets are told for everybody, by owner or by team.")
    require_columns(targets, NEEDED, name="targets")
    rows = _of_each(_in_period(targets, during, as_of=as_of, into=into, rates=rates), during)
    if list(by) == ["owner"]:
        return _summed(rows.filter(_.person.notnull()).mutate(owner=_.person), by)
    # A team's own target stands for its people, and a target of the whole for the teams.
    rows = rows.mutate(own=_.person.isnull().any().over(group_by="team"))
    rows = rows.filter(_.person.isnull() == _.own)
    if by:
        return _summed(rows.filter(_.team.notnull()), by)
    rows = rows.mutate(whole=(_.person.isnull() & _.team.isnull()).any().over(ibis.window()))
    return _summed(rows.filter(~_.whole | (_.person.isnull() & _.team.isnull())), by)


def _in_period(
    targets: ibis.Table, during: Period, *, as_of: datetime, into: str | None, rates: ibis.Table | None
) -> ibis.Table:
    """The targets over the shortest span of each person or team, with ``part``: the money for the period's days."""
    start, end = ibis.date(during.start), ibis.date(during.end)
    rows = targets.select(*NEEDED).filter(_.ends_on > start, _.starts_on < end, _.ends_on > _.starts_on)
    rows = rows.mutate(span=_.ends_on.delta(_.starts_on, unit="day").cast("int64"))
    # A column first: not every engine filters by a window.
    rows = rows.mutate(shortest=_.span.min().over(group_by=["person", "team"])).filter(_.span == _.shortest)
    begins, ends = ibis.greatest(rows.starts_on, start), ibis.least(rows.ends_on, end)
    today = ibis.date(local_day(as_of, during.zone))
    priced = rows.mutate(
        days=ends.delta(begins, unit="day").cast("int64"),
        priced_on=ibis.least(rows.starts_on, today),
    )
    converted = money.in_reporting_currency(priced, rates, into=into, as_of=as_of, dated_by="priced_on")
    return converted.mutate(part=_.amount.cast("float64") * _.days / _.span)


def _of_each(rows: ibis.Table, during: Period) -> ibis.Table:
    """One row per person or team."""
    return rows.aggregate(
        by=["person", "team"],
        part=_.part.sum(),
        targets=_.count(),
        without_rate=_.count(where=_.part.isnull()),
        covered=ibis.least(_.days.sum() / during.days, 1.0),
    )


def _summed(rows: ibis.Table, by: Sequence[str]) -> ibis.Table:
    summed = rows.aggregate(
        by=list(by),
        total=_.part.sum(),
        targets=_.targets.sum().fill_null(0),
        without_rate=_.without_rate.sum().fill_null(0),
        covered=_.covered.min(),
    )
    target = ibis.ifelse(summed.without_rate > 0, None, summed.total)
    return summed.select(*by, "targets", "without_rate", "covered", target=target)
