"""Danger points: at which step does the process lose most, and what is it worth to lose less there?"""

from collections.abc import Sequence
from typing import Any

import ibis
import numpy as np

from venturi.metrics.as_of import moment
from venturi.metrics.conversion import Skips, conversion_deals
from venturi.metrics.cycle import cycle_days
from venturi.metrics.danger_benchmark import REPLICATES
from venturi.metrics.danger_steps import Comparison, ladders
from venturi.metrics.danger_worth import interval, worth
from venturi.metrics.intervals import SEED
from venturi.metrics.on_entry import knows_changes, on_entry
from venturi.metrics.periods import Period, consecutive
from venturi.metrics.stays import carry
from venturi.metrics.tables import require_columns

DAYS_IN_A_QUARTER = 365.25 / 4
LIKE = ("source", "product")
SEGMENTS = ("source", "product", "segment", "region")


def danger_points(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    entered_in: Period,
    field_changes: ibis.Table | None = None,
    skips: Skips = "implied",
    compare: Sequence[Comparison] = ("owner", "quarter"),
    like: Sequence[str] = LIKE,
    segments: Sequence[str] = SEGMENTS,
    improvement: float = 0.5,
    minimum: int = 20,
    replicates: int = REPLICATES,
    seed: int = SEED,
    fiscal_start: int = 1,
    entries: ibis.Table | None = None,
) -> list[dict[str, Any]]:
    r"""What a realistic improvement of each step returns per quarter, most first.

    .. math:: \text{money}_s = n_s \cdot (\text{target}_s - c_s) \cdot w_s \cdot a_s, \quad
              w_s = \prod_{k > s} c_k, \quad
              \text{target}_s = c_s + \tfrac12 (\text{benchmark}_s - c_s)

    with n the resolved deals per quarter, c the conversions, w the wins and a the mean won amount one more deal brings.

    **Population:** deals that entered the stage, each once, with the first entry in ``entered_in``; conversions are
    over those that advanced or were lost.

    Parameters
    ----------
    stays : one row per visit, from `stays`
    stages : one row per stage of a pipeline
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at``, ``amount`` in the reporting currency, ``owner`` and
        `like`, and `segments` where there are any.
    entered_in : Period
        A year says more than a quarter. What is counted is divided by its length: it begins no earlier than the
        history, and ends with what is known.
    field_changes : the log of changed fields, or None
        With it the owner of a step is the one the deal had when it came into the stage: who inherits a deal gets no
        credit for the steps before. Without a change of an owner in it owners are not compared: the owner of today may
        be the one who keeps what was lost.
    skips : see `conversion`
    compare : "owner", "quarter", or both in the order to try
        A step uses the first that has four groups with `minimum` resolved deals each. Quarters are those that lie
        wholly in `entered_in` and of whose entries at least four fifths are resolved; they begin as `fiscal_start`, the
        first month of the fiscal year, has it.
    like : columns of the deals
        Groups are compared as if each had the same mix of these. Columns without any value compare nothing.
    segments : columns of the deals
        Where to look for the best segment; the same quarters are looked at as well.
    improvement : share of the gap to the benchmark that is thought realistic.
    minimum : resolved deals a group must have to be compared.
    replicates, seed : draws of the interval; the same seed gives the same interval.
    entries : what `danger_points_deals` gave for the same choices, when it is stored already.

    Returns
    -------
    list of dicts, one per open stage, by ``money_per_quarter``, the unknown last
        ``pipeline``, ``stage``, ``position``, ``step``, ``conversion``, ``advanced``, ``resolved``; ``benchmark``,
        ``benchmark_kind``, ``target`` : shares, null without enough groups; ``benchmark_note`` : why owners are not
        compared, null when they are; ``like_for_like`` : the columns of `like` that had values; ``gap`` : the best
        comparable segment or quarter, ``kind``, ``group``, ``conversion`` (like for like and shrunk, as the benchmark),
        and ``gap``, its distance from the step's; null when none does better than chance explains;
        ``extra_wins_per_deal`` and ``extra_money_per_deal`` : what one more deal through the step brings; null when a
        later step was never resolved, or nothing was won; ``deals_lost_per_quarter``, ``money_lost_per_quarter``
        (today's amounts), ``lost_without_amount`` : lost deals without an amount, or with one below 0, which is in no
        sum of money; ``money_note`` : why there is no money, when more than a fifth of the won, or of the lost deals of
        the step have no such amount: that money is null; ``wins_per_quarter`` : deals that would be won more at the
        target; ``money_per_quarter`` : their money, with the 95 % interval ``money_per_quarter_low`` and
        ``money_per_quarter_high``; ``extra_velocity`` : money per day, the money over the mean days from creation to
        close of the won deals that were in the stage.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    The money is an **upper bound**: the deals saved last are weaker than the average, and in simulated companies the
    true return was about two thirds of it. The interval is a parametric bootstrap [1]_ of conversions, benchmark and
    mean amount; it does not cover that bias.

    Misleads when the best owners get the best deals in a way that source and product do not show.

    References
    ----------
    .. [1] Efron, B., Tibshirani, R. (1993). An Introduction to the Bootstrap, section 6.5.
    """
    if entries is None:
        entries = danger_points_deals(
            stays,
            stages,
            deals,
            entered_in=entered_in,
            field_changes=field_changes,
            skips=skips,
            like=like,
            fiscal_start=fiscal_start,
        )
    named = [name for name in segments if name in entries.columns]
    quarters = _quarters(entered_in)
    rng = np.random.default_rng(seed)
    points = []
    for ladder in ladders(stages, entries, compare=compare, like=like, segments=named, minimum=minimum):
        sampled = [step.draws(replicates, rng) for step in ladder]
        for nth in range(len(ladder)):
            point = worth(ladder, nth, improvement=improvement, quarters=quarters)
            points.append(point | interval(point, sampled[nth:], improvement=improvement, quarters=quarters))
    return sorted(points, key=lambda point: (point["money_per_quarter"] is None, -(point["money_per_quarter"] or 0.0)))


def danger_points_deals(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    entered_in: Period,
    field_changes: ibis.Table | None = None,
    skips: Skips = "implied",
    like: Sequence[str] = LIKE,
    fiscal_start: int = 1,
    reached: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `danger_points`: one row per deal and open stage it entered.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, ``entered_at``, ``quarter`` (null: not wholly in `entered_in`),
    ``outcome``, ``owner_on_entry``, ``amount``, ``days`` from creation to close, the columns `like`, those of
    `SEGMENTS` that the deals have, and ``part``: advanced, lost, still_here, elsewhere or outcome_unknown. `reached` is
    what `conversion_deals` gave for the same period and skips, or `with_facts` of it, when that is stored already.
    """
    if reached is None:
        reached = conversion_deals(stays, stages, entered_in=entered_in, skips=skips)
    rows = with_facts(reached, deals, field_changes, columns=like)
    return rows.mutate(quarter=_quarter(rows.entered_at, entered_in, fiscal_start)).drop("passed_over")


def with_facts(
    reached: ibis.Table, deals: ibis.Table, field_changes: ibis.Table | None, *, columns: Sequence[str] = LIKE
) -> ibis.Table:
    """Entries with what danger points ask of a deal beside each: its amount, days, segments, and owner on entry.

    ``owner_on_entry`` is null throughout when the log knows no change of an owner at all. Runs a query.
    """
    require_columns(deals, ["created_at", "closed_at"], name="deals")
    timed = deals.mutate(days=cycle_days(deals))
    segments = [name for name in SEGMENTS if name in deals.columns]
    owner = [] if "owner_on_entry" in reached.columns else ["owner"]
    told = carry(reached, timed, list(dict.fromkeys([*owner, "amount", "days", *columns, *segments])))
    if "owner_on_entry" not in told.columns and not knows_changes(field_changes, field="owner"):
        return told.mutate(owner_on_entry=ibis.null("string"))
    return on_entry(told, field_changes, field="owner")


def _quarter(entered_at: Any, span: Period, fiscal_start: int) -> Any:
    """The quarter of an entry, null in one that the span cuts off: its beginning or its end is not like the rest."""
    first = Period.containing(span.start, zone=span.zone, fiscal_start=fiscal_start)
    begun = [quarter for quarter in consecutive(first, until=span.end) if quarter.start < span.end]
    whole = [quarter.label if span.start <= quarter.start and quarter.end <= span.end else None for quarter in begun]
    # One bound each, in the order of time: half the comparisons of asking every quarter for both its ends.
    ends = [(entered_at < moment(quarter.ends_at), label) for quarter, label in zip(begun, whole, strict=True)]
    early = (entered_at < moment(first.starts_at), None)
    named = [(bound, ibis.literal(label, "string")) for bound, label in (early, *ends)]
    return ibis.cases(*named, else_=ibis.null("string"))


def _quarters(span: Period) -> float:
    return span.months / 3 if span.months is not None else span.days / DAYS_IN_A_QUARTER
