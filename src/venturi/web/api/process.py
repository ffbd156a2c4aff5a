"""Pipelines and stages in the API: to look at."""

from typing import Literal

from pydantic import Field

from venturi.web.api.kinds import AskedId, Id
from venturi.web.api.nouns import Noun
from venturi.web.api.problems import unknown
from venturi.web.api.shapes import Asked, Shape
from venturi.web.process.models import Pipeline, Stage


class PipelineShape(Shape):
    """A named sequence of stages."""

    name: str = Field(examples=["New business"])


class StageShape(Shape):
    """One step of a pipeline. What it means to stand in it is told by its kind, never by its name."""

    pipeline_id: Id
    name: str = Field(examples=["Proposal"])
    position: int
    kind: Literal["open", "won", "lost"]


class AskedStages(Asked):
    """Which stages."""

    pipeline_id: AskedId | None = None
    kind: Literal["open", "won", "lost"] | None = None


def known_stage(key: int) -> Stage:
    """A stage that is there; raises the problem of any other."""
    found = Stage.objects.there().filter(pk=key).first()
    if found is None:
        raise unknown("stage_id", key)
    return found


PIPELINES = Noun(
    one="pipeline",
    many="pipelines",
    about="Named sequences of stages.",
    shape=PipelineShape,
    seen=lambda _: Pipeline.objects.there(),
)
STAGES = Noun(
    one="stage",
    many="stages",
    about="The steps of pipelines.",
    shape=StageShape,
    seen=lambda _: Stage.objects.there(),
    asked=AskedStages,
)
