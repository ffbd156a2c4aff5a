"""Win rates side by side: how far apart are the win rates, by count and by money, and why?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import ibis
import pyarrow as pa
from ibis import _

from venturi.errors import Refusal
from venturi.metrics import money
from venturi.metrics.cycle import REASONS
from venturi.metrics.intervals import block_sums, ratio, with_interval
from venturi.metrics.periods import Period
from venturi.metrics.tables import require_columns
from venturi.metrics.win_rate import AMOUNTS, win_rate, win_rate_deals
from venturi.metrics.win_rate_overdue import GRACE, win_rate_overdue, win_rate_overdue_deals
from venturi.metrics.win_rate_pursued import win_rate_pursued, win_rate_pursued_deals
from venturi.metrics.win_rate_survival import win_rate_survival_deals, win_rate_survival_with_interval

# The one date without which a deal cannot count in a period; survival needs both, in their order.
UNDATED = {
    "closed_only": "closing_unknown",
    "all_pursued": "creation_unknown",
    "overdue_as_lost": "closing_unknown",
}
# The rates that are counted, the deals behind each rate, and which parts of them are in its denominator.
COUNTED: dict[str, Callable[..., ibis.Table]] = {
    "closed_only": win_rate,
    "all_pursued": win_rate_pursued,
    "overdue_as_lost": win_rate_overdue,
}
BEHIND: dict[str, tuple[Callable[..., ibis.Table], set[str]]] = {
    "closed_only": (win_rate_deals, {"won", "lost"}),
    "all_pursued": (win_rate_pursued_deals, {"won", "lost", "open"}),
    "overdue_as_lost": (win_rate_overdue_deals, {"won", "lost", "overdue"}),
    "survival": (win_rate_survival_deals, {"won", "lost", "open"}),
}
RESULT = {
    "method": "string",
    "measure": "string",
    "won": "int64",
    "lost": "int64",
    "open": "int64",
    **dict.fromkeys(AMOUNTS, "float64"),
    "rate": "float64",
    "low": "float64",
    "high": "float64",
    "without_amount": "int64",
    "without_date": "int64",
    **dict.fromkeys(REASONS, "int64"),
    "refusal": "string",
    "reason": "string",
}


def win_rates(
    deals: ibis.Table,
    *,
    decided_in: Period | None,
    entered_in: Period | None,
    as_of: datetime,
    grace: int = GRACE,
    by: Sequence[str] = (),
    zone: str = "UTC",
) -> ibis.Table:
    r"""Every win rate, by count and by value, with its interval. Runs the queries: values are resampled.

    .. math:: \text{rate} = \frac{won}{\text{all that count}}

    **Population:** that of each method: `win_rate` and `win_rate_overdue` by ``decided_in``, `win_rate_pursued` and
    `win_rate_survival` by ``entered_in``.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at``, ``expected_close_on``, ``amount`` in the reporting
        currency (null: never set), and ``by``.
    decided_in, entered_in : Period, or None
        Half-open. None: every deal, dated or not.
    as_of : moment
        The moment the computation describes.
    grace : days
        How long past its promised date an open deal is still not overdue.
    by : column names
        Rows for each combination; null is a group of its own.
    zone : IANA name
        Where there is no period: in which time zone the day of `as_of` is, see `win_rate_overdue`.

    Returns
    -------
    one row per group, method and measure
        ``method`` : closed_only, all_pursued, overdue_as_lost or survival.  ``measure`` : unit or value.  ``won``,
        ``lost`` (those overdue among them), ``open`` : deals.  ``won_amount``, ``lost_amount``, ``open_amount`` : their
        money; null: none has an amount.  ``rate``, ``low``, ``high`` : shares in [0, 1] with the
        95 % interval, Wilson by count, bootstrap by value; null: undefined.  ``without_amount``, ``without_date`` :
        deals left out, the latter because of ``creation_unknown``, ``closing_unknown``, ``closed_before_created``.
        ``refusal``, ``reason`` : why there is no number; null when nothing is refused, or when nothing was to count.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when one of them is quoted alone. The gap between them is the finding.
    """
    require_columns(deals, ["deal_id", "created_at", "expected_close_on"], name="deals")
    refusals = value_refusals(deals, by=by, decided_in=decided_in)
    rows: list[dict[str, Any]] = []
    for method, wide in _methods(deals, decided_in, entered_in, as_of, by, {"grace": grace, "zone": zone}).items():
        for row in wide.to_pyarrow().to_pylist():
            refusal = refusals.get(tuple(row[name] for name in by))
            found = _because(method, row)
            value = refusal or _unpriced(method, row)
            rows += [_long(found, method, "unit", None, by), _long(found, method, "value", value, by)]
    schema = ibis.schema({**{name: deals.schema()[name] for name in by}, **RESULT})
    return ibis.memtable(pa.Table.from_pylist(rows, schema=schema.to_pyarrow()), schema=schema)


def value_refusal(deals: ibis.Table) -> Refusal | None:
    """Why no win rate by value can be given: too few deals of one outcome carry an amount above 0. Runs a query.

    With none at all the rate would be 0 or 100 % whatever was sold; with less than `money.FLOOR` of the won, or of the
    lost, it says who enters amounts. Looks at all decided deals of the table, in whatever period.
    """
    return value_refusals(deals, by=()).get(())


def _because(method: str, row: dict[str, Any]) -> dict[str, Any]:
    """The row with the reasons for which deals have no date; one of counting has only one."""
    nothing = dict.fromkeys(REASONS, 0)
    return nothing | ({} if method == "survival" else {UNDATED[method]: row["without_date"]}) | row


def _unpriced(method: str, row: dict[str, Any]) -> Refusal | None:
    """Why a rate by value is unknown although deals count: none of them carries an amount above 0."""
    counted = row["won"] + row["lost"] + (0 if UNDATED.get(method) == "closing_unknown" else row["open"])
    if row["value"] is not None or not counted:
        return None
    return Refusal("amounts-missing", f"None of the {counted:,} deals that count carries an amount above 0.")


def value_refusals(
    deals: ibis.Table, *, by: Sequence[str], decided_in: Period | None = None
) -> dict[tuple[Any, ...], Refusal]:
    """`value_refusal` for each group that has one, by the values of `by`; `decided_in` None: in any period."""
    require_columns(deals, ["outcome", "amount", *by], name="deals")
    priced = (_.amount > 0).fill_null(False)
    if decided_in is not None:
        deals = deals.filter(decided_in.covers(_.closed_at))
    counted = deals.aggregate(
        by=list(by),
        won=_.count(where=_.outcome == "won"),
        lost=_.count(where=_.outcome == "lost"),
        won_priced=_.count(where=(_.outcome == "won") & priced),
        lost_priced=_.count(where=(_.outcome == "lost") & priced),
    )
    short = ~(money.enough(_.won - _.won_priced, _.won) & money.enough(_.lost - _.lost_priced, _.lost))
    # Where nobody carries an amount there is nothing lopsided: the rate itself is unknown then.
    few = counted.filter(short, _.won_priced + _.lost_priced > 0)
    return {tuple(row[name] for name in by): _refused(row) for row in few.to_pyarrow().to_pylist()}


def without_refused(rates: ibis.Table, refusals: dict[tuple[Any, ...], Refusal], *, by: Sequence[str]) -> ibis.Table:
    """Rates such as those of `win_rate`, ``value`` null in the groups that `value_refusals` names."""
    refused = [
        ibis.and_(*[rates[name].identical_to(ibis.literal(value, rates[name].type())) for name, value in named])
        for key in refusals
        if (named := list(zip(by, key, strict=True))) or not by
    ]
    if not refused:
        return rates
    return rates.mutate(value=ibis.ifelse(ibis.or_(*refused), ibis.null("float64"), rates.value))


def win_rates_deals(
    deals: ibis.Table,
    *,
    decided_in: Period | None,
    entered_in: Period | None,
    as_of: datetime,
    grace: int = GRACE,
    by: Sequence[str] = (),
    zone: str = "UTC",
) -> ibis.Table:
    """The deals behind `win_rates`, once for each method: ``deal_id``, ``by``, ``amount``, ``method``, ``part``."""
    asked = _asked(decided_in, entered_in, as_of, by, {"grace": grace, "zone": zone})
    shown = ["deal_id", *by, "amount", "part"]
    sides = [
        of(deals, **asked[name]).select(*shown, method=ibis.literal(name)) for name, (of, _parts) in BEHIND.items()
    ]
    return ibis.union(*sides)


def _methods(
    deals: ibis.Table,
    decided_in: Period | None,
    entered_in: Period | None,
    as_of: datetime,
    by: Sequence[str],
    overdue: dict[str, Any],
) -> dict[str, ibis.Table]:
    asked = _asked(decided_in, entered_in, as_of, by, overdue)
    behind = {name: of(deals, **asked[name]) for name, (of, _parts) in BEHIND.items()}
    found = {
        name: _valued(rate(deals, **asked[name]), behind[name], BEHIND[name][1], by) for name, rate in COUNTED.items()
    }
    return {**found, "survival": win_rate_survival_with_interval(deals, **asked["survival"])}


def _asked(
    decided_in: Period | None, entered_in: Period | None, as_of: datetime, by: Sequence[str], overdue: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    """The options of each method."""
    decided: dict[str, Any] = {"decided_in": decided_in, "by": by}
    entered: dict[str, Any] = {"entered_in": entered_in, "by": by}
    return {
        "closed_only": decided,
        "all_pursued": entered,
        "overdue_as_lost": {**decided, "as_of": as_of, **overdue},
        "survival": {**entered, "as_of": as_of},
    }


def _valued(rates: ibis.Table, parted: ibis.Table, of: set[str], by: Sequence[str]) -> ibis.Table:
    sums = {"won": _.amount.sum(where=_.part == "won"), "all": _.amount.sum(where=_.part.isin(sorted(of)))}
    blocks = block_sums(parted.filter(_.part.isin(sorted(of)), _.amount.isnull() | (_.amount >= 0)), sums, by=by)
    return with_interval(rates, blocks, ratio("won", "all"), by=by, low="value_low", high="value_high")


def _long(row: dict[str, Any], method: str, measure: str, refusal: Refusal | None, by: Sequence[str]) -> dict[str, Any]:
    shown = {"rate": row[measure], "low": row[f"{measure}_low"], "high": row[f"{measure}_high"]}
    counts = ("won", "lost", "open", *AMOUNTS, "without_amount", "without_date", *REASONS)
    return {
        **{name: row[name] for name in (*by, *counts)},
        **(dict.fromkeys(shown) if refusal else shown),
        "method": method,
        "measure": measure,
        "refusal": refusal.code if refusal else None,
        "reason": refusal.reason if refusal else None,
    }


def _refused(row: dict[str, int]) -> Refusal:
    shares = {side: row[f"{side}_priced"] / row[side] for side in ("won", "lost") if row[side]}
    bare, other = sorted(("won", "lost"), key=lambda side: shares.get(side, 1.0))
    if row[f"{bare}_priced"] == 0 and row[other]:
        return Refusal(
            "amounts-one-sided",
            f"{row[bare]:,} of {row[bare]:,} {bare} deals carry no amount, or 0, while "
            f"{row[f'{other}_priced']:,} of {row[other]:,} {other} deals carry one: "
            "a win rate by value would say nothing.",
        )
    return Refusal(
        "below-floor",
        f"Only {row[f'{bare}_priced']:,} of {row[bare]:,} {bare} deals carry an amount above 0; "
        f"it takes {100 * money.FLOOR:.0f} % of the won and of the lost deals for a win rate by value.",
    )
