"""The forms of activities, tasks and files: they read what was typed; whether it may be is for the gate."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.urls import reverse_lazy

from venturi.web.accounts.models import Account, Contact
from venturi.web.activities.models import ActivityKind, Direction
from venturi.web.deals.models import Deal
from venturi.web.pages.names import NameField, NameInput, named
from venturi.web.people.models import Person
from venturi.web.people.selectors import may_be_given_to

DAY = forms.DateInput({"type": "date"})
MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
CONTACTS = reverse_lazy("contact-names")
# A text to choose, and what it says.
WHO = {"": None, "buyer": True, "we": False}


class TaskForm(forms.Form):
    """What is to be done, until when, by whom."""

    text = forms.CharField(max_length=500, label="What is to be done")
    due_on = forms.DateField(required=False, widget=DAY, label="Until")
    person = forms.ModelChoiceField(Person.objects.none(), empty_label=None, label="By")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, by: Person, on: date, now: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = may_be_given_to(by, on=on, now=now)  # type: ignore[attr-defined]


class ActivityForm(forms.Form):
    """How people spoke to each other, when, who, and what came of it."""

    kind = forms.ChoiceField(choices=ActivityKind.choices)
    at = forms.DateTimeField(required=False, widget=MOMENT, label="When", help_text="Empty: now.")
    direction = forms.ChoiceField(choices=[("", "nobody said"), *Direction.choices], required=False)
    by_buyer = forms.ChoiceField(
        choices=[("", "nobody said"), ("buyer", "The buyer"), ("we", "We")], required=False, label="Who acted"
    )
    contact = NameField(address=CONTACTS, required=False, label="With")
    note = forms.CharField(required=False, max_length=10_000, widget=forms.Textarea({"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, by: Person, on: date, place: int | None, **options: Any) -> None:
        super().__init__(*args, **options)
        there = Contact.objects.visible_to(by, on=on)
        contact = named(self, "contact")
        contact.there = there if place is None else there.filter(Q(account=place))
        if place is not None and isinstance(contact.widget, NameInput):
            contact.widget.address = f"{CONTACTS}?at={place}"

    def clean_by_buyer(self) -> bool | None:
        """Whether the buyer acted; null: nobody said."""
        return WHO[self.cleaned_data["by_buyer"]]


class FileForm(forms.Form):
    """A file of this machine."""

    file = forms.FileField()


def inline(
    person: Person, now: datetime, *, deal: Deal | None = None, account: Account | None = None
) -> dict[str, Any]:
    """The empty forms that stand on the page of a deal or an account, each with ids of its own."""
    on, place = now.date(), deal.account_id if deal else account.pk if account else None
    task = TaskForm(by=person, on=on, initial={"person": person.pk}, auto_id="task_%s")
    activity = ActivityForm(by=person, on=on, place=place, auto_id="activity_%s")
    return {"new_task": task, "new_activity": activity, "new_file": FileForm(auto_id="file_%s")}
