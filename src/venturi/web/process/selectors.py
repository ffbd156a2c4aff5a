"""What pages read of pipelines."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from venturi.web.process.models import Kind, Pipeline, Stage


def stages_of(pipeline: Pipeline) -> "QuerySet[Stage]":
    """The stages of a pipeline in their order; one that was removed as long as an open deal stands in it."""
    from venturi.web.deals.models import Deal

    standing = Deal.objects.filter(stage=OuterRef("pk"), outcome=Kind.OPEN, deleted=False)
    return Stage.objects.filter(Q(removed=False) | Exists(standing), pipeline=pipeline).order_by("removed", "position")
