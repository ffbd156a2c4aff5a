"""Conversion to win: of the deals that reached a stage, what share is won in the end, by count and by money?"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
from ibis import _

from venturi.errors import Refusal
from venturi.metrics import money
from venturi.metrics.conversion import Skips, conversion_deals, every_stage
from venturi.metrics.intervals import wilson
from venturi.metrics.on_entry import on_entry
from venturi.metrics.periods import Period
from venturi.metrics.stays import PLACE, carry
from venturi.metrics.tables import besides, require_columns

ON_ENTRY, TODAY = "on entry", "today"


def conversion_to_win(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    field_changes: ibis.Table | None = None,
    entered_in: Period | None = None,
    skips: Skips = "implied",
    by: Sequence[str] = (),
    entries: ibis.Table | None = None,
) -> ibis.Table:
    r"""Share of the decided deals that entered a stage and were won: the pipeline conversion rate from that stage.

    .. math:: \text{unit} = \frac{won}{won + lost} \qquad
              \text{value} = \frac{\sum \text{amount}_{won}}{\sum \text{amount}_{won} + \sum \text{amount}_{lost}}

    **Population:** deals that entered the stage, each once, by their first entry; with ``entered_in`` those whose first
    entry lies in it. Deals that are open are in neither term.

    Parameters
    ----------
    stays : one row per visit, from `stays`
    stages : one row per stage of a pipeline
        ``pipeline``, ``stage``, ``position``, ``kind``.
    deals : one row per deal
        ``deal_id``, ``amount`` in the reporting currency, and ``by``. With ``exchange_rate`` (from
        `money.in_reporting_currency`) the amounts of `field_changes` are converted at the rate of the deal.
    field_changes : the log of changed fields, or None
        With it the amount is the one the deal had when it entered the stage; a deal without a change of amount has had
        today's all along. Without it the amount is today's.
    entered_in, skips : see `conversion`
    by : column names
        One result row for each combination; null is a group of its own.
    entries : what `conversion_deals` gave for the same period and skips, when it is stored already.

    Returns
    -------
    one row per open stage and group, also where nobody entered
        ``pipeline``, ``stage``, ``position``, ``entered``, ``won``, ``lost``, ``open``, ``outcome_unknown``: deals.
        ``unit``, ``unit_low``, ``unit_high`` : shares in [0, 1] with the 95 % Wilson interval [1]_.
        ``value`` : share of money; null when more than a fifth of the won, or of the lost deals are left out of it.
        ``won_amount``, ``lost_amount`` : its terms, null when there was none.  ``without_amount`` : decided deals left
        out of ``value``: their amount is unknown or below 0, ``won_without_amount`` and ``lost_without_amount``.
        ``amount_basis`` : "on entry" or "today".
        ``skips`` : the choice made. A share of nothing is **null, not 0**. The interval of ``value`` is a bootstrap
        over `conversion_to_win_deals` (`intervals.bootstrap_ratio`).

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when many of the deals are still open: losses are known sooner than wins.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    by = besides(by, PLACE)
    rows = conversion_to_win_deals(
        stays, stages, deals, field_changes=field_changes, entered_in=entered_in, skips=skips, by=by, entries=entries
    )
    won, lost, priced = _.part == "won", _.part == "lost", money.usable(_.amount)
    parts = {part: _.count(where=_.part == part) for part in ("won", "lost", "open", "outcome_unknown")}
    counted = rows.aggregate(
        by=["pipeline", "stage", *by],
        entered=_.count(),
        **parts,
        won_amount=money.total(_.amount, where=won & priced),
        lost_amount=money.total(_.amount, where=lost & priced),
        without_amount=_.count(where=(won | lost) & ~priced),
        won_without_amount=_.count(where=won & ~priced),
        lost_without_amount=_.count(where=lost & ~priced),
    )
    bare = ["without_amount", "won_without_amount", "lost_without_amount"]
    value = _.won_amount.fill_null(0) / (_.won_amount.fill_null(0) + _.lost_amount.fill_null(0)).nullif(0)
    enough = money.enough(_.won_without_amount, _.won) & money.enough(_.lost_without_amount, _.lost)
    low, high = wilson(_.won, _.won + _.lost)
    return every_stage(counted, stages, by=by, zero=["entered", *parts, *bare]).mutate(
        unit=_.won / (_.won + _.lost).nullif(0),
        unit_low=low,
        unit_high=high,
        value=ibis.ifelse(enough, value, ibis.null("float64")),
        amount_basis=ibis.literal(TODAY if field_changes is None else ON_ENTRY),
        skips=ibis.literal(skips),
    )


def value_floor(row: Mapping[str, Any]) -> Refusal | None:
    """Why a row of `conversion_to_win` has no share of money: of too many won or lost deals the amount is unknown."""
    counted = {part: (row[f"{part}_without_amount"], row[part]) for part in ("won", "lost")}
    short = money.too_few(counted, for_what="a share of money")
    return Refusal("amounts-missing", short) if short else None


def conversion_to_win_deals(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    field_changes: ibis.Table | None = None,
    entered_in: Period | None = None,
    skips: Skips = "implied",
    by: Sequence[str] = (),
    entries: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `conversion_to_win`: one row per deal and open stage it entered.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, the columns of `by`, ``entered_at``, ``amount`` (on entry, or
    today's) and ``part``: won, lost, open or outcome_unknown.
    """
    by = besides(by, PLACE)
    require_columns(deals, ["deal_id", "amount", *by], name="deals")
    if entries is None:
        entries = conversion_deals(stays, stages, entered_in=entered_in, skips=skips)
    rows = with_amount_on_entry(carry(entries, deals, by), deals, field_changes)
    part = _.outcome.fill_null("outcome_unknown")
    shown = ["deal_id", "pipeline", "stage", "position", *by, "entered_at"]
    return rows.select(*shown, amount=rows.amount_on_entry, part=part)


def with_amount_on_entry(entries: ibis.Table, deals: ibis.Table, field_changes: ibis.Table | None) -> ibis.Table:
    """The entries with ``amount_on_entry``, see `on_entry`; what the log says is converted like the deal's amount."""
    if "amount_on_entry" in entries.columns:
        return entries
    rate = [name for name in ("exchange_rate",) if name in deals.columns]
    rows = carry(entries, deals, ["amount", *rate])
    return on_entry(rows, field_changes, field="amount", convert=money.at_rate_of_deal)
