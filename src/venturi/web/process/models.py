"""A pipeline is a named sequence of stages; a stage has a position and a kind."""

from django.db import models
from django.db.models import Q

from venturi.web.trail.models import Record, Records


class Kind(models.TextChoices):
    """What it means for a deal to stand in a stage. Never told by its name."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Pipeline(Record):
    """A named sequence of stages."""

    name = models.CharField(max_length=100, unique=True)

    objects = Records.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class Stage(Record):
    """One step of a pipeline."""

    pipeline = models.ForeignKey(Pipeline, models.PROTECT, related_name="stages")
    name = models.CharField(max_length=100)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=4, choices=Kind)

    objects = Records.as_manager()

    class Meta:
        ordering = ("pipeline", "position")
        constraints = (
            models.UniqueConstraint(
                "pipeline", "position", condition=Q(removed=False), name="stage_has_its_own_position"
            ),
            models.UniqueConstraint("pipeline", "name", condition=Q(removed=False), name="stage_has_its_own_name"),
            models.CheckConstraint(name="stage_kind_is_known", condition=Q(kind__in=Kind.values)),
        )

    def __str__(self) -> str:
        return self.name
