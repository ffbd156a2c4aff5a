"""What is typed into a cell or for many deals, and about a saved view. Whether it may be is for the gate."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from venturi.web.deals.models import Deal, Source
from venturi.web.people.models import Person
from venturi.web.people.selectors import seen_by, sees_everybody
from venturi.web.process.models import Stage
from venturi.web.table.models import SavedView
from venturi.web.trail.texts import as_text

# What many deals can be given at once: what it is called, and its fields, the first of which must be said.
CHANGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "owner": ("Owner", ("owner",)),
    "stage": ("Stage", ("stage", "reason")),
    "step": ("Next step", ("next_step", "next_step_on")),
    "close": ("Expected close", ("expected_close_on",)),
    "source": ("Source", ("source",)),
    "category": ("Category", ("category",)),
}
IN_BULK = tuple(name for _, names in CHANGES.values() for name in names)


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}))


class ChangeForm(forms.Form):
    """Some fields of a deal: those named."""

    name = forms.CharField(label="Deal", max_length=300)
    owner = forms.ModelChoiceField(Person.objects.none(), empty_label="Choose a person", required=False)
    stage = forms.ModelChoiceField(Stage.objects.none(), empty_label="Choose a stage", required=False)
    reason = forms.CharField(label="Reason, for a loss", max_length=200, required=False)
    amount = forms.DecimalField(max_digits=18, decimal_places=4, required=False)
    currency = forms.CharField(max_length=3, required=False)
    next_step = forms.CharField(label="Next step", max_length=500, required=False)
    next_step_on = _day("Due")
    expected_close_on = _day("Expected close")
    source = forms.ChoiceField(choices=[("", "unknown"), *Source.choices], required=False)
    channel = forms.CharField(max_length=100, required=False)
    product = forms.CharField(max_length=200, required=False)
    category = forms.CharField(max_length=50, required=False)

    def __init__(
        self, *args: Any, names: Iterable[str], person: Person, on: date, deal: Deal | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields = {name: self.fields[name] for name in names}
        stages = Stage.objects.there().select_related("pipeline")
        offered: dict[str, Any] = {
            "stage": stages if deal is None else stages.filter(pipeline=deal.pipeline_id),
            "owner": owners(person, on=on),
        }
        for name in offered.keys() & self.fields.keys():
            self.fields[name].queryset = offered[name]  # type: ignore[attr-defined]
        if deal is not None:
            # One cell: whoever opened it is going to type.
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True
            if "stage" in self.fields:
                self.fields["stage"].required = True


class BulkForm(ChangeForm):
    """One change, for many deals."""

    def __init__(self, *args: Any, person: Person, on: date, **options: Any) -> None:
        super().__init__(*args, names=IN_BULK, person=person, on=on, **options)
        first = {"": "Choose a change"} | {key: label for key, (label, _) in CHANGES.items()}
        self.fields = {"change": forms.ChoiceField(choices=list(first.items()))} | self.fields

    def clean(self) -> dict[str, Any]:
        """The fields of the chosen change alone; its first one must be said."""
        said = self.cleaned_data
        if "change" not in said:
            return said
        label, names = CHANGES[said["change"]]
        if not said.get(names[0]) and names[0] not in self.errors:
            self.add_error(names[0], f"{label}: say what it is to be.")
        return {name: said.get(name) for name in names}

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each change."""
        return [(key, [self[name] for name in names]) for key, (_, names) in CHANGES.items()]


class ViewForm(forms.Form):
    """What a view is called, and whether everybody may open it."""

    name = forms.CharField(label="Name", max_length=80)
    shared = forms.BooleanField(label="Everybody may open it", required=False)

    @classmethod
    def of(cls, view: SavedView) -> "ViewForm":
        """The form of a view that is there."""
        return cls(initial={"name": view.name, "shared": view.shared}, auto_id=f"view-{view.pk}-%s")


def owners(person: Person, *, on: date) -> Any:
    """Those whom the person may give a deal to: everybody who works here, or those whose deals they see."""
    working = Person.objects.filter(is_active=True)
    return working if sees_everybody(person) else working.filter(pk__in=seen_by(person, on=on))


def typed(deal: Deal, names: Iterable[str]) -> dict[str, str | None]:
    """The fields of a deal as they are typed, not as they are stored: 119800 and not 119800.0000."""
    of = {"owner": deal.owner_id, "stage": deal.stage_id, "reason": None}
    return {name: as_text(of[name] if name in of else getattr(deal, name)) for name in names}
