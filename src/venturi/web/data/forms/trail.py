"""What of the audit trail is to be shown."""

from django import forms

from venturi.web.data.forms.finance import a_day
from venturi.web.people.models import Person
from venturi.web.trail.models import Via


class TrailForm(forms.Form):
    """All of it is optional."""

    author = forms.ModelChoiceField(Person.objects.all(), required=False, label="By", empty_label="anybody")
    verb = forms.CharField(max_length=60, required=False, label="Act", help_text="Such as move, or change person.")
    via = forms.ChoiceField(choices=[("", "any way"), *Via.choices], required=False, label="Way in")
    since = a_day("From", required=False)
    until = a_day("To", required=False)
    record = forms.CharField(max_length=80, required=False, help_text="Such as deals.Deal 12.")
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
