"""Which deals the table shows: what is asked in its address, and what that means to the database."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from venturi.web.deals.conditions import STEP_MISSING, called, close_past, step_late
from venturi.web.deals.models import Source
from venturi.web.people.models import Person, Team
from venturi.web.people.selectors import members_of, seen_by, sees_everybody, teams_led_by
from venturi.web.process.models import Kind, Pipeline, Stage

ANY = "all"
UNKNOWN = "unknown"
MISSING, LATE = "missing", "late"
AMOUNTS = ("amount_from", "amount_to", "currency")
# What is always at hand; the others are folded away.
MAIN = ("outcome", "text", "stage", "owner", "team", "step")


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}))


class FilterForm(forms.Form):
    """Everything that the table can be narrowed by. An empty field narrows nothing."""

    outcome = forms.ChoiceField(
        choices=[(Kind.OPEN, "Open"), (Kind.WON, "Won"), (Kind.LOST, "Lost"), (ANY, "All")], required=False
    )
    text = forms.CharField(label="Deal or account", max_length=200, required=False)
    stage = forms.ModelMultipleChoiceField(
        Stage.objects.none(), label="Stages", required=False, widget=forms.CheckboxSelectMultiple
    )
    owner = forms.ModelChoiceField(Person.objects.none(), empty_label="Everybody", required=False)
    team = forms.ModelChoiceField(Team.objects.none(), empty_label="All teams", required=False)
    step = forms.ChoiceField(
        label="Next step", choices=[("", "Any"), (MISSING, "Missing"), (LATE, "Overdue")], required=False
    )
    pipeline = forms.ModelChoiceField(Pipeline.objects.none(), empty_label="All pipelines", required=False)
    source = forms.ChoiceField(choices=[("", "Any"), *Source.choices, (UNKNOWN, "Unknown")], required=False)
    close = forms.ChoiceField(label="Close date", choices=[("", "Any"), ("past", "In the past")], required=False)
    amount_from = forms.DecimalField(label="Amount from", max_digits=18, decimal_places=4, required=False)
    amount_to = forms.DecimalField(label="Amount to", max_digits=18, decimal_places=4, required=False)
    currency = forms.CharField(max_length=3, required=False)
    close_from = _day("Closes from")
    close_to = _day("Closes until")
    created_from = _day("Created from")
    created_to = _day("Created until")

    def __init__(self, *args: Any, person: Person, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on
        if not person.sees_amounts:
            for name in AMOUNTS:
                del self.fields[name]
        everybody = sees_everybody(person)
        people = Person.objects.all() if everybody else Person.objects.filter(pk__in=seen_by(person, on=on))
        teams = Team.objects.there()
        offered: dict[str, Any] = {
            "stage": Stage.objects.there().select_related("pipeline"),
            "pipeline": Pipeline.objects.there(),
            "owner": people,
            "team": teams if everybody else teams.filter(pk__in=teams_led_by(person, on=on)),
        }
        for name, there in offered.items():
            self.fields[name].queryset = there  # type: ignore[attr-defined]

    def main(self) -> list[forms.BoundField]:
        """The fields that are always at hand."""
        return [self[name] for name in MAIN]

    def more(self) -> list[forms.BoundField]:
        """The others."""
        return [self[name] for name in self.fields if name not in MAIN]

    @property
    def narrowed(self) -> int:
        """How many of the folded fields narrow something."""
        return sum(1 for field in self.more() if field.data)

    def condition(self) -> Q:
        """What a deal must be like to be shown. Only of a valid form."""
        said = self.cleaned_data
        parts = [_outcome(said["outcome"]), _step(said["step"], self.on), *_ranges(said), called(said["text"])]
        parts += [Q(stage__in=said["stage"])] if said["stage"] else []
        parts += [Q(**{name: said[name]}) for name in ("owner", "pipeline") if said[name]]
        parts += [Q(owner__in=members_of(said["team"], on=self.on))] if said["team"] else []
        parts += [Q(source=None if said["source"] == UNKNOWN else said["source"])] if said["source"] else []
        parts += [close_past(self.on)] if said["close"] else []
        found = Q()
        for part in parts:
            found &= part
        return found


def _outcome(said: str) -> Q:
    return Q() if said == ANY else Q(outcome=said or Kind.OPEN)


def _step(said: str, on: date) -> Q:
    return {MISSING: STEP_MISSING, LATE: step_late(on)}.get(said, Q())


def _ranges(said: dict[str, Any]) -> list[Q]:
    first, last = said["close_from"], said["close_to"]
    bounds: dict[str, date | datetime | Decimal | str | None] = {
        "expected_close_on__gte": first,
        "expected_close_on__lte": last,
        "created_at__gte": said["created_from"] and _start(said["created_from"]),
        "created_at__lt": said["created_to"] and _start(said["created_to"] + timedelta(days=1)),
        "amount__gte": said.get("amount_from"),
        "amount__lte": said.get("amount_to"),
        "currency": (said.get("currency") or "").upper() or None,
    }
    return [Q(**{name: value}) for name, value in bounds.items() if value is not None]


def _start(day: date) -> datetime:
    """When a day begins, on the clocks of the workspace."""
    return timezone.make_aware(datetime.combine(day, time()))
