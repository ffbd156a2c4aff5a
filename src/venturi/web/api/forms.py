"""The form of a token."""

from django import forms

from venturi.web.api.models import Scope

DAY = forms.DateInput({"type": "date"})


class TokenForm(forms.Form):
    """What it is called, what it may do, and until when."""

    name = forms.CharField(max_length=100, help_text="What it is for, such as: weekly export.")
    scope = forms.ChoiceField(choices=Scope.choices, label="May", initial=Scope.READ)
    expires_on = forms.DateField(widget=DAY, label="Last day", help_text="At most a year ahead.")
