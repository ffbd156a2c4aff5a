"""Conformance: how far do deals keep to the defined process, where do they leave it most, and does it cost wins?"""

from collections.abc import Collection, Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.as_of import DECIDED
from venturi.metrics.intervals import wilson
from venturi.metrics.paths.moves import moves, ranked
from venturi.metrics.paths.packing import KEY as PATH
from venturi.metrics.paths.packing import packed
from venturi.metrics.tables import besides, require_columns

RULES = ("stage_left_out", "moved_back", "stage_unlisted", "pipeline_changed", "reopened")
KEY = ("rule", "pipeline", "stage", "next_stage")
WAY = (*PATH, "decision")
# To which deals a rule applies: to all, to those that stood in its stage, or to those that got past it.
ANYBODY, THERE, PAST = "anybody", "there", "past"
Moves = Collection[tuple[str | None, str]]


def conformance(
    stays: ibis.Table,
    stages: ibis.Table,
    *,
    mandatory: Collection[str] | None = None,
    allowed: Moves = (),
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""Each rule of the process: how many deals broke it, of how many it applied to, and how both were won.

    .. math:: \text{share} = \frac{\text{deals that broke it}}{\text{deals it applied to}} \qquad
              \text{gap} = \text{win rate of those that broke it} - \text{of those that kept it}

    **Population:** every deal with a history, decided or not; for each rule the deals it applied to.

    - ``stage_left_out``: it got past a mandatory stage without ever standing in it, by a move that is not allowed.
      Applied to: deals that got past the stage. They stood in it and at any time beyond it, or a move passed over it,
      an allowed one too: such a deal left the stage out and kept the rule. The first stage of a deal is a move from
      before all others. Winning is past every stage, also when the deal was reopened since; losing is past none. A
      way through another pipeline, a closed or an unlisted stage passes over nothing: rules of their own tell it.
    - ``moved_back``: from a stage to an earlier one, by a move that is not allowed. Applied to: deals that stood there.
    - ``stage_unlisted``: it stood in a stage the process does not have. ``pipeline_changed``: it moved into another
      pipeline. Applied to: all deals.
    - ``reopened``: it came back from a closed stage. Applied to: deals that stood in one.

    Parameters
    ----------
    stays : one row per visit, from `stays`, with the columns of `by` beside it (`stays.carry`)
    stages : one row per stage of a pipeline, the defined process
        ``pipeline``, ``stage``, ``position``, ``kind``.
    mandatory : names of open stages no deal may leave out; None: all of them
    allowed : pairs of stages between which a deal may move though it leaves something out or goes back
        ``(None, stage)``: a deal may begin there.
    by : column names
        One result row for each combination; null is a group of its own.

    Returns
    -------
    one row per rule that was broken, and stage, and group
        ``rule``, ``pipeline``, ``stage`` (left out, gone back from, unlisted, or closed), ``next_stage`` (where a move
        went, else null).  ``place`` : 1 for the one most deals broke.  ``deals``, ``of_deals``, ``share``, ``low``,
        ``high`` : in [0, 1] with the 95 % Wilson interval [1]_.  ``times`` : how often.  ``broken_won``,
        ``broken_lost``, ``broken_win_rate`` with ``broken_low``, ``broken_high``, and the same of ``kept_``: those that
        broke it and those it applied to that did not.  ``gap`` : difference of the two win rates; null while one
        of them has no decided deal.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when the gap is read as what the rule is worth. Deals that leave a stage out may be the easy ones, and a
    deal that goes back lives long enough to do so.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    by = besides(by, KEY)
    deals = _ways(stays, by)
    judged = _judged(stays, stages, deals, mandatory, allowed)
    taken = deals.aggregate(by=[*WAY, *by], taken=_.count())
    rows = judged.join(taken, list(WAY))
    sides = {"broken": _.part == "broken", "kept": _.part == "kept"}
    counted = rows.aggregate(
        by=[*KEY, *by],
        deals=_.taken.sum(where=sides["broken"]).fill_null(0),
        of_deals=_.taken.sum(),
        times=(_.times * _.taken).sum(),
        **{
            f"{side}_{outcome}": _.taken.sum(where=where & (_.decision == outcome)).fill_null(0)
            for side, where in sides.items()
            for outcome in DECIDED
        },
    ).filter(_.deals > 0)
    low, high = wilson(_.deals, _.of_deals)
    rates: dict[str, Any] = {}
    for side in sides:
        won, decided = counted[f"{side}_won"], counted[f"{side}_won"] + counted[f"{side}_lost"]
        rates[f"{side}_win_rate"] = won / decided.nullif(0)
        rates[f"{side}_low"], rates[f"{side}_high"] = wilson(won, decided)
    place = ibis.row_number().over(ibis.window(order_by=[_.deals.desc(), *KEY, *by])) + 1
    told = counted.mutate(**rates)
    gap = told.broken_win_rate - told.kept_win_rate
    return told.mutate(place=place, share=_.deals / _.of_deals, low=low, high=high, gap=gap)


def conformance_deals(
    stays: ibis.Table,
    stages: ibis.Table,
    *,
    mandatory: Collection[str] | None = None,
    allowed: Moves = (),
    by: Sequence[str] = (),
) -> ibis.Table:
    """The deals behind `conformance`: one row per deal and rule that applied to it, of the rules anybody broke.

    ``deal_id``, ``rule``, ``pipeline``, ``stage``, ``next_stage``, the columns of `by`, ``outcome``, ``times`` (how
    often it broke the rule) and ``part``: broken or kept.
    """
    by = besides(by, KEY)
    deals = _ways(stays, by)
    judged = _judged(stays, stages, deals, mandatory, allowed)
    return deals.join(judged, list(WAY)).select("deal_id", *KEY, *dict.fromkeys([*by, "outcome"]), "times", "part")


def _ways(stays: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """One row per deal, as its first visit has it, with the way it went and what came of it, `WAY`."""
    require_columns(stays, ["deal_id", "pipeline", "stage", "sequence", "outcome", *by], name="stays")
    told = list(dict.fromkeys(["outcome", *by]))
    visits = stays.select("deal_id", "pipeline", *told, step=stays.stage, nth=stays.sequence)
    deals = packed(visits, also={name: _[name].max(where=_.nth == 1) for name in told})
    return deals.mutate(decision=_.outcome.fill_null(""))


def _judged(
    stays: ibis.Table, stages: ibis.Table, deals: ibis.Table, mandatory: Collection[str] | None, allowed: Moves
) -> ibis.Table:
    """One row per way that deals went, `WAY`, and rule that applied to it: the rule, ``times`` and ``part``.

    Of each way one deal is judged, whose rules are those of all that went it: there are far fewer ways than deals.
    """
    examples = deals.aggregate(by=list(WAY), deal_id=_.deal_id.min())
    visits = stays.semi_join(examples, "deal_id")
    made, ladder = _made(visits, stages, allowed), ranked(stages)
    placed = _placed(visits, ladder)
    over = _passed_over(made, placed, ladder, allowed)
    found = _broken(made, visits, over, mandatory)
    # Kept or broken is told by counting, not by asking again for what was found: each further mention of it is a whole
    # query more to engines that do not share parts of a query.
    applied = _applied(visits, found.select(*KEY).distinct(), _got_past(placed, over))
    listed = found.select("deal_id", *KEY).mutate(times=1).union(applied.mutate(times=0))
    counted = listed.aggregate(by=["deal_id", *KEY], times=_.times.sum().cast("int64"))
    part = ibis.ifelse(counted.times > 0, "broken", "kept")
    return counted.mutate(part=part).join(examples, "deal_id").select(*WAY, *KEY, "times", "part")


def fitness(
    stays: ibis.Table,
    stages: ibis.Table,
    *,
    mandatory: Collection[str] | None = None,
    allowed: Moves = (),
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""For each deal, the share of its moves that the process allows.

    .. math:: \text{fitness} = 1 - \frac{\text{moves that break a rule}}{\text{moves}}

    A move counts once, however many rules it breaks. The first stage of a deal is a move (it may begin too late), and
    so is its decision. Parameters and rules: see `conformance`. Returns one row per deal: ``deal_id``, the columns of
    `by`, ``outcome``, ``moves``, ``broken``, and ``fitness`` in [0, 1].
    """
    made, ladder = _made(stays, stages, allowed), ranked(stages)
    over = _passed_over(made, _placed(stays, ladder), ladder, allowed)
    bad = _broken(made, stays, over, mandatory).aggregate(by={"bad_id": _.deal_id}, broken=_.move.nunique())
    counted = made.aggregate(by={"made_id": _.deal_id}, onward=_.count())
    deals = _deals(stays, by)
    joined = deals.left_join(counted, deals.deal_id == counted.made_id).left_join(bad, _.deal_id == bad.bad_id)
    told = joined.mutate(moves=joined.onward.fill_null(0) + 1, broken=joined.broken.fill_null(0))
    return told.mutate(fitness=1 - _.broken / _.moves).select("deal_id", *by, "outcome", "moves", "broken", "fitness")


def _made(stays: ibis.Table, stages: ibis.Table, allowed: Moves) -> ibis.Table:
    """The moves of the deals, and whether each is one of those allowed: ``free``."""
    return moves(stays, stages).mutate(free=_free(_.stage, _.next_stage, allowed))


def _broken(made: ibis.Table, stays: ibis.Table, over: ibis.Table, mandatory: Collection[str] | None) -> ibis.Table:
    """One row per move of a deal and rule it breaks: ``deal_id``, ``move`` (0: the first), and the rule."""
    back = made.filter(_.rank_to < _.rank_from, ~_.free)
    changed = made.filter(_.next_pipeline != _.pipeline)
    reopened = made.filter(_.kind.isin(DECIDED))
    unlisted = stays.filter(_.kind.isnull())
    due = over if mandatory is None else over.filter(over.stage.isin(list(mandatory)))
    never = due.filter(~_.free).anti_join(stays, ["deal_id", "pipeline", "stage"])
    nothing = ibis.null("string")
    return ibis.union(
        _rule(never, "stage_left_out", stage=never.stage, next_stage=nothing, move=never.move),
        _rule(back, "moved_back", stage=back.stage, next_stage=back.next_stage, move=back.sequence),
        _rule(unlisted, "stage_unlisted", stage=unlisted.stage, next_stage=nothing, move=unlisted.sequence - 1),
        _rule(changed, "pipeline_changed", stage=nothing, next_stage=nothing, move=changed.sequence),
        _rule(reopened, "reopened", stage=reopened.stage, next_stage=nothing, move=reopened.sequence),
    )


def _passed_over(made: ibis.Table, placed: ibis.Table, ladder: ibis.Table, allowed: Moves) -> ibis.Table:
    """One row per move and open stage it passed over: ``deal_id``, ``pipeline``, ``stage``, ``move`` and ``free``."""
    forward = made.filter(_.rank_to > _.rank_from + 1).select(
        "deal_id", "pipeline", "rank_from", "rank_to", "free", move=_.sequence
    )
    jumps = forward.union(_begun(placed, allowed))
    between = [
        jumps.pipeline == ladder.ladder_pipeline,
        ladder["rank"] > jumps.rank_from,
        ladder["rank"] < jumps.rank_to,
    ]
    return jumps.join(ladder, between).select("deal_id", "pipeline", "move", "free", stage=_.ladder_stage)


def _begun(placed: ibis.Table, allowed: Moves) -> ibis.Table:
    """The beginning of each deal as a move from before the first stage."""
    zero = ibis.literal(0, "int64")
    begun = placed.filter(placed.sequence == 1, placed["rank"] > 1)
    free = _free(ibis.literal(None, "string"), begun.stage, allowed)
    return begun.select("deal_id", "pipeline", rank_from=zero, rank_to=begun["rank"], free=free, move=zero)


def _got_past(placed: ibis.Table, over: ibis.Table) -> ibis.Table:
    """The open stages each deal got past, once each: it stood there and also beyond, or passed over them."""
    won = (placed.next_stage.isnull() & (placed.outcome == "won")).fill_null(False)
    reached = placed.aggregate(by=["deal_id", "pipeline"], furthest=ibis.ifelse(won, placed.top, placed["rank"]).max())
    stood = placed.join(reached, ["deal_id", "pipeline"]).filter(_["rank"] < _.furthest)
    place = ["deal_id", "pipeline", "stage"]
    return stood.select(place).union(over.select(place), distinct=True)


def _placed(stays: ibis.Table, ladder: ibis.Table) -> ibis.Table:
    """The visits with their ``rank`` among the open stages of the pipeline; a won one has that of winning, ``top``."""
    visits = stays.select("deal_id", "pipeline", "stage", "kind", "sequence", "next_stage", "outcome")
    tops = ladder.select(top_pipeline=_.ladder_pipeline, top=_.top).distinct()
    here = [visits.pipeline == ladder.ladder_pipeline, visits.stage == ladder.ladder_stage]
    placed = visits.left_join(ladder.drop("top"), here).left_join(tops, _.pipeline == tops.top_pipeline)
    return placed.mutate(rank=ibis.ifelse(placed.kind == "won", placed.top, placed["rank"]))


def _free(stage: Any, next_stage: Any, allowed: Moves) -> Any:
    """Whether a move is one of those allowed."""
    free = ibis.literal(False)
    for before, after in allowed:
        free = free | (stage.identical_to(before) & (next_stage == after)).fill_null(False)
    return free


def _rule(rows: ibis.Table, rule: str, *, stage: Any, next_stage: Any, move: Any) -> ibis.Table:
    return rows.select(
        "deal_id", "pipeline", rule=ibis.literal(rule), stage=stage, next_stage=next_stage, move=move.cast("int64")
    )


def _applied(stays: ibis.Table, rules: ibis.Table, past: ibis.Table) -> ibis.Table:
    """Every deal and rule that applied to it, kept or broken: ``deal_id`` and the rule."""
    place, nowhere = ["deal_id", "pipeline", "stage"], ibis.literal("")
    places = ibis.union(
        past.select(*place).mutate(how=ibis.literal(PAST)),
        stays.filter(_.visit == 1).select(*place).mutate(how=ibis.literal(THERE)),
        _deals(stays, ()).select("deal_id", pipeline=nowhere, stage=nowhere, how=ibis.literal(ANYBODY)),
    ).rename({f"its_{name}": name for name in place[1:]})
    how = ibis.cases(
        (rules.rule == "stage_left_out", PAST), (rules.rule.isin(["moved_back", "reopened"]), THERE), else_=ANYBODY
    )
    told = rules.mutate(
        how=how, **{f"its_{name}": ibis.ifelse(how == ANYBODY, nowhere, rules[name]) for name in place[1:]}
    )
    return places.join(told, ["how", "its_pipeline", "its_stage"]).select("deal_id", *KEY)


def _deals(stays: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """One row per deal, as its first visit has it."""
    require_columns(stays, ["deal_id", "sequence", "outcome", *by], name="stays")
    return stays.filter(_.sequence == 1).select("deal_id", *by, "outcome")
