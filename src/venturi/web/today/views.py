"""The page that one begins with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from venturi.web.pages.answers import UNPROCESSABLE
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_change
from venturi.web.today import selectors
from venturi.web.today.forms import ChoiceForm
from venturi.web.today.kinds import BY_KEY
from venturi.web.today.silence import SILENT_AFTER


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What there is to do: the first few, or all of it by pages."""
    person, now = who(request), timezone.now()
    form = ChoiceForm(request.GET, person=person, on=now.date())
    said = form.cleaned_data if form.is_valid() else {}
    page = request.GET.get("page", "")
    choice = selectors.Choice(
        kind=BY_KEY.get(said.get("kind", "")),
        person=said.get("person"),
        page=max(1, int(page[:9])) if page.isascii() and page.isdigit() else None,
    )
    about = {
        "form": form,
        "choice": choice,
        "list": selectors.todos(person, choice, now=now),
        "several": len(form["person"].field.choices) > 2,  # type: ignore[attr-defined]
        "may_change": may_change(person),
        "silent_after": SILENT_AFTER,
    }
    return render(request, "today/today.html", about, status=200 if form.is_valid() else UNPROCESSABLE)
