"""The forms of what is done about a deal as a whole, and of its stakeholders."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.urls import reverse_lazy

from venturi.web.accounts.models import Account, Contact
from venturi.web.deals.models import Attitude, Deal, Source
from venturi.web.deals.texts import AMOUNTS
from venturi.web.pages.names import NameField, NameInput, named
from venturi.web.people.models import Person
from venturi.web.people.selectors import may_be_given_to
from venturi.web.process.models import Kind, Stage

DAY = forms.DateInput({"type": "date"})
ACCOUNTS, CONTACTS, DEALS = (reverse_lazy(name) for name in ("account-names", "contact-names", "deal-names"))
# A text to choose, and what it says.
ACCESS = {"": None, "yes": True, "no": False}


class _ByPipeline(ModelChoiceIterator):
    """Stages, under the names of their pipelines."""

    def __iter__(self) -> Iterator[Any]:
        found: dict[str, list[Any]] = {}
        for stage in self.queryset:
            found.setdefault(str(stage.pipeline), []).append(self.choice(stage))
        yield from found.items()


class _StageField(forms.ModelChoiceField):
    iterator = _ByPipeline


class OpeningForm(forms.Form):
    """What is known of a new deal."""

    name = forms.CharField(max_length=300)
    stage = _StageField(
        Stage.objects.filter(kind=Kind.OPEN, removed=False, pipeline__removed=False).select_related("pipeline"),
        empty_label=None,
    )
    account = NameField(address=ACCOUNTS, required=False)
    new_account = forms.CharField(max_length=200, required=False, label="Or a new account's name")
    owner = forms.ModelChoiceField(Person.objects.none(), empty_label=None)
    amount = forms.DecimalField(max_digits=18, decimal_places=4, required=False)
    currency = forms.CharField(max_length=3, required=False, help_text="Such as EUR.")
    expected_close_on = forms.DateField(required=False, widget=DAY, label="Expected close")
    source = forms.ChoiceField(choices=[("", "unknown"), *Source.choices], required=False)
    next_step = forms.CharField(max_length=500, required=False)
    next_step_on = forms.DateField(required=False, widget=DAY, label="Next step due")

    def __init__(self, *args: Any, person: Person, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        named(self, "account").there = Account.objects.visible_to(person, on=on)
        self.fields["owner"].queryset = may_be_given_to(person, on=on)  # type: ignore[attr-defined]
        if not person.sees_amounts:
            for name in AMOUNTS:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """One account, or none."""
        said = super().clean() or {}
        if said.get("account") and said.get("new_account"):
            self.add_error("new_account", "Choose an account, or give the name of a new one: not both.")
        return said


class DeletionForm(forms.Form):
    """Why it is taken away, or brought back."""

    reason = forms.CharField(max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class MergeForm(forms.Form):
    """Which deal of its pipeline it turned out to be, and how one knows."""

    into = NameField(address=DEALS, label="It is the same deal as")
    reason = forms.CharField(max_length=200)

    def __init__(self, *args: Any, deal: Deal, person: Person, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        there = Deal.objects.visible_to(person, on=on).filter(pipeline=deal.pipeline_id)
        named(self, "into").there = there.exclude(pk=deal.pk)


class StakeholderForm(forms.Form):
    """Which part a contact plays on a deal."""

    contact = NameField(address=CONTACTS)
    role = forms.CharField(max_length=100, required=False)
    attitude = forms.ChoiceField(choices=[("", "nobody knows"), *Attitude.choices], required=False)
    has_access = forms.ChoiceField(
        choices=[("", "nobody said"), ("yes", "Yes"), ("no", "No")], required=False, label="We speak to them"
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, deal: Deal, person: Person, on: date, fixed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if fixed:
            del self.fields["contact"]
            return
        there = Contact.objects.visible_to(person, on=on)
        field = named(self, "contact")
        field.there = there if deal.account_id is None else there.filter(account=deal.account_id)
        if deal.account_id is not None and isinstance(field.widget, NameInput):
            field.widget.address = f"{CONTACTS}?at={deal.account_id}"

    def clean_has_access(self) -> bool | None:
        """Whether we speak to them; null: nobody said."""
        return ACCESS[self.cleaned_data["has_access"]]
