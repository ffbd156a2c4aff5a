"""A page with one form: shown, sent, and shown again with what was typed when it was refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from venturi.web.pages.answers import UNPROCESSABLE, status_of
from venturi.web.pages.refusals import placed
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_change
from venturi.web.trail.refusals import Outdated, Refused


@dataclass(frozen=True, slots=True)
class FormPage:
    """What the page is called and its button says, where it leads when done or left; ``said``: what will happen.

    ``reads``: whoever may change nothing reads in its fields what there is; otherwise they are shown none.
    """

    title: str
    verb: str
    back: str
    about: Any
    done: str = ""
    said: str = ""
    template: str = "pages/form_page.html"
    more: dict[str, Any] = field(default_factory=dict)
    reads: bool = False


def answered(
    request: HttpRequest,
    page: FormPage,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    current: Callable[[], int] | None = None,
) -> HttpResponse:
    """The page, or where it leads once ``act`` did it: back, or to the address that it gives.

    ``current``: the version of what the form changes, as it is now.
    """
    if request.method != "POST":
        return _shown(request, page, form)
    if not form.is_valid():
        placed(form)
        return _shown(request, page, form, status=UNPROCESSABLE)
    try:
        done = act(form.cleaned_data)
    except Refused as refusal:
        if isinstance(refusal, Outdated) and current:
            renew(form, current())
        issues = placed(form, refusal.issues)
        return _shown(request, page, form, status=status_of(refusal), issues=issues)
    if page.done:
        messages.success(request, page.done)
    return redirect(done if isinstance(done, str) else page.back)


def sent(request: HttpRequest) -> Any:
    """What was typed into the form; null when nobody sent it yet."""
    return request.POST if request.method == "POST" else None


def renew(form: forms.Form, version: int) -> None:
    """Who was told what others changed sees it now, and may send the form once more."""
    form.data = {**form.data.dict(), "version": str(version)} if isinstance(form.data, QueryDict) else form.data


def back(request: HttpRequest, otherwise: str) -> str:
    """Where a form asks to be led back to, within the workspace."""
    asked = request.POST.get("back", "")
    return asked if asked and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else otherwise


def _shown(
    request: HttpRequest, page: FormPage, form: forms.Form, *, status: int = 200, issues: Any = ()
) -> HttpResponse:
    writes = may_change(who(request))
    for one in form.fields.values():
        one.disabled = not writes
    told = {"page": page, "form": form, "writes": writes, "issues": issues, **page.more}
    return render(request, page.template, told, status=status)
