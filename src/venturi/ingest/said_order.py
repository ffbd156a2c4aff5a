"""Said order: the order of stages as somebody says it, and what becomes of their places."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from venturi.errors import Issue, Severity
from venturi.ingest.mapping import StageMapping, StageOrder

SHOWN = 40


def parse_order(text: str) -> StageOrder:
    """The order of stages as people write it. Raises ``ValueError`` that says what is wrong.

    >>> parse_order("Lead > Talk > Offer").stages, parse_order("North: Lead > Talk").pipeline
    (('Lead', 'Talk', 'Offer'), 'North')
    """
    head, colon, tail = text.partition(":")
    in_pipeline = bool(colon) and ">" not in head
    stages = tuple(stage.strip() for stage in (tail if in_pipeline else text).split(">"))
    if len(stages) < 2 or not all(stages) or (in_pipeline and not head.strip()):
        raise ValueError(f'"{text}" is no order of stages. Write it like "Lead>Talk>Offer" or "PIPELINE:Lead>Talk".')
    if twice := [stage for nth, stage in enumerate(stages) if stage in stages[:nth]]:
        raise ValueError(f'"{text}" names the stage "{twice[0]}" twice.')
    return StageOrder(stages=stages, pipeline=head.strip() if in_pipeline else None)


def placed(stages: Sequence[StageMapping], orders: Iterable[StageOrder]) -> tuple[StageMapping, ...]:
    """The stages with the places somebody named, and after them, as they stood, those that nobody named."""
    for order in (_resolved(one, stages) for one in orders):
        within = _pipelines(order, stages)
        rank = {stage: place for place, stage in enumerate(order.stages)}
        kept = [stage for stage in stages if stage.pipeline not in within]
        for pipeline in within:
            own = sorted(
                (stage for stage in stages if stage.pipeline == pipeline),
                key=lambda stage: (rank.get(stage.stage, len(rank)), stage.position),
            )
            kept += [
                replace(stage, position=place, place_guessed=stage.place_guessed and stage.stage not in rank)
                for place, stage in enumerate(own, 1)
            ]
        stages = kept
    return tuple(stages)


def _resolved(order: StageOrder, stages: Iterable[StageMapping]) -> StageOrder:
    """The same order; what looked like a pipeline may be the beginning of a stage's name with a colon in it."""
    if order.pipeline is None or any(stage.pipeline == order.pipeline for stage in stages):
        return order
    whole = [stage.stage for stage in stages if _split(stage.stage) == (order.pipeline, order.stages[0])]
    return StageOrder(stages=(whole[0], *order.stages[1:])) if whole else order


def _split(name: str) -> tuple[str, str]:
    head, _, tail = name.partition(":")
    return head.strip(), tail.strip()


def _pipelines(order: StageOrder, stages: Sequence[StageMapping]) -> list[str]:
    """The pipelines that an order speaks of: the one it names, or all that have one of its stages."""
    named = {stage.pipeline for stage in stages if stage.stage in order.stages}
    return [pipeline for pipeline in sorted(named) if order.pipeline in {None, pipeline}]


def unheard(stages: Sequence[StageMapping], orders: Iterable[StageOrder]) -> list[Issue]:
    """One issue for each order that names a pipeline or stages that no row has."""
    found = []
    for order in (_resolved(order, stages) for order in orders):
        pipelines = list(dict.fromkeys(stage.pipeline for stage in stages))
        there = [stage.stage for stage in stages if order.pipeline in {None, stage.pipeline}]
        missed = [stage for stage in order.stages if stage not in there]
        if order.pipeline not in {None, *pipelines}:
            found.append(_not_found(f'pipeline "{order.pipeline}"', pipelines))
        elif missed:
            where = f' in "{order.pipeline}"' if order.pipeline else ""
            found.append(_not_found(f"stage {_quoted(missed)}{where}", there))
    return found


def _not_found(what: str, there: Sequence[str]) -> Issue:
    return Issue(
        code="stage-not-found",
        severity=Severity.STOP,
        table="stages",
        message=f"An order of stages was said, and no row has the {what}.",
        remedy=f"Check the spelling. There are {_quoted(list(dict.fromkeys(there)))}.",
    )


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
