"""People and teams."""

from django import forms

from venturi.web.data.forms.finance import VERSION, a_day
from venturi.web.people.models import Person, Role, Team


class PersonForm(forms.Form):
    """Who somebody is, and what they may do and see."""

    name = forms.CharField(max_length=200)
    email = forms.EmailField(required=False, help_text="Without an address nobody signs in.")
    role = forms.ChoiceField(choices=Role.choices)
    sees_amounts = forms.BooleanField(required=False, label="Sees amounts")
    region = forms.CharField(max_length=100, required=False)
    started_on = a_day("First working day", required=False)
    left_on = a_day("First day no longer here", required=False)
    version = VERSION


class NewPersonForm(PersonForm):
    """Somebody who is new."""

    key = forms.CharField(max_length=200, required=False, label="What files call them, if not by name")
    field_order = ("name", "email", "key")


class ChangedPersonForm(PersonForm):
    """Somebody who is there."""

    is_active = forms.BooleanField(required=False, label="May sign in and own deals")
    field_order = ("name", "email", "role", "is_active")


class HandOverForm(forms.Form):
    """Who takes the deals."""

    to = forms.ModelChoiceField(Person.objects.filter(is_active=True), label="To", empty_label="Choose somebody")


class TeamForm(forms.Form):
    """What a team is called."""

    name = forms.CharField(max_length=100)
    version = VERSION


class PlaceForm(forms.Form):
    """Where a team stands from a day on."""

    parent = forms.ModelChoiceField(Team.objects.there(), required=False, label="Part of", empty_label="no other team")
    since = a_day("From")


class JoinForm(forms.Form):
    """Who is in which team, from when."""

    team = forms.ModelChoiceField(Team.objects.there(), empty_label="Choose a team")
    leads = forms.BooleanField(required=False, label="Leads the team")
    since = a_day("From")
    until = a_day("Until, and without", required=False)


class LeaveForm(forms.Form):
    """When it ends."""

    until = a_day("Until, and without", required=False)
    version = VERSION


class WorkspaceForm(forms.Form):
    """The workspace."""

    name = forms.CharField(max_length=100)
    currency = forms.CharField(max_length=3, required=False, label="Reporting currency, if not that of most deals")
    version = VERSION
