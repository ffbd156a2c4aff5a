"""Still needed: what is missing to the target of a running period, and from which stages can it still come?"""

from datetime import UTC, datetime

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.as_of import moment
from venturi.metrics.conversion import Skips, conversion_deals, open_stages
from venturi.metrics.incidence import aalen_johansen, incidence_at
from venturi.metrics.periods import Period, days_between
from venturi.metrics.pipeline_health.standing import SUMS, open_deals, standing
from venturi.metrics.stays import PLACE, carry
from venturi.metrics.tables import require_columns

STAGE, ALL = "stage", "all"
# Of the wins from a stage, the share that must come within the days left for the stage to count.
LEAST = 0.05
DAY = 86_400.0
WITHOUT_END = "without_end"
SHOWN = (
    *("part", *PLACE, *SUMS, "chance", "chance_low", "chance_high", "in_time", "can_close", "expected", "needed_here"),
    *("target", "won_amount", "remaining", "gap", "without_end", "elsewhere"),
)


def still_needed(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    during: Period,
    as_of: datetime,
    target: float,
    least: float = LEAST,
    skips: Skips = "implied",
    entries: ibis.Table | None = None,
) -> ibis.Table:
    r"""What the open deals are expected to bring before the period ends, and what has to be added to reach the target.

    .. math:: \text{chance}_s = F_s(\text{days left}), \qquad
              \text{gap} = T - \text{won so far} - \sum_s \text{amount}_s \cdot \text{chance}_s

    **Population:** for the chance all deals that ever entered the stage, by their first entry; :math:`F_s` is the share
    won by an age counted from that entry, by Aalen and Johansen [1]_: open deals are censored, not left out. For the
    amount the deals open now. Won so far: deals decided in ``during``.

    Parameters
    ----------
    stays : one row per visit, from `stays`
    stages : one row per stage of a pipeline
        ``pipeline``, ``stage``, ``position``, ``kind``.
    deals : one row per deal
        ``deal_id``, ``outcome``, ``closed_at``, ``stage``, ``amount`` in the reporting currency; ``pipeline``.
    during : Period
        The one that runs at `as_of`.
    as_of : moment
        The one the stays were made with, in ``during``.
    target : money to be won in the period; `target_in` reads it from a table.
    least : a stage can still close when at least this share of the wins from it comes within the days left.
    skips, entries : see `conversion_to_win`

    Returns
    -------
    one row per open stage, and one for the whole
        ``part`` : "stage" or "all".  ``days_left`` : to the end of the period, a fraction.  ``deals``, ``amount``,
        ``without_amount`` : what stands open there.  ``chance``, ``chance_low``, ``chance_high`` : of being won within
        the days left, a share in [0, 1] with its 95 % interval.  ``in_time`` : of the wins from the stage, the share
        that comes within as many days.  ``can_close`` : whether that is `least` or more; null when nothing was won
        from the stage.  ``expected`` : amount × chance, 0 where it cannot close.  ``needed_here`` : money that would
        have to be added in this stage now to close the gap from it alone; null where it cannot close.
        Of "all": ``target``, ``won_amount`` : so far.  ``remaining`` : target less won, at least 0.  ``gap`` :
        remaining less expected; below 0 more is expected than is needed.  ``without_end`` : deals left out of the
        chances: decided on an unknown day.  ``elsewhere`` : open deals in no open stage.

    Raises
    ------
    ValueError
        If `as_of` does not lie in the period, or `least` not in [0, 1].
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when many deals have stood in their stage for long: the chance is that of a deal that has just come in. It
    is no forecast: deals that do not exist yet may be won in time too, and quarters end with a rush.

    References
    ----------
    .. [1] Aalen, O., Johansen, S. (1978). An empirical transition matrix for nonhomogeneous Markov chains based on
       censored observations. Scandinavian Journal of Statistics 5(3).
    """
    if not 0.0 <= least <= 1.0:
        raise ValueError(f"least is {least}; it is a share from 0 to 1.")
    left = _days_left(during, as_of)
    ages = still_needed_deals(stays, stages, deals, as_of=as_of, skips=skips, entries=entries)
    ladder = _chances(ages.filter(_.part != WITHOUT_END), stages, left)
    rows = standing(deals, ladder).mutate(part=ibis.literal(STAGE), can_close=_.in_time >= least)
    rows = rows.mutate(expected=ibis.ifelse(rows.can_close, rows.amount * rows.chance, 0.0 * rows.chance))
    whole = _whole(rows, deals, ages, during=during, target=target)
    beside = rows.cross_join(whole.select(missing=ibis.greatest(whole.gap, 0.0)))
    here = ibis.ifelse(beside.can_close, beside.missing / beside.chance.nullif(0.0), ibis.null("float64"))
    return _aligned(beside.mutate(needed_here=here), whole, left)


def still_needed_deals(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    as_of: datetime,
    skips: Skips = "implied",
    entries: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind the chances of `still_needed`: one row per deal and open stage it entered.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, ``days`` : from the entry to the decision, or so far; and
    ``part`` : won, lost, open, or without_end (decided on an unknown day or before the entry, or outcome unknown).
    """
    require_columns(deals, ["deal_id", "closed_at"], name="deals")
    found = conversion_deals(stays, stages, skips=skips) if entries is None else entries
    rows = carry(found, deals, ["closed_at"])
    until = ibis.ifelse(rows.outcome == "open", moment(as_of).cast(rows.entered_at.type()), rows.closed_at)
    days = days_between(rows.entered_at, until.cast(rows.entered_at.type()))
    part = ibis.ifelse((days >= 0).fill_null(False), rows.outcome, WITHOUT_END)
    return rows.select("deal_id", *PLACE, days=days, part=part)


def _days_left(during: Period, as_of: datetime) -> float:
    now = as_of.astimezone(UTC).replace(tzinfo=None) if as_of.tzinfo else as_of
    if not during.starts_at <= now < during.ends_at:
        raise ValueError(f"The period {during.label} does not run at {as_of}; it needs one that as_of lies in.")
    return (during.ends_at - now).total_seconds() / DAY


def _chances(ages: ibis.Table, stages: ibis.Table, left: float) -> ibis.Table:
    """Every open stage with its chance within the days left, and the share of its wins that comes so soon."""
    key = ["pipeline", "stage"]
    curve = aalen_johansen(ages, by=key, outcome="part")
    soon, ever = incidence_at(curve, age=left, by=key), incidence_at(curve, by=key, interval=False)
    ladder, late = open_stages(stages), ever.select(late_in=_.pipeline, late_of=_.stage, ever=_.incidence)
    ends = {"chance": soon.incidence, "chance_low": soon.low, "chance_high": soon.high}
    found = soon.select(soon_in=soon.pipeline, soon_of=soon.stage, **ends)
    joined = ladder.left_join(found, [ladder.pipeline == found.soon_in, ladder.stage == found.soon_of])
    joined = joined.left_join(late, [joined.pipeline == late.late_in, joined.stage == late.late_of])
    return joined.select(*PLACE, *ends, in_time=joined.chance / joined.ever.nullif(0.0))


def _whole(rows: ibis.Table, deals: ibis.Table, ages: ibis.Table, *, during: Period, target: float) -> ibis.Table:
    won = deals.filter(_.outcome == "won", during.covers(_.closed_at), money.usable(_.amount))
    so_far = won.aggregate(won_amount=money.total(_.amount).fill_null(0.0))
    outside = open_deals(deals).anti_join(rows, ["pipeline", "stage"]).aggregate(elsewhere=_.count())
    bare = ages.aggregate(without_end=_.count(where=_.part == WITHOUT_END))
    sums = rows.aggregate(expected=_.expected.sum().fill_null(0.0), **{name: rows[name].sum() for name in SUMS})
    whole = sums.cross_join(so_far).cross_join(outside).cross_join(bare).mutate(target=ibis.literal(float(target)))
    whole = whole.mutate(remaining=ibis.greatest(_.target - _.won_amount, 0.0))
    return whole.mutate(part=ibis.literal(ALL), gap=_.remaining - _.expected)


def _aligned(rows: ibis.Table, whole: ibis.Table, left: float) -> ibis.Table:
    """Both with the same columns: what one of them does not tell is null."""
    schema = {name: (rows if name in rows.columns else whole)[name].type() for name in SHOWN}
    sides = [
        side.select(**{n: side[n].cast(kind) if n in side.columns else ibis.null(kind) for n, kind in schema.items()})
        for side in (rows, whole)
    ]
    return sides[0].union(sides[1]).mutate(days_left=ibis.literal(left))
