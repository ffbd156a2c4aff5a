"""The page of one record: its form, what it is about, its history, and the way to take it away."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from venturi.web.activities.places import address_of
from venturi.web.pages.form_pages import FormPage, answered, sent
from venturi.web.pages.histories import told
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_change
from venturi.web.trail.records import history


class RemovalForm(forms.Form):
    """Take it away: nothing to say but what one was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def of_record(request: HttpRequest, record: Any, about: Any, title: str, removal: str, *, done: str) -> FormPage:
    """The page of a record; ``removal``: the name of the address that takes it away."""
    more = {
        "lines": told(history(record), who(request), on=timezone.now().date()),
        "removal": reverse(removal, args=[record.pk]),
        "may_change": may_change(who(request)),
    }
    back = address_of(about) if about else reverse("board")
    look: dict[str, Any] = {"template": "activities/record.html", "more": more, "reads": True}
    return FormPage(title, "Save", back, about or "Pipeline", done=done, **look)


def removed_from(request: HttpRequest, record: Any, about: Any, remove: Callable[..., Any]) -> HttpResponse:
    """The page that takes a record away, and leads back to what it is about."""
    form = RemovalForm(sent(request), initial={"version": record.version})
    back = address_of(about) if about else reverse("board")
    said = "It is not shown any more; its history stays."
    page = FormPage(f"Remove “{record}”?", "Remove it", back, about or "Pipeline", done="It is removed.", said=said)

    def current() -> int:
        return type(record).objects.get(pk=record.pk).version

    def act(said: dict[str, Any]) -> None:
        remove(record, by=who(request), **said)

    return answered(request, page, form, act, current=current)
