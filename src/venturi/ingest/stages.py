"""Stages: which there are, in which order, and of which kind. What nobody said is guessed from evidence and says so."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace

from venturi.errors import Issue, Severity
from venturi.ingest import parts, sql
from venturi.ingest.mapping import StageMapping
from venturi.ingest.run import Run
from venturi.ingest.shipped import normal, words
from venturi.ingest.typed import TypedFile
from venturi.ingest.values import translated
from venturi.ingest.wording import counted

DEFAULT = "default"
SURE = 0.9
# Fewer deals than this in a stage say nothing about its kind.
FEW = 5
MOST_STAGES = 300
UNTOLD = "nothing says that it decides a deal"


@dataclass(frozen=True, slots=True)
class Seen:
    """A stage as the data shows it: how often deals are or were in it, and how many of them rest there. Means are null
    where nothing tells."""

    pipeline: str
    stage: str
    deals: int
    resting: int
    won: int
    lost: int
    told: int
    position: float | None
    probability: float | None


def seen(run: Run, deals: str, changes: str | None) -> list[Seen]:
    """Every stage of the deals and of their history. `deals` has ``told``: the outcome by anything but the stage."""
    rows = [
        f"SELECT coalesce(pipeline, '{DEFAULT}') AS pipeline, stage, told, CAST(stage_position AS DOUBLE) AS position, "
        f"probability, true AS rests FROM {sql.name(deals)} WHERE stage IS NOT NULL"
    ]
    if changes:
        rows.append(
            f"SELECT coalesce(pipeline, '{DEFAULT}'), stage, NULL, stage_position, NULL, false FROM {sql.name(changes)}"
        )
    found = run.rows(
        "SELECT pipeline, stage, count(*), count(*) FILTER (rests), count(*) FILTER (told = 'won'), "
        "count(*) FILTER (told = 'lost'), "
        f"count(told), avg(position), avg(probability) FROM ({' UNION ALL '.join(rows)}) GROUP BY pipeline, stage "
        f"ORDER BY pipeline, count(*) DESC, stage LIMIT {MOST_STAGES}"
    )
    return [Seen(*row) for row in found]


def decide(
    found: Iterable[Seen],
    *,
    said: Iterable[StageMapping],
    order: Map[tuple[str, str], float],
    steps: Map[str, str] | None = None,
) -> tuple[StageMapping, ...]:
    """Every stage with its kind and position: what was said, and where nothing was said what data and names suggest.

    `steps`: stages that only sound like an end, with the reason.
    """
    found = list(found)
    kept, told = _kept(in_pipelines(said, found), found)
    shown = ends(found)
    guesses = [
        _guess(one, steps or {}, order, shown)
        for one in found
        # Where the stages of a pipeline are known and this is none of them: see `unlisted`.
        if (one.pipeline, one.stage) not in kept and one.pipeline not in told
    ]
    by_pipeline: dict[str, list[StageMapping]] = {}
    for stage in kept.values():
        by_pipeline.setdefault(stage.pipeline, []).append(stage)
    for _, stage in sorted(guesses, key=lambda pair: (pair[1].pipeline, pair[0], pair[1].stage)):
        others = by_pipeline.setdefault(stage.pipeline, [])
        last = max((other.position for other in others), default=0)
        others.append(replace(stage, position=last + 1))
    return tuple(
        replace(stage, position=place)
        for stages in by_pipeline.values()
        for place, stage in enumerate(sorted(stages, key=lambda one: (one.position, one.stage)), 1)
    )


def _kept(said: Sequence[StageMapping], found: Sequence[Seen]) -> tuple[dict[tuple[str, str], StageMapping], set[str]]:
    """The stages said, each in the pipelines that have it, and the pipelines whose stages were said."""
    known = {(stage.pipeline, stage.stage): stage for stage in said}
    # A list without pipelines is the list of every pipeline that has one of its stages.
    told = {stage.pipeline for stage in said} | {one.pipeline for one in found if (DEFAULT, one.stage) in known}
    unused = bool(told & {one.pipeline for one in found}) and all(one.pipeline != DEFAULT for one in found)
    kept = {place: stage for place, stage in known.items() if not (unused and stage.pipeline == DEFAULT)}
    for one in found:
        if stage := known.get((one.pipeline, one.stage)) or known.get((DEFAULT, one.stage)):
            kept[one.pipeline, one.stage] = replace(stage, pipeline=one.pipeline)
    return kept, told


def are_told(found: Iterable[Seen], said: Iterable[StageMapping]) -> bool:
    """Whether somebody said the place of every stage that gets one."""
    found, said = list(found), list(said)
    kept, told = _kept(in_pipelines(said, found), found)
    silent = [one for one in found if (one.pipeline, one.stage) not in kept and one.pipeline not in told]
    return not silent and not any(stage.place_guessed for stage in said)


def _guess(
    one: Seen, steps: Map[str, str], order: Map[tuple[str, str], float], shown: Map[tuple[str, str], str]
) -> tuple[tuple[int, float, float], StageMapping]:
    """A stage of which nobody said anything, and its rank among those of its pipeline."""
    kind, why = ("open", steps[one.stage]) if one.stage in steps else _kind(one, shown)
    stage = StageMapping(
        stage=one.stage,
        kind=kind,
        position=0,
        pipeline=one.pipeline,
        guessed=True,
        why=why,
        place_guessed=one.position is None,
    )
    return _rank(one, kind, order), stage


def in_pipelines(said: Iterable[StageMapping], found: Sequence[Seen]) -> list[StageMapping]:
    """The stages said; those of no pipeline belong to the only pipeline of the deals, when there is only one."""
    said = list(said)
    pipelines = {one.pipeline for one in found}
    if len(pipelines) != 1 or DEFAULT in pipelines or pipelines & {stage.pipeline for stage in said}:
        return said
    [only] = pipelines
    return [replace(stage, pipeline=only) if stage.pipeline == DEFAULT else stage for stage in said]


def ends(found: Iterable[Seen]) -> dict[tuple[str, str], str]:
    """The stages that other columns show to be an end, with their kind.

    That all deals in a stage are lost is no evidence alone: where a deal is lost in the stage in which it stands, those
    that rest there are the lost ones. An end is left by hardly any deal, and what is lost is hardly ever elsewhere.
    """
    by_pipeline: dict[str, list[Seen]] = {}
    for one in found:
        by_pipeline.setdefault(one.pipeline, []).append(one)
    shown: dict[tuple[str, str], str] = {}
    for pipeline, own in by_pipeline.items():
        kinds = {stage: kind for kind in ("won", "lost") for stage in _ends(own, kind)}
        if any(one.stage not in kinds and named_kind(one.stage) == "open" for one in own):
            shown |= {(pipeline, stage): kind for stage, kind in kinds.items()}
    return shown


def _ends(own: Sequence[Seen], kind: str) -> list[str]:
    """The stages of one pipeline in which deals of a kind rest, and all but a few of these rest in one of them."""
    decided = {one.stage: one.won if kind == "won" else one.lost for one in own}
    ending = [
        one.stage
        for one in own
        if one.told >= FEW
        and decided[one.stage] >= SURE * one.told
        and _moved_on(one) <= (1 - SURE) * (one.deals - one.resting)
    ]
    there = sum(decided[one.stage] for one in own if one.stage in ending or named_kind(one.stage) == kind)
    return ending if there >= SURE * sum(decided.values()) else []


def _moved_on(one: Seen) -> int:
    """How many of those that entered a stage are not there any more."""
    entered = one.deals - one.resting
    return max(0, entered - one.resting)


def _kind(one: Seen, shown: Map[tuple[str, str], str]) -> tuple[str, str]:
    """The kind of a stage and the evidence for it."""
    if kind := shown.get((one.pipeline, one.stage)):
        decided = one.won if kind == "won" else one.lost
        return kind, f"{decided:,} of {one.told:,} deals in it are {kind} by other columns"
    named = named_kind(one.stage)
    if named == "open":
        if one.told and one.won + one.lost <= (1 - SURE) * one.told:
            return "open", f"{one.told - one.won - one.lost:,} of {one.told:,} deals in it are open by other columns"
        return "open", UNTOLD
    against = ""
    if one.told:
        against = f", although other columns call {one.won:,} won and {one.lost:,} lost of {one.told:,} deals in it"
    return named, f"its name{against}"


def named_kind(stage: str) -> str:
    """The kind that a stage's name suggests: a guess.

    >>> named_kind("Closed Won"), named_kind("A_DECLINED"), named_kind("Proposal")
    ('won', 'lost', 'open')
    """
    known = words("outcome")
    parts = [normal(part) for part in re.split(r"[\W_]+", stage)]
    kinds = {known[part] for part in (normal(stage), *parts) if part in known} - {"open"}
    return kinds.pop() if len(kinds) == 1 else "open"


def _rank(one: Seen, kind: str, order: Map[tuple[str, str], float]) -> tuple[int, float, float]:
    """Where a guessed stage stands among the others: open ones first, then won, then lost."""
    group = {"open": 0, "won": 1, "lost": 2}[kind]
    if one.position is not None:
        return group, one.position, 0.0
    place = order.get((one.pipeline, one.stage))
    if place is not None:
        return group, place, 0.0
    named = words("stage_order").get(normal(one.stage))
    return group, (one.probability or 0.0), float(named) if named else 99.0


def issues(stages: Iterable[StageMapping]) -> list[Issue]:
    """One issue that names every stage whose kind is a guess."""
    guessed = [stage for stage in stages if stage.guessed]
    if not guessed:
        return []
    # The ends first: what decides a deal is what somebody has to look at.
    listed = sorted(guessed, key=lambda stage: (stage.kind == "open", stage.why == UNTOLD))
    shown = "; ".join(f'"{stage.stage}" {stage.kind} ({stage.why})' for stage in listed[:12])
    return [
        Issue(
            code="stage-kind-guessed",
            severity=Severity.WARNING,
            table="stages",
            count=len(guessed),
            message=f"{counted(len(guessed), 'stage has a kind', 'stages have kinds')} that nobody confirmed: "
            f"{shown}{' …' if len(guessed) > 12 else ''}.",
            remedy="Confirm or correct: --stage-kind STAGE=open, won or lost, or [[stages]] in the mapping file.",
            records=tuple(stage.stage for stage in guessed),
        )
    ]


def unlisted(found: Iterable[Seen], decided: Iterable[StageMapping]) -> list[Issue]:
    """Stages that deals stand in although the list of stages of their pipeline does not have them."""
    listed = {(stage.pipeline, stage.stage) for stage in decided}
    return [
        Issue(
            code="stage-unlisted",
            severity=Severity.WARNING,
            table="stages",
            count=one.deals,
            message=f'The stage "{one.stage}" of deals or their history is not in the list of stages; '
            "it has neither place nor kind.",
            remedy="Add the stage to the list of stages, or correct its name in the source.",
            records=(one.stage,),
        )
        for one in found
        if (one.pipeline, one.stage) not in listed
    ]


def table(run: Run, stages: Iterable[StageMapping]) -> str:
    """The stages as a table of the run."""
    run.execute(
        "CREATE OR REPLACE TABLE stage_kinds (pipeline VARCHAR, stage VARCHAR, position BIGINT, kind VARCHAR, "
        "kind_guessed BOOLEAN)"
    )
    for one in stages:
        values = f"{sql.text(one.pipeline)}, {sql.text(one.stage)}, {one.position}, {sql.text(one.kind)}, {one.guessed}"
        run.execute(f"INSERT INTO stage_kinds VALUES ({values})")
    return "stage_kinds"


def from_files(run: Run, files: Sequence[TypedFile], *, known: set[str]) -> list[StageMapping]:
    """The stages that files of stages tell of; their kinds are confirmed when a column states them."""
    found = [file for file in files if file.table == "stages"]
    if not found:
        return []
    parts.union(run, "stage_file_rows", found, table="stages")
    kinds = {value: kind for file in found for value, kind in file.mapping.values.get("kind", {}).items()}
    stated = (
        f"coalesce({translated('kind', kinds)}, CASE WHEN is_won THEN 'won' WHEN is_closed THEN 'lost' "
        "WHEN NOT is_closed THEN 'open' END)"
    )
    rows = run.rows(
        f"SELECT coalesce(pipeline, '{DEFAULT}') AS pipeline, stage, {stated}, position "
        f"FROM {parts.taken(run, 'stage_file_rows')} ORDER BY pipeline, position NULLS LAST, _file, source_row"
    )
    stages: dict[tuple[str, str], StageMapping] = {}
    for pipeline, stage, kind, position in rows:
        if stage in known or (pipeline, stage) in stages:
            continue
        nth = 1 + sum(one.pipeline == pipeline for one in stages.values())
        stages[pipeline, stage] = StageMapping(
            stage=stage,
            pipeline=pipeline,
            position=nth if position is None else int(position),
            kind=kind or named_kind(stage),
            guessed=kind is None,
            why="" if kind else "its name" if named_kind(stage) != "open" else UNTOLD,
        )
    return list(stages.values())
