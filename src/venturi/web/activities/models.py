"""What is done about deals and accounts: activities, tasks, attachments."""

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q

from venturi.web.accounts.models import Account, Contact
from venturi.web.deals.models import Deal
from venturi.web.people.models import Person
from venturi.web.people.selectors import seen_by, sees_everybody
from venturi.web.trail.models import Record, Records

ABOUT_SOMETHING = Q(deal__isnull=False) | Q(account__isnull=False)


def about_seen(person: Person, *, on: date) -> Q:
    """It is about a deal that the person may see on a day, or about an account they may see and about no deal."""
    # Asked of each row: the list of all that are seen takes longer than the few rows that are looked for.
    deals = Deal.objects.visible_to(person, on=on).filter(pk=OuterRef("deal"))
    accounts = Account.objects.visible_to(person, on=on).filter(pk=OuterRef("account"))
    return Q(Exists(deals)) | Q(Q(deal=None), Exists(accounts))


class AboutDeals(Records):
    """The only door from a page to what was done about a deal or an account."""

    def visible_to(self, person: Person, *, on: date) -> "AboutDeals":
        """What is about deals that the person may see on a day, or about accounts they may see and about no deal."""
        there = self.filter(removed=False)
        return there if sees_everybody(person) else there.filter(about_seen(person, on=on))


class About(Record):
    """Something about a deal, or about an account."""

    deal = models.ForeignKey(Deal, models.PROTECT, null=True, blank=True, related_name="%(class)s_set")
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="%(class)s_set")

    objects = AboutDeals.as_manager()

    class Meta:
        abstract = True
        constraints = (models.CheckConstraint(name="%(class)s_is_about_something", condition=ABOUT_SOMETHING),)


class ActivityKind(models.TextChoices):
    """How people spoke to each other."""

    CALL = "call", "Call"
    MEETING = "meeting", "Meeting"
    EMAIL = "email", "Email"
    NOTE = "note", "Note"


class Direction(models.TextChoices):
    """Who spoke to whom first."""

    INCOMING = "in", "They came to us"
    OUTGOING = "out", "We went to them"


class Activity(About):
    """A call, a meeting, an email or a note. ``by_buyer``: whether the buyer acted; null: nobody said."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=10, choices=ActivityKind)
    direction = models.CharField(max_length=3, choices=Direction, null=True, blank=True)
    by_buyer = models.BooleanField(null=True, blank=True)
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="activities")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="activities")
    note = models.TextField(blank=True)

    class Meta(About.Meta):
        ordering = ("-at", "-pk")
        verbose_name_plural = "activities"
        indexes = (models.Index(fields=["deal", "-at"], name="activity_of_deal"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.at:%Y-%m-%d}"


class Tasks(AboutDeals):
    """The only door from a page to the tasks."""

    def visible_to(self, person: Person, *, on: date) -> "Tasks":
        """The tasks of whoever the person sees on a day, and those about what the person sees."""
        there = self.filter(removed=False)
        if sees_everybody(person):
            return there
        return there.filter(Q(person__in=seen_by(person, on=on)) | about_seen(person, on=on))


class Task(Record):
    """Something that somebody is to do, about a deal, an account or neither. ``done_at``: null while it is not done."""

    deal = models.ForeignKey(Deal, models.PROTECT, null=True, blank=True, related_name="tasks")
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="tasks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="tasks")
    text = models.CharField(max_length=500)
    due_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = Tasks.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        indexes = (models.Index(fields=["person", "due_on"], name="task_to_do", condition=Q(done_at=None)),)

    def __str__(self) -> str:
        return self.text


class Attachment(About):
    """A file about a deal or an account. It lies outside the database, under its digest."""

    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta(About.Meta):
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name
