"""An import, the mappings that were saved for the next one, and what was said of likely duplicates."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from venturi.web.people.models import Person
from venturi.web.people.selectors import may_administer
from venturi.web.trail.models import Entry, Record, Records

# A step that has said nothing for so long is taken to have been interrupted.
SILENCE = timedelta(minutes=2)


class State(models.TextChoices):
    """How far an import is. What stands while a worker is at it ends in `ing`."""

    READING = "reading", "Reading the files"
    STOPPED = "stopped", "Something has to be said first"
    READ = "read", "Read"
    COMPARING = "comparing", "Comparing with the workspace"
    COMPARED = "compared", "Ready to import"
    IMPORTING = "importing", "Importing"
    DONE = "done", "Imported"
    UNDOING = "undoing", "Taking it back"
    UNDONE = "undone", "Taken back"


WORKING = (State.READING, State.COMPARING, State.IMPORTING, State.UNDOING)


class Imports(models.QuerySet["Import"]):
    """The only door from a page to the imports."""

    def visible_to(self, person: Person) -> "Imports":
        """Administrators see them: files hold what nobody else may see."""
        return self if may_administer(person) else self.none()


class Import(models.Model):
    """Files that somebody brings in: a piece of work, not a record. What it wrote stands in the trail, as ``entry``.

    ``files``: name, size and SHA-256 of each. ``mapping``: the text of how they are read. ``pipeline``: where deals go
    that name none. ``attempt`` counts the tries, so that a worker which was taken for dead does nothing any more.
    ``beat_at``: when its worker last said something.
    """

    by = models.ForeignKey(Person, models.PROTECT, related_name="imports")
    at = models.DateTimeField(default=timezone.now)
    files = models.JSONField(default=list)
    mapping = models.TextField(blank=True)
    pipeline = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    attempt = models.PositiveIntegerField(default=1)
    step = models.CharField(max_length=200, blank=True)
    done = models.FloatField(default=0)
    of = models.FloatField(default=0)
    beat_at = models.DateTimeField(default=timezone.now)
    verdict = models.JSONField(default=dict)
    comparison = models.JSONField(default=dict)
    issues = models.JSONField(default=list)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    undone = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")

    objects = Imports.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(name="import_state_is_known", condition=models.Q(state__in=State.values)),
            # Written in the transaction of the rows: whoever reads the state knows whether they are there.
            models.CheckConstraint(
                name="import_is_done_with_its_entry",
                condition=~models.Q(state__in=[State.READING, State.COMPARED, State.IMPORTING]) | models.Q(entry=None),
            ),
        )

    def __str__(self) -> str:
        return ", ".join(file["name"] for file in self.files)

    @property
    def works(self) -> bool:
        """Whether a worker is to be at it."""
        return self.state in WORKING

    @property
    def silent(self) -> bool:
        """Whether its worker has said nothing for so long that it must have been interrupted."""
        return self.works and timezone.now() - self.beat_at > SILENCE

    @property
    def share(self) -> float | None:
        """How much of the step is done; null where nobody knows."""
        return min(self.done / self.of, 1) if self.of else None

    def counts(self) -> dict[str, dict[str, int]]:
        """Kind of record → new, changed, unchanged, rejected."""
        found: Any = self.comparison.get("counts", {})
        return dict(found)


class SavedMapping(Record):
    """How files of some source are read, under a name, to be used again."""

    name = models.CharField(max_length=100, unique=True)
    text = models.TextField()
    pipeline = models.CharField(max_length=100, blank=True)

    objects = Records.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Likeness(Record):
    """Somebody said of what files call ``key`` whether it is the record ``other``, which it looks like."""

    record_type = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    other = models.BigIntegerField()
    same = models.BooleanField()
    reasons = models.TextField(blank=True)

    objects = Records.as_manager()

    class Meta:
        verbose_name_plural = "likenesses"
        constraints = (models.UniqueConstraint("record_type", "key", "other", name="likeness_is_judged_once"),)

    def __str__(self) -> str:
        return f"{self.key} {'is' if self.same else 'is not'} {self.record_type} {self.other}"
