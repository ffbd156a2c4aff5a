"""Person and win rate: who wins less than equally good people would from the same deals in the same time?"""

from collections.abc import Sequence
from datetime import datetime

import ibis
from ibis import _

from venturi.metrics.as_of import moment
from venturi.metrics.cycle import cycle_days
from venturi.metrics.incidence import aalen_johansen
from venturi.metrics.intervals import wilson
from venturi.metrics.periods import Period, days_between
from venturi.metrics.person_only import Only, with_only
from venturi.metrics.person_win_rate_rows import rows_of_people
from venturi.metrics.tables import require_columns

LIKE = ("source", "segment")
PARTS = ("won", "lost", "open", "without_date")


def person_win_rate(
    deals: ibis.Table,
    *,
    as_of: datetime,
    created_in: Period | None = None,
    like: Sequence[str] = LIKE,
    only: Only | None = None,
) -> ibis.Table:
    r"""Wins of each person beside those to be expected of their deals by now. Runs the queries.

    .. math:: E_i = \sum_{j \in i} F_{s(j)}(u_j), \qquad V_i = \sum_{j \in i} F_{s(j)}(u_j) (1 - F_{s(j)}(u_j)), \qquad
              z_i = \frac{W_i - E_i}{\sqrt{V_i}}

    with F the Aalen–Johansen share won by an age, s the mix of `like`, and u the days from a deal's creation to
    `as_of`, whether it is decided by then or not.

    **Population:** deals created in ``created_in``, by the owner they have today. Deals whose age nobody knows are left
    out and counted.

    Parameters
    ----------
    deals : one row per deal
        ``owner``, ``outcome``, ``created_at``, ``closed_at``, `like` and the columns of `only`; ``created_day_only``,
        ``closed_day_only`` where there are any, see `cycle_days`.
    as_of : moment
        Up to when deals were seen.
    created_in : Period, or None
        Half-open. None: every deal.
    like : column names
        Deals are alike that agree in these. Each mix has a curve, drawn towards everybody's as if 25 more deals of the
        mix had done what everybody's did.
    only : by column the values to keep, see `person_stage`

    Returns
    -------
    one row per person with a deal
        ``person`` (null: deals without an owner).  ``won``, ``lost``, ``open``, ``without_date`` : deals.  ``unit``,
        ``unit_low``, ``unit_high`` : won of decided, with the 95 % Wilson interval.  ``expected`` : deals that would
        have been won by now, had everybody done them, which add up to all wins; ``expected_share`` : of the deals with
        a date.  ``ratio`` : won over expected; ``shrunk``, ``shrunk_low``, ``shrunk_high`` : what is likely of the
        person, see `normal`.  ``team_p``, ``z``, ``p``, ``p_adjusted`` and ``below`` : see `people_verdicts`; null for
        who is not compared (fewer than five wins expected, or five that are none).  ``best`` : nobody does better, and
        chance does not explain it; at most one person.  ``wins_short`` : expected − won.  A share of nothing is **null,
        not 0**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    The time a deal could have been won in counts, not the time it was open: with the latter, who loses early would
    look as if little had been expected.

    Misleads when deals change hands: the owner of today answers for what others did. And when people get deals that
    `like` does not tell apart.

    References
    ----------
    Aalen, O., Johansen, S. (1978). An empirical transition matrix for nonhomogeneous Markov chains based on censored
    observations. Scandinavian Journal of Statistics 5(3).
    """
    listed = _aged(deals, as_of, created_in, like, only)
    known = _mixed(listed.filter(_.part != "without_date"), like)
    curves = [aalen_johansen(known, by=by, outcome="part").select(*by, "days", "incidence") for by in ([], ["mix"])]
    cells = known.aggregate(by={"person": _.person, "mix": _.mix, "seen": _.seen}, deals=_.count())
    counts = listed.aggregate(by="person", **{part: _.count(where=_.part == part) for part in PARTS})
    rows = ibis.memtable(rows_of_people(counts, cells, *curves))
    low, high = wilson(rows.won, rows.won + rows.lost)
    return rows.mutate(unit=_.won / (_.won + _.lost).nullif(0), unit_low=low, unit_high=high)


def person_win_rate_deals(
    deals: ibis.Table,
    *,
    as_of: datetime,
    created_in: Period | None = None,
    like: Sequence[str] = LIKE,
    only: Only | None = None,
) -> ibis.Table:
    """The deals behind `person_win_rate`: ``deal_id``, ``person``, `like`, ``days``, ``seen`` and ``part``.

    ``days`` is the age at the decision, or now, ``seen`` the age now, whether decided or not: whole days. ``part`` is
    won, lost, open or without_date.
    """
    require_columns(deals, ["deal_id"], name="deals")
    listed = _aged(deals, as_of, created_in, like, only)
    return listed.select("deal_id", "person", *like, "days", "seen", "part")


def _mixed(rows: ibis.Table, like: Sequence[str]) -> ibis.Table:
    """The rows with ``mix``, a number: of mixes there are few, which are numbered apart from the many deals."""
    if not like:
        return rows.mutate(mix=ibis.literal(0, "int64"))
    mixes = rows.select(*like).distinct().mutate(mix=ibis.row_number().over(order_by=list(like)))
    names = mixes.rename({f"mix_{name}": name for name in like})
    joined = rows.join(names, [rows[name].identical_to(names[f"mix_{name}"]) for name in like])
    return joined.drop(*[f"mix_{name}" for name in like])


def _aged(
    deals: ibis.Table,
    as_of: datetime,
    created_in: Period | None,
    like: Sequence[str],
    only: Only | None,
) -> ibis.Table:
    """The deals with ``person``, ``seen`` (days from creation to `as_of`), ``days`` (to the decision), and ``part``."""
    require_columns(deals, ["owner", "outcome", "created_at", "closed_at", *like, *(only or {})], name="deals")
    rows = deals if created_in is None else deals.filter(created_in.covers(_.created_at) | _.created_at.isnull())
    rows = with_only(rows, only)
    seen = days_between(rows.created_at, moment(as_of).cast(rows.created_at.type())).floor()
    cycle = ibis.ifelse(rows.outcome == "open", seen, cycle_days(rows).floor())
    rows = rows.mutate(person=rows.owner, seen=seen, days=cycle)
    # A deal that is decided later than it was seen is not known to be: its cycle is no longer than its time.
    there = (rows.seen >= 0) & (rows.days >= 0)
    part = ibis.ifelse(there.fill_null(False), rows.outcome, "without_date")
    return rows.mutate(part=part, days=ibis.least(rows.days, rows.seen))
