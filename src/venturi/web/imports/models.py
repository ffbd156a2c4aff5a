"""An import, the mappings that were saved for the next one, and what was said of likely duplicates."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from venturi.web.deals.models import Deal
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
    AGAIN = "again", "Look again"
    IMPORTING = "importing", "Importing"
    DONE = "done", "Imported"
    UNDOING = "undoing", "Taking it back"
    UNDONE = "undone", "Taken back"
    DISCARDED = "discarded", "Discarded"


WORKING = (State.READING, State.COMPARING, State.IMPORTING, State.UNDOING)
# What would happen was looked at, or is to be looked at again: the workspace has changed since.
DRY = (State.COMPARED, State.AGAIN)
# Somebody is asked how the files are read.
UNDECIDED = {State.STOPPED, State.READ}
# What can be read otherwise; and all states before anything was written, at which an import can be discarded.
MAPPED = {*UNDECIDED, *DRY}
BEFORE = (State.READING, State.COMPARING, *MAPPED)


class Imports(models.QuerySet["Import"]):
    """The only door from a page to the imports."""

    def visible_to(self, person: Person) -> "Imports":
        """Administrators see them: files hold what nobody else may see."""
        return self if may_administer(person) else self.none()


class Import(models.Model):
    """Files that somebody brings in: a piece of work, not a record. What it wrote stands in the trail, as ``entry``.

    ``files``: name, size and SHA-256 of each. ``mapping``: the text of how they are read. ``pipeline``: where deals go
    that name none. ``takes_file``: where files and people here disagree, the files are right. ``attempt`` counts the
    tries, so that a worker which was taken for dead does nothing any more. ``beat_at``: when its worker last said
    something.
    """

    by = models.ForeignKey(Person, models.PROTECT, related_name="imports")
    at = models.DateTimeField(default=timezone.now)
    files = models.JSONField(default=list)
    mapping = models.TextField(blank=True)
    pipeline = models.CharField(max_length=100, blank=True)
    takes_file = models.BooleanField(default=False)
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
                condition=~models.Q(state__in=[State.READING, *DRY, State.IMPORTING, State.DISCARDED])
                | models.Q(entry=None),
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


class Said(models.Model):
    """What files said of a field of a deal where that was not written: it was so already, or what somebody had written
    here was kept. Where it was written, the events of the import say it.

    ``field``: one of `FIELDS`, or ``stage_id``; ``value``: as events keep it, of an amount with its currency.
    ``after``: the last entry that was known to the import.
    """

    of = models.ForeignKey(Import, models.PROTECT, related_name="said")
    deal = models.ForeignKey(Deal, models.PROTECT, related_name="+")
    field = models.CharField(max_length=30)
    value = models.TextField()
    after = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "said"

    def __str__(self) -> str:
        return f"{self.field} of {self.deal}: {self.value}"


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
