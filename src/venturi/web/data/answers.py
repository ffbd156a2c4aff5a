"""How a form of these pages is answered: the gate is asked, and what it says is shown."""

from collections.abc import Callable
from typing import Any, Protocol

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from venturi.web.pages.answers import UNPROCESSABLE, status_of
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_administer
from venturi.web.trail.refusals import Refused


class Page(Protocol):
    """Draws the page that a form stands on."""

    def __call__(self, *, status: int = 200, issues: Any = ()) -> HttpResponse: ...


def answer(
    request: HttpRequest, form: Any, act: Callable[..., Any], *, page: Page, said: str, to: Any = None
) -> HttpResponse:
    """Do what the form asks for and go on; or the page again, with what was typed and why it was refused.

    ``act`` takes what was read from the form by name; ``said`` is a sentence with a place for what came of it;
    ``to``: where to go on, an address or a function of what came of it.
    """
    if form is not None and not form.is_valid():
        return page(status=UNPROCESSABLE)
    try:
        done = act(**(form.cleaned_data if form is not None else {}))
    except Refused as refusal:
        return page(status=status_of(refusal), issues=refusal.issues)
    messages.success(request, said.format(done))
    return redirect(to(done) if callable(to) else to or request.path)


def only(allowed: bool) -> None:
    """What somebody may not read looks as if it were not there."""
    if not allowed:
        raise Http404


def administers(request: HttpRequest) -> bool:
    """Whether whoever asks may change how the workspace is set up."""
    return may_administer(who(request))
