"""Phantom open: how much of the open pipeline is hardly ever won any more, given its stage and age?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import moment, pipeline_of
from venturi.metrics.incidence import aalen_johansen, incidence_at
from venturi.metrics.intervals import wilson
from venturi.metrics.money import total, usable
from venturi.metrics.periods import days_between
from venturi.metrics.risk_sets import ROUNDING, so_far
from venturi.metrics.tables import require_columns
from venturi.metrics.win_rate_survival import win_rate_survival_deals

THRESHOLD = 0.05
# With fewer stays that are over, a stage says too little, and the pipeline is asked instead.
FEWEST_ENDED = 30
PLACE = ("pipeline", "stage")


def phantom_open(
    deals: ibis.Table,
    stays: ibis.Table | None = None,
    *,
    as_of: datetime,
    threshold: float = THRESHOLD,
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""Open deals whose chance of still being won lies below a threshold.

    .. math:: P(\text{won later} \mid \text{still in the stage after } a \text{ days})
        = \frac{F(\infty) - F(a)}{S(a)}, \qquad
        F(t) = \sum_{t_i \le t} S(t_{i-1}) \frac{w_i}{n_i}

    **Population:** deals open at ``as_of``. Their chances come from all visits to the stage each of them stands in: a
    visit ends when the deal leaves the stage or is decided, and w adds what it led to.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at``, ``stage``, ``amount`` in the reporting currency (null:
        never set), ``pipeline`` when there are several, and ``by``.
    stays : one row per visit, from `stays`, or None
        Without a history only the age of the deal is known: see ``basis`` in `phantom_open_deals`.
    as_of : moment
        The one the stays were made with.
    threshold : share in (0, 1)
        The chance below which a deal is a phantom; 0.05 by default.
    by : column names
        One result row for each combination; null is a group of its own. Chances are of stage and age only.

    Returns
    -------
    one row per group
        ``open``, ``phantom`` : deals.  ``share`` : phantom among the open deals with a known chance, in [0, 1].
        ``open_amount``, ``phantom_amount`` : money, over deals with an amount of 0 or more and a known chance.
        ``amount_share`` : in [0, 1].  ``expected_won`` : phantoms that will be won for all that, the sum of their
        chances.  ``beyond`` : phantoms older than anything that was ever decided there.  ``by_pipeline`` : deals whose
        chance is that of the pipeline.  ``without_chance``, ``without_amount`` : open deals left out.  A share of
        nothing is **null**. Shares are of deals that are all known, and carry no interval; the chance of each deal
        does, in `phantom_open_deals`.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        For a threshold outside (0, 1).

    Notes
    -----
    The clock is the days in the stage, not the age of the deal: a deal stuck in an early stage is compared with those
    that stood there as long, not with those of its age that went on. What a visit led to is the outcome of the deal; a
    deal that went on and is still open counts as won with the share that are won from its next stage on, by
    Aalen–Johansen [1]_, that is as a semi-Markov process [2]_.

    Misleads when phantoms were closed as lost in one go some time ago: their age at the clean-up then looks like the
    usual time of a loss. A deal that is moved back and forth begins its days anew. And chances are those of the past:
    a deal that somebody takes up again is not bound by them.

    References
    ----------
    .. [1] Aalen, O., Johansen, S. (1978). An empirical transition matrix for nonhomogeneous Markov chains based on
       censored observations. Scandinavian Journal of Statistics 5(3).
    .. [2] Putter, H., Fiocco, M., Geskus, R. B. (2007). Tutorial in biostatistics: competing risks and multi-state
       models. Statistics in Medicine 26(11).
    """
    return counted(phantom_open_deals(deals, stays, as_of=as_of, threshold=threshold, by=by), by=by)


def counted(judged: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """`phantom_open` of deals that `phantom_open_deals` has judged."""
    known = _.part != "without_chance"
    priced, is_phantom = known & usable(_.amount), _.part == "phantom"
    sums = judged.aggregate(
        by=list(by),
        open=_.count(),
        phantom=_.count(where=is_phantom),
        of=_.count(where=known),
        open_amount=total(_.amount, where=priced),
        phantom_amount=total(_.amount, where=priced & is_phantom),
        expected_won=_.chance.sum(where=is_phantom).fill_null(0.0),
        beyond=_.count(where=is_phantom & (_.decided_later == 0)),
        by_pipeline=_.count(where=_.basis == "pipeline"),
        without_chance=_.count(where=~known),
        without_amount=_.count(where=known & ~usable(_.amount)),
    )
    # Where amounts were looked at and none belongs to a phantom, theirs is 0; where there are none at all, unknown.
    amount = ibis.ifelse(_.open_amount.notnull(), _.phantom_amount.fill_null(0.0), ibis.null("float64"))
    shares = sums.mutate(share=_.phantom / _.of.nullif(0), phantom_amount=amount)
    shares = shares.mutate(amount_share=_.phantom_amount / _.open_amount.nullif(0.0))
    return shares.select(*by, *RESULT)


RESULT = (
    "open",
    "phantom",
    "share",
    "open_amount",
    "phantom_amount",
    "amount_share",
    "expected_won",
    "beyond",
    "by_pipeline",
    "without_chance",
    "without_amount",
)
EVIDENCE = ("chance", "chance_low", "chance_high", "lasted", "decided_later")


def phantom_open_deals(
    deals: ibis.Table,
    stays: ibis.Table | None = None,
    *,
    as_of: datetime,
    threshold: float = THRESHOLD,
    by: Sequence[str] = (),
) -> ibis.Table:
    """The deals behind `phantom_open`: one row per open deal, with its chance and what the chance rests on.

    ``deal_id``, ``pipeline``, ``stage``, ``by``, ``amount``.  ``part`` : phantom, alive, or without_chance.  ``basis``
    : stage; or pipeline, when fewer than 30 visits to the stage are over, or nobody knows since when the deal stands
    there: then the age is that of the deal, and all deals of the pipeline are compared.  ``days`` : whole days in the
    stage, or of the deal.  ``chance`` : share in [0, 1]; null when the age is unknown, or fewer than 30 deals of the
    pipeline are decided.  ``lasted`` : visits, or deals, that lasted as long.  ``decided_later`` : of those, how many
    are known to have ended afterwards.  ``chance_low``, ``chance_high`` : 95 % interval of Wilson for as many trials,
    which is on the wide side; null when there are none: then nothing so old was ever decided.
    """
    if not 0 < threshold < 1:
        raise ValueError(f"A chance lies between 0 and 1; got {threshold}.")
    require_columns(deals, ["deal_id", "outcome", "created_at", "closed_at", "stage", "amount", *by], name="deals")
    named = deals.mutate(pipeline=pipeline_of(deals))
    placed = _by_pipeline(named, as_of, by)
    if stays is None:
        found = placed.mutate(basis=ibis.ifelse(_.chance.notnull(), "pipeline", ibis.null("string")))
    else:
        found = _preferred(placed, _by_stage(stays, as_of))
    low, high = wilson(_.chance * _.decided_later, _.decided_later)
    part = ibis.cases(
        (_.chance.isnull(), "without_chance"),
        (_.chance < threshold, "phantom"),
        else_="alive",
    )
    judged = found.mutate(chance_low=low, chance_high=high, part=part)
    return judged.select("deal_id", *dict.fromkeys([*PLACE, *by]), "amount", "part", "basis", "days", *EVIDENCE)


def chances(durations: ibis.Table, *, by: Sequence[str]) -> ibis.Table:
    """The chance to be won after each age, of what has lasted so long.

    Parameters
    ----------
    durations : one row per group, whole ``days`` and ``outcome`` (won, lost or open), with ``weight``: how many.

    Returns
    -------
    `by`, ``days``, ``chance``, ``lasted``, ``decided_later``: null with fewer than 30 that ended in the group.
    """
    curve = aalen_johansen(durations, by=by, weight="weight")
    whole = ibis.window(group_by=list(by))
    steps = curve.mutate(
        all_ended=_.ended.sum().over(whole),
        later=_.ended.sum().over(whole) - _.ended.sum().over(so_far(by, "days")),
        rest=_.incidence.max().over(whole) - _.incidence,
    )
    # Sums of parts of deals may miss 0 and 1 by a rounding. Where all has ended nothing is left to ask.
    rest = ibis.ifelse(_.rest > ROUNDING, _.rest, 0.0)
    enough = steps.filter(_.all_ended >= FEWEST_ENDED - 0.5, _.survival > ROUNDING)
    return enough.select(
        *by,
        "days",
        chance=ibis.ifelse(rest < _.survival, rest / _.survival, 1.0),
        lasted=_.at_risk.round().cast("int64"),
        decided_later=_.later.round().cast("int64"),
    )


def _by_pipeline(deals: ibis.Table, as_of: datetime, by: Sequence[str]) -> ibis.Table:
    """The open deals with the chance of all deals of their pipeline and age."""
    kept = list(dict.fromkeys([*PLACE, *by]))
    aged = win_rate_survival_deals(deals, entered_in=None, as_of=as_of, by=kept)
    whole = aged.mutate(days=_.days.floor().cast("int64"))
    # What has no days is left out of the curve: asked here, engines would compute the days twice for every deal.
    counted = whole.aggregate(by={"pipeline": _.pipeline, "days": _.days, "outcome": _.part}, weight=_.count())
    known = chances(counted, by=["pipeline"]).rename(at_pipeline="pipeline", at_days="days")
    still = whole.semi_join(deals.filter(_.outcome == "open"), "deal_id")
    joined = still.left_join(known, [still.pipeline == known.at_pipeline, still.days == known.at_days])
    return joined.drop("at_pipeline", "at_days", "part")


def _by_stage(stays: ibis.Table, as_of: datetime) -> ibis.Table:
    """Where each open deal stands, for how long, and the chance of what stood there as long."""
    needed = ["deal_id", *PLACE, "kind", "entered_at", "left_at", "next_pipeline", "next_stage", "next_kind"]
    require_columns(stays, [*needed, "outcome", "closed_at"], name="stays")
    visits = stays.filter(_.kind == "open").select(*needed, "outcome", "closed_at")
    now = moment(as_of).cast(visits.entered_at.type())
    until = ibis.coalesce(visits.left_at, now)
    lasted = visits.mutate(days=days_between(visits.entered_at, until).floor().cast("int64"))
    known = chances(_led_to(lasted, _from_entry(visits, now)), by=PLACE)
    stands = lasted.filter(_.outcome == "open", _.left_at.isnull()).select("deal_id", *PLACE, "days")
    at = known.rename(at_pipeline="pipeline", at_stage="stage", at_days="days")
    joined = stands.join(
        at, [stands.pipeline == at.at_pipeline, stands.stage == at.at_stage, stands.days == at.at_days]
    )
    return joined.select("deal_id", "days", "chance", "lasted", "decided_later")


def _from_entry(visits: ibis.Table, now: Any) -> ibis.Table:
    """The share of the visits to each stage that end in a win, however long it takes."""
    decided = visits.outcome.isin(["won", "lost"])
    until = ibis.ifelse(decided, visits.closed_at.cast(visits.entered_at.type()), now)
    days = days_between(visits.entered_at, until).floor().cast("int64")
    counted = visits.mutate(days=days).aggregate(by=[*PLACE, "days", "outcome"], weight=_.count())
    at = incidence_at(aalen_johansen(counted, by=PLACE, weight="weight"), by=PLACE, interval=False)
    return at.select(next_pipeline=_.pipeline, next_stage=_.stage, win=_.incidence)


def _led_to(visits: ibis.Table, wins: ibis.Table) -> ibis.Table:
    """How many visits of each length led to a win, to a loss, or are not over: what `chances` takes.

    A visit whose deal went on and is not decided counts in part as won, in part as lost. One that went nobody knows
    where, or that ended on an unknown day, counts as seen until then.
    """
    joined = visits.left_join(wins, ["next_pipeline", "next_stage"])
    is_over = joined.left_at.notnull()
    won = ibis.cases(
        (is_over & (joined.outcome == "won"), 1.0),
        (is_over & (joined.outcome == "lost"), 0.0),
        (is_over & (joined.next_kind == "open"), joined.win),
        else_=ibis.null("float64"),
    )
    unknown_end = joined.left_at.isnull() & joined.outcome.isin(["won", "lost"])
    sums = (
        joined.mutate(won_part=won)
        .filter(~unknown_end.fill_null(False))
        .aggregate(
            by=[*PLACE, "days"],
            won=_.won_part.sum().fill_null(0.0),
            lost=(1.0 - _.won_part).sum().fill_null(0.0),
            open=_.count(where=_.won_part.isnull()).cast("float64"),
        )
    )
    parts = [
        sums.select(*PLACE, "days", outcome=ibis.literal(name), weight=sums[name]) for name in ("won", "lost", "open")
    ]
    return ibis.union(*parts)


def _preferred(by_pipeline: ibis.Table, by_stage: ibis.Table) -> ibis.Table:
    """The chance of the stage where it is known, else that of the pipeline."""
    evidence = ("days", "chance", "lasted", "decided_later")
    there = by_stage.rename({f"stage_{name}": name for name in ("deal_id", *evidence)})
    joined = by_pipeline.left_join(there, by_pipeline.deal_id == there.stage_deal_id)
    known = joined.stage_chance.notnull()
    best = {name: ibis.ifelse(known, joined[f"stage_{name}"], joined[name]) for name in evidence}
    basis = ibis.cases((known, "stage"), (joined.chance.notnull(), "pipeline"), else_=ibis.null("string"))
    return joined.mutate(basis=basis, **best)
