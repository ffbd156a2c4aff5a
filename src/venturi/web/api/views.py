"""The description of the API, its page, and the page of tokens."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from venturi.web.api import document, reference, services
from venturi.web.api.forms import TokenForm
from venturi.web.api.models import Token
from venturi.web.api.problems import JSON
from venturi.web.pages.answers import UNPROCESSABLE, status_of
from venturi.web.people.requests import who
from venturi.web.trail.refusals import Refused

USUAL = timedelta(days=90)


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The description of the API. Tools read it without a token: nothing of the workspace is in it."""
    return HttpResponse(document.as_text(), content_type=JSON)


@require_safe
def api(request: HttpRequest) -> HttpResponse:
    """The description of the API, to be read."""
    return render(request, "api/reference.html", {"parts": reference.parts(), "text": reference.text()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of whoever is signed in; a new one is shown this once."""
    if request.method != "POST":
        return _page(request)
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, status=UNPROCESSABLE, form=form)
    try:
        _, text = services.make_token(by=who(request), **form.cleaned_data)
    except Refused as refusal:
        return _page(request, status=status_of(refusal), form=form, issues=refusal.issues)
    return _page(request, status=201, text=text)


@require_POST
def revocation(request: HttpRequest, token: int) -> HttpResponse:
    """The token opens nothing any more."""
    found = get_object_or_404(Token.objects.of(who(request)), pk=token)
    services.revoke_token(found, by=who(request))
    messages.success(request, f"{found} is revoked.")
    return redirect("tokens")


def _page(request: HttpRequest, *, status: int = 200, **told: Any) -> HttpResponse:
    today = timezone.now().date()
    told = {
        "tokens": Token.objects.of(who(request)).select_related("use"),
        "today": today,
        "form": TokenForm(initial={"expires_on": today + USUAL}),
    } | told
    return render(request, "api/tokens.html", told, status=status)
