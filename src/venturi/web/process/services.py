"""The gate of pipelines and stages: administrators change them, and every change is in the trail."""

from collections.abc import Iterable, Sequence

from django.db.models import F

from venturi.web.deals.models import Deal, Opening, StageChange
from venturi.web.people.models import Person
from venturi.web.people.rules import check_administers, check_name, name_taken, only_once
from venturi.web.process.models import Kind, Pipeline, Stage
from venturi.web.trail.models import Via
from venturi.web.trail.recording import Recording, recording
from venturi.web.trail.records import changed, locked, made, made_all, removed
from venturi.web.trail.refusals import refuse

# Where stages are while they change places: no position of a stage, and in no other transaction to be seen.
ASIDE = 1_000_000
USUAL = (
    ("Qualification", Kind.OPEN),
    ("Discovery", Kind.OPEN),
    ("Proposal", Kind.OPEN),
    ("Negotiation", Kind.OPEN),
    ("Won", Kind.WON),
    ("Lost", Kind.LOST),
)


def make_pipeline(name: str, *, by: Person, stages: Iterable[tuple[str, str]] = USUAL, via: Via = Via.PAGE) -> Pipeline:
    """A pipeline with its stages in their order, each with its kind."""
    check_administers(by)
    check_name(name)
    with recording("make pipeline", by=by, via=via) as act:
        with only_once(name_taken("pipeline", name)):
            pipeline = made(act, Pipeline(name=name))
        found = [
            Stage(pipeline=pipeline, name=one, kind=kind, position=place)
            for place, (one, kind) in enumerate(stages, start=1)
        ]
        made_all(act, found)
    return pipeline


def change_pipeline(
    pipeline: Pipeline, name: str, *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Pipeline:
    """The pipeline is called otherwise."""
    check_administers(by)
    check_name(name)
    with recording("change pipeline", by=by, via=via) as act:
        found = locked(Pipeline.objects.there(), pipeline.pk, version=version)
        with only_once(name_taken("pipeline", name)):
            changed(act, found, {"name": name})
    return found


def make_stage(pipeline: Pipeline, name: str, kind: str, *, by: Person, via: Via = Via.PAGE) -> Stage:
    """A new stage: the last of the open ones, or of those where decided deals stand."""
    check_administers(by)
    check_name(name)
    with recording("make stage", by=by, via=via) as act:
        order = _locked_stages(pipeline)
        place = sum(one.kind == Kind.OPEN for one in order) if kind == Kind.OPEN else len(order)
        _arrange(act, order[:place])
        # From there on, all of them make room.
        _arrange(act, order[place:], first=place + 2)
        with only_once(name_taken("stage", name)):
            return made(act, Stage(pipeline=pipeline, name=name, kind=kind, position=place + 1))


def change_stage(
    stage: Stage, *, name: str, kind: str, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Stage:
    """The stage is called otherwise; of another kind it can be as long as no deal ever stood in it."""
    check_administers(by)
    check_name(name)
    with recording("change stage", by=by, via=via) as act:
        order = _locked_stages(stage.pipeline)
        found = locked(Stage.objects.there(), stage.pk, version=version)
        if kind != found.kind:
            _check_never_stood_in(found)
            _check_others_of_kind(found, order)
        with only_once(name_taken("stage", name)):
            changed(act, found, {"name": name, "kind": kind})
    return found


def move_stage(stage: Stage, by_places: int, *, by: Person, via: Via = Via.PAGE) -> None:
    """The stage stands so many places later, or earlier; at either end it stays."""
    check_administers(by)
    with recording("reorder stages", by=by, via=via) as act:
        order = _locked_stages(stage.pipeline)
        now = next((place for place, one in enumerate(order) if one.pk == stage.pk), None)
        if now is None:
            raise refuse(f"{stage} was removed.", "Look at the stages as they are now.", code="stage-removed")
        found = order.pop(now)
        order.insert(max(0, now + by_places), found)
        _arrange(act, order)


def remove_stage(stage: Stage, *, by: Person, via: Via = Via.PAGE) -> None:
    """The stage is offered no more; who ever stood in it stays known."""
    check_administers(by)
    with recording("remove stage", by=by, via=via) as act:
        order = _locked_stages(stage.pipeline)
        found = locked(Stage.objects.there(), stage.pk)
        if standing := Deal.objects.filter(stage=found, outcome=Kind.OPEN, deleted=False).count():
            message = f"{standing} open deal{'s stand' if standing > 1 else ' stands'} in {found}."
            raise refuse(message, "Move them to another stage first.", code="stage-in-use")
        _check_others_of_kind(found, order)
        removed(act, found)


def _locked_stages(pipeline: Pipeline) -> list[Stage]:
    """The stages of a locked pipeline in their order: whoever else changes it waits."""
    locked(Pipeline.objects.there(), pipeline.pk)
    return list(Stage.objects.there().select_for_update().filter(pipeline=pipeline).order_by("position"))


def _arrange(act: Recording, order: Sequence[Stage], *, first: int = 1) -> None:
    """Give stages the places of an order. No two stand at one place, so all who move step aside first."""
    moving = {one.pk: place for place, one in enumerate(order, start=first) if one.position != place}
    Stage.objects.filter(pk__in=moving).update(position=F("position") + ASIDE)
    for one in order:
        if one.pk in moving:
            changed(act, one, {"position": moving[one.pk]})


def _check_never_stood_in(stage: Stage) -> None:
    if any(model.objects.filter(stage=stage).exists() for model in (Opening, StageChange)):
        message = f"Deals stood in {stage}: of another kind, they would be decided, or open again, without anybody."
        raise refuse(message, "Make a new stage.", code="stage-kind-fixed")


def _check_others_of_kind(stage: Stage, order: Iterable[Stage]) -> None:
    """Deals can be opened, won and lost in every pipeline."""
    if not [one for one in order if one.kind == stage.kind and one.pk != stage.pk]:
        message = f"{stage} is the only stage of its kind ({stage.kind}) in {stage.pipeline}."
        raise refuse(message, "Make another one of that kind first.", code="stage-last-of-kind")
