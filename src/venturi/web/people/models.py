"""People, teams, and who was in which team when."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from venturi.web.trail.models import Record, Records, Versioned

# What has an end ends after its beginning.
LATER = Q(until=None) | Q(until__gt=F("since"))
SESSIONS = "venturi.web.people.sessions"


class Role(models.TextChoices):
    """What a person is here for. Who leads a team is a matter of the team, see `Membership`."""

    SELLER = "seller", "Seller"
    ANALYST = "analyst", "Analyst"
    ADMINISTRATOR = "administrator", "Administrator"
    GUEST = "guest", "Guest"


class People(BaseUserManager["Person"]):
    """How people come to be."""

    def create_user(self, email: str, password: str | None = None, **given: Any) -> "Person":
        """Somebody who may sign in with a password."""
        person = Person(email=self.normalize_email(email), **given)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser, Versioned):
    """Somebody on our side, whether they sign in or were only named in a file.

    ``key`` is what files and deals call the person. Somebody without an email address cannot sign in.
    """

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(null=True, blank=True, unique=True)
    role = models.CharField(max_length=20, choices=Role, default=Role.SELLER)
    sees_amounts = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    region = models.CharField(max_length=100, blank=True)
    started_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    # Since when a link waits with which they choose a password; null: none waits.
    invited_at = models.DateTimeField(null=True, blank=True)
    # When an administrator last took their second factor away; sessions that began before are over.
    second_factor_removed_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = People()
    # What was looked up of the person while one page was read; null: nothing is remembered.
    remembered: dict[Any, set[int]] | None = None

    class Meta:
        verbose_name_plural = "people"
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(name="person_role_is_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="person_left_after_starting",
                condition=Q(left_on=None) | Q(started_on=None) | Q(left_on__gte=F("started_on")),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must know to go on: of the password, and of the second factor that was taken away."""
        return self._since_removal(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same with keys that signed before."""
        return map(self._since_removal, super().get_session_auth_fallback_hash())

    def _since_removal(self, known: str) -> str:
        at = self.second_factor_removed_at
        return known if at is None else salted_hmac(SESSIONS, f"{known}{at.isoformat()}").hexdigest()


class Team(Record):
    """A team. Which team it belongs to is dated, see `TeamPlace`."""

    name = models.CharField(max_length=100, unique=True)

    objects = Records.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Dated(Records):
    """Rows that hold from a day until, and without, another."""

    def on(self, day: date) -> "Dated":
        """Those that held on a day."""
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day, removed=False)


class TeamPlace(Record):
    """From ``since`` until, and without, ``until`` the team was part of ``parent``."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="places")
    parent = models.ForeignKey(Team, models.PROTECT, related_name="parts")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="team_is_not_its_own_part", condition=~Q(team=F("parent"))),
            models.CheckConstraint(name="place_ends_after_it_starts", condition=LATER),
            models.UniqueConstraint("team", condition=Q(until=None, removed=False), name="team_has_one_place"),
        )

    def __str__(self) -> str:
        return f"{self.team} in {self.parent} since {self.since}"


class Membership(Record):
    """From ``since`` until, and without, ``until`` the person was in the team, or led it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    leads = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="membership_ends_after_it_starts", condition=LATER),
            models.UniqueConstraint(
                "person",
                condition=Q(until=None, leads=False, removed=False),
                name="person_is_in_one_team_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {'leads' if self.leads else 'in'} {self.team} since {self.since}"
