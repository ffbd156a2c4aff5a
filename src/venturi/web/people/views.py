"""One's own settings, and the page on which whoever was invited chooses a password."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings as of_django
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from venturi.web.pages.answers import UNPROCESSABLE, status_of
from venturi.web.people import invitations, services
from venturi.web.people.forms import NameForm, PasswordForm
from venturi.web.people.models import Person
from venturi.web.people.requests import who
from venturi.web.trail.refusals import Refused

ABSENT = 404


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """One's own name; and where the password, the second factor and the sessions are."""
    person = who(request)
    if request.method == "GET":
        return _settings(request, NameForm(initial={"name": person.name, "version": person.version}))
    form = NameForm(request.POST)
    if not form.is_valid():
        return _settings(request, form, status=UNPROCESSABLE)
    said = form.cleaned_data
    try:
        services.change_person(person, {"name": said["name"]}, by=person, version=said["version"])
    except Refused as refusal:
        return _settings(request, form, status=status_of(refusal), issues=refusal.issues)
    messages.success(request, f"You are called {said['name']} now.")
    return redirect("settings")


def by_mail(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that needs mails and passwords, and is not there without."""

    @login_not_required
    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, **words: str) -> HttpResponse:
        if not (of_django.MAILS and of_django.PASSWORDS):
            raise Http404
        return view(request, **words)

    return shown


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, key: int, token: str) -> HttpResponse:
    """Choose a password with a link that an administrator made; it works once."""
    person = Person.objects.filter(pk=key).first()
    if person is None or not of_django.PASSWORDS or not invitations.is_good(person, token):
        told = {"issues": invitations.worthless().issues}
        return render(request, "people/worthless.html", told, status=ABSENT)
    form = PasswordForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _welcome(request, person, form, status=200 if request.method == "GET" else UNPROCESSABLE)
    try:
        invitations.accept(person, token, form.cleaned_data["password"])
    except ValidationError as error:
        form.add_error("password", error)
        return _welcome(request, person, form, status=UNPROCESSABLE)
    except Refused as refusal:
        return render(request, "people/worthless.html", {"issues": refusal.issues}, status=ABSENT)
    messages.success(request, "Your password is set. Sign in with it.")
    return redirect("account_login")


def _welcome(request: HttpRequest, person: Person, form: PasswordForm, *, status: int) -> HttpResponse:
    return render(request, "people/welcome.html", {"person": person, "form": form}, status=status)


def _settings(request: HttpRequest, form: NameForm, *, status: int = 200, issues: Any = ()) -> HttpResponse:
    told = {
        "form": form,
        "issues": issues,
        "passwords": of_django.PASSWORDS,
        "second_factor": is_mfa_enabled(who(request)),
    }
    return render(request, "people/settings.html", told, status=status)
