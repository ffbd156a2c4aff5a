"""What the list is narrowed to."""

from datetime import date
from typing import Any

from django import forms

from venturi.web.people.models import Person
from venturi.web.people.selectors import seen_by, sees_everybody
from venturi.web.today.kinds import BY_KEY


class ChoiceForm(forms.Form):
    """A kind, a person."""

    kind = forms.ChoiceField(
        choices=[("", "all"), *((key, kind.label) for key, kind in BY_KEY.items())], required=False
    )
    person = forms.ModelChoiceField(Person.objects.none(), empty_label="Everybody", required=False)

    def __init__(self, *args: Any, person: Person, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        working = Person.objects.filter(is_active=True)
        there = working if sees_everybody(person) else working.filter(pk__in=seen_by(person, on=on))
        self.fields["person"].queryset = there  # type: ignore[attr-defined]
