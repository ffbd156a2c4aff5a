"""A deal is what its events add up to: its columns are derived, its events are what happened."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from venturi.web.accounts.models import Account, Contact
from venturi.web.money.fields import AmountField
from venturi.web.names.fields import FoldedField
from venturi.web.people.models import Person
from venturi.web.people.selectors import seen_by, sees_everybody
from venturi.web.process.models import Kind, Pipeline, Stage
from venturi.web.trail.models import Entry, Event, Record, Records


class Source(models.TextChoices):
    """Who came to whom first."""

    INBOUND = "inbound", "Inbound"
    OUTBOUND = "outbound", "Outbound"


class Deals(models.QuerySet["Deal"]):
    """The only door from a page to the deals."""

    def visible_to(self, person: Person, *, on: date) -> "Deals":
        """The deals that the person may see on a day. What is deleted, nobody sees here."""
        there = self.filter(deleted=False)
        return there if sees_everybody(person) else there.filter(owner__in=seen_by(person, on=on))


class Deal(models.Model):
    """One opportunity to sell. Everything but its key is derived from its events, see `state.State`.

    ``created_at`` and ``stage_entered_at`` are null where nobody told when that was.
    """

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=300)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="deals")
    pipeline = models.ForeignKey(Pipeline, models.PROTECT, related_name="deals")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="deals")
    stage_entered_at = models.DateTimeField(null=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="deals")
    amount = AmountField(null=True)
    currency = models.CharField(max_length=3, null=True)
    expected_close_on = models.DateField(null=True)
    pushes = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=10, null=True, choices=Source)
    channel = models.CharField(max_length=100, null=True)
    product = models.CharField(max_length=200, null=True)
    category = models.CharField(max_length=50, null=True)
    next_step = models.CharField(max_length=500, null=True)
    next_step_on = models.DateField(null=True)
    outcome = models.CharField(max_length=4, choices=Kind, default=Kind.OPEN)
    created_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    loss_reason = models.CharField(max_length=200, null=True)
    competitor = models.CharField(max_length=200, null=True)
    deleted = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    last_at = models.DateTimeField()
    folded = FoldedField(of=("name", "key"))
    version = models.PositiveIntegerField(default=1)

    objects = Deals.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["stage", "-amount"], name="deal_board", condition=Q(outcome="open", deleted=False)),
            # What the table adds up, without the rows themselves.
            models.Index(fields=["currency", "outcome", "owner", "amount", "closed_at", "deleted"], name="deal_sums"),
            # Whether one of the deals of an account is somebody's.
            models.Index(fields=["account", "owner", "deleted"], name="deal_at_account"),
            # What the search reads of a deal: it never looks at the rows themselves.
            models.Index(fields=["owner", "folded", "account", "outcome", "deleted"], name="deal_found"),
        )
        constraints = (
            models.CheckConstraint(name="deal_outcome_is_known", condition=Q(outcome__in=Kind.values)),
            models.CheckConstraint(
                name="deal_is_closed_exactly_when_decided",
                condition=Q(outcome="open", closed_at=None) | (~Q(outcome="open") & Q(closed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="deal_amount_has_a_currency", condition=Q(amount=None) | Q(currency__isnull=False)
            ),
            models.CheckConstraint(
                name="deal_closed_after_created", condition=Q(closed_at=None) | Q(closed_at__gte=F("created_at"))
            ),
            models.CheckConstraint(
                name="deal_entered_its_stage_once_there", condition=Q(stage_entered_at__gte=F("created_at"))
            ),
        )

    def __str__(self) -> str:
        return self.name


class DealEvent(Event):
    """Something that happened to a deal."""

    class Meta:
        abstract = True

    deal: models.ForeignKey[Deal, Deal]
    deal_id: int


class Untold(models.TextChoices):
    """What nobody told of where a deal stood: what is recorded of it is what files show of the present."""

    SINCE = "since", "since when it stands there"
    STAGE = "stage", "the stage"


class Opening(DealEvent):
    """The deal came to be, in a stage, with what was known of it then: field by field, as text.

    ``untold``: nobody told that it was opened in this stage. ``undated``: nor when; ``at`` is then when it became known
    here, and what happened to it before comes after its opening all the same.
    """

    later: ClassVar = ("untold", "undated")

    deal = models.OneToOneField(Deal, models.PROTECT, related_name="opening")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)
    untold = models.CharField(max_length=10, null=True, choices=Untold)
    undated = models.BooleanField(null=True)


class StageChange(DealEvent):
    """The deal moved into a stage. Into one of kind won or lost: it was decided, with a reason.

    ``untold``: files show that it stands there, and tell of no move. ``at`` is then the earliest moment at which it may
    have moved, or when it was decided.
    """

    later: ClassVar = ("untold",)

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="stage_changes")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, null=True)
    competitor = models.CharField(max_length=200, null=True)
    untold = models.CharField(max_length=10, null=True, choices=Untold)


class FieldChange(DealEvent):
    """One field of the deal changed; values as text, null: none."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="field_changes")
    field = models.CharField(max_length=30)
    old = models.TextField(null=True)
    new = models.TextField(null=True)


class Deletion(DealEvent):
    """The deal was taken away, or brought back: its history stays. ``into``: the deal that it turned out to be."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="deletions")
    deleted = models.BooleanField()
    reason = models.CharField(max_length=200)
    into = models.ForeignKey(Deal, models.PROTECT, null=True, related_name="merges")


class Reversal(DealEvent):
    """What an entry recorded of the deal was taken back: it stays told, and counts no more."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="reversals")
    of = models.ForeignKey(Entry, models.PROTECT, related_name="+")


class Attitude(models.TextChoices):
    """How a stakeholder stands towards the deal."""

    SUPPORTS = "supports", "Supports"
    NEUTRAL = "neutral", "Neutral"
    OPPOSES = "opposes", "Opposes"


class Stakeholder(Record):
    """A contact's role on one deal."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="stakeholders")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=100, blank=True)
    attitude = models.CharField(max_length=10, choices=Attitude, null=True, blank=True)
    has_access = models.BooleanField(null=True, blank=True)
    identified_at = models.DateTimeField(null=True, blank=True)

    objects = Records.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                "deal", "contact", condition=Q(removed=False), name="stakeholder_is_named_once_on_a_deal"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contact} on {self.deal}"


def of_deals() -> tuple[type[Any], ...]:
    """The kinds of events of deals, in the order in which those of one moment happen."""
    return Opening, FieldChange, StageChange, Deletion, Reversal


def standing(model: type[DealEvent]) -> "models.QuerySet[Any]":
    """The events of a kind that were not taken back."""
    taken_back = Reversal.objects.filter(deal=OuterRef("deal"), of=OuterRef("entry"))
    return model._default_manager.exclude(Exists(taken_back))
