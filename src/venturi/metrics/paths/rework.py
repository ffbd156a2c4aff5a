"""Rework: which stages do deals come back to, how often, and how many days does it cost?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.metrics.intervals import wilson
from venturi.metrics.paths.different import different_deals, with_returning
from venturi.metrics.periods import Period, days_between
from venturi.metrics.stays import PLACE
from venturi.metrics.tables import besides, require_columns

NEEDED = ("deal_id", *PLACE, "kind", "sequence", "visit", "entered_at", "left_at")


def rework(stays: ibis.Table, *, entered_in: Period | None = None, by: Sequence[str] = ()) -> ibis.Table:
    r"""For each stage, the deals that came back to it, how often, and the days that went into it again.

    .. math:: \text{share} = \frac{\text{deals that came back}}{\text{deals that were there}} \qquad
              \text{extra days} = \sum_{\text{visit} > 1} (\text{left} - \text{entered})

    **Population:** visits to open stages; with ``entered_in`` those that began in it. The second visit of a deal to a
    stage, and every one after it, is a re-entry.

    Parameters
    ----------
    stays : one row per visit, from `stays`, with the columns of `by` beside it (`stays.carry`)
    entered_in : Period, or None
        Half-open: the first day counts, the last does not. None: every visit.
    by : column names
        One result row for each combination; null is a group of its own.

    Returns
    -------
    one row per open stage that was visited, and group
        ``deals`` : that were there.  ``reentered`` : those that came back.  ``share``, ``low``, ``high`` : the second
        of the first, in [0, 1], with the 95 % Wilson interval [1]_.  ``reentries`` : how often.  ``extra_days`` : days
        of the visits after the first, added up over stages no day counts twice; null: none is known to have ended.
        ``median_extra_days`` : of one such visit.  ``median_days_away`` : from leaving the stage to coming back, the
        length of the loop.  ``without_end`` : re-entries of which it is not known how long they take, left out of the
        days.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when a stage is corrected a minute after it was set wrong: that is a loop too, of no days. Read the days
    beside the count.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    by = besides(by, PLACE)
    require_columns(stays, [*NEEDED, *by], name="stays")
    rows = stays.filter(_.kind == "open")
    rows = rows if entered_in is None else rows.filter(entered_in.covers(rows.entered_at))
    counted = with_returning(rows, rows).aggregate(by=[*PLACE, *by], deals=different_deals())
    again = _again(_winding(stays, by), entered_in).aggregate(
        by=[*PLACE, *by],
        reentered=_.deal_id.nunique(),
        reentries=_.count(),
        extra_days=_.days.sum(),
        median_extra_days=_.days.quantile(0.5),
        median_days_away=_.days_away.quantile(0.5),
        without_end=_.count(where=_.days.isnull()),
    )
    joined = _beside(counted, again, [*PLACE, *by])
    low, high = wilson(_.reentered, _.deals)
    return joined.mutate(share=_.reentered / _.deals, low=low, high=high)


def rework_deals(stays: ibis.Table, *, entered_in: Period | None = None, by: Sequence[str] = ()) -> ibis.Table:
    """The re-entries behind `rework`: one row per visit of a deal to an open stage it had been in before.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, the columns of `by`, ``visit`` (2, 3 …), ``entered_at``,
    ``days`` (null: not over, or ended on an unknown day), ``came_from`` (the stage before), ``days_away`` (since it
    left this stage) and ``part``: "reentry".
    """
    by = besides(by, PLACE)
    require_columns(stays, [*NEEDED, *by], name="stays")
    winding = _winding(stays, by)
    again = _again(winding, entered_in)
    before = winding.select(before_id=_.deal_id, following=_.sequence + 1, came_from=_.stage)
    told = again.left_join(before, [again.deal_id == before.before_id, again.sequence == before.following])
    columns = ("deal_id", *PLACE, *by, "visit", "entered_at", "came_from", "days", "days_away")
    return told.select(*columns, part=ibis.literal("reentry"))


def _winding(stays: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """All visits of the few deals that came back to an open stage: only among these is looked for the one before."""
    back = stays.filter(_.visit > 1, _.kind == "open").select("deal_id").distinct()
    return stays.select(*dict.fromkeys([*NEEDED, *by])).semi_join(back, "deal_id")


def _again(winding: ibis.Table, entered_in: Period | None) -> ibis.Table:
    """The visits to an open stage after the first one, with ``days`` and ``days_away``."""
    visits = winding.filter(_.visit > 1, _.kind == "open")
    again = visits if entered_in is None else visits.filter(entered_in.covers(visits.entered_at))
    before = winding.select(
        left_id=_.deal_id, left_pipeline=_.pipeline, left_stage=_.stage, then=_.visit + 1, left_before=_.left_at
    )
    same = {"deal_id": "left_id", "pipeline": "left_pipeline", "stage": "left_stage", "visit": "then"}
    joined = again.left_join(before, [again[name] == before[of] for name, of in same.items()])
    return joined.mutate(
        days=days_between(joined.entered_at, joined.left_at),
        days_away=days_between(joined.left_before, joined.entered_at),
    )


def _beside(counted: ibis.Table, again: ibis.Table, group: Sequence[str]) -> ibis.Table:
    """Both by the same group, where null is a group of its own; who never came back did so 0 times."""
    told = again.rename({f"again_{name}": name for name in group})
    joined = counted.left_join(told, [counted[name].identical_to(told[f"again_{name}"]) for name in group])
    zero = ("reentered", "reentries", "without_end")
    return joined.mutate(**{name: joined[name].fill_null(0) for name in zero}).drop(
        *[f"again_{name}" for name in group]
    )
