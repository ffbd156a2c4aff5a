"""What may be asked of a page of numbers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from venturi.metrics.periods import Period
from venturi.web.deals.models import Source


class AskForm(forms.Form):
    """The day the numbers describe, a period, a source. What is left out is ``usual``, everything, both."""

    as_of = forms.DateField(widget=forms.DateInput({"type": "date"}), label="As of")
    period = forms.CharField(
        required=False,
        max_length=30,
        widget=forms.TextInput({"placeholder": "everything"}),
        help_text="Such as 2026, 2026Q1 or 2026-03",
    )
    source = forms.ChoiceField(choices=[("", "inbound and outbound"), *Source.choices], required=False)
    brief = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, said: Mapping[str, Any], *, today: date, usual: date) -> None:
        super().__init__({"as_of": usual, **{name: said[name] for name in said if said[name]}})
        self.today, self.usual = today, usual

    def clean_as_of(self) -> date:
        """A day that has begun."""
        day: date = self.cleaned_data["as_of"]
        if day > self.today:
            raise forms.ValidationError(f"{day} is still to come. Choose today, {self.today}, or a day before.")
        return day

    def clean_period(self) -> str | None:
        """A period as the library writes it."""
        said: str = self.cleaned_data["period"].strip().upper()
        try:
            # It is compared with the one before, which must be one, too.
            return said if said and Period.parse(said).previous() else None
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_source(self) -> str | None:
        """One source, or null for both."""
        return self.cleaned_data["source"] or None
