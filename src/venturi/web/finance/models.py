"""What deals are measured by: products, targets, costs and dated rates of exchange."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from venturi.web.deals.models import Source
from venturi.web.money.fields import AmountField, RateField
from venturi.web.people.models import Person, Team
from venturi.web.people.selectors import seen_by, sees_everybody, teams_led_by
from venturi.web.trail.models import Record, Records


class Product(Record):
    """What is sold. ``key`` is what deals and files call it."""

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)

    objects = Records.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Targets(Records):
    """The only door from a page to the targets."""

    def visible_to(self, person: Person, *, on: date) -> "Targets":
        """The targets of those whom the person sees on a day, and of the teams they lead."""
        there = self.filter(removed=False)
        if sees_everybody(person):
            return there
        return there.filter(Q(person__in=seen_by(person, on=on)) | Q(team__in=teams_led_by(person, on=on)))


class Target(Record):
    """What a person or a team is to win from ``starts_on`` until, and without, ``ends_on``."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="targets")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="targets")
    starts_on = models.DateField()
    ends_on = models.DateField()
    amount = AmountField()
    currency = models.CharField(max_length=3)

    objects = Targets.as_manager()

    class Meta:
        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="target_is_of_a_person_or_a_team",
                condition=Q(person=None, team__isnull=False) | Q(person__isnull=False, team=None),
            ),
            models.CheckConstraint(name="target_ends_after_it_starts", condition=Q(ends_on__gt=F("starts_on"))),
            models.UniqueConstraint(
                "person", "starts_on", "ends_on", condition=Q(removed=False), name="person_has_one_target_at_a_time"
            ),
            models.UniqueConstraint(
                "team", "starts_on", "ends_on", condition=Q(removed=False), name="team_has_one_target_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person or self.team}, {self.starts_on} to {self.ends_on}"


class Cost(Record):
    """Money spent on winning customers, and the day it counts for."""

    on = models.DateField()
    source = models.CharField(max_length=10, null=True, blank=True, choices=Source)
    channel = models.CharField(max_length=100, blank=True)
    amount = AmountField()
    currency = models.CharField(max_length=3)
    note = models.CharField(max_length=200, blank=True)

    objects = Records.as_manager()

    class Meta:
        ordering = ("-on", "pk")

    def __str__(self) -> str:
        return f"{self.note or self.channel or self.source or 'cost'} on {self.on}"


class Rate(Record):
    """So much of ``into`` for one of ``currency``, from a day on until the next rate of the two."""

    currency = models.CharField(max_length=3)
    into = models.CharField(max_length=3)
    on = models.DateField()
    rate = RateField()

    objects = Records.as_manager()

    class Meta:
        ordering = ("currency", "into", "-on")
        constraints = (
            models.UniqueConstraint(
                "currency", "into", "on", condition=Q(removed=False), name="rate_is_given_once_for_a_day"
            ),
            models.CheckConstraint(name="rate_is_above_nothing", condition=Q(rate__gt=0)),
            models.CheckConstraint(name="rate_is_of_two_currencies", condition=~Q(currency=F("into"))),
        )

    def __str__(self) -> str:
        return f"{self.currency} into {self.into} from {self.on}"
