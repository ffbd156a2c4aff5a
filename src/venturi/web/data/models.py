"""What there is one of: the workspace itself; and what was proved of the trail and taken out of the workspace."""

from django.db import models
from django.db.models import Q

from venturi.web.people.models import Person
from venturi.web.trail.models import Record


class Workspace(Record):
    """The workspace: what it is called, and in which currency it reports; null: in the one most deals carry."""

    name = models.CharField(max_length=100)
    currency = models.CharField(max_length=3, null=True, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(name="there_is_one_workspace", condition=Q(id=1)),)

    def __str__(self) -> str:
        return self.name


class State(models.TextChoices):
    """How far a piece of work in the background has come."""

    WAITING = "waiting", "waiting"
    DONE = "done", "done"
    FAILED = "failed", "failed"


class Work(models.Model):
    """Something that a worker does because somebody asked for it. ``told``: what came of it, in a sentence."""

    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    told = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ("-pk",)


class Verification(Work):
    """The whole trail was read and held against its digests. ``whole``: whether all of it still says what it said.

    ``number``, ``digest``: its end then. Whoever notes the digest elsewhere sees when a whole new chain was made.
    """

    whole = models.BooleanField(null=True)
    number = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"verification of {self.asked_at:%Y-%m-%d}"


class Export(Work):
    """The whole workspace as files. ``file``: its name in the folder of exports; ``size`` in bytes."""

    file = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    amounts = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"export of {self.asked_at:%Y-%m-%d}"
