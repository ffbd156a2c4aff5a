"""Stage order: in which order do the stages come, and how far does the history agree?

What nobody said is guessed: the stages by the mean place of their first visit, and then moved to where the fewest moves
go back. A guess in which many moves still go back is no order, and what needs one is refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.mapping import StageMapping
from venturi.ingest.run import Run
from venturi.ingest.wording import counted

ENOUGH = 300_000
# With more moves going back than this the stages have no order that could be guessed.
UNORDERED = 0.20
SHOWN = 40
Stage = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Moves:
    """What a history tells of the order: how often deals went from one stage to another (pipeline → pair → times), and
    for each stage the mean place of its first visit among the stages of a deal, from 0 (first) to 1 (last)."""

    pairs: Mapping[str, Mapping[tuple[str, str], int]] = field(default_factory=dict)
    places: Mapping[Stage, float] = field(default_factory=dict)


def moves(run: Run, changes: str, *, rows: int) -> Moves:
    """The moves of one deal in so many that some `ENOUGH` of the `rows` changes are looked at: more say the same."""
    every = 1 + rows // ENOUGH
    sampled = (
        f"SELECT deal_id, coalesce(pipeline, 'default') AS pipeline, stage, changed_at, ordinal "
        f"FROM {sql.name(changes)} WHERE hash(deal_id) % {every} = 0"
    )
    pairs: dict[str, dict[tuple[str, str], int]] = {}
    for pipeline, before, stage, times in run.rows(
        "SELECT pipeline, before, stage, count(*) FROM (SELECT pipeline, stage, lag(stage) OVER w AS before, "
        f"lag(pipeline) OVER w AS pipeline_before FROM ({sampled}) "
        "WINDOW w AS (PARTITION BY deal_id ORDER BY changed_at, ordinal)) "
        "WHERE before <> stage AND pipeline_before = pipeline GROUP BY ALL"
    ):
        pairs.setdefault(pipeline, {})[before, stage] = times
    found = run.rows(
        "WITH firsts AS (SELECT deal_id, pipeline, stage, min(changed_at) AS entered, min(ordinal) AS ordinal "
        f"FROM ({sampled}) GROUP BY ALL), placed AS (SELECT pipeline, stage, "
        "row_number() OVER (PARTITION BY deal_id ORDER BY entered, ordinal) AS place, "
        "count(*) OVER (PARTITION BY deal_id) AS stages FROM firsts) "
        "SELECT pipeline, stage, avg((place - 1.0) / (stages - 1)) FROM placed WHERE stages > 1 GROUP BY ALL"
    )
    return Moves(pairs, {(pipeline, stage): place for pipeline, stage, place in found})


def guessed(found: Moves) -> dict[Stage, float]:
    """For each stage with moves its place in its pipeline, from 0 to 1."""
    places: dict[Stage, float] = {}
    for pipeline in {pipeline for pipeline, _ in found.places}:
        stages = [stage for where, stage in found.places if where == pipeline]
        first = sorted(stages, key=lambda stage: (found.places[pipeline, stage], stage))
        ordered = fewest_back(first, found.pairs.get(pipeline, {}))
        places |= {(pipeline, stage): place / max(1, len(ordered) - 1) for place, stage in enumerate(ordered)}
    return places


def fewest_back(stages: Sequence[str], pairs: Mapping[tuple[str, str], int]) -> list[str]:
    """The stages, one after the other moved to where fewer moves go back, until no stage has a better place.

    >>> fewest_back(["Talk", "Lead", "Offer"], {("Lead", "Talk"): 5, ("Talk", "Lead"): 1, ("Talk", "Offer"): 4})
    ['Lead', 'Talk', 'Offer']
    """
    ordered, settled = list(stages), False
    while not settled:
        settled = True
        for stage in stages:
            at = ordered.index(stage)
            better = _better_place(ordered, at, pairs)
            if better != at:
                ordered.insert(better, ordered.pop(at))
                settled = False
    return ordered


def _better_place(ordered: Sequence[str], at: int, pairs: Mapping[tuple[str, str], int]) -> int:
    """Where the stage at `at` has the fewest moves going back; where it stands, when no place is better."""
    stage, best, fewest = ordered[at], at, 0
    for step in (-1, 1):
        change, place = 0, at + step
        while 0 <= place < len(ordered):
            other = ordered[place]
            onward, back = pairs.get((other, stage), 0), pairs.get((stage, other), 0)
            change += step * (back - onward)
            if change < fewest:
                best, fewest = place, change
            place += step
    return best


@dataclass(frozen=True, slots=True)
class Agreement:
    """The order of the stages of one pipeline, and how many of the moves between its open stages go back in it."""

    pipeline: str
    stages: tuple[str, ...]
    moves: int
    back: int

    @property
    def share(self) -> float:
        return self.back / self.moves if self.moves else 0.0

    def __str__(self) -> str:
        more = " …" if len(self.stages) > SHOWN else ""
        return f"{' > '.join(self.stages[:SHOWN])}{more}"


def agreements(stages: Iterable[StageMapping], found: Moves) -> list[Agreement]:
    """For each pipeline in which the order of open stages is a guess. Moves between two stages whose places somebody
    said are left out: they say nothing of the guess."""
    by_pipeline: dict[str, list[StageMapping]] = {}
    for stage in stages:
        by_pipeline.setdefault(stage.pipeline, []).append(stage)
    agreed = []
    for pipeline, own in by_pipeline.items():
        opened = {stage.stage: stage for stage in own if stage.kind == "open"}
        if len(opened) < 2 or not any(stage.place_guessed for stage in opened.values()):
            continue
        told = {
            (opened[before].position, opened[after].position): times
            for (before, after), times in found.pairs.get(pipeline, {}).items()
            if {before, after} <= opened.keys() and (opened[before].place_guessed or opened[after].place_guessed)
        }
        back = sum(times for (before, after), times in told.items() if after < before)
        named = tuple(stage.stage for stage in sorted(own, key=lambda stage: stage.position))
        agreed.append(Agreement(pipeline, named, sum(told.values()), back))
    return agreed


def issues(stages: Sequence[StageMapping], found: Moves) -> list[Issue]:
    """The guessed order itself and how the history agrees with it; an error when it does not."""
    agreed = agreements(stages, found)
    if not agreed:
        return []
    total, back = sum(one.moves for one in agreed), sum(one.back for one in agreed)
    guessed_places = [stage.stage for stage in stages if stage.place_guessed]
    unordered = back > UNORDERED * total
    listed = "; ".join(_said(one, named=len(agreed) > 1) for one in agreed[:SHOWN])
    what = (
        f"The history tells no order of the stages: more than {UNORDERED:.0%} of the moves between open stages go back "
        "in the best guess"
        if unordered
        else f"The order of {counted(len(guessed_places), 'stage', 'stages')} is a guess that nobody confirmed"
    )
    return [
        Issue(
            code="stage-order-unknown" if unordered else "stage-order-guessed",
            severity=Severity.ERROR if unordered else Severity.WARNING,
            table="stages",
            count=len(guessed_places),
            message=f"{what}: {listed}.",
            remedy='Say the order: --stages "FIRST>SECOND>THIRD", or [[stages]] in the mapping file.',
            records=tuple(guessed_places),
        )
    ]


def _said(one: Agreement, *, named: bool) -> str:
    back = f" ({one.back:,} of {one.moves:,} moves between open stages, {one.share:.1%}, go back)" if one.moves else ""
    return f"{f'{one.pipeline}: ' if named else ''}{one}{back}"
