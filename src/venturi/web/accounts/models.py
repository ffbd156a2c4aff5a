"""The customer organisations, and the people there."""

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q

from venturi.web.names.fields import FoldedField
from venturi.web.people.models import Person
from venturi.web.people.selectors import seen_by, sees_everybody
from venturi.web.trail.models import Record, Records


class Accounts(Records):
    """The only door from a page to the accounts."""

    def visible_to(self, person: Person, *, on: date) -> "Accounts":
        """The accounts that the person looks after, and those of deals they may see, on a day."""
        there = self.filter(removed=False)
        if sees_everybody(person):
            return there
        from venturi.web.deals.models import Deal

        # Asked of each account: the list of all that are seen takes longer than the few that are looked for.
        of_deals = Deal.objects.visible_to(person, on=on).filter(account=OuterRef("pk"))
        return there.filter(Q(owner__in=seen_by(person, on=on)) | Exists(of_deals))


class Account(Record):
    """A customer organisation. ``key`` is what files call it; ``merged_into``: the account that it turned out to be."""

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    region = models.CharField(max_length=100, blank=True)
    segment = models.CharField(max_length=100, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="accounts")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    folded = FoldedField(of=("name", "key"))

    objects = Accounts.as_manager()

    class Meta:
        ordering = ("name", "pk")
        indexes = (models.Index(fields=["folded", "owner", "removed"], name="account_found"),)

    def __str__(self) -> str:
        return self.name


class Contacts(Records):
    """The only door from a page to the contacts."""

    def visible_to(self, person: Person, *, on: date) -> "Contacts":
        """The contacts at accounts that the person may see on a day."""
        there = self.filter(removed=False)
        if sees_everybody(person):
            return there
        return there.filter(Exists(Account.objects.visible_to(person, on=on).filter(pk=OuterRef("account"))))


class Contact(Record):
    """A person at a customer. ``key`` is what files call them; ``merged_into``: whom they turned out to be."""

    key = models.CharField(max_length=200, unique=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="contacts")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=50, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    folded = FoldedField(of=("name", "email", "key"))

    objects = Contacts.as_manager()

    class Meta:
        ordering = ("name", "pk")
        indexes = (models.Index(fields=["folded", "account", "removed"], name="contact_found"),)

    def __str__(self) -> str:
        return self.name
