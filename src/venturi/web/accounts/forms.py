"""The forms of accounts and contacts: they read what was typed; whether it may be is for the gate."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse_lazy

from venturi.web.accounts.models import Account, Contact
from venturi.web.pages.names import NameField, named
from venturi.web.people.models import Person
from venturi.web.people.selectors import may_be_given_to

ACCOUNTS, CONTACTS = reverse_lazy("account-names"), reverse_lazy("contact-names")


class AccountForm(forms.Form):
    """What is known of an account."""

    name = forms.CharField(max_length=200)
    owner = forms.ModelChoiceField(Person.objects.none(), required=False, empty_label="nobody")
    region = forms.CharField(max_length=100, required=False)
    segment = forms.CharField(max_length=100, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Person, on: date, owner: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = may_be_given_to(person, on=on, now=owner)  # type: ignore[attr-defined]


class ContactForm(forms.Form):
    """What is known of a contact."""

    name = forms.CharField(max_length=200)
    account = NameField(address=ACCOUNTS)
    position = forms.CharField(max_length=200, required=False)
    email = forms.EmailField(required=False)
    phone = forms.CharField(max_length=50, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Person, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        named(self, "account").there = Account.objects.visible_to(person, on=on)


class RemovalForm(forms.Form):
    """Take it away: nothing to say but what one was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AccountMergeForm(forms.Form):
    """Which account it turned out to be."""

    into = NameField(address=ACCOUNTS, label="It is the same as")

    def __init__(self, *args: Any, person: Person, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        named(self, "into").there = Account.objects.visible_to(person, on=on)


class ContactMergeForm(forms.Form):
    """Whom they turned out to be, at the same account."""

    into = NameField(address=CONTACTS, label="It is the same person as")

    def __init__(self, *args: Any, contact: Contact, person: Person, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        there = Contact.objects.visible_to(person, on=on).filter(account=contact.account_id)
        named(self, "into").there = there.exclude(pk=contact.pk)
