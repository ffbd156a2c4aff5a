"""Variants: which different ways do deals take, how many take each, how long does it take them, and how many win?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED
from venturi.metrics.intervals import wilson
from venturi.metrics.paths.packing import paths_of
from venturi.metrics.paths.steps import COLUMNS, shown_name
from venturi.metrics.periods import Period, days_between
from venturi.metrics.tables import require_columns

PATH = ("path_number", "steps")
OUTCOMES = ("won", "lost", "open")
ARROW = " → "
# So many digits keep the steps of a path in order while they are texts.
DIGITS = 6


def variants(
    steps: ibis.Table,
    *,
    decided_in: Period | None = None,
    by: Sequence[str] = (),
    paths: ibis.Table | None = None,
) -> ibis.Table:
    r"""The distinct paths of the deals, the most frequent first.

    .. math:: \text{share} = \frac{\text{deals of this path}}{\text{deals}} \qquad
              \text{win rate} = \frac{won}{won + lost}

    **Population:** deals with at least one step; with ``decided_in`` those whose ``closed_at`` lies in it. Two deals
    took the same path when they took the same steps in the same order.

    Parameters
    ----------
    steps : one row per step of a deal, from `stage_steps` or `event_steps`, with the columns of `by`
    decided_in : Period, or None
        Half-open: the first day counts, the last does not. None: every deal, also open ones, whose path is not over.
    by : column names
        One result row for each combination that takes the path; null is a group of its own.
    paths : what `paths_of` gave for the same steps and groups, when it is stored already.

    Returns
    -------
    one row per path and group
        ``variant`` : 1 for the path that most deals of all groups take, 2 …  ``path`` : the steps, as text.
        ``steps`` : how many.  ``deals``, ``of_deals``, ``share`` with ``share_low``, ``share_high`` : the deals that
        take it, among those of the group.  ``won``, ``lost``, ``open``, ``outcome_unknown`` : which add up to
        ``deals``.  ``win_rate``, ``low``, ``high`` : shares in [0, 1] with the 95 % Wilson interval [1]_; **null, not
        0**, while none is decided.  ``median_days`` : from the first step to the end, of decided deals; null: none has
        a known end.  ``without_end`` : decided deals left out of it.  ``first_example``, ``last_example`` : the lowest
        and the highest ``deal_id``.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when open deals are counted in: their path is only begun, so that the shortest paths look like the most
    frequent ones. And when events of one moment come in no order of their own: each order is another path.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    rows = _deals(steps, decided_in, by, paths)
    counted = rows.aggregate(
        by=[*PATH, *by],
        deals=_.count(),
        **{outcome: _.count(where=_.outcome == outcome) for outcome in OUTCOMES},
        outcome_unknown=_.count(where=_.outcome.isnull()),
        median_days=_.days.quantile(0.5),
        without_end=_.count(where=_.outcome.isin(DECIDED) & _.days.isnull()),
        first_example=_.deal_id.min(),
        last_example=_.deal_id.max(),
    )
    listed = _with_paths(_ranked(counted), steps)
    of_deals = listed.deals.sum().over(ibis.window(group_by=list(by)))
    share_low, share_high = wilson(_.deals, _.of_deals)
    low, high = wilson(_.won, _.won + _.lost)
    return listed.mutate(of_deals=of_deals).mutate(
        share=_.deals / _.of_deals,
        share_low=share_low,
        share_high=share_high,
        win_rate=_.won / (_.won + _.lost).nullif(0),
        low=low,
        high=high,
    )


def variants_deals(
    steps: ibis.Table,
    *,
    decided_in: Period | None = None,
    by: Sequence[str] = (),
    paths: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `variants`: one row per deal.

    ``deal_id``, the columns of `by`, ``outcome``, ``steps``, ``days`` (from the first step to the end; null while open,
    or decided on an unknown day) and ``part``: the number of its variant.
    """
    rows = _deals(steps, decided_in, by, paths)
    ranked = _ranked(rows.aggregate(by=list(PATH), deals=_.count())).select("path_number", part=_.variant)
    return rows.join(ranked, "path_number").select("deal_id", *dict.fromkeys([*by, "outcome"]), "steps", "days", "part")


def _deals(steps: ibis.Table, decided_in: Period | None, by: Sequence[str], paths: ibis.Table | None) -> ibis.Table:
    """One row per deal: its path, and how long it took."""
    require_columns(steps, [*COLUMNS, *by], name="steps")

    def within(rows: ibis.Table) -> ibis.Table:
        return rows if decided_in is None else rows.filter(decided_in.covers(rows.closed_at))

    rows = paths_of(within(steps), by=by) if paths is None else within(paths)
    decided = rows.outcome.isin(DECIDED)
    days = ibis.ifelse(decided, days_between(rows.began_at, rows.ended_at), ibis.null("float64"))
    return rows.mutate(days=days)


def _ranked(counted: ibis.Table) -> ibis.Table:
    """With ``variant``: the number of the path, from the one that most deals take, whatever their group."""
    taken = counted.mutate(taken=_.deals.sum().over(ibis.window(group_by="path_number")))
    order = [_.taken.desc(), "path_number"]
    return taken.mutate(variant=ibis.dense_rank().over(ibis.window(order_by=order)) + 1).drop("taken")


def _with_paths(listed: ibis.Table, steps: ibis.Table) -> ibis.Table:
    """With ``path``: the names of the steps, which stand in the steps of any deal that took it."""
    one = listed.mutate(example=_.first_example.min().over(ibis.window(group_by="variant")))
    taken = steps.select(example=_.deal_id, nth=_.nth, name=shown_name(steps))
    shown = one.join(taken, "example")
    texts = shown.mutate(text=shown.nth.cast("string").lpad(DIGITS, "0") + shown.name)
    kept = [name for name in listed.columns if name != "path_number"]
    gathered = texts.aggregate(by=kept, texts=_.text.collect())
    return gathered.mutate(path=_.texts.sort().map(lambda text: text.substr(DIGITS)).join(ARROW)).drop("texts")
