"""Velocity: how much money does the sales process bring in a day?"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import ibis
import numpy as np
from ibis import _
from numpy.typing import NDArray

from venturi.metrics.cycle import REASONS, cycle_days, without_cycle
from venturi.metrics.entries import beginning, with_entry
from venturi.metrics.intervals import Sums, block_sums, with_interval
from venturi.metrics.money import total, usable
from venturi.metrics.periods import Period

Middle = Literal["mean", "median"]
Cycle = Literal["won", "decided"]


def velocity(
    deals: ibis.Table,
    *,
    decided_in: Period | None,
    by: Sequence[str] = (),
    amount: Middle = "mean",
    cycle: Middle = "mean",
    cycle_of: Cycle = "won",
    entries: ibis.Table | None = None,
) -> ibis.Table:
    r"""Money per day from four levers: number of deals, win rate, average amount, length of the cycle.

    .. math:: V = \frac{N \cdot W \cdot A}{L}

    **Population:** deals whose ``closed_at`` lies in ``decided_in``: N all of them, W = won / N, A over the won deals
    with an amount of 0 or more, L from creation to close over the won deals that have both moments in this order.

    Parameters
    ----------
    deals : one row per deal
        ``outcome``, ``created_at``, ``closed_at``, ``amount`` in the reporting currency (null: never set), and ``by``;
        ``created_day_only``, ``closed_day_only`` where there are any, see `cycle_days`. A negative amount is unusable:
        it counts like null.
    decided_in : Period, or None
        Half-open. None: every decided deal, dated or not.
    by : column names
        One result row for each combination; null is a group of its own. Inbound and outbound sell differently: split
        by ``source`` before anything is averaged (`velocity_by_source`).
    amount, cycle : "mean" or "median"
        The middle of A and of L.
    cycle_of : "won" or "decided"
        Whose cycles make L.
    entries : one row per deal that entered, or None
        ``deal_id``, ``entered_at`` (`first_entries`): the cycle starts there instead of at creation, and deals that
        never entered are not counted.

    Returns
    -------
    one row per group
        ``n``, ``won`` : deals.  ``win_rate`` : share.  ``average_amount`` : money.  ``cycle_days`` : days.
        ``per_day`` : money per day; **null** when nothing was won, no won deal has an amount, or the cycle is unknown
        or 0.  ``without_amount`` : won deals left out of A, their amount is null or negative.  ``without_cycle`` :
        deals left out of L, because of ``creation_unknown`` (or entry), ``closing_unknown``, ``closed_before_created``.
        ``without_date`` : decided deals left out because nobody knows when.
        ``basis``, ``amount_is``, ``cycle_is``, ``cycle_of``, ``cycle_from`` : the choices made.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when one large deal makes the average amount, and when sources of different speed are added up: the
    whole is then not the sum of its parts.
    """
    decided = _decided(deals, decided_in, entries, by)
    counted = decided.aggregate(
        by=list(by),
        n=_.count(where=_.counts),
        won=_.count(where=_.is_won),
        average_amount=_middle(_.amount, amount, _.is_won & usable(_.amount)),
        cycle_days=_middle(_.cycle, cycle, _cycles(cycle_of)),
        without_amount=_.count(where=_.is_won & ~usable(_.amount)),
        without_cycle=_.count(where=_cycles(cycle_of) & _.cycle.isnull()),
        **without_cycle(start=_.entered_at, end=_.closed_at, cycle=_.cycle, where=_cycles(cycle_of)),
        without_date=_.count(where=~_.counts),
    )
    chosen = {
        "basis": "period",
        "amount_is": amount,
        "cycle_is": cycle,
        "cycle_of": cycle_of,
        "cycle_from": "creation" if entries is None else "entry",
    }
    return _per_day(counted, by).mutate(**{name: ibis.literal(value) for name, value in chosen.items()})


def velocity_with_interval(
    deals: ibis.Table, *, decided_in: Period | None, by: Sequence[str] = (), **options: Any
) -> ibis.Table:
    """`velocity` with ``low`` and ``high``: the 95 % bootstrap interval of ``per_day``.

    Which deals were decided is resampled, how many is not. With a median the ends are null: a median is not made of
    sums. Runs the queries.
    """
    rows = velocity(deals, decided_in=decided_in, by=by, **options)
    if "median" in {options.get("amount"), options.get("cycle")}:
        return rows.mutate(low=ibis.null("float64"), high=ibis.null("float64"))
    decided = _decided(deals, decided_in, options.get("entries"), by).filter(_.counts)
    cycles = _cycles(options.get("cycle_of", "won")) & _.cycle.notnull()
    sums = {
        "won": _.count(where=_.is_won),
        "money": _.amount.sum(where=_.is_won & usable(_.amount)),
        "priced": _.count(where=_.is_won & usable(_.amount)),
        "days": _.cycle.sum(where=cycles),
        "timed": _.count(where=cycles),
    }
    return with_interval(rows, block_sums(decided, sums, by=by), _drawn_velocity, by=by, low="low", high="high")


def velocity_by_source(
    deals: ibis.Table, *, decided_in: Period | None, by: Sequence[str] = (), **options: Any
) -> ibis.Table:
    """`velocity` with inbound and outbound apart: ``source`` is the first of its groups."""
    return velocity(deals, decided_in=decided_in, by=["source", *by], **options)


def velocity_deals(
    deals: ibis.Table,
    *,
    decided_in: Period | None,
    by: Sequence[str] = (),
    entries: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `velocity`: ``deal_id``, ``by``, ``part`` (won or lost), ``amount``, ``cycle_days``."""
    decided = _decided(deals, decided_in, entries, ["deal_id", *by]).filter(_.counts)
    return decided.select("deal_id", *by, part=_.outcome, amount=_.amount, cycle_days=_.cycle)


def money_per_day() -> Any:
    """N × W × A / L of a table that has them; null when one is unknown or the cycle is 0."""
    return _.n * _.win_rate * _.average_amount / _.cycle_days.nullif(0.0)


def undefined(row: Mapping[str, Any]) -> str | None:
    """Why a row of `velocity` has no money per day; null when it has."""
    if row["per_day"] is not None and row["per_day"] > 0:
        return None
    if not row["n"]:
        return "no deal was decided in it"
    if not row["won"]:
        return f"none of its {row['n']:,} decided deals was won"
    if row["average_amount"] is None:
        return "none of its won deals carries an amount"
    if row["average_amount"] <= 0:
        return "the amounts of its won deals do not add up to more than 0"
    return "the cycle of its won deals is unknown or 0 days"


def _decided(
    deals: ibis.Table, decided_in: Period | None, entries: ibis.Table | None, columns: Sequence[str]
) -> ibis.Table:
    entered = with_entry(deals, entries, columns=["outcome", "closed_at", "amount", *columns])
    decided = entered.filter(_.outcome.isin(["won", "lost"]))
    if decided_in is None:
        decided = decided.mutate(counts=ibis.literal(True))
    else:
        in_period = decided_in.covers(_.closed_at)
        decided = decided.filter(in_period | _.closed_at.isnull()).mutate(counts=_.closed_at.notnull())
    days = cycle_days(decided, start=beginning(entries))
    return decided.mutate(is_won=_.counts & (_.outcome == "won"), cycle=days)


def _per_day(counted: ibis.Table, by: Sequence[str]) -> ibis.Table:
    levers = counted.mutate(win_rate=_.won / _.n.nullif(0))
    money = levers.mutate(per_day=money_per_day())
    first = ["n", "won", "win_rate", "average_amount", "cycle_days", "per_day"]
    return money.select(*by, *first, "without_amount", "without_cycle", *REASONS, "without_date")


def _cycles(cycle_of: Cycle) -> Any:
    return _.is_won if cycle_of == "won" else _.counts


def _middle(value: Any, middle: Middle, where: Any) -> Any:
    if middle == "median":
        # The median of decimals would be rounded to their last place.
        return value.cast("float64").quantile(0.5, where=where)
    return total(value, where=where) / value.count(where=where).nullif(0)


def _drawn_velocity(sums: Sums) -> NDArray[np.float64]:
    return sums["won"] * (sums["money"] / sums["priced"]) / (sums["days"] / sums["timed"])
