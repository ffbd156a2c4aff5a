"""The forms of a deal: they read what was typed; whether it may be is for the gate."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse_lazy

from venturi.web.accounts.models import Account
from venturi.web.deals.models import Source
from venturi.web.deals.texts import AMOUNTS
from venturi.web.pages.names import NameField, named
from venturi.web.people.models import Person
from venturi.web.people.selectors import may_be_given_to
from venturi.web.process.models import Pipeline, Stage

DAY = forms.DateInput({"type": "date"})
MOMENT = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class StageSelect(forms.Select):
    """Stages to choose from, each with its kind: a decision is asked for more than a move."""

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        """The option of one stage."""
        option = super().create_option(name, value, *args, **options)
        if stage := getattr(value, "instance", None):
            option["attrs"]["data-kind"] = stage.kind
        return option


class MoveForm(forms.Form):
    """To which stage, and why."""

    stage = forms.ModelChoiceField(
        Stage.objects.none(), empty_label="Choose a stage", label="To stage", widget=StageSelect
    )
    reason = forms.CharField(max_length=200, required=False)
    competitor = forms.CharField(max_length=200, required=False, label="Competitor, of a loss")
    at = forms.DateTimeField(required=False, widget=MOMENT, label="When it happened", help_text="If it was not now.")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, pipeline: Pipeline, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stage"].queryset = pipeline.stages.there()  # type: ignore[attr-defined]


class DealForm(forms.Form):
    """The fields that people change most."""

    name = forms.CharField(max_length=300)
    account = NameField(address=reverse_lazy("account-names"), required=False)
    owner = forms.ModelChoiceField(Person.objects.none(), required=False, empty_label="nobody")
    amount = forms.DecimalField(max_digits=18, decimal_places=4, required=False)
    currency = forms.CharField(max_length=3, required=False)
    expected_close_on = forms.DateField(
        required=False, widget=forms.DateInput({"type": "date"}), label="Expected close"
    )
    source = forms.ChoiceField(choices=[("", "unknown"), *Source.choices], required=False)
    next_step = forms.CharField(max_length=500, required=False)
    next_step_on = forms.DateField(required=False, widget=DAY, label="Next step due")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Person, on: date, owner: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        named(self, "account").there = Account.objects.visible_to(person, on=on)
        self.fields["owner"].queryset = may_be_given_to(person, on=on, now=owner)  # type: ignore[attr-defined]
        if not person.sees_amounts:
            for name in AMOUNTS:
                del self.fields[name]
        # What each field said when the page was opened comes back with it: whoever changes one leaves the others alone,
        # also where somebody else changed them meanwhile.
        for name, field in self.fields.items():
            field.show_hidden_initial = name != "version"

    def changed(self) -> dict[str, Any]:
        """What was typed in fields that say something else than when the page was opened."""
        touched = {name for name in self.fields if f"initial-{name}" not in self.data} | set(self.changed_data)
        return {name: value for name, value in self.cleaned_data.items() if name in touched and name in self.data}
