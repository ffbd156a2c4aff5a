"""Mails that are to be sent, and what came of it. What they say, and to which address, is found when they are sent."""

from django.conf import settings
from django.db import models


class Kind(models.TextChoices):
    """What a mail is about."""

    INVITATION = "invitation", "invitation"
    PASSWORD = "password", "another password"  # pragma: allowlist secret
    IMPORTED = "imported", "an import is done"
    NOT_IMPORTED = "not-imported", "an import failed"


class State(models.TextChoices):
    """How far it has come. Dropped: by the time that it could be sent, it was about nothing any more."""

    WAITING = "waiting", "waiting"
    SENT = "sent", "sent"
    FAILED = "failed", "failed"
    DROPPED = "dropped", "not needed any more"


class Mail(models.Model):
    """One mail to somebody. ``about``: the id of what it is about, where that is not the person.

    Neither its link nor its address is kept: a link is a secret, and made anew each time. ``told``: why it could not be
    sent when that was last tried, without what the server said of the address.
    """

    kind = models.CharField(max_length=20, choices=Kind)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mails")
    about = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    told = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, asked for at {self.asked_at:%Y-%m-%d %H:%M}"
