"""Typical path: which way do the deals go that close in the typical time, and when is each step taken?"""

from collections.abc import Sequence
from typing import Any, Literal

import ibis
from ibis import _

from venturi.metrics.cycle import cycle_days
from venturi.metrics.intervals import wilson
from venturi.metrics.paths.packing import paths_of
from venturi.metrics.paths.steps import COLUMNS, shown_name
from venturi.metrics.periods import Period, days_between
from venturi.metrics.tables import require_columns

TYPICAL = (0.25, 0.75)
SPAN = ("typical_from_days", "typical_to_days")


def typical_path(
    steps: ibis.Table,
    deals: ibis.Table,
    *,
    decided_in: Period | None = None,
    outcome: Literal["won", "lost"] = "won",
    within: tuple[float, float] = TYPICAL,
    by: Sequence[str] = (),
    paths: ibis.Table | None = None,
) -> ibis.Table:
    r"""The most frequent path of the deals that closed in the typical time, step by step.

    .. math:: q_{25} \le L \le q_{75}, \qquad L = \text{days from creation to close}

    **Population:** deals of `outcome` with a known cycle and at least one step, whose ``closed_at`` lies in
    ``decided_in``. Typical are those whose cycle lies between the two quantiles of `within`, both ends included.

    Parameters
    ----------
    steps : one row per step of a deal, from `stage_steps` or `event_steps`
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at`` and `by`; ``created_day_only`` and ``closed_day_only``
        where there are any.
    decided_in : Period, or None
        Half-open: the first day counts, the last does not. None: every decided deal.
    outcome : ``"won"`` or ``"lost"``
    within : two shares, the lower first
        Which part of the cycles is typical.
    by : column names of deals
        One path for each combination; null is a group of its own.
    paths : what `paths_of` gave for the same steps, when it is stored already.

    Returns
    -------
    one row per step of the path, and group
        ``nth``, ``step``.  ``median_days_in`` : days the step takes; null: none has a known end.
        ``median_days_before`` : days from entering it to the close.  ``deals``, ``of_deals``, ``share``, ``low``,
        ``high`` : the typical deals that went exactly this way, among the typical ones, with the 95 % Wilson
        interval [1]_.  ``typical_from_days``, ``typical_to_days`` : the typical time. No deal of it: no row.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If `within` are not two shares in order.

    Notes
    -----
    Misleads when ``share`` is small: then there is no typical path, and the most frequent one is one among many. Of
    equally frequent ones the shorter is shown.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    choices: dict[str, Any] = {"decided_in": decided_in, "outcome": outcome, "within": within, "by": by}
    parted = typical_path_deals(steps, deals, **choices, paths=paths)
    whole = parted.filter(_.part != "not_typical").aggregate(
        by={f"of_{name}": parted[name] for name in by}, of_deals=_.count()
    )
    taken = parted.filter(_.part == "path").select("deal_id", *by, "closed_at", *SPAN)
    along = steps.select("deal_id", "nth", "at", "until", name=shown_name(steps))
    walked = taken.join(along, "deal_id")
    shown = walked.mutate(
        days_in=days_between(walked.at, walked.until), days_before=days_between(walked.at, walked.closed_at)
    )
    counted = shown.aggregate(
        by=[*by, "nth", *SPAN],
        step=_.name.min(),
        median_days_in=_.days_in.quantile(0.5),
        median_days_before=_.days_before.quantile(0.5),
        deals=_.count(),
    )
    same = [counted[name].identical_to(whole[f"of_{name}"]) for name in by]
    joined = counted.join(whole, same) if by else counted.cross_join(whole)
    low, high = wilson(_.deals, _.of_deals)
    return joined.mutate(share=_.deals / _.of_deals, low=low, high=high).drop(*[f"of_{name}" for name in by])


def typical_path_deals(
    steps: ibis.Table,
    deals: ibis.Table,
    *,
    decided_in: Period | None = None,
    outcome: Literal["won", "lost"] = "won",
    within: tuple[float, float] = TYPICAL,
    by: Sequence[str] = (),
    paths: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `typical_path`: one row per deal of the population.

    ``deal_id``, the columns of `by`, ``closed_at``, ``days`` (its cycle), ``typical_from_days``, ``typical_to_days``
    and ``part``: path (typical, and went the typical way), other_path (typical, another way) or not_typical.
    """
    low, high = within
    if not 0 <= low < high <= 1:
        raise ValueError(f"within are two shares of [0, 1], the lower first; got {within}.")
    require_columns(steps, COLUMNS, name="steps")
    taken = (paths_of(steps) if paths is None else paths).select("deal_id", "path_number")
    rows = _cycles(deals, decided_in, outcome, by).join(taken, "deal_id")
    group = list(by)
    whole = rows.aggregate(
        by={f"of_{name}": rows[name] for name in group},
        typical_from_days=_.days.quantile(low),
        typical_to_days=_.days.quantile(high),
    )
    same = [rows[name].identical_to(whole[f"of_{name}"]) for name in group]
    spanned = rows.join(whole, same) if group else rows.cross_join(whole)
    judged = spanned.mutate(typical=_.days.between(_.typical_from_days, _.typical_to_days))
    frequent = _most_frequent(judged.filter(_.typical), group)
    same = [judged[name].identical_to(frequent[f"of_{name}"]) for name in (*group, "path_number")]
    parted = judged.drop([f"of_{name}" for name in group]).left_join(frequent, same)
    part = ibis.cases(
        (parted.typical & parted.of_path_number.notnull(), "path"), (parted.typical, "other_path"), else_="not_typical"
    )
    return parted.mutate(part=part).select("deal_id", *by, "closed_at", "days", *SPAN, "part")


def _most_frequent(typical: ibis.Table, group: list[str]) -> ibis.Table:
    """The path that most typical deals of each group took; of equally frequent ones the shorter."""
    counted = typical.aggregate(by=[*group, "path_number"], alike=_.count())
    order = [_.alike.desc(), "path_number"]
    first = counted.filter(ibis.row_number().over(ibis.window(group_by=group, order_by=order)) == 0)
    return first.select(**{f"of_{name}": first[name] for name in (*group, "path_number")})


def _cycles(
    deals: ibis.Table, decided_in: Period | None, outcome: Literal["won", "lost"], by: Sequence[str]
) -> ibis.Table:
    """The deals of one outcome with the ``days`` of their cycle."""
    require_columns(deals, ["deal_id", "outcome", "created_at", "closed_at", *by], name="deals")
    decided = deals.filter(_.outcome == outcome)
    decided = decided if decided_in is None else decided.filter(decided_in.covers(decided.closed_at))
    return decided.mutate(days=cycle_days(decided)).filter(_.days.notnull()).select("deal_id", *by, "closed_at", "days")
