"""Stage rules: what makes a stage useless, or two stages one?"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from venturi.errors import Issue, Severity
from venturi.metrics.paths.steps import UNNAMED
from venturi.process.stage_facts import StageFacts

NEEDS_HISTORY = ("stage-unused", "stage-jumped-over", "stage-fleeting")
NEEDS_CRITERIA = ("stage-without-criteria", "criterion-stage-unknown")
Found = Iterator[Issue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Where each rule draws its line.

    Parameters
    ----------
    most_stages : more open stages than this are too many. Six: as many steps as people keep apart.
    least_stays : a stage with fewer stays is not judged by their length, one that fewer deals passed not by jumps.
    fleeting_days : a shorter stay is too short to have been anything. An hour.
    fleeting_share : with a larger share of such stays nobody works in the stage.
    jumped_share : with a larger share of deals that passed the stage without standing in it, it is no step.
    crowded_share : a larger share of the open deals in one stage hides what they have in common.
    crowded_deals : with fewer open deals than this no stage is crowded.
    """

    most_stages: int = 6
    least_stays: int = 20
    fleeting_days: float = 1 / 24
    fleeting_share: float = 0.5
    jumped_share: float = 0.5
    crowded_share: float = 0.5
    crowded_deals: int = 20


def of_definition(facts: Sequence[StageFacts], lines: Lines) -> Found:
    """What the list of stages tells by itself."""
    for pipeline, listed in _by_pipeline(facts):
        stages = [one for one in listed if one.kind == "open"]
        if len(stages) > lines.most_stages:
            yield _issue(
                stages,
                code="stages-too-many",
                message=f"{_called(pipeline)} has {len(stages)} open stages, more than {lines.most_stages}.",
                remedy="Join stages between which nothing is agreed with the buyer.",
            )
        for kind in ("won", "lost"):
            if all(one.kind != kind for one in listed):
                yield _issue(
                    listed,
                    code="outcome-stage-missing",
                    message=f"{_called(pipeline)} has no stage that means {kind}.",
                    remedy=f"Add one, or say which of the stages means {kind}.",
                )
        yield from _alike(pipeline, listed)


def of_deals(facts: Sequence[StageFacts], lines: Lines) -> Found:
    """What the open deals tell."""
    for pipeline, listed in _by_pipeline(facts):
        stages = [one for one in listed if one.kind == "open"]
        standing = sum(one.standing for one in stages)
        crowded = [one for one in stages if one.standing > lines.crowded_share * standing]
        if crowded and standing >= lines.crowded_deals and len(stages) > 2:
            [one] = crowded[:1]
            yield _issue(
                crowded,
                code="stage-crowded",
                message=f"{one.standing:,} of {standing:,} open deals{_of(pipeline)} stand in one stage, {one.stage}.",
                remedy="Split the stage where something is agreed with the buyer, or close what nobody works on.",
            )


def of_history(facts: Sequence[StageFacts], lines: Lines) -> Found:
    """What the moves of the deals tell; see `NEEDS_HISTORY`."""
    for pipeline, listed in _by_pipeline(facts):
        stages = [one for one in listed if one.kind == "open"]
        unused = [one for one in stages if not one.visits]
        # Where nothing was ever moved, no stage is worse than another.
        if unused and len(unused) < len(stages):
            yield _issue(
                unused,
                code="stage-unused",
                message=f"No deal ever stood in {_named(unused)}{_of(pipeline)}.",
                remedy="Take the stage out, or find out what it was meant for.",
            )
        used = [one for one in stages if one.visits]
        jumped = [one for one in used if _share(one.jumped, one.passed, lines.least_stays) > lines.jumped_share]
        for one in jumped:
            yield _issue(
                [one],
                code="stage-jumped-over",
                message=f"{one.jumped:,} of {one.passed:,} deals passed {one.stage}{_of(pipeline)} without a stay.",
                remedy="Take the stage out, or agree on what must happen in it.",
            )
        fleeting = [one for one in used if _share(one.fleeting, one.timed, lines.least_stays) > lines.fleeting_share]
        for one in fleeting:
            yield _issue(
                [one],
                code="stage-fleeting",
                message=f"{one.fleeting:,} of {one.timed:,} stays in {one.stage}{_of(pipeline)} took less than "
                f"{_length(lines.fleeting_days)}.",
                remedy="Have stages set when it happens, not afterwards, or take the stage out.",
            )


def of_criteria(facts: Sequence[StageFacts], written: Mapping[tuple[str, str], int]) -> Found:
    """What the exit criteria tell; `written` counts those of each stage."""
    for pipeline, listed in _by_pipeline(facts):
        bare = [one for one in listed if one.kind == "open" and not written.get((pipeline, one.stage))]
        if bare:
            yield _issue(
                bare,
                code="stage-without-criteria",
                message=f"Nothing says when a deal may leave {_named(bare)}{_of(pipeline)}.",
                remedy="Write down what the buyer must have done before a deal moves on.",
            )
    known = {(one.pipeline, one.stage) for one in facts}
    for pipeline, stage in sorted(set(written) - known):
        yield Issue(
            code="criterion-stage-unknown",
            severity=Severity.WARNING,
            table="criteria",
            column="stage",
            message=f"names {stage}{_of(pipeline)}, which is not in the list of stages.",
            remedy="Spell the stage as the list does, or add it there.",
            records=(f"{pipeline} / {stage}",),
        )


def _alike(pipeline: str, listed: Sequence[StageFacts]) -> Found:
    """Stages that people take for one another: the same words, or the same place."""
    for same in _equal(listed, lambda one: _plain(one.stage)):
        yield _issue(
            same,
            code="stage-name-twice",
            message=f"{_named(same)}{_of(pipeline)} differ only in case, spaces or signs.",
            remedy="Join them, or give them names that say what is different.",
        )
    for same in _equal([one for one in listed if one.kind == "open"], lambda one: str(one.position)):
        yield _issue(
            same,
            code="stage-position-twice",
            message=f"{_named(same)}{_of(pipeline)} have the same position, {same[0].position}.",
            remedy="Give each stage a place of its own: who moved on and who fell back cannot be told else.",
        )


def _equal(listed: Iterable[StageFacts], what: Callable[[StageFacts], str]) -> Iterator[list[StageFacts]]:
    for _, same in groupby(sorted(listed, key=what), key=what):
        found = list(same)
        if len(found) > 1:
            yield found


def _by_pipeline(facts: Sequence[StageFacts]) -> Iterator[tuple[str, list[StageFacts]]]:
    for pipeline, listed in groupby(facts, key=lambda one: one.pipeline):
        yield pipeline, list(listed)


def _called(pipeline: str) -> str:
    """A pipeline that has no name of its own is not called by one."""
    return "The process" if pipeline == UNNAMED else pipeline


def _of(pipeline: str) -> str:
    return "" if pipeline == UNNAMED else f" of {pipeline}"


def _plain(name: str) -> str:
    """The letters and digits of a name, in small letters."""
    return "".join(re.findall(r"\w", name.casefold())).replace("_", "")


def _share(part: int | None, of: int | None, least: int) -> float:
    """0 where there are too few to tell."""
    return part / of if part and of and of >= least else 0.0


def _named(stages: Sequence[StageFacts]) -> str:
    return ", ".join(one.stage for one in stages)


def _length(days: float) -> str:
    return "an hour" if days == 1 / 24 else f"{days:g} days"


def _issue(stages: Sequence[StageFacts], *, code: str, message: str, remedy: str) -> Issue:
    return Issue(
        code=code,
        severity=Severity.WARNING,
        table="stages",
        column="stage",
        message=message,
        remedy=remedy,
        count=len(stages),
        records=tuple(f"{one.pipeline} / {one.stage}" for one in stages),
    )
