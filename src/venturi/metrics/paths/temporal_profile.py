"""Temporal profile: how long does it usually take from one step to another, and which deals are far off?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED, moment
from venturi.metrics.paths.steps import COLUMNS, shown_name
from venturi.metrics.periods import days_between
from venturi.metrics.tables import require_columns

Follow = Literal["directly", "eventually"]
Scale = Literal["raw", "log"]
FOLLOWS: tuple[Follow, ...] = ("directly", "eventually")
SCALES: tuple[Scale, ...] = ("raw", "log")
PAIR = ("from_step", "to_step")
# What is compared with a bound went through a logarithm and back.
ROUNDING = 1e-9


def temporal_profile(
    steps: ibis.Table,
    *,
    as_of: datetime,
    follow: Follow = "directly",
    scale: Scale = "raw",
    beyond: float = 3.0,
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""Mean and standard deviation of the days between two steps, and how many are further off than so many deviations.

    .. math:: |x - \bar x| > k \cdot s, \qquad x = \text{days or } \ln \text{days}, \quad k = 3

    **Population:** directly: every stay in a step, by what followed it. Eventually: for each deal and each pair of
    steps, its first time in the one and its first time in the other, when that is later. The bounds come
    from what is over at `as_of`; what is not over yet is held against the highest bound of its step, whatever follows.

    Parameters
    ----------
    steps : one row per step of a deal, from `stage_steps` or `event_steps`, with the columns of `by`
    as_of : moment
        The one the steps describe.
    follow : ``"directly"`` or ``"eventually"``
    scale : ``"raw"`` or ``"log"``
        On which scale the deviations are counted: the days, or their logarithm. Times are skewed, so that on
        the scale of days hardly anything can be too fast. The logarithm sees what is too fast, and suits times from
        seconds to months; but where stays end by chance, evenly day by day, it finds none too slow.
    beyond : how many standard deviations are far off
    by : column names
        One profile for each combination; null is a group of its own.

    Returns
    -------
    one row per pair of steps and group
        ``from_step``, ``to_step`` (directly: of the last step it is the outcome; null: not over yet).  ``n`` : times.
        ``mean_days``, ``sd_days`` : of the days themselves; null: not over, or the deviation of one.  ``low_days``,
        ``high_days`` : the bounds; null when there are so few times that none could lie beyond, the lower one also
        when it is not above 0.  ``fast``, ``slow`` :
        times beyond them.  ``at_once`` : times of 0 days, which have no logarithm and are in no bound on that scale.
        ``scale``, ``beyond`` : the choices made.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If `follow` or `scale` is none of the two, or `beyond` is not above 0.

    Notes
    -----
    Misleads when a step is two things at once, such as calls of two minutes and calls of two weeks later: the mean lies
    between, and nothing is far off. Of a normal curve 0.3 % lie beyond 3 deviations by chance: of many thousand stays
    some always do.

    References
    ----------
    Stertz, F., Mangler, J., Rinderle-Ma, S. (2020). Temporal conformance checking at runtime based on time-infused
    process models. arXiv:2008.07262.
    """
    judged = temporal_profile_deals(steps, as_of=as_of, follow=follow, scale=scale, beyond=beyond, by=by)
    return judged.aggregate(
        by=[*PAIR, *by],
        n=_.count(),
        mean_days=_.days.mean(where=_.to_step.notnull()),
        sd_days=_.days.std(how="sample", where=_.to_step.notnull()),
        low_days=_.low_days.max(),
        high_days=_.high_days.max(),
        fast=_.count(where=_.part == "fast"),
        slow=_.count(where=_.part == "slow"),
        at_once=_.count(where=_.days == 0),
    ).mutate(scale=ibis.literal(scale), beyond=ibis.literal(float(beyond)))


def temporal_profile_deals(
    steps: ibis.Table,
    *,
    as_of: datetime,
    follow: Follow = "directly",
    scale: Scale = "raw",
    beyond: float = 3.0,
    by: Sequence[str] = (),
) -> ibis.Table:
    """The times behind `temporal_profile`: one row per time between two steps of a deal.

    ``deal_id``, the columns of `by`, ``from_step``, ``to_step`` (null: not over yet), ``at`` (when it began), ``days``
    (so far, while not over), ``low_days``, ``high_days`` and ``part``: fast, slow, within, or unjudged (no bounds).
    """
    if follow not in FOLLOWS or scale not in SCALES:
        raise ValueError(f'follow is "{follow}", one of {FOLLOWS}; scale is "{scale}", one of {SCALES}.')
    if not beyond > 0:
        raise ValueError(f"beyond is a number of standard deviations above 0; got {beyond}.")
    require_columns(steps, [*COLUMNS, *by], name="steps")
    times = _stays(steps, as_of, by) if follow == "directly" else _firsts(steps, by)
    bounds = _bounds(times.filter(_.over), scale, beyond, by)
    low, high = ibis.null("float64"), bounds.high_days.max()
    # What is not over yet can only become longer: it is too slow when it is so whatever follows.
    unfinished = bounds.aggregate(by=["from_step", *by], low_days=low, high_days=high).mutate(
        to_step=ibis.null("string")
    )
    every = bounds.union(unfinished.select(bounds.columns)).rename({f"of_{name}": name for name in (*PAIR, *by)})
    joined = times.left_join(every, [times[name].identical_to(every[f"of_{name}"]) for name in (*PAIR, *by)])
    part = ibis.cases(
        (joined.high_days.isnull(), "unjudged"),
        (joined.days > joined.high_days * (1 + ROUNDING), "slow"),
        ((joined.days > 0) & (joined.days < joined.low_days * (1 - ROUNDING)), "fast"),
        else_="within",
    )
    return joined.mutate(part=part).select("deal_id", *by, *PAIR, "at", "days", "low_days", "high_days", "part")


def _stays(steps: ibis.Table, as_of: datetime, by: Sequence[str]) -> ibis.Table:
    """Every stay in a step whose length is known, so far or to its end."""
    ends, over = steps.next_step.isnull(), steps.until.notnull()
    decided = steps.outcome.isin(DECIDED).fill_null(False)
    # Decided on an unknown day: nobody knows how long the last stay was. Over, and nobody knows what became of the
    # deal: it led to no step, nor does it go on.
    known = ibis.ifelse(over, ~ends | steps.outcome.notnull(), ~decided)
    last = ibis.ifelse(over, steps.outcome, ibis.null("string"))
    return steps.filter(known).select(
        "deal_id",
        *by,
        from_step=shown_name(steps),
        to_step=ibis.ifelse(ends, last, shown_name(steps, "next_")),
        at=steps.at,
        days=days_between(steps.at, ibis.coalesce(steps.until, moment(as_of).cast(steps.at.type()))),
        over=over,
    )


def _firsts(steps: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """Every pair of steps of a deal, from the first time in the one to the first time in the other."""
    first = steps.aggregate(
        by=list(dict.fromkeys(["deal_id", "pipeline", "step", *by])), at=_.at.min(), nth=_.nth.min()
    )
    named = first.mutate(name=shown_name(first))
    later = named.select(later_id=_.deal_id, to_step=_.name, later_at=_.at, later_nth=_.nth)
    pairs = named.join(later, [named.deal_id == later.later_id, named.nth < later.later_nth])
    return pairs.select(
        "deal_id",
        *by,
        from_step=pairs.name,
        to_step=pairs.to_step,
        at=pairs.at,
        days=days_between(pairs.at, pairs.later_at),
        over=ibis.literal(True),
    )


def _bounds(times: ibis.Table, scale: Scale, beyond: float, by: Sequence[str]) -> ibis.Table:
    """Mean and deviation of each pair as bounds in days."""
    usable: Any = _.days > 0 if scale == "log" else _.days >= 0
    measured = times.filter(usable).mutate(x=_.days.ln() if scale == "log" else _.days)
    seen = measured.aggregate(by=[*PAIR, *by], n=_.count(), mean=_.x.mean(), sd=_.x.std(how="sample"))
    # The furthest that one of n values can lie off their mean is (n − 1) / √n deviations.
    enough = (seen.n - 1) > beyond * seen.n.sqrt()
    low, high = seen.mean - beyond * seen.sd, seen.mean + beyond * seen.sd
    if scale == "log":
        low, high = low.exp(), high.exp()
    nothing = ibis.null("float64")
    return seen.select(
        *PAIR,
        *by,
        low_days=ibis.ifelse(enough & (low > 0), low, nothing),
        high_days=ibis.ifelse(enough, high, nothing),
    )
