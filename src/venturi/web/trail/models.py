"""Entries of the trail, and what every event has in common."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

DIGEST = 64


class Via(models.TextChoices):
    """Through which door it came."""

    PAGE = "page", "on a page"
    IMPORT = "import", "imported"
    API = "api", "through the API"
    COMMAND = "command", "by a command"


class Entry(models.Model):
    """One act: everything that one person recorded at once. It is sealed at the end of its transaction.

    ``number`` counts the sealed entries without a gap; ``digest`` is of the entry, its events and the digest of the
    entry before. Both are null while the act is going on, which nobody else ever sees.
    """

    number = models.PositiveBigIntegerField(null=True, unique=True)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    via = models.CharField(max_length=10, choices=Via)
    previous = models.CharField(max_length=DIGEST, null=True)
    digest = models.CharField(max_length=DIGEST, null=True)

    class Meta:
        verbose_name_plural = "entries"
        constraints = (
            models.CheckConstraint(
                name="entry_is_sealed_whole",
                condition=models.Q(number=None, previous=None, digest=None)
                | models.Q(number__isnull=False, previous__isnull=False, digest__isnull=False),
            ),
            models.CheckConstraint(name="entry_via_is_known", condition=models.Q(via__in=Via.values)),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.verb}"


class Head(models.Model):
    """The end of the chain: the row that whoever seals an entry locks."""

    number = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=DIGEST)

    class Meta:
        constraints = (models.CheckConstraint(name="there_is_one_head", condition=models.Q(id=1)),)

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"


class Event(models.Model):
    """Something that happened to a record. It is written once: the database refuses to change or to delete it.

    ``at`` is when it took effect, ``author`` who did it where that is not who recorded it; when and by whom it was
    recorded stands in its entry.
    """

    # Columns that it got after entries had been sealed without them; they stand at its end.
    later: ClassVar[tuple[str, ...]] = ()

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    @classmethod
    def told(cls) -> list[str]:
        """The columns that its digest is made of, in order."""
        return [field.attname for field in cls._meta.concrete_fields if field.attname not in {"id", "entry_id"}]

    @classmethod
    def sealed(cls, values: Sequence[Any]) -> Sequence[Any]:
        """The values of these columns that are in the digest: later ones at the end only where they hold something."""
        end, least = len(values), len(values) - len(cls.later)
        while end > least and values[end - 1] is None:
            end -= 1
        return values[:end]

    def save(self, *args: Any, **options: Any) -> None:
        """Write it, once."""
        if self.pk is not None:
            raise ValueError(
                f"{self._meta.label} {self.pk} is history; record what happened since as an event of its own"
            )
        super().save(*args, **{**options, "force_insert": True})


class Versioned(models.Model):
    """Something that people make and change; every change of it is in the trail, see `records`.

    ``version`` counts its changes: a form that was opened at another one is out of date.
    """

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Records(models.QuerySet[Any]):
    """Records; those that were removed are still there to be looked at."""

    def there(self) -> "Records":
        """Those that were not removed."""
        return self.filter(removed=False)


class Record(Versioned):
    """A record that can be removed, and then still has its history."""

    removed = models.BooleanField(default=False)

    class Meta:
        abstract = True


class RecordChange(Event):
    """A record was made or changed: each field that got another value, with the old one and the new one as text.

    ``record_type`` is the label of its model, ``version`` the one it has since. Removing a record changes `removed`.
    """

    record_type = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    version = models.PositiveIntegerField()
    values = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint("record_type", "record_id", "version", name="record_change_has_its_own_version"),
        )

    def __str__(self) -> str:
        return f"{self.record_type} {self.record_id}, version {self.version}"


def events() -> list[type[Event]]:
    """Every kind of event there is, by name."""
    from django.apps import apps

    return sorted((one for one in apps.get_models() if issubclass(one, Event)), key=lambda one: one._meta.label)
