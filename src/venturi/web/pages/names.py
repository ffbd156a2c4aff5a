"""Choosing one of many by its name: a text field that proposes names while one types, and works without, too."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from venturi.web.names.folding import fold

PROPOSED = 20


class NameInput(forms.TextInput):
    """A text field with a list of proposals, which is fetched from ``address`` by what was typed."""

    template_name = "pages/name_input.html"

    def __init__(self, *, address: Any) -> None:
        super().__init__({"autocomplete": "off"})
        self.address = address

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What its template knows. The form around it says what HTMX does with its own answer: that is undone here."""
        told = super().get_context(name, value, attrs)
        address = str(self.address)
        given = told["widget"]["attrs"]
        listed = f"{given.get('id', name)}-names"
        given |= {
            "list": listed,
            "hx-get": f"{address}{'&' if '?' in address else '?'}of={name}",
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#{listed}",
            "hx-swap": "innerHTML",
            "hx-select": "unset",
        }
        return {**told, "listed": listed}


class NameField(forms.CharField):
    """A record by its name or its key; ``there``: among which, set by the form that knows who asks."""

    there: "QuerySet[Any]"

    def __init__(self, *, address: Any, **options: Any) -> None:
        super().__init__(widget=NameInput(address=address), max_length=300, **options)

    def prepare_value(self, value: Any) -> Any:
        """How a record is written in the field: by its name, or by its key where others have that name."""
        if not isinstance(value, Model):
            return value
        record: Any = value
        return record.key if len(self._called(record.name)) > 1 else record.name

    def clean(self, value: Any) -> Any:
        """The record; null for nothing typed."""
        text = super().clean(value)
        if not text:
            return None
        found = list(self.there.filter(key=text)) or self._called(text)
        if not found:
            raise ValidationError(f'There is no "{text}" that you work with. Type its name or its key.')
        if len(found) > 1:
            keys = ", ".join(one.key for one in found)
            raise ValidationError(f'Several are called "{text}". Type the key of the one that you mean: {keys}')
        return found[0]

    def _called(self, name: str) -> list[Any]:
        return list(self.there.filter(name__iexact=name)[:5])


def named(form: forms.Form, name: str) -> NameField:
    """A field of a form that chooses by name."""
    field = form.fields[name]
    assert isinstance(field, NameField), f"{name} is another kind of field"
    return field


def like(text: str) -> Q:
    """What is found by a part of its name, or by its key."""
    return Q(folded__contains=fold(text)) | Q(key=text)


def asked(request: HttpRequest) -> str:
    """What was typed: ``q``, or the field of the form that asks, which ``of`` names."""
    return (request.GET.get("q") or request.GET.get(request.GET.get("of", ""), "")).strip()


def proposals(request: HttpRequest, there: "QuerySet[Any]", *, about: str) -> HttpResponse:
    """The first names that hold what was typed; ``about``: the attribute that tells equal names apart."""
    found = list(there.filter(like(asked(request))).order_by("name", "pk")[:PROPOSED])
    names = [one.name for one in found]
    told = [(one.key if names.count(one.name) > 1 else one.name, one.name, getattr(one, about)) for one in found]
    return render(request, "pages/_names.html", {"names": told})
