"""The forms of a deal: they read what was typed; whether it may be is for the gate."""

from typing import Any

from django import forms

from venturi.web.deals.models import Deal, Source
from venturi.web.deals.texts import AMOUNTS
from venturi.web.people.models import Person
from venturi.web.process.models import Stage

DAY = forms.DateInput({"type": "date"})


class MoveForm(forms.Form):
    """To which stage, and why."""

    stage = forms.ModelChoiceField(Stage.objects.all(), empty_label="Choose a stage")
    reason = forms.CharField(max_length=200, required=False)
    competitor = forms.CharField(max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, deal: Deal, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stage"].queryset = deal.pipeline.stages.all()  # type: ignore[attr-defined]


class DealForm(forms.Form):
    """The fields that people change most."""

    name = forms.CharField(max_length=300)
    amount = forms.DecimalField(max_digits=18, decimal_places=4, required=False)
    currency = forms.CharField(max_length=3, required=False)
    expected_close_on = forms.DateField(
        required=False, widget=forms.DateInput({"type": "date"}), label="Expected close"
    )
    source = forms.ChoiceField(choices=[("", "unknown"), *Source.choices], required=False)
    next_step = forms.CharField(max_length=500, required=False)
    next_step_on = forms.DateField(required=False, widget=DAY, label="Next step due")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        if not person.sees_amounts:
            for name in AMOUNTS:
                del self.fields[name]
