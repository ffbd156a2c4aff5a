"""Saved views: what a person looks at again and again, for themselves or for everybody."""

from django.db import models
from django.db.models import Q

from venturi.web.people.models import Person
from venturi.web.trail.models import Record, Records


class SavedViews(Records):
    """The only door from a page to the saved views."""

    def visible_to(self, person: Person) -> "SavedViews":
        """The person's own, and those that are shared. Whose deals they show depends on who opens them."""
        return self.filter(Q(owner=person) | Q(shared=True), removed=False)


class SavedView(Record):
    """A name for a state of the table. ``query``: what stands behind the question mark of its address."""

    name = models.CharField(max_length=80)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="saved_views")
    shared = models.BooleanField(default=False)
    query = models.TextField(blank=True)

    objects = SavedViews.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                "owner", "name", condition=Q(removed=False), name="view_has_its_own_name_among_those_of_its_owner"
            ),
        )

    def __str__(self) -> str:
        return self.name


class FirstView(Record):
    """The view that opens first for a person; null: all open deals."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="first_view")
    view = models.ForeignKey(SavedView, models.PROTECT, null=True, related_name="+")

    objects = Records.as_manager()

    def __str__(self) -> str:
        return f"{self.view} opens first for {self.person}"
