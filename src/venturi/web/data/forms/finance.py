"""Products, targets, costs and rates."""

from typing import Any

from django import forms

from venturi.web.deals.models import Source
from venturi.web.money.fields import DIGITS
from venturi.web.people.models import Person, Team

VERSION = forms.IntegerField(widget=forms.HiddenInput, required=False)


def a_day(label: str, **options: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(widget=forms.DateInput({"type": "date"}), label=label, **options)


def an_amount() -> forms.DecimalField:
    """An amount of money."""
    return forms.DecimalField(max_digits=DIGITS, decimal_places=4)


def a_currency(label: str = "Currency") -> forms.CharField:
    """A code of ISO 4217; the gate knows which there are."""
    return forms.CharField(max_length=3, label=label, widget=forms.TextInput({"autocapitalize": "characters"}))


class ProductForm(forms.Form):
    """What is sold."""

    name = forms.CharField(max_length=200)
    key = forms.CharField(max_length=200, required=False, label="What deals and files call it, if not so")
    version = VERSION


class TargetForm(forms.Form):
    """Whose, for when, how much."""

    person = forms.ModelChoiceField(Person.objects.filter(is_active=True), required=False, empty_label="nobody alone")
    team = forms.ModelChoiceField(Team.objects.there(), required=False, empty_label="no team")
    starts_on = a_day("From")
    ends_on = a_day("Until, and without")
    amount = an_amount()
    currency = a_currency()
    version = VERSION


class CostForm(forms.Form):
    """When, how much, for what."""

    on = a_day("Day it counts for")
    amount = an_amount()
    currency = a_currency()
    source = forms.ChoiceField(choices=[("", "both, or unknown"), *Source.choices], required=False)
    channel = forms.CharField(max_length=100, required=False)
    note = forms.CharField(max_length=200, required=False)
    version = VERSION


class RateForm(forms.Form):
    """From when on, how much for one."""

    currency = a_currency("One")
    into = a_currency("is so much")
    on = a_day("From")
    rate = forms.DecimalField(max_digits=DIGITS, decimal_places=9)
    version = VERSION


class PasteForm(forms.Form):
    """Many rates at once."""

    lines = forms.CharField(
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
        label="One rate a line: from; into; day; rate",
        help_text="For example EUR;USD;2026-01-01;1.08",
        max_length=100_000,
    )
