"""Conversion: of the deals that reached a stage, what share got further, was lost there, or is still there?"""

from collections.abc import Sequence
from typing import Literal

import ibis
from ibis import _

from venturi.metrics.as_of import pipeline_of
from venturi.metrics.intervals import wilson
from venturi.metrics.periods import Period
from venturi.metrics.stays import PLACE
from venturi.metrics.tables import besides, require_columns

Skips = Literal["implied", "observed", "in_order"]
SKIPS: tuple[Skips, ...] = ("implied", "observed", "in_order")
SHARED = ("advanced", "lost", "still_here", "elsewhere")
PARTS = (*SHARED, "outcome_unknown")
STANDS = {"deal_id": "id", "pipeline": "pipeline", "stage": "stage"}
KEY = ("deal_id", *PLACE)
NEEDED = (*KEY, "kind", "visit", "sequence", "entered_at", "left_at", "next_kind", "next_stage")
REACHED = ("previous_position", "furthest_position", "outcome")


def conversion(
    stays: ibis.Table,
    stages: ibis.Table,
    *,
    entered_in: Period | None = None,
    skips: Skips = "implied",
    by: Sequence[str] = (),
    entries: ibis.Table | None = None,
) -> ibis.Table:
    r"""Share of the deals that entered a stage and left it onward, among those of which it is known.

    .. math:: \text{conversion} = \frac{advanced}{advanced + lost}

    **Population:** deals that entered the stage, each once, by their first entry; with ``entered_in`` those whose first
    entry lies in it. Deals neither advanced nor lost are still open and in neither term.

    Parameters
    ----------
    stays : one row per visit, from `stays`
        With the columns of `by` beside it: `stays.carry` brings them from the deals.
    stages : one row per stage of a pipeline
        ``pipeline``, ``stage``, ``position``, ``kind``; the open ones make the funnel.
    entered_in : Period, or None for all that ever entered
        Half-open: the first day counts, the last does not.
    skips : what a deal that jumped forward over a stage did there
        ``"implied"``: it entered and advanced at the moment of the jump. ``"observed"``: nothing, only visits count.
        ``"in_order"``: nothing, and it is dropped from everything it enters after the jump. A win jumps over the open
        stages above the last one. A deal that began in a later stage jumped over nothing.
    by : column names
        One result row for each combination; null is a group of its own.
    entries : what `conversion_deals` gave for the same choices, when it is stored already.

    Returns
    -------
    one row per open stage and group, also where nobody entered
        ``pipeline``, ``stage``, ``position``, ``entered``, ``advanced`` (later in a higher open stage of this pipeline,
        or won), ``lost``, ``still_here`` (open and in this stage now), ``elsewhere`` (open, not advanced and not here:
        back in an earlier stage, in a closed one or in another pipeline), ``outcome_unknown`` (not advanced, and the
        deal is not in the deals table): deals, the first the sum of the others. ``conversion``, ``low``, ``high`` :
        shares in [0, 1] with the 95 % Wilson interval [1]_. ``advanced_share``, ``lost_share``, ``still_here_share``,
        ``elsewhere_share`` : the cohort view, shares of ``entered``. ``skips`` : the choice made. A share of nothing is
        **null, not 0**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.
    ValueError
        If `skips` is none of the three.

    Notes
    -----
    Misleads when recent entries are many: those that end fast are known first, and losses end faster than wins. Read
    the share of those still there beside it.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22(158).
    """
    by = besides(by, PLACE)
    if entries is None:
        entries = conversion_deals(stays, stages, entered_in=entered_in, skips=skips, by=by)
    parts = {part: _.count(where=_.part == part) for part in PARTS}
    counted = entries.aggregate(by=["pipeline", "stage", *by], entered=_.count(), **parts)
    low, high = wilson(_.advanced, _.advanced + _.lost)
    return every_stage(counted, stages, by=by, zero=["entered", *parts]).mutate(
        conversion=_.advanced / (_.advanced + _.lost).nullif(0),
        low=low,
        high=high,
        **{f"{part}_share": _[part] / _.entered.nullif(0) for part in SHARED},
        skips=ibis.literal(skips),
    )


def conversion_deals(
    stays: ibis.Table,
    stages: ibis.Table,
    *,
    entered_in: Period | None = None,
    skips: Skips = "implied",
    by: Sequence[str] = (),
) -> ibis.Table:
    """The deals behind `conversion`: one row per deal and open stage it entered.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, the columns of `by`, ``entered_at`` (first entry; the
    moment of the jump where it is implied), ``outcome``, ``passed_over`` (true: never seen there) and ``part``:
    advanced, lost, still_here, elsewhere or outcome_unknown.
    """
    entries = first_entries(stays, stages, skips=skips, by=by)
    if entered_in is not None:
        entries = entries.filter(entered_in.covers(_.entered_at))
    part = ibis.cases(
        (_.advanced, "advanced"),
        (_.outcome == "lost", "lost"),
        ((_.outcome == "open") & _.standing_id.notnull(), "still_here"),
        (_.outcome == "open", "elsewhere"),
        else_="outcome_unknown",
    )
    standing = _standing(stays)
    here = [entries[name] == standing[f"standing_{short}"] for name, short in STANDS.items()]
    return entries.left_join(standing, here).mutate(part=part).select(*entries.drop("advanced").columns, "part")


def _standing(stays: ibis.Table) -> ibis.Table:
    """Where each open deal stands now: its last stay, when that is in an open stage."""
    last = stays.filter(_.outcome == "open", _.kind == "open", _.next_stage.isnull())
    return last.select(**{f"standing_{short}": last[name] for name, short in STANDS.items()})


def first_entries(
    stays: ibis.Table, stages: ibis.Table, *, skips: Skips = "implied", by: Sequence[str] = ()
) -> ibis.Table:
    """Each deal once in each open stage it entered, with ``advanced``; see `conversion_deals`."""
    if skips not in SKIPS:
        raise ValueError(f'skips is "{skips}"; it is one of {", ".join(SKIPS)}.')
    by = besides(by, (*PLACE, "outcome"))
    require_columns(stays, [*NEEDED, *REACHED, *by], name="stays")
    require_columns(stages, ["stage", "position", "kind"], name="stages")
    visited = _visited(stays, by)
    if skips == "observed":
        return visited.drop("sequence")
    jumps = _jumps(stays, stages, by)
    if skips == "in_order":
        return _until_the_first_jump(visited, jumps)
    return _with_jumps(visited.drop("sequence"), jumps)


def every_stage(counted: ibis.Table, stages: ibis.Table, *, by: Sequence[str], zero: Sequence[str]) -> ibis.Table:
    """`counted` with a row for each open stage and each group that occurs; `zero` names the counts of nobody."""
    ladder = open_stages(stages)
    if by:
        groups = counted.select(*by).distinct().rename({f"group_{name}": name for name in by})
        ladder = ladder.cross_join(groups)
    same_group = [ladder[f"group_{name}"].identical_to(counted[name]) for name in by]
    here = [ladder.pipeline == counted.pipeline, ladder.stage == counted.stage]
    joined = ladder.left_join(counted, [*here, *same_group])
    measures = [name for name in counted.columns if name not in (*PLACE, *by)]
    return joined.select(
        pipeline=ladder.pipeline,
        stage=ladder.stage,
        position=ladder.position,
        **{name: ladder[f"group_{name}"] for name in by},
        **{name: counted[name].fill_null(0) if name in zero else counted[name] for name in measures},
    )


def open_stages(stages: ibis.Table) -> ibis.Table:
    """``pipeline``, ``stage``, ``position`` of the open stages, each once."""
    listed = stages.filter(_.kind == "open")
    return listed.aggregate(by={"pipeline": pipeline_of(listed), "stage": listed.stage}, position=_.position.min())


def _visited(stays: ibis.Table, by: Sequence[str]) -> ibis.Table:
    first = stays.filter(_.kind == "open", _.visit == 1)
    return first.select(
        *KEY,
        *by,
        "outcome",
        "entered_at",
        "sequence",
        passed_over=ibis.literal(False),
        advanced=(_.furthest_position > _.position).fill_null(False) | (_.outcome == "won").fill_null(False),
    )


def _jumps(stays: ibis.Table, stages: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """One row per jump of a deal over an open stage: from an open stage below it to one above it, or to the win."""
    leaps = _leaps(stays, ["deal_id", "pipeline", *by, "outcome"])
    ladder = open_stages(stages).rename(over_pipeline="pipeline", over_stage="stage", over="position")
    crossed = leaps.join(
        ladder,
        [
            leaps.pipeline == ladder.over_pipeline,
            ladder.over > leaps.below,
            (ladder.over < leaps.above) | leaps.above.isnull(),
        ],
    )
    return crossed.drop("below", "above", "over_pipeline").mutate(
        stage=_.over_stage, position=_.over, passed_over=ibis.literal(True), advanced=ibis.literal(True)
    )


def _leaps(stays: ibis.Table, shared: Sequence[str]) -> ibis.Table:
    """Moves up by more than one position, and wins. Most of a history is neither, and never reaches the join."""
    open_stays = stays.filter(_.kind == "open")
    moves = open_stays.filter(_.position > _.previous_position + 1).select(
        *shared, "entered_at", "sequence", below=_.previous_position, above=_.position
    )
    # No open stage follows in any pipeline: this is where the deal was won from.
    last = (_.outcome == "won") & _.furthest_position.isnull() & ~(_.next_kind == "open").fill_null(False)
    wins = open_stays.filter(last).select(
        *shared, entered_at=_.left_at, sequence=_.sequence + 1, below=_.position, above=ibis.null("int64")
    )
    return moves.union(wins)


def _with_jumps(visited: ibis.Table, jumps: ibis.Table) -> ibis.Table:
    """Visits, and jumps over what was never visited; a jump over a stage visited later is the entry into it.

    Most stages of a history are visited and not jumped over: two joins with the few jumps, where grouping everything
    by deal and stage took several times as long.
    """
    moves = jumps.aggregate(
        by=[name for name in visited.columns if name not in ("outcome", "entered_at", "passed_over", "advanced")],
        outcome=_.outcome.min(),
        entered_at=_.entered_at.min(),
    )
    jumped = moves.mutate(passed_over=ibis.literal(True), advanced=ibis.literal(True)).select(visited.columns)
    over = jumped.select(over_id=_.deal_id, over_pipeline=_.pipeline, over_stage=_.stage, jumped_at=_.entered_at)
    same = [visited.deal_id == over.over_id, visited.pipeline == over.over_pipeline, visited.stage == over.over_stage]
    beside = visited.left_join(over, same)
    entered_at = ibis.ifelse(beside.jumped_at < beside.entered_at, beside.jumped_at, beside.entered_at)
    been = beside.mutate(entered_at=entered_at, advanced=beside.advanced | beside.over_id.notnull())
    return been.select(visited.columns).union(jumped.anti_join(visited, ["deal_id", "pipeline", "stage"]))


def _until_the_first_jump(visited: ibis.Table, jumps: ibis.Table) -> ibis.Table:
    """What a deal entered before it first jumped over a stage it had not been in."""
    been = visited.select(been_id=_.deal_id, been_pipeline=_.pipeline, been_stage=_.stage, since=_.sequence)
    seen = jumps.left_join(
        been,
        [
            jumps.deal_id == been.been_id,
            jumps.pipeline == been.been_pipeline,
            jumps.stage == been.been_stage,
            been.since < jumps.sequence,
        ],
    )
    skipped = seen.filter(_.since.isnull()).aggregate(
        by={"skipped_id": _.deal_id, "skipped_pipeline": _.pipeline}, skipped_at=_.sequence.min()
    )
    joined = visited.left_join(
        skipped, [visited.deal_id == skipped.skipped_id, visited.pipeline == skipped.skipped_pipeline]
    )
    kept = joined.filter(_.skipped_at.isnull() | (_.sequence < _.skipped_at))
    return kept.drop("skipped_id", "skipped_pipeline", "skipped_at", "sequence")
