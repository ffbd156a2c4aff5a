"""Stay times: how long do deals stay in a stage?"""

from collections.abc import Sequence
from datetime import datetime

import ibis
from ibis import _

from venturi.metrics.as_of import moment
from venturi.metrics.periods import Period, days_between
from venturi.metrics.restricted_mean import restricted_mean
from venturi.metrics.risk_sets import by_number
from venturi.metrics.stays import PLACE
from venturi.metrics.survival import kaplan_meier, quantiles
from venturi.metrics.tables import besides, require_columns

MEAN = {
    "mean_days": "mean",
    "mean_low": "low",
    "mean_high": "high",
    "longest_days": "longest",
    "beyond_share": "beyond",
}
ENDS = ("low", "high")


def stay_times(
    stays: ibis.Table,
    *,
    as_of: datetime,
    entered_in: Period | None = None,
    by: Sequence[str] = (),
    interval: bool = True,
) -> ibis.Table:
    r"""Days by which half, and nine tenths, of the stays in a stage have ended, and how long they last on average.

    .. math:: \min\{t : S(t) \le 0.5\} \qquad \min\{t : S(t) \le 0.1\} \qquad \int_0^\tau S(t)\,dt \qquad
              S(t) = \prod_{t_i \le t} \left(1 - \frac{d_i}{n_i}\right)

    **Population:** every visit to an open stage that began in ``entered_in``, each one of a deal that came back; stays
    not ended at ``as_of`` are censored there. A stage that was jumped over has no stay. Stays of deals decided on an
    unknown day are left out.

    Parameters
    ----------
    stays : one row per visit, from `stays`, with the columns of `by` beside it (`stays.carry`)
        ``pipeline``, ``stage``, ``position``, ``kind``, ``entered_at``, ``left_at``, ``outcome``.
    as_of : moment
        The one the stays were made with.
    entered_in : Period, or None
        Half-open. None: every visit.
    by : column names
        One result row for each combination; null is a group of its own.
    interval : whether the mean has one
        It takes as long as all the rest.

    Returns
    -------
    one row per open stage that was visited, and group
        ``median_days``, ``p90_days`` : days, by Kaplan and Meier [1]_; null when fewer than half, or nine tenths, are
        known to have ended.  ``n`` : stays.  ``open`` : those of them not ended.  ``without_end`` : stays left out.
        ``mean_days``, ``mean_low``, ``mean_high`` : the mean of all stays with its 95 % interval, see
        `restricted_mean`.  ``longest_days`` : the longest stay seen, ended or not, τ.  ``beyond_share`` : the share
        that lasts longer than that; 0: the mean is that of all stays; more: it is of stays cut off at τ and too short.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when deals are forgotten in a stage: their open stays pull the median up, and rightly so, but say nothing
    about the deals that are worked on. In a recent period the long stays are not over yet: what is known of them is
    only that they last. The mean is moved by the few longest stays, the median is not.

    References
    ----------
    .. [1] Kaplan, E. L., Meier, P. (1958). Nonparametric estimation from incomplete observations. JASA 53(282).
    """
    group = [*PLACE, *besides(by, PLACE)]
    rows = _measured(stays, as_of, entered_in, group)
    counts = rows.aggregate(
        by=group,
        n=_.count(where=_.known),
        open=_.count(where=_.known & ~_.ended),
        without_end=_.count(where=~_.known),
    )
    numbered, lengths = by_number(counts, rows.filter(_.known).select(*group, "days", "ended"), group)
    curve = kaplan_meier(lengths, by=["number"])
    # Both from one reading of the curve, which is as long as there are different lengths of stays.
    days = quantiles(curve, {"median_days": 0.5, "p90_days": 0.9}, by=["number"])
    mean = {name: of for name, of in MEAN.items() if interval or of not in ENDS}
    means = restricted_mean(curve, by=["number"], interval=interval).rename(mean)
    found = numbered.left_join(days, "number").left_join(means, "number")
    return found.select(*counts.columns, "median_days", "p90_days", *mean)


def stay_times_deals(
    stays: ibis.Table, *, as_of: datetime, entered_in: Period | None = None, by: Sequence[str] = ()
) -> ibis.Table:
    """The stays behind `stay_times`: one row per visit to an open stage.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, the columns of `by`, ``visit``, ``days`` (so far, while open;
    null without an end), ``ended`` and ``part``: ended, open or without_end.
    """
    group = [*PLACE, *besides(by, PLACE)]
    rows = _measured(stays, as_of, entered_in, group)
    part = ibis.cases((rows.ended, "ended"), (~rows.known, "without_end"), else_="open")
    return rows.select("deal_id", *group, "visit", "days", "ended", part=part)


def _measured(stays: ibis.Table, as_of: datetime, entered_in: Period | None, group: Sequence[str]) -> ibis.Table:
    """The visits to open stages with ``days``, whether they ``ended``, and whether it is ``known`` when."""
    needed = ["deal_id", "kind", "visit", "entered_at", "left_at", "outcome", *group]
    require_columns(stays, needed, name="stays")
    rows = stays.filter(_.kind == "open")
    rows = rows if entered_in is None else rows.filter(entered_in.covers(rows.entered_at))
    ended = rows.left_at.notnull()
    known = ended | ~rows.outcome.isin(["won", "lost"]).fill_null(False)
    until = ibis.coalesce(rows.left_at, moment(as_of).cast(rows.left_at.type()))
    days = ibis.ifelse(known, days_between(rows.entered_at, until), ibis.null("float64"))
    return rows.select("deal_id", *group, "visit", days=days, ended=ended, known=known)
