"""Reasons: why were deals lost, and were we outsold or should we not have been there?"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.intervals import dealt_out, ratio, wilson, with_interval
from venturi.metrics.periods import Period
from venturi.metrics.tables import require_columns
from venturi.metrics.win_loss.families import with_family

Per = Literal["reason", "family"]
CELLS: Mapping[str, tuple[str, ...]] = {"reason": ("family", "reason"), "family": ("family",)}
OUTCOMES = ("lost", "won")


def reasons(
    deals: ibis.Table,
    *,
    decided_in: Period | None,
    families: Mapping[str, str] | None = None,
    per: Per = "reason",
    outcome: Literal["lost", "won"] = "lost",
    reason: str = "loss_reason",
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""What share of the lost deals was lost for each reason, or each family of reasons, by count and by money.

    .. math:: \text{share}_r = \frac{lost_r}{lost} \qquad
              \text{value}_r = \frac{\sum \text{amount}_{lost,r}}{\sum \text{amount}_{lost}}

    **Population:** lost deals whose ``closed_at`` lies in ``decided_in``, with a reason or without; with ``outcome``
    "won" the won ones.

    Parameters
    ----------
    deals : one row per deal
        ``outcome``, ``closed_at``, ``amount`` in the reporting currency, the column `reason`, and ``by``. With
        ``last_stage`` from `with_last_stage`, or ``unmet_criterion`` from `with_unmet_criteria`, by these too.
    decided_in : Period, or None
        Half-open. None: every lost deal, dated or not.
    families : reason → family, or None
        "should not have been there", "outsold" or "no decision"; of wins "right to be there" or "outsold others". Case
        does not matter. A loss reason that is not among them is guessed by its words, and counted as a guess.
    per : "reason" or "family"
        What a row is.
    outcome, reason : which deals, and the column that says why.
    by : column names
        One set of rows for each combination; null is a group of its own.

    Returns
    -------
    one row per group and reason, or family, that occurs
        ``family`` : one of the three, "not assigned" (a reason is given, and nobody knows its family) or "not said" (no
        reason is given).  ``reason`` : as the source has it (null: none given).  ``deals``, ``of`` : lost for this
        reason, and all lost in the group.  ``share``, ``share_low``, ``share_high`` : in [0, 1] with the 95 % Wilson
        interval [1]_; null when no loss of the group is dated.  ``amount``, ``of_amount`` : money; null when none of
        the deals has a usable amount.  ``value`` : share of money; null when more than a fifth of the group's deals
        have no usable amount.  ``without_amount`` : deals left out of it.  ``without_date`` : lost deals left out
        because nobody knows when.  ``guessed`` : deals whose family is a guess.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If `per`, `outcome` or a family is none that there is, or a reason is said to be of two families.

    Notes
    -----
    Misleads when the seller alone gives the reason: "price" is what is left when nobody asked the buyer. And where most
    losses carry no reason, the others are not like them: read "not said" first.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    rows = reasons_deals(
        deals, decided_in=decided_in, families=families, per=per, outcome=outcome, reason=reason, by=by
    )
    counts, priced = _.part == outcome, money.usable(_.amount)
    counted = rows.aggregate(
        by=[*by, *CELLS[per]],
        deals=_.count(where=counts),
        amount=money.total(_.amount, where=counts & priced),
        without_amount=_.count(where=counts & ~priced),
        without_date=_.count(where=~counts),
        guessed=_.count(where=counts & _.guessed),
    )
    group = ibis.window(group_by=list(by))
    whole = counted.mutate(
        of=_.deals.sum().over(group).cast("int64"),
        of_amount=_.amount.sum().over(group),
        bare=_.without_amount.sum().over(group).cast("int64"),
    )
    low, high = wilson(_.deals, _.of)
    value = _.amount.fill_null(0.0) / _.of_amount.nullif(0.0)
    shares = whole.mutate(
        share=_.deals / _.of.nullif(0),
        share_low=low,
        share_high=high,
        value=ibis.ifelse(money.enough(_.bare, _.of), value, ibis.null("float64")),
    )
    return shares.select(*by, *CELLS[per], *MEASURES)


MEASURES = (
    *("deals", "of", "share", "share_low", "share_high"),
    *("amount", "of_amount", "value", "without_amount", "without_date", "guessed"),
)


def reasons_with_interval(
    deals: ibis.Table, *, decided_in: Period | None, per: Per = "reason", by: Sequence[str] = (), **options: Any
) -> ibis.Table:
    """`reasons` with ``value_low`` and ``value_high``: the 95 % bootstrap interval of ``value``. Runs the queries."""
    rows = reasons(deals, decided_in=decided_in, per=per, by=by, **options)
    told = reasons_deals(deals, decided_in=decided_in, per=per, by=by, **options)
    cells = [*by, *CELLS[per]]
    priced = told.filter(_.part == options.get("outcome", "lost"), money.usable(_.amount))
    dealt = dealt_out(priced, by=by).aggregate(by=[*cells, "block"], top=_.amount.sum().cast("float64"))
    blocks = _every_block(rows.select(*cells), dealt, by=by, cells=cells)
    ends = {"low": "value_low", "high": "value_high"}
    known = with_interval(rows, blocks, ratio("top", "bottom"), by=cells, **ends)
    return known.mutate(
        **{name: ibis.ifelse(known.value.isnull(), ibis.null("float64"), known[name]) for name in ends.values()}
    )


def _every_block(each: ibis.Table, dealt: ibis.Table, *, by: Sequence[str], cells: Sequence[str]) -> ibis.Table:
    """Each cell with every block of its group, also those in which nobody was lost for this reason."""
    wholes = dealt.aggregate(by=[*by, "block"], bottom=_.top.sum()).rename({f"of_{name}": name for name in by})
    same_group = [each[name].identical_to(wholes[f"of_{name}"]) for name in by]
    crossed = each.join(wholes, same_group) if by else each.cross_join(wholes)
    here = dealt.rename({f"in_{name}": name for name in [*cells, "block"]})
    same = [crossed[name].identical_to(here[f"in_{name}"]) for name in [*cells, "block"]]
    return crossed.left_join(here, same).select(*cells, "block", "bottom", top=_.top.fill_null(0.0))


def reasons_deals(
    deals: ibis.Table,
    *,
    decided_in: Period | None,
    families: Mapping[str, str] | None = None,
    per: Per = "reason",
    outcome: Literal["lost", "won"] = "lost",
    reason: str = "loss_reason",
    by: Sequence[str] = (),
) -> ibis.Table:
    """The deals behind `reasons`: ``deal_id``, ``by``, ``family``, ``reason``, ``guessed``, ``amount`` and ``part``.

    ``part`` : the outcome, or without_date.
    """
    for name, value, known in (("per", per, tuple(CELLS)), ("outcome", outcome, OUTCOMES)):
        if value not in known:
            raise ValueError(f'{name} is "{value}"; it is one of {", ".join(known)}.')
    require_columns(deals, ["deal_id", "outcome", "closed_at", "amount", reason, *by], name="deals")
    found = deals.filter(_.outcome == outcome)
    if decided_in is not None:
        found = found.filter(_.closed_at.isnull() | decided_in.covers(_.closed_at))
    undated = found.closed_at.isnull() if decided_in is not None else ibis.literal(False)
    told = with_family(
        found.mutate(part=ibis.ifelse(undated, "without_date", outcome)),
        reason=reason,
        families=families or {},
        outcome=outcome,
    )
    said = told[reason].strip().nullif("")
    return told.select("deal_id", *by, "family", "guessed", "amount", "part", reason=said)
