"""Personal tokens, when each was last used, and the answers that were given to requests with a key."""

from datetime import date

from django.db import models
from django.db.models import Q

from venturi.web.people.models import Person
from venturi.web.trail.models import DIGEST, Record, Records

KEY_LENGTH = 100


class Scope(models.TextChoices):
    """What a token may do of what its person may."""

    READ = "read", "Read"
    WRITE = "write", "Read and write"


class Tokens(Records):
    """The only door from a page to the tokens."""

    def of(self, person: Person) -> "Tokens":
        """Those of a person that were not revoked."""
        return self.filter(person=person, removed=False)


class Token(Record):
    """With it a program speaks for a person. It holds until the end of its last day; revoking it removes it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=5, choices=Scope, default=Scope.READ)
    expires_on = models.DateField()

    objects = Tokens.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.CheckConstraint(name="token_scope_is_known", condition=Q(scope__in=Scope.values)),)

    def __str__(self) -> str:
        return self.name

    def holds(self, on: date) -> bool:
        """Whether it opens anything on a day."""
        return not self.removed and on <= self.expires_on and self.person.is_active


class Use(models.Model):
    """What a token is recognised by, and when it was last used: beside it, because neither is for the trail.

    ``last_used_at``: the minute, null while it never was. How often in that minute: see `counts`.
    """

    token = models.OneToOneField(Token, models.PROTECT, primary_key=True, related_name="use")
    digest = models.CharField(max_length=DIGEST, unique=True)
    last_used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.token}, last used {self.last_used_at}"


class Answer(models.Model):
    """To which record a request was done that came with a key: the same request is only answered again, for a day.

    What was said of the record is not kept: whoever asks again is told what they may see then. ``headers``: those of
    a removal, whose record nobody sees again. It is written in the transaction of the act: either both are there or
    neither.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH)
    digest = models.CharField(max_length=DIGEST)
    at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    record = models.BigIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint("person", "key", name="key_is_used_once_by_a_person"),)

    def __str__(self) -> str:
        return self.key
