"""Snapshots: what stood open in each stage at the end of every week?"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal

import ibis
from ibis import _

from venturi.metrics.periods import Period, local_days
from venturi.metrics.stays import PLACE
from venturi.metrics.tables import MONEY, besides, require_columns

Step = Literal["day", "week", "month"]
STEPS = ("day", "week", "month")
SUMS = ("deals", "amount", "without_amount")


def snapshots(states: ibis.Table, *, during: Period, step: Step = "week", by: Sequence[str] = ()) -> ibis.Table:
    r"""Open deals, and their amount, in each stage at the end of every day, week or month of a period.

    .. math:: \text{open}(T) = \sum_{\text{states}} [\text{from} < T] - [\text{until} < T]

    **Population:** deals open at the end of a step, by what was known then: created by then and not yet decided, with
    the stage, the amount and the groups of that moment.

    Parameters
    ----------
    states : one row per deal and state, from `states`, with the columns of `by` beside it (`stays.carry`)
    during : Period
        The steps that end in it, or with it. Days end at midnight in its zone, weeks with Sunday, months with their
        last day.
    step : "day", "week" or "month"
    by : column names
        One result row for each combination; null is a group of its own.

    Returns
    -------
    one row per step, stage and group that was open at any time of the period
        ``on`` : the last day of the step.  ``pipeline``, ``stage``, ``position`` (null: nobody knows the stage, or
        nobody listed it).  ``deals``, ``amount`` : money, exact.  ``without_amount`` : deals counted and not valued.
        Where no deal stood they are 0.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If `step` is none of the three, or none ends in the period.

    Notes
    -----
    States are counted by the steps in which they begin and end, in one pass; what begins is added, what ends is taken
    away, and the sums run along the steps: the cost is that of the states, however many steps there are.

    Misleads when steps lie ahead of the moment that the states describe: the pipeline of today is repeated there.
    """
    rows = snapshots_deals(states, during=during, step=step, by=by)
    days, place = _last_days(during, step), [*PLACE, *besides(by, PLACE)]
    passed = _passed(rows, place, step, first=_number(ibis.literal(days[0]), step))
    grid = passed.select(*place).distinct().mutate(on=ibis.array(days).unnest())
    ended, nothing = passed.filter(_.went.notnull()), {name: ibis.null(passed[name].type()) for name in SUMS}
    counted = ibis.union(
        _at(passed, place, nth=passed.came, sums={name: passed[name] for name in SUMS}),
        _at(ended, place, nth=ended.went, sums={name: -ended[name] for name in SUMS}),
        _at(grid, place, nth=_number(grid.on, step), sums=nothing, on=grid.on),
    )
    changed = counted.aggregate(
        by=[*place, "nth"],
        on=_.on.max(),
        **{name: counted[name].sum().fill_null(0) for name in SUMS},
    )
    along = ibis.window(group_by=place, order_by="nth", rows=(None, 0))
    running = {name: changed[name].sum().over(along).cast(changed[name].type()) for name in SUMS}
    return changed.select("on", *place, **running).filter(_.on.notnull())


def _passed(rows: ibis.Table, place: Sequence[str], step: Step, *, first: Any) -> ibis.Table:
    """How many deals stood in each place from the step ``came``, not before the first, to ``went``; null: to this day.

    There are few such steps and places, and counting is done with them instead of with the states.
    """
    came = ibis.greatest(_number(rows.counted_from, step), first)
    return rows.aggregate(
        by=[*[rows[name] for name in place], came.name("came"), _number(rows.counted_until, step).name("went")],
        deals=rows.count(),
        amount=rows.amount.sum(),
        without_amount=rows.count(where=rows.amount.isnull()),
    )


def _at(rows: ibis.Table, place: Sequence[str], *, nth: Any, sums: Mapping[str, Any], on: Any = None) -> ibis.Table:
    """What comes or goes in each place, by the number of the step; with `on`: what only marks a step."""
    return rows.select(*place, nth=nth, on=ibis.null("date") if on is None else on, **sums)


def snapshots_deals(states: ibis.Table, *, during: Period, step: Step = "week", by: Sequence[str] = ()) -> ibis.Table:
    """The states behind `snapshots`: one row per deal and state that a snapshot counts, or that passed between two.

    ``deal_id``, the stage, the columns of `by`, ``amount``, ``part`` (the stage), and ``counted_from`` and
    ``counted_until``: a snapshot on a day counts the state if it is not before the first and before the second of them
    (null: to this day).
    """
    require_columns(states, ["deal_id", "holds_from", "holds_until", "outcome", "amount", *PLACE, *by], name="states")
    if step not in STEPS:
        raise ValueError(f'step is "{step}"; it is one of {", ".join(STEPS)}.')
    ends = _last_days(during, step)
    if not ends:
        raise ValueError(f"No {step} ends in {during.label}; take a longer period or a shorter step.")
    first, edge = ibis.timestamp(during.starts_at), ibis.timestamp(during.ends_at)
    seen = states.filter(
        _.outcome == "open",
        _.holds_from.isnull() | (_.holds_from < edge),
        _.holds_until.isnull() | (_.holds_until >= first),
    )
    return seen.select(
        "deal_id",
        *PLACE,
        *besides(by, PLACE),
        amount=seen.amount.cast(MONEY),
        part=seen.stage,
        counted_from=local_days(seen.holds_from, during.zone),
        counted_until=local_days(seen.holds_until, during.zone),
    )


def _last_days(during: Period, step: Step) -> list[date]:
    """The last day of each step that ends in the period or with it."""
    days = (during.start + timedelta(days=n) for n in range(during.days))
    return [day for day in days if _ends(day, step)]


def _ends(day: date, step: Step) -> bool:
    return step == "day" or (day.isoweekday() == 7 if step == "week" else (day + timedelta(days=1)).day == 1)


def _number(day: Any, step: Step) -> Any:
    """The step a day lies in, counted from a day long ago."""
    if step == "month":
        return day.year().cast("int64") * 12 + day.month()
    # The first of January 1970 was a Thursday; weeks begin three days earlier.
    return day.epoch_days().cast("int64") if step == "day" else (day.epoch_days().cast("int64") + 3) // 7
